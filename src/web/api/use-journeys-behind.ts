/** The journeys behind a number, page by page. */
import { useInfiniteQuery } from '@tanstack/react-query'
import { client, read } from './client.ts'
import type { Filters } from './paths.ts'

const pageSize = 200

export const useJourneysBehind = (id: string, number: string, filters: Filters) =>
  useInfiniteQuery({
    queryKey: ['journeys-behind', id, number, filters],
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) =>
      read(
        client.GET('/api/v1/maps/{id}/customers', {
          params: {
            path: { id },
            query: { ...filters, number, limit: pageSize, ...(pageParam ? { cursor: pageParam } : {}) },
          },
          signal,
        }),
      ),
    getNextPageParam: (page) => page.next,
  })
