/** What a deal or an order comes to. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Line } from '../../model/crm/field-value.ts'
import { linesTotal, lineTotal } from '../../model/crm/lines-total.ts'
import { followLines } from './sum-of-lines.ts'

const line = (quantity: number, minor: number, discount?: number, currency = 'EUR'): Line => ({
  name: 'Van',
  quantity,
  price: { minor, currency },
  ...(discount === undefined ? {} : { discount }),
})
const amountAfter = (values: Record<string, never> | object, given: string[]) => {
  const all = { ...values } as Parameters<typeof followLines>[0]['values']
  followLines({ values: all, given: new Set(given) }, 'products', 'amount')
  return all.amount
}

test('lines add up with their discounts, and not over currencies', () => {
  expect(linesTotal([line(2, 1_000), line(3, 999, 10)])).toEqual({ minor: 2_000 + 2_697, currency: 'EUR' })
  expect(linesTotal([line(1, 100), line(1, 100, 0, 'USD')])).toBeUndefined()
  expect(linesTotal([])).toBeUndefined()
})

test('a discount never makes a line dearer, nor less than nothing', () => {
  const whole = fc.integer({ min: 0, max: 10_000 })
  fc.assert(
    fc.property(whole, whole, fc.double({ min: 0, max: 100, noNaN: true }), (quantity, price, discount) => {
      const total = lineTotal(line(quantity, price, discount))
      return total >= 0 && total <= lineTotal(line(quantity, price))
    }),
  )
})

test('an amount follows new lines, fills in where none was, and stays as somebody said it', () => {
  const products = [line(2, 500)]
  const sum = { minor: 1_000, currency: 'EUR' }
  const said = { minor: 7, currency: 'EUR' }
  expect(amountAfter({ products }, [])).toEqual(sum)
  expect(amountAfter({ products, amount: said }, [])).toEqual(said)
  expect(amountAfter({ products, amount: said }, ['products'])).toEqual(sum)
  expect(amountAfter({ products, amount: said }, ['products', 'amount'])).toEqual(said)
})
