/** What Shopify's topics mean. Refunds name their order only, so the buyer of an order is remembered. */
import { z } from 'zod'
import type { Person, Reading, Told } from '../connector.ts'
import { Bag, present, Word } from '../payload-parts.ts'

const Customer = z.looseObject({ id: Word, email: Word, first_name: Word, last_name: Word }).nullish()
const Order = z.looseObject({
  id: Word,
  name: Word,
  email: Word,
  contact_email: Word,
  created_at: Word,
  processed_at: Word,
  cancelled_at: Word,
  cancel_reason: Word,
  total_price: Word,
  currency: Word,
  customer: Customer,
  line_items: z
    .array(z.looseObject({ title: Word, quantity: z.number().nullish() }))
    .nullish()
    .transform((lines) => lines ?? []),
})
const Fulfillment = z.looseObject({
  id: Word,
  order_id: Word,
  created_at: Word,
  email: Word,
  tracking_company: Word,
})
const Refund = z.looseObject({
  id: Word,
  order_id: Word,
  created_at: Word,
  note: Word,
  transactions: z
    .array(z.looseObject({ kind: Word, status: Word, amount: Word, currency: Word }))
    .nullish()
    .transform((all) => all ?? []),
})
const Account = z.looseObject({
  id: Word,
  email: Word,
  first_name: Word,
  last_name: Word,
  created_at: Word,
  addresses: z.array(Bag).nullish(),
})

type Named = { first_name: string; last_name: string }
const nameOf = (named: Named | null | undefined): string =>
  [named?.first_name, named?.last_name].filter(Boolean).join(' ')

const buyerOf = ({ customer, email, contact_email }: z.infer<typeof Order>): Person => ({
  email: email || contact_email || customer?.email || undefined,
  otherId: customer?.id ? `shopify:${customer.id}` : undefined,
  name: nameOf(customer) || undefined,
})

const remembered = (order: string): string => `order:${order}`

type OrderMeaning = {
  event: string
  key: string
  at: (order: z.infer<typeof Order>) => string
  priced?: boolean
}

const ofOrder =
  ({ event, key, at, priced }: OrderMeaning) =>
  (payload: unknown): Reading => {
    const order = Order.parse(payload)
    const person = buyerOf(order)
    const products = order.line_items.map(({ title }) => title).filter(Boolean)
    const properties = present({
      channel: 'web',
      order_id: order.id,
      order_name: order.name,
      ...(priced ? { value: order.total_price, currency: order.currency } : {}),
      products: products.length > 0 ? products.slice(0, 50) : undefined,
      reason: key === 'cancelled' ? order.cancel_reason : undefined,
    })
    const told: Told = {
      key: `order:${order.id}:${key}`,
      event,
      at: at(order) || order.created_at,
      person,
      properties,
    }
    return { kind: 'told', told: [told], remember: [[remembered(order.id), person]] }
  }

const readFulfillment = (payload: unknown): Reading => {
  const { id, order_id, created_at, email, tracking_company } = Fulfillment.parse(payload)
  const told: Told = {
    key: `fulfillment:${id}`,
    event: 'Order shipped',
    at: created_at,
    person: { email: email || undefined },
    about: remembered(order_id),
    properties: present({ channel: 'post', order_id, carrier: tracking_company }),
  }
  return { kind: 'told', told: [told] }
}

const readRefund = (payload: unknown): Reading => {
  const { id, order_id, created_at, note, transactions } = Refund.parse(payload)
  const given = transactions.filter(({ kind, status }) => kind === 'refund' && status !== 'failure')
  const sum = given.reduce((total, { amount }) => total + Math.round(Number(amount) * 1000), 0)
  const money = given[0] ? { value: -sum / 1000, currency: given[0].currency } : {}
  const told: Told = {
    key: `refund:${id}`,
    event: 'Order refunded',
    at: created_at,
    person: {},
    about: remembered(order_id),
    properties: present({ channel: 'web', order_id, note, ...money }),
  }
  return { kind: 'told', told: [told] }
}

const readAccount = (payload: unknown): Reading => {
  const account = Account.parse(payload)
  const person = {
    email: account.email || undefined,
    otherId: `shopify:${account.id}`,
    name: nameOf(account) || undefined,
  }
  const told = { key: `customer:${account.id}`, event: 'Account created', at: account.created_at, person }
  return { kind: 'told', told: [{ ...told, properties: { channel: 'web' } }] }
}

const topics: Record<string, (payload: unknown) => Reading> = {
  'orders/create': ofOrder({
    event: 'Order placed',
    key: 'placed',
    at: ({ processed_at }) => processed_at,
    priced: true,
  }),
  'orders/paid': ofOrder({ event: 'Order paid', key: 'paid', at: ({ processed_at }) => processed_at }),
  'orders/cancelled': ofOrder({
    event: 'Order cancelled',
    key: 'cancelled',
    at: ({ cancelled_at }) => cancelled_at,
  }),
  'fulfillments/create': readFulfillment,
  'refunds/create': readRefund,
  'customers/create': readAccount,
}

export const readShopify = (payload: unknown, _settings: unknown, kind: string): Reading =>
  topics[kind]?.(payload) ?? { kind: 'unknown' }
