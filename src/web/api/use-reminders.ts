/** What I was reminded of; a new reminder says itself at once. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { client, read } from './client.ts'
import { useLive } from './use-live.ts'

const remindersKey = ['reminders'] as const

export function useReminders(enabled: boolean) {
  const cache = useQueryClient()
  useLive((event) => {
    const isTask = event.kind === 'records' && event.types.includes('task')
    if (event.kind === 'reminders' || isTask) void cache.invalidateQueries({ queryKey: remindersKey })
  })
  return useQuery({
    queryKey: remindersKey,
    queryFn: ({ signal }) => read(client.GET('/api/v1/me/reminders', { signal })),
    enabled,
  })
}

export function useReadReminders() {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: (upTo: number) => read(client.POST('/api/v1/me/reminders/read', { body: { upTo } })),
    onSettled: () => cache.invalidateQueries({ queryKey: remindersKey }),
  })
}
