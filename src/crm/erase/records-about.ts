/** Which records are about one person: hers, those that point to her, and what hangs on these. */
import { sql } from 'kysely'
import type { RecordType } from '../../model/crm/record-type.ts'
import { pointingColumns } from '../duplicates/side-counts.ts'
import { tableOf } from '../record-columns.ts'
import type { Db } from '../record-rows.ts'

/** Types of which each record is about one customer, if it is about any. */
const personal = ['deal', 'ticket', 'order', 'activity', 'note', 'task'] as const

export type RecordsAbout = ReadonlyMap<RecordType, ReadonlySet<string>>

/** Those of another customer stay, even where they hang on a record of hers. */
async function pointing(
  db: Db,
  from: RecordType,
  to: RecordType,
  ids: readonly string[],
  customers: readonly string[],
): Promise<string[]> {
  const columns = pointingColumns(from, to)
  if (columns.length === 0 || ids.length === 0) return []
  const any = sql.join(
    columns.map((column) => sql`${sql.ref(column)} = any(${[...ids]}::text[])`),
    sql` or `,
  )
  const { rows } = await sql<{ id: string }>`select id from ${sql.table(tableOf(from))}
    where (${any}) and (customer_id is null or customer_id = any(${[...customers]}::text[]))`.execute(db)
  return rows.map(({ id }) => id)
}

export async function recordsAbout(db: Db, customers: readonly string[]): Promise<RecordsAbout> {
  const found = new Map<RecordType, Set<string>>([['customer', new Set(customers)]])
  let newest = new Map<RecordType, string[]>([['customer', [...customers]]])
  while (newest.size > 0) {
    const next = new Map<RecordType, string[]>()
    for (const from of personal)
      for (const [to, ids] of newest) {
        const known = found.get(from) ?? new Set()
        const fresh = (await pointing(db, from, to, ids, customers)).filter((id) => !known.has(id))
        if (fresh.length === 0) continue
        found.set(from, new Set([...known, ...fresh]))
        next.set(from, [...(next.get(from) ?? []), ...fresh])
      }
    newest = next
  }
  return found
}

/** The records that were merged into these, and so on. */
export async function withMerged(db: Db, customers: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with recursive same as (
      select id from crm_customer where id = any(${[...customers]}::text[])
      union select c.id from crm_customer c join same on c.merged_into = same.id
    ) select id from same`.execute(db)
  return rows.map(({ id }) => id)
}
