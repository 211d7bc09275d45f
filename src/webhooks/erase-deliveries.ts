/** Deletes the messages to webhooks that are about one person, sent or not. */
import { type Kysely, sql } from 'kysely'
import { holderOf, type PersonNames } from '../model/person-names.ts'
import { rowsThatMayHold } from '../storage/records/rows-that-may-hold.ts'
import type { Tables } from '../storage/records/tables.ts'

/** `records`: ids of hers and of what is about her. */
export type ToldPerson = PersonNames & { customers: readonly string[]; records: readonly string[] }

/** Also those that name her although they are about somebody else. */
export async function deliveriesAbout(db: Kysely<Tables>, person: ToldPerson): Promise<number[]> {
  const { users, customers, records } = person
  const names = { ...person, users: [...users, ...customers, ...records] }
  const { inJson } = holderOf(names)
  const { rows } = await sql<{ id: number }>`
    select id from webhook_delivery where customer = any(${[...customers]}::text[])`.execute(db)
  const ids = new Set(rows.map(({ id }) => id))
  for await (const { id, text } of rowsThatMayHold(db, { table: 'webhook_delivery', column: 'body' }, names))
    if (inJson(text)) ids.add(id)
  return [...ids]
}

export async function eraseDeliveries(db: Kysely<Tables>, person: ToldPerson): Promise<void> {
  const ids = await deliveriesAbout(db, person)
  await sql`delete from webhook_delivery where id = any(${ids}::bigint[])`.execute(db)
}

/** Who was told of her, and of what. */
export async function readDeliveries(
  db: Kysely<Tables>,
  person: ToldPerson,
): Promise<{ at: string; happening: string; to: string; state: string }[]> {
  const { rows } = await sql<{ at: Date; happening: string; to: string; state: string }>`
    select d.at, d.happening, w.name as to, d.state from webhook_delivery d join webhook w on w.id = d.webhook
    where d.id = any(${await deliveriesAbout(db, person)}::bigint[]) order by d.id`.execute(db)
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }))
}
