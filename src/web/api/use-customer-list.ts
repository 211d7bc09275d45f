/** All customers that fit a few letters, page by page: a list of 100,000 is never loaded at once. */
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { client, read } from './client.ts'

const pageSize = 100

export const useCustomerList = (q: string) =>
  useInfiniteQuery({
    queryKey: ['customers', 'list', q],
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) =>
      read(
        client.GET('/api/v1/customers', {
          params: {
            path: {},
            query: { limit: pageSize, ...(q ? { q } : {}), ...(pageParam ? { cursor: pageParam } : {}) },
          },
          signal,
        }),
      ),
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
  })
