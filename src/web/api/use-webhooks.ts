/** Webhooks and the messages to them; read again every few seconds while they are looked at. */
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { DeliveryState, WebhookDesign } from '../../model/webhook.ts'
import { client, read } from './client.ts'

const webhooksKey = ['webhooks'] as const
const everyMs = 5_000

export const useWebhooks = () =>
  useQuery({
    queryKey: webhooksKey,
    queryFn: ({ signal }) => read(client.GET('/api/v1/webhooks', { signal })),
    refetchInterval: everyMs,
  })

export const useDeliveries = (id: number, state: DeliveryState | undefined) =>
  useInfiniteQuery({
    queryKey: [...webhooksKey, id, 'deliveries', state ?? ''],
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) => {
      const query = { limit: 20, ...(state ? { state } : {}), ...(pageParam ? { cursor: pageParam } : {}) }
      return read(client.GET('/api/v1/webhooks/{id}/deliveries', { params: { path: { id }, query }, signal }))
    },
    getNextPageParam: (page) => page.next,
    refetchInterval: everyMs,
  })

export const useDelivery = (id: number, delivery: number) =>
  useQuery({
    queryKey: [...webhooksKey, id, 'delivery', delivery],
    queryFn: ({ signal }) =>
      read(
        client.GET('/api/v1/webhooks/{id}/deliveries/{delivery}', {
          params: { path: { id, delivery } },
          signal,
        }),
      ),
  })

function useReadAgain() {
  const cache = useQueryClient()
  return () => cache.invalidateQueries({ queryKey: webhooksKey })
}

export const useMakeWebhook = () => {
  const onSettled = useReadAgain()
  return useMutation({
    mutationFn: (body: WebhookDesign) => read(client.POST('/api/v1/webhooks', { body })),
    onSettled,
  })
}

export const useChangeWebhook = () => {
  const onSettled = useReadAgain()
  return useMutation({
    mutationFn: ({ id, ...body }: WebhookDesign & { id: number }) =>
      read(client.PUT('/api/v1/webhooks/{id}', { params: { path: { id } }, body })),
    onSettled,
  })
}

export const useRemoveWebhook = () => {
  const onSettled = useReadAgain()
  return useMutation({
    mutationFn: (id: number) => read(client.DELETE('/api/v1/webhooks/{id}', { params: { path: { id } } })),
    onSettled,
  })
}

export const useNewSecret = () => {
  const onSettled = useReadAgain()
  return useMutation({
    mutationFn: (id: number) =>
      read(client.POST('/api/v1/webhooks/{id}/secret', { params: { path: { id } } })),
    onSettled,
  })
}

export const useTestWebhook = () => {
  const onSettled = useReadAgain()
  return useMutation({
    mutationFn: (id: number) => read(client.POST('/api/v1/webhooks/{id}/test', { params: { path: { id } } })),
    onSettled,
  })
}

/** One message, or all that were given up. */
export const useReplay = () => {
  const onSettled = useReadAgain()
  return useMutation({
    mutationFn: ({ id, delivery }: { id: number; delivery?: number }) =>
      delivery === undefined
        ? read(client.POST('/api/v1/webhooks/{id}/replay', { params: { path: { id } } }))
        : read(
            client.POST('/api/v1/webhooks/{id}/deliveries/{delivery}/replay', {
              params: { path: { id, delivery } },
            }),
          ),
    onSettled,
  })
}
