/** Shopify's webhooks in the shape of API 2026-04: two currencies, guests, tills, tests, and what the law asks. */
import { expect, test } from 'vitest'
import { shopify } from './connector.ts'
import { readShopify, shopifyTopics } from './mapping.ts'

const read = (topic: string, payload: object, tests: 'keep' | 'count' = 'keep') => {
  const reading = readShopify(payload, { tests }, topic)
  return { told: [], records: [], remember: [], what: '', why: '', ...reading }
}
const both = (shop: string, presentment: string) => ({
  shop_money: { amount: shop, currency_code: 'EUR' },
  presentment_money: { amount: presentment, currency_code: 'USD' },
})
const order = {
  ...{ id: 820, name: '#1001', email: 'jon@shop.test', currency: 'EUR', presentment_currency: 'USD' },
  ...{ total_price: '100.00', total_price_set: both('100.00', '110.00'), source_name: 'web', test: false },
  ...{ created_at: '2026-03-01T10:00:00+01:00', updated_at: '2026-03-02T10:00:00+01:00' },
  customer: { id: 115, email: 'jon@shop.test', first_name: 'Jon', last_name: 'Snow', state: 'enabled' },
  line_items: [{ id: 1, title: 'Bike', name: 'Bike - red', quantity: 1, price: '100.00', variant_id: 9 }],
}
const refund = {
  ...{ id: 5, order_id: 820, created_at: '2026-03-03T10:00:00+01:00', note: null },
  refund_line_items: [
    { id: 1, subtotal: 50, subtotal_set: both('50.00', '55.00'), total_tax_set: both('0.00', '0.00') },
  ],
  order_adjustments: [],
  transactions: [{ kind: 'refund', status: 'success', amount: '55.00', currency: 'USD', gateway: 'x' }],
}

test('a refund in the currency that she paid in is given back in that of the shop, as its order was', () => {
  expect(read('orders/create', order).told).toMatchObject([
    { properties: { value: '100.00', currency: 'EUR' } },
  ])
  expect(read('refunds/create', refund).told).toMatchObject([{ properties: { value: -50, currency: 'EUR' } }])
  // Nothing says the rate: the money stays as it was paid.
  expect(read('refunds/create', { ...refund, refund_line_items: null }).told).toMatchObject([
    { properties: { value: -55, currency: 'USD' } },
  ])
})

test('refunds in another currency add up to the whole in that currency', () => {
  const given = (amount: string) => ({ transactions: [{ ...refund.transactions[0], amount }] })
  const statusOf = (refunds: object[]) =>
    read('orders/updated', { ...order, refunds })
      .records.map((one) => 'values' in one && one.values.status)
      .filter(Boolean)
  expect(statusOf([given('55.00'), given('50.00')])).toEqual(['placed'])
  expect(statusOf([given('55.00'), given('55.00')])).toEqual(['refunded'])
})

test('a guest is known by what she typed, a redacted order by its number alone', () => {
  const guest = { ...order, customer: null, email: '', contact_email: 'guest@shop.test' }
  expect(read('orders/create', guest).told).toMatchObject([{ person: { email: 'guest@shop.test' } }])
  const redacted = { ...order, customer: null, email: null, contact_email: null, billing_address: null }
  const { told, records } = read('orders/updated', redacted)
  expect(told).toEqual([])
  expect(records.filter(({ type }) => type === 'customer')).toEqual([])
  expect(records.find(({ type }) => type === 'order')).toMatchObject({ about: 'order:820' })
})

test('the till sells in a shop', () => {
  expect(read('orders/create', { ...order, source_name: 'pos' }).told).toMatchObject([
    { properties: { channel: 'shop' } },
  ])
})

test('an edit of an order is no order: how it is now, its update says', () => {
  const edit = { order_edit: { id: 78, order_id: 820, line_items: { additions: [{ id: 1, delta: 1 }] } } }
  expect(read('orders/edited', edit)).toMatchObject({ kind: 'unknown' })
})

test('what is sent as a test is kept and says so, unless it shall count', () => {
  for (const [topic, payload] of [
    ['orders/create', { ...order, test: true }],
    ['test: customers/create', { id: 1, email: 'bob@biller.test' }],
  ] as const)
    expect(read(topic, payload)).toMatchObject({ kind: 'unknown', why: expect.stringContaining('test mode') })
  expect(read('test: orders/create', order, 'count').told).toHaveLength(1)
})

test('an account that the shop deleted is told of, and is nobody’s wish to be erased', () => {
  const { kind, told, records } = read('customers/delete', { id: 115, phone: null, addresses: [] })
  expect([kind, told, records]).toMatchObject([
    'told',
    [{ event: 'Account deleted', person: { otherId: 'shopify:115' } }],
    [],
  ])
})

test('what the law asks for is for a person to do', () => {
  const asked = { shop_id: 95, shop_domain: 'bikes.test', customer: { id: 115, email: 'jon@shop.test' } }
  expect(read('customers/redact', { ...asked, orders_to_redact: [820] })).toMatchObject({
    kind: 'asks',
    what: expect.stringContaining('jon@shop.test be erased'),
  })
  expect(read('customers/data_request', { ...asked, orders_requested: [820] }).what).toContain(
    'asked the shop',
  )
  expect(read('shop/redact', { shop_id: 95, shop_domain: 'bikes.test' }).what).toContain('bikes.test')
})

test('every topic that the form asks for has a meaning', () => {
  expect(shopify.steps.join(' ')).toContain('order creation')
  expect(shopifyTopics).toContain('orders/partially_fulfilled')
  for (const topic of shopifyTopics) expect(read(topic, { ...order, order_id: 1 }).kind).not.toBe('unknown')
})
