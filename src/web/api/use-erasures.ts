/** Erasing one person, and the receipts. */
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { CustomerId } from '../../model/customer-id.ts'
import { client, read } from './client.ts'
import { recordsKey } from './use-records.ts'

const erasuresKey = ['erasures'] as const
const whileRunningMs = 1_000

export const useErasurePreview = (id: string) =>
  useQuery({
    queryKey: ['customer', id, 'erasure'],
    queryFn: ({ signal }) =>
      read(client.GET('/api/v1/customers/{id}/erasure', { params: { path: { id } }, signal })),
    gcTime: 0,
  })

export function useErase() {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: (body: { customer: CustomerId; confirm: string }) =>
      read(client.POST('/api/v1/erasures', { body })),
    onSuccess: ({ id: _receipt }, { customer }) => {
      // Nothing of her stays in this browser either.
      cache.removeQueries({ queryKey: ['customer', customer] })
      for (const queryKey of [erasuresKey, recordsKey, ['customers'], ['duplicates'], ['merges']])
        void cache.invalidateQueries({ queryKey })
    },
  })
}

export const useErasures = () =>
  useInfiniteQuery({
    queryKey: erasuresKey,
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) =>
      read(
        client.GET('/api/v1/erasures', {
          params: { query: { limit: 50, ...(pageParam ? { cursor: pageParam } : {}) } },
          signal,
        }),
      ),
    getNextPageParam: (page) => page.next,
    refetchInterval: ({ state }) =>
      state.data?.pages.some(({ rows }) => rows.some((one) => one.state === 'running'))
        ? whileRunningMs
        : false,
  })

export function useLift() {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: (id: number) => read(client.POST('/api/v1/erasures/{id}/lift', { params: { path: { id } } })),
    onSettled: () => cache.invalidateQueries({ queryKey: erasuresKey }),
  })
}
