/** How fresh the numbers are, and the switch that holds them still. */
import { IconPlayerPause, IconPlayerPlay } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { useLiveState } from '../../api/use-live.ts'
import { duration } from '../../parts/format.ts'
import { useScene } from '../scene.ts'
import styles from './map-header.module.css'

const staleSeconds = 5

export function LiveDot({ paused, onPause }: { paused: boolean; onPause: (paused: boolean) => void }) {
  const { measure } = useScene()
  const state = useLiveState()
  const now = useNow(1000)
  const seconds = Math.max(0, (now - Date.parse(measure.freshness.computedAt)) / 1000)
  const behind = measure.freshness.waitingCustomers > 0 && seconds > staleSeconds
  const live = state === 'open' && !paused && !behind
  const text = paused
    ? 'paused'
    : state !== 'open'
      ? `${duration(seconds)} behind`
      : behind
        ? `${duration(seconds)} behind, ${measure.freshness.waitingCustomers} waiting`
        : `live · ${seconds < 1 ? 'now' : `${duration(seconds)} ago`}`
  return (
    <span className={styles.live}>
      <i className={`${styles.dot} ${live ? '' : styles.still}`} aria-hidden="true" />
      <span className="num">{text}</span>
      <button
        type="button"
        className="button quiet icon no-print"
        style={{ height: 20, width: 24 }}
        aria-pressed={paused}
        aria-label={paused ? 'Go on with live changes' : 'Pause live changes'}
        title={paused ? 'Go on' : 'Pause'}
        onClick={() => onPause(!paused)}
      >
        {paused ? <IconPlayerPlay size={14} aria-hidden /> : <IconPlayerPause size={14} aria-hidden />}
      </button>
    </span>
  )
}

function useNow(everyMs: number): number {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), everyMs)
    return () => clearInterval(timer)
  }, [everyMs])
  return now
}
