/** Rows of connected tables that are gone there: finds their records, deletes them unless they are too many or somebody else has to do with them, brings them back. */
import { type RawBuilder, sql } from 'kysely'
import type { GoneFrom, GoneRows, GoneSample, OpenGone, SettledGone } from '../../model/connected-rows.ts'
import type { RecordType } from '../../model/crm/record-type.ts'
import type { AnyWrite } from '../apply-write.ts'
import { tableOf } from '../record-columns.ts'
import { writeRecords } from '../write-records.ts'
import { type Owner, type OwnersParts, withOwners } from './only-of-connection.ts'
import { actorOf } from './write-connected.ts'

type Settings = OwnersParts & {
  clock: () => Date
  onChanged(type: RecordType, ids: string[]): void
}
type Row = { key: string; record: string }
type FoundRow = Awaited<ReturnType<typeof withOwners<{ key: string; label: string }>>>[number]
type Gone = 'found' | 'deleted' | 'kept'

const keysAtOnce = 5_000
const recordsAtOnce = 500
/** So few may always go; a share of a short table would stop at each. */
const fewRows = 5

const mostSamples = 5
type Found = Pick<NonNullable<SettledGone['waiting']>, 'found' | 'ofPeople' | 'ofOthers'>

export const createGoneRows =
  (settings: Settings): OpenGone =>
  (from) =>
    goneRows(settings, from)

function goneRows(settings: Settings, from: GoneFrom): GoneRows {
  const { db, clock, onChanged } = settings
  const { source, type } = from
  const ours = sql`c.source = ${source} and c.type = ${type} and c.record is not null`
  /** Stands, was brought by a connection, and no other row of the table speaks of it. */
  const brought = sql`crm_connected c join ${sql.table(tableOf(type))} t on t.id = c.record
    where ${ours} and t.deleted_at is null and t.merged_into is null
      and t.created_by ->> 'id' like 'connection:%'
      and not exists (select from crm_connected o where o.type = c.type and o.record = c.record
        and o.source = c.source and o.key <> c.key and o.gone is null)`

  async function mark(
    keys: readonly string[],
    to: Gone | null,
    was: readonly (Gone | null)[],
  ): Promise<void> {
    if (keys.length === 0) return
    const before = was.map((one) => one ?? '')
    await sql`update crm_connected c set gone = ${to} where ${ours}
      and c.key = any(${[...keys]}::text[]) and coalesce(c.gone, '') = any(${before}::text[])`.execute(db)
  }

  /** `to`: what is noted of the rows whose records it changed, in the same transaction. */
  async function write(writes: readonly AnyWrite[], to: Gone | null): Promise<number> {
    const wish = { type, writes, actor: actorOf(from), now: clock() }
    const { changed } = await writeRecords(db, wish, async (transaction, written) => {
      const records = written.changed.map(({ id }) => id)
      await sql`update crm_connected c set gone = ${to} where ${ours} and c.gone is not null
        and c.record = any(${records}::text[])`.execute(transaction)
    })
    const ids = changed.map(({ id }) => id)
    if (ids.length > 0) onChanged(type, ids)
    return ids.length
  }

  /** Those that are gone, some at a time in the order of their keys, with who else has to do with their records. */
  async function* foundRows(which = sql<boolean>`true`) {
    for (let after: string | undefined = ''; after !== undefined; ) {
      const rows: FoundRow[] = await withOwners<{ key: string; label: string }>(settings, from, type, {
        beside: sql`c.key, t.label`,
        of: sql`${brought} and c.gone = 'found' and ${which} and c.key > ${after} order by c.key limit ${recordsAtOnce}`,
      })
      yield rows
      after = rows.length < recordsAtOnce ? undefined : rows.at(-1)?.key
    }
  }

  async function countFound(): Promise<Found> {
    const all: Found = { found: 0, ofPeople: 0, ofOthers: 0 }
    for await (const rows of foundRows()) {
      all.found += rows.length
      all.ofPeople += rows.filter(({ owner }) => owner === 'people').length
      all.ofOthers += rows.filter(({ owner }) => owner === 'others').length
    }
    return all
  }

  /** How many rows stand. */
  async function countStanding(): Promise<number> {
    const { rows } = await sql<{
      n: string
    }>`select count(*) as n from ${brought} and c.gone is null`.execute(db)
    return Number(rows[0]?.n ?? 0)
  }

  /** Stays, until its row comes and goes again. */
  async function keep(which: RawBuilder<boolean>): Promise<void> {
    await sql`update crm_connected c set gone = 'kept' where ${ours} and c.gone = 'found' and ${which}`.execute(
      db,
    )
  }
  /** No connection brought them, or another row speaks of them: nothing is to be asked. */
  const keepOthers = () =>
    keep(sql<boolean>`c.key not in (select c.key from ${brought} and c.gone = 'found')`)

  /** With the version that was looked at: what somebody changes meanwhile is left alone. */
  async function deleteFound(goes: (owner: Owner) => boolean, which?: RawBuilder<boolean>): Promise<number> {
    let deleted = 0
    for await (const rows of foundRows(which)) {
      const going = rows.filter(({ owner }) => goes(owner))
      const writes = going.map(({ id, version }) => ({ do: 'delete' as const, id, version }))
      if (writes.length > 0) deleted += await write(writes, 'deleted')
    }
    return deleted
  }

  return {
    note: (keys) => mark(keys, 'found', [null]),
    async compare(stands, signal) {
      let back = 0
      for (let after = ''; ; ) {
        signal.throwIfAborted()
        const { rows } = await sql<Row & { gone: Gone | null; by: string | null }>`
          select c.key, c.record, c.gone, case when t.deleted_at is not null then t.updated_by ->> 'id' end as by
          from crm_connected c join ${sql.table(tableOf(type))} t on t.id = c.record
          where ${ours} and c.key > ${after} order by c.key limit ${keysAtOnce}`.execute(db)
        const there = rows.filter(({ key }) => stands(key))
        const known = new Set(there)
        await mark(
          rows.filter((row) => row.gone === null && !known.has(row)).map(({ key }) => key),
          'found',
          [null],
        )
        await mark(
          there
            .filter(({ gone, by }) => gone !== null && !by?.startsWith('connection:'))
            .map(({ key }) => key),
          null,
          ['found', 'kept', 'deleted'],
        )
        const deleted = there.filter(({ gone, by }) => gone === 'deleted' && by?.startsWith('connection:'))
        for (let at = 0; at < deleted.length; at += recordsAtOnce)
          back += await write(
            deleted
              .slice(at, at + recordsAtOnce)
              .map(({ record }) => ({ do: 'restore' as const, id: record })),
            null,
          )
        const last = rows.at(-1)
        if (!last || rows.length < keysAtOnce) return back
        after = last.key
      }
    },
    async settle({ share, agreed, asked, changed }): Promise<SettledGone> {
      const gone = await countFound()
      const touched = gone.ofPeople + gone.ofOthers
      const of = gone.found === 0 ? 0 : gone.found + (await countStanding())
      const isFew = gone.found - asked <= Math.max(fewRows, Math.floor((of * share) / 100)) && gone.found < of
      // Who was asked has agreed to numbers, and to no more than these.
      const isAgreed = agreed !== null && gone.found <= agreed.found && touched <= agreed.touched
      const isUnasked = isFew && !changed && agreed === null
      if (gone.found > 0 && !isAgreed && !isUnasked)
        return { deleted: 0, waiting: { ...gone, of, changed: changed || isFew } }
      const deleted = gone.found > 0 ? await deleteFound((owner) => isAgreed || owner === null) : 0
      await keepOthers()
      const left = deleted < gone.found ? await countFound() : undefined
      return { deleted, waiting: left?.found ? { ...left, of: of - deleted, changed: false } : null }
    },
    async deleteTold() {
      const deleted = await deleteFound(
        () => true,
        sql<boolean>`not exists (select from crm_connected o where o.type = c.type and o.record = c.record
          and o.source <> c.source and o.gone is null)`,
      )
      await keep(sql<boolean>`true`)
      return deleted
    },
    keep: () => keep(sql<boolean>`true`),
    async samples() {
      const asked: GoneSample[] = []
      const others: GoneSample[] = []
      for await (const rows of foundRows()) {
        for (const { id, label, owner } of rows) (owner ? asked : others).push({ id, label, owner })
        if (asked.length >= mostSamples) break
      }
      return { type, samples: [...asked, ...others].slice(0, mostSamples) }
    },
  }
}
