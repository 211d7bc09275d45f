/** Gathers many calls into one at the end of a pause, so that a busy server is asked once for all of them. */
import { useEffect, useEffectEvent, useRef } from 'react'

export function useOnceWithin(ms: number, run: () => void): () => void {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const onTime = useEffectEvent(run)
  useEffect(() => () => clearTimeout(timer.current), [])
  return () => {
    timer.current ??= setTimeout(() => {
      timer.current = undefined
      onTime()
    }, ms)
  }
}
