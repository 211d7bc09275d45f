/** Stripe: payments, refunds, failed payments and subscriptions, as they happen. */
import { z } from 'zod'
import { receiveConnector } from '../connector.ts'
import { receiveSettings, recordSettings, signingSecret } from '../receive-settings.ts'
import { hmac, missing, sameText, timeRefusal, wrong } from '../signature.ts'
import { readStripe } from './mapping.ts'

const Settings = z.object({
  secret: signingSecret('Signing secret', 'Begins with whsec_; Stripe shows it beside the endpoint.'),
  ...recordSettings('Paid invoices, checkouts, single payments and customers'),
  ...receiveSettings,
})
const Envelope = z.looseObject({ id: z.string(), type: z.string() })

export const stripe = receiveConnector({
  id: 'stripe',
  name: 'Stripe',
  about: 'Payments, refunds, failed payments and subscriptions.',
  steps: [
    'In Stripe, open Developers → Webhooks and add an endpoint with the address of this connection.',
    'Choose charge.succeeded, charge.refunded, charge.failed, charge.dispute.created, invoice.paid, invoice.payment_failed, checkout.session.completed, customer.created, customer.updated and customer.subscription.*.',
    'Copy the signing secret into this form.',
  ],
  settings: Settings,
  origin: () => 'stripe',
  refuse({ headers, body, now }, { secret }) {
    const parts = (headers['stripe-signature'] ?? '').split(',').map((part) => part.trim().split('='))
    const signedAt = parts.find(([name]) => name === 't')?.[1] ?? ''
    const given = parts.filter(([name]) => name === 'v1').map(([, value]) => value ?? '')
    if (!signedAt || given.length === 0) return missing('Stripe-Signature')
    const expected = hmac('sha256', secret, [`${signedAt}.`, body], 'hex')
    // While a secret is being changed, Stripe signs with both.
    if (!given.some((signature) => sameText(signature, expected))) return wrong
    return timeRefusal(Number(signedAt) * 1000, now)
  },
  receive(payload) {
    const { id, type } = Envelope.parse(payload)
    return { key: id, kind: type }
  },
  read: readStripe,
})
