/** Changes of many records as kept in the records store. */
import { type Selectable, sql } from 'kysely'
import type { Writer } from '../model/actor.ts'
import type { RecordWriteResult } from '../model/crm/batch.ts'
import type { BulkChange, BulkWish } from '../model/crm/bulk-change.ts'
import { storedJson, storedText } from '../storage/records/stored-text.ts'
import type { Tables } from '../storage/records/tables.ts'
import type { Db } from './record-rows.ts'

export type BulkRow = Selectable<Tables['crm_bulk_change']>
type Begun = Pick<BulkRow, 'id' | 'type' | 'records' | 'writer' | 'created_at'> & Pick<BulkWish, 'change'>

/** What ended longer ago is still in the history, and can be taken back there by its batch. */
const rememberedDays = 30

export const shownBulkChange = ({
  id,
  type,
  state,
  total,
  done,
  changed,
  refused,
  why,
}: Omit<BulkRow, 'records'>): BulkChange => ({ id, type, state, total, done, changed, refused, why })

export async function addBulkChange(db: Db, { writer, change, ...begun }: Begun): Promise<void> {
  await sql`delete from crm_bulk_change
    where finished_at < ${begun.created_at}::timestamptz - ${rememberedDays} * interval '1 day'`.execute(db)
  await db
    .insertInto('crm_bulk_change')
    .values({
      ...begun,
      state: 'running',
      writer: storedJson(writer),
      change: storedJson(change),
      total: begun.records.length,
    })
    .execute()
}

/** Without whom it is about, who may be very many. */
export const bulkChangeOf = (db: Db, id: string): Promise<Omit<BulkRow, 'records'> | undefined> =>
  db
    .selectFrom('crm_bulk_change')
    .select(['id', 'type', 'state', 'writer', 'change', 'total', 'done', 'changed', 'refused', 'why'])
    .select(['created_at', 'finished_at'])
    .where('id', '=', id)
    .executeTakeFirst()

export async function recordsOfBulkChange(db: Db, id: string): Promise<string[]> {
  const row = await db.selectFrom('crm_bulk_change').select('records').where('id', '=', id).executeTakeFirst()
  return row?.records ?? []
}

/** Those that a stop of the server left unfinished, oldest first. */
export const unfinishedBulkChanges = (db: Db) =>
  db
    .selectFrom('crm_bulk_change')
    .select(['id', 'state'])
    .where('state', 'in', ['running', 'undoing'])
    .orderBy('created_at')
    .execute()

/** In the transaction in which the records are written, so that none is counted twice or forgotten. */
export async function noteBulkResults(
  db: Db,
  id: string,
  results: readonly RecordWriteResult[],
): Promise<void> {
  const count = (status: RecordWriteResult['status']) =>
    results.filter((result) => result.status === status).length
  const refused = results.find((result) => result.status === 'refused')
  const why = refused?.status === 'refused' ? storedText(refused.message) : null
  await sql`update crm_bulk_change set done = done + ${results.length}::integer,
    changed = changed + ${count('done')}::integer, refused = refused + ${count('refused')}::integer,
    why = coalesce(why, ${why}::text) where id = ${id}`.execute(db)
}

export async function finishBulkChange(
  db: Db,
  id: string,
  { state, at, why }: { state: BulkChange['state']; at: Date; why?: string },
): Promise<void> {
  await db
    .updateTable('crm_bulk_change')
    .set({ state, finished_at: at, records: [], ...(why === undefined ? {} : { why: storedText(why) }) })
    .where('id', '=', id)
    .execute()
}

/** False when somebody else began to take it back meanwhile. */
export async function beginBulkUndo(db: Db, id: string, writer: Writer): Promise<boolean> {
  const { rows } = await sql<{ id: string }>`
    update crm_bulk_change set state = 'undoing', writer = ${storedJson(writer)}::jsonb, total = changed,
      done = 0, changed = 0, refused = 0, why = null, finished_at = null
    where id = ${id} and state in ('done', 'cancelled', 'failed') returning id`.execute(db)
  return rows.length > 0
}
