/** Joining two records and parting them changes both, so both must be the department's that somebody is limited to. */
import type { Writer } from '../../model/actor.ts'
import { appError } from '../../model/app-error.ts'
import type { MergeableType } from '../../model/duplicate.ts'
import { departmentsOf, foreignDepartment, foreignMessage } from '../record-access.ts'
import { type Db, readRecords } from '../record-rows.ts'

/** An id that has no record, such as a visitor's, belongs to everybody. */
export async function refuseOthers(
  db: Db,
  type: MergeableType,
  ids: readonly string[],
  actor: Writer,
): Promise<void> {
  for (const record of await readRecords(db, type, ids)) {
    const department = foreignDepartment(actor, departmentsOf(record, [], new Map()))
    if (department !== undefined)
      throw appError('access.not-allowed', foreignMessage(type, department, actor))
  }
}
