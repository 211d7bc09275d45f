/** The three lanes of evidence stay apart and are never blended out of nothing. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { meanInterval, type ScoreSums } from '../statistics/mean-interval.ts'
import { blendEmotion } from './blend.ts'

const sums = (...scores: number[]): ScoreSums => ({
  n: scores.length,
  sum: scores.reduce((a, b) => a + b, 0),
  sumOfSquares: scores.reduce((a, b) => a + b * b, 0),
})

describe('the blend', () => {
  test('is a gap when nothing is known', () => {
    const answer = blendEmotion({ said: sums(), read: sums(), shown: sums() })
    expect(answer).toEqual({ lanes: { said: null, read: null, shown: null }, blend: null })
  })
  test('is a gap when only lanes without weight spoke, which still show themselves', () => {
    const answer = blendEmotion(
      { said: sums(), read: sums(), shown: sums(-100) },
      { said: 1, read: 0.6, shown: 0 },
    )
    expect(answer.blend).toBeNull()
    expect(answer.lanes.shown?.mean).toBe(-100)
  })
  test('counts said 1, read 0.6, shown 0.3', () => {
    const answer = blendEmotion({ said: sums(200), read: sums(0), shown: sums(-100) })
    expect(answer.blend?.mean).toBeCloseTo((200 - 30) / 1.9, 10)
    expect(answer.blend?.n).toBe(3)
    expect(answer.blend?.effectiveN).toBeCloseTo(1.9 ** 2 / 1.45, 10)
  })
  test('of one reading has no interval', () => {
    expect(blendEmotion({ said: sums(), read: sums(50), shown: sums() }).blend).toMatchObject({
      mean: 50,
      interval: null,
    })
  })
  const scores = fc.array(fc.integer({ min: -200, max: 200 }), { minLength: 2, maxLength: 40 })
  test('of one lane alone is the mean of that lane with its interval, whatever its weight', () => {
    fc.assert(
      fc.property(scores, fc.double({ min: 0.1, max: 3, noNaN: true }), (given, weight) => {
        const { blend } = blendEmotion(
          { said: sums(), read: sums(...given), shown: sums() },
          { said: 1, read: weight, shown: 1 },
        )
        const alone = meanInterval(sums(...given))
        expect(blend?.mean).toBeCloseTo(alone?.mean ?? Number.NaN, 8)
        expect(blend?.interval?.lower).toBeCloseTo(alone?.lower ?? Number.NaN, 4)
      }),
    )
  })
  test('lies between the lanes', () => {
    fc.assert(
      fc.property(scores, scores, (said, shown) => {
        const { blend, lanes } = blendEmotion({ said: sums(...said), read: sums(), shown: sums(...shown) })
        const ends = [lanes.said?.mean ?? 0, lanes.shown?.mean ?? 0]
        expect(blend?.mean).toBeGreaterThanOrEqual(Math.min(...ends) - 1e-9)
        expect(blend?.mean).toBeLessThanOrEqual(Math.max(...ends) + 1e-9)
      }),
    )
  })
})
