/** Takes back changes that were made together, through the history; what somebody changed since is left alone. */
import type { Kysely, Transaction } from 'kysely'
import type { Actor } from '../model/actor.ts'
import { appError } from '../model/app-error.ts'
import type { RecordChange } from '../model/crm/crm-record.ts'
import type { FieldValues } from '../model/crm/field-value.ts'
import type { Tables } from '../storage/records/tables.ts'
import type { AnyWrite } from './apply-write.ts'
import { type Written, writeWithin } from './write-records.ts'

type Change = Pick<RecordChange, 'type' | 'record' | 'version' | 'action' | 'changes'>

async function changesOfBatch(db: Transaction<Tables>, batch: string): Promise<Change[]> {
  const rows = await db
    .selectFrom('crm_change')
    .select(['type', 'record', 'version', 'action', 'changes', 'undone_by'])
    .where('batch', '=', batch)
    .orderBy('id')
    .forUpdate()
    .execute()
  if (rows.length === 0)
    throw appError(
      'undo.not-found',
      'There is nothing to undo under this name. It may never have changed anything.',
    )
  if (rows.some(({ undone_by }) => undone_by !== null))
    throw appError('undo.not-possible', 'This was undone already.')
  return rows
}

/** All changes of one record, oldest first, turned around. */
function turnedAround(changes: readonly Change[]): AnyWrite | undefined {
  const [first, last] = [changes[0], changes.at(-1)]
  if (!first || !last) return undefined
  const at = { id: first.record, version: last.version }
  if (first.action === 'create') return { do: 'delete', ...at }
  if (last.action === 'delete') return { do: 'restore', ...at }
  if (last.action === 'restore') return { do: 'delete', ...at }
  const values: FieldValues = {}
  for (const { changes: fields } of changes)
    for (const { field, from } of fields) if (!(field in values)) values[field] = from
  return { do: 'put-back', ...at, values, undone: new Set(changes.map(({ version }) => version)) }
}

export async function undoBatch(
  db: Kysely<Tables>,
  { batch, as, actor, now }: { batch: string; as: string; actor: Actor; now: Date },
): Promise<Written[]> {
  return db.transaction().execute(async (transaction) => {
    const changes = await changesOfBatch(transaction, batch)
    const written: Written[] = []
    for (const [type, ofType] of Map.groupBy(changes, (change) => change.type)) {
      const writes = [...Map.groupBy(ofType, ({ record }) => record).values()].flatMap((ofRecord) => {
        const write = turnedAround(ofRecord)
        return write ? [write] : []
      })
      written.push(await writeWithin(transaction, { type, writes, actor, now, batch: as }))
    }
    await transaction.updateTable('crm_change').set({ undone_by: as }).where('batch', '=', batch).execute()
    return written
  })
}

const atOnce = 500

/** The next changes of a large batch, in a transaction of their own; undefined: there are none left. One change per record. */
export async function undoNext(
  db: Kysely<Tables>,
  { batch, as, actor, now }: { batch: string; as: string; actor: Actor; now: Date },
): Promise<Written | undefined> {
  return db.transaction().execute(async (transaction) => {
    const rows = await transaction
      .selectFrom('crm_change')
      .select(['id', 'type', 'record', 'version', 'action', 'changes'])
      .where('batch', '=', batch)
      .where('undone_by', 'is', null)
      .orderBy('id', 'desc')
      .limit(atOnce)
      .forUpdate()
      .execute()
    const [first] = rows
    if (!first) return undefined
    const writes = rows.flatMap((row) => turnedAround([row]) ?? [])
    const written = await writeWithin(transaction, { type: first.type, writes, actor, now, batch: as })
    await transaction
      .updateTable('crm_change')
      .set({ undone_by: as })
      .where(
        'id',
        'in',
        rows.map(({ id }) => id),
      )
      .execute()
    return written
  })
}
