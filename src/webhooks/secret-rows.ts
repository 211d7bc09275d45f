/** The secrets that messages are signed with: sealed as they are stored, open for the sender alone. */
import type { Kysely, Transaction } from 'kysely'
import { BrokenSeal, type Seal } from '../storage/records/sealed-secrets.ts'
import type { Tables } from '../storage/records/tables.ts'

type Db = Kysely<Tables> | Transaction<Tables>

export type WebhookSeal = Pick<Seal, 'seal' | 'open'>

/** Before it stands what Waymark stored in the open until it sealed. */
const mark = 'sealed:'
const nameOf = (webhook: number): string => `webhook ${webhook}`

const sealed = (seal: WebhookSeal, webhook: number, secret: string): string =>
  mark + seal.seal(nameOf(webhook), secret)

function opened(seal: WebhookSeal, webhook: number, stored: string): string {
  if (!stored.startsWith(mark)) return stored
  try {
    return seal.open(nameOf(webhook), stored.slice(mark.length))
  } catch (error) {
    if (!(error instanceof BrokenSeal)) throw error
    throw new Error(
      'The secret of this webhook cannot be read: the secret of this Waymark has changed. Make a new one, or start Waymark with the WAYMARK_SECRET or sign-in-secret.txt it had.',
      { cause: error },
    )
  }
}

export async function keepSecret(
  db: Db,
  seal: WebhookSeal,
  { webhook, secret, now }: { webhook: number; secret: string; now: Date },
): Promise<void> {
  await db
    .insertInto('webhook_secret')
    .values({ webhook, secret: sealed(seal, webhook, secret), made_at: now })
    .execute()
}

/** Newest first. */
export async function secretsOf(db: Db, seal: WebhookSeal, webhook: number, now: Date): Promise<string[]> {
  const rows = await db
    .selectFrom('webhook_secret')
    .select('secret')
    .where('webhook', '=', webhook)
    .where((where) => where.or([where('ends_at', 'is', null), where('ends_at', '>', now)]))
    .orderBy('id', 'desc')
    .execute()
  return rows.map(({ secret }) => opened(seal, webhook, secret))
}

/** Seals what an older Waymark stored in the open. Done again it changes nothing. */
export async function sealOpenSecrets(db: Db, seal: WebhookSeal): Promise<void> {
  const rows = await db
    .selectFrom('webhook_secret')
    .select(['id', 'webhook', 'secret'])
    .where('secret', 'not like', `${mark}%`)
    .execute()
  for (const { id, webhook, secret } of rows)
    await db
      .updateTable('webhook_secret')
      .set({ secret: sealed(seal, webhook, secret) })
      .where('id', '=', id)
      .where('secret', '=', secret)
      .execute()
}
