import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readTime } from './read-time.ts'

test.each([
  ['2026-11-01T10:00:00Z', '2026-11-01T10:00:00.000Z'],
  ['2026-11-01T10:00:00.1234567Z', '2026-11-01T10:00:00.123Z'],
  ['2026-11-01T10:00:00+02:00', '2026-11-01T08:00:00.000Z'],
  ['2026-11-01T10:00:00-0530', '2026-11-01T15:30:00.000Z'],
  ['2026-11-01 10:00:00', '2026-11-01T10:00:00.000Z'],
  ['2026-11-01', '2026-11-01T00:00:00.000Z'],
  ['1793527200', '2026-11-01T10:00:00.000Z'],
  [1793527200, '2026-11-01T10:00:00.000Z'],
  [1793527200000, '2026-11-01T10:00:00.000Z'],
  ['1793527200000', '2026-11-01T10:00:00.000Z'],
])('%s is read', (given, expected) => {
  expect(new Date(readTime(given) ?? Number.NaN).toISOString()).toBe(expected)
})

test.each(['', 'now', '2026', '2026-13-01', '2026-02-29', '11/01/2026', '2026-11-01T25:00:00Z', 'foo 1'])(
  '"%s" is no time',
  (given) => {
    expect(readTime(given)).toBeUndefined()
  },
)

test('any instant survives being written and read', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 4e12 }), (ms) => {
      expect(readTime(new Date(ms).toISOString())).toBe(ms)
    }),
  )
})
