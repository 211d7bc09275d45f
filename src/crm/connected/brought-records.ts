/** Records that only one connection brought: counted, and deleted where nobody else has to do with them. */
import { sql } from 'kysely'
import type { BroughtFrom, BroughtRecords, BroughtRecordsOf, TakenBack } from '../../model/brought.ts'
import type { RecordType } from '../../model/crm/record-type.ts'
import { tableOf } from '../record-columns.ts'
import { writeRecords } from '../write-records.ts'
import { type Owner, type OwnersParts, withOwners } from './only-of-connection.ts'
import { actorOf } from './write-connected.ts'

type Settings = OwnersParts & {
  clock: () => Date
  onChanged(type: RecordType, ids: string[]): void
}

const recordsAtOnce = 500

const types: readonly RecordType[] = [
  ...(['note', 'task', 'activity', 'ticket', 'order', 'deal'] as const),
  ...(['product', 'campaign', 'customer', 'company'] as const),
]

export function createBroughtRecords(settings: Settings): BroughtRecordsOf {
  const { db, clock, onChanged } = settings

  /** Some that it made and that stand, in the order of their ids. */
  const some = (from: BroughtFrom, type: RecordType, after: string) =>
    withOwners(settings, from, type, {
      of: sql`${sql.table(tableOf(type))} t where t.id > ${after} and t.deleted_at is null
        and t.merged_into is null and t.created_by ->> 'id' = ${actorOf(from).id}
        order by t.id limit ${recordsAtOnce}`,
    })

  return {
    types,
    async count(from, signal) {
      const all: BroughtRecords[] = []
      for (const type of types) {
        const found = { type, goes: 0, ofPeople: 0, ofOthers: 0 }
        for (let after: string | undefined = ''; after !== undefined; ) {
          signal.throwIfAborted()
          const rows: Awaited<ReturnType<typeof some>> = await some(from, type, after)
          const of = (owner: Owner) => rows.filter((row) => row.owner === owner).length
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
      const free = rows.filter(({ owner }) => owner === null)
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
