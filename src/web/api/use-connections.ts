/** Connections to other systems: what can be connected, what stands, and what can be done with each. */
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { RemoveWish } from '../../model/brought.ts'
import type {
  ConnectionChange,
  GoneAnswer,
  HookDelivery,
  NewConnection,
  TestWish,
} from '../../model/connection.ts'
import { client, read } from './client.ts'
import { useLive } from './use-live.ts'

const connectionsKey = ['connections'] as const

function useReadAgain() {
  const cache = useQueryClient()
  return () => cache.invalidateQueries({ queryKey: connectionsKey })
}

export const useConnectors = () =>
  useQuery({
    queryKey: ['connectors'],
    queryFn: ({ signal }) => read(client.GET('/api/v1/connectors', { signal })),
    staleTime: Number.POSITIVE_INFINITY,
  })

export const useConnections = () => {
  const readAgain = useReadAgain()
  useLive((event) => {
    if (event.kind === 'connections') void readAgain()
  })
  return useQuery({
    queryKey: connectionsKey,
    queryFn: ({ signal }) => read(client.GET('/api/v1/connections', { signal })),
    refetchInterval: 10_000,
  })
}

export const useConnection = (id: string) => {
  const readAgain = useReadAgain()
  useLive((event) => {
    if (event.kind === 'connections') void readAgain()
  })
  return useQuery({
    queryKey: [...connectionsKey, id],
    queryFn: ({ signal }) =>
      read(client.GET('/api/v1/connections/{id}', { params: { path: { id } }, signal })),
    refetchInterval: ({ state }) => (state.data?.state === 'running' ? 500 : 5_000),
  })
}

export const useRuns = (id: string) =>
  useQuery({
    queryKey: [...connectionsKey, id, 'runs'],
    queryFn: ({ signal }) =>
      read(client.GET('/api/v1/connections/{id}/runs', { params: { path: { id } }, signal })),
  })

export const useDeliveries = (id: string, state?: HookDelivery['state']) =>
  useInfiniteQuery({
    queryKey: [...connectionsKey, id, 'deliveries', state ?? ''],
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) =>
      read(
        client.GET('/api/v1/connections/{id}/deliveries', {
          params: {
            path: { id },
            query: {
              limit: 20,
              ...(pageParam ? { cursor: Number(pageParam) } : {}),
              ...(state ? { state } : {}),
            },
          },
          signal,
        }),
      ),
    getNextPageParam: (page) => page.next,
  })

export const useNotTaken = (id: string) =>
  useInfiniteQuery({
    queryKey: [...connectionsKey, id, 'not-taken'],
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) =>
      read(
        client.GET('/api/v1/connections/{id}/not-taken', {
          params: { path: { id }, query: { limit: 20, ...(pageParam ? { cursor: pageParam } : {}) } },
          signal,
        }),
      ),
    getNextPageParam: (page) => page.next,
  })

export const useConnect = () => {
  const onSettled = useReadAgain()
  return useMutation({
    mutationFn: (wish: NewConnection) => read(client.POST('/api/v1/connections', { body: wish })),
    onSettled,
  })
}

export const useTestConnection = () =>
  useMutation({
    mutationFn: (wish: TestWish) => read(client.POST('/api/v1/connections/test', { body: wish })),
  })

export const useChangeConnection = (id: string) => {
  const onSettled = useReadAgain()
  return useMutation({
    mutationFn: (change: ConnectionChange) =>
      read(client.PATCH('/api/v1/connections/{id}', { params: { path: { id } }, body: change })),
    onSettled,
  })
}

export const useConnectionAction = (id: string) => {
  const onSettled = useReadAgain()
  return useMutation({
    mutationFn: (action: 'run' | 'pause' | 'resume' | 'backfill') =>
      read(client.POST(`/api/v1/connections/{id}/${action}`, { params: { path: { id } } })),
    onSettled,
  })
}

export const useReplayDeliveries = (id: string) => {
  const onSettled = useReadAgain()
  return useMutation({
    mutationFn: (which: 'all' | 'failed' | 'unknown') =>
      read(client.POST('/api/v1/connections/{id}/replay', { params: { path: { id } }, body: { which } })),
    onSettled,
  })
}

export const useAnswerGone = (id: string) => {
  const onSettled = useReadAgain()
  return useMutation({
    mutationFn: (answer: GoneAnswer['answer']) =>
      read(client.POST('/api/v1/connections/{id}/gone', { params: { path: { id } }, body: { answer } })),
    onSettled,
  })
}

export const useAnswered = (id: string) => {
  const onSettled = useReadAgain()
  return useMutation({
    mutationFn: (delivery: number) =>
      read(
        client.POST('/api/v1/connections/{id}/deliveries/{delivery}/done', {
          params: { path: { id, delivery } },
        }),
      ),
    onSettled,
  })
}

export const useRemoveConnection = (id: string) => {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: (brought: RemoveWish['brought']) =>
      read(client.DELETE('/api/v1/connections/{id}', { params: { path: { id }, query: { brought } } })),
    onSuccess: (_answer, brought) => {
      if (brought === 'take-back') return void cache.invalidateQueries({ queryKey: connectionsKey })
      cache.removeQueries({ queryKey: [...connectionsKey, id] })
      void cache.invalidateQueries({ queryKey: connectionsKey, exact: true })
    },
  })
}

/** Read anew when other rows are gone. */
export const useGoneSamples = (id: string, found: number) =>
  useQuery({
    queryKey: ['gone', id, found],
    queryFn: ({ signal }) =>
      read(client.GET('/api/v1/connections/{id}/gone', { params: { path: { id } }, signal })),
  })

/** What would go and what would stay: it takes a moment, and is asked once. */
export const useBrought = (id: string) =>
  useQuery({
    queryKey: ['brought', id],
    queryFn: ({ signal }) =>
      read(client.GET('/api/v1/connections/{id}/brought', { params: { path: { id } }, signal })),
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
  })

export const useEndFormerSecret = (id: string) => {
  const onSettled = useReadAgain()
  return useMutation({
    mutationFn: () =>
      read(client.POST('/api/v1/connections/{id}/former-secret/end', { params: { path: { id } } })),
    onSettled,
  })
}
