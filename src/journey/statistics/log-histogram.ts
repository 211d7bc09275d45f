/** Durations counted in logarithmic buckets, so that medians can be added up and subtracted again. */

/** Ratio of neighbouring limits; (1.0408 - 1) / (1.0408 + 1) keeps the error below 2 %. */
const bucketRatio = 1.0408
export const bucketCount = 512

const logRatio = Math.log(bucketRatio)

/** 0 is "under a second"; the last bucket holds everything beyond 22 years. */
export function bucketOf(seconds: number): number {
  if (!(seconds >= 1)) return 0
  return Math.min(bucketCount - 1, 1 + Math.floor(Math.log(seconds) / logRatio))
}

/**
 * The duration that stands for a bucket. The harmonic middle of its limits: the one value whose
 * relative error is the same at both, 1.9992 % (the geometric middle would be 2.02 % off at the lower).
 */
export function secondsOf(bucket: number): number {
  if (bucket <= 0) return 0
  return (2 * bucketRatio ** bucket) / (bucketRatio + 1)
}

/** Count per bucket. */
export type Histogram = ReadonlyMap<number, number>

const histogramTotal = (histogram: Histogram): number =>
  [...histogram.values()].reduce((total, count) => total + count, 0)

/** The duration that the given share does not exceed (nearest rank); null when nothing was counted. */
export function histogramQuantile(histogram: Histogram, share: number): number | null {
  const total = histogramTotal(histogram)
  if (total <= 0) return null
  const rank = Math.max(1, Math.ceil(share * total))
  let seen = 0
  for (const [bucket, count] of [...histogram].sort(([a], [b]) => a - b)) {
    seen += count
    if (seen >= rank) return secondsOf(bucket)
  }
  return null
}
