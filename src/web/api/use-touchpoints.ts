/** The catalogue of touchpoints with their counts. */
import { useQuery } from '@tanstack/react-query'
import { client, read } from './client.ts'

export const touchpointsKey = ['touchpoints'] as const

export const useTouchpoints = (enabled = true) =>
  useQuery({
    queryKey: touchpointsKey,
    queryFn: ({ signal }) => read(client.GET('/api/v1/touchpoints', { signal })),
    enabled,
  })
