import { expect, test } from 'vitest'
import { dotsAt, perDot } from './people-dots.ts'

test('every person has a dot until there are more than three hundred', () => {
  expect([0, 1, 300, 301, 2125, 1_000_000].map(perDot)).toEqual([1, 1, 1, 2, 10, 5000])
})

test('a step with somebody always shows a dot', () => {
  expect(dotsAt(1, 50, 80).dots).toHaveLength(1)
  expect(dotsAt(95, 5, 40)).toMatchObject({ height: 32 })
})
