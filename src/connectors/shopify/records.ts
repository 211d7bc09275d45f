/** What Shopify's orders, parcels and accounts are as records. */
import type { Line } from '../../model/crm/field-value.ts'
import type { Person, ToldRecord } from '../connector.ts'
import { fieldValues, firstSaid, momentOf, moneyOf, saidValues } from '../payload-parts.ts'
import {
  buyerOf,
  channelOf,
  givenBack,
  nameOf,
  remembered,
  type ShopifyCustomer,
  type ShopifyFulfillment,
  type ShopifyOrder,
  totalIn,
} from './payload.ts'

type Tells = { beginning?: boolean; moves?: string[] }

const changedAt = ({ updated_at, created_at }: { updated_at: string; created_at: string }): string =>
  updated_at || created_at

const lineOf =
  (currency: string) =>
  ({
    title,
    name,
    quantity,
    price,
    total_discount,
    product_id,
    variant_id,
  }: ShopifyOrder['line_items'][number]): Line[] => {
    const one = moneyOf(price, currency)
    const label = (name || title).trim().slice(0, 300)
    if (!one || label === '') return []
    const pieces = quantity ?? 1
    const off = moneyOf(total_discount, currency)?.minor ?? 0
    const share = one.minor * pieces > 0 ? (100 * off) / (one.minor * pieces) : 0
    const product = variant_id || product_id
    return [
      {
        ...(product ? { product } : {}),
        ...{ name: label, quantity: pieces, price: one },
        ...(share > 0 ? { discount: Math.min(100, Math.round(share * 1e6) / 1e6) } : {}),
      },
    ]
  }

/** The shop says so, or its refunds add up to it. */
function isRefunded(order: ShopifyOrder): boolean {
  if (order.financial_status === 'refunded') return true
  const { thousandths, currency } = givenBack(order.refunds.flatMap(({ transactions }) => transactions))
  const total = Math.round(Number(totalIn(order, currency)) * 1000)
  return total > 0 && thousandths >= total
}

/** How the order stands, and since when. */
function standOf(order: ShopifyOrder): { status: string; at: string } {
  if (order.cancelled_at) return { status: 'cancelled', at: order.cancelled_at }
  if (isRefunded(order)) return { status: 'refunded', at: changedAt(order) }
  if (order.fulfillment_status === 'fulfilled') {
    const parcels = order.fulfillments.map(({ created_at }) => created_at).filter(Boolean)
    return { status: 'shipped', at: parcels.sort().at(-1) || changedAt(order) }
  }
  return { status: 'placed', at: order.processed_at || order.created_at }
}

const mostLines = 200

export function recordsOfOrder(order: ShopifyOrder, tells: Tells = {}): ToldRecord[] {
  const { currency, customer, billing_address, line_items } = order
  const at = changedAt(order)
  const person = buyerOf(order)
  const lines = line_items.flatMap(lineOf(currency)).slice(0, mostLines)
  const company = billing_address?.company || customer?.default_address?.company
  const stand = standOf(order)
  const thing = { type: 'order', key: order.id, externalId: order.id, person } as const
  const isPerson = Boolean(person.email || person.otherId)
  return [
    ...(customer ? [{ ...recordOfAccount(customer, person), ...(customer.updated_at ? {} : { at }) }] : []),
    ...line_items.flatMap((line): ToldRecord[] => {
      const key = line.variant_id || line.product_id
      const name = (line.name || line.title).trim()
      if (!key || name === '') return []
      const values = fieldValues({ name, code: line.sku, price: moneyOf(line.price, currency) })
      return [{ type: 'product', key, at, values, whole: true }]
    }),
    {
      ...thing,
      ...(isPerson ? {} : { about: remembered(order.id) }),
      at,
      whole: true,
      ...(company ? { company: { name: company.trim().slice(0, 300) } } : {}),
      values: {
        ...saidValues({ about: order.note }),
        ...fieldValues({
          name: order.name,
          placedAt: momentOf(order.processed_at || order.created_at),
          channel: channelOf(order),
          lines: lines.length > 0 ? lines : undefined,
          total: moneyOf(order.total_price, currency),
        }),
      },
      tells,
    },
    {
      ...thing,
      at: stand.at,
      whole: false,
      values: { status: stand.status },
    },
  ]
}

export function recordsOfFulfillment(fulfillment: ShopifyFulfillment, moves: string[] = []): ToldRecord[] {
  const { order_id, created_at, shipment_status, status } = fulfillment
  if (status === 'cancelled' || status === 'failure') return []
  const thing = { type: 'order', key: order_id, about: remembered(order_id), whole: false } as const
  const shipped: ToldRecord = { ...thing, at: created_at, values: { status: 'shipped' }, tells: { moves } }
  if (shipment_status !== 'delivered') return [shipped]
  return [shipped, { ...thing, at: changedAt(fulfillment), values: { status: 'delivered' } }]
}

/** Whether all of it was given back, the order itself says; that money went back is told by the refund. */
export const recordOfRefund = (order: string, at: string): ToldRecord => ({
  ...{ type: 'order', key: order, about: remembered(order), at, whole: false },
  values: {},
  tells: { moves: ['refunded'] },
})

export const personOfAccount = (account: ShopifyCustomer): Person => ({
  email: account.email || undefined,
  otherId: account.id ? `shopify:${account.id}` : undefined,
  name: nameOf(account) || undefined,
})

const consentStates: Record<string, 'granted' | 'withdrawn'> = {
  subscribed: 'granted',
  unsubscribed: 'withdrawn',
}

export function recordOfAccount(account: ShopifyCustomer, person = personOfAccount(account)): ToldRecord {
  const { default_address: address, email_marketing_consent: consent } = account
  const state = consentStates[consent?.state ?? '']
  const agreedAt = momentOf(consent?.consent_updated_at || changedAt(account))
  return {
    type: 'customer',
    at: changedAt(account),
    person,
    values: saidValues({
      phone: firstSaid(account.phone, address?.phone),
      city: address?.city,
      country: address?.country,
    }),
    ...(address?.company ? { company: address.company.trim().slice(0, 300) } : {}),
    consents:
      state && agreedAt
        ? [{ channel: 'email', purpose: 'marketing', state, source: 'Shopify', at: agreedAt }]
        : [],
  }
}
