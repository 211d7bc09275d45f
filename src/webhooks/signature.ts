/** Signs messages by the scheme of Standard Webhooks, so that receivers can check them with any of its libraries. */
import { createHmac, randomBytes } from 'node:crypto'

const prefix = 'whsec_'

export const newSecret = (): string => prefix + randomBytes(32).toString('base64')

/** `seconds`: since 1970, of this attempt; receivers refuse what is too old. */
export const signedHeaders = (
  { message, body, seconds }: { message: string; body: string; seconds: number },
  secrets: readonly string[],
): Record<string, string> => ({
  'content-type': 'application/json',
  'webhook-id': message,
  'webhook-timestamp': String(seconds),
  // While a secret is being exchanged both sign, and either is enough.
  'webhook-signature': secrets.map((secret) => signature(secret, `${message}.${seconds}.${body}`)).join(' '),
})

const signature = (secret: string, text: string): string => {
  const key = Buffer.from(secret.slice(prefix.length), 'base64')
  return `v1,${createHmac('sha256', key).update(text).digest('base64')}`
}
