import { expect, test } from 'vitest'
import { readAmount } from './money.ts'

test('an amount becomes whole minor units of its currency', () => {
  expect(readAmount(19.99, 'eur')).toEqual({ minor: 1999n, currency: 'EUR' })
  expect(readAmount('1.005', 'EUR')).toEqual({ minor: 101n, currency: 'EUR' })
  expect(readAmount(1500, 'JPY')).toEqual({ minor: 1500n, currency: 'JPY' })
  expect(readAmount('1.2345', 'KWD')).toEqual({ minor: 1235n, currency: 'KWD' })
  expect(readAmount(-5, 'GBP')).toEqual({ minor: -500n, currency: 'GBP' })
})

test('an amount without a usable currency is kept as such', () => {
  expect(readAmount(5, undefined)).toEqual({ minor: 500n, currency: 'XXX' })
  expect(readAmount(5, 'euros')).toEqual({ minor: 500n, currency: 'XXX' })
})

test('what is no amount is none', () => {
  for (const value of ['', 'free', '1e3', '12,50', Number.NaN, Number.POSITIVE_INFINITY, {}, null, 1e300])
    expect(readAmount(value, 'EUR')).toBeUndefined()
})
