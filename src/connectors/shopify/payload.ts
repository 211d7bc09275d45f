/** What Shopify sends, as far as it is read. */
import { z } from 'zod'
import type { Person } from '../connector.ts'
import { Said, Word } from '../payload-parts.ts'

const Consent = z.looseObject({ state: Word, consent_updated_at: Word }).nullish()
const Address = z.looseObject({ company: Word, city: Said, country: Said, phone: Said }).nullish()
export const Account = z.looseObject({
  id: Word,
  email: Word,
  first_name: Word,
  last_name: Word,
  phone: Said,
  updated_at: Word,
  created_at: Word,
  default_address: Address,
  email_marketing_consent: Consent,
})
export type ShopifyCustomer = z.infer<typeof Account>
const Line = z.looseObject({
  title: Word,
  name: Word,
  sku: Word,
  quantity: z.number().nullish(),
  price: Word,
  total_discount: Word,
  product_id: Word,
  variant_id: Word,
})
const Transactions = z
  .array(z.looseObject({ kind: Word, status: Word, amount: Word, currency: Word }))
  .nullish()
  .transform((all) => all ?? [])
export const Order = z.looseObject({
  id: Word,
  name: Word,
  email: Word,
  contact_email: Word,
  phone: Word,
  created_at: Word,
  updated_at: Word,
  processed_at: Word,
  cancelled_at: Word,
  cancel_reason: Word,
  financial_status: Word,
  fulfillment_status: Word,
  total_price: Word,
  currency: Word,
  note: Said,
  customer: Account.nullish(),
  billing_address: Address,
  fulfillments: z
    .array(z.looseObject({ created_at: Word }))
    .nullish()
    .transform((all) => all ?? []),
  refunds: z
    .array(z.looseObject({ transactions: Transactions }))
    .nullish()
    .transform((all) => all ?? []),
  line_items: z
    .array(Line)
    .nullish()
    .transform((lines) => lines ?? []),
})
export type ShopifyOrder = z.infer<typeof Order>
export const Fulfillment = z.looseObject({
  id: Word,
  order_id: Word,
  created_at: Word,
  updated_at: Word,
  email: Word,
  tracking_company: Word,
  status: Word,
  shipment_status: Word,
})
export type ShopifyFulfillment = z.infer<typeof Fulfillment>
export const Refund = z.looseObject({
  id: Word,
  order_id: Word,
  created_at: Word,
  note: Word,
  transactions: Transactions,
})
export type ShopifyTransaction = z.infer<typeof Transactions>[number]

/** What was given back, in thousandths of the currency, and by which transactions. */
export function givenBack(transactions: readonly ShopifyTransaction[]) {
  const given = transactions.filter(({ kind, status }) => kind === 'refund' && status !== 'failure')
  const thousandths = given.reduce((sum, { amount }) => sum + Math.round(Number(amount) * 1000), 0)
  return { thousandths, currency: given[0]?.currency }
}

type Named = { first_name: string; last_name: string }
export const nameOf = (named: Named | null | undefined): string =>
  [named?.first_name, named?.last_name].filter(Boolean).join(' ')

export const buyerOf = ({ customer, email, contact_email }: ShopifyOrder): Person => ({
  email: email || contact_email || customer?.email || undefined,
  otherId: customer?.id ? `shopify:${customer.id}` : undefined,
  name: nameOf(customer) || undefined,
})

export const remembered = (order: string): string => `order:${order}`
