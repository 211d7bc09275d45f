/** Keeps lists true while the app is open: maps that come and go, records that change, and everything after a lost connection. */
import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { watchResync } from './live-source.ts'
import { useLive } from './use-live.ts'
import { mapsKey } from './use-maps.ts'
import { recordsKey } from './use-records.ts'

export function useLiveLists() {
  const client = useQueryClient()
  useLive((event) => {
    if (event.kind === 'maps') void client.invalidateQueries({ queryKey: mapsKey })
    // Lists that nobody looks at now are read again when somebody does.
    if (event.kind === 'records')
      void client.invalidateQueries({ queryKey: recordsKey, type: 'inactive', refetchType: 'none' })
  })
  useEffect(() => watchResync(() => void client.invalidateQueries()), [client])
}
