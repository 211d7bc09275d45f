/** Typeform: every answer to a survey, with its score and words. */
import { z } from 'zod'
import { receiveConnector } from '../connector.ts'
import { contentKey, Word } from '../payload-parts.ts'
import { receiveSettings, signingSecret } from '../receive-settings.ts'
import { hmac, missing, sameText, wrong } from '../signature.ts'
import { readTypeform } from './mapping.ts'

const Settings = z.object({
  secret: signingSecret('Secret', 'The one that you enter for the webhook in Typeform.'),
  ...receiveSettings,
})
const Envelope = z.looseObject({ event_id: Word, event_type: Word })

export const typeform = receiveConnector({
  id: 'typeform',
  name: 'Typeform',
  about: 'Answers to surveys: NPS, ratings and what people write.',
  steps: [
    'In Typeform, open your form, then Connect → Webhooks, and add the address of this connection.',
    'Edit the webhook and enter a secret, the same as in this form.',
    'So that answers find their customer, ask for the e-mail address or add the hidden field user_id or email.',
  ],
  settings: Settings,
  origin: () => 'typeform',
  refuse({ headers, body }, { secret }) {
    const given = headers['typeform-signature']
    if (!given) return missing('Typeform-Signature')
    return sameText(given, `sha256=${hmac('sha256', secret, [body], 'base64')}`) ? undefined : wrong
  },
  receive(payload, { body }) {
    const { event_id, event_type } = Envelope.parse(payload)
    return { key: event_id || contentKey(body), kind: event_type }
  },
  read: readTypeform,
})
