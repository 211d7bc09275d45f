/** Interval of the difference of two shares (Newcombe's hybrid of two Wilson intervals). */
import type { RateOfGroup } from './chi-square.ts'
import { type Interval, z95 } from './interval.ts'
import { wilson } from './wilson.ts'

export type DifferenceOfShares = Interval & { difference: number }

/** First minus second; null when either group is empty. */
export function newcombe(first: RateOfGroup, second: RateOfGroup, z = z95): DifferenceOfShares | null {
  const a = wilson(first.successes, first.n, z)
  const b = wilson(second.successes, second.n, z)
  if (a === null || b === null) return null
  const shareA = first.successes / first.n
  const shareB = second.successes / second.n
  const difference = shareA - shareB
  return {
    difference,
    lower: difference - Math.hypot(shareA - a.lower, b.upper - shareB),
    upper: difference + Math.hypot(a.upper - shareA, shareB - b.lower),
  }
}
