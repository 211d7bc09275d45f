/** Small groups drawn toward what all groups have in common, so that three angry voices do not top a list. */
import type { RateOfGroup } from './chi-square.ts'
import type { ScoreSums } from './mean-interval.ts'

export type Shrunk = {
  /** Null when the group has no reading: then only the common value is known, and nothing is drawn. */
  raw: number | null
  value: number
  /** Share of the group's own voice in the value, 0..1. */
  weight: number
  /** Readings as independent ones. */
  effectiveN: number
  /** Draw it hollow: the common value still weighs more than the group's own. */
  hollow: boolean
}

export type Shrinkage = {
  common: number
  /** How many readings the common value is worth; Infinity when the groups do not differ. */
  priorStrength: number
  groups: Shrunk[]
}

/** Several readings of one customer are no independent voices: say how many there are in effect. */
export type ScoredGroup = ScoreSums & { effectiveN?: number }

/** Kish: what n equal weights these weighted readings are worth. */
export const effectiveN = (sumOfWeights: number, sumOfSquaredWeights: number): number =>
  sumOfSquaredWeights > 0 ? sumOfWeights ** 2 / sumOfSquaredWeights : 0

export type ShrinkageSettings = {
  /** Spread between groups too small to matter, in the unit of the scores. It caps the prior's strength,
   * so that groups which hardly differ are still drawn solid once they have plenty of readings. */
  smallestSpread?: number
}

/** Mean scores, normal-normal; the prior by the method of moments (one-way random effects). Null without data. */
export function shrinkMeans(
  groups: readonly ScoredGroup[],
  { smallestSpread = 0 }: ShrinkageSettings = {},
): Shrinkage | null {
  const known = groups.filter(({ n }) => n > 0)
  const n = total(known, (group) => group.n)
  if (n === 0) return null
  const common = total(known, (group) => group.sum) / n
  const priorStrength = strengthOf(known, { n, common, smallestSpread })
  return { common, priorStrength, groups: groups.map((group) => shrinkOne(group, common, priorStrength)) }
}

function strengthOf(
  groups: readonly ScoredGroup[],
  { n, common, smallestSpread }: { n: number; common: number; smallestSpread: number },
): number {
  // One reading each: noise and true difference cannot be told apart, so nothing is trusted alone.
  if (n === groups.length) return Infinity
  const withinSquares = total(groups, (group) => group.sumOfSquares - group.sum ** 2 / group.n)
  const within = Math.max(0, withinSquares) / (n - groups.length)
  const between = Math.max(betweenVariance(groups, n, common, within), smallestSpread ** 2)
  return between > 0 ? within / between : Infinity
}

function betweenVariance(groups: readonly ScoredGroup[], n: number, common: number, within: number): number {
  const degrees = groups.length - 1
  if (degrees < 1) return 0
  const typicalN = (n - total(groups, (group) => group.n ** 2) / n) / degrees
  const betweenSquares = total(groups, (group) => group.n * (group.sum / group.n - common) ** 2)
  return Math.max(0, (betweenSquares / degrees - within) / typicalN)
}

function shrinkOne(group: ScoredGroup, common: number, priorStrength: number): Shrunk {
  const ownN = group.effectiveN ?? group.n
  if (group.n === 0) return { raw: null, value: common, weight: 0, effectiveN: 0, hollow: true }
  const raw = group.sum / group.n
  const weight = priorStrength === Infinity ? 0 : ownN / (ownN + priorStrength)
  return {
    raw,
    value: common + weight * (raw - common),
    weight,
    effectiveN: ownN,
    hollow: ownN < priorStrength,
  }
}

/**
 * Rates, beta-binomial; the prior by the method of moments. With a yes as 1 and a no as 0 the analysis of
 * variance of `shrinkMeans` is that prior: alpha = common x strength, beta = (1 - common) x strength.
 */
export function shrinkRates(groups: readonly RateOfGroup[], settings?: ShrinkageSettings): Shrinkage | null {
  return shrinkMeans(
    groups.map(({ successes, n }) => ({ n, sum: successes, sumOfSquares: successes })),
    settings,
  )
}

/** James and Stein's estimator for values of one known variance: `factor` of each deviation is kept. */
export function jamesStein(
  values: readonly number[],
  variance: number,
): { mean: number; factor: number; values: number[] } {
  const mean = total(values, (value) => value) / values.length
  const squares = total(values, (value) => (value - mean) ** 2)
  const factor = squares > 0 ? Math.max(0, 1 - ((values.length - 3) * variance) / squares) : 0
  return { mean, factor, values: values.map((value) => mean + factor * (value - mean)) }
}

const total = <Item>(items: readonly Item[], of: (item: Item) => number): number =>
  items.reduce((sum, item) => sum + of(item), 0)
