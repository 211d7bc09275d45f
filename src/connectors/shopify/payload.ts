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
const Amount = z.looseObject({ amount: Word, currency_code: Word })
/** The same money in the currency of the shop, and in the one that she paid in. */
const Both = z.looseObject({ shop_money: Amount, presentment_money: Amount }).nullish().catch(undefined)
type Both = z.infer<typeof Both>
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
  total_price_set: Both,
  currency: Word,
  source_name: Word,
  test: z.boolean().nullish(),
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
  refund_line_items: z.array(z.looseObject({ subtotal_set: Both, total_tax_set: Both })).nullish(),
  order_adjustments: z.array(z.looseObject({ amount_set: Both })).nullish(),
})
export type ShopifyRefund = z.infer<typeof Refund>
export type ShopifyTransaction = z.infer<typeof Transactions>[number]

/** What was given back, in thousandths of the currency, and by which transactions. */
export function givenBack(transactions: readonly ShopifyTransaction[]) {
  const given = transactions.filter(({ kind, status }) => kind === 'refund' && status !== 'failure')
  const thousandths = given.reduce((sum, { amount }) => sum + Math.round(Number(amount) * 1000), 0)
  return { thousandths, currency: given[0]?.currency }
}

/**
 * What was given back, in the currency of the shop: transactions are in the one that she paid in, and the
 * order, with which a refund is added up, in that of the shop. What says both says the rate.
 */
export function givenBackInShop({ transactions, refund_line_items, order_adjustments }: ShopifyRefund) {
  const { thousandths, currency } = givenBack(transactions)
  const amounts: Both[] = [
    ...(refund_line_items ?? []).flatMap((line) => [line.subtotal_set, line.total_tax_set]),
    ...(order_adjustments ?? []).map(({ amount_set }) => amount_set),
  ]
  const both = amounts.find(
    (one) => one?.presentment_money.currency_code === currency && Number(one?.presentment_money.amount) !== 0,
  )
  if (!both || both.shop_money.currency_code === currency) return { thousandths, currency }
  const rate = Number(both.shop_money.amount) / Number(both.presentment_money.amount)
  // A payment has hundredths at most; the rate has no end.
  return { thousandths: Math.round((thousandths * rate) / 10) * 10, currency: both.shop_money.currency_code }
}

/** What the whole order was, in the currency of its transactions. */
export const totalIn = (
  { total_price, total_price_set }: ShopifyOrder,
  currency: string | undefined,
): string =>
  total_price_set?.presentment_money.currency_code === currency
    ? (total_price_set?.presentment_money.amount ?? total_price)
    : total_price

const channels: Record<string, 'shop' | 'app'> = { pos: 'shop', iphone: 'app', android: 'app' }
/** Where it was sold; the till in a shop sends the same webhooks. */
export const channelOf = ({ source_name }: ShopifyOrder): 'web' | 'shop' | 'app' =>
  channels[source_name] ?? 'web'

type Named = { first_name: string; last_name: string }
export const nameOf = (named: Named | null | undefined): string =>
  [named?.first_name, named?.last_name].filter(Boolean).join(' ')

export const buyerOf = ({ customer, email, contact_email }: ShopifyOrder): Person => ({
  email: email || contact_email || customer?.email || undefined,
  otherId: customer?.id ? `shopify:${customer.id}` : undefined,
  name: nameOf(customer) || undefined,
})

/** A law asks for it: what is kept about her is to be erased, or shown to her. */
export const Asked = z.looseObject({
  shop_domain: Word,
  customer: z.looseObject({ id: Word, email: Word, phone: Word }).nullish(),
})

export const remembered = (order: string): string => `order:${order}`
