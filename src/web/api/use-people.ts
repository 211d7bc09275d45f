/** People, invitations, API keys and the audit log, for admins. */
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { KeyScope, Role } from '../../model/permission.ts'
import { client, read } from './client.ts'

const usersKey = ['users'] as const
const invitationsKey = ['invitations'] as const
const keysKey = ['api-keys'] as const

function useReadAgain(...keys: (readonly string[])[]) {
  const cache = useQueryClient()
  return () => Promise.all(keys.map((queryKey) => cache.invalidateQueries({ queryKey })))
}

export const useUsers = () =>
  useQuery({ queryKey: usersKey, queryFn: ({ signal }) => read(client.GET('/api/v1/users', { signal })) })

export type UserChange = { role?: Role; department?: string; disabled?: boolean; revokeKeys?: boolean }

export const useChangeUser = () => {
  // Her role and whether she is here decide what her keys and invitations are shown as.
  const onSettled = useReadAgain(usersKey, invitationsKey, keysKey)
  return useMutation({
    mutationFn: ({ id, ...body }: UserChange & { id: string }) =>
      read(client.PATCH('/api/v1/users/{id}', { params: { path: { id } }, body })),
    onSettled,
  })
}

export const useResetLink = () =>
  useMutation({
    mutationFn: (id: string) =>
      read(client.POST('/api/v1/users/{id}/reset-link', { params: { path: { id } } })),
  })

export const useSignOutUser = () =>
  useMutation({
    mutationFn: (id: string) =>
      read(client.DELETE('/api/v1/users/{id}/sessions', { params: { path: { id } } })),
  })

export const useEndTwoFactorOf = () => {
  const onSettled = useReadAgain(usersKey)
  return useMutation({
    mutationFn: (id: string) =>
      read(client.DELETE('/api/v1/users/{id}/two-factor', { params: { path: { id } } })),
    onSettled,
  })
}

export const useInvitations = () =>
  useQuery({
    queryKey: invitationsKey,
    queryFn: ({ signal }) => read(client.GET('/api/v1/invitations', { signal })),
  })

export const useInvite = () => {
  const onSettled = useReadAgain(invitationsKey)
  return useMutation({
    mutationFn: (body: { email: string; role: Role; department: string }) =>
      read(client.POST('/api/v1/invitations', { body })),
    onSettled,
  })
}

export const useWithdraw = () => {
  const onSettled = useReadAgain(invitationsKey)
  return useMutation({
    mutationFn: (id: number) => read(client.DELETE('/api/v1/invitations/{id}', { params: { path: { id } } })),
    onSettled,
  })
}

export const useApiKeys = () =>
  useQuery({ queryKey: keysKey, queryFn: ({ signal }) => read(client.GET('/api/v1/api-keys', { signal })) })

export const useMakeApiKey = () => {
  const onSettled = useReadAgain(keysKey)
  return useMutation({
    mutationFn: (body: { name: string; scopes: KeyScope[]; expiresAt: string | null }) =>
      read(client.POST('/api/v1/api-keys', { body })),
    onSettled,
  })
}

export const useRevokeApiKey = () => {
  const onSettled = useReadAgain(keysKey)
  return useMutation({
    mutationFn: (id: number) => read(client.DELETE('/api/v1/api-keys/{id}', { params: { path: { id } } })),
    onSettled,
  })
}

export const useAudit = (action: string) =>
  useInfiniteQuery({
    queryKey: ['audit', action],
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) => {
      const query = { limit: 50, ...(action ? { action } : {}), ...(pageParam ? { cursor: pageParam } : {}) }
      return read(client.GET('/api/v1/audit', { params: { path: {}, query }, signal }))
    },
    getNextPageParam: (page) => page.next,
  })
