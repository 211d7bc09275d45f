/** How an order of Shopify stands, by what its payload says. */
import { expect, test } from 'vitest'
import { readShopify } from './mapping.ts'

const statusOf = (said: object): unknown => {
  const order = { id: '1', name: '#1', email: 'ann@shop.test', currency: 'EUR', total_price: '95.00' }
  const times = { created_at: '2026-03-01T10:00:00Z', updated_at: '2026-03-04T10:00:00Z' }
  const reading = readShopify({ ...order, ...times, ...said }, { tests: 'keep' }, 'orders/updated')
  if (reading.kind !== 'told') throw new Error('The order was not read.')
  return reading.records?.map(({ values }) => values.status).filter(Boolean)
}
const refund = (amount: string, status = 'success') => ({
  transactions: [{ kind: 'refund', status, amount, currency: 'EUR' }],
})

test('refunds that add up to the total make it refunded, whatever else is said of its payment', () => {
  expect(statusOf({ financial_status: 'paid', refunds: [refund('45.00'), refund('50.00')] })).toEqual([
    'refunded',
  ])
  expect(statusOf({ financial_status: 'refunded' })).toEqual(['refunded'])
})

test('a part given back, a refund that failed and an order for nothing leave it as it was', () => {
  expect(statusOf({ refunds: [refund('45.00')] })).toEqual(['placed'])
  expect(statusOf({ refunds: [refund('45.00'), refund('50.00', 'failure')] })).toEqual(['placed'])
  expect(statusOf({ total_price: '0.00', refunds: [] })).toEqual(['placed'])
  expect(statusOf({ fulfillment_status: 'partial', refunds: [] })).toEqual(['placed'])
})
