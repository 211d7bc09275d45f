/** Deletes the warnings whose payload is about one person. */
import { type Kysely, sql } from 'kysely'
import type { PersonNames } from '../../model/person-names.ts'
import type { Tables } from '../../storage/records/tables.ts'
import { isBag } from '../steps/parse.ts'

/** Below this many letters a text may stand anywhere by chance. */
const telling = 6

const likePart = (text: string): string => `%${text.replace(/[\\%_]/g, '\\$&')}%`
/** As it stands inside JSON. */
const inJson = (text: string): string => JSON.stringify(text).slice(1, -1)

const textOf = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : ''

function* emailsIn(value: unknown): Generator<string> {
  if (typeof value === 'string') yield value.trim().toLowerCase()
  else if (Array.isArray(value)) for (const part of value) yield* emailsIn(part)
  else if (isBag(value)) for (const part of Object.values(value)) yield* emailsIn(part)
}

function isAbout(payload: string, { users, anonymous, emails }: PersonNames): boolean {
  let item: unknown
  try {
    item = JSON.parse(payload)
  } catch {
    // Cut at its end, or never a message: whatever tells of her is enough.
    return [...users, ...anonymous, ...emails].some(
      (name) => name.length >= telling && payload.includes(inJson(name)),
    )
  }
  if (isBag(item)) {
    const ids = [item.userId, item.previousId, item.anonymousId].map(textOf)
    if (ids.some((id) => id !== '' && (users.includes(id) || anonymous.includes(id)))) return true
  }
  for (const text of emailsIn(item)) if (emails.includes(text)) return true
  return false
}

export async function warningsAbout(db: Kysely<Tables>, names: PersonNames): Promise<number[]> {
  const all = [...names.users, ...names.anonymous, ...names.emails]
  if (all.length === 0) return []
  const patterns = all.map((name) => likePart(inJson(name)))
  const { rows } = await sql<{ id: number; payload: string }>`
    select id, payload from ingest_warning where payload ilike any(${patterns}::text[])`.execute(db)
  return rows.filter(({ payload }) => isAbout(payload, names)).map(({ id }) => id)
}

export async function eraseWarnings(db: Kysely<Tables>, names: PersonNames): Promise<void> {
  const ids = await warningsAbout(db, names)
  await sql`delete from ingest_warning where id = any(${ids}::bigint[])`.execute(db)
}
