/** A record in memory, and its form as a row of its table. */
import type { Actor } from '../model/actor.ts'
import type { CrmRecord } from '../model/crm/crm-record.ts'
import { isCustom } from '../model/crm/field.ts'
import type { FieldValue, FieldValues, Money } from '../model/crm/field-value.ts'
import type { RecordType } from '../model/crm/record-type.ts'
import { recordTypes } from '../model/crm/types/index.ts'
import type { RowColumns } from '../storage/records/many-rows.ts'
import { foldText } from './fold-text.ts'
import { type Column, columnsOf, systemColumns } from './record-columns.ts'

/**
 * A move of the field that tells where a deal, ticket or order stands; kept so that its interactions can be made again.
 * `elsewhere`: another system says so too, and which of it that system's own interactions tell.
 */
export type Moment = {
  version: number
  at: string
  from: string | null
  to: string | null
  elsewhere?: ('beginning' | 'move')[]
}

/** Interactions that were handed over, by what they tell: the id each went under, and a digest of what it said. */
export type Sent = Record<string, { id: string; digest: string }>

/** Where a field was learnt: the time in ms of the interaction that said it. "hand": a person emptied it. */
export type Origins = Record<string, number | 'hand'>

export type StoredRecord = {
  type: RecordType
  id: string
  version: number
  values: FieldValues
  createdAt: string
  createdBy: Actor
  updatedAt: string
  updatedBy: Actor
  deletedAt: string | null
  mergedInto: string | null
  moments: Moment[]
  sent: Sent
  origins: Origins
}

/** As `to_jsonb` writes a row; it was written by `rowColumnsOf`, so its shape is known. */
export type RecordRow = { [column: string]: unknown } & {
  id: string
  version: number
  label: string
  custom: FieldValues
  created_at: string
  created_by: Actor
  updated_at: string
  updated_by: Actor
  deleted_at: string | null
  merged_into: string | null
  moments: Moment[]
  sent: Sent
  origins: Origins
}

const utc = (time: string): string => new Date(time).toISOString()

function cellOf(row: RecordRow, column: Column): FieldValue {
  const value = row[column.name]
  if (value === null || value === undefined) return null
  if (column.field.kind === 'datetime') return utc(String(value))
  return value as FieldValue
}

function valuesOf(type: RecordType, row: RecordRow): FieldValues {
  const values: FieldValues = {}
  for (const column of columnsOf(type)) {
    const value = cellOf(row, column)
    if (value === null) continue
    if (column.part === undefined) values[column.field.name] = value
    else if (column.part === 'minor')
      values[column.field.name] = {
        minor: Number(value),
        currency: String(row[column.name.replace(/minor$/, 'currency')]),
      }
  }
  return { ...values, ...row.custom }
}

export const recordOfRow = (type: RecordType, row: RecordRow): StoredRecord => ({
  type,
  id: row.id,
  version: row.version,
  values: valuesOf(type, row),
  createdAt: utc(row.created_at),
  createdBy: row.created_by,
  updatedAt: utc(row.updated_at),
  updatedBy: row.updated_by,
  deletedAt: row.deleted_at === null ? null : utc(row.deleted_at),
  mergedInto: row.merged_into,
  moments: row.moments,
  sent: row.sent,
  origins: row.origins,
})

const longestKey = 200

/** What the record is called; its id where nothing says it. */
export const labelOf = (record: Pick<StoredRecord, 'type' | 'id' | 'values'>): string =>
  recordTypes[record.type].labelOf(record.values) || record.id

const moneyOf = (value: FieldValue | undefined): Money | undefined =>
  typeof value === 'object' && value !== null && 'minor' in value ? value : undefined

const fieldValue =
  ({ field, part }: Column) =>
  ({ values }: StoredRecord): unknown =>
    part ? moneyOf(values[field.name])?.[part] : values[field.name]

const noCustom: FieldValues = {}

function customOf({ values }: StoredRecord): FieldValues {
  let custom = noCustom
  for (const name in values) {
    const value = values[name]
    if (!isCustom(name) || value === null || value === undefined) continue
    if (custom === noCustom) custom = {}
    custom[name] = value
  }
  return custom
}

const systemValues: Record<keyof typeof systemColumns, (record: StoredRecord) => unknown> = {
  id: ({ id }) => id,
  version: ({ version }) => version,
  label: labelOf,
  label_key: (record) => foldText(labelOf(record)).slice(0, longestKey),
  custom: customOf,
  created_at: ({ createdAt }) => createdAt,
  created_by: ({ createdBy }) => createdBy,
  updated_at: ({ updatedAt }) => updatedAt,
  updated_by: ({ updatedBy }) => updatedBy,
  deleted_at: ({ deletedAt }) => deletedAt,
  merged_into: ({ mergedInto }) => mergedInto,
  moments: ({ moments }) => moments,
  sent: ({ sent }) => sent,
  origins: ({ origins }) => origins,
}

/** A record as a row of its table. */
export const rowColumnsOf = (type: RecordType): RowColumns<StoredRecord> => [
  ...Object.entries(systemColumns).map(
    ([name, kind]) => [name, kind, systemValues[name as keyof typeof systemColumns]] as const,
  ),
  ...columnsOf(type).map((column) => [column.name, column.type, fieldValue(column)] as const),
]

export const crmRecord = (record: StoredRecord): CrmRecord => ({
  type: record.type,
  id: record.id,
  version: record.version,
  label: labelOf(record),
  values: record.values,
  createdAt: record.createdAt,
  createdBy: record.createdBy,
  updatedAt: record.updatedAt,
  updatedBy: record.updatedBy,
  deletedAt: record.deletedAt,
  mergedInto: record.mergedInto,
})
