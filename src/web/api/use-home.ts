/** Everything on the Home page, kept up with what happens. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import type { Home } from '../../model/home.ts'
import { client, read } from './client.ts'
import { useLive } from './use-live.ts'
import { withLatest } from './with-latest.ts'

const homeKey = ['home'] as const
const refreshMs = 3000

export function useHome() {
  const cache = useQueryClient()
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])
  // Many maps may change within a second; one question answers for all of them.
  const refreshSoon = () => {
    timer.current ??= setTimeout(() => {
      timer.current = undefined
      void cache.invalidateQueries({ queryKey: homeKey })
    }, refreshMs)
  }
  useLive((event) => {
    if (event.kind === 'interactions')
      cache.setQueryData<Home>(homeKey, (home) => home && withLatest(home, event.count, event.latest))
    if (event.kind !== 'rederivation') refreshSoon()
  })
  return useQuery({
    queryKey: homeKey,
    queryFn: ({ signal }) => read(client.GET('/api/v1/home', { signal })),
    refetchInterval: 60_000,
  })
}
