/** One customer: who she is, her line over a map, and why her identifiers are one person. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { client, read } from './client.ts'
import { useLive } from './use-live.ts'
import { useOnceWithin } from './use-once-within.ts'

export const customerKey = (id: string) => ['customer', id] as const

/** While so many are counted that they are not named, a page is read this often. */
const pauseMs = 3_000

/** Asks again whenever what she just did is there, and again when it is counted. */
export function useLiveCustomer(id: string) {
  const cache = useQueryClient()
  const readAgain = () => void cache.invalidateQueries({ queryKey: customerKey(id) })
  const readAgainSoon = useOnceWithin(pauseMs, readAgain)
  useLive((event) => {
    if (event.kind === 'interactions' && event.latest.some(({ customer }) => customer === id)) readAgain()
    if (event.kind !== 'customers') return
    if (event.ids.length === 0) readAgainSoon()
    else if (event.ids.some((each) => each === id)) readAgain()
  })
}

export function useCustomer(id: string) {
  useLiveCustomer(id)
  return useQuery({
    queryKey: customerKey(id),
    queryFn: ({ signal }) => read(client.GET('/api/v1/customers/{id}', { params: { path: { id } }, signal })),
  })
}

export const useCustomerLine = (id: string, map: string | undefined) =>
  useQuery({
    queryKey: [...customerKey(id), 'line', map ?? ''],
    queryFn: ({ signal }) =>
      read(
        client.GET('/api/v1/customers/{id}/line', {
          params: { path: { id }, query: { map: map ?? '' } },
          signal,
        }),
      ),
    enabled: map !== undefined,
  })

export const useCustomerIdentity = (id: string, enabled: boolean) =>
  useQuery({
    queryKey: [...customerKey(id), 'identity'],
    queryFn: ({ signal }) =>
      read(client.GET('/api/v1/customers/{id}/identity', { params: { path: { id } }, signal })),
    enabled,
  })

/** Takes a joining back: everything about both customers may change, so all of it is read again. */
export function useUnmerge(id: string) {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: (merge: number) =>
      read(client.DELETE('/api/v1/identity/merges/{id}', { params: { path: { id: merge } } })),
    onSettled: async () => {
      await cache.invalidateQueries({ queryKey: customerKey(id) })
      await cache.invalidateQueries({ queryKey: ['customers'] })
    },
  })
}
