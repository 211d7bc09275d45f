/** The keys with which websites, apps and servers may send interactions. Only their hashes are stored. */
import { createHash, randomInt } from 'node:crypto'
import { type Kysely, type Selectable, sql } from 'kysely'
import { appError } from '../../model/app-error.ts'
import type { NewWriteKey, WriteKey } from '../../model/source.ts'
import { storedText } from './stored-text.ts'
import type { Tables } from './tables.ts'

const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
const shownPrefix = 7

/** Base 62, since SDKs send it as a user name and in addresses. */
const newKey = () => `wm_${Array.from({ length: 32 }, () => alphabet[randomInt(alphabet.length)]).join('')}`

export const hashOfKey = (key: string): string => createHash('sha256').update(key).digest('hex')

/** The only time that the key itself can be seen. */
export async function addWriteKey(db: Kysely<Tables>, name: string): Promise<NewWriteKey> {
  const key = newKey()
  const row = await db
    .insertInto('write_key')
    .values({ hash: hashOfKey(key), prefix: key.slice(0, shownPrefix), name: storedText(name, 200) })
    .returningAll()
    .executeTakeFirstOrThrow()
  return { ...asWriteKey(row), key }
}

export async function writeKeyOfHash(db: Kysely<Tables>, hash: string): Promise<{ id: number } | undefined> {
  return db
    .selectFrom('write_key')
    .select('id')
    .where('hash', '=', hash)
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
}

export async function listWriteKeys(db: Kysely<Tables>): Promise<WriteKey[]> {
  const rows = await db
    .selectFrom('write_key')
    .selectAll()
    .where('revoked_at', 'is', null)
    .orderBy('id')
    .execute()
  return rows.map(asWriteKey)
}

export async function revokeWriteKey(db: Kysely<Tables>, id: number): Promise<void> {
  const revoked = await db
    .updateTable('write_key')
    .set({ revoked_at: new Date() })
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
  if (revoked.numUpdatedRows === 0n)
    throw appError(
      'key.not-found',
      `There is no write key ${id}, or it was revoked before. Reload the list.`,
      { id },
    )
}

export type KeyUse = { id: number; at: Date; accepted: number; refused: number }

export async function addKeyUses(db: Kysely<Tables>, uses: readonly KeyUse[]): Promise<void> {
  if (uses.length === 0) return
  const use = sql<{ id: number; at: string; accepted: number; refused: number }>`
    jsonb_to_recordset(${JSON.stringify(uses)}::jsonb) as use(id integer, at timestamptz, accepted bigint, refused bigint)`
  await sql`update write_key set
      last_used_at = greatest(write_key.last_used_at, use.at),
      accepted = write_key.accepted + use.accepted,
      refused = write_key.refused + use.refused
    from ${use} where write_key.id = use.id`.execute(db)
}

const asWriteKey = (row: Selectable<Tables['write_key']>): WriteKey => ({
  id: row.id,
  name: row.name,
  prefix: row.prefix,
  createdAt: row.created_at.toISOString(),
  lastUsedAt: row.last_used_at?.toISOString() ?? null,
  accepted: row.accepted,
  refused: row.refused,
})
