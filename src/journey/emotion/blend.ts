/** One emotion from three kinds of evidence, which stay visible apart. */
import type { Interval } from '../statistics/interval.ts'
import { type MeanInterval, meanInterval, type ScoreSums } from '../statistics/mean-interval.ts'
import { effectiveN } from '../statistics/shrinkage.ts'
import { t95 } from '../statistics/student-t.ts'

/** Said: scores given. Read: text. Shown: behaviour. */
export type EvidenceLane = 'said' | 'read' | 'shown'

/** How much one reading of each lane counts. */
export const usualWeights: Record<EvidenceLane, number> = { said: 1, read: 0.6, shown: 0.3 }

export type BlendedEmotion = {
  lanes: Record<EvidenceLane, MeanInterval | null>
  /** Null is a gap: nothing is known, and nothing is guessed. */
  blend: { n: number; effectiveN: number; mean: number; interval: Interval | null } | null
}

export function blendEmotion(
  sums: Record<EvidenceLane, ScoreSums>,
  weights: Record<EvidenceLane, number> = usualWeights,
): BlendedEmotion {
  const lanes = {
    said: meanInterval(sums.said),
    read: meanInterval(sums.read),
    shown: meanInterval(sums.shown),
  }
  return { lanes, blend: weightedMean(sums, weights) }
}

function weightedMean(
  sums: Record<EvidenceLane, ScoreSums>,
  weights: Record<EvidenceLane, number>,
): BlendedEmotion['blend'] {
  const heard = (['said', 'read', 'shown'] as const).filter((lane) => sums[lane].n > 0 && weights[lane] > 0)
  if (heard.length === 0) return null
  const total = (of: (lane: EvidenceLane) => number) => heard.reduce((sum, lane) => sum + of(lane), 0)
  const weight = total((lane) => weights[lane] * sums[lane].n)
  const mean = total((lane) => weights[lane] * sums[lane].sum) / weight
  const n = total((lane) => sums[lane].n)
  const ownN = effectiveN(
    weight,
    total((lane) => weights[lane] ** 2 * sums[lane].n),
  )
  if (n === 1) return { n, effectiveN: ownN, mean, interval: null }
  const squares = total((lane) => weights[lane] * (sums[lane].sumOfSquares - 2 * mean * sums[lane].sum))
  const spread = Math.max(0, squares / weight + mean * mean)
  // With one lane this is exactly the interval of its mean: n/(n-1) x spread, over n.
  const reach = t95(Math.max(1, Math.floor(ownN - 1 + 1e-9))) * Math.sqrt(spread / Math.max(ownN - 1, 0.5))
  return { n, effectiveN: ownN, mean, interval: { lower: mean - reach, upper: mean + reach } }
}
