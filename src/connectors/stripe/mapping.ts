/** What Stripe's events mean. One payment is spoken of by several of them and counts once, by its payment intent. */
import { z } from 'zod'
import { amountText } from '../../model/amount.ts'
import type { Person, Reading, Told } from '../connector.ts'
import { Bag, present, textIn, Word } from '../payload-parts.ts'
import { ofTest } from '../receive-settings.ts'
import { idOf, namesItsPayment, payerOfInvoice, payerOfInvoicePayment, paymentParts } from './invoice-of.ts'
import { stripeMoney } from './money.ts'
import { recordsOfStripe } from './records.ts'

const Person_ = z.looseObject({ email: Word, name: Word }).nullish()
const Thing = z.looseObject({
  ...paymentParts,
  object: Word,
  email: Word,
  name: Word,
  customer: z.union([z.string(), z.looseObject({ id: z.string() })]).nullish(),
  created: z.number().nullish(),
  currency: Word,
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
  failure_reason: Word,
  reason: Word,
  status: Word,
  cancel_at_period_end: z.boolean().nullish(),
})
type Thing = z.infer<typeof Thing>
const Event = z.looseObject({
  id: z.string(),
  type: z.string(),
  created: z.number(),
  livemode: z.boolean().nullish(),
  data: z.looseObject({ object: z.unknown(), previous_attributes: Bag }),
})

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

type Meaning = Pick<Told, 'key' | 'event' | 'about'> & { properties?: Record<string, unknown> }
type Means = (thing: Thing, before: Record<string, unknown>) => Meaning | undefined

/** Disputes name nobody but their payment, and what ties a payment to an invoice nobody but the invoice. */
const rememberedPayment = (payment: string): string => `payment:${payment}`
const rememberedInvoice = (invoice: string): string => `invoice:${invoice}`

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

/** Where an invoice does not say what paid it, the payment alone tells its money: both would count it twice. */
const invoicePaid: Means = (thing) => {
  if (thing.amount_paid === 0) return undefined
  if (!namesItsPayment(thing))
    return {
      key: `invoice-paid:${thing.id}`,
      event: 'Invoice paid',
      properties: { invoice: thing.id, invoice_total: money(thing.amount_paid, thing.currency).value },
    }
  return { ...paid(thing.amount_paid, thing), key: `payment:${payerOfInvoice(thing) || thing.id}` }
}

/** Once the money is on its way: until then it may still come to nothing. */
const refunded: Means = (thing) =>
  thing.status === 'succeeded'
    ? {
        key: `refund:${thing.id}`,
        event: 'Payment refunded',
        about: rememberedPayment(idOf(thing.payment_intent) || idOf(thing.charge)),
        properties: { reason: thing.reason, ...money(-(thing.amount ?? 0), thing.currency) },
      }
    : undefined

/** Both tell the same money, and neither names the other: the settings say which of them counts. */
const toldBy: Record<'charge' | 'refund', readonly string[]> = {
  charge: ['charge.refunded'],
  refund: ['refund.created', 'refund.updated'],
}
const isToldByOther = (type: string, wish: 'charge' | 'refund'): boolean =>
  toldBy[wish === 'charge' ? 'refund' : 'charge'].includes(type)

const meanings: Record<string, Means> = {
  'charge.succeeded': (thing) => paid(thing.amount, thing),
  'payment_intent.succeeded': (thing) => ({
    ...paid(thing.amount, thing),
    key: `payment:${thing.id}`,
  }),
  'invoice.paid': invoicePaid,
  'invoice.payment_succeeded': invoicePaid,
  'invoice_payment.paid': (thing) => ({
    key: `payment:${payerOfInvoicePayment(thing)}`,
    event: 'Payment received',
    about: rememberedInvoice(idOf(thing.invoice)),
    properties: { payment_id: payerOfInvoicePayment(thing), ...money(thing.amount_paid, thing.currency) },
  }),
  'checkout.session.completed': (thing) =>
    thing.payment_status === 'paid' && thing.payment_intent
      ? paid(thing.amount_total, thing)
      : { key: `checkout:${thing.id}`, event: 'Checkout completed' },
  'checkout.session.async_payment_succeeded': (thing) => paid(thing.amount_total, thing),
  'checkout.session.async_payment_failed': (thing) => failed(thing.amount_total, thing, ''),
  // Whoever left before she said who she is stays unknown.
  'checkout.session.expired': (thing) =>
    thing.customer || thing.customer_details?.email
      ? { key: `checkout-expired:${thing.id}`, event: 'Checkout abandoned' }
      : undefined,
  'charge.refunded': (thing, before) => {
    const earlier = typeof before.amount_refunded === 'number' ? before.amount_refunded : 0
    const given = (thing.amount_refunded ?? 0) - earlier
    return {
      key: `refund:${thing.id}:${thing.amount_refunded ?? 0}`,
      event: 'Payment refunded',
      properties: money(-given, thing.currency),
    }
  },
  'refund.created': refunded,
  'refund.updated': refunded,
  // It had gone out and came back: whoever looks at her sees it, and the money is not counted as given back twice.
  'refund.failed': (thing) => ({
    key: `refund-failed:${thing.id}`,
    event: 'Refund failed',
    about: rememberedPayment(idOf(thing.payment_intent) || idOf(thing.charge)),
    properties: { amount_failed: money(thing.amount, thing.currency).value, reason: thing.failure_reason },
  }),
  'charge.failed': (thing) => failed(thing.amount, thing, thing.failure_message),
  'invoice.payment_failed': (thing) => failed(thing.amount_due, thing, ''),
  'charge.dispute.created': (thing) => ({
    key: `dispute:${thing.id}`,
    event: 'Payment disputed',
    about: rememberedPayment(idOf(thing.payment_intent) || idOf(thing.charge)),
    properties: { reason: thing.reason, amount_disputed: money(thing.amount, thing.currency).value },
  }),
  'charge.dispute.closed': (thing) => ({
    key: `dispute-closed:${thing.id}`,
    event: 'Payment dispute closed',
    about: rememberedPayment(idOf(thing.payment_intent) || idOf(thing.charge)),
    properties: { reason: thing.reason, outcome: thing.status },
  }),
  'customer.subscription.created': (thing) => ({
    key: `subscription:${thing.id}`,
    event: 'Subscription started',
  }),
  'customer.subscription.deleted': (thing) => ({
    key: `subscription-ended:${thing.id}`,
    event: 'Subscription cancelled',
  }),
  'customer.subscription.paused': (thing) => ({
    key: `subscription-paused:${thing.id}`,
    event: 'Subscription paused',
  }),
  'customer.subscription.trial_will_end': (thing) => ({
    key: `trial-ends:${thing.id}`,
    event: 'Trial ends soon',
  }),
  // She may ask for it to be erased, but this alone does not say so.
  'customer.deleted': (thing) => ({ key: `customer-deleted:${thing.id}`, event: 'Account deleted' }),
  'customer.subscription.updated': (thing, before) =>
    thing.cancel_at_period_end === true && before.cancel_at_period_end === false
      ? { key: `subscription-given-notice:${thing.id}`, event: 'Subscription cancellation requested' }
      : undefined,
}

/** What there is a mapping for. */
export const stripeEvents: readonly string[] = [
  ...Object.keys(meanings).filter(
    (type) => !['payment_intent.succeeded', 'invoice.payment_succeeded'].includes(type),
  ),
  ...['charge.captured', 'customer.created', 'customer.updated'],
].sort()

/** Who it was, for what names her no more. */
function rememberedOf(type: string, thing: Thing, person: Person): [string, Person][] {
  const isKnown = Boolean(person.userId || person.email || person.otherId)
  if (!isKnown) return []
  if (thing.object === 'invoice' || type.startsWith('invoice.'))
    return [[rememberedInvoice(thing.id), person]]
  if (!/^(charge|payment_intent)\.(succeeded|captured)$/.test(type)) return []
  return [...new Set([idOf(thing.payment_intent), thing.id])]
    .filter(Boolean)
    .map((payment) => [rememberedPayment(payment), person])
}

export type StripeReading = { tests: 'keep' | 'count'; refunds: 'charge' | 'refund' }

export function readStripe(payload: unknown, settings: StripeReading): Reading {
  const event = Event.parse(payload)
  const test = ofTest(event.livemode === false, settings)
  if (test) return test
  const means = meanings[event.type]
  const thing = Thing.parse(event.data.object ?? {})
  // A customer who was deleted there shall not begin here.
  const person = event.type === 'customer.deleted' ? { otherId: `stripe:${thing.id}` } : personOf(thing)
  const records = recordsOfStripe(event.type, event.data.object, {
    at: event.created,
    person,
  })
  const remember = rememberedOf(event.type, thing, person)
  if (isToldByOther(event.type, settings.refunds))
    return records.length > 0
      ? { kind: 'told', told: [], records, remember }
      : {
          kind: 'unknown',
          why: `Refunds are told by ${toldBy[settings.refunds].join(' and ')}. See the settings.`,
        }
  if (!means) return records.length > 0 ? { kind: 'told', told: [], records } : { kind: 'unknown' }
  const meaning = means(thing, event.data.previous_attributes)
  if (!meaning) return { kind: 'told', told: [], records, remember }
  const { key, event: name, about: whose, properties = {} } = meaning
  const about = present({
    channel: 'web',
    order_id: textIn(thing.metadata, 'order_id', 'orderId'),
    payment_id: idOf(thing.payment_intent) || thing.id,
    invoice: idOf(thing.invoice),
    ...properties,
  })
  return {
    kind: 'told',
    told: [
      {
        ...{ key, event: name, at: event.created, person, properties: about },
        ...(whose ? { about: whose } : {}),
      },
    ],
    records,
    remember,
  }
}
