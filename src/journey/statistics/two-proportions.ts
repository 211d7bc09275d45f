/** Are two shares different? Pooled z-test. */
import type { RateOfGroup } from './chi-square.ts'
import { twoSidedP } from './normal.ts'

/** Null when a group is empty or all or none succeeded in both, so that nothing varies. */
export function twoProportions(first: RateOfGroup, second: RateOfGroup): { z: number; p: number } | null {
  if (first.n <= 0 || second.n <= 0) return null
  const pooled = (first.successes + second.successes) / (first.n + second.n)
  const variance = pooled * (1 - pooled) * (1 / first.n + 1 / second.n)
  if (variance <= 0) return null
  const z = (first.successes / first.n - second.successes / second.n) / Math.sqrt(variance)
  return { z, p: twoSidedP(z) }
}
