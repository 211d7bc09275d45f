/** Stripe: payments, refunds, failed payments and subscriptions, as they happen. */
import { z } from 'zod'
import { receiveConnector } from '../connector.ts'
import { contentKey, Word } from '../payload-parts.ts'
import { receiveSettings, recordSettings, signingSecret, tests } from '../receive-settings.ts'
import { hmac, missing, sameText, timeRefusal, wrong } from '../signature.ts'
import { readStripe, stripeEvents } from './mapping.ts'

const Settings = z.object({
  secret: signingSecret('Signing secret', 'Begins with whsec_; Stripe shows it beside the endpoint.'),
  ...recordSettings('Paid invoices, checkouts, single payments and customers'),
  refunds: z
    .enum(['charge', 'refund'])
    .default('charge')
    .meta({
      title: 'Refunds are told by',
      description: 'Where both are sent, the other is kept and not counted.',
      titles: {
        charge: 'charge.refunded, with each part of a payment that is given back',
        refund: 'refund.created and refund.updated, once the money is on its way',
      },
    }),
  ...tests,
  ...receiveSettings,
})
const Envelope = z.looseObject({ id: Word, type: Word })

export const stripe = receiveConnector({
  id: 'stripe',
  name: 'Stripe',
  about: 'Payments, refunds, failed payments and subscriptions.',
  steps: [
    'In Stripe, open Developers → Webhooks and add an event destination: your account, a webhook endpoint, the address of this connection.',
    `Choose ${stripeEvents.join(', ')}. More do no harm: they are kept and shown.`,
    'Copy the signing secret (whsec_…) into this form. Test mode has a secret of its own.',
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
  receive(payload, { body }) {
    const { id, type } = Envelope.parse(payload)
    return { key: id || contentKey(body), kind: type }
  },
  read: readStripe,
})
