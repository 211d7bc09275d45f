/** What Stripe's customers, paid invoices, checkouts and single payments are as records. */
import { z } from 'zod'
import type { Line } from '../../model/crm/field-value.ts'
import type { Person, ToldRecord } from '../connector.ts'
import { Bag, fieldValues, momentOf, Said, saidValues, textIn, Word } from '../payload-parts.ts'
import { idOf, invoiceOf, paymentParts } from './invoice-of.ts'
import { stripeMoney } from './money.ts'

const Item = z.looseObject({
  description: Word,
  quantity: z.number().nullish(),
  amount: z.number().nullish(),
  amount_total: z.number().nullish(),
})
const items = z
  .looseObject({ data: z.array(Item) })
  .nullish()
  .transform((list) => list?.data ?? [])
const Address = z.looseObject({ city: Said, country: Said }).nullish()
const Shape = z.looseObject({
  ...paymentParts,
  number: Word,
  created: z.number().nullish(),
  currency: Word,
  metadata: Bag,
  captured: z.boolean().nullish(),
  mode: Word,
  payment_status: Word,
  amount: z.number().nullish(),
  amount_paid: z.number().nullish(),
  amount_total: z.number().nullish(),
  amount_refunded: z.number().nullish(),
  lines: items,
  line_items: items,
  phone: Said,
  address: Address,
  preferred_locales: z
    .array(z.string())
    .nullish()
    .transform((all) => all ?? undefined),
  consent: z.looseObject({ promotions: Word }).nullish(),
})
type Shape = z.infer<typeof Shape>
type Seen = { at: number; person: Person }

const mostLines = 200

const linesOf = (list: z.infer<typeof items>, currency: string): Line[] =>
  list.slice(0, mostLines).flatMap(({ description, quantity, amount, amount_total }) => {
    const pieces = quantity || 1
    const price = stripeMoney(Math.round((amount ?? amount_total ?? 0) / pieces), currency)
    const name = description.trim().slice(0, 300)
    return price && name ? [{ name, quantity: pieces, price }] : []
  })

type Sold = {
  key: string
  externalId: string
  name: string
  total: number | null | undefined
  lines: z.infer<typeof items>
}

const order = (
  { at, person }: Seen,
  thing: Shape,
  { key, externalId, name, total, lines }: Sold,
): ToldRecord[] => {
  const sold = linesOf(lines, thing.currency)
  const values = fieldValues({
    name,
    placedAt: momentOf(new Date((thing.created ?? at) * 1000).toISOString()),
    channel: 'web',
    lines: sold.length > 0 ? sold : undefined,
    total: stripeMoney(total, thing.currency),
  })
  const thingOf = { type: 'order', key, externalId, at, person, values, whole: true } as const
  // A payment is made, charged and confirmed within moments; it began with the first.
  return [{ ...thingOf, earliest: ['placedAt'], tells: { beginning: true } }]
}

/** A payment is spoken of by its intent, its charge and its checkout. */
const paymentOf = ({ id, payment_intent }: Shape): string => idOf(payment_intent) || id

/** A payment that is for nothing else that has a record: an invoice, or the order of a shop that noted its number. */
function single(seen: Seen, thing: Shape): ToldRecord[] {
  const isOthers = invoiceOf(thing) !== undefined || textIn(thing.metadata, 'order_id', 'orderId') !== ''
  if (isOthers || thing.captured === false || !thing.amount) return []
  const id = paymentOf(thing)
  const sold = {
    key: `payment:${id}`,
    externalId: id,
    name: thing.description,
    total: thing.amount,
    lines: [],
  }
  return order(seen, thing, sold)
}

/** Of an order that is paid back whole. */
const refunded = ({ at, person }: Seen, thing: Shape): ToldRecord[] => {
  const invoice = invoiceOf(thing)
  // Nobody can say which order that is; the money given back is told all the same.
  if (invoice === true) return []
  const key = invoice ? `invoice:${invoice}` : `payment:${paymentOf(thing)}`
  const isWhole = (thing.amount ?? 0) > 0 && (thing.amount_refunded ?? 0) >= (thing.amount ?? 0)
  const values = fieldValues({ status: isWhole ? 'refunded' : undefined })
  return [{ type: 'order', key, at, person, values, whole: false, tells: { moves: ['refunded'] } }]
}

const customer = (
  { at, person }: Seen,
  { phone, address, preferred_locales: languages }: Shape,
): ToldRecord[] => [
  {
    ...{ type: 'customer', at, person },
    values: saidValues({
      phone,
      city: address === null ? '' : address?.city,
      country: address === null ? '' : address?.country,
      language: languages && (languages[0] ?? ''),
    }),
  },
]

const promotions: Record<string, 'granted' | 'denied'> = { opt_in: 'granted', opt_out: 'denied' }

function checkout(seen: Seen, thing: Shape): ToldRecord[] {
  const state = promotions[thing.consent?.promotions ?? '']
  const agreed = { channel: 'email', purpose: 'marketing', source: 'Stripe Checkout' } as const
  const at = new Date(seen.at * 1000).toISOString()
  const consents: ToldRecord[] = state
    ? [{ type: 'customer', ...seen, values: {}, consents: [{ ...agreed, state, at }] }]
    : []
  // What is paid by an invoice is the invoice's order.
  if (thing.mode === 'subscription' || idOf(thing.invoice) || thing.payment_status === 'unpaid')
    return consents
  const id = paymentOf(thing)
  const sold = { key: `payment:${id}`, externalId: id, name: '', total: thing.amount_total }
  return [...consents, ...order(seen, thing, { ...sold, lines: thing.line_items })]
}

const invoice = (seen: Seen, thing: Shape): ToldRecord[] =>
  order(seen, thing, {
    ...{ key: `invoice:${thing.id}`, externalId: thing.number || thing.id, name: thing.number },
    ...{ total: thing.amount_paid, lines: thing.lines },
  })

const kinds: Record<string, (seen: Seen, thing: Shape) => ToldRecord[]> = {
  'customer.created': customer,
  'customer.updated': customer,
  'invoice.paid': invoice,
  'invoice.payment_succeeded': invoice,
  'checkout.session.completed': checkout,
  'charge.succeeded': single,
  'charge.captured': single,
  'payment_intent.succeeded': single,
  'charge.refunded': refunded,
}

export function recordsOfStripe(type: string, payload: unknown, seen: Seen): ToldRecord[] {
  const read = kinds[type]
  return read ? read(seen, Shape.parse(payload)) : []
}
