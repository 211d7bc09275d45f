/** Keys of programs: stored as hashes, checked from memory, with scopes and an end. */
import { randomInt } from 'node:crypto'
import type { Kysely, Selectable } from 'kysely'
import type { Actor } from '../model/actor.ts'
import type { ApiKey, ApiKeyWish, NewApiKey } from '../model/api-key.ts'
import { appError } from '../model/app-error.ts'
import type { Maker } from '../model/maker.ts'
import type { KeyScope } from '../model/permission.ts'
import { storedText } from '../storage/records/stored-text.ts'
import type { Tables } from '../storage/records/tables.ts'
import { madeBy, makersOf } from './makers.ts'
import { hashOfToken } from './secret-token.ts'

const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
export const apiKeyPrefix = 'wma_'
const shownPrefix = 8

/** A key revoked by another process of ours stops after this long. */
const believedForMs = 5_000
const rememberedAnswers = 10_000
const lastUsedEveryMs = 60_000

export type KnownKey = { id: number; name: string; scopes: readonly KeyScope[] }

export type ApiKeys = {
  /** undefined: unknown, revoked or run out */
  verify(key: string): Promise<KnownKey | undefined>
  list(): Promise<ApiKey[]>
  create(wish: ApiKeyWish, maker: Actor): Promise<NewApiKey>
  revoke(id: number): Promise<void>
  /** Call after keys were revoked past this. */
  forget(): void
}

type Row = Selectable<Tables['api_key']>

export const createApiKeys = (db: Kysely<Tables>, clock: () => Date): ApiKeys => {
  const answers = new Map<string, { until: number; found: Promise<Row | undefined> }>()
  const usedAt = new Map<number, number>()

  const ask = (hash: string, now: number): Promise<Row | undefined> => {
    const known = answers.get(hash)
    if (known && known.until > now) return known.found
    const found = db
      .selectFrom('api_key')
      .selectAll()
      .where('hash', '=', hash)
      .where('revoked_at', 'is', null)
      .executeTakeFirst()
    found.catch(() => answers.delete(hash))
    answers.delete(hash)
    const oldest = answers.keys().next().value
    if (answers.size >= rememberedAnswers && oldest !== undefined) answers.delete(oldest)
    answers.set(hash, { until: now + believedForMs, found })
    return found
  }

  const noteUse = (id: number, now: number) => {
    if (now - (usedAt.get(id) ?? 0) < lastUsedEveryMs) return
    usedAt.set(id, now)
    // A time that could not be kept is kept at a later use.
    db.updateTable('api_key')
      .set({ last_used_at: new Date(now) })
      .where('id', '=', id)
      .execute()
      .catch(() => usedAt.delete(id))
  }

  return {
    async verify(key) {
      const now = clock().getTime()
      const row = await ask(hashOfToken(key), now)
      if (!row || (row.expires_at && row.expires_at.getTime() <= now)) return undefined
      noteUse(row.id, now)
      return { id: row.id, name: row.name, scopes: row.scopes }
    },
    async list() {
      const rows = await db
        .selectFrom('api_key')
        .selectAll()
        .where('revoked_at', 'is', null)
        .orderBy('id')
        .execute()
      const makerOf = await makersOf(db, rows)
      return rows.map((row) => asApiKey(row, makerOf(row)))
    },
    async create({ name, scopes, expiresAt }, maker) {
      const random = Array.from({ length: 40 }, () => alphabet[randomInt(alphabet.length)]).join('')
      const key = apiKeyPrefix + random
      const row = await db
        .insertInto('api_key')
        .values({
          hash: hashOfToken(key),
          prefix: key.slice(0, shownPrefix),
          name: storedText(name),
          scopes: JSON.stringify([...new Set(scopes)]),
          ...madeBy(maker),
          expires_at: expiresAt,
        })
        .returningAll()
        .executeTakeFirstOrThrow()
      answers.clear()
      return { ...asApiKey(row, (await makersOf(db, [row]))(row)), key }
    },
    async revoke(id) {
      const done = await db
        .updateTable('api_key')
        .set({ revoked_at: clock() })
        .where('id', '=', id)
        .where('revoked_at', 'is', null)
        .executeTakeFirst()
      answers.clear()
      if (done.numUpdatedRows === 0n)
        throw appError('access.not-found', `There is no API key ${id}, or it was revoked before. Reload.`, {
          id,
        })
    },
    forget: () => answers.clear(),
  }
}

/** For somebody who is shown out: her keys go with her, in one transaction with her. */
export async function revokeKeysOf(transaction: Kysely<Tables>, userId: string, now: Date): Promise<void> {
  await transaction
    .updateTable('api_key')
    .set({ revoked_at: now })
    .where('made_by_id', '=', userId)
    .where('revoked_at', 'is', null)
    .execute()
}

const asApiKey = (row: Row, maker: Maker | null): ApiKey => ({
  id: row.id,
  name: row.name,
  prefix: row.prefix,
  scopes: row.scopes,
  madeBy: row.made_by,
  madeById: row.made_by_id,
  maker,
  createdAt: row.created_at.toISOString(),
  lastUsedAt: row.last_used_at?.toISOString() ?? null,
  expiresAt: row.expires_at?.toISOString() ?? null,
})
