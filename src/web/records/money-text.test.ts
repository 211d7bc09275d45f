import fc from 'fast-check'
import { expect, test } from 'vitest'
import { amountOf, amountText } from './money-text.ts'

test('amounts are read as people type them', () => {
  expect(amountOf('13,400', 'EUR')).toBe(1_340_000)
  expect(amountOf('13400.5', 'EUR')).toBe(1_340_050)
  expect(amountOf('13,5', 'EUR')).toBe(1350)
  expect(amountOf('500', 'JPY')).toBe(500)
  expect(amountOf('about 5', 'EUR')).toBeUndefined()
  expect(amountOf('', 'EUR')).toBeUndefined()
})

test('what is shown for typing is read as the same amount', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }),
      fc.constantFrom('EUR', 'JPY', 'TND', 'XXX'),
      (minor, currency) => {
        expect(amountOf(amountText({ minor, currency }), currency)).toBe(minor)
      },
    ),
  )
})
