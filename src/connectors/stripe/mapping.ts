/** What Stripe's events mean. One payment is spoken of by several of them and counts once, by its payment intent. */
import { z } from 'zod'
import { amountText } from '../../model/amount.ts'
import type { Person, Reading, Told } from '../connector.ts'
import { Bag, present, textIn, Word } from '../payload-parts.ts'
import { stripeMoney } from './money.ts'
import { recordsOfStripe } from './records.ts'

const Person_ = z.looseObject({ email: Word, name: Word }).nullish()
const Thing = z.looseObject({
  id: Word,
  object: Word,
  email: Word,
  name: Word,
  customer: z.union([z.string(), z.looseObject({ id: z.string() })]).nullish(),
  created: z.number().nullish(),
  currency: Word,
  payment_intent: z.union([z.string(), z.looseObject({ id: z.string() })]).nullish(),
  invoice: z.union([z.string(), z.looseObject({ id: z.string() })]).nullish(),
  metadata: Bag,
  billing_details: Person_,
  customer_details: Person_,
  receipt_email: Word,
  customer_email: Word,
  customer_name: Word,
  client_reference_id: Word,
  amount: z.number().nullish(),
  amount_refunded: z.number().nullish(),
  amount_paid: z.number().nullish(),
  amount_due: z.number().nullish(),
  amount_total: z.number().nullish(),
  payment_status: Word,
  failure_message: Word,
  reason: Word,
  status: Word,
  cancel_at_period_end: z.boolean().nullish(),
})
type Thing = z.infer<typeof Thing>
const Event = z.looseObject({
  id: z.string(),
  type: z.string(),
  created: z.number(),
  data: z.looseObject({ object: z.unknown(), previous_attributes: Bag }),
})

const idOf = (value: string | { id: string } | null | undefined): string =>
  typeof value === 'string' ? value : (value?.id ?? '')

const money = (minor: number | null | undefined, currency: string) => {
  const amount = stripeMoney(minor, currency)
  return amount ? { value: amountText(amount.minor, amount.currency), currency: amount.currency } : {}
}

function personOf(thing: Thing): Person {
  const details = thing.customer_details ?? thing.billing_details
  const isCustomer = thing.object === 'customer'
  const customer = isCustomer ? thing.id : idOf(thing.customer)
  return {
    userId:
      textIn(thing.metadata, 'user_id', 'userId', 'customer_id') || thing.client_reference_id || undefined,
    email:
      thing.receipt_email ||
      thing.customer_email ||
      details?.email ||
      (isCustomer && thing.email) ||
      undefined,
    otherId: customer ? `stripe:${customer}` : undefined,
    name: details?.name || thing.customer_name || (isCustomer && thing.name) || undefined,
  }
}

type Meaning = Pick<Told, 'key' | 'event'> & { properties?: Record<string, unknown> }
type Means = (thing: Thing, before: Record<string, unknown>) => Meaning | undefined

const paid = (minor: number | null | undefined, thing: Thing): Meaning => ({
  key: `payment:${idOf(thing.payment_intent) || thing.id}`,
  event: 'Payment received',
  properties: money(minor, thing.currency),
})
const failed = (minor: number | null | undefined, thing: Thing, why: string): Meaning => ({
  key: `failed:${thing.id}`,
  event: 'Payment failed',
  properties: { amount_due: money(minor, thing.currency).value, reason: why },
})

const meanings: Record<string, Means> = {
  'charge.succeeded': (thing) => paid(thing.amount, thing),
  'payment_intent.succeeded': (thing) => ({
    ...paid(thing.amount, thing),
    key: `payment:${thing.id}`,
  }),
  'invoice.paid': (thing) => (thing.amount_paid === 0 ? undefined : paid(thing.amount_paid, thing)),
  'invoice.payment_succeeded': (thing) =>
    thing.amount_paid === 0 ? undefined : paid(thing.amount_paid, thing),
  'checkout.session.completed': (thing) =>
    thing.payment_status === 'paid' && thing.payment_intent
      ? paid(thing.amount_total, thing)
      : { key: `checkout:${thing.id}`, event: 'Checkout completed' },
  'charge.refunded': (thing, before) => {
    const earlier = typeof before.amount_refunded === 'number' ? before.amount_refunded : 0
    const given = (thing.amount_refunded ?? 0) - earlier
    return {
      key: `refund:${thing.id}:${thing.amount_refunded ?? 0}`,
      event: 'Payment refunded',
      properties: money(-given, thing.currency),
    }
  },
  'charge.failed': (thing) => failed(thing.amount, thing, thing.failure_message),
  'invoice.payment_failed': (thing) => failed(thing.amount_due, thing, ''),
  'charge.dispute.created': (thing) => ({
    key: `dispute:${thing.id}`,
    event: 'Payment disputed',
    properties: { reason: thing.reason },
  }),
  'customer.subscription.created': (thing) => ({
    key: `subscription:${thing.id}`,
    event: 'Subscription started',
  }),
  'customer.subscription.deleted': (thing) => ({
    key: `subscription-ended:${thing.id}`,
    event: 'Subscription cancelled',
  }),
  'customer.subscription.updated': (thing, before) =>
    thing.cancel_at_period_end === true && before.cancel_at_period_end === false
      ? { key: `subscription-given-notice:${thing.id}`, event: 'Subscription cancellation requested' }
      : undefined,
}

export function readStripe(payload: unknown): Reading {
  const event = Event.parse(payload)
  const means = meanings[event.type]
  const thing = Thing.parse(event.data.object ?? {})
  const records = recordsOfStripe(event.type, event.data.object, {
    at: event.created,
    person: personOf(thing),
  })
  if (!means) return records.length > 0 ? { kind: 'told', told: [], records } : { kind: 'unknown' }
  const meaning = means(thing, event.data.previous_attributes)
  if (!meaning) return { kind: 'told', told: [], records }
  const { key, event: name, properties = {} } = meaning
  const about = present({
    channel: 'web',
    order_id: textIn(thing.metadata, 'order_id', 'orderId'),
    payment_id: idOf(thing.payment_intent) || thing.id,
    invoice: idOf(thing.invoice),
    ...properties,
  })
  return {
    kind: 'told',
    told: [{ key, event: name, at: event.created, person: personOf(thing), properties: about }],
    records,
  }
}
