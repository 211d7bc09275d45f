/** My name, password, second factor and sessions. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { client, read } from './client.ts'
import { entryKey } from './query-client.ts'

const sessionsKey = ['my-sessions'] as const

function useReadAgain() {
  const cache = useQueryClient()
  return () =>
    Promise.all([
      cache.invalidateQueries({ queryKey: entryKey }),
      cache.invalidateQueries({ queryKey: sessionsKey }),
    ])
}

export const useSessions = () =>
  useQuery({
    queryKey: sessionsKey,
    queryFn: ({ signal }) => read(client.GET('/api/v1/me/sessions', { signal })),
  })

/** Without it, what is dangerous is refused. */
export const useProve = () =>
  useMutation({
    mutationFn: (body: { password: string; code: string }) => read(client.POST('/api/v1/me/proof', { body })),
  })

export const useRename = () => {
  const onSuccess = useReadAgain()
  return useMutation({
    mutationFn: (name: string) => read(client.PATCH('/api/v1/me', { body: { name } })),
    onSuccess,
  })
}

export const useChangePassword = () => {
  const onSuccess = useReadAgain()
  return useMutation({
    mutationFn: (body: { current: string; password: string }) =>
      read(client.POST('/api/v1/me/password', { body })),
    onSuccess,
  })
}

export const useBeginTwoFactor = () =>
  useMutation({
    mutationFn: (password: string) => read(client.POST('/api/v1/me/two-factor', { body: { password } })),
  })

export const useConfirmTwoFactor = () => {
  const onSuccess = useReadAgain()
  return useMutation({
    mutationFn: (code: string) => read(client.POST('/api/v1/me/two-factor/confirm', { body: { code } })),
    onSuccess,
  })
}

export const useEndTwoFactor = () => {
  const onSuccess = useReadAgain()
  return useMutation({
    mutationFn: (password: string) => read(client.POST('/api/v1/me/two-factor/end', { body: { password } })),
    onSuccess,
  })
}

export const useNewRecoveryCodes = () =>
  useMutation({
    mutationFn: (password: string) => read(client.POST('/api/v1/me/recovery-codes', { body: { password } })),
  })

/** Without an id: all others. */
export const useEndSession = () => {
  const onSettled = useReadAgain()
  return useMutation({
    mutationFn: (id: string | undefined) =>
      id === undefined
        ? read(client.DELETE('/api/v1/me/sessions'))
        : read(client.DELETE('/api/v1/me/sessions/{id}', { params: { path: { id } } })),
    onSettled,
  })
}
