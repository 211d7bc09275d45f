/** What the things of other systems are called there, and which records they are. */
import { type Kysely, sql, type Transaction } from 'kysely'
import type { ConnectedThing } from '../../model/connected-record.ts'
import type { ImportedType } from '../../model/crm/record-import.ts'
import type { RecordType } from '../../model/crm/record-type.ts'
import { storedJson, storedText } from '../../storage/records/stored-text.ts'
import type { Tables } from '../../storage/records/tables.ts'
import { tableOf } from '../record-columns.ts'
import { changesSql } from '../record-history.ts'
import type { Said } from './hear.ts'

type Db = Kysely<Tables> | Transaction<Tables>
type Type = ImportedType

export type ConnectedRow = {
  key: string
  record: string | null
  person: string | null
  said: Said
  told: { beginning: boolean; moves: { to: string; at: number }[] }
}

/** Keys are made of what other systems sent. */
export const storedKey = (key: string): string => storedText(key, 300)

/** Whoever else hears of the same things waits. In the order of keys, so that two never wait for each other. */
export async function lockConnected(
  db: Transaction<Tables>,
  source: string,
  type: Type,
  keys: readonly string[],
): Promise<Map<string, ConnectedRow>> {
  const wanted = [...new Set(keys)].sort()
  await sql`insert into crm_connected (source, type, key)
    select ${source}, ${type}, unnest(${wanted}::text[]) on conflict do nothing`.execute(db)
  const { rows } = await sql<ConnectedRow>`select key, record, person, said, told from crm_connected
    where source = ${source} and type = ${type} and key = any(${wanted}::text[]) order by key for update`.execute(
    db,
  )
  return new Map(rows.map((row) => [row.key, row]))
}

export async function saveConnected(
  db: Transaction<Tables>,
  source: string,
  type: Type,
  rows: readonly ConnectedRow[],
): Promise<void> {
  if (rows.length === 0) return
  await sql`update crm_connected c
    set record = x.record, person = x.person, said = x.said, told = x.told, gone = null
    from jsonb_to_recordset(${storedJson(rows)}::jsonb)
      as x(key text, record text, person text, said jsonb, told jsonb)
    where c.source = ${source} and c.type = ${type} and c.key = x.key`.execute(db)
}

/** The records of things that were heard of before. */
export async function recordsOfKeys(
  db: Db,
  source: string,
  type: Type,
  keys: readonly string[],
): Promise<Map<string, string>> {
  if (keys.length === 0) return new Map()
  const { rows } = await sql<{ key: string; record: string }>`select c.key, c.record from crm_connected c
    join ${sql.table(tableOf(type))} t on t.id = c.record and t.deleted_at is null
    where c.source = ${source} and c.type = ${type} and c.key = any(${[...keys]}::text[])`.execute(db)
  return new Map(rows.map(({ key, record }) => [key, record]))
}

/** Things that were about somebody whom only now somebody knows. */
export async function thingsAbout(
  db: Db,
  source: string,
  people: readonly string[],
): Promise<{ type: ConnectedThing['type']; key: string; person: string }[]> {
  if (people.length === 0) return []
  const { rows } = await sql<{
    type: ConnectedThing['type']
    key: string
    person: string
  }>`select type, key, person from crm_connected
    where source = ${source} and person = any(${[...people]}::text[]) order by type, key`.execute(db)
  return rows
}

export type CalledSo = { id: string; external_id: string; customer: string | null; connected: boolean }

/** Records that have these external ids already. */
export async function recordsCalled(
  db: Db,
  type: RecordType,
  externalIds: readonly string[],
): Promise<Map<string, CalledSo>> {
  if (externalIds.length === 0) return new Map()
  const customer = type === 'order' || type === 'ticket' ? sql`t.customer_id` : sql`null`
  const { rows } = await sql<CalledSo>`select t.id, t.external_id, ${customer} as customer,
      exists (select from crm_connected c where c.type = ${type} and c.record = t.id) as connected
    from ${sql.table(tableOf(type))} t
    where t.external_id = any(${[...externalIds]}::text[]) and t.deleted_at is null`.execute(db)
  return new Map(rows.map((row) => [row.external_id, row]))
}

/** Keys under which nothing became a record say nothing, and may be somebody's address. */
export async function forgetUnknown(
  db: Transaction<Tables>,
  source: string,
  type: Type,
  keys: readonly string[],
): Promise<void> {
  await sql`delete from crm_connected where source = ${source} and type = ${type}
    and key = any(${[...keys]}::text[]) and record is null`.execute(db)
}

/** Rows that made records in this batch of the history, which was undone. */
export async function forgetMade(db: Db, batch: string): Promise<void> {
  await sql`delete from crm_connected where (type, record) in (
    select type, record from crm_change where batch = ${batch} and action = 'create')`.execute(db)
}

/** When each field of these records was last changed by people, in ms. */
export const changedByPeople = (
  db: Db,
  type: RecordType,
  records: readonly string[],
): Promise<Map<string, number>> => changedByOthers(db, type, records, '')

/** The same by anybody but this one. */
export async function changedByOthers(
  db: Db,
  type: RecordType,
  records: readonly string[],
  actor: string,
): Promise<Map<string, number>> {
  if (records.length === 0) return new Map()
  const { rows } = await sql<{ record: string; field: string; at: Date }>`
    select c.record, x.change ->> 'field' as field, max(c.at) as at
    from crm_change c, jsonb_array_elements(${changesSql}) as x(change)
    where c.type = ${type} and c.record = any(${[...records]}::text[]) and c.actor ->> 'id' <> ${actor}
    group by 1, 2`.execute(db)
  return new Map(rows.map(({ record, field, at }) => [`${record} ${field}`, at.getTime()]))
}
