/** Are two shares different, counted out exactly: for groups too small for a z-test (Fisher). */
import type { RateOfGroup } from './chi-square.ts'
import { logGamma } from './special-functions.ts'

/** Two-sided p: all tables with the same margins that are no likelier than the one seen. Null for an empty group. */
export function fisherExact(first: RateOfGroup, second: RateOfGroup): number | null {
  if (first.n <= 0 || second.n <= 0) return null
  const successes = first.successes + second.successes
  const all = logChoose(first.n + second.n, successes)
  const chance = (inFirst: number): number =>
    Math.exp(logChoose(first.n, inFirst) + logChoose(second.n, successes - inFirst) - all)
  // Equally likely tables may differ by a rounding.
  const seen = chance(first.successes) * (1 + 1e-7)
  let p = 0
  const most = Math.min(first.n, successes)
  for (let inFirst = Math.max(0, successes - second.n); inFirst <= most; inFirst++) {
    const likelihood = chance(inFirst)
    if (likelihood <= seen) p += likelihood
  }
  return Math.min(1, p)
}

/** The z-test needs five expected in every cell; below that, count out. */
export function needsFisher(first: RateOfGroup, second: RateOfGroup): boolean {
  const share = (first.successes + second.successes) / (first.n + second.n)
  return Math.min(first.n, second.n) * Math.min(share, 1 - share) < 5
}

const logChoose = (n: number, k: number): number => logGamma(n + 1) - logGamma(k + 1) - logGamma(n - k + 1)
