/** Who sees a record, and who may change it. Pure; decision 0047 says why it is so. */
import { type Actor, systemActor, type Writer } from '../model/actor.ts'
import type { Field } from '../model/crm/field.ts'
import type { RecordType } from '../model/crm/record-type.ts'
import { type RelatedRecords, relationIds } from './related-records.ts'
import type { StoredRecord } from './stored-record.ts'

/** Nobody in particular sees what everybody sees: whoever forgets to say who reads shows too little. */
export type Reader = Actor | undefined

/** How the search's table and conditions name an author. */
export const authorKey = ({ kind, id }: Actor): string => `${kind}:${id}`

type Seen = Pick<StoredRecord, 'type' | 'values' | 'createdBy'>

/** Whom alone a record is for; undefined: everybody. */
export const onlyFor = ({ type, values, createdBy }: Seen): string | undefined =>
  type === 'note' && values.private === true ? authorKey(createdBy) : undefined

export function isSeenBy(record: Seen, reader: Reader): boolean {
  const author = onlyFor(record)
  return author === undefined || (reader !== undefined && authorKey(reader) === author)
}

/** Waymark itself carries out what somebody decided elsewhere, such as an erasure. */
export const mayMeet = (record: Seen, writer: Writer): boolean =>
  authorKey(writer) === authorKey(systemActor) || isSeenBy(record, writer)

/** What is said about a record belongs to its department as well. */
const annotations: ReadonlySet<RecordType> = new Set(['note', 'task', 'activity'])

type Owned = Pick<StoredRecord, 'type' | 'values'>

const isName = (department: unknown): department is string =>
  typeof department === 'string' && department !== ''

export function departmentsOf(
  { type, values }: Owned,
  fields: readonly Field[],
  related: RelatedRecords,
): string[] {
  const own = isName(values.department) ? [values.department] : []
  if (!annotations.has(type)) return own
  const about = fields.flatMap((field) =>
    relationIds(field, values).map((id) => related.get(`${field.to} ${id}`)?.department),
  )
  return [...own, ...about.filter(isName)]
}

/** The department that keeps this person from a record of these departments. */
export const foreignDepartment = (
  { limitedTo }: Writer,
  departments: readonly string[],
): string | undefined =>
  limitedTo === undefined ? undefined : departments.find((department) => department !== limitedTo)

export const foreignMessage = (type: RecordType, department: string, { limitedTo }: Writer): string =>
  `This ${type} belongs to the department "${department}", and you may change what belongs to "${limitedTo}". Ask somebody there, or an admin.`
