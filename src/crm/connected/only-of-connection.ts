/** Whether a record that a connection made is only its own, or people or other sources have to do with it as well. */
import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { BroughtFrom, BroughtInteractions, RecordOwner } from '../../model/brought.ts'
import type { RecordType } from '../../model/crm/record-type.ts'
import { recordTypes } from '../../model/crm/types/index.ts'
import type { Tables } from '../../storage/records/tables.ts'
import { columnsOf, tableOf } from '../record-columns.ts'
import { actorOf } from './write-connected.ts'

export type Owner = RecordOwner | null
export type OwnersParts = {
  db: Kysely<Tables>
  toldElsewhere: BroughtInteractions['toldElsewhere']
}
type Row = { id: string; version: number; owner: Owner }

const byPeople = (type: RawBuilder<unknown>, id: RawBuilder<unknown>): RawBuilder<boolean> => sql<boolean>`
  exists (select from crm_change h where h.record = ${id} and h.type = ${type} and h.actor ->> 'kind' <> 'system')`

/** Relations that hold one record each, and the lines of orders: whoever names a record works with it. */
function namers(type: RecordType): { from: RecordType; column: string }[] {
  return (Object.keys(recordTypes) as RecordType[]).flatMap((from) =>
    columnsOf(from)
      .filter(({ field, type: stored }) => field.to === type && stored === 'text')
      .map(({ name }) => ({ from, column: name })),
  )
}

/** Somebody else's record names it, or one that people changed. */
const namedByPeople = (type: RecordType, actor: string): RawBuilder<boolean> => {
  const each = namers(type).map(
    ({ from, column }) => sql<boolean>`exists (select from ${sql.table(tableOf(from))} x
      where x.${sql.ref(column)} = t.id and x.deleted_at is null
        and (x.created_by ->> 'id' <> ${actor} or ${byPeople(sql`${from}`, sql`x.id`)}))`,
  )
  return each.length === 0 ? sql<boolean>`false` : sql<boolean>`(${sql.join(each, sql` or `)})`
}

/** Of a record `t`. What the records of customers tell is asked beside it, see `withOwners`. */
const ownerSql = (type: RecordType, from: BroughtFrom): RawBuilder<Owner> => sql<Owner>`case
  when ${byPeople(sql`${type}`, sql`t.id`)} then 'people'
  when exists (select from crm_merge m where m.type = ${type} and t.id in (m.winner, m.loser)
    and m.state <> 'undone') then 'people'
  when ${namedByPeople(type, actorOf(from).id)} then 'people'
  when exists (select from crm_connected o where o.type = ${type} and o.record = t.id
    and o.source <> ${from.source} and o.gone is distinct from 'deleted') then 'others' end`

/** Records of `rows`, whose `t` they are, each with who else has to do with it; `beside` are more columns of these rows. */
export async function withOwners<More = unknown>(
  { db, toldElsewhere }: OwnersParts,
  from: BroughtFrom,
  type: RecordType,
  rows: { beside?: RawBuilder<unknown>; of: RawBuilder<unknown> },
): Promise<(Row & More)[]> {
  const { rows: found } = await sql<Row & More>`
    select t.id, t.version, ${ownerSql(type, from)} as owner ${rows.beside ? sql`, ${rows.beside}` : sql``}
    from ${rows.of}`.execute(db)
  if (type !== 'customer') return found
  const free = found.filter(({ owner }) => owner === null).map(({ id }) => id)
  const told = await toldElsewhere([...new Set(free)], from)
  return found.map((row) => (told.has(row.id) ? { ...row, owner: 'others' } : row))
}
