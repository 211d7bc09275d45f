/** Who is signed in, what she may do, and the ways in. */
import { useMutation, useQuery } from '@tanstack/react-query'
import type { Permission, Role } from '../../model/permission.ts'
import { client, read } from './client.ts'
import { entryKey } from './query-client.ts'

export const useEntry = () =>
  useQuery({
    queryKey: entryKey,
    queryFn: ({ signal }) => read(client.GET('/api/v1/session', { signal })),
    staleTime: 60_000,
  })

/** The screens leave out what somebody may not do; the server refuses it in any case. */
export const useMay = (permission: Permission): boolean =>
  useEntry().data?.me?.permissions.includes(permission) ?? false

export const useSignIn = () =>
  useMutation({
    mutationFn: (body: { email: string; password: string; remember: boolean }) =>
      read(client.POST('/api/v1/session', { body })),
  })

export const useSecondFactor = () =>
  useMutation({
    mutationFn: (body: { code: string; kind: 'app' | 'recovery' }) =>
      read(client.POST('/api/v1/session/second-factor', { body })),
  })

export const useEnterDemo = () =>
  useMutation({ mutationFn: (role: Role) => read(client.POST('/api/v1/session/demo', { body: { role } })) })

export const useSingleSignOn = () =>
  useMutation({
    mutationFn: (body: { next: string; anew: boolean }) =>
      read(client.POST('/api/v1/session/single-sign-on', { body })),
  })

export const useSignOut = () => useMutation({ mutationFn: () => read(client.DELETE('/api/v1/session')) })

export const useSetUp = () =>
  useMutation({
    mutationFn: (body: { token: string; name: string; email: string; password: string }) =>
      read(client.POST('/api/v1/set-up', { body })),
  })

export const useLink = (token: string) =>
  useQuery({
    queryKey: ['link', token],
    queryFn: () => read(client.POST('/api/v1/links/look', { body: { token } })),
    enabled: token !== '',
    staleTime: Number.POSITIVE_INFINITY,
  })

export const useAcceptInvitation = () =>
  useMutation({
    mutationFn: (body: { token: string; name: string; password: string }) =>
      read(client.POST('/api/v1/invitations/accept', { body })),
  })

export const useForgotPassword = () =>
  useMutation({
    mutationFn: (email: string) => read(client.POST('/api/v1/password/forgot', { body: { email } })),
  })

export const useNewPassword = () =>
  useMutation({
    mutationFn: (body: { token: string; password: string }) =>
      read(client.POST('/api/v1/password/reset', { body })),
  })
