/** The outbox: interactions that records told and that ingest has yet to take. */
import { sql, type Transaction } from 'kysely'
import { manyRows, type RowColumns } from '../storage/records/many-rows.ts'
import type { Tables } from '../storage/records/tables.ts'
import type { Pending } from './pending-interactions.ts'
import type { Db } from './record-rows.ts'

const outboxColumns: RowColumns<Pending> = [
  ['message_id', 'text', ({ messageId }) => messageId],
  ['message', 'json', ({ message }) => message],
]

export async function putIntoOutbox(db: Transaction<Tables>, pending: readonly Pending[]): Promise<void> {
  if (pending.length === 0) return
  await sql`insert into crm_outbox (message_id, message)
    select * from ${manyRows(outboxColumns, pending)}`.execute(db)
}

export type OutboxRow = Pending & { id: number }

export async function nextOfOutbox(db: Db, most: number): Promise<OutboxRow[]> {
  const rows = await db
    .selectFrom('crm_outbox')
    .select(['id', 'message_id', 'message'])
    .orderBy('id')
    .limit(most)
    .execute()
  return rows.map(({ id, message_id, message }) => ({ id, messageId: message_id, message }))
}

export async function removeFromOutbox(db: Db, ids: readonly number[]): Promise<void> {
  if (ids.length > 0) await db.deleteFrom('crm_outbox').where('id', 'in', ids).execute()
}

export async function waitingInOutbox(db: Db): Promise<number> {
  const { n } = await db
    .selectFrom('crm_outbox')
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow()
  return Number(n)
}
