/** What follows what: the directly-follows graph of touchpoints. */
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { Followed } from '../../model/customer-id.ts'
import { client, read } from './client.ts'
import type { Filters } from './paths.ts'

export type FlowQuery = Filters & { follow: Followed; touchpoints: number; edges: number }

export const useFlow = (query: FlowQuery) =>
  useQuery({
    queryKey: ['flow', query],
    queryFn: ({ signal }) => read(client.GET('/api/v1/flow', { params: { query }, signal })),
    placeholderData: keepPreviousData,
  })
