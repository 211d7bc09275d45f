import { expect, test } from 'vitest'
import { isTimeZone, readDay, readMoment } from './read-moment.ts'

test.each([
  ['2024-07-01 10:30', 'iso', 'Europe/Berlin', '2024-07-01T08:30:00.000Z'],
  ['2024-01-01T10:30:00.25+02:00', 'iso', 'Europe/Berlin', '2024-01-01T08:30:00.250Z'],
  ['20240131', 'iso', 'UTC', '2024-01-31T00:00:00.000Z'],
  ['31.01.2024 10:30', 'day-month-year', 'UTC', '2024-01-31T10:30:00.000Z'],
  ['1/31/69, 12:05 AM', 'month-day-year', 'UTC', '2069-01-31T00:05:00.000Z'],
  ['1/31/2024 10:30 PM', 'month-day-year', 'UTC', '2024-01-31T22:30:00.000Z'],
  ['2024/01/31', 'year-month-day', 'UTC', '2024-01-31T00:00:00.000Z'],
  ['31. Januar 2024', 'month-name', 'UTC', '2024-01-31T00:00:00.000Z'],
  ['31 janv. 2024 10:30', 'month-name', 'UTC', '2024-01-31T10:30:00.000Z'],
  ['Jan 31st, 2024', 'month-name', 'UTC', '2024-01-31T00:00:00.000Z'],
  ['1704105000', 'unix-seconds', 'Europe/Berlin', '2024-01-01T10:30:00.000Z'],
  ['1704105000250', 'unix-milliseconds', 'UTC', '2024-01-01T10:30:00.250Z'],
  ['45292.4375', 'excel-serial', 'Europe/Berlin', '2024-01-01T09:30:00.000Z'],
] as const)('%s (%s, %s) is %s', (cell, form, zone, moment) => {
  expect(readMoment(cell, form, zone)).toBe(moment)
})

test('days that no calendar has, and other forms, are nothing', () => {
  expect(readDay('31.02.2024', 'day-month-year')).toBeUndefined()
  expect(readDay('tomorrow', 'iso')).toBeUndefined()
  expect(readDay('13/01/2024', 'month-day-year')).toBeUndefined()
  expect(readDay('01/02/2024', 'month-day-year')).toBe('2024-01-02')
  expect([isTimeZone('Europe/Vienna'), isTimeZone('Vienna/Europe')]).toEqual([true, false])
})
