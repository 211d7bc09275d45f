import fc from 'fast-check'
import { expect, test } from 'vitest'
import { amountText } from '../model/amount.ts'
import { hasDecimalComma, readMoney, readNumber } from './read-number.ts'

test.each([
  ['1.234,56 €', true, 123_456, 'EUR'],
  ['$1,234.5', false, 123_450, 'USD'],
  ['CHF 5', false, 500, 'CHF'],
  ['1 200', false, 120_000, 'GBP'],
  ['(3.50)', false, -350, 'GBP'],
  ['1.005', false, 101, 'GBP'],
  ['¥1,200', false, 1_200, 'JPY'],
])('%s is an amount', (cell, comma, minor, currency) => {
  expect(readMoney(cell, 'GBP', comma)).toEqual({ minor, currency })
})

test('what is only nearly a number is none', () => {
  for (const cell of ['', 'abc', '1.2.3', '1,23', '12,3456', '1.234,5'])
    expect(readNumber(cell, false), cell).toBeUndefined()
  expect(readNumber('12,5 %', true)).toBe(12.5)
  expect(readMoney('1.234,5', 'EUR', false)).toBeUndefined()
})

test('the sign before the decimals is found, also where thousands stand apart', () => {
  expect(hasDecimalComma(['1.234,5', '12'])).toBe(true)
  expect(hasDecimalComma(['1,234', '5,678'])).toBe(false)
  expect(hasDecimalComma(['1,234.50'])).toBe(false)
})

test('any amount that was written is read back', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: -1e12, max: 1e12 }),
      fc.constantFrom('EUR', 'JPY', 'TND'),
      (minor, currency) => {
        expect(readMoney(`${amountText(minor, currency)} ${currency}`, 'USD', false)).toEqual({
          minor,
          currency,
        })
      },
    ),
  )
})
