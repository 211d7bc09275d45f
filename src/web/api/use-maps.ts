/** All maps, as designed. */
import { useQuery } from '@tanstack/react-query'
import { client, read } from './client.ts'

export const mapsKey = ['maps'] as const

export const useMaps = () =>
  useQuery({ queryKey: mapsKey, queryFn: ({ signal }) => read(client.GET('/api/v1/maps', { signal })) })
