/** Takes rows of connected tables in as records: by the steps of an import of a file, a page at a time, without keeping any. */
import type { Kysely } from 'kysely'
import type {
  ConnectedTable,
  OpenRows,
  PreviewRows,
  RowRefused,
  RowsFrom,
  RowsWritten,
} from '../../../model/connected-rows.ts'
import type { RecordImportSettings } from '../../../model/crm/record-import.ts'
import type { RecordType } from '../../../model/crm/record-type.ts'
import { erasedPeopleOf } from '../../../storage/records/erased-people.ts'
import type { Tables } from '../../../storage/records/tables.ts'
import { actorOf } from '../../connected/write-connected.ts'
import { shapeOf } from '../../record-shape.ts'
import { checkImport } from './check-import.ts'
import { gatherFile, openTable, type ReadBatch, readBatches } from './file-reading.ts'
import { unmade } from './new-records.ts'
import { isTurnedDown, type Outcome } from './plan-rows.ts'
import type { Planning } from './planning.ts'
import { namesItself, planningOf } from './prepare-import.ts'
import type { RowSource } from './row-memory.ts'
import type { RowRead } from './row-read.ts'
import { rowReader } from './row-reader.ts'
import { secondTime } from './run-import.ts'
import { firstTurn, takeTurn } from './turns.ts'
import { endRows, planBatch, type Stored, writeRows, writesOf } from './write-rows.ts'

export type RowsSettings = {
  db: Kysely<Tables>
  clock: () => Date
  onChanged(type: RecordType, ids: string[]): void
}

const never = new AbortController().signal
const systemWriter = { kind: 'system', id: 'waymark', name: 'Waymark' } as const

function refusedOf({ columns, rows }: ConnectedTable, outcome: Outcome): RowRefused[] {
  if (!isTurnedDown(outcome)) return []
  const { key = '', at = null } = rows[outcome.row - 1] ?? {}
  const cells = Object.fromEntries(columns.map((column, place) => [column, outcome.cells[place] ?? '']))
  return [{ key, at, ...outcome.problem, cells }]
}

const isOfErased = (outcome: Outcome): boolean =>
  isTurnedDown(outcome) && outcome.problem.code === 'record.erased'

function writtenOf(table: ConnectedTable, outcomes: readonly Outcome[], merged: number): RowsWritten {
  const count = (kind: Outcome['kind']) => outcomes.filter((outcome) => outcome.kind === kind).length
  return {
    created: count('create'),
    updated: count('update'),
    same: count('skip') + merged,
    refused: outcomes.filter((outcome) => !isOfErased(outcome)).flatMap((one) => refusedOf(table, one)),
    erased: outcomes.filter(isOfErased).length,
  }
}

/** Its rows as they are planned, and what records in it are called where they name each other. */
async function readTable(
  db: Kysely<Tables>,
  settings: RecordImportSettings,
  { columns, rows }: ConnectedTable,
  now: Date,
) {
  const cells = rows.map((row) => row.cells)
  const file = await openTable({ fileName: '', table: { columns, rows: cells } }, null)
  const shape = await shapeOf(db, settings.type)
  const reader = rowReader(shape, settings, columns, now)
  const selfNamed = namesItself(shape, settings)
  const { groups, names } = await gatherFile(file, reader, selfNamed, () => {}, never)
  const batches: ReadBatch[] = []
  for await (const batch of readBatches(file, reader, groups, never)) batches.push(batch)
  return { shape, selfNamed, names, batches }
}

/** Two pages at once would each make the company that both name, so each waits for the one before. */
export function createRowsWriter(parts: RowsSettings): OpenRows {
  let last: Promise<unknown> = Promise.resolve()
  return (from) => {
    const write = rowsWriter(parts, from)
    return (table) => {
      const written = last.then(() => write(table))
      last = written.catch(() => {})
      return written
    }
  }
}

const rowsWriter = ({ db, clock, onChanged }: RowsSettings, from: RowsFrom): ReturnType<OpenRows> => {
  const { mapping: settings, source, before } = from
  const as = { settings, actor: actorOf(from), from: from.name }
  const erased = erasedPeopleOf(db)
  let kept: Planning | undefined

  async function planningFor(names: ReadonlySet<string>): Promise<Planning> {
    // Who is named in this page alone is looked up for this page alone.
    if (kept && names.size === 0) return kept
    const shape = await shapeOf(db, settings.type)
    kept = planningOf(shape, settings, names, as.actor, clock(), true, erased)
    return kept
  }

  const tell = (type: RecordType, changed: readonly { id: string }[]): void => {
    if (changed.length > 0)
      onChanged(
        type,
        changed.map(({ id }) => id),
      )
  }

  const stored = (
    rows: readonly RowRead[],
    planning: Planning,
    { rows: table }: ConnectedTable,
    blanks = true,
  ) => {
    const memory: RowSource = {
      ...{ source, actor: as.actor.id, overwrite: settings.changedHere === 'overwrite' },
      keyOf: ({ row }) => table[row - 1]?.key,
      atOf: ({ row }) => table[row - 1]?.at ?? before,
    }
    return takeTurn<Awaited<ReturnType<typeof planBatch>>, Stored, Stored, Stored | undefined>(
      db,
      firstTurn(undefined),
      {
        plan: (transaction) => planBatch(transaction, { ...planning, now: clock() }, rows, memory, blanks),
        needsBefore: ({ outcomes }) => unmade(planning.relations, writesOf(outcomes)).length > 0,
        write: (transaction, plan) => writeRows(transaction, as, plan, rows),
        async end(transaction, written) {
          await endRows(transaction, planning, written)
          return written
        },
        stored(written) {
          planning.relations.made(written.made.ids)
          for (const { type, written: made } of written.made.written) tell(type, made.changed)
          tell(settings.type, written.written.changed)
          return written
        },
      },
    ).done
  }

  return async (table) => {
    await erased.current()
    const { shape, selfNamed, names, batches } = await readTable(db, settings, table, clock())
    const planning = await planningFor(names)
    const outcomes: Outcome[] = []
    let merged = 0
    for (const batch of batches) {
      outcomes.push(...((await stored(batch.rows, planning, table))?.outcomes ?? []))
      merged += batch.merged.length
    }
    if (selfNamed && settings.known !== 'leave') {
      const wanted = { ...settings, unknown: 'leave' as const }
      const again = planningOf(shape, wanted, new Set<string>(), as.actor, clock(), true, erased)
      for (const { rows } of batches) await stored(secondTime(planning, rows), again, table, false)
    }
    return writtenOf(table, outcomes, merged)
  }
}

export const createRowsPreview =
  ({ db, clock }: Pick<RowsSettings, 'db' | 'clock'>): PreviewRows =>
  async ({ columns, rows }, mapping, name, signal) => {
    const { settings, preview } = await checkImport({
      db,
      id: undefined,
      file: { fileName: name, table: { columns, rows: rows.map(({ cells }) => cells) } },
      wanted: mapping?.type ?? null,
      settings: mapping,
      rowsWait: true,
      actor: systemWriter,
      now: clock(),
      phase: () => ({ at: () => {} }),
      signal,
    })
    return { settings, preview }
  }
