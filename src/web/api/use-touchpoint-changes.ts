/** Changing the catalogue: names, rules, merging; and how far history has followed. */
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { TouchpointChange, TouchpointRule } from '../../model/touchpoint.ts'
import { client, read } from './client.ts'
import { useLive } from './use-live.ts'
import { touchpointsKey } from './use-touchpoints.ts'

const rederivationKey = ['rederivation'] as const

/** After every change the catalogue is read again, and history may start to follow. */
function useAfterChange() {
  const cache = useQueryClient()
  return async () => {
    await cache.invalidateQueries({ queryKey: touchpointsKey })
    await cache.invalidateQueries({ queryKey: rederivationKey })
  }
}

export const useChangeTouchpoint = () => {
  const onSettled = useAfterChange()
  return useMutation({
    mutationFn: ({ id, change }: { id: number; change: TouchpointChange }) =>
      read(client.PATCH('/api/v1/touchpoints/{id}', { params: { path: { id } }, body: change })),
    onSettled,
  })
}

export const useMakeTouchpoint = () => {
  const onSettled = useAfterChange()
  return useMutation({
    mutationFn: (wish: TouchpointChange & { name: string }) =>
      read(client.POST('/api/v1/touchpoints', { body: wish })),
    onSettled,
  })
}

export const useMergeTouchpoint = () => {
  const onSettled = useAfterChange()
  return useMutation({
    mutationFn: ({ from, into }: { from: number; into: number }) =>
      read(client.POST('/api/v1/touchpoints/{id}/merge', { params: { path: { id: from } }, body: { into } })),
    onSettled,
  })
}

export const useRemoveTouchpoint = () => {
  const onSettled = useAfterChange()
  return useMutation({
    mutationFn: (id: number) => read(client.DELETE('/api/v1/touchpoints/{id}', { params: { path: { id } } })),
    onSettled,
  })
}

/** The kinds of interaction a rule would find; nothing is changed by asking. */
export const useRulePreview = (rule: TouchpointRule | undefined) =>
  useQuery({
    queryKey: ['rule-preview', rule],
    queryFn: ({ signal }) =>
      read(client.POST('/api/v1/touchpoints/preview', { body: rule ?? { properties: [] }, signal })),
    enabled: rule !== undefined,
    placeholderData: keepPreviousData,
  })

export const useRederivation = () => {
  const cache = useQueryClient()
  useLive((event) => {
    if (event.kind === 'rederivation') void cache.invalidateQueries({ queryKey: rederivationKey })
  })
  return useQuery({
    queryKey: rederivationKey,
    queryFn: ({ signal }) => read(client.GET('/api/v1/touchpoints/rederivation', { signal })),
    refetchInterval: ({ state }) => (state.data?.state === 'running' ? 500 : false),
  })
}
