import fc from 'fast-check'
import { expect, test } from 'vitest'
import { engineTime } from './engine-time.ts'

test('any moment is written as ISO writes it, with a blank for the T and without the zone', () => {
  const moment = fc.integer({ min: 0, max: Date.UTC(2299, 11, 31) })
  fc.assert(
    fc.property(fc.array(moment), (moments) => {
      for (const ms of moments)
        expect(engineTime(ms)).toBe(new Date(ms).toISOString().slice(0, 23).replace('T', ' '))
    }),
  )
  expect(engineTime(0)).toBe('1970-01-01 00:00:00.000')
  expect(engineTime(Date.UTC(2026, 1, 28, 23, 59, 59, 7))).toBe('2026-02-28 23:59:59.007')
})
