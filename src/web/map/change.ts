/** Whether a share really changed between two periods, or only wobbled. */
import type { Estimate } from '../../model/measure.ts'

export type Change = { kind: 'up' | 'down' | 'steady'; points: number }

/** Newcombe's interval of the difference, from the two Wilson intervals the server sends. */
export function changeOf(now: Estimate, before: Estimate | undefined): Change | null {
  if (!before || now.value === null || before.value === null) return null
  const difference = now.value - before.value
  const low =
    difference - Math.hypot(now.value - (now.low ?? now.value), (before.high ?? before.value) - before.value)
  const high =
    difference + Math.hypot((now.high ?? now.value) - now.value, before.value - (before.low ?? before.value))
  const points = difference * 100
  if (low > 0) return { kind: 'up', points }
  return high < 0 ? { kind: 'down', points } : { kind: 'steady', points }
}
