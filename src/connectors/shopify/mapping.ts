/** What Shopify's topics mean. Refunds name their order only, so the buyer of an order is remembered. */
import { z } from 'zod'
import type { Person, Reading, Told } from '../connector.ts'
import { present, Word } from '../payload-parts.ts'
import { ofTest } from '../receive-settings.ts'
import {
  Account,
  Asked,
  buyerOf,
  channelOf,
  Fulfillment,
  givenBackInShop,
  Order,
  Refund,
  remembered,
  type ShopifyFulfillment,
  type ShopifyOrder,
} from './payload.ts'
import {
  personOfAccount,
  recordOfAccount,
  recordOfRefund,
  recordsOfFulfillment,
  recordsOfOrder,
} from './records.ts'

/** Which facts of the order's record these are. */
const facts: Record<string, { beginning?: boolean; moves?: string[] }> = {
  placed: { beginning: true },
  cancelled: { moves: ['cancelled'] },
}

type OrderMeaning = {
  event: string
  key: string
  at: (order: ShopifyOrder) => string
  priced?: boolean
}

const ofOrder =
  ({ event, key, at, priced }: OrderMeaning) =>
  (payload: unknown): Reading => {
    const order = Order.parse(payload)
    const person = buyerOf(order)
    const products = order.line_items.map(({ title }) => title).filter(Boolean)
    const properties = present({
      channel: channelOf(order),
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
    const records = recordsOfOrder(order, facts[key])
    return { kind: 'told', told: [told], records, remember: [[remembered(order.id), person]] }
  }

/** Says nothing but how the order is now. */
const orderSeen = (payload: unknown): Reading => {
  const order = Order.parse(payload)
  const remember: [string, Person][] = [[remembered(order.id), buyerOf(order)]]
  return { kind: 'told', told: [], records: recordsOfOrder(order), remember }
}

const aboutParcel = ({ order_id, email }: ShopifyFulfillment) => ({
  person: { email: email || undefined },
  about: remembered(order_id),
})

const readFulfillment = (payload: unknown): Reading => {
  const fulfillment = Fulfillment.parse(payload)
  const { id, order_id, created_at, tracking_company } = fulfillment
  const told: Told = {
    key: `fulfillment:${id}`,
    event: 'Order shipped',
    at: created_at,
    ...aboutParcel(fulfillment),
    properties: present({ channel: 'post', order_id, carrier: tracking_company }),
  }
  return { kind: 'told', told: [told], records: recordsOfFulfillment(fulfillment, ['shipped']) }
}

const fulfillmentChanged = (payload: unknown): Reading => {
  const fulfillment = Fulfillment.parse(payload)
  const { id, order_id, shipment_status, updated_at, created_at } = fulfillment
  if (shipment_status !== 'delivered')
    return { kind: 'told', told: [], records: recordsOfFulfillment(fulfillment) }
  const told: Told = {
    key: `delivered:${id}`,
    event: 'Order delivered',
    at: updated_at || created_at,
    ...aboutParcel(fulfillment),
    properties: present({ channel: 'post', order_id, carrier: fulfillment.tracking_company }),
  }
  return { kind: 'told', told: [told], records: recordsOfFulfillment(fulfillment, ['delivered']) }
}

const readRefund = (payload: unknown): Reading => {
  const refund = Refund.parse(payload)
  const { id, order_id, created_at, note } = refund
  const { thousandths, currency } = givenBackInShop(refund)
  const money = currency === undefined ? {} : { value: -thousandths / 1000, currency }
  const told: Told = {
    key: `refund:${id}`,
    event: 'Order refunded',
    at: created_at,
    person: {},
    about: remembered(order_id),
    properties: present({ channel: 'web', order_id, note, ...money }),
  }
  return { kind: 'told', told: [told], records: [recordOfRefund(order_id, created_at)] }
}

const readAccount = (payload: unknown): Reading => {
  const account = Account.parse(payload)
  const told: Told = {
    key: `customer:${account.id}`,
    event: 'Account created',
    at: account.created_at,
    person: personOfAccount(account),
    properties: { channel: 'web' },
  }
  return { kind: 'told', told: [told], records: [recordOfAccount(account)] }
}

/** It names nothing but the order: a trial or a mistake, which shall count nowhere. */
const orderDeleted = (payload: unknown): Reading => ({
  kind: 'told',
  told: [],
  deletedOrder: Deleted.parse(payload).id,
})

/** The shop deleted her account, which is no wish of hers to be erased; she is known by its number alone. */
const accountDeleted = (payload: unknown): Reading => {
  const { id } = Account.parse(payload)
  const person = { otherId: `shopify:${id}` }
  const told = { key: `customer-deleted:${id}`, event: 'Account deleted', at: '', person }
  return { kind: 'told', told: [{ ...told, properties: { channel: 'web' } }] }
}

const accountSeen = (payload: unknown): Reading => ({
  kind: 'told',
  told: [],
  records: [recordOfAccount(Account.parse(payload))],
})

/** By law; only a person decides about it, and whoever was never here makes no work. */
const asked =
  (what: (name: string) => string) =>
  (payload: unknown): Reading => {
    const { customer, shop_domain } = Asked.parse(payload)
    const name = customer?.email || customer?.phone || `number ${customer?.id}`
    return { kind: 'asks', what: what(customer ? name : `the shop ${shop_domain}`) }
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
  'orders/updated': orderSeen,
  'orders/delete': orderDeleted,
  'orders/fulfilled': orderSeen,
  'orders/partially_fulfilled': orderSeen,
  'fulfillments/update': fulfillmentChanged,
  'customers/update': accountSeen,
  'customers/delete': accountDeleted,
  'customers/redact': asked(
    (name) =>
      `Shopify asks that ${name} be erased within 30 days. Look her up and choose Erase on her page; if she is not here, there is nothing to do.`,
  ),
  'customers/data_request': asked(
    (name) =>
      `${name} asked the shop for her data. Look her up, choose Export what is kept on her page, and send it to the shop.`,
  ),
  'shop/redact': asked(
    (name) => `Shopify asks that what came from ${name} be erased: the shop has left this app.`,
  ),
}

/** What there is a mapping for. */
export const shopifyTopics: readonly string[] = Object.keys(topics)

const Deleted = z.looseObject({ id: Word })

const Tested = z.looseObject({ test: z.literal(true) })
/** Shopify's button "Send test" says so in a header; orders of a shop's test payments say so themselves. */
export const testTopic = (topic: string): string => `test: ${topic}`

export function readShopify(payload: unknown, settings: { tests: 'keep' | 'count' }, kind: string): Reading {
  const topic = kind.replace(/^test: /, '')
  const test = ofTest(topic !== kind || Tested.safeParse(payload).success, settings)
  return test ?? topics[topic]?.(payload) ?? { kind: 'unknown' }
}
