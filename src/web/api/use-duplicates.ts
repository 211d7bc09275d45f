/** Records that may be one, two of them side by side, and the log of merges. */
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { MergeableType } from '../../model/duplicate.ts'
import type { MergeWish } from '../../model/merge.ts'
import { client, read } from './client.ts'
import { recordsKey } from './use-records.ts'

const duplicatesKey = ['duplicates'] as const
const mergesKey = ['merges'] as const
const lookAgainMs = 3_000

export const useDuplicates = (type: MergeableType) =>
  useInfiniteQuery({
    queryKey: [...duplicatesKey, type, 'list'],
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) =>
      read(
        client.GET('/api/v1/duplicates', {
          params: { query: { type, limit: 50, ...(pageParam ? { cursor: pageParam } : {}) } },
          signal,
        }),
      ),
    getNextPageParam: (page) => page.next,
    // While records are being looked through, more may be found.
    refetchInterval: ({ state }) => (state.data?.pages[0]?.looking ? lookAgainMs : false),
  })

export const useDuplicatesOf = (type: MergeableType, id: string) =>
  useQuery({
    queryKey: [...duplicatesKey, type, 'of', id],
    queryFn: ({ signal }) =>
      read(client.GET('/api/v1/duplicates/{type}/{id}', { params: { path: { type, id } }, signal })),
    enabled: id !== '',
  })

type Pair = { type: MergeableType; one: string; other: string }

export const useComparison = ({ type, one, other }: Pair) =>
  useQuery({
    queryKey: [...duplicatesKey, type, 'pair', one, other],
    queryFn: ({ signal }) =>
      read(
        client.GET('/api/v1/duplicates/{type}/{one}/{other}', {
          params: { path: { type, one, other } },
          signal,
        }),
      ),
  })

export function useNotSame() {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: ({ not, ...path }: Pair & { not: boolean }) =>
      not
        ? read(client.PUT('/api/v1/duplicates/{type}/{one}/{other}/not-same', { params: { path } }))
        : read(client.DELETE('/api/v1/duplicates/{type}/{one}/{other}/not-same', { params: { path } })),
    onSettled: () => cache.invalidateQueries({ queryKey: duplicatesKey }),
  })
}

/** A merge and its undo change lists, both people and every map. */
function useReadAllAgain() {
  const cache = useQueryClient()
  return async () => {
    await cache.invalidateQueries({ queryKey: duplicatesKey })
    for (const queryKey of [mergesKey, recordsKey, ['customer'], ['customers']])
      void cache.invalidateQueries({ queryKey })
  }
}

export function useMerge() {
  const readAllAgain = useReadAllAgain()
  return useMutation({
    mutationFn: (body: MergeWish) => read(client.POST('/api/v1/merges', { body })),
    onSettled: readAllAgain,
  })
}

export function useUndoMerge() {
  const readAllAgain = useReadAllAgain()
  return useMutation({
    mutationFn: (id: string) => read(client.DELETE('/api/v1/merges/{id}', { params: { path: { id } } })),
    onSettled: readAllAgain,
  })
}

export const useMerges = () =>
  useInfiniteQuery({
    queryKey: mergesKey,
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) =>
      read(
        client.GET('/api/v1/merges', {
          params: { query: { limit: 50, ...(pageParam ? { cursor: pageParam } : {}) } },
          signal,
        }),
      ),
    getNextPageParam: (page) => page.next,
  })
