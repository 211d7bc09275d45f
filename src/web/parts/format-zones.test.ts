import { afterAll, beforeAll, expect, test } from 'vitest'

const usual = process.env.TZ
beforeAll(() => {
  process.env.TZ = 'America/Los_Angeles'
})
afterAll(() => {
  if (usual === undefined) delete process.env.TZ
  else process.env.TZ = usual
})

test('a day is the same day west of Greenwich; a moment is told in the time of the place', async () => {
  const { day, dayAndTime, dayRange, shortDay } = await import('./format.ts')
  const now = new Date('2026-03-01T12:00:00Z')
  expect(new Date('2026-01-05').getDate()).toBe(4)
  expect(day('2026-01-05')).toBe('5 Jan 2026')
  expect(shortDay('2026-01-01', now)).toBe('1 Jan')
  expect(shortDay('2025-12-31', now)).toBe('31 Dec 2025')
  expect(dayAndTime('2026-01-05T02:00:00Z')).toBe('4 Jan 2026, 18:00')
  const [monday, sunday] = [new Date(2026, 10, 30, 12), new Date(2026, 11, 6, 12)]
  expect(dayRange(monday, sunday).replaceAll('\u2009', ' ')).toBe('30 Nov – 6 Dec 2026')
})
