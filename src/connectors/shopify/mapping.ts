/** What Shopify's topics mean. Refunds name their order only, so the buyer of an order is remembered. */
import type { Person, Reading, Told } from '../connector.ts'
import { present } from '../payload-parts.ts'
import {
  Account,
  buyerOf,
  Fulfillment,
  givenBack,
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
  const { id, order_id, created_at, note, transactions } = Refund.parse(payload)
  const { thousandths, currency } = givenBack(transactions)
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

const accountSeen = (payload: unknown): Reading => ({
  kind: 'told',
  told: [],
  records: [recordOfAccount(Account.parse(payload))],
})

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
  'orders/edited': orderSeen,
  'orders/fulfilled': orderSeen,
  'fulfillments/update': fulfillmentChanged,
  'customers/update': accountSeen,
}

export const readShopify = (payload: unknown, _settings: unknown, kind: string): Reading =>
  topics[kind]?.(payload) ?? { kind: 'unknown' }
