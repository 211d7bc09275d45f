/** Days of a calendar: whole weeks, every day once, also where clocks change. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, dateOfKey, dayKey, daysShown, movedTo, rangeOf, stepped } from './calendar-days.ts'

const anyDay = fc
  .record({
    year: fc.integer({ min: 2000, max: 2100 }),
    month: fc.integer({ min: 0, max: 11 }),
    day: fc.integer({ min: 1, max: 28 }),
  })
  .map(({ year, month, day }) => new Date(year, month, day, 12))

test('a month is shown in six whole weeks that begin on Monday and hold all its days', () => {
  fc.assert(
    fc.property(anyDay, (at) => {
      const days = daysShown(at, 'month')
      const keys = days.map(dayKey)
      expect(days[0]?.getDay()).toBe(1)
      expect(new Set(keys).size).toBe(42)
      const last = new Date(at.getFullYear(), at.getMonth() + 1, 0, 12)
      for (const day of [new Date(at.getFullYear(), at.getMonth(), 1, 12), at, last])
        expect(keys).toContain(dayKey(day))
    }),
  )
})

test('a week is seven days in a row, with the day in it', () => {
  fc.assert(
    fc.property(anyDay, (at) => {
      const keys = daysShown(at, 'week').map(dayKey)
      expect(keys).toContain(dayKey(at))
      expect(keys[6]).toBe(dayKey(addDays(dateOfKey(keys[0]) ?? at, 6)))
    }),
  )
})

test('a step forwards leads to the next month, also from its last day', () => {
  expect(dayKey(stepped(new Date(2026, 0, 31, 12), 'month', 1))).toBe('2026-02-28')
  expect(dayKey(stepped(new Date(2026, 2, 31, 12), 'month', -1))).toBe('2026-02-28')
  expect(dayKey(stepped(new Date(2026, 11, 30, 12), 'week', 1))).toBe('2027-01-06')
})

test('what moves to another day keeps its time of day', () => {
  fc.assert(
    fc.property(anyDay, anyDay, fc.integer({ min: 0, max: 23 }), (from, to, hour) => {
      const time = new Date(from.getFullYear(), from.getMonth(), from.getDate(), hour, 30).toISOString()
      const moved = new Date(movedTo(time, dayKey(to)) ?? 0)
      expect(dayKey(moved)).toBe(dayKey(to))
      expect(moved.getMinutes()).toBe(30)
    }),
  )
})

test('a range holds its last day whole, and an address that is no day is none', () => {
  const { from, to } = rangeOf([new Date(2026, 0, 5, 12), new Date(2026, 0, 6, 12)])
  expect([new Date(from).getHours(), new Date(to).getHours()]).toEqual([0, 23])
  expect([dateOfKey('2026-02-31'), dateOfKey('yesterday'), dateOfKey(undefined)]).toEqual([
    undefined,
    undefined,
    undefined,
  ])
})
