/** One write against the record as it is: the record as it will be and what changed, or why not. Pure. */
import type { Actor } from '../model/actor.ts'
import type { RecordWrite } from '../model/crm/batch.ts'
import type { FieldChange, RecordChange } from '../model/crm/crm-record.ts'
import type { FieldValues } from '../model/crm/field-value.ts'
import { completions } from './complete/index.ts'
import { type Elsewhere, momentsElsewhere } from './connected/moments-elsewhere.ts'
import { isRefused, type Refused, readValues, refuse, sameValue } from './read-values.ts'
import type { RecordShape } from './record-shape.ts'
import type { Moment, Origins, StoredRecord } from './stored-record.ts'

export type Setting = {
  shape: RecordShape
  actor: Actor
  now: Date
  /** The department whose records alone the writer may change. */
  limitedTo?: string | undefined
}

/** Puts values back as they were, derived ones too, and forgets the moves that are undone. `as`: what else was so. */
export type PutBack = {
  do: 'put-back'
  id: string
  version: number
  values: FieldValues
  undone: ReadonlySet<number>
  as?: Partial<Pick<StoredRecord, 'origins' | 'sent' | 'updatedAt' | 'updatedBy'>>
  /** It had been deleted before. */
  remove?: boolean
}

/**
 * `doneAt`: when it was done, where that was not now, such as what is brought in of earlier work.
 * `learntAt`: when Waymark learnt the values from an interaction, in ms.
 * `standing`: values that stand on another record already, and are taken over from there as they are.
 */
export type AnyWrite = (RecordWrite | PutBack) & {
  doneAt?: Date
  learntAt?: number
  elsewhere?: Elsewhere
  standing?: FieldValues
}

export type Applied = {
  record: StoredRecord
  at: Date
  action: RecordChange['action']
  changes: FieldChange[]
}

/** The field whose moves are told as interactions. */
const movingFields: Partial<Record<StoredRecord['type'], string>> = {
  deal: 'stage',
  ticket: 'status',
  order: 'status',
}

const notFound = (type: string, id: string): Refused =>
  refuse('record.not-found', `There is no ${type} ${id}, or it was deleted. Reload the list.`, { id })

function changesBetween(shape: RecordShape, before: FieldValues, after: FieldValues): FieldChange[] {
  const changes: FieldChange[] = []
  for (const { name } of shape.fields) {
    const from = before[name] ?? null
    const to = after[name] ?? null
    if (!sameValue(from, to)) changes.push({ field: name, from, to })
  }
  return changes
}

function missingField(shape: RecordShape, values: FieldValues): Refused | undefined {
  const missing = shape.fields.find((field) => field.required && (values[field.name] ?? null) === null)
  return missing && refuse('record.invalid', `"${missing.label}" must not be empty.`, { field: missing.name })
}

function momentsAfter(record: StoredRecord, changes: readonly FieldChange[], at: string): Moment[] {
  const field = movingFields[record.type]
  const move = changes.find((change) => change.field === field)
  if (!move) return record.moments
  const word = (value: FieldChange['to']) => (typeof value === 'string' ? value : null)
  return [...record.moments, { version: record.version, at, from: word(move.from), to: word(move.to) }]
}

function originsAfter(
  record: StoredRecord,
  changes: readonly FieldChange[],
  learntAt?: number,
  elsewhere?: Elsewhere,
): Origins {
  const origins = { ...record.origins, ...elsewhere?.since }
  for (const { field, to } of changes) {
    if (elsewhere) origins[field] ??= elsewhere.at
    else if (learntAt !== undefined) origins[field] = learntAt
    // A value without an origin is somebody's; that somebody emptied a field must be said.
    else if (to === null && record.type === 'customer') origins[field] = 'hand'
    else delete origins[field]
  }
  return origins
}

/** What people set by hand stays; of what was learnt, the newest counts. */
function withoutOlder(given: FieldValues, { values, origins }: StoredRecord, learntAt: number): FieldValues {
  return Object.fromEntries(
    Object.entries(given).filter(([name]) => {
      const origin = origins[name] ?? (values[name] === undefined ? 0 : 'hand')
      return origin !== 'hand' && learntAt >= origin
    }),
  )
}

/** A record of no department goes to that of its new owner, unless the writer could not follow it there. */
function followOwner(values: FieldValues, given: FieldValues, { shape, limitedTo }: Setting): void {
  if (!given.owner || values.department || 'department' in given) return
  const department = shape.owners.find(({ id }) => id === given.owner)?.department
  if (department && (limitedTo === undefined || limitedTo === department)) values.department = department
}

function applyValues(
  record: StoredRecord,
  given: FieldValues,
  isNew: boolean,
  setting: Setting,
  { learntAt, elsewhere, standing }: Pick<AnyWrite, 'learntAt' | 'elsewhere' | 'standing'> = {},
): Applied | Refused {
  const { shape, actor, now } = setting
  const wanted = learntAt === undefined ? given : withoutOlder(given, record, learntAt)
  const read = readValues(shape, wanted, isNew ? undefined : { ...record.values, ...standing })
  if (isRefused(read)) return read
  const values = { ...record.values, ...read.values }
  followOwner(values, read.values, setting)
  const unfit = completions[record.type]?.({
    values,
    before: isNew ? undefined : record.values,
    given: new Set(Object.keys(read.values)),
    shape,
    now,
  })
  if (unfit) return refuse('record.invalid', `"${shape.field(unfit.field)?.label}" ${unfit.message}`, unfit)
  const missing = missingField(shape, values)
  if (missing) return missing
  const changes = changesBetween(shape, isNew ? {} : record.values, values)
  const at = now.toISOString()
  const version = isNew || changes.length === 0 ? record.version : record.version + 1
  const next = { ...record, version, values: withoutNulls(values), updatedAt: at, updatedBy: actor }
  const moments = momentsAfter(next, changes, at)
  return {
    at: now,
    record: {
      ...next,
      moments: elsewhere ? momentsElsewhere(record.moments, moments, elsewhere) : moments,
      origins: originsAfter(next, changes, learntAt, elsewhere),
    },
    action: isNew ? 'create' : 'update',
    changes,
  }
}

function withoutNulls(values: FieldValues): FieldValues {
  const filled: FieldValues = {}
  for (const name in values) {
    const value = values[name]
    if (value !== null && value !== undefined) filled[name] = value
  }
  return filled
}

function newRecord(id: string, { shape, actor, now }: Setting): StoredRecord {
  const at = now.toISOString()
  const values: FieldValues = {}
  for (const { name, initial } of shape.fields) if (initial !== undefined) values[name] = initial
  return {
    type: shape.type,
    id,
    version: 1,
    values,
    createdAt: at,
    createdBy: actor,
    updatedAt: at,
    updatedBy: actor,
    deletedAt: null,
    mergedInto: null,
    moments: [],
    sent: {},
    origins: {},
  }
}

function create(
  known: StoredRecord | undefined,
  id: string,
  write: { values: FieldValues } & Pick<AnyWrite, 'learntAt' | 'elsewhere' | 'standing'>,
  setting: Setting,
) {
  if (!known) return applyValues(newRecord(id, setting), write.values, true, setting, write)
  const how = known.deletedAt ? 'It was deleted; restore it instead.' : 'Change it instead.'
  return refuse('record.conflict', `This ${setting.shape.type} exists already. ${how}`, {
    field: 'externalId',
    id: known.id,
  })
}

function remove(record: StoredRecord, { actor, now }: Setting): Applied {
  const at = now.toISOString()
  return {
    at: now,
    record: { ...record, version: record.version + 1, deletedAt: at, updatedAt: at, updatedBy: actor },
    action: 'delete',
    changes: [],
  }
}

function restore(record: StoredRecord, { actor, now }: Setting): Applied | Refused {
  if (!record.deletedAt) return refuse('record.conflict', 'This record is not deleted.', { id: record.id })
  return {
    at: now,
    record: {
      ...record,
      version: record.version + 1,
      deletedAt: null,
      updatedAt: now.toISOString(),
      updatedBy: actor,
    },
    action: 'restore',
    changes: [],
  }
}

function putBack(
  record: StoredRecord,
  { values: given, undone, as, remove }: PutBack,
  { shape, actor, now }: Setting,
): Applied {
  const values = { ...record.values, ...given }
  return {
    at: now,
    record: {
      ...record,
      version: record.version + 1,
      values: withoutNulls(values),
      moments: record.moments.filter(({ version }) => !undone.has(version)),
      updatedAt: now.toISOString(),
      updatedBy: actor,
      ...as,
      ...(remove ? { deletedAt: now.toISOString() } : {}),
    },
    action: remove ? 'delete' : 'update',
    changes: changesBetween(shape, record.values, values),
  }
}

export function applyWrite(
  write: AnyWrite,
  id: string,
  known: StoredRecord | undefined,
  { now, ...by }: Setting,
): Applied | Refused {
  const setting: Setting = { ...by, now: write.doneAt ?? now }
  if (write.do === 'create') return create(known, id, write, setting)
  if (!known || (known.deletedAt && write.do !== 'restore')) return notFound(setting.shape.type, id)
  if (write.version !== undefined && write.version !== known.version)
    return refuse(
      'record.changed',
      `${known.updatedBy.name} changed this meanwhile. Look at the newest version and decide.`,
      { id, version: known.version },
    )
  switch (write.do) {
    case 'update':
      return applyValues(known, write.values, false, setting, write)
    case 'delete':
      return remove(known, setting)
    case 'restore':
      return restore(known, setting)
    case 'put-back':
      return putBack(known, write, setting)
  }
}
