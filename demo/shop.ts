/** What the demo company's shop says of its orders with each interaction that it sends: the records behind what happened. */
import type { ConnectedCustomer, ConnectedRecord, ConnectedThing } from '../src/model/connected-record.ts'
import type { FieldValues } from '../src/model/crm/field-value.ts'
import { products } from './catalogue.ts'
import type { DemoMessage } from './message.ts'
import { linesOf, minorOf } from './order-lines.ts'

const statusAfter: Readonly<Record<string, string>> = {
  'Order Shipped': 'shipped',
  'Parcel Delivered': 'delivered',
  'Refund Issued': 'refunded',
}
/** Over the counter nothing is on its way. */
const placedBy: Readonly<Record<string, string>> = {
  'Order Completed': 'placed',
  'Repeat Order Completed': 'placed',
  'Shop Purchase': 'delivered',
  'Deal Won': 'placed',
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')

/** A business customer's one deal becomes her one order. */
const orderOfDeal = (deal: string): string => `NH-${Number(deal.slice(2)) + 193_000}-1`

export const productRecords = (at: number): ConnectedThing[] =>
  products.map(({ sku, brand, category, euros, about }) => ({
    type: 'product',
    key: sku,
    externalId: sku,
    at,
    values: { name: brand, code: sku, category, price: { minor: minorOf(euros), currency: 'EUR' }, about },
    whole: true,
    tells: { beginning: false, moves: [] },
  }))

function placed(message: DemoMessage, at: number, status: string): FieldValues {
  const { properties = {} } = message
  const product = products.find(({ brand }) => brand === properties.product)
  const currency = textOf(properties.currency)
  const total = { minor: minorOf(Number(properties.value)), currency }
  return {
    placedAt: new Date(at).toISOString(),
    channel: message.event === 'Deal Won' ? 'email' : textOf(properties.channel),
    lines: product ? linesOf(product, total) : [],
    total,
    status,
  }
}

/** Each of these facts is told by the interaction itself, so the record tells none of them. */
function orderRecord(message: DemoMessage): ConnectedThing | undefined {
  const { event = '', properties = {}, userId } = message
  const [beginning, move] = [placedBy[event], statusAfter[event]]
  const key = event === 'Deal Won' ? orderOfDeal(textOf(properties.deal_id)) : textOf(properties.order_id)
  const status = beginning ?? move
  if (!status || key === '' || userId === undefined) return undefined
  const at = Date.parse(message.timestamp)
  return {
    ...{ type: 'order', key, externalId: key, at, userId },
    values: beginning ? placed(message, at, status) : { status },
    whole: beginning !== undefined,
    tells: { beginning: beginning !== undefined, moves: move ? [move] : [] },
    ...(properties.company ? { company: { name: textOf(properties.company) } } : {}),
  }
}

const newsletter = { channel: 'email', purpose: 'marketing' } as const

function consentsOf({ event, timestamp: at }: DemoMessage): ConnectedCustomer['consents'] {
  if (event === 'Newsletter Subscribed')
    return [{ ...newsletter, state: 'granted', source: 'Newsletter form', at }]
  if (event === 'Account Closed') return [{ ...newsletter, state: 'withdrawn', source: 'Account closed', at }]
  return []
}

/** Who she is she says herself; the shop only names her. */
export function shopRecords(message: DemoMessage): ConnectedRecord[] {
  const { userId } = message
  if (userId === undefined) return []
  const order = orderRecord(message)
  const consents = consentsOf(message)
  if (!order && consents.length === 0) return []
  const at = Date.parse(message.timestamp)
  const customer = { type: 'customer' as const, at, userId, aliases: [], values: {}, consents }
  return order ? [customer, order] : [customer]
}
