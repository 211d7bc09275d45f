/** What of a record is compared with others: a few fields, read without all the rest. */
import { type RawBuilder, sql } from 'kysely'
import type { MergeableType } from '../../model/duplicate.ts'
import { columnsOf, tableOf } from '../record-columns.ts'
import type { Db } from '../record-rows.ts'
import type { RecordShape } from '../record-shape.ts'
import type { StoredRecord } from '../stored-record.ts'
import { birthdayField } from './match-keys.ts'

export type ComparedRecord = Pick<StoredRecord, 'type' | 'id' | 'values'>
export type LookedAt = ComparedRecord & {
  version: number
  updatedAt: Date
  labelKey: string
  isStanding: boolean
}

const fields = {
  customer: ['name', 'email', 'phone', 'city', 'company'],
  company: ['name', 'phone', 'city', 'domain', 'website'],
} as const

/** The names of the columns are ours, that of a field that people added is bound. */
export function comparedColumns(type: MergeableType, shape: RecordShape, row: string): RawBuilder<unknown> {
  const columns = fields[type].map((field) => {
    const { name } = columnsOf(type).find((column) => column.field.name === field) ?? { name: field }
    return sql`${sql.ref(`${row}.${name}`)} as ${sql.id(field)}`
  })
  const birthday = type === 'customer' ? birthdayField(shape) : undefined
  if (birthday) columns.push(sql`${sql.ref(`${row}.custom`)} ->> ${birthday}::text as birthday`)
  return sql.join(columns)
}

/** As `comparedColumns` are read. */
export type ComparedRow = Partial<Record<(typeof fields)[MergeableType][number] | 'birthday', string | null>>

export function comparedRecord(
  type: MergeableType,
  id: string,
  row: ComparedRow,
  shape: RecordShape,
): ComparedRecord {
  const values: StoredRecord['values'] = {}
  for (const field of fields[type]) {
    const value = row[field]
    if (value !== null && value !== undefined) values[field] = value
  }
  const birthday = birthdayField(shape)
  if (birthday && row.birthday) values[birthday] = row.birthday
  return { type, id, values }
}

export async function readCompared(
  db: Db,
  type: MergeableType,
  ids: readonly string[],
  shape: RecordShape,
): Promise<LookedAt[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<
    ComparedRow & { id: string; version: number; updated_at: Date; label_key: string; is_standing: boolean }
  >`select t.id, t.version, t.updated_at, t.label_key, t.deleted_at is null and t.merged_into is null as is_standing, ${comparedColumns(type, shape, 't')}
    from ${sql.table(tableOf(type))} t where t.id = any(${[...new Set(ids)]}::text[])`.execute(db)
  return rows.map((row) => ({
    ...comparedRecord(type, row.id, row, shape),
    version: row.version,
    updatedAt: row.updated_at,
    labelKey: row.label_key,
    isStanding: row.is_standing,
  }))
}
