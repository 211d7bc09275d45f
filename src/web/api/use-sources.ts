/** Where interactions come from: freshness, write keys, and what was refused. */
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { client, read } from './client.ts'

const sourcesKey = ['sources'] as const

export const useSources = (everyMs = 10_000) =>
  useQuery({
    queryKey: sourcesKey,
    queryFn: ({ signal }) => read(client.GET('/api/v1/sources', { signal })),
    refetchInterval: everyMs,
  })

export const useWarnings = () =>
  useInfiniteQuery({
    queryKey: [...sourcesKey, 'warnings'],
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) =>
      read(
        client.GET('/api/v1/sources/warnings', {
          params: { path: {}, query: { limit: 50, ...(pageParam ? { cursor: pageParam } : {}) } },
          signal,
        }),
      ),
    getNextPageParam: (page) => page.next,
  })

function useReadAgain() {
  const cache = useQueryClient()
  return () => cache.invalidateQueries({ queryKey: sourcesKey })
}

export const useMakeKey = () => {
  const onSettled = useReadAgain()
  return useMutation({
    mutationFn: (name: string) => read(client.POST('/api/v1/sources/keys', { body: { name } })),
    onSettled,
  })
}

export const useRevokeKey = () => {
  const onSettled = useReadAgain()
  return useMutation({
    mutationFn: (id: number) =>
      read(client.DELETE('/api/v1/sources/keys/{id}', { params: { path: { id } } })),
    onSettled,
  })
}

export const useReplay = () => {
  const onSettled = useReadAgain()
  return useMutation({
    mutationFn: (id: number) =>
      read(client.POST('/api/v1/sources/warnings/{id}/replay', { params: { path: { id } } })),
    onSettled,
  })
}
