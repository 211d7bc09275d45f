/** Plans and writes the rows of one batch with the records locked, whether they come from a file or from a connected table. */
import type { Transaction } from 'kysely'
import type { Writer } from '../../../model/actor.ts'
import type { RecordWriteResult } from '../../../model/crm/batch.ts'
import type { FieldValue } from '../../../model/crm/field-value.ts'
import type { RecordImportSettings } from '../../../model/crm/record-import.ts'
import type { Tables } from '../../../storage/records/tables.ts'
import { aloneMaking, MadeMeanwhile } from '../../made-once.ts'
import { lockRecords } from '../../record-rows.ts'
import type { RecordShape } from '../../record-shape.ts'
import { storeWords } from '../../search-rows.ts'
import type { StoredRecord } from '../../stored-record.ts'
import { type Planned, type Written, writeWithin } from '../../write-records.ts'
import { erasedIn } from './erased-rows.ts'
import { isUnique, keyIn, ofOthers, recordsWith } from './match-keys.ts'
import { type Made, makeNamed, withId, withIds } from './new-records.ts'
import { isChange, isTurnedDown, type Outcome, planRows, type RowChange } from './plan-rows.ts'
import type { Planning } from './planning.ts'
import { type RowSource, recallRows } from './row-memory.ts'
import type { RowRead } from './row-read.ts'
import { consentsSaid, type RecordOfRow } from './whose-consents.ts'
import { addConsents, newConsents } from './write-consents.ts'

export type Plan = { planning: Planning; outcomes: Outcome[]; locked: StoredRecord[] }
export type Stored = Plan & {
  made: Made
  written: Written
  words: ReadonlySet<string>
  /** Which record each row is, by its number. */
  records: ReadonlyMap<number, string>
  /** How many agreements and opt-outs were taken over. */
  consents: number
}

/** Who writes, and under what it stands in the history. `from`: where an entry of what a customer wants says that it is from. */
export type WritingAs = { settings: RecordImportSettings; actor: Writer; from: string; batch?: string }

/** `source`: of rows that come again. `blanks`: an empty cell of theirs says that it is empty there. */
export async function planBatch(
  transaction: Transaction<Tables>,
  before: Planning,
  rows: readonly RowRead[],
  source: RowSource | undefined,
  blanks: boolean,
): Promise<Plan> {
  const isErased = erasedIn(before)
  const living = rows.filter((row) => !isErased(row))
  const planning: Planning = source
    ? { ...before, memory: await recallRows(transaction, before.type, before.shape, source, living, blanks) }
    : before
  const locked: StoredRecord[] = []
  const outcomes = await planRows(transaction, planning, rows, async (type, ids) => {
    const found = await lockRecords(transaction, type, ids)
    locked.push(...found)
    return found
  })
  return { planning, outcomes, locked }
}

type AfterWriting = { outcomes: Outcome[]; records: Map<number, string> }

/** A write may still be refused where the plan could not know, such as by a record that was there an instant ago. */
function afterWriting(
  outcomes: readonly Outcome[],
  results: readonly RecordWriteResult[],
  cells: ReadonlyMap<number, readonly string[]>,
): AfterWriting {
  const records = new Map<number, string>()
  let next = 0
  const after = outcomes.map((outcome): Outcome => {
    if (!isChange(outcome)) {
      if (!isTurnedDown(outcome) && outcome.record) records.set(outcome.row, outcome.record.id)
      return outcome
    }
    const own = results.slice(next, next + outcome.writes.length)
    next += outcome.writes.length
    const refused = own.find((result) => result.status === 'refused')
    if (refused?.status !== 'refused') {
      for (const result of own) if (result.status !== 'refused') records.set(outcome.row, result.id)
      return own.every(({ status }) => status === 'unchanged') ? { kind: 'skip', row: outcome.row } : outcome
    }
    const { code, message } = refused
    return {
      kind: code === 'record.conflict' ? 'conflict' : 'refused',
      row: outcome.row,
      problem: { code, message, column: '', value: '' },
      // Of who was erased nothing is kept, not even by the refusal.
      cells: code === 'record.erased' ? [] : (cells.get(outcome.row) ?? []),
    }
  })
  return { outcomes: after, records }
}

/** What the plan worked out need not be worked out again. */
const plannedBy = (shape: RecordShape, { planning, outcomes, locked }: Plan): Planned => ({
  shape,
  locked,
  outcomes: new Map(
    outcomes.filter(isChange).flatMap(({ kind, writes, before, after, changes }) => {
      const [write] = writes
      return write && writes.length === 1
        ? [
            [
              write,
              { action: kind, before, record: after, changes, at: write.doneAt ?? planning.now },
            ] as const,
          ]
        : []
    }),
  ),
})

export const writesOf = (outcomes: readonly Outcome[]) =>
  outcomes.filter(isChange).flatMap(({ writes }: RowChange) => writes)

/** The records that are there now, each naming its customer by the id that she has. */
function recordsNow(
  outcomes: readonly Outcome[],
  records: ReadonlyMap<number, string>,
  ids: ReadonlyMap<string, string>,
): Map<number, RecordOfRow> {
  return new Map(
    outcomes.flatMap((outcome) => {
      if (isTurnedDown(outcome)) return []
      const { values } = (isChange(outcome) ? outcome.after : outcome.record) ?? {}
      const id = records.get(outcome.row)
      if (!values || id === undefined) return []
      const customer = typeof values.customer === 'string' ? values.customer : null
      return [[outcome.row, { id, values: { ...values, customer: ids.get(customer ?? '') ?? customer } }]]
    }),
  )
}

export async function writeRows(
  transaction: Transaction<Tables>,
  { settings: { type }, actor, from, batch }: WritingAs,
  plan: Plan,
  rows: readonly RowRead[],
): Promise<Stored> {
  const { outcomes, planning } = plan
  const { now, relations, erased } = planning
  const as = { actor, now, ...(batch === undefined ? {} : { batch }) }
  const wanted = writesOf(outcomes)
  const made = await makeNamed(transaction, relations, wanted, { ...as, erased })
  const ids = new Map([...relations.real, ...made.ids])
  const fields = new Set(planning.namings.keys())
  const writes = wanted.map((write) => withIds(write, ids, fields))
  const words = new Set<string>()
  const planned = plannedBy(planning.shape, plan)
  const written =
    writes.length > 0
      ? await writeWithin(transaction, { type, writes, ...as, planned, words }, erased)
      : { results: [], changed: [] }
  const cells = new Map(rows.map((row) => [row.row, row.cells]))
  const after = afterWriting(outcomes, written.results, cells)
  const said = rows.some((row) => row.consents?.length)
    ? await consentsSaid(transaction, type, rows, recordsNow(outcomes, after.records, ids), { actor, now })
    : []
  const consents = await newConsents(transaction, said, from, now)
  await addConsents(transaction, consents, { actor, source: from, batch: batch ?? null })
  return { ...plan, ...after, made, written, words, consents: consents.entries.length }
}

/**
 * What only a name or an address tells is looked for once more by whoever makes such records alone: while this was
 * planned and written, another import may have made the same. Here and not before, since the lock keeps others waiting.
 */
async function refuseMadeMeanwhile(
  transaction: Transaction<Tables>,
  { type, settings, memory }: Planning,
  { outcomes, locked, records }: Stored,
): Promise<void> {
  const created = outcomes.filter(isChange).filter(({ kind }) => kind === 'create')
  const keys = new Map(
    settings.match
      .filter((field) => !isUnique(field))
      .map((field) => [field, created.flatMap(({ after }) => keyIn(field, after.values) || [])]),
  )
  if (![...keys.values()].some((values) => values.length > 0)) return
  await aloneMaking(transaction, type)
  const known = new Set([...records.values(), ...locked.map(({ id }) => id), ...(memory?.records() ?? [])])
  for (const [field, values] of keys)
    for (const { id } of await recordsWith(transaction, type, field, [...new Set(values)], ofOthers))
      if (!known.has(id)) throw new MadeMeanwhile(`${type} ${id} was made meanwhile`)
}

/** What is stored last: words of the search, which others may bring as well, and what was said of the rows. */
export async function endRows(
  transaction: Transaction<Tables>,
  { relations }: Planning,
  stored: Stored,
): Promise<void> {
  const { planning, words, records, made } = stored
  await refuseMadeMeanwhile(transaction, planning, stored)
  await storeWords(transaction, words)
  const ids = new Map([...relations.real, ...made.ids])
  await planning.memory?.save(records, (value: FieldValue) => withId(value, ids))
}
