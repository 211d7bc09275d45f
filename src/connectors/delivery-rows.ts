/** What other systems sent, kept as it came: waiting to be told, told, unknown or failed. */
import { type Selectable, sql } from 'kysely'
import type { HookDelivery, HookDeliveryState } from '../model/connection.ts'
import { storedText } from '../storage/records/stored-text.ts'
import type { Tables } from '../storage/records/tables.ts'
import type { Db } from './connection-rows.ts'

export type DeliveryRow = Selectable<Tables['hook_delivery']>

/** false: it came before. */
export async function keepDelivery(
  db: Db,
  delivery: { connection: string; key: string; kind: string; payload: string; at: Date },
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('hook_delivery')
    .values({
      connection: delivery.connection,
      delivery_key: storedText(delivery.key, 200),
      kind: storedText(delivery.kind, 200),
      payload: storedText(delivery.payload),
      received_at: delivery.at,
      state: 'waiting',
    })
    .onConflict((conflict) => conflict.columns(['connection', 'delivery_key']).doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}

export const nextDeliveries = (db: Db, connection: string, limit: number): Promise<DeliveryRow[]> =>
  db
    .selectFrom('hook_delivery')
    .selectAll()
    .where('connection', '=', connection)
    .where('state', '=', 'waiting')
    .orderBy('id')
    .limit(limit)
    .execute()

export type SettledDelivery = {
  id: number
  state: HookDeliveryState
  told: string[]
  digest: string
  error: string
}

export async function settleDeliveries(db: Db, settled: readonly SettledDelivery[]): Promise<void> {
  for (const { id, state, told, digest, error } of settled)
    await db
      .updateTable('hook_delivery')
      .set({ state, told: JSON.stringify(told), digest, error: storedText(error, 500) })
      .where('id', '=', id)
      .execute()
}

export async function forgetDeliveries(db: Db, ids: readonly number[]): Promise<void> {
  if (ids.length > 0)
    await db
      .deleteFrom('hook_delivery')
      .where('id', 'in', [...ids])
      .execute()
}

const shown = (row: DeliveryRow): HookDelivery => ({
  id: row.id,
  receivedAt: row.received_at.toISOString(),
  kind: row.kind,
  state: row.state,
  interactions: row.told.length,
  error: row.error,
  payload: row.payload,
})

/** Newest first. */
export async function deliveriesOf(
  db: Db,
  connection: string,
  {
    limit,
    before,
    state,
  }: { limit: number; before?: number | undefined; state?: HookDeliveryState | undefined },
): Promise<{ rows: HookDelivery[]; next: string | null }> {
  const found = await db
    .selectFrom('hook_delivery')
    .selectAll()
    .where('connection', '=', connection)
    .$if(before !== undefined, (query) => query.where('id', '<', before ?? 0))
    .$if(state !== undefined, (query) => query.where('state', '=', state ?? 'waiting'))
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute()
  const rows = found.slice(0, limit).map(shown)
  return { rows, next: found.length > limit ? String(rows.at(-1)?.id) : null }
}

/** Puts them back among those that wait. Resolves to how many there are. */
export async function replayDeliveries(
  db: Db,
  connection: string,
  states: readonly HookDeliveryState[],
): Promise<number> {
  const { numUpdatedRows } = await db
    .updateTable('hook_delivery')
    .set({ state: 'waiting' })
    .where('connection', '=', connection)
    .where('state', 'in', [...states])
    .executeTakeFirst()
  return Number(numUpdatedRows)
}

const mostKept = 50_000

/** Somebody has done what was asked for. false: nothing of that number asks. */
export async function settleAsked(db: Db, connection: string, id: number): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('hook_delivery')
    .set({ state: 'taken', error: '' })
    .where('connection', '=', connection)
    .where('id', '=', id)
    .where('state', '=', 'asks')
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** What waits, or waits for somebody, is never dropped. */
export async function dropOldDeliveries(db: Db, connection: string, keepDays: number): Promise<void> {
  await sql`
    delete from hook_delivery where connection = ${connection} and state not in ('waiting', 'asks')
      and (received_at < now() - make_interval(days => ${keepDays})
        or id <= (select id from hook_delivery where connection = ${connection}
          order by id desc offset ${mostKept} limit 1))`.execute(db)
}
