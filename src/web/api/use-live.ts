/** Lets a component hear what changes on the server while it is shown. */
import { useEffect, useEffectEvent, useSyncExternalStore } from 'react'
import type { LiveEvent } from '../../model/live.ts'
import { liveState, watchLive, watchLiveState } from './live-source.ts'

export function useLive(heard: (event: LiveEvent) => void) {
  const onEvent = useEffectEvent(heard)
  useEffect(() => watchLive((event) => onEvent(event)), [])
}

export const useLiveState = () => useSyncExternalStore(watchLiveState, liveState)
