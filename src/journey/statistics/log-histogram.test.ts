/** Buckets of durations: never more than 2 % off, and they add up and subtract. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bucketCount, bucketOf, histogramQuantile, secondsOf } from './log-histogram.ts'

const tenYears = 10 * 366 * 86_400
const duration = fc.oneof(
  fc.integer({ min: 1, max: tenYears }),
  fc.double({ min: 1, max: tenYears, noNaN: true }),
)

const histogramOf = (seconds: readonly number[]): Map<number, number> => {
  const counts = new Map<number, number>()
  for (const s of seconds) counts.set(bucketOf(s), (counts.get(bucketOf(s)) ?? 0) + 1)
  return counts
}

describe('a bucket', () => {
  test('stands for its durations within 2 %', () => {
    fc.assert(
      fc.property(duration, (seconds) => {
        expect(Math.abs(secondsOf(bucketOf(seconds)) - seconds) / seconds).toBeLessThanOrEqual(0.02)
      }),
      { numRuns: 2000 },
    )
  })
  test('holds its own representative', () => {
    for (let bucket = 1; bucket < bucketCount; bucket++) expect(bucketOf(secondsOf(bucket))).toBe(bucket)
  })
  test('0 is under a second, and the last takes everything else', () => {
    expect([0, 0.4, -5, Number.NaN].map(bucketOf)).toEqual([0, 0, 0, 0])
    expect(bucketOf(1)).toBe(1)
    expect(bucketOf(Infinity)).toBe(bucketCount - 1)
  })
  test('never falls while the duration grows', () => {
    fc.assert(
      fc.property(duration, duration, (a, b) => {
        expect(bucketOf(Math.max(a, b))).toBeGreaterThanOrEqual(bucketOf(Math.min(a, b)))
      }),
    )
  })
})

describe('a quantile of a histogram', () => {
  test('lies within 2 % of the exact one', () => {
    const share = fc.double({ min: 0.01, max: 1, noNaN: true })
    fc.assert(
      fc.property(fc.array(duration, { minLength: 1, maxLength: 200 }), share, (seconds, wanted) => {
        const sorted = seconds.toSorted((a, b) => a - b)
        const exact = sorted[Math.max(1, Math.ceil(wanted * sorted.length)) - 1] ?? Number.NaN
        const answer = histogramQuantile(histogramOf(seconds), wanted) ?? Number.NaN
        expect(Math.abs(answer - exact) / exact).toBeLessThanOrEqual(0.02)
      }),
    )
  })
  test('survives adding and taking back', () => {
    fc.assert(
      fc.property(fc.array(duration, { minLength: 1 }), fc.array(duration), (stay, leave) => {
        const counts = histogramOf([...stay, ...leave])
        for (const s of leave) counts.set(bucketOf(s), (counts.get(bucketOf(s)) ?? 0) - 1)
        expect(histogramQuantile(counts, 0.5)).toBe(histogramQuantile(histogramOf(stay), 0.5))
      }),
    )
  })
  test('is unknown when nothing was counted', () => expect(histogramQuantile(new Map(), 0.5)).toBeNull())
})
