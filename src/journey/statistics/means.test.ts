/** Means, shrinkage, peak and end, against METHODS.md section 4. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { meanInterval, type ScoreSums } from './mean-interval.ts'
import { peakEnd } from './peak-end.ts'
import { effectiveN, jamesStein, shrinkMeans, shrinkRates } from './shrinkage.ts'

const sums = (...scores: number[]): ScoreSums => ({
  n: scores.length,
  sum: scores.reduce((a, b) => a + b, 0),
  sumOfSquares: scores.reduce((a, b) => a + b * b, 0),
})

describe('the mean with its interval', () => {
  test('of 2, 4, 4, 5, 5, 7, 9 uses t with six degrees', () => {
    const answer = meanInterval(sums(2, 4, 4, 5, 5, 7, 9))
    expect(answer?.mean).toBeCloseTo(36 / 7, 12)
    expect(answer?.sd).toBeCloseTo(2.267787, 6)
    expect(answer?.upper).toBeCloseTo(36 / 7 + (2.446911851 * 2.2677868) / Math.sqrt(7), 5)
  })
  test('is unknown without a reading, and one reading has no interval', () => {
    expect(meanInterval(sums())).toBeNull()
    expect(meanInterval(sums(100))).toEqual({ n: 1, mean: 100, sd: null, lower: null, upper: null })
  })
  test('of equal readings has no width', () => {
    fc.assert(
      fc.property(fc.integer({ min: -200, max: 200 }), fc.integer({ min: 2, max: 500 }), (score, n) => {
        const answer = meanInterval({ n, sum: n * score, sumOfSquares: n * score * score })
        expect(answer?.sd).toBeCloseTo(0, 3)
        expect(answer?.lower).toBeCloseTo(score, 3)
      }),
    )
  })
})

describe('shrinkage', () => {
  test('James-Stein on the eighteen batters', () => {
    const hits = [18, 17, 16, 15, 14, 14, 13, 12, 11, 11, 10, 10, 10, 10, 10, 9, 8, 7]
    const mean = hits.reduce((a, b) => a + b, 0) / hits.length / 45
    const answer = jamesStein(
      hits.map((h) => h / 45),
      (mean * (1 - mean)) / 45,
    )
    expect(answer.mean).toBeCloseTo(0.265432, 6)
    expect(answer.factor).toBeCloseTo(0.211653, 6)
    expect(answer.values[0]).toBeCloseTo(0.293914, 6)
    expect(answer.values[17]).toBeCloseTo(0.242176, 6)
  })
  test('draws a small group far toward the others and a large one hardly', () => {
    const large = (mean: number) => ({ n: 400, sum: 400 * mean, sumOfSquares: 400 * (mean * mean + 2500) })
    const answer = shrinkMeans([large(50), large(-50), large(10), sums(-200, -190)])
    const [first, , , small] = answer?.groups ?? []
    expect(first?.value).toBeGreaterThan(45)
    expect(small?.raw).toBe(-195)
    expect(small?.value).toBeGreaterThan(-195)
    expect(answer?.priorStrength).toBeGreaterThan(0)
    expect(first?.hollow).toBe(false)
  })
  test('marks a group hollow exactly while it has fewer readings than the prior is worth', () => {
    const group = fc.record({
      n: fc.integer({ min: 1, max: 300 }),
      mean: fc.integer({ min: -150, max: 150 }),
      spread: fc.integer({ min: 1, max: 100 }),
    })
    fc.assert(
      fc.property(fc.array(group, { minLength: 2, maxLength: 12 }), (described) => {
        const groups = described.map(({ n, mean, spread }) => ({
          n,
          sum: n * mean,
          sumOfSquares: n * mean * mean + (n - 1) * spread * spread,
        }))
        const answer = shrinkMeans(groups)
        answer?.groups.forEach((one, i) => {
          expect(one.hollow).toBe((groups[i]?.n ?? 0) < answer.priorStrength)
          const between = [one.raw ?? 0, answer.common].sort((a, b) => a - b)
          expect(one.value).toBeGreaterThanOrEqual((between[0] ?? 0) - 1e-9)
          expect(one.value).toBeLessThanOrEqual((between[1] ?? 0) + 1e-9)
        })
      }),
    )
  })
  test('draws alike groups together, solid only where a smallest spread that matters is given', () => {
    const alike = Array.from({ length: 4 }, () => ({ n: 1000, sum: 0, sumOfSquares: 1000 * 10_000 }))
    expect(shrinkMeans(alike)?.groups[0]?.hollow).toBe(true)
    expect(shrinkMeans(alike, { smallestSpread: 10 })?.groups[0]?.hollow).toBe(false)
  })
  test('knows nothing without readings, and trusts no single readings alone', () => {
    expect(shrinkMeans([sums(), sums()])).toBeNull()
    expect(shrinkMeans([sums(), sums(1, 2), sums(3, 5)])?.groups[0]).toMatchObject({
      raw: null,
      hollow: true,
    })
    expect(shrinkMeans([sums(-200), sums(200)])?.groups.every((group) => group.hollow)).toBe(true)
  })
  test('of rates is the beta-binomial posterior mean', () => {
    const groups = [
      { successes: 1, n: 3 },
      { successes: 60, n: 100 },
      { successes: 20, n: 100 },
      { successes: 35, n: 90 },
    ]
    const answer = shrinkRates(groups)
    const [alpha, beta] = [
      (answer?.common ?? 0) * (answer?.priorStrength ?? 0),
      (1 - (answer?.common ?? 0)) * (answer?.priorStrength ?? 0),
    ]
    groups.forEach(({ successes, n }, i) => {
      expect(answer?.groups[i]?.value).toBeCloseTo((successes + alpha) / (n + alpha + beta), 12)
    })
  })
  test('counts ten readings of one customer by what they are worth', () => {
    expect(effectiveN(10, 10)).toBe(10)
    expect(effectiveN(1.6, 1.36)).toBeCloseTo(1.882, 3)
    const [group] = shrinkMeans([{ ...sums(1, 2, 3, 4), effectiveN: 1 }, sums(7, 8, 9)])?.groups ?? []
    expect(group?.effectiveN).toBe(1)
  })
})

describe('peak and end', () => {
  test.each([
    [[2, 8, 7], 7.5],
    [[8, 3, 1], 4.5],
  ])('%j gives %d (Kahneman)', (scores, index) => expect(peakEnd(scores)?.index).toBe(index))
  test('the peak is the most intense moment, of either sign, the later of two', () => {
    expect(peakEnd([150, -200, 50])).toEqual({ peak: -200, end: 50, index: -75 })
    expect(peakEnd([-200, 200, 0])?.peak).toBe(200)
    expect(peakEnd([])).toBeNull()
  })
})
