/** The records that relations point to: whether they exist, and what they are called now, also after a merge. */
import { sql } from 'kysely'
import type { Labels } from '../model/crm/crm-record.ts'
import type { Field } from '../model/crm/field.ts'
import type { FieldValue, FieldValues } from '../model/crm/field-value.ts'
import type { RecordType } from '../model/crm/record-type.ts'
import { manyTexts } from '../storage/records/many-rows.ts'
import { tableOf } from './record-columns.ts'
import type { Db } from './record-rows.ts'
import { standingId } from './same-records.ts'

export type Related = {
  type: RecordType
  id: string
  label: string
  externalId: string | null
  department: string | null
  deleted: boolean
  /** Whom alone it is for; null: everybody. */
  onlyFor: string | null
}
export type RelatedRecords = ReadonlyMap<string, Related>

const isText = (part: unknown): part is string => typeof part === 'string'

const idsIn = (value: FieldValue | undefined): string[] =>
  isText(value) ? [value] : Array.isArray(value) ? value.filter(isText) : []

/** The ids that a relation field holds. */
export const relationIds = (field: Field, values: FieldValues): string[] =>
  field.kind === 'relation' ? idsIn(values[field.name]) : []

export async function relatedRecords(
  db: Db,
  fields: readonly Field[],
  all: readonly FieldValues[],
): Promise<RelatedRecords> {
  const wanted = new Map<RecordType, Set<string>>()
  for (const field of fields) {
    if (!field.to) continue
    const ids = wanted.get(field.to) ?? new Set()
    for (const values of all) for (const id of relationIds(field, values)) ids.add(id)
    if (ids.size > 0) wanted.set(field.to, ids)
  }
  const found = new Map<string, Related>()
  for (const [type, ids] of wanted) {
    const { rows } = await sql<Omit<Related, 'type'>>`
      select t.id, coalesce(into_one.label, t.label) as label, t.external_id as "externalId", t.department,
        t.deleted_at is not null as deleted, ${onlyForSql(type)} as "onlyFor"
      from ${sql.table(tableOf(type))} t left join ${sql.table(tableOf(type))} into_one on into_one.id = ${standingId(type, 't')}
      where t.id = any(${manyTexts(ids)})`.execute(db)
    for (const row of rows) found.set(`${type} ${row.id}`, { type, ...row })
  }
  return found
}

/** Of a record `t`, as `authorKey` names her; null: it is for everybody. */
export const onlyForSql = (type: RecordType) =>
  type === 'note'
    ? sql`case when t.private then (t.created_by ->> 'kind') || ':' || (t.created_by ->> 'id') end`
    : sql`null`

/** `reader`: as `authorKey` names her. */
export const labelsOf = (related: RelatedRecords, reader?: string): Labels =>
  Object.fromEntries(
    [...related.values()].map(({ id, label, onlyFor }) => [
      id,
      onlyFor === null || onlyFor === reader ? label : 'Private note',
    ]),
  )
