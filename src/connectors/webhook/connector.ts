/** Any system that can call an address: signed, or with a token, and mapped by the names of its fields. */
import { z } from 'zod'
import { type HookRequest, receiveConnector } from '../connector.ts'
import { contentKey } from '../payload-parts.ts'
import { receiveSettings, signingSecret } from '../receive-settings.ts'
import { hmac, missing, sameText, timeRefusal, wrong } from '../signature.ts'
import { fieldAt, fieldsOfPayload, readAny } from './mapping.ts'

const Settings = z.object({
  scheme: z
    .enum(['standard', 'hmac', 'token'])
    .default('hmac')
    .meta({
      title: 'How calls are signed',
      titles: {
        standard: 'Standard Webhooks (webhook-signature)',
        hmac: 'HMAC SHA-256 of the body, in a header',
        token: 'A token in a header',
      },
    }),
  secret: signingSecret('Secret', 'At least 8 characters; the other system has the same.'),
  header: z
    .string()
    .trim()
    .regex(/^[a-z\d-]+$/i, 'A header has letters, digits and hyphens')
    .max(60)
    .default('X-Signature')
    .meta({
      title: 'Header',
      description: 'Where signature or token stands. Standard Webhooks has its own.',
    }),
  fields: fieldsOfPayload,
  ...receiveSettings,
})
type Settings = z.infer<typeof Settings>

const withoutScheme = (value: string): string => value.replace(/^(sha256=|bearer )/i, '').trim()

/** As standardwebhooks.com: id, time and body are signed; the secret may be written in base64 behind whsec_. */
function standardRefusal({ headers, body, now }: HookRequest, secret: string): string | undefined {
  const [id, at, given] = ['webhook-id', 'webhook-timestamp', 'webhook-signature'].map(
    (name) => headers[name],
  )
  if (!id || !at || !given) return missing('webhook-id, webhook-timestamp or webhook-signature')
  const key = secret.startsWith('whsec_') ? Buffer.from(secret.slice(6), 'base64') : secret
  const expected = hmac('sha256', key, [`${id}.${at}.`, body], 'base64')
  const signatures = given.split(' ').map((one) => one.replace(/^v1,/, ''))
  return signatures.some((one) => sameText(one, expected)) ? timeRefusal(Number(at) * 1000, now) : wrong
}

function plainRefusal(
  { headers, body }: HookRequest,
  { scheme, header, secret }: Settings,
): string | undefined {
  const value = headers[header.toLowerCase()]
  if (!value) return missing(header)
  const given = withoutScheme(value)
  if (scheme === 'token')
    return sameText(given, secret) ? undefined : 'The token is not the one of this connection.'
  const fits = (['hex', 'base64'] as const).some((encoding) =>
    sameText(given, hmac('sha256', secret, [body], encoding)),
  )
  return fits ? undefined : wrong
}

export const webhook = receiveConnector({
  id: 'webhook',
  name: 'Any webhook',
  about: 'Whatever can send JSON to an address, signed or with a token.',
  steps: [
    'Let the other system send JSON with POST to the address of this connection, one object or a list of them.',
    'Let it sign each call with the secret, or send the secret as a token.',
    'Say below under which names the payload holds what. A dot leads deeper: customer.email.',
  ],
  settings: Settings,
  origin: () => '',
  refuse: (request, settings) =>
    settings.scheme === 'standard'
      ? standardRefusal(request, settings.secret)
      : plainRefusal(request, settings),
  receive(payload, { headers, body }) {
    const kind = fieldAt(payload, 'type') || fieldAt(payload, 'event')
    return { key: headers['webhook-id'] || contentKey(body), kind: kind.slice(0, 100) }
  },
  read: (payload, settings) => readAny(payload, settings.fields),
})
