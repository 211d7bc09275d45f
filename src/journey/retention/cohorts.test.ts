import fc from 'fast-check'
import { expect, test } from 'vitest'
import { retentionUnits } from '../../model/retention.ts'
import { firstDayOf, unitOf } from './cohorts.ts'

const at = (time: string) => Date.parse(time) / 1000

test('weeks begin on Monday, months on their first day, all in UTC', () => {
  expect(firstDayOf(unitOf(at('2026-01-04T23:59:59Z'), 'week'), 'week')).toBe('2025-12-29')
  expect(firstDayOf(unitOf(at('2026-01-05T00:00:00Z'), 'week'), 'week')).toBe('2026-01-05')
  expect(firstDayOf(unitOf(at('2026-01-31T23:59:59Z'), 'month'), 'month')).toBe('2026-01-01')
  expect(firstDayOf(unitOf(at('2026-02-28T12:00:00Z'), 'day'), 'day')).toBe('2026-02-28')
})

test('every moment lies between the first day of its unit and that of the next', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 4_000_000_000 }),
      fc.constantFrom(...retentionUnits),
      (time, unit) => {
        const number = unitOf(time, unit)
        expect(at(firstDayOf(number, unit))).toBeLessThanOrEqual(time)
        expect(at(firstDayOf(number + 1, unit))).toBeGreaterThan(time)
      },
    ),
  )
})
