/** Interval of a share (Wilson's score interval): honest at small n and never outside 0..1. */
import { type Interval, z95 } from './interval.ts'

/** Null when nobody was counted. */
export function wilson(successes: number, n: number, z = z95): Interval | null {
  if (n <= 0) return null
  const share = successes / n
  const z2 = z * z
  const centre = (share + z2 / (2 * n)) / (1 + z2 / n)
  const reach = (z / (1 + z2 / n)) * Math.sqrt((share * (1 - share)) / n + z2 / (4 * n * n))
  // At the edges the formula gives 0 and 1 exactly; rounding must not take them past.
  return {
    lower: successes === 0 ? 0 : Math.max(0, centre - reach),
    upper: successes === n ? 1 : Math.min(1, centre + reach),
  }
}
