/** The dry run: what the file is, what each row would do to which record, what is undecided. Writes no record. */
import type { Kysely } from 'kysely'
import { fileRows } from '../../../files/file-rows.ts'
import type { OpenedFile } from '../../../files/open-file.ts'
import type { ProgressOf } from '../../../files/progress.ts'
import { findTimeForm } from '../../../files/time-forms.ts'
import type { Writer } from '../../../model/actor.ts'
import { appError } from '../../../model/app-error.ts'
import type { Labels } from '../../../model/crm/crm-record.ts'
import {
  type ImportedType,
  importedTypes,
  type RecordImportPreview,
  type RecordImportSettings,
} from '../../../model/crm/record-import.ts'
import type { RecordType } from '../../../model/crm/record-type.ts'
import type { ImportFormat } from '../../../model/import.ts'
import { erasedPeopleOf } from '../../../storage/records/erased-people.ts'
import type { Tables } from '../../../storage/records/tables.ts'
import { type RecordShape, shapeOf } from '../../record-shape.ts'
import { labelsOf, relatedRecords } from '../../related-records.ts'
import type { StoredRecord } from '../../stored-record.ts'
import { filledCells } from './cell-value.ts'
import {
  type ColumnCells,
  columnOptions,
  type Detected,
  detect,
  keysToChoose,
  type Source,
} from './detect.ts'
import { gatherFile, openTable, readBatches, type TheFile } from './file-reading.ts'
import { addRefused, forgetRefused } from './import-rows.ts'
import { planNewFields } from './new-fields.ts'
import { idsNamedIn } from './new-records.ts'
import { isChange, isTurnedDown, type Outcome, planRows } from './plan-rows.ts'
import type { Planning } from './planning.ts'
import { namesItself, planningOf } from './prepare-import.ts'
import { usualUnknown } from './relations.ts'
import { rowReader } from './row-reader.ts'
import { startTally } from './tally.ts'
import { shownTargets, targetsOf } from './targets.ts'
import { nameSources } from './usual-name.ts'
import { consentsSaid } from './whose-consents.ts'
import { consentSource, newConsents } from './write-consents.ts'

export type Checking = {
  db: Kysely<Tables>
  /** Where rows that would not be taken are kept; undefined: nowhere. */
  id: number | undefined
  file: TheFile
  wanted: ImportedType | null
  /** Undefined: the file says it. Columns without a target for a type that was just chosen are found anew. */
  settings: RecordImportSettings | undefined
  /** Rows that name what is not there wait for it, unless somebody said otherwise: they come again. */
  rowsWait?: boolean
  actor: Writer
  now: Date
  phase(name: string): ProgressOf
  signal: AbortSignal
}

export type Checked = { format: ImportFormat; settings: RecordImportSettings; preview: RecordImportPreview }

const rowsLookedAt = 2_000
const samplesShown = 5

async function samplesOf(file: OpenedFile, signal: AbortSignal): Promise<ColumnCells[]> {
  const cells: string[][] = file.columns.map(() => [])
  for await (const rows of fileRows(file, rowsLookedAt, signal)) {
    for (const row of rows)
      if (row.trouble === '')
        for (const [at, cell] of row.cells.entries()) cells[at]?.push(cell.slice(0, 500))
    break
  }
  return file.columns.map((name, at) => ({ name, cells: cells[at] ?? [] }))
}

/** Columns that somebody chose get the options that follow from their cells. */
function completed(
  settings: RecordImportSettings,
  shape: RecordShape,
  columns: readonly ColumnCells[],
  source: Source,
) {
  return {
    ...settings,
    columns: settings.columns.map((one) => {
      const column = columns.find(({ name }) => name === one.column)
      return column ? { ...columnOptions(shape, one.target, column, source), ...one } : one
    }),
  }
}

/** Where a name alone makes no record. */
function waiting(
  { settings: given }: Checking,
  settings: RecordImportSettings,
  shape: RecordShape,
): RecordImportSettings {
  const chosen = new Set(given?.columns.flatMap(({ column, unknown }) => (unknown ? [column] : [])))
  const columns = settings.columns.map((one) => {
    const to = shape.field(one.target)?.to
    const stays = !to || chosen.has(one.column) || (one.unknown ?? usualUnknown(to)) !== 'empty'
    return stays ? one : { ...one, unknown: 'refuse' as const }
  })
  return { ...settings, columns }
}

type Remark = RecordImportPreview['remarks'][number]
type Understood = Detected & { shape: RecordShape; newRemarks: Remark[] }

async function understood(
  { db, file, wanted, settings: given, signal }: Checking,
  opened: OpenedFile,
  columns: readonly ColumnCells[],
): Promise<Understood> {
  const shapes = Object.fromEntries(
    await Promise.all(importedTypes.map(async (type) => [type, await shapeOf(db, type)] as const)),
  ) as Record<ImportedType, RecordShape>
  const isNewType = given !== undefined && given.columns.length === 0
  const type = given?.type ?? wanted ?? undefined
  const found = detect(columns, file.fileName, shapes, type)
  const known = { shape: shapes[found.settings.type], newRemarks: [] }
  if (!given) return { ...found, ...known }
  if (isNewType) {
    const { match, columns, pipeline } = found.settings
    return {
      ...{ ...found, ...known },
      settings: { ...given, match, columns, ...(pipeline ? { pipeline } : {}) },
    }
  }
  const planned = await planNewFields(db, known.shape, given, { file: opened, columns }, signal)
  const { settings } = planned
  const shape = planned.fields.length > 0 ? await shapeOf(db, settings.type, planned.fields) : known.shape
  const reasons = new Map(
    settings.columns.map(({ column, target, newField }) => {
      const same = found.settings.columns.some((one) => one.column === column && one.target === target)
      return [column, (same && found.reasons.get(column)) || (newField ? becomesNew : 'Chosen by you.')]
    }),
  )
  return {
    ...{ ...found, shape, reasons, newRemarks: planned.remarks },
    settings: completed(settings, shape, columns, found.source),
  }
}

const becomesNew = 'The import adds this field when it begins.'

const unlikeReason = (unlike: Detected['unlike'][number] | undefined): string =>
  unlike ? `Called like ${unlike.label}, but too few of its cells can be read as one.` : ''

function shownColumns(
  columns: readonly ColumnCells[],
  { settings, reasons, unlike }: Detected,
): RecordImportPreview['columns'] {
  return columns.map(({ name, cells }) => {
    const full = filledCells(cells)
    return {
      name,
      samples: [...new Set(full)].slice(0, samplesShown).map((cell) => cell.slice(0, 80)),
      filled: cells.length === 0 ? 0 : full.length / cells.length,
      target: settings.columns.find(({ column }) => column === name)?.target ?? null,
      reason: reasons.get(name) ?? unlikeReason(unlike.find(({ column }) => column === name)),
    }
  })
}

function remarksOf(
  shape: RecordShape,
  { settings, unlike }: Detected,
  columns: readonly ColumnCells[],
): Remark[] {
  const remarks: Remark[] = []
  const targets = new Map(targetsOf(shape).map((target) => [target.target, target]))
  const mapped = new Set(settings.columns.map(({ target }) => target.split(':')[0]))
  const cellsOf = (column: string) => filledCells(columns.find(({ name }) => name === column)?.cells ?? [])
  const missing = shape.fields.filter(({ name, required }) => required && !mapped.has(name))
  for (const { name, label } of missing) {
    const source = nameSources[settings.type]
    remarks.push(
      source?.field === name
        ? {
            code: 'name-made',
            message: `No column is the ${label.toLowerCase()}, so for new records it is made from ${source.from}.`,
            samples: [],
          }
        : {
            code: 'required-missing',
            message: `No column is the ${label.toLowerCase()}, which every ${settings.type} needs. Rows that make a new one are refused until you choose it.`,
            samples: [],
          },
    )
  }
  if (
    settings.match.length === 0 ||
    !settings.columns.some(({ target }) => settings.match.includes(target.split(':')[0] ?? ''))
  )
    remarks.push({
      code: 'no-key',
      message:
        'No column says which record a row is about, so each row makes a new one, and so would the same file again.',
      samples: [],
    })
  for (const { column, label } of unlike) {
    if (settings.columns.some((one) => one.column === column)) continue
    remarks.push({
      code: 'cells-unlike',
      message: `“${column}” is called like ${label}, but too few of its cells can be read as one, so it is left out. Choose what it is: then only rows that cannot be read are refused.`,
      samples: cellsOf(column).slice(0, 3),
    })
  }
  for (const { column, target, timeForm, separator } of settings.columns) {
    const field = targets.get(target)?.field
    const cells = cellsOf(column)
    const several = separator ? cells.filter((cell) => cell.includes(separator)) : []
    if (several.length > 0)
      remarks.push({
        code: 'several-named',
        message: `Cells of “${column}” name several records; ${field?.label ?? target} holds one, so the first counts.`,
        samples: several.slice(0, 3),
      })
    if (field?.kind === 'money' && target === field.name && !mapped.has(`${field.name}:currency`)) {
      const currencyNamed = settings.columns.some((one) => one.target === `${field.name}:currency`)
      if (!currencyNamed && cells.length > 0 && !cells.some((cell) => /[€$£¥]|[A-Z]{3}/.test(cell)))
        remarks.push({
          code: 'no-currency',
          message: `The amounts in “${column}” name no currency; they are taken as ${settings.currency}.`,
          samples: cells.slice(0, 3),
        })
    }
    if (timeForm && findTimeForm(cells)?.ambiguous)
      remarks.push({
        code: 'ambiguous-dates',
        message: `In “${column}” day and month cannot be told apart. Check which comes first.`,
        samples: cells.slice(0, 3),
      })
  }
  return remarks
}

async function labelsFor(
  { db }: Checking,
  { shape, relations }: Planning,
  records: readonly StoredRecord[],
): Promise<Labels> {
  const values = records.map((record) => record.values)
  const fresh = relations.newOnes(new Set(values.flatMap(idsNamedIn)))
  return {
    ...labelsOf(await relatedRecords(db, shape.fields, values)),
    ...Object.fromEntries(fresh.map(({ id, values }) => [id, Object.values(values).join(' ')])),
  }
}

const madeOf = (planning: Planning, used: ReadonlySet<string>): RecordImportPreview['made'] => {
  const counts = new Map<RecordType, number>()
  for (const { to } of planning.relations.newOnes(used)) counts.set(to, (counts.get(to) ?? 0) + 1)
  return [...counts].map(([type, count]) => ({ type, count }))
}

/** Who would be told of; who is not there yet has no entries. */
const recordsOf = (outcomes: readonly Outcome[]): Map<number, StoredRecord> =>
  new Map(
    outcomes.flatMap((outcome) => {
      if (isTurnedDown(outcome)) return []
      const record = isChange(outcome) ? outcome.after : outcome.record
      return record ? [[outcome.row, record] as const] : []
    }),
  )

export async function checkImport(checking: Checking): Promise<Checked> {
  const { db, id, phase, signal, actor, now } = checking
  const file = await openTable(checking.file, checking.settings ?? null)
  const columns = await samplesOf(file, signal)
  const found = await understood(checking, file, columns)
  const { shape } = found
  const settings = checking.rowsWait ? waiting(checking, found.settings, shape) : found.settings
  const tally = startTally()
  const reader = rowReader(shape, settings, file.columns, now)
  const reading = phase('reading')
  const share = (): number => (file.bytes > 0 ? file.bytesRead() / file.bytes : 1)
  const { groups, names, rows } = await gatherFile(
    file,
    reader,
    namesItself(shape, settings),
    (read) => reading.at(read, share()),
    signal,
  )
  const erased = erasedPeopleOf(db)
  await erased.current()
  const planning = planningOf(shape, settings, names, actor, now, false, erased)
  if (id !== undefined) await forgetRefused(db, id)
  const checkingPhase = phase('checking')
  const used = new Set<string>()
  let olderOptOuts = 0
  const watched = { ...reader, onChoice: tally.onChoice }
  for await (const batch of readBatches(file, watched, groups, signal)) {
    if (signal.aborted) break
    const outcomes = await planRows(db, planning, batch.rows)
    for (const outcome of outcomes)
      if (isChange(outcome)) for (const one of idsNamedIn(outcome.after.values)) used.add(one)
    if (reader.hasConsents) {
      const said = await consentsSaid(db, settings.type, batch.rows, recordsOf(outcomes), { actor, now })
      const news = await newConsents(db, said, consentSource(checking.file.fileName), now)
      tally.counts.consents += news.entries.length
      olderOptOuts += news.older
    }
    tally.addMerged(batch.merged.length)
    const turnedDown = tally.add(outcomes)
    if (id !== undefined) await addRefused(db, id, turnedDown)
    checkingPhase.at(tally.counts.rows, rows > 0 ? tally.counts.rows / rows : 1)
  }
  if (tally.counts.rows === 0 && !signal.aborted)
    throw appError('import.empty', 'The file has a header but no rows below it. Choose another file.')
  const { broughtBack, keyless, ...shown } = tally.shown(
    shape,
    await labelsFor(checking, planning, tally.sampledRecords()),
  )
  const remarks = [...found.newRemarks, ...remarksOf(shape, found, columns)]
  if (keyless > 0 && !remarks.some(({ code }) => code === 'no-key'))
    remarks.push({
      code: 'rows-without-key',
      message: `${keyless} rows say nothing by which they would be recognised, so each makes a new record, and so would the same file again.`,
      samples: [],
    })
  if (olderOptOuts > 0)
    remarks.push({
      code: 'older-opt-outs',
      message: `${olderOptOuts} opt-outs are older than something that the customer agreed to here. They stand in her history, and the newer word counts.`,
      samples: [],
    })
  if (broughtBack > 0)
    remarks.push({
      code: 'brought-back',
      message: `${broughtBack} customers were deleted before and come back, since a customer is always the same under her external id.`,
      samples: [],
    })
  return {
    format: file.format,
    settings,
    preview: {
      preset: found.preset,
      why: found.why,
      sheets: [...(file.sheets ?? [])],
      sheet: file.sheet ?? null,
      columns: shownColumns(columns, { ...found, settings }),
      targets: shownTargets(shape),
      keys: keysToChoose(shape, settings.type),
      counts: tally.counts,
      ...planning.relations.opened(),
      ...shown,
      made: madeOf(planning, used),
      remarks: [...remarks, ...file.remarks()],
    },
  }
}
