/** Which payments and invoices belong together; since 2025-03-31 neither names the other by itself. */
import { z } from 'zod'
import { Word } from '../payload-parts.ts'

const Id = z.union([z.string(), z.looseObject({ id: z.string() })]).nullish()

export const idOf = (value: z.infer<typeof Id>): string =>
  typeof value === 'string' ? value : (value?.id ?? '')

const PaidBy = z.looseObject({ payment_intent: Id, charge: Id, payment_record: Id }).nullish()

/** Of whatever was paid: an invoice, a payment intent, a charge, a checkout, or what ties the first two together. */
export const paymentParts = {
  id: Word,
  description: Word,
  payment_intent: Id,
  invoice: Id,
  charge: Id,
  payment_details: z.looseObject({ order_reference: Word }).nullish(),
  /** of an invoice, where its payments come with it */
  payments: z.looseObject({ data: z.array(z.looseObject({ payment: PaidBy })) }).nullish(),
  /** of what ties a payment to an invoice */
  payment: PaidBy,
}
const Parts = z.looseObject(paymentParts)
export type PaymentParts = z.infer<typeof Parts>

const payerOf = (by: z.infer<typeof PaidBy>): string =>
  idOf(by?.payment_intent) || idOf(by?.charge) || idOf(by?.payment_record)

/** The payment is called by its intent, where it has one. '' where an invoice does not say what paid it. */
export const payerOfInvoice = ({ payment_intent, payments }: PaymentParts): string =>
  idOf(payment_intent) || payerOf(payments?.data[0]?.payment)

export const payerOfInvoicePayment = ({ payment, id }: PaymentParts): string => payerOf(payment) || id

/** An older invoice names what paid it, or null; a newer one says nothing. */
export const namesItsPayment = (invoice: PaymentParts): boolean =>
  invoice.payment_intent !== undefined || payerOfInvoice(invoice) !== ''

/** What Stripe itself writes on what it charges for an invoice. */
const forInvoice = /^(subscription (creation|update|cycle)|payment for invoice\b|invoice [\w-]+$)/i

/** Which invoice a payment is for: its id, or `true` where only the words say that there is one. */
export function invoiceOf({
  invoice,
  payment_details,
  description,
}: PaymentParts): string | true | undefined {
  const reference = payment_details?.order_reference ?? ''
  const id = idOf(invoice) || (reference.startsWith('in_') ? reference : '')
  return id || (forInvoice.test(description) ? true : undefined)
}
