/** Joins two records into one with the values somebody chose, and puts everything back as it was. */
import { type Kysely, sql, type Transaction } from 'kysely'
import type { Actor, Writer } from '../../model/actor.ts'
import { plainActor } from '../../model/actor.ts'
import { appError, type ErrorCode, errorCatalogue } from '../../model/app-error.ts'
import type { FieldChange } from '../../model/crm/crm-record.ts'
import type { Field } from '../../model/crm/field.ts'
import type { FieldValues } from '../../model/crm/field-value.ts'
import type { MergeWish } from '../../model/merge.ts'
import type { Tables } from '../../storage/records/tables.ts'
import { putIntoOutbox } from '../outbox-rows.ts'
import { sameValue } from '../read-values.ts'
import { tableOf } from '../record-columns.ts'
import { lockRecords, readRecords } from '../record-rows.ts'
import { type RecordShape, shapeOf } from '../record-shape.ts'
import { indexForSearch } from '../search-rows.ts'
import type { StoredRecord } from '../stored-record.ts'
import { writeWithin } from '../write-records.ts'
import { addMerge, type MergeRow, setMerge } from './merge-rows.ts'
import { refuseOthers } from './refuse-others.ts'

/** The ids of a customer and what Waymark works out are not chosen. */
const isChosen = ({ name, derived, fixed }: Field): boolean => name !== 'externalId' && !derived && !fixed

const isEmpty = (value: FieldValues[string] | undefined): boolean =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)

function refuseUnless(record: StoredRecord | undefined, wish: MergeWish): StoredRecord {
  if (!record || record.deletedAt)
    throw appError('record.not-found', `One of these is deleted or was never there. Reload and choose again.`)
  if (record.mergedInto)
    throw appError('record.conflict', `This ${wish.type} was merged into another already. Reload the list.`, {
      id: record.id,
      mergedInto: record.mergedInto,
    })
  return record
}

function changesOf(
  shape: RecordShape,
  wish: MergeWish,
  winner: StoredRecord,
  loser: StoredRecord,
): FieldChange[] {
  const choosable = new Map(shape.fields.filter(isChosen).map((field) => [field.name, field]))
  const unknown = wish.take?.find((name) => !choosable.has(name))
  if (unknown !== undefined)
    throw appError('record.unknown-field', `The value of "${unknown}" cannot be chosen. Leave it out.`, {
      where: 'body.take',
    })
  const isTaken = (name: string) =>
    wish.take ? wish.take.includes(name) : isEmpty(winner.values[name]) && !isEmpty(loser.values[name])
  const taken = [...choosable.keys()].filter(isTaken)
  return taken.flatMap((field) => {
    const [from, to] = [winner.values[field] ?? null, loser.values[field] ?? null]
    return sameValue(from, to) ? [] : [{ field, from, to }]
  })
}

const isCode = (code: string): code is ErrorCode => code in errorCatalogue

async function writeTaken(
  db: Transaction<Tables>,
  wish: MergeWish,
  changes: readonly FieldChange[],
  actor: Writer,
  now: Date,
): Promise<void> {
  if (changes.length === 0) return
  const values = Object.fromEntries(changes.map(({ field, to }) => [field, to]))
  const writes = [{ do: 'update' as const, id: wish.winner, values, standing: values }]
  const { results } = await writeWithin(db, { type: wish.type, writes, actor, now })
  const [result] = results
  if (result?.status === 'refused')
    throw appError(isCode(result.code) ? result.code : 'record.invalid', result.message)
}

/** Of companies nothing but the record says whose it is; that of a customer follows the log of who is who. */
async function pointTo(db: Transaction<Tables>, loser: string, winner: string | null, from: string | null) {
  await sql`update ${sql.table(tableOf('company'))} set merged_into = ${winner}
    where id = ${loser} and merged_into is not distinct from ${from}`.execute(db)
  await indexForSearch(db, await readRecords(db, 'company', [loser]), await shapeOf(db, 'company'))
}

/** The values are taken and the merge is noted; of customers, the log of who is who follows. */
export async function beginMerge(
  db: Kysely<Tables>,
  wish: MergeWish,
  actor: Writer,
  now: Date,
): Promise<number> {
  if (wish.winner === wish.loser)
    throw appError('identity.same-customer', 'These are one record already; there is nothing to merge.')
  return db.transaction().execute(async (transaction) => {
    const locked = await lockRecords(transaction, wish.type, [wish.winner, wish.loser])
    const winner = refuseUnless(
      locked.find(({ id }) => id === wish.winner),
      wish,
    )
    const loser = refuseUnless(
      locked.find(({ id }) => id === wish.loser),
      wish,
    )
    await refuseOthers(transaction, wish.type, [winner.id, loser.id], actor)
    const changes = changesOf(await shapeOf(transaction, wish.type), wish, winner, loser)
    await writeTaken(transaction, wish, changes, actor, now)
    const [after] = await readRecords(transaction, wish.type, [wish.winner])
    if (wish.type === 'company') await pointTo(transaction, wish.loser, wish.winner, null)
    const told = after?.sent.profile?.id
    return addMerge(transaction, {
      ...{ type: wish.type, winner: wish.winner, loser: wish.loser, reason: wish.reason, changes },
      at: now,
      actor: plainActor(actor),
      state: wish.type === 'company' ? 'merged' : 'merging',
      before: {
        version: after?.version ?? winner.version,
        ...{ origins: winner.origins, sent: winner.sent },
        ...{ updatedAt: winner.updatedAt, updatedBy: winner.updatedBy },
        told: told !== undefined && told !== winner.sent.profile?.id ? told : null,
      },
    })
  })
}

/** What somebody changed since the merge is left alone; where nobody did, the record is again exactly what it was. */
async function putValuesBack(
  db: Transaction<Tables>,
  { type, winner, changes, before }: MergeRow,
  actor: Actor,
  now: Date,
): Promise<void> {
  const [record] = await lockRecords(db, type, [winner])
  if (!record || record.deletedAt) return
  const taken = changes.filter(({ field, to }) => sameValue(record.values[field] ?? null, to))
  if (taken.length === 0) return
  const origins = { ...record.origins }
  for (const { field } of taken) {
    const origin = before.origins[field]
    if (origin === undefined) delete origins[field]
    else origins[field] = origin
  }
  const untouched = record.version === before.version
  const isTold = before.told !== null && record.sent.profile?.id === before.told
  await writeWithin(db, {
    ...{ type, actor, now },
    writes: [
      {
        do: 'put-back',
        ...{ id: winner, version: record.version, undone: new Set<number>() },
        values: Object.fromEntries(taken.map(({ field, from }) => [field, from])),
        as: {
          origins,
          ...(isTold ? { sent: before.sent } : {}),
          ...(untouched ? { updatedAt: before.updatedAt, updatedBy: before.updatedBy } : {}),
        },
      },
    ],
  })
  if (isTold && before.told !== null) await putIntoOutbox(db, [{ messageId: before.told, message: null }])
}

export async function undoMerge(db: Kysely<Tables>, merge: MergeRow, actor: Actor, now: Date): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    await putValuesBack(transaction, merge, actor, now)
    if (merge.type === 'company') await pointTo(transaction, merge.loser, null, merge.winner)
    await setMerge(transaction, merge.id, { state: 'undone', undoneAt: now, undoneBy: actor })
  })
}
