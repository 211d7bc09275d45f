/** Takes the rows of a checked file in: a batch is one transaction together with how far the import has come. */
import type { Kysely, Transaction } from 'kysely'
import type { ProgressOf } from '../../../files/progress.ts'
import type { Writer } from '../../../model/actor.ts'
import type { RecordWriteResult } from '../../../model/crm/batch.ts'
import type { RecordImportCounts, RecordImportSettings } from '../../../model/crm/record-import.ts'
import type { RecordType } from '../../../model/crm/record-type.ts'
import { erasedPeopleOf } from '../../../storage/records/erased-people.ts'
import type { Tables } from '../../../storage/records/tables.ts'
import { lockRecords } from '../../record-rows.ts'
import { shapeOf } from '../../record-shape.ts'
import { type Written, writeWithin } from '../../write-records.ts'
import { noGroups } from './file-groups.ts'
import { gatherFile, openTable, type ReadBatch, readBatches, type TheFile } from './file-reading.ts'
import { addRefused, changeImport } from './import-rows.ts'
import { type Made, makeNamed, withIds } from './new-records.ts'
import { isChange, isTurnedDown, type Outcome, planRows, type RowChange } from './plan-rows.ts'
import type { Planning } from './planning.ts'
import { namesItself, planningOf } from './prepare-import.ts'
import type { RowRead } from './row-read.ts'
import { rowReader } from './row-reader.ts'

export type Running = {
  db: Kysely<Tables>
  id: number
  file: TheFile
  settings: RecordImportSettings
  actor: Writer
  /** Under which all its changes stand in the history. */
  batch: string
  clock: () => Date
  /** How far an earlier run came. */
  from: { pass: number; rows: number; counts: RecordImportCounts }
  /** Rows of the file, and how many of them others complete, as the dry run counted. */
  expected: { rows: number; merged: number }
  progress: ProgressOf
  onWritten(type: RecordType, written: Written): void
  signal: AbortSignal
}

const triesOfBatch = 3
const uniqueViolation = '23505'

/** Somebody made a record with the same external id in the same moment; the next try finds it. */
const isClash = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === uniqueViolation

type Stored = { outcomes: Outcome[]; made: Made; written: Written }

/** A write may still be refused where the plan could not know, such as by a record that was there an instant ago. */
function afterWriting(
  outcomes: readonly Outcome[],
  results: readonly RecordWriteResult[],
  cells: ReadonlyMap<number, readonly string[]>,
): Outcome[] {
  let next = 0
  return outcomes.map((outcome): Outcome => {
    if (!isChange(outcome)) return outcome
    const own = results.slice(next, next + outcome.writes.length)
    next += outcome.writes.length
    const refused = own.find((result) => result.status === 'refused')
    if (refused?.status !== 'refused')
      return own.every(({ status }) => status === 'unchanged') ? { kind: 'skip', row: outcome.row } : outcome
    const { code, message } = refused
    return {
      kind: code === 'record.conflict' ? 'conflict' : 'refused',
      row: outcome.row,
      problem: { code, message, column: '', value: '' },
      // Of who was erased nothing is kept, not even by the refusal.
      cells: code === 'record.erased' ? [] : (cells.get(outcome.row) ?? []),
    }
  })
}

async function storeRows(
  transaction: Transaction<Tables>,
  { settings: { type }, actor, batch }: Running,
  planning: Planning,
  rows: readonly RowRead[],
  now: Date,
): Promise<Stored> {
  const outcomes = await planRows(transaction, planning, rows, (type, ids) =>
    lockRecords(transaction, type, ids),
  )
  const planned = outcomes.filter(isChange).flatMap(({ writes }: RowChange) => writes)
  const made = await makeNamed(transaction, planning.relations, planned, {
    ...{ actor, now, batch },
    erased: planning.erased,
  })
  const fields = new Set(planning.namings.keys())
  const writes = planned.map((write) => withIds(write, made.ids, fields))
  const written =
    writes.length > 0
      ? await writeWithin(transaction, { type, writes, actor, now, batch }, planning.erased)
      : { results: [], changed: [] }
  const cells = new Map(rows.map((row) => [row.row, row.cells]))
  return { outcomes: afterWriting(outcomes, written.results, cells), made, written }
}

const addCounts = (counts: RecordImportCounts, outcomes: readonly Outcome[], merged: number) => {
  const next = { ...counts, merged: counts.merged + merged, rows: counts.rows + merged + outcomes.length }
  for (const { kind } of outcomes) next[kind]++
  return next
}

export async function runImport(running: Running): Promise<RecordImportCounts> {
  let { counts } = running.from
  const shape = await shapeOf(running.db, running.settings.type)
  const again = namesItself(shape, running.settings) && running.settings.known !== 'leave'
  if (running.from.pass === 1) counts = await pass(running, 1, counts, running.from.rows)
  if (again && !running.signal.aborted)
    await pass(running, 2, counts, running.from.pass === 2 ? running.from.rows : 0)
  return counts
}

/** Rows that name records of their own file, once all of these are there. */
function secondTime(planning: Planning, rows: readonly RowRead[]): RowRead[] {
  const own = new Set(
    [...planning.namings].filter(([, { to }]) => to === planning.type).map(([field]) => field),
  )
  return rows.flatMap((row) => {
    const relations = row.relations.filter(({ field }) => own.has(field))
    if (row.trouble || relations.length === 0) return []
    const keys = Object.entries(row.values).filter(([name]) => planning.settings.match.includes(name))
    return [{ ...row, relations, lines: [], usual: {}, values: Object.fromEntries(keys) }]
  })
}

async function pass(
  running: Running,
  number: number,
  before: RecordImportCounts,
  skip: number,
): Promise<RecordImportCounts> {
  const { db, id, settings, clock, expected, progress, signal } = running
  const shape = await shapeOf(db, settings.type)
  const first = number === 1
  const file = await openTable(running.file, settings)
  const reader = rowReader(shape, settings, file.columns, clock())
  const selfNamed = first && namesItself(shape, settings)
  const { groups, names } =
    expected.merged > 0 || selfNamed
      ? await gatherFile(file, reader, selfNamed, () => {}, signal)
      : { groups: noGroups, names: new Set<string>() }
  const wanted = first ? settings : { ...settings, unknown: 'leave' as const }
  const planning = planningOf(shape, wanted, names, running.actor, clock(), first, erasedPeopleOf(db))
  let counts = before
  for await (const batch of readBatches(file, reader, groups, signal)) {
    if (signal.aborted) break
    if (batch.upTo <= skip) continue
    counts = await storeBatch(running, planning, batch, number, counts)
    if (first) progress.at(batch.upTo, expected.rows > 0 ? batch.upTo / expected.rows : 1)
  }
  if (first && !signal.aborted) await changeImport(db, id, { pass: 2, rows_done: 0 })
  return counts
}

async function storeBatch(
  running: Running,
  planning: Planning,
  batch: ReadBatch,
  number: number,
  counts: RecordImportCounts,
): Promise<RecordImportCounts> {
  const { db, id, clock, settings, onWritten } = running
  const first = number === 1
  const rows = first ? batch.rows : secondTime(planning, batch.rows)
  for (let attempt = 1; ; attempt++) {
    try {
      const now = clock()
      const stored = await db.transaction().execute(async (transaction) => {
        const done = await storeRows(transaction, running, { ...planning, now }, rows, now)
        const next = first ? addCounts(counts, done.outcomes, batch.merged.length) : counts
        if (first) await addRefused(transaction, id, done.outcomes.filter(isTurnedDown))
        await changeImport(transaction, id, { counts: next, rows_done: batch.upTo, pass: number })
        return { ...done, next }
      })
      planning.relations.made(stored.made.ids)
      for (const { type, written } of stored.made.written) onWritten(type, written)
      if (stored.written.changed.length > 0) onWritten(settings.type, stored.written)
      return stored.next
    } catch (error) {
      if (!isClash(error) || attempt >= triesOfBatch) throw error
    }
  }
}
