/** How fresh the numbers are, and the switch that holds them still. */
import { useThrottledValue } from '@mantine/hooks'
import { IconPlayerPause, IconPlayerPlay } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { useLiveState } from '../../api/use-live.ts'
import { ago, count, duration } from '../../parts/format.ts'
import { useScene } from '../scene.ts'
import styles from './map-header.module.css'

const staleMs = 5000
// Whoever listens hears of changes no more often than this.
const tellMs = 10_000

export function LiveDot({ paused, onPause }: { paused: boolean; onPause: (paused: boolean) => void }) {
  const { measure, answeredAt } = useScene()
  const state = useLiveState()
  const now = useNow(1000)
  const { waitingCustomers, computedAt } = measure.freshness
  const since = (time: number) => duration(Math.max(1, (now - time) / 1000))
  const behind = waitingCustomers > 0 && now - answeredAt > staleMs
  const live = state === 'open' && !paused && !behind
  const changed = now - Date.parse(computedAt) < 1500 ? 'now' : ago(computedAt, new Date(now))
  const text = paused
    ? `paused · ${since(answeredAt)} behind`
    : live
      ? `live · ${changed}`
      : `${since(answeredAt)} behind${behind ? `, ${waitingCustomers} waiting` : ''}`
  const { journeys, open, map } = measure
  const told = useThrottledValue(
    `${count(journeys.n)} ${map.design.follow} journeys, ${count(open.n)} on the map now`,
    tellMs,
  )
  return (
    <span className={`${styles.live} no-print`}>
      <i className={`${styles.dot} ${live ? '' : styles.still}`} aria-hidden="true" />
      <span className="num">{text}</span>
      <span className="visually-hidden" role="status">
        {told}
      </span>
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
