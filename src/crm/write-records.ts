/** The one way in which records change: values, history, search and outgoing interactions, all in one transaction. */
import { isDeepStrictEqual } from 'node:util'
import type { Kysely, Transaction } from 'kysely'
import { sql } from 'kysely'
import { homeOf } from '../journey/hash.ts'
import { plainActor, type Writer } from '../model/actor.ts'
import { appError } from '../model/app-error.ts'
import type { RecordWriteResult } from '../model/crm/batch.ts'
import type { FieldValues } from '../model/crm/field-value.ts'
import type { RecordType } from '../model/crm/record-type.ts'
import { type ErasedPeople, erasedPeopleOf } from '../storage/records/erased-people.ts'
import { manyTexts } from '../storage/records/many-rows.ts'
import type { Tables } from '../storage/records/tables.ts'
import { type AnyWrite, type Applied, applyWrite, type Setting } from './apply-write.ts'
import { firstResponses } from './first-response.ts'
import { putIntoOutbox } from './outbox-rows.ts'
import { pendingInteractions } from './pending-interactions.ts'
import { isRefused, type Refused, refuse, sameValue } from './read-values.ts'
import { authorKey, departmentsOf, foreignDepartment, foreignMessage, mayMeet } from './record-access.ts'
import { tableOf } from './record-columns.ts'
import { writeHistory } from './record-history.ts'
import { customerIdOf, newRecordId } from './record-id.ts'
import { insertRecords, lockRecords, updateRecords } from './record-rows.ts'
import { type RecordShape, shapeOf } from './record-shape.ts'
import { type RelatedRecords, relatedRecords, relationIds } from './related-records.ts'
import { indexForSearch } from './search-rows.ts'
import type { StoredRecord } from './stored-record.ts'
import { tellHappenings } from './tell-happenings.ts'

export type WriteWish = {
  type: RecordType
  writes: readonly AnyWrite[]
  actor: Writer
  now: Date
  /** Changes made together carry it; undo takes it. */
  batch?: string
  planned?: Planned
  /** Gathers the words of the search for who stores them at the end of the transaction: others wait for its words. */
  words?: Set<string>
}

/** What a plan found and worked out in the same transaction, by the steps that writing takes. */
export type Planned = {
  shape: RecordShape
  /** At least those that are written. */
  locked: readonly StoredRecord[]
  /** What becomes of the record that was so `before`. A new record may have another id yet. */
  outcomes: ReadonlyMap<AnyWrite, Applied & { before?: StoredRecord | undefined }>
}

export type Written = {
  results: RecordWriteResult[]
  /** As they are now. */
  changed: StoredRecord[]
}

/** Somebody else made the same record, or waited for us while we waited for them, at the same moment. */
const collisions: unknown[] = ['23505', '40P01']
const attempts = 3

const collided = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && collisions.includes(error.code)

/**
 * After a collision what the other one wrote is seen, and each write is judged by it.
 * `also`: what is stored together with the records or not at all.
 */
export async function writeRecords(
  db: Kysely<Tables>,
  wish: WriteWish,
  also?: (transaction: Transaction<Tables>, written: Written) => Promise<void>,
): Promise<Written> {
  for (let attempt = 1; ; attempt++)
    try {
      const erased = erasedPeopleOf(db)
      await erased.current()
      return await db.transaction().execute(async (transaction) => {
        const written = await writeWithin(transaction, wish, erased)
        await also?.(transaction, written)
        return written
      })
    } catch (error) {
      if (!collided(error)) throw error
      if (attempt === attempts)
        throw appError(
          'record.conflict',
          'Somebody made a record with the same external id just now. Try again.',
        )
    }
}

/** An id for each write; a customer's follows from what she is called elsewhere. */
function idsOf({ type, writes, now }: WriteWish): { id: string; write: AnyWrite }[] {
  return writes.map((write) => {
    if (write.do !== 'create') return { id: write.id, write }
    if (type !== 'customer') return { id: newRecordId(write.doneAt ?? now), write }
    const given = write.values.externalId
    const externalId = typeof given === 'string' && given.trim() !== '' ? given.trim() : newRecordId(now)
    return { id: customerIdOf(externalId), write: { ...write, values: { ...write.values, externalId } } }
  })
}

const valuesOf = (write: AnyWrite): FieldValues => ('values' in write ? write.values : {})

/** Whose external id is whose already. */
async function externalIds(
  db: Transaction<Tables>,
  { type, writes }: WriteWish,
): Promise<Map<string, string>> {
  const given = writes.flatMap((write) => {
    const { externalId } = valuesOf(write)
    return typeof externalId === 'string' ? [externalId.trim()] : []
  })
  if (given.length === 0) return new Map()
  const { rows } = await sql<{ id: string; external_id: string }>`
    select id, external_id from ${sql.table(tableOf(type))}
    where external_id = any(${manyTexts(given)}) and deleted_at is null`.execute(db)
  return new Map(rows.map(({ id, external_id }) => [external_id, id]))
}

/** Only what a write points to anew must exist; what it pointed to before may have gone since. */
function missingRelation(
  { record, changes }: Applied,
  shape: RecordShape,
  related: RelatedRecords,
): Refused | undefined {
  for (const { field: name } of changes) {
    const field = shape.field(name)
    if (!field?.to) continue
    for (const id of relationIds(field, record.values)) {
      const found = related.get(`${field.to} ${id}`)
      if (!found || found.deleted)
        return refuse('record.invalid', `"${field.label}": there is no ${field.to} ${id}.`, { field: name })
    }
  }
  return undefined
}

/** Whoever is limited to a department neither takes a record out of another nor puts one there. */
export function otherDepartment(
  { actor }: Pick<WriteWish, 'actor'>,
  before: StoredRecord | undefined,
  { record }: Applied,
  { fields }: RecordShape,
  related: RelatedRecords,
): Refused | undefined {
  const departments = [before, record].flatMap((one) => (one ? departmentsOf(one, fields, related) : []))
  const other = foreignDepartment(actor, departments)
  return other === undefined
    ? undefined
    : refuse('access.not-allowed', foreignMessage(record.type, other, actor), { field: 'department' })
}

/** Nobody hides what somebody else wrote, nor shows it. */
function otherAuthor({ actor }: WriteWish, before: StoredRecord | undefined, { changes }: Applied) {
  if (!before || authorKey(before.createdBy) === authorKey(actor)) return undefined
  return changes.some(({ field }) => field === 'private') && before.type === 'note'
    ? refuse('access.not-allowed', 'Only who wrote a note decides whether others see it.', {
        field: 'private',
      })
    : undefined
}

function takenId({ record }: Applied, owners: Map<string, string>): Refused | undefined {
  const { externalId } = record.values
  if (typeof externalId !== 'string' || record.deletedAt) return undefined
  const owner = owners.get(externalId)
  if (owner !== undefined && owner !== record.id)
    return refuse('record.conflict', `Another ${record.type} has the external id "${externalId}".`, {
      field: 'externalId',
      id: owner,
    })
  owners.set(externalId, record.id)
  return undefined
}

/** Nobody brings her back who was erased: neither under her id nor under her address. */
function ofErased(
  { type }: Pick<WriteWish, 'type'>,
  id: string,
  write: AnyWrite,
  erased: ErasedPeople | undefined,
): Refused | undefined {
  if (type !== 'customer' || !erased || erased.isEmpty) return undefined
  const { email } = valuesOf(write)
  const address = typeof email === 'string' ? homeOf('email', email.trim().toLowerCase()) : undefined
  const field =
    /^\d+$/.test(id) && erased.has(BigInt(id))
      ? 'externalId'
      : address && erased.has(address)
        ? 'email'
        : undefined
  return field === undefined
    ? undefined
    : refuse(
        'record.erased',
        `A person with this ${field === 'email' ? 'e-mail address' : 'external id'} was erased. An admin can let her back in, in Settings, Erasures.`,
        { field },
      )
}

/** What was planned, where the record and its type are still as they were then. */
function plannedOutcome(
  { type, writes, planned }: WriteWish,
  index: number,
  id: string,
  before: StoredRecord | undefined,
): Applied | undefined {
  const write = writes[index]
  const outcome = write && planned?.outcomes.get(write)
  if (!outcome || outcome.before !== before) return undefined
  if (outcome.record.id === id) return outcome
  // A customer's id follows from her values.
  return type === 'customer' ? undefined : { ...outcome, record: { ...outcome.record, id } }
}

const lockedOf = (
  db: Transaction<Tables>,
  { type, planned }: WriteWish,
  ids: readonly string[],
): Promise<StoredRecord[]> | StoredRecord[] => {
  if (!planned) return lockRecords(db, type, ids)
  const wanted = new Set(ids)
  return planned.locked.filter((record) => wanted.has(record.id))
}

export async function writeWithin(
  db: Transaction<Tables>,
  wish: WriteWish,
  erased?: ErasedPeople,
): Promise<Written> {
  const { type, now } = wish
  const actor = plainActor(wish.actor)
  const shape = await shapeOf(db, type)
  const targets = idsOf(wish)
  const stored = await lockedOf(
    db,
    wish,
    targets.filter(({ write }) => write.do !== 'create' || type === 'customer').map(({ id }) => id),
  )
  const current = new Map(
    stored.filter((record) => mayMeet(record, wish.actor)).map((record) => [record.id, record]),
  )
  const owners = await externalIds(db, wish)
  const related = await relatedRecords(db, shape.fields, [
    ...wish.writes.map(valuesOf),
    ...stored.map(({ values }) => values),
  ])
  const setting: Setting = { shape, actor, now, limitedTo: wish.actor.limitedTo }
  const applied: Applied[] = []
  const retold: string[] = []
  const sameShape = isDeepStrictEqual(wish.planned?.shape.fields, shape.fields)

  const results = targets.map(({ id, write }, index): RecordWriteResult => {
    const outcome =
      ofErased(wish, id, write, erased) ??
      (sameShape ? plannedOutcome(wish, index, id, current.get(id)) : undefined) ??
      applyWrite(write, id, current.get(id), setting)
    const refused = isRefused(outcome)
      ? outcome
      : (otherDepartment(wish, current.get(id), outcome, shape, related) ??
        otherAuthor(wish, current.get(id), outcome) ??
        missingRelation(outcome, shape, related) ??
        takenId(outcome, owners))
    if (refused) {
      const { code, message, field, version } = refused
      return {
        index,
        status: 'refused',
        code,
        message,
        ...(field ? { field } : {}),
        ...(version ? { version } : {}),
      }
    }
    if (isRefused(outcome)) throw appError('server.internal', 'A refused write was about to be stored.')
    const { record, action, changes } = outcome
    if (action === 'update' && changes.length === 0) {
      const before = current.get(id)
      // Nobody changed it, but another system tells now what it told.
      if (before && write.elsewhere && !sameValue(before.moments, record.moments)) {
        current.set(id, { ...before, moments: record.moments, origins: record.origins })
        retold.push(id)
      }
      return { index, status: 'unchanged', id, version: record.version }
    }
    current.set(id, record)
    applied.push(outcome)
    return { index, status: 'done', id, version: record.version }
  })

  const changed = await store(db, wish, shape, related, stored, { applied, retold }, current)
  if (type === 'activity') {
    const writes = await firstResponses(db, changed)
    if (writes.length > 0)
      await writeWithin(db, { ...wish, actor, type: 'ticket', writes, planned: undefined })
  }
  return { results, changed }
}

async function store(
  db: Transaction<Tables>,
  { type, batch, words, ...wish }: WriteWish,
  shape: RecordShape,
  related: RelatedRecords,
  stored: readonly StoredRecord[],
  { applied, retold }: { applied: readonly Applied[]; retold: readonly string[] },
  current: ReadonlyMap<string, StoredRecord>,
): Promise<StoredRecord[]> {
  const known = new Set(stored.map(({ id }) => id))
  const ids = [...new Set([...applied.map(({ record }) => record.id), ...retold])]
  const told = ids.flatMap((id) => {
    const record = current.get(id)
    if (!record) return []
    const { pending, sent } = pendingInteractions(record, shape, related)
    return [{ record: { ...record, sent }, pending }]
  })
  const records = told.map(({ record }) => record)
  const by = { actor: plainActor(wish.actor) }
  // One after the other on one connection, but each is made ready while the one before it is being stored.
  const stores = [
    insertRecords(
      db,
      type,
      records.filter(({ id }) => !known.has(id)),
    ),
    updateRecords(
      db,
      type,
      records.filter(({ id }) => known.has(id)),
    ),
    writeHistory(db, applied, { ...by, ...(batch ? { batch } : {}) }),
    indexForSearch(db, records, shape, words),
    putIntoOutbox(
      db,
      told.flatMap(({ pending }) => pending),
    ),
    tellHappenings(db, applied, { ...by, shape }),
  ]
  await Promise.allSettled(stores)
  await Promise.all(stores)
  return records
}
