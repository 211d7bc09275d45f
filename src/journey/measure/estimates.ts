/** Estimates that every view gives in the same way: a share with its interval, and how long something takes. */
import type { Duration, Estimate } from '../../model/measure.ts'
import { kaplanMeier, spellsOfHistograms, survivalTime } from '../statistics/kaplan-meier.ts'
import type { Histogram } from '../statistics/log-histogram.ts'
import { wilson } from '../statistics/wilson.ts'

export const share = (part: number, whole: number): Estimate => {
  const interval = wilson(part, whole)
  return {
    value: interval ? part / whole : null,
    low: interval?.lower ?? null,
    high: interval?.upper ?? null,
    n: whole,
  }
}

/** Over all entrants: those who arrived, and those still waiting when last seen. */
export function durationOf(arrived: Histogram, waiting: Histogram): Duration {
  const curve = kaplanMeier(spellsOfHistograms(arrived, waiting))
  const at = (quantile: number): Estimate => {
    const { time, lower, upper } = survivalTime(curve, quantile)
    return { value: time, low: lower, high: upper, n: curve.n }
  }
  return { median: at(0.5), p90: at(0.9), events: curve.events, censored: curve.censored }
}
