/** Which of Stripe's payments are orders of their own, and that one order is one whatever speaks of it. */
import { expect, test } from 'vitest'
import type { ToldRecord } from '../connector.ts'
import { readStripe } from './mapping.ts'

const recordsOf = (type: string, object: object, created = 1_772_000_100): ToldRecord[] => {
  const reading = readStripe(
    { id: 'e', type, created, data: { object } },
    { tests: 'keep', refunds: 'charge' },
  )
  if (reading.kind !== 'told') throw new Error('The payload was not read.')
  return reading.records ?? []
}
const charge = {
  ...{ id: 'ch_1', object: 'charge', payment_intent: 'pi_1', amount: 4900, currency: 'eur' },
  ...{ created: 1_772_000_000, billing_details: { email: 'ivy@records.test' }, description: 'Spring course' },
}

test('a single charge is an order, paid when it was charged', () => {
  expect(recordsOf('charge.succeeded', charge)).toMatchObject([
    {
      ...{ type: 'order', key: 'payment:pi_1', externalId: 'pi_1', whole: true, tells: { beginning: true } },
      values: {
        name: 'Spring course',
        total: { minor: 4900, currency: 'EUR' },
        placedAt: '2026-02-25T06:13:20.000Z',
      },
    },
  ])
})

test('its payment intent, its checkout and its refund speak of the same order', () => {
  const intent = { ...charge, id: 'pi_1', object: 'payment_intent', payment_intent: undefined }
  const session = {
    id: 'cs_1',
    object: 'checkout.session',
    payment_intent: 'pi_1',
    payment_status: 'paid',
    mode: 'payment',
  }
  const all = [
    ...recordsOf('charge.succeeded', charge),
    ...recordsOf('payment_intent.succeeded', intent),
    ...recordsOf('checkout.session.completed', { ...session, amount_total: 4900, currency: 'eur' }),
  ]
  expect(all.map((one) => one.type === 'order' && [one.key, one.externalId])).toEqual(
    Array.from({ length: 3 }, () => ['payment:pi_1', 'pi_1']),
  )
  expect(recordsOf('charge.refunded', { ...charge, amount_refunded: 4900 })).toMatchObject([
    { key: 'payment:pi_1', values: { status: 'refunded' }, tells: { moves: ['refunded'] } },
  ])
})

test('a charge without a payment intent is known by its own number, also when it is given back', () => {
  const old = { ...charge, payment_intent: null }
  expect(recordsOf('charge.succeeded', old)).toMatchObject([{ key: 'payment:ch_1', externalId: 'ch_1' }])
  expect(recordsOf('charge.refunded', { ...old, amount_refunded: 100 })).toMatchObject([
    { key: 'payment:ch_1', values: {} },
  ])
})

test('what pays an invoice, an order of another system or is only reserved is no order of its own', () => {
  for (const more of [
    { invoice: 'in_1' },
    { invoice: { id: 'in_1' } },
    { payment_details: { order_reference: 'in_1' } },
    { metadata: { order_id: 'A-1001' } },
    { captured: false },
  ])
    expect(recordsOf('charge.succeeded', { ...charge, ...more }), JSON.stringify(more)).toEqual([])
  expect(recordsOf('charge.captured', { ...charge, captured: true })).toHaveLength(1)
})
