/** Rows of connected tables that are gone there: finds their records, deletes them unless they are too many, brings them back. */
import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { GoneFrom, GoneRows, OpenGone, SettledGone } from '../../model/connected-rows.ts'
import type { RecordType } from '../../model/crm/record-type.ts'
import type { Tables } from '../../storage/records/tables.ts'
import { tableOf } from '../record-columns.ts'
import { writeRecords } from '../write-records.ts'
import { actorOf } from './write-connected.ts'

type Settings = {
  db: Kysely<Tables>
  clock: () => Date
  onChanged(type: RecordType, ids: string[]): void
}
type Row = { key: string; record: string }
type Gone = 'found' | 'deleted' | 'kept'

const keysAtOnce = 5_000
const recordsAtOnce = 500
/** So few may always go; a share of a short table would stop at each. */
const fewRows = 5

export const createGoneRows =
  ({ db, clock, onChanged }: Settings): OpenGone =>
  (from) =>
    goneRows({ db, clock, onChanged }, from)

function goneRows({ db, clock, onChanged }: Settings, from: GoneFrom): GoneRows {
  const { source, type } = from
  const ours = sql`c.source = ${source} and c.type = ${type} and c.record is not null`
  /** Stands, was brought by a connection, and nothing else that stands speaks of it. */
  const brought = sql`crm_connected c join ${sql.table(tableOf(type))} t on t.id = c.record
    where ${ours} and t.deleted_at is null and t.merged_into is null
      and t.created_by ->> 'id' like 'connection:%'
      and not exists (select from crm_connected o where o.type = c.type and o.record = c.record
        and (o.source, o.key) <> (c.source, c.key) and o.gone is null)`

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

  /** `to`: what is noted of the rows in the same transaction. */
  async function write(rows: readonly Row[], what: 'delete' | 'restore', to: Gone | null): Promise<number> {
    const writes = rows.map(({ record }) => ({ do: what, id: record }))
    const wish = { type, writes, actor: actorOf(from), now: clock() }
    const keys = rows.map(({ key }) => key)
    const { changed } = await writeRecords(db, wish, async (transaction) => {
      await sql`update crm_connected c set gone = ${to} where ${ours} and c.key = any(${keys}::text[])`.execute(
        transaction,
      )
    })
    const ids = changed.map(({ id }) => id)
    if (ids.length > 0) onChanged(type, ids)
    return ids.length
  }

  /** All of them are counted only where some are gone. */
  async function foundAndAll(): Promise<{ found: number; of: number }> {
    const count = async (which: RawBuilder<unknown>): Promise<number> => {
      const { rows } = await sql<{ n: string }>`select count(*) as n from ${brought} and ${which}`.execute(db)
      return Number(rows[0]?.n ?? 0)
    }
    const found = await count(sql`c.gone = 'found'`)
    return { found, of: found === 0 ? 0 : found + (await count(sql`c.gone is null`)) }
  }

  /** What is not deleted now stays, until its row comes and goes again. */
  async function keep(): Promise<void> {
    await sql`update crm_connected c set gone = 'kept' where ${ours} and c.gone = 'found'`.execute(db)
  }

  async function deleteFound(): Promise<number> {
    for (let deleted = 0; ; ) {
      const { rows } = await sql<Row>`select c.key, c.record from ${brought} and c.gone = 'found'
        order by c.key limit ${recordsAtOnce}`.execute(db)
      if (rows.length === 0) return deleted
      deleted += await write(rows, 'delete', 'deleted')
    }
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
          back += await write(deleted.slice(at, at + recordsAtOnce), 'restore', null)
        const last = rows.at(-1)
        if (!last || rows.length < keysAtOnce) return back
        after = last.key
      }
    },
    async settle({ share, agreed, changed }): Promise<SettledGone> {
      const { found, of } = await foundAndAll()
      const isFew = found <= Math.max(fewRows, Math.floor((of * share) / 100)) && found < of
      // Who was asked has agreed to a number, and to no more than that.
      const unasked = isFew && !changed && agreed === 0
      if (found > agreed && !unasked) return { deleted: 0, waiting: { found, of, changed: changed || isFew } }
      const deleted = found > 0 ? await deleteFound() : 0
      await keep()
      return { deleted, waiting: null }
    },
    keep,
  }
}
