/** Reads and writes rows of records, many at a time. Names of tables and columns come from the declared fields alone. */
import { type Kysely, sql, type Transaction } from 'kysely'
import type { RecordType } from '../model/crm/record-type.ts'
import { columnNames, manyRows, manyTexts } from '../storage/records/many-rows.ts'
import type { Tables } from '../storage/records/tables.ts'
import { tableOf } from './record-columns.ts'
import { type RecordRow, recordOfRow, rowColumnsOf, type StoredRecord } from './stored-record.ts'

export type Db = Kysely<Tables> | Transaction<Tables>

export async function readRecords(db: Db, type: RecordType, ids: readonly string[]): Promise<StoredRecord[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<{ row: RecordRow }>`
    select to_jsonb(t) as row from ${sql.table(tableOf(type))} t where id = any(${manyTexts(new Set(ids))})`.execute(
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
    where id = any(${manyTexts(new Set(ids))}) order by id for update`.execute(db)
  return rows.map(({ row }) => recordOfRow(type, row))
}

/** In the order of ids: two writers never wait for each other, and neighbours in the index are written together. */
const inOrder = (records: readonly StoredRecord[]): StoredRecord[] =>
  [...records].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))

export async function insertRecords(
  db: Transaction<Tables>,
  type: RecordType,
  records: readonly StoredRecord[],
): Promise<void> {
  if (records.length === 0) return
  const columns = rowColumnsOf(type)
  await sql`insert into ${sql.table(tableOf(type))} (${columnNames(columns)})
    select * from ${manyRows(columns, inOrder(records))}`.execute(db)
}

export async function updateRecords(
  db: Transaction<Tables>,
  type: RecordType,
  records: readonly StoredRecord[],
): Promise<void> {
  if (records.length === 0) return
  const columns = rowColumnsOf(type)
  const changed = columns.filter(([name]) => name !== 'id')
  const assignments = sql.join(changed.map(([name]) => sql`${sql.id(name)} = ${sql.ref(`x.${name}`)}`))
  await sql`update ${sql.table(tableOf(type))} t set ${assignments}
    from ${manyRows(columns, inOrder(records))} where t.id = x.id`.execute(db)
}
