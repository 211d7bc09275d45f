/** How many came back, and who is behind each number. */
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { client, read } from './client.ts'
import type { Filters, RetentionQuery } from './paths.ts'

export type AskedRetention = Filters & RetentionQuery

const pageSize = 200

/** `asked`: what lists behind the answer's numbers are asked with. `revision` of the map: a newer one asks again. */
export const useRetention = (id: string, query: AskedRetention, periods: number, revision: number) =>
  useQuery({
    queryKey: ['retention', id, query, periods, revision],
    queryFn: async ({ signal }) => {
      const retention = await read(
        client.GET('/api/v1/maps/{id}/retention', {
          params: { path: { id }, query: { ...query, periods } },
          signal,
        }),
      )
      const asked: AskedRetention = { ...query, asOf: retention.asOf }
      return { retention, asked }
    },
    placeholderData: keepPreviousData,
  })

export const useRetentionCustomers = (id: string, query: AskedRetention, number: string) =>
  useInfiniteQuery({
    queryKey: ['retention-customers', id, query, number],
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) =>
      read(
        client.GET('/api/v1/maps/{id}/retention/customers', {
          params: {
            path: { id },
            query: { ...query, number, limit: pageSize, ...(pageParam ? { cursor: pageParam } : {}) },
          },
          signal,
        }),
      ),
    getNextPageParam: (page) => page.next,
  })
