/** How far customers come through steps of a map, and who is behind each number. */
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { client, read } from './client.ts'
import type { Filters, FunnelQuery } from './paths.ts'

export type AskedFunnel = Filters & FunnelQuery

const pageSize = 200

/** `asked`: what lists behind the answer's numbers are asked with. `revision` of the map: a newer one asks again. */
export const useFunnel = (id: string, query: AskedFunnel, revision: number) =>
  useQuery({
    queryKey: ['funnel', id, query, revision],
    queryFn: async ({ signal }) => {
      const funnel = await read(
        client.GET('/api/v1/maps/{id}/funnel', { params: { path: { id }, query }, signal }),
      )
      const asked: AskedFunnel = { ...query, asOf: funnel.asOf }
      return { funnel, asked }
    },
    placeholderData: keepPreviousData,
  })

export const useFunnelCustomers = (id: string, query: AskedFunnel, number: string) =>
  useInfiniteQuery({
    queryKey: ['funnel-customers', id, query, number],
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) =>
      read(
        client.GET('/api/v1/maps/{id}/funnel/customers', {
          params: {
            path: { id },
            query: { ...query, number, limit: pageSize, ...(pageParam ? { cursor: pageParam } : {}) },
          },
          signal,
        }),
      ),
    getNextPageParam: (page) => page.next,
  })
