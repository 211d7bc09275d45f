/** Rows whose text may hold one of somebody's names, found by the database; the caller looks closer. */
import { type Kysely, sql } from 'kysely'
import { allNames, type PersonNames } from '../../model/person-names.ts'
import type { Tables } from './tables.ts'

const rowsAtOnce = 200

const likePart = (text: string): string => `%${text.replace(/[\\%_]/g, '\\$&')}%`
/** As it stands inside JSON. */
const inJson = (text: string): string => JSON.stringify(text).slice(1, -1)
/** Others may write any sign as an escape, so a text with escapes is always looked at. */
const escapes = ['%\\\\u%', '%\\\\/%']

/** A page at a time: a text may weigh megabytes. */
export async function* rowsThatMayHold(
  db: Kysely<Tables>,
  { table, column }: { table: 'webhook_delivery' | 'hook_delivery'; column: 'body' | 'payload' },
  names: PersonNames,
): AsyncGenerator<{ id: number; text: string }> {
  const all = allNames(names)
  if (all.length === 0) return
  const patterns = [...all.map((name) => likePart(inJson(name))), ...escapes]
  for (let after = 0; ; ) {
    const { rows } = await sql<{ id: number; text: string }>`
      select id, ${sql.ref(column)} as text from ${sql.table(table)}
      where id > ${after} and ${sql.ref(column)} ilike any(${patterns}::text[])
      order by id limit ${rowsAtOnce}`.execute(db)
    yield* rows
    const last = rows.at(-1)
    if (!last || rows.length < rowsAtOnce) return
    after = last.id
  }
}
