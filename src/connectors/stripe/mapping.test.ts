/** Stripe's events in the shape of 2025-03-31 and later, in which payments and invoices do not name each other. */
import { expect, test } from 'vitest'
import type { Person, Told, ToldRecord } from '../connector.ts'
import { stripe } from './connector.ts'
import { readStripe, type StripeReading, stripeEvents } from './mapping.ts'

type Read = { told: Told[]; records: ToldRecord[]; remember: [string, Person][]; why?: string | undefined }
const read = (
  type: string,
  object: object,
  event: object = {},
  settings: Partial<StripeReading> = {},
): Read => {
  const payload = {
    id: `evt_${type}`,
    object: 'event',
    api_version: '2026-03-25.dahlia',
    type,
    livemode: true,
  }
  const reading = readStripe(
    { ...payload, created: 1_772_000_100, data: { object }, ...event },
    { tests: 'keep', refunds: 'charge', ...settings },
  )
  if (reading.kind === 'unknown') return { told: [], records: [], remember: [], why: reading.why }
  return reading.kind === 'told'
    ? { records: [], remember: [], ...reading }
    : { told: [], records: [], remember: [] }
}

const customer = { customer: 'cus_9', customer_email: 'ivy@shop.test', customer_name: 'Ivy Marlow' }
const invoice = {
  ...{ id: 'in_1', object: 'invoice', number: 'A1B2-0001', currency: 'eur', created: 1_772_000_000 },
  ...{ amount_due: 4900, amount_paid: 4900, status: 'paid', billing_reason: 'subscription_cycle' },
  ...customer,
  parent: { type: 'subscription_details', subscription_details: { subscription: 'sub_1', metadata: {} } },
  lines: { object: 'list', data: [{ id: 'il_1', description: '1 × Plan', amount: 4900, quantity: 1 }] },
}
const charge = {
  ...{ id: 'ch_1', object: 'charge', payment_intent: 'pi_1', amount: 4900, currency: 'eur', captured: true },
  ...{ customer: 'cus_9', billing_details: { email: null, name: null }, receipt_email: null, metadata: {} },
}
const tie = {
  ...{ id: 'inpay_1', object: 'invoice_payment', invoice: 'in_1', amount_paid: 4900, currency: 'eur' },
  payment: { type: 'payment_intent', payment_intent: 'pi_1' },
}
/** As the runner does: by the message id alone. */
const revenue = (all: Read[]): number => {
  const byKey = new Map(all.flatMap(({ told }) => told.map((one) => [one.key, one] as const)))
  return [...byKey.values()].reduce((sum, { properties }) => sum + Number(properties.value ?? 0), 0)
}

test('a paid invoice and the charge that paid it count once, although neither names the other', () => {
  const all = [
    read('charge.succeeded', { ...charge, description: 'Subscription update' }),
    read('payment_intent.succeeded', { id: 'pi_1', object: 'payment_intent', amount: 4900, currency: 'eur' }),
    read('invoice.paid', invoice),
    read('invoice.payment_succeeded', invoice),
    read('invoice_payment.paid', tie),
  ]
  expect(revenue(all)).toBe(49)
  expect(all[2]?.told).toMatchObject([
    { event: 'Invoice paid', properties: { invoice: 'in_1', invoice_total: '49.00' } },
  ])
  expect(all[2]?.told[0]?.properties).not.toHaveProperty('value')
  const orders = [...(all[0]?.records ?? []), ...(all[2]?.records ?? [])]
  expect(orders.map((one) => one.type === 'order' && one.key)).toEqual(['invoice:in_1'])
})

test('money that was paid by an invoice alone is told by what ties both, for whom the invoice named', () => {
  const [, about] = ['', read('invoice_payment.paid', tie).told[0]?.about]
  expect(about).toBe('invoice:in_1')
  expect(read('invoice.paid', invoice).remember).toEqual([
    ['invoice:in_1', expect.objectContaining({ email: 'ivy@shop.test', otherId: 'stripe:cus_9' })],
  ])
  const byHand = { ...tie, payment: { type: 'payment_record', payment_record: 'prec_1' } }
  expect(read('invoice_payment.paid', byHand).told).toMatchObject([
    { key: 'payment:prec_1', properties: { value: '49.00', currency: 'EUR' } },
  ])
})

test('an invoice that says what paid it, in the old shape or with its payments, has that payment’s key', () => {
  const old = { ...invoice, payment_intent: 'pi_1' }
  const withPayments = { ...invoice, payments: { data: [{ payment: { payment_intent: 'pi_1' } }] } }
  for (const one of [old, withPayments])
    expect(read('invoice.paid', one).told).toMatchObject([
      { key: 'payment:pi_1', event: 'Payment received', properties: { value: '49.00' } },
    ])
  expect(read('invoice.paid', { ...invoice, payment_intent: null }).told).toMatchObject([
    { key: 'payment:in_1', properties: { value: '49.00' } },
  ])
})

test.each([
  ['jpy', 4900, '4900'],
  ['kwd', 4900, '4.900'],
  ['isk', 490_000, '4900'],
  ['ugx', 490_000, '4900'],
  ['usd', 4900, '49.00'],
])('an amount in %s is counted as Stripe counts it', (currency, amount, value) => {
  expect(read('charge.succeeded', { ...charge, amount, currency }).told[0]?.properties.value).toBe(value)
})

test('a dispute names its payment only, so that payment’s customer is remembered', () => {
  const dispute = {
    id: 'du_1',
    object: 'dispute',
    charge: 'ch_1',
    amount: 4900,
    currency: 'eur',
    reason: 'fraudulent',
  }
  expect(read('charge.dispute.created', { ...dispute, payment_intent: 'pi_1' }).told).toMatchObject([
    { event: 'Payment disputed', about: 'payment:pi_1', properties: { amount_disputed: '49.00' } },
  ])
  expect(
    read('charge.dispute.closed', { ...dispute, payment_intent: null, status: 'lost' }).told,
  ).toMatchObject([{ about: 'payment:ch_1', properties: { outcome: 'lost' } }])
  expect(read('charge.succeeded', charge).remember).toEqual([
    ['payment:pi_1', expect.objectContaining({ otherId: 'stripe:cus_9' })],
    ['payment:ch_1', expect.objectContaining({ otherId: 'stripe:cus_9' })],
  ])
})

test('a customer who was deleted there is told of, and does not begin here', () => {
  const gone = read('customer.deleted', {
    id: 'cus_9',
    object: 'customer',
    email: 'ivy@shop.test',
    name: 'Ivy',
  })
  expect(gone.records).toEqual([])
  expect(gone.told).toMatchObject([{ event: 'Account deleted', person: { otherId: 'stripe:cus_9' } }])
  expect(gone.told[0]?.person).not.toHaveProperty('email')
})

test('what was sent in test mode is kept and says so, unless it shall count', () => {
  expect(read('charge.succeeded', charge, { livemode: false })).toMatchObject({
    told: [],
    why: expect.stringContaining('test mode'),
  })
  expect(read('charge.succeeded', charge, { livemode: false }, { tests: 'count' }).told).toHaveLength(1)
})

test('a checkout that ran out is told of where somebody said who she is', () => {
  const session = {
    id: 'cs_1',
    object: 'checkout.session',
    amount_total: 4900,
    currency: 'eur',
    mode: 'payment',
  }
  expect(read('checkout.session.expired', { ...session, customer_details: null }).told).toEqual([])
  const left = { ...session, customer_details: { email: 'ivy@shop.test' } }
  expect(read('checkout.session.expired', left).told).toMatchObject([{ event: 'Checkout abandoned' }])
})

test('the form asks for every event that has a meaning', () => {
  for (const type of stripeEvents) expect(stripe.steps.join(' ')).toContain(type)
  expect(stripeEvents).toContain('invoice_payment.paid')
})

test('a refund counts once, by charge.refunded or by refund events, as the settings say', () => {
  const refund = {
    ...{ id: 're_1', object: 'refund', charge: 'ch_1', payment_intent: 'pi_1' },
    amount: 1900,
    currency: 'eur',
  }
  const part = { ...charge, amount_refunded: 1900 }
  const all = (refunds: 'charge' | 'refund') => [
    read('charge.succeeded', charge, {}, { refunds }),
    read('refund.created', { ...refund, status: 'pending' }, {}, { refunds }),
    read(
      'charge.refunded',
      part,
      { data: { object: part, previous_attributes: { amount_refunded: 0 } } },
      { refunds },
    ),
    read('refund.updated', { ...refund, status: 'succeeded' }, {}, { refunds }),
    read('refund.created', { ...refund, status: 'succeeded' }, {}, { refunds }),
  ]
  expect([revenue(all('charge')), revenue(all('refund'))]).toEqual([30, 30])
  expect(all('charge')[3]).toMatchObject({
    told: [],
    why: 'Refunds are told by charge.refunded. See the settings.',
  })
  // Nothing has gone out yet; whose it is, the payment said.
  expect(all('refund')[1]?.told).toEqual([])
  expect(all('refund')[3]?.told).toMatchObject([
    { key: 'refund:re_1', event: 'Payment refunded', about: 'payment:pi_1', properties: { value: '-19.00' } },
  ])
  // How the order stands, the charge says in both.
  expect(all('refund')[2]).toMatchObject({ told: [], records: [{ type: 'order', key: 'payment:pi_1' }] })
  const failed = read('refund.failed', { ...refund, status: 'failed', failure_reason: 'lost_or_stolen_card' })
  expect(failed.told).toMatchObject([{ event: 'Refund failed', properties: { amount_failed: '19.00' } }])
  expect(revenue([failed])).toBe(0)
})
