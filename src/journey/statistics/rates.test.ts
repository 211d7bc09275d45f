/** Shares and their comparison, against METHODS.md section 3. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { benjaminiHochberg } from './benjamini-hochberg.ts'
import { fisherExact, needsFisher } from './fisher.ts'
import { newcombe } from './newcombe.ts'
import { twoProportions } from './two-proportions.ts'
import { wilson } from './wilson.ts'

describe("Wilson's interval", () => {
  test.each([
    [81, 263, 0.255289, 0.36621],
    [15, 148, 0.062386, 0.160487],
    [0, 20, 0, 0.161125],
    [1, 29, 0.006113, 0.171755],
  ])('%i of %i', (successes, n, lower, upper) => {
    expect(wilson(successes, n)?.lower).toBeCloseTo(lower, 6)
    expect(wilson(successes, n)?.upper).toBeCloseTo(upper, 6)
  })
  test('is unknown for nobody', () => expect(wilson(0, 0)).toBeNull())
  test('holds the share and stays within 0..1', () => {
    const counts = fc
      .integer({ min: 1, max: 10_000 })
      .chain((n) => fc.tuple(fc.integer({ min: 0, max: n }), fc.constant(n)))
    fc.assert(
      fc.property(counts, ([successes, n]) => {
        const interval = wilson(successes, n)
        expect(interval?.lower).toBeGreaterThanOrEqual(0)
        expect(interval?.upper).toBeLessThanOrEqual(1)
        expect(interval?.lower).toBeLessThanOrEqual(successes / n)
        expect(interval?.upper).toBeGreaterThanOrEqual(successes / n)
      }),
    )
  })
})

describe('the difference of two shares', () => {
  test('56/70 against 48/80: Newcombe and pooled z', () => {
    const [first, second] = [
      { successes: 56, n: 70 },
      { successes: 48, n: 80 },
    ]
    const answer = newcombe(first, second)
    expect(answer?.difference).toBeCloseTo(0.2, 12)
    expect(answer?.lower).toBeCloseTo(0.052431, 6)
    expect(answer?.upper).toBeCloseTo(0.333873, 6)
    expect(twoProportions(first, second)?.z).toBeCloseTo(2.650172, 6)
    expect(twoProportions(first, second)?.p).toBeCloseTo(0.008045, 6)
  })
  test('15/50 against 25/50: pooled z', () => {
    const answer = twoProportions({ successes: 15, n: 50 }, { successes: 25, n: 50 })
    expect(answer?.z).toBeCloseTo(-2.041241, 6)
    expect(answer?.p).toBeCloseTo(0.041227, 6)
  })
  test('is unknown with an empty group, and untestable when nothing varies', () => {
    expect(newcombe({ successes: 0, n: 0 }, { successes: 1, n: 2 })).toBeNull()
    expect(twoProportions({ successes: 0, n: 0 }, { successes: 1, n: 2 })).toBeNull()
    expect(twoProportions({ successes: 3, n: 3 }, { successes: 9, n: 9 })).toBeNull()
  })
})

describe('Benjamini-Hochberg', () => {
  const published = [
    0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528,
    0.759, 1,
  ]
  test('keeps four of the fifteen published tests, Bonferroni three', () => {
    expect(benjaminiHochberg(published).rejected.filter(Boolean)).toHaveLength(4)
    expect(published.filter((p) => p <= 0.05 / published.length)).toHaveLength(3)
  })
  test('answers in the order asked, whatever that is', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(published, { minLength: published.length }), (shuffled) => {
        const { rejected, adjusted } = benjaminiHochberg(shuffled)
        shuffled.forEach((p, i) => {
          expect(rejected[i]).toBe(p <= 0.0095)
          expect(adjusted[i]).toBeGreaterThanOrEqual(p)
        })
      }),
    )
  })
  test('of no tests is no answer', () => expect(benjaminiHochberg([]).rejected).toEqual([]))
})

describe("Fisher's exact test", () => {
  test('on the lady tasting tea, 3 of 4 against 1 of 4', () => {
    expect(fisherExact({ successes: 3, n: 4 }, { successes: 1, n: 4 })).toBeCloseTo(0.485714, 6)
  })
  test('on 8 of 10 against 1 of 6', () => {
    expect(fisherExact({ successes: 8, n: 10 }, { successes: 1, n: 6 })).toBeCloseTo(0.034965, 6)
  })
  test('agrees with the z-test where that may be used', () => {
    const [first, second] = [
      { successes: 560, n: 700 },
      { successes: 520, n: 700 },
    ]
    expect(needsFisher(first, second)).toBe(false)
    expect(needsFisher({ successes: 1, n: 20 }, { successes: 2, n: 20 })).toBe(true)
    const p = twoProportions(first, second)?.p ?? 0
    expect(fisherExact(first, second)).toBeGreaterThan(p)
    expect(fisherExact(first, second)).toBeLessThan(p * 1.25)
  })
  test('is unknown with an empty group', () => {
    expect(fisherExact({ successes: 0, n: 0 }, { successes: 1, n: 2 })).toBeNull()
  })
})
