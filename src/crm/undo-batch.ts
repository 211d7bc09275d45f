/** Takes back changes that were made together, through the history; what somebody changed since is left alone. */
import { type Kysely, sql, type Transaction } from 'kysely'
import type { Writer } from '../model/actor.ts'
import { appError } from '../model/app-error.ts'
import type { RecordChange } from '../model/crm/crm-record.ts'
import type { FieldValues } from '../model/crm/field-value.ts'
import type { Tables } from '../storage/records/tables.ts'
import type { AnyWrite } from './apply-write.ts'
import { type Written, writeWithin } from './write-records.ts'

type Change = Pick<RecordChange, 'type' | 'record' | 'version' | 'action' | 'changes'>

async function changesOfBatch(db: Transaction<Tables>, batch: string): Promise<Change[]> {
  const all = await db
    .selectFrom('crm_change')
    .select(['type', 'record', 'version', 'action', 'changes', 'undone_by'])
    .where('batch', '=', batch)
    .orderBy('id')
    .forUpdate()
    .execute()
  if (all.length === 0)
    throw appError(
      'undo.not-found',
      'There is nothing to undo under this name. It may never have changed anything.',
    )
  const left = all.filter(({ undone_by }) => undone_by === null)
  if (left.length === 0) throw appError('undo.not-possible', 'This was undone already.')
  return left
}

/** All changes of one record, oldest first, turned around. */
function turnedAround(changes: readonly Change[]): AnyWrite | undefined {
  const [first, last] = [changes[0], changes.at(-1)]
  if (!first || !last) return undefined
  const at = { id: first.record, version: last.version }
  if (first.action === 'create') return { do: 'delete', ...at }
  if (last.action === 'delete') return { do: 'restore', ...at }
  if (last.action === 'restore') return { do: 'delete', ...at }
  const remove = first.action === 'restore' ? { remove: true } : {}
  const values: FieldValues = {}
  for (const { changes: fields } of changes)
    for (const { field, from } of fields) if (!(field in values)) values[field] = from
  return { do: 'put-back', ...at, values, undone: new Set(changes.map(({ version }) => version)), ...remove }
}

type Undoing = { batch: string; as: string; actor: Writer; now: Date }

async function turnAround(
  transaction: Transaction<Tables>,
  changes: readonly Change[],
  { as, actor, now }: Undoing,
): Promise<Written[]> {
  const written: Written[] = []
  for (const [type, ofType] of Map.groupBy(changes, (change) => change.type)) {
    const writes = [...Map.groupBy(ofType, ({ record }) => record).values()].flatMap((ofRecord) => {
      const write = turnedAround(ofRecord)
      return write ? [write] : []
    })
    written.push(await writeWithin(transaction, { type, writes, actor, now, batch: as }))
  }
  return written
}

const putBackIn = (written: readonly Written[]): string[] =>
  written.flatMap(({ results }) =>
    results.flatMap((result) => (result.status === 'refused' ? [] : [result.id])),
  )

/** What was refused may still be taken back, by somebody who may. */
export async function undoBatch(db: Kysely<Tables>, undoing: Undoing): Promise<Written[]> {
  const { batch, as } = undoing
  return db.transaction().execute(async (transaction) => {
    const written = await turnAround(transaction, await changesOfBatch(transaction, batch), undoing)
    await transaction
      .updateTable('crm_change')
      .set({ undone_by: as })
      .where('batch', '=', batch)
      .where(sql<boolean>`record = any(${putBackIn(written)}::text[])`)
      .execute()
    return written
  })
}

/**
 * The same for very many changes, some records at a time, newest first. Undefined when nothing is left.
 * `also`: what is stored together with them.
 */
export async function undoSome(
  db: Kysely<Tables>,
  undoing: Undoing,
  most: number,
  also?: (transaction: Transaction<Tables>, written: readonly Written[]) => Promise<void>,
): Promise<Written[] | undefined> {
  const { batch, as } = undoing
  return db.transaction().execute(async (transaction) => {
    const left = transaction
      .selectFrom('crm_change')
      .where('batch', '=', batch)
      .where('undone_by', 'is', null)
    const newest = await left.select('record').orderBy('id', 'desc').limit(most).execute()
    if (newest.length === 0) return undefined
    const records = [...new Set(newest.map(({ record }) => record))]
    const changes = await left
      .select(['type', 'record', 'version', 'action', 'changes'])
      .where('record', 'in', records)
      .orderBy('id')
      .execute()
    const written = await turnAround(transaction, changes, undoing)
    await transaction
      .updateTable('crm_change')
      .set({ undone_by: as })
      .where('batch', '=', batch)
      .where('record', 'in', records)
      .execute()
    await also?.(transaction, written)
    return written
  })
}
