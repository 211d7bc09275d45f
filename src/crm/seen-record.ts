/** One record for somebody: to be read, or to have something attached. */
import type { Writer } from '../model/actor.ts'
import { appError } from '../model/app-error.ts'
import type { RecordType } from '../model/crm/record-type.ts'
import {
  departmentsOf,
  foreignDepartment,
  foreignMessage,
  isSeenBy,
  mayMeet,
  type Reader,
} from './record-access.ts'
import { type Db, readRecords } from './record-rows.ts'
import { shapeOf } from './record-shape.ts'
import { relatedRecords } from './related-records.ts'
import type { StoredRecord } from './stored-record.ts'

const notFound = (type: RecordType, id: string) =>
  appError('record.not-found', `There is no ${type} ${id}. Look it up in the list.`)

/** What she may not see is not there. */
export async function seenRecord(
  db: Db,
  type: RecordType,
  id: string,
  reader: Reader,
): Promise<StoredRecord> {
  const [record] = await readRecords(db, type, [id])
  if (record && isSeenBy(record, reader)) return record
  throw notFound(type, id)
}

/** For what is attached to a record, such as files and consents: whoever may change the one may change the other. */
export async function changeableRecord(
  db: Db,
  type: RecordType,
  id: string,
  writer: Writer,
): Promise<StoredRecord> {
  const [record] = await readRecords(db, type, [id])
  if (!record || !mayMeet(record, writer)) throw notFound(type, id)
  if (writer.limitedTo === undefined) return record
  const { fields } = await shapeOf(db, type)
  const related = await relatedRecords(db, fields, [record.values])
  const other = foreignDepartment(writer, departmentsOf(record, fields, related))
  if (other !== undefined) throw appError('access.not-allowed', foreignMessage(type, other, writer))
  return record
}
