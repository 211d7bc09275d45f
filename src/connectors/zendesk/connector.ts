/** Zendesk: tickets opened, answered, solved, reopened and rated. */
import { z } from 'zod'
import { receiveConnector } from '../connector.ts'
import { contentKey, Word } from '../payload-parts.ts'
import { receiveSettings, recordSettings, signingSecret } from '../receive-settings.ts'
import { hmac, missing, sameText, timeRefusal, wrong } from '../signature.ts'
import { readZendesk } from './mapping.ts'

const Settings = z.object({
  secret: signingSecret('Signing secret', 'Zendesk shows it on the page of the webhook.'),
  ...recordSettings('Tickets, organizations and people'),
  ...receiveSettings,
})
const Envelope = z.looseObject({ id: Word, type: Word, event: z.unknown() })
/** Zendesk tries again for a while, with the time of the first try. */
const toleranceMs = 60 * 60_000

export const zendesk = receiveConnector({
  id: 'zendesk',
  name: 'Zendesk',
  about: 'Tickets opened, answered, solved, reopened and rated.',
  steps: [
    'In the Zendesk Admin Center, open Apps and integrations → Webhooks and create a webhook with the address of this connection, subscribed to ticket, user and organization events.',
    'Choose ticket created, comment added, status, priority and subject changed; user created, identity created, external id and active status changed; organization created and name changed; for chats, messaging message added.',
    'For ratings, add a trigger "Satisfaction rating is good or bad" that notifies the same kind of webhook with {"event":"ticket rated","ticket_id":"{{ticket.id}}","rating":"{{satisfaction.current_rating}}","comment":"{{satisfaction.current_comment}}","email":"{{ticket.requester.email}}","at":"{{ticket.updated_at_with_timestamp}}"}.',
    'Copy the signing secret into this form.',
  ],
  settings: Settings,
  origin: () => 'zendesk',
  refuse({ headers, body, now }, { secret }) {
    const given = headers['x-zendesk-webhook-signature']
    const signedAt = headers['x-zendesk-webhook-signature-timestamp'] ?? ''
    if (!given) return missing('X-Zendesk-Webhook-Signature')
    if (!sameText(given, hmac('sha256', secret, [signedAt, body], 'base64'))) return wrong
    return timeRefusal(Date.parse(signedAt), now, toleranceMs)
  },
  receive(payload, { headers, body }) {
    const { id, type, event } = Envelope.parse(payload)
    const kind = type || (typeof event === 'string' ? event : '')
    return { key: id || headers['x-zendesk-webhook-invocation-id'] || contentKey(body), kind }
  },
  read: readZendesk,
})
