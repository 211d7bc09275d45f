/** Customers found by a few letters of a name, an address or an id. */
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { client, read } from './client.ts'

export const useCustomers = (q: string, limit: number, enabled = true) =>
  useQuery({
    queryKey: ['customers', q, limit],
    queryFn: ({ signal }) =>
      read(client.GET('/api/v1/customers', { params: { path: {}, query: { q, limit } }, signal })),
    placeholderData: keepPreviousData,
    enabled,
  })
