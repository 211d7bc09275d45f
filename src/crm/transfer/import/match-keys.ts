/** By what a row is recognised as a record that is there already: the keys of each, and the records that have them. */
import { type RawBuilder, sql } from 'kysely'
import type { FieldValues } from '../../../model/crm/field-value.ts'
import type { ImportedType, RecordImportSettings } from '../../../model/crm/record-import.ts'
import { manyTexts } from '../../../storage/records/many-rows.ts'
import { foldText } from '../../fold-text.ts'
import { tableOf } from '../../record-columns.ts'
import { isMadeId } from '../../record-id.ts'
import type { Db } from '../../record-rows.ts'
import { standingId } from '../../same-records.ts'
import type { StoredRecord } from '../../stored-record.ts'
import { plainDomain } from './cell-value.ts'
import type { RowRead } from './row-read.ts'
import { idTarget } from './targets.ts'

export type Key = { field: string; value: string }

/** Each is looked up through an index. In the order in which they are usually tried. */
const fieldsToMatch: Record<ImportedType, readonly string[]> = {
  customer: [idTarget, 'externalId', 'email', 'name'],
  company: [idTarget, 'externalId', 'domain', 'name'],
  deal: [idTarget, 'externalId', 'name'],
  ticket: [idTarget, 'externalId', 'subject'],
  order: [idTarget, 'externalId', 'name'],
  product: [idTarget, 'externalId', 'code', 'name'],
}

export const matchable = (type: ImportedType): readonly string[] => fieldsToMatch[type]

/** What is not an id is used only where the file has nothing better. */
const weak = new Set(['name', 'subject'])

export function usualMatch(type: ImportedType, mapped: ReadonlySet<string>): string[] {
  const there = matchable(type).filter((field) => mapped.has(field))
  if (there.includes(idTarget)) return [idTarget]
  if (type === 'company' || type === 'product') return there
  const strong = there.filter((field) => !weak.has(field))
  return strong.length > 0 ? strong : there
}

const longest = 200

function folded(field: string, value: string): string {
  switch (field) {
    case 'email':
    case 'code':
      return value.trim().toLowerCase()
    case 'domain':
      return plainDomain(value)
    case 'name':
    case 'subject':
      return foldText(value).slice(0, longest)
    default:
      return value.trim()
  }
}

/** An index keeps two records from having the same. */
export const isUnique = (field: string): boolean => field === idTarget || field === 'externalId'

export const keyIn = (field: string, values: FieldValues): string => {
  const value = values[field]
  return typeof value === 'string' ? folded(field, value) : ''
}

export const keysOf = (read: RowRead, match: readonly string[]): Key[] =>
  match.flatMap((field) => {
    const value = field === idTarget ? (read.id ?? '') : keyIn(field, read.values)
    return value === '' ? [] : [{ field, value }]
  })

const columnOf = (field: string) => {
  switch (field) {
    case 'id':
      return sql`t.id`
    case 'externalId':
      return sql`t.external_id`
    case 'email':
      return sql`lower(t.email)`
    case 'domain':
      return sql`lower(t.domain)`
    case 'code':
      return sql`lower(t.code)`
    default:
      // A record's label is its name; whether it really is, its values say.
      return sql`t.label_key`
  }
}

/** So many have the same key that it says nothing. */
const mostWithKey = 100

/** `id`: of the record that has the key; `standing`: of who she turned out to be, else the same. */
export type WithKey = { id: string; standing: string }

/** Those that this transaction neither made nor changed. Read from the row itself, so that none of its own is handed over. */
export const ofOthers = sql`t.xmin <> (select pg_current_xact_id()::xid)`

/** The records that have one of these keys, a few of each. */
export function recordsWithSql(
  type: ImportedType,
  field: string,
  values: readonly string[],
  among: RawBuilder<unknown> = sql`true`,
): RawBuilder<WithKey> {
  const column = columnOf(field)
  const table = sql.table(tableOf(type))
  const wanted = manyTexts(values)
  // The index holds merged records too, and says to the database that each key is there once.
  if (isUnique(field))
    return sql<WithKey>`
      select t.id, ${standingId(type, 't')} as standing from ${table} t
      where ${column} = any(${wanted}) and t.deleted_at is null and ${among}`
  // Value by value and in the order of the index: asked for all at once, a table that grew since the database
  // last looked at it is read from end to end. Merged records are not in these indexes, and are few.
  return sql<WithKey>`
    select found.id, found.standing from unnest(${wanted}) as wanted(value) cross join lateral (
      select t.id, t.id as standing from ${table} t
      where ${column} = wanted.value and t.deleted_at is null and t.merged_into is null and ${among}
      order by ${column}, t.id limit ${mostWithKey}) as found
    union all select t.id, ${standingId(type, 't')} from ${table} t
    where t.merged_into is not null and t.deleted_at is null and ${column} = any(${wanted}) and ${among}`
}

export const recordsWith = async (
  db: Db,
  type: ImportedType,
  field: string,
  values: readonly string[],
  among?: RawBuilder<unknown>,
): Promise<WithKey[]> =>
  values.length === 0 ? [] : (await recordsWithSql(type, field, values, among).execute(db)).rows

/** A lower key does not join what a higher one keeps apart: two people may share an e-mail address. */
function keptApart(record: StoredRecord, higher: readonly Key[], prefix: string): boolean {
  return higher.some(({ field, value }) => {
    if (field === idTarget) return false
    const there = keyIn(field, record.values)
    if (there === '' || there === value) return false
    // Ids that were made for her, or come from another system, say nothing about this one.
    const foreign = field === 'externalId' && record.type === 'customer'
    return !(foreign && (isMadeId(there) || (prefix !== '' && !there.startsWith(prefix))))
  })
}

const prefixOf = (settings: RecordImportSettings): string =>
  settings.columns.find(({ target }) => target === 'externalId')?.prefix ?? ''

/** `byMerged`: the key is that of a record that was merged into it. */
export type KnownRecord = { record: StoredRecord; byMerged: boolean }
/** The records that have these keys, for looking up row by row. */
export type KnownRecords = (keys: readonly Key[]) => KnownRecord[]

/** `standing`: by the id of a record that was merged into another the id of who it is. */
export function knownBy(
  records: ReadonlyMap<string, StoredRecord>,
  standing: ReadonlyMap<string, string>,
  settings: RecordImportSettings,
): KnownRecords {
  const byKey = new Map<string, Map<string, KnownRecord>>()
  for (const record of records.values()) {
    const known = record.mergedInto ? records.get(standing.get(record.id) ?? '') : record
    if (record.deletedAt || !known || known.deletedAt || known.mergedInto) continue
    for (const field of settings.match) {
      const value = field === idTarget ? record.id : keyIn(field, record.values)
      if (value === '') continue
      const key = `${field} ${value}`
      const having = byKey.get(key) ?? new Map<string, KnownRecord>()
      byKey.set(key, having)
      if (!having.has(known.id) || known === record)
        having.set(known.id, { record: known, byMerged: known !== record })
    }
  }
  const prefix = prefixOf(settings)
  return (keys) => {
    for (const [at, { field, value }] of keys.entries()) {
      const having = byKey.get(`${field} ${value}`)
      if (!having) continue
      const higher = keys.slice(0, at)
      const found = [...having.values()].filter(({ record }) => !keptApart(record, higher, prefix))
      if (found.length > 0) return found
    }
    return []
  }
}
