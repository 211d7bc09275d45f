/** Takes one person out of what connections keep: payloads, memory, cursors and sentences about failures. */
import { type Kysely, sql } from 'kysely'
import { holderOf, type PersonNames } from '../model/person-names.ts'
import { rowsThatMayHold } from '../storage/records/rows-that-may-hold.ts'
import type { Tables } from '../storage/records/tables.ts'
import { RecordsWanted } from './record-settings.ts'

type Db = Kysely<Tables>

/** What she said by way of connections: ids of the messages, and the conversations that they belong to. */
export type SaidByConnections = { messages: readonly string[]; threads: readonly string[] }

const payloads = { table: 'hook_delivery', column: 'payload' } as const

async function payloadsAbout(db: Db, names: PersonNames, { messages }: SaidByConnections): Promise<number[]> {
  const { inJson } = holderOf(names)
  const { rows } = await sql<{ id: number }>`
    select id from hook_delivery where jsonb_exists_any(told, ${[...messages]}::text[])`.execute(db)
  const ids = new Set(rows.map(({ id }) => id))
  for await (const { id, text } of rowsThatMayHold(db, payloads, names)) if (inJson(text)) ids.add(id)
  return [...ids]
}

/** Her mails are known by their conversation, her orders by who is remembered for them. */
async function eraseMemory(db: Db, names: PersonNames, { threads }: SaidByConnections): Promise<void> {
  const { inValue } = holderOf(names)
  await sql`delete from connection_memory where value ->> 'thread' = any(${[...threads]}::text[])`.execute(db)
  const rows = await db.selectFrom('connection_memory').selectAll().execute()
  for (const { connection, key, value } of rows)
    if (inValue([key, value]))
      await db
        .deleteFrom('connection_memory')
        .where('connection', '=', connection)
        .where('key', '=', key)
        .execute()
}

/** Without its cursor a connection reads from the beginning again; what is there already counts once. */
async function eraseFailures(db: Db, names: PersonNames): Promise<void> {
  const { inValue } = holderOf(names)
  const connections = await db.selectFrom('connection').select(['id', 'failure', 'cursor']).execute()
  for (const { id, failure, cursor } of connections) {
    const gone = {
      ...(inValue(failure) ? { failure: null } : {}),
      ...(inValue(cursor) ? { cursor: null } : {}),
    }
    if (Object.keys(gone).length > 0)
      await db.updateTable('connection').set(gone).where('id', '=', id).execute()
  }
  const runs = await db
    .selectFrom('connection_run')
    .select(['id', 'failure'])
    .where('failure', 'is not', null)
    .execute()
  const told = runs.filter(({ failure }) => inValue(failure)).map(({ id }) => id)
  await sql`update connection_run set failure = null where id = any(${told}::bigint[])`.execute(db)
  const errors = await db
    .selectFrom('hook_delivery')
    .select(['id', 'error'])
    .where('error', '<>', '')
    .execute()
  const named = errors.filter(({ error }) => inValue(error)).map(({ id }) => id)
  await sql`update hook_delivery set error = '' where id = any(${named}::bigint[])`.execute(db)
}

/** What was decided about her by name, and rows about her that were not taken. */
async function eraseRows(db: Db, names: PersonNames): Promise<void> {
  const { inValue } = holderOf(names)
  const without = (list: unknown) => (Array.isArray(list) ? list.filter((one) => !inValue(one)) : list)
  const rows = await db.selectFrom('connection').select(['id', 'settings']).execute()
  for (const { id, settings } of rows) {
    const { mapping } = RecordsWanted.parse(settings)
    if (!mapping || !inValue(mapping)) continue
    const columns = mapping.columns.map((column) => ({
      ...column,
      ...(column.decisions ? { decisions: without(column.decisions) } : {}),
      ...(column.choices ? { choices: without(column.choices) } : {}),
    }))
    await db
      .updateTable('connection')
      .set({ settings: JSON.stringify({ ...settings, mapping: { ...mapping, columns } }) })
      .where('id', '=', id)
      .execute()
  }
  for (const { connection, key } of await refusedAbout(db, names))
    await sql`delete from connection_refused where connection = ${connection} and key = ${key}`.execute(db)
}

async function refusedAbout(db: Db, names: PersonNames) {
  const { inValue } = holderOf(names)
  const rows = await db.selectFrom('connection_refused').selectAll().execute()
  return rows.filter(({ key, problem, cells }) => inValue([key, problem, cells]))
}

export async function eraseFromConnections(
  db: Db,
  names: PersonNames,
  said: SaidByConnections,
): Promise<void> {
  const ids = await payloadsAbout(db, names, said)
  await sql`delete from hook_delivery where id = any(${ids}::bigint[])`.execute(db)
  await eraseMemory(db, names, said)
  await eraseRows(db, names)
  await eraseFailures(db, names)
}

/** Of a list that somebody sent, only what is about her is hers to know. */
function herPart(payload: string, inValue: (value: unknown) => boolean): string {
  try {
    const read: unknown = JSON.parse(payload)
    return Array.isArray(read) ? JSON.stringify(read.filter(inValue)) : payload
  } catch {
    return payload
  }
}

/** What other systems sent about her. */
export async function readReceived(
  db: Db,
  names: PersonNames,
): Promise<{ at: string; from: string; payload: string }[]> {
  const { inValue } = holderOf(names)
  const ids = await payloadsAbout(db, names, { messages: [], threads: [] })
  const { rows } = await sql<{ at: Date; from: string; payload: string }>`
    select h.received_at as at, c.name as from, h.payload from hook_delivery h join connection c on c.id = h.connection
    where h.id = any(${ids}::bigint[]) order by h.id`.execute(db)
  const refused = await refusedAbout(db, names)
  const notTaken = refused.map(({ first_at, cells }) => ({
    ...{ at: first_at.toISOString(), from: 'a row that was not taken' },
    payload: JSON.stringify(cells),
  }))
  const received = rows.map(({ at, from, payload }) => ({
    ...{ at: at.toISOString(), from },
    payload: herPart(payload, inValue),
  }))
  return [...received, ...notTaken]
}
