/** Mean, spread and 95 % interval of scores from three sums that add up and can be taken back. */
import { t95 } from './student-t.ts'

/** Sums over readings: two such sums add field by field, and subtract again. */
export type ScoreSums = { n: number; sum: number; sumOfSquares: number }

export type MeanInterval = {
  n: number
  mean: number
  /** Null for a single reading: one voice shows no spread. */
  sd: number | null
  lower: number | null
  upper: number | null
}

/** Null when nothing is known: a gap is drawn, never a zero. */
export function meanInterval({ n, sum, sumOfSquares }: ScoreSums): MeanInterval | null {
  if (n <= 0) return null
  const mean = sum / n
  if (n === 1) return { n, mean, sd: null, lower: null, upper: null }
  // Rounding can take the variance of equal readings a hair below zero.
  const variance = Math.max(0, (sumOfSquares - n * mean * mean) / (n - 1))
  const reach = t95(n - 1) * Math.sqrt(variance / n)
  return { n, mean, sd: Math.sqrt(variance), lower: mean - reach, upper: mean + reach }
}
