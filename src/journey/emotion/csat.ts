/** Customer satisfaction: the share who answered 4 or 5 of 5. */
import type { Interval } from '../statistics/interval.ts'
import { wilson } from '../statistics/wilson.ts'

export const isSatisfied = (answer: number): boolean => answer >= 4

export type Csat = Interval & { n: number; share: number }

/** Null when nobody answered. */
export function csat(satisfied: number, n: number): Csat | null {
  const interval = wilson(satisfied, n)
  return interval && { n, share: satisfied / n, ...interval }
}
