/** Differences and ratios of what a map measured, with the intervals that follow from its own. */
import { wilson } from '../src/journey/statistics/wilson.ts'
import type { Estimate } from '../src/model/measure.ts'

/** Nothing here is worth comparing unless something was measured. */
export type Known = { value: number; low: number; high: number; n: number }

export function known({ value, low, high, n }: Estimate): Known {
  if (value === null || low === null || high === null) throw new Error('nothing was measured here')
  return { value, low, high, n }
}

export function share(part: { n: number }, whole: { n: number }): Known {
  const interval = wilson(part.n, whole.n)
  if (!interval) throw new Error('nobody was counted here')
  return { value: part.n / whole.n, low: interval.lower, high: interval.upper, n: whole.n }
}

/** One minus a share. */
export const rest = ({ value, low, high, n }: Known): Known => ({
  value: 1 - value,
  low: 1 - high,
  high: 1 - low,
  n,
})

/** First minus second: the distances of both intervals, put together as Newcombe does for shares. */
export const difference = (one: Known, other: Known): Known => ({
  value: one.value - other.value,
  low: one.value - other.value - Math.hypot(one.value - one.low, other.high - other.value),
  high: one.value - other.value + Math.hypot(one.high - one.value, other.value - other.low),
  n: Math.min(one.n, other.n),
})

/** First over second, from the ends of both intervals: wider than need be. */
export const ratio = (one: Known, other: Known): Known => ({
  value: one.value / other.value,
  low: one.low / other.high,
  high: one.high / other.low,
  n: Math.min(one.n, other.n),
})

export const scaled = ({ value, low, high, n }: Known, factor: number, plus = 0): Known => ({
  value: value * factor + plus,
  low: low * factor + plus,
  high: high * factor + plus,
  n,
})
