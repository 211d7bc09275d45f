/** Everything on the Home page, kept up with what happens. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { Home } from '../../model/home.ts'
import { client, read } from './client.ts'
import { useLive } from './use-live.ts'
import { useOnceWithin } from './use-once-within.ts'
import { withLatest } from './with-latest.ts'

const homeKey = ['home'] as const
const refreshMs = 3000

export function useHome() {
  const cache = useQueryClient()
  // Many maps may change within a second; one question answers for all of them.
  const refreshSoon = useOnceWithin(refreshMs, () => void cache.invalidateQueries({ queryKey: homeKey }))
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
