/** Reads and writes rows of records, many at a time. Names of tables and columns come from the declared fields alone. */
import { type Kysely, sql, type Transaction } from 'kysely'
import type { RecordType } from '../model/crm/record-type.ts'
import { storedJson } from '../storage/records/stored-text.ts'
import type { Tables } from '../storage/records/tables.ts'
import { columnsOf, systemColumns, tableOf } from './record-columns.ts'
import { type RecordRow, recordOfRow, rowOf, type StoredRecord } from './stored-record.ts'

export type Db = Kysely<Tables> | Transaction<Tables>

export async function readRecords(db: Db, type: RecordType, ids: readonly string[]): Promise<StoredRecord[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<{ row: RecordRow }>`
    select to_jsonb(t) as row from ${sql.table(tableOf(type))} t where id = any(${[...new Set(ids)]}::text[])`.execute(
    db,
  )
  return rows.map(({ row }) => recordOfRow(type, row))
}

/** Until the transaction ends nobody else changes them. In the order of ids, so that two writers never wait for each other. */
export async function lockRecords(
  db: Transaction<Tables>,
  type: RecordType,
  ids: readonly string[],
): Promise<StoredRecord[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<{ row: RecordRow }>`
    select to_jsonb(t) as row from ${sql.table(tableOf(type))} t
    where id = any(${[...new Set(ids)]}::text[]) order by id for update`.execute(db)
  return rows.map(({ row }) => recordOfRow(type, row))
}

const columnTypes = (type: RecordType): [string, string][] => [
  ...Object.entries(systemColumns),
  ...columnsOf(type).map((column): [string, string] => [column.name, column.type]),
]

const names = (columns: readonly [string, string][]) => sql.join(columns.map(([name]) => sql.id(name)))

/** The rows travel as one JSON value, whatever their number. */
const asRows = (type: RecordType, records: readonly StoredRecord[]) => sql`
  jsonb_to_recordset(${storedJson(records.map(rowOf))}::jsonb)
  as x(${sql.join(columnTypes(type).map(([name, kind]) => sql`${sql.id(name)} ${sql.raw(kind)}`))})`

export async function insertRecords(
  db: Transaction<Tables>,
  type: RecordType,
  records: readonly StoredRecord[],
): Promise<void> {
  if (records.length === 0) return
  const list = names(columnTypes(type))
  await sql`insert into ${sql.table(tableOf(type))} (${list}) select ${list} from ${asRows(type, records)}`.execute(
    db,
  )
}

export async function updateRecords(
  db: Transaction<Tables>,
  type: RecordType,
  records: readonly StoredRecord[],
): Promise<void> {
  if (records.length === 0) return
  const changed = columnTypes(type).filter(([name]) => name !== 'id')
  const assignments = sql.join(changed.map(([name]) => sql`${sql.id(name)} = ${sql.ref(`x.${name}`)}`))
  await sql`update ${sql.table(tableOf(type))} t set ${assignments} from ${asRows(type, records)} where t.id = x.id`.execute(
    db,
  )
}
