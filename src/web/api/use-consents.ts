/** What a customer agreed to. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { NewConsent } from '../../model/crm/consent.ts'
import { client, read } from './client.ts'

const consentsKey = (id: string) => ['customer', id, 'consents'] as const

export const useConsents = (id: string, enabled = true) =>
  useQuery({
    queryKey: consentsKey(id),
    queryFn: ({ signal }) =>
      read(client.GET('/api/v1/customers/{id}/consents', { params: { path: { id } }, signal })),
    enabled,
  })

export const useAddConsent = (id: string) => {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: (consent: NewConsent) =>
      read(client.POST('/api/v1/customers/{id}/consents', { params: { path: { id } }, body: consent })),
    onSettled: () => cache.invalidateQueries({ queryKey: consentsKey(id) }),
  })
}
