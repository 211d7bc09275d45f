/** The customers behind a number of the flow, page by page. */
import { useInfiniteQuery } from '@tanstack/react-query'
import { client, read } from './client.ts'
import type { FlowQuery } from './use-flow.ts'

const pageSize = 200

export type FlowFrame = Omit<FlowQuery, 'edges'>

export const useFlowCustomers = (frame: FlowFrame, number: string) =>
  useInfiniteQuery({
    queryKey: ['flow-customers', frame, number],
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) =>
      read(
        client.GET('/api/v1/flow/customers', {
          params: {
            query: { ...frame, number, limit: pageSize, ...(pageParam ? { cursor: pageParam } : {}) },
          },
          signal,
        }),
      ),
    getNextPageParam: (page) => page.next,
  })
