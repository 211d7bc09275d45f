/** Intercom: conversations begun, answered, closed and rated. */
import { z } from 'zod'
import { receiveConnector } from '../connector.ts'
import { contentKey, Word } from '../payload-parts.ts'
import { receiveSettings, recordSettings, signingSecret } from '../receive-settings.ts'
import { hmac, missing, sameText, wrong } from '../signature.ts'
import { readIntercom } from './mapping.ts'

const Settings = z.object({
  secret: signingSecret(
    'Client secret',
    'Of your app in the Intercom Developer Hub, under Basic information.',
  ),
  ...recordSettings('Conversations, as tickets, and people'),
  ...receiveSettings,
})
const Envelope = z.looseObject({ id: Word, topic: Word })

export const intercom = receiveConnector({
  id: 'intercom',
  name: 'Intercom',
  about: 'Conversations begun, answered, closed and rated.',
  steps: [
    'In the Intercom Developer Hub, open your app, then Configure → Webhooks, and enter the address of this connection.',
    'Choose conversation.user.created, conversation.user.replied, conversation.admin.replied, conversation.admin.closed, conversation.rating.added, conversation.rating.remarked, contact.user.created, contact.user.updated, contact.email.updated, contact.subscribed, contact.unsubscribed and contact.deleted.',
    'Copy the client secret into this form.',
  ],
  settings: Settings,
  origin: () => 'intercom',
  refuse({ headers, body }, { secret }) {
    const given = headers['x-hub-signature']
    if (!given) return missing('X-Hub-Signature')
    return sameText(given, `sha1=${hmac('sha1', secret, [body], 'hex')}`) ? undefined : wrong
  },
  receive(payload, { body }) {
    const { id, topic } = Envelope.parse(payload)
    return { key: id || contentKey(body), kind: topic }
  },
  read: readIntercom,
})
