/** Records that only one connection brought: counted, and deleted where nobody else has to do with them. */
import { type Kysely, type RawBuilder, sql } from 'kysely'
import type {
  BroughtFrom,
  BroughtInteractions,
  BroughtRecords,
  BroughtRecordsOf,
  TakenBack,
} from '../../model/brought.ts'
import type { RecordType } from '../../model/crm/record-type.ts'
import { recordTypes } from '../../model/crm/types/index.ts'
import type { Tables } from '../../storage/records/tables.ts'
import { columnsOf, tableOf } from '../record-columns.ts'
import { writeRecords } from '../write-records.ts'
import { actorOf } from './write-connected.ts'

type Settings = {
  db: Kysely<Tables>
  clock: () => Date
  toldElsewhere: BroughtInteractions['toldElsewhere']
  onChanged(type: RecordType, ids: string[]): void
}
type Owner = 'people' | 'others' | null
type Row = { id: string; version: number; stays: Owner }

const recordsAtOnce = 500

const types: readonly RecordType[] = [
  ...(['note', 'task', 'activity', 'ticket', 'order', 'deal'] as const),
  ...(['product', 'campaign', 'customer', 'company'] as const),
]

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

export function createBroughtRecords(settings: Settings): BroughtRecordsOf {
  const { db, clock, toldElsewhere, onChanged } = settings

  /** Some that it made and that stand, in the order of their ids. */
  async function some(from: BroughtFrom, type: RecordType, after: string): Promise<Row[]> {
    const actor = actorOf(from).id
    const { rows } = await sql<Row>`
      select t.id, t.version, case
        when ${byPeople(sql`${type}`, sql`t.id`)} then 'people'
        when exists (select from crm_merge m where m.type = ${type} and t.id in (m.winner, m.loser)
          and m.state <> 'undone') then 'people'
        when ${namedByPeople(type, actor)} then 'people'
        when exists (select from crm_connected o where o.type = ${type} and o.record = t.id
          and o.source <> ${from.source} and o.gone is distinct from 'deleted') then 'others' end as stays
      from ${sql.table(tableOf(type))} t
      where t.id > ${after} and t.deleted_at is null and t.merged_into is null and t.created_by ->> 'id' = ${actor}
      order by t.id limit ${recordsAtOnce}`.execute(db)
    if (type !== 'customer') return rows
    const free = rows.filter(({ stays }) => stays === null).map(({ id }) => id)
    const told = await toldElsewhere(free, from)
    return rows.map((row) => (told.has(row.id) ? { ...row, stays: 'others' } : row))
  }

  return {
    types,
    async count(from, signal) {
      const all: BroughtRecords[] = []
      for (const type of types) {
        const found = { type, goes: 0, ofPeople: 0, ofOthers: 0 }
        for (let after: string | undefined = ''; after !== undefined; ) {
          signal.throwIfAborted()
          const rows: Row[] = await some(from, type, after)
          const of = (stays: Owner) => rows.filter((row) => row.stays === stays).length
          found.goes += of(null)
          found.ofPeople += of('people')
          found.ofOthers += of('others')
          after = rows.length < recordsAtOnce ? undefined : rows.at(-1)?.id
        }
        if (found.goes + found.ofPeople + found.ofOthers > 0) all.push(found)
      }
      return all
    },
    async takeBack(from, type, after): Promise<TakenBack> {
      const rows = await some(from, type, after)
      const next = rows.length < recordsAtOnce ? undefined : rows.at(-1)?.id
      // With the version that was looked at: what somebody changes meanwhile is left alone.
      const free = rows.filter(({ stays }) => stays === null)
      const writes = free.map(({ id, version }) => ({ do: 'delete' as const, id, version }))
      if (writes.length === 0) return { records: 0, kept: rows.length, after: next }
      const wish = { type, writes, actor: actorOf(from), now: clock() }
      const { changed } = await writeRecords(db, wish, async (transaction, written) => {
        // Connected anew, the same source makes them again.
        const gone = written.changed.map(({ id }) => id)
        await sql`delete from crm_connected where source = ${from.source} and type = ${type}
          and record = any(${gone}::text[])`.execute(transaction)
      })
      const ids = changed.map(({ id }) => id)
      if (ids.length > 0) onChanged(type, ids)
      return { records: ids.length, kept: rows.length - ids.length, after: next }
    },
  }
}
