import fc from 'fast-check'
import { expect, test } from 'vitest'
import { outcomeOf } from './outcome.ts'
import { nextWaitMs, retryWaitsMs } from './retry-plan.ts'

const day = 86_400_000

test('a message is tried for about three days, with growing waits, and then given up', () => {
  const waits = retryWaitsMs.map((_, index) => nextWaitMs(index + 1, 0.5) ?? 0)
  expect(waits).toEqual(waits.toSorted((a, b) => a - b))
  expect(waits.reduce((sum, wait) => sum + wait, 0)).toBeGreaterThan(2.8 * day)
  expect(nextWaitMs(retryWaitsMs.length + 1, 0.5)).toBeUndefined()
})

test('waits differ by chance, are as long as the other side asks, and never longer than about a day', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: retryWaitsMs.length }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.integer({ min: 0, max: 1e12 }),
      (attempts, chance, asked) => {
        const wait = nextWaitMs(attempts, chance, asked) ?? 0
        expect(wait).toBeGreaterThanOrEqual(Math.min(asked, day))
        expect(wait).toBeLessThanOrEqual(1.2 * day)
        expect(wait).toBeGreaterThanOrEqual(4000)
      },
    ),
  )
})

test.each([
  ['120', 120_000],
  ['Wed, 01 Jan 2025 00:01:00 GMT', 60_000],
  ['Wed, 01 Jan 2020 00:00:00 GMT', 0],
  ['soon', 0],
  ['-5', 0],
])('Retry-After %s is read', (text, askedMs) => {
  const outcome = outcomeOf(
    { status: 503, headers: { 'retry-after': text } },
    new Date('2025-01-01T00:00:00Z'),
  )
  expect(outcome).toMatchObject({ kind: 'failed', askedMs })
})
