/** Says of each row of a batch what it would do to which record, by the very steps that writing takes. */
import { plainActor } from '../../../model/actor.ts'
import type { FieldChange } from '../../../model/crm/crm-record.ts'
import type { FieldValue, FieldValues } from '../../../model/crm/field-value.ts'
import type { ImportedType } from '../../../model/crm/record-import.ts'
import { type AnyWrite, applyWrite } from '../../apply-write.ts'
import { isRefused, type Refused } from '../../read-values.ts'
import { customerIdOf } from '../../record-id.ts'
import { type Db, readRecords } from '../../record-rows.ts'
import type { RelatedRecords } from '../../related-records.ts'
import type { StoredRecord } from '../../stored-record.ts'
import { otherDepartment } from '../../write-records.ts'
import { aboutErased, erasedIn } from './erased-rows.ts'
import { type Key, type KnownRecords, keysOf, knownBy, recordsWith } from './match-keys.ts'
import { valuesOf, wishesOf } from './named-values.ts'
import type { Planning, Problem, RowTurnedDown } from './planning.ts'
import type { RowRead } from './row-read.ts'

export type RowChange = {
  kind: 'create' | 'update'
  row: number
  writes: AnyWrite[]
  before?: StoredRecord
  after: StoredRecord
  changes: FieldChange[]
  /** It says nothing by which it would be recognised. */
  keyless?: boolean
}
export type Outcome = RowChange | RowTurnedDown | { kind: 'skip'; row: number; record?: StoredRecord }

export const isChange = (outcome: Outcome): outcome is RowChange => 'writes' in outcome
export const isTurnedDown = (outcome: Outcome): outcome is RowTurnedDown => 'problem' in outcome

type ReadRecords = (type: ImportedType, ids: readonly string[]) => Promise<StoredRecord[]>

/** The records as rows of this batch leave them. */
type Current = { records: Map<string, StoredRecord>; known: KnownRecords; owners: Map<string, string> }

const isEmpty = (value: FieldValue | undefined): boolean =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)

/** What the file says that the record may take. */
function takenBy(
  record: StoredRecord,
  planning: Planning,
  { read, fillsOnly }: { read: RowRead; fillsOnly: boolean },
  said: FieldValues,
): FieldValues {
  const { closedAt } = read.usual
  const values = planning.memory ? planning.memory.news(read, record, said) : said
  const wanted: FieldValues = {
    ...(closedAt !== undefined && isEmpty(record.values.closedAt) ? { closedAt } : {}),
    ...values,
  }
  // Her number is made of it: it never changes.
  if (planning.type === 'customer') delete wanted.externalId
  if (!fillsOnly) return wanted
  return Object.fromEntries(Object.entries(wanted).filter(([name]) => isEmpty(record.values[name])))
}

function problemOf(planning: Planning, read: RowRead, refused: Refused): Problem {
  const column = planning.settings.columns.find(
    ({ target }) => target.split(':')[0] === refused.field,
  )?.column
  const value = read.values[refused.field ?? '']
  return {
    code: refused.code,
    message: refused.message,
    column: column ?? '',
    value: typeof value === 'string' || typeof value === 'number' ? String(value).slice(0, 200) : '',
  }
}

const turnedDown = (kind: 'conflict' | 'refused', read: RowRead, problem: Problem): Outcome => ({
  kind,
  row: read.row,
  problem,
  cells: read.cells,
})

/** What related records say of departments is looked at when rows are written. */
const nothingRelated: RelatedRecords = new Map()

/** One write after the other on the record as the last left it. */
function applied(
  planning: Planning,
  read: RowRead,
  id: string,
  writes: AnyWrite[],
  before: StoredRecord | undefined,
): Outcome {
  const { shape, actor, now } = planning
  let record = before
  const changes: FieldChange[] = []
  for (const write of writes) {
    const setting = { shape, actor: plainActor(actor), now, limitedTo: actor.limitedTo }
    const next = applyWrite(write, id, record, setting)
    const refused = isRefused(next) ? next : otherDepartment({ actor }, record, next, shape, nothingRelated)
    if (refused)
      return turnedDown(
        refused.code === 'record.conflict' ? 'conflict' : 'refused',
        read,
        problemOf(planning, read, refused),
      )
    if (isRefused(next)) continue
    record = next.record
    changes.push(...next.changes)
  }
  if (!record) return { kind: 'skip', row: read.row }
  const isNew = writes[0]?.do !== 'update'
  if (!isNew && changes.length === 0)
    return { kind: 'skip', row: read.row, ...(before ? { record: before } : {}) }
  return {
    kind: isNew ? 'create' : 'update',
    row: read.row,
    writes,
    ...(before ? { before } : {}),
    after: record,
    changes,
  }
}

function taken(
  planning: Planning,
  current: Current,
  read: RowRead,
  id: string,
  values: FieldValues,
): Outcome | undefined {
  const { externalId } = values
  if (typeof externalId !== 'string' || externalId === '') return undefined
  const owner = current.owners.get(externalId) ?? planning.taken.get(externalId)
  if (owner === undefined || owner === id) {
    if (!planning.settings.match.includes('externalId')) planning.taken.set(externalId, id)
    return undefined
  }
  const message = `Another ${planning.type} has the external id "${externalId}". Match rows by it, or leave the column out.`
  return turnedDown('conflict', read, {
    ...problemOf(planning, read, { code: 'record.conflict', message, field: 'externalId' }),
    code: 'external-id-taken',
  })
}

function newOne(planning: Planning, current: Current, read: RowRead, values: FieldValues): Outcome {
  if (planning.settings.unknown === 'leave') return { kind: 'skip', row: read.row }
  const given = { ...read.usual, ...values }
  const { externalId } = given
  const isCustomer = planning.type === 'customer' && typeof externalId === 'string' && externalId !== ''
  const id = isCustomer ? customerIdOf(externalId) : `row-${read.row}`
  const there = isCustomer ? current.records.get(id) : undefined
  if (planning.memory && there && deletedByPeople(there)) return { kind: 'skip', row: read.row }
  planning.memory?.news(read, undefined, values)
  const clash = taken(planning, current, read, id, given)
  if (clash) return clash
  if (!there?.deletedAt || there.mergedInto)
    return applied(planning, read, id, [{ do: 'create', values: given }], there)
  // Her number is that of her external id, so whom the file names again is brought back.
  const { externalId: _, ...rest } = given
  return applied(
    planning,
    read,
    id,
    [
      { do: 'restore', id },
      { do: 'update', id, values: rest },
    ],
    there,
  )
}

/** Rows come again, and what people deleted stays deleted. */
const deletedByPeople = ({ deletedAt, mergedInto, updatedBy }: StoredRecord): boolean =>
  deletedAt !== null && mergedInto === null && updatedBy.kind !== 'system'

/** The record went with its row, and comes back with it. */
function broughtBack(planning: Planning, read: RowRead, record: StoredRecord): Outcome {
  const { id } = record
  const { values, problem } = valuesOf(planning, read, record)
  if (problem) return turnedDown('refused', read, problem)
  const wanted = takenBy(record, planning, { read, fillsOnly: false }, values)
  return applied(
    planning,
    read,
    id,
    [
      { do: 'restore', id },
      { do: 'update', id, values: wanted },
    ],
    record,
  )
}

function outcomeOf(planning: Planning, current: Current, read: RowRead, keys: readonly Key[]): Outcome {
  const before = current.records.get(planning.memory?.recordOf(read) ?? '')
  if (before && deletedByPeople(before)) return { kind: 'skip', row: read.row }
  if (before?.deletedAt && !before.mergedInto) return broughtBack(planning, read, before)
  // A row that was a record stays that record, whatever either is called now.
  const found = before && !before.deletedAt ? [{ record: before, byMerged: false }] : current.known(keys)
  const [only] = found
  if (found.length > 1) {
    const key = keys.find(({ field }) => field !== 'id')
    const label = planning.shape.field(key?.field ?? '')?.label ?? 'key'
    return turnedDown('conflict', read, {
      code: 'several-records',
      message: `${found.length} records have the same ${label.toLowerCase()}, so it is not sure which one is meant. Match by something else, or merge them.`,
      column: planning.settings.columns.find(({ target }) => target === key?.field)?.column ?? '',
      value: key?.value ?? '',
    })
  }
  const record = only && (current.records.get(only.record.id) ?? only.record)
  // What she wants is taken over all the same, by who may change her.
  if (record && planning.settings.known === 'leave' && read.consents?.length)
    return applied(planning, read, record.id, [{ do: 'update', id: record.id, values: {} }], record)
  if (record && planning.settings.known === 'leave') return { kind: 'skip', row: read.row, record }
  const { values, problem } = valuesOf(planning, read, record)
  if (problem) return turnedDown('refused', read, problem)
  if (!record) {
    const outcome = newOne(planning, current, read, values)
    return isChange(outcome) && keys.length === 0 ? { ...outcome, keyless: true } : outcome
  }
  // Who merged two chose what stays: what the file says of the lesser one only completes it.
  const fillsOnly = planning.settings.known === 'fill' || only?.byMerged === true
  if (only?.byMerged) delete values.externalId
  const wanted = takenBy(record, planning, { read, fillsOnly }, values)
  return (
    taken(planning, current, read, record.id, wanted) ??
    applied(planning, read, record.id, [{ do: 'update', id: record.id, values: wanted }], record)
  )
}

const textsOf = (rows: readonly RowRead[], field: string): string[] =>
  rows.flatMap(({ values }) => {
    const value = values[field]
    return typeof value === 'string' && value !== '' ? [value] : []
  })

/** The records that these rows may be about. */
async function currentOf(
  db: Db,
  planning: Planning,
  rows: readonly RowRead[],
  keys: readonly Key[][],
  read: ReadRecords,
): Promise<Current> {
  const { type, settings } = planning
  const ids = new Set<string>(planning.memory?.records())
  const whoIs = new Map<string, string>()
  for (const field of settings.match) {
    const values = keys.flat().flatMap((key) => (key.field === field ? [key.value] : []))
    for (const { id, standing } of await recordsWith(db, type, field, [...new Set(values)])) {
      ids.add(id).add(standing)
      if (id !== standing) whoIs.set(id, standing)
    }
  }
  const external = [...new Set(textsOf(rows, 'externalId'))]
  if (!settings.match.includes('externalId'))
    for (const { id } of await recordsWith(db, type, 'externalId', external)) ids.add(id)
  if (type === 'customer') for (const one of external) ids.add(customerIdOf(one))
  const records = new Map((await read(type, [...ids])).map((record) => [record.id, record]))
  await planning.memory?.lookInto([...records.keys()])
  const owners = new Map<string, string>()
  for (const { id, deletedAt, values } of records.values())
    if (!deletedAt && typeof values.externalId === 'string') owners.set(values.externalId, id)
  return { records, owners, known: knownBy(records, whoIs, settings) }
}

/** `read`: how records are read; while they are written, locked. */
export async function planRows(
  db: Db,
  planning: Planning,
  rows: readonly RowRead[],
  read: ReadRecords = (type, ids) => readRecords(db, type, ids),
): Promise<Outcome[]> {
  const isErased = erasedIn(planning)
  // Nobody is asked who she is, nor offered her name.
  await planning.relations.prepare(
    db,
    wishesOf(
      planning,
      rows.filter((row) => !isErased(row)),
    ),
  )
  const keys = rows.map((row) => keysOf(row, planning.settings.match))
  const current = await currentOf(db, planning, rows, keys, read)
  for (const [field, { to }] of planning.namings) {
    if (to !== 'customer' && to !== 'company') continue
    const ids = [...current.records.values()].map(({ values }) => values[field])
    await planning.relations.followMerges(db, to, [...new Set(ids.filter((id) => typeof id === 'string'))])
  }
  return rows.map((row, index) => {
    const outcome = isErased(row)
      ? aboutErased(row)
      : row.trouble
        ? turnedDown('refused', row, row.trouble)
        : outcomeOf(planning, current, row, keys[index] ?? [])
    if (isChange(outcome)) current.records.set(outcome.after.id, outcome.after)
    return outcome
  })
}
