/** What webhooks are told of changed records, stored with the change itself. */
import type { Transaction } from 'kysely'
import type { Actor } from '../model/actor.ts'
import { type Happening, happeningOf } from '../model/webhook.ts'
import { type Happened, storeHappenings, wantedHappenings } from '../storage/records/happenings.ts'
import type { Tables } from '../storage/records/tables.ts'
import type { Applied } from './apply-write.ts'
import { onlyFor } from './record-access.ts'
import type { RecordShape } from './record-shape.ts'
import { crmRecord, type StoredRecord } from './stored-record.ts'

export async function tellHappenings(
  db: Transaction<Tables>,
  applied: readonly Applied[],
  { actor, shape }: { actor: Actor; shape: RecordShape },
): Promise<void> {
  if (applied.length === 0) return
  const kindOf = ({ action }: Applied): Happening => happeningOf(shape.type, action)
  const wanted = await wantedHappenings(db, new Set(applied.map(kindOf)))
  if (wanted.size === 0) return
  const known = new Set(shape.fields.map(({ name }) => name))
  const happened = applied
    // What is for one person alone is told to nobody.
    .filter((one) => wanted.has(kindOf(one)) && !wasForOne(one))
    .map((one): Happened => {
      const record = crmRecord(one.record)
      // Values of fields that were removed stay stored, unseen.
      const values = Object.fromEntries(Object.entries(record.values).filter(([name]) => known.has(name)))
      return {
        happening: kindOf(one),
        at: one.at,
        customer: customerOf(one.record),
        data: { record: { ...record, values }, changes: one.changes, actor },
      }
    })
  await storeHappenings(db, happened)
}

/** A note that was private before this change is so in what it changed. */
const wasForOne = ({ record, changes }: Applied): boolean =>
  onlyFor(record) !== undefined || changes.some(({ field, from }) => field === 'private' && from === true)

const customerOf = ({ type, id, values }: StoredRecord): string | undefined => {
  if (type === 'customer') return id
  return typeof values.customer === 'string' ? values.customer : undefined
}
