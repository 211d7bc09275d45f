/** How long something takes when some are still waiting: the Kaplan-Meier curve. */

import { type Interval, z95 } from './interval.ts'
import { type Histogram, secondsOf } from './log-histogram.ts'

/** Those who arrived at this time, and those last seen still waiting at this time. */
export type Spells = { time: number; events: number; censored: number }

export type SurvivalStep = {
  time: number
  atRisk: number
  events: number
  censored: number
  /** Share still waiting after this time. */
  survival: number
  /** Greenwood's. */
  standardError: number
  /** 95 %, on the log-log scale, so that it stays within 0..1. */
  interval: Interval
}

export type SurvivalCurve = { n: number; events: number; censored: number; steps: SurvivalStep[] }

/** A time; null where the curve never falls so far. */
export type SurvivalTime = { time: number | null; lower: number | null; upper: number | null }

/** Rows may come in any order and repeat a time. Events at a time come before those censored at it. */
export function kaplanMeier(rows: readonly Spells[]): SurvivalCurve {
  const spells = byTime(rows)
  const events = spells.reduce((sum, row) => sum + row.events, 0)
  const censored = spells.reduce((sum, row) => sum + row.censored, 0)
  const steps: SurvivalStep[] = []
  let atRisk = events + censored
  let survival = 1
  let greenwood = 0
  for (const row of spells) {
    // Computed as a share left, not 1 - share gone, so that the last event ends at exactly 0.
    survival *= (atRisk - row.events) / atRisk
    greenwood += row.events / (atRisk * (atRisk - row.events))
    const standardError = survival === 0 ? 0 : survival * Math.sqrt(greenwood)
    steps.push({ ...row, atRisk, survival, standardError, interval: logLogInterval(survival, standardError) })
    atRisk -= row.events + row.censored
  }
  return { n: events + censored, events, censored, steps }
}

/** Spells from two histograms of durations: of those who arrived, and of those still waiting. */
export function spellsOfHistograms(arrived: Histogram, waiting: Histogram): Spells[] {
  const row = (bucket: number, events: number, censored: number): Spells => ({
    time: secondsOf(bucket),
    events,
    censored,
  })
  return [
    ...[...arrived].map(([bucket, count]) => row(bucket, count, 0)),
    ...[...waiting].map(([bucket, count]) => row(bucket, 0, count)),
  ]
}

function byTime(rows: readonly Spells[]): Spells[] {
  const merged = new Map<number, Spells>()
  for (const { time, events, censored } of rows) {
    const known = merged.get(time)
    if (known) {
      known.events += events
      known.censored += censored
    } else if (events + censored > 0) merged.set(time, { time, events, censored })
  }
  return [...merged.values()].sort((a, b) => a.time - b.time)
}

function logLogInterval(survival: number, standardError: number): Interval {
  if (survival <= 0 || survival >= 1) return { lower: survival, upper: survival }
  const reach = (z95 * standardError) / (survival * Math.log(survival))
  return { lower: survival ** Math.exp(-reach), upper: survival ** Math.exp(reach) }
}

/** Share still waiting after the given time; 1 before the first event. */
export function survivalAt(curve: SurvivalCurve, time: number): number {
  return curve.steps.findLast((step) => step.time <= time)?.survival ?? 1
}

/** When the given share has arrived (.5 = median), with the interval read off the limits of the curve. */
export function survivalTime(curve: SurvivalCurve, share: number): SurvivalTime {
  const left = 1 - share + 1e-12 // products of fractions may miss an exact half by a rounding
  const firstWhere = (value: (step: SurvivalStep) => number): number | null =>
    curve.steps.find((step) => step.events > 0 && value(step) <= left)?.time ?? null
  return {
    time: firstWhere((step) => step.survival),
    lower: firstWhere((step) => step.interval.lower),
    upper: firstWhere((step) => step.interval.upper),
  }
}

/** Mean time within the first `limit` (RMST): always known, also where the median is not. */
export function restrictedMean(curve: SurvivalCurve, limit: number): { mean: number; standardError: number } {
  // Area under the curve between each step and the next, walked from the right for Greenwood's sum.
  let area = 0
  let variance = 0
  let right = limit
  for (const step of curve.steps.filter(({ time }) => time < limit).reverse()) {
    area += step.survival * (right - step.time)
    right = step.time
    const left = step.atRisk - step.events
    if (left > 0) variance += (area * area * step.events) / (step.atRisk * left)
  }
  return { mean: area + right, standardError: Math.sqrt(variance) }
}
