/** Customer effort: agreement, 1 to 7, that the company made it easy. */
import type { Interval } from '../statistics/interval.ts'
import { type MeanInterval, meanInterval, type ScoreSums } from '../statistics/mean-interval.ts'
import { wilson } from '../statistics/wilson.ts'

export const isEasy = (answer: number): boolean => answer >= 5

export type Ces = MeanInterval & { easyShare: Interval & { share: number } }

/** `easy` counts the answers of 5 and more. Null when nobody answered. */
export function ces(sums: ScoreSums, easy: number): Ces | null {
  const mean = meanInterval(sums)
  const interval = wilson(easy, sums.n)
  return mean && interval && { ...mean, easyShare: { share: easy / sums.n, ...interval } }
}
