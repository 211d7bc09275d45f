/** Takes the rows of a checked file in: a batch is one transaction together with how far the import has come. */
import { type Kysely, sql } from 'kysely'
import type { ProgressOf } from '../../../files/progress.ts'
import type { Writer } from '../../../model/actor.ts'
import type { RecordImportCounts, RecordImportSettings } from '../../../model/crm/record-import.ts'
import type { RecordType } from '../../../model/crm/record-type.ts'
import { erasedPeopleOf } from '../../../storage/records/erased-people.ts'
import type { Tables } from '../../../storage/records/tables.ts'
import { tableOf } from '../../record-columns.ts'
import { shapeOf } from '../../record-shape.ts'
import type { Written } from '../../write-records.ts'
import { noGroups } from './file-groups.ts'
import { gatherFile, openTable, type ReadBatch, readBatches, type TheFile } from './file-reading.ts'
import { addRefused, changeImport } from './import-rows.ts'
import { keysOf } from './match-keys.ts'
import { unmade } from './new-records.ts'
import { isTurnedDown } from './plan-rows.ts'
import type { Planning } from './planning.ts'
import { namesItself, planningOf } from './prepare-import.ts'
import type { RowSource } from './row-memory.ts'
import type { RowRead } from './row-read.ts'
import { rowReader } from './row-reader.ts'
import { firstTurn, type Turn, takeTurn } from './turns.ts'
import { consentSource } from './write-consents.ts'
import { endRows, planBatch, type Stored, writeRows, writesOf } from './write-rows.ts'

export type Running = {
  db: Kysely<Tables>
  id: number
  file: TheFile
  settings: RecordImportSettings
  actor: Writer
  /** Throws at the first batch at which the actor may not go on. */
  mayGoOn(): Promise<void>
  /** Under which all its changes stand in the history. */
  batch: string
  clock: () => Date
  /** How far an earlier run came. */
  from: { pass: number; rows: number; counts: RecordImportCounts }
  /** Rows of the file, and how many of them others complete, as the dry run counted. */
  expected: { rows: number; merged: number }
  progress: ProgressOf
  /** A connection that brings the file again whenever it changed: what it is called, and when the file was as it is. */
  connected?: { source: string; at: number } | undefined
  onWritten(type: RecordType, written: Written): void
  signal: AbortSignal
}

const addCounts = (
  counts: RecordImportCounts,
  { outcomes, consents }: Pick<Stored, 'outcomes' | 'consents'>,
  merged: number,
) => {
  const next = {
    ...counts,
    merged: counts.merged + merged,
    rows: counts.rows + merged + outcomes.length,
    consents: (counts.consents ?? 0) + consents,
  }
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
export function secondTime(planning: Planning, rows: readonly RowRead[]): RowRead[] {
  const own = new Set(
    [...planning.namings].filter(([, { to }]) => to === planning.type).map(([field]) => field),
  )
  return rows.flatMap((row) => {
    const relations = row.relations.filter(({ field }) => own.has(field))
    if (row.trouble || relations.length === 0) return []
    const keys = Object.entries(row.values).filter(([name]) => planning.settings.match.includes(name))
    return [
      { ...row, relations, lines: [], usual: {}, empty: [], consents: [], values: Object.fromEntries(keys) },
    ]
  })
}

const firstLook = 5_000
/** A database scales what it saw by how large the table is now, so the next look can wait long. */
const looksApart = 64

/** Lets the database look again at a table that grows, beside the writing, so that it goes on to use the indexes. */
function lookAgain({ db, settings }: Running) {
  let next = firstLook
  let looking: Promise<unknown> = Promise.resolve()
  return {
    grown(created: number): void {
      if (created < next) return
      next = created * looksApart
      looking = sql`analyze ${sql.table(tableOf(settings.type))}`.execute(db)
      // Told at the end.
      looking.catch(() => {})
    },
    ended: () => looking,
  }
}

async function pass(
  running: Running,
  number: number,
  before: RecordImportCounts,
  skip: number,
): Promise<RecordImportCounts> {
  const { db, id, settings, clock, expected, signal } = running
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
  const erased = erasedPeopleOf(db)
  const planning = planningOf(shape, wanted, names, running.actor, clock(), first, erased)
  const look = lookAgain(running)
  let last = firstTurn(before)
  let beforeLast = last
  try {
    for await (const batch of readBatches(file, reader, groups, signal)) {
      if (signal.aborted) break
      if (batch.upTo <= skip) continue
      const ahead = last
      await running.mayGoOn()
      await erased.current()
      last = storeBatch(running, planning, batch, number, ahead)
      await last.planned
      // Three are under way: more would only wait for each other.
      look.grown((await beforeLast.done).create)
      beforeLast = ahead
    }
  } finally {
    await Promise.allSettled([last.done])
    await look.ended()
  }
  if (first && !signal.aborted) await changeImport(db, id, { pass: 2, rows_done: 0 })
  return last.done
}

function storeBatch(
  running: Running,
  planning: Planning,
  batch: ReadBatch,
  number: number,
  ahead: Turn<RecordImportCounts>,
): Turn<RecordImportCounts> {
  const { db, id, clock, settings, onWritten, expected, progress } = running
  const first = number === 1
  const rows = first ? batch.rows : secondTime(planning, batch.rows)
  const source = sourceOf(running)
  return takeTurn(db, ahead, {
    plan: (transaction) => planBatch(transaction, { ...planning, now: clock() }, rows, source, first),
    /** What the one before it makes under the same name is not made again. */
    needsBefore: ({ outcomes }) => unmade(planning.relations, writesOf(outcomes)).length > 0,
    write: (transaction, plan) =>
      writeRows(transaction, { ...running, from: consentSource(running.file.fileName) }, plan, rows),
    async end(transaction, stored, counts) {
      await endRows(transaction, planning, stored)
      const next = first ? addCounts(counts, stored, batch.merged.length) : counts
      if (first) await addRefused(transaction, id, stored.outcomes.filter(isTurnedDown))
      await changeImport(transaction, id, { counts: next, rows_done: batch.upTo, pass: number })
      return { stored, next }
    },
    stored({ stored, next }) {
      planning.relations.made(stored.made.ids)
      for (const { type, written } of stored.made.written) onWritten(type, written)
      if (stored.written.changed.length > 0) onWritten(settings.type, stored.written)
      if (first) progress.at(batch.upTo, expected.rows > 0 ? batch.upTo / expected.rows : 1)
      return next
    },
  })
}

/** In a file a row is called by the key that it is recognised by. */
function sourceOf({ connected, settings, actor }: Running): RowSource | undefined {
  if (!connected) return undefined
  return {
    source: connected.source,
    actor: actor.id,
    keyOf: (row) => keysOf(row, settings.match).map(({ field, value }) => `${field} ${value}`)[0],
    atOf: () => connected.at,
    overwrite: settings.changedHere === 'overwrite',
  }
}
