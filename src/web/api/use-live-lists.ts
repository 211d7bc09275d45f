/** Keeps lists true while the app is open: maps that come and go, and everything after a lost connection. */
import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { watchResync } from './live-source.ts'
import { useLive } from './use-live.ts'
import { mapsKey } from './use-maps.ts'

export function useLiveLists() {
  const client = useQueryClient()
  useLive((event) => {
    if (event.kind === 'maps') void client.invalidateQueries({ queryKey: mapsKey })
  })
  useEffect(() => watchResync(() => void client.invalidateQueries()), [client])
}
