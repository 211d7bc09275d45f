/** The journeys behind a number, page by page, all or those that fit a few letters. */
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { client, read } from './client.ts'
import type { Filters } from './paths.ts'

const pageSize = 200

export const useJourneysBehind = (id: string, number: string, filters: Filters, q: string) =>
  useInfiniteQuery({
    queryKey: ['journeys-behind', id, number, filters, q],
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) =>
      read(
        client.GET('/api/v1/maps/{id}/customers', {
          params: {
            path: { id },
            query: {
              ...filters,
              number,
              limit: pageSize,
              ...(q ? { q } : {}),
              ...(pageParam ? { cursor: pageParam } : {}),
            },
          },
          signal,
        }),
      ),
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
  })

/** The same list as a file. */
export const exportOfJourneys = (id: string, number: string, filters: Filters, q: string): string =>
  `/api/v1/maps/${id}/customers/export?${new URLSearchParams({ ...filters, number, ...(q ? { q } : {}) })}`
