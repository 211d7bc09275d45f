/** Tells from its header, cells and name what a file is about, and which column is what, with the reason in words. */
import { hasDecimalComma, readNumber } from '../../../files/read-number.ts'
import { findTimeForm } from '../../../files/time-forms.ts'
import { wordsOf } from '../../../files/words-of.ts'
import {
  type ImportColumn,
  type ImportedType,
  importedTypes,
  type RecordImportSettings,
} from '../../../model/crm/record-import.ts'
import type { RecordShape } from '../../record-shape.ts'
import { pipelineFor } from './choice-words.ts'
import { matchable, usualMatch } from './match-keys.ts'
import { presets } from './presets/index.ts'
import type { Preset, Sheet } from './presets/preset.ts'
import { fileNameWords, targetWords } from './target-words.ts'
import { idLabel, idTarget, type Target, targetsOf } from './targets.ts'

export type ColumnCells = { name: string; cells: readonly string[] }
export type Detected = {
  settings: RecordImportSettings
  preset: string | null
  why: string
  reasons: Map<string, string>
}

type Candidate = { column: ColumnCells; target: string; score: number; reason: string }

const surely = 0.85

function wordScore(type: ImportedType, target: string, words: string): number {
  const { sure, likely = [] } = targetWords[type][target] ?? { sure: [] }
  if (sure.includes(words)) return 1 - sure.indexOf(words) / 1000
  if (likely.includes(words)) return 0.6 - likely.indexOf(words) / 1000
  const joined = words.replaceAll(' ', '')
  if (sure.some((word) => word.replaceAll(' ', '') === joined)) return 0.9
  if (sure.some((word) => word.length > 3 && words.endsWith(` ${word}`))) return 0.5
  return 0
}

const share = (cells: readonly string[], test: (cell: string) => boolean): number =>
  cells.length === 0 ? 1 : cells.filter(test).length / cells.length

/** Whether the cells can be what the name promises; an empty column is believed. */
function fits({ field, part }: Target, cells: readonly string[]): boolean {
  if (cells.length === 0) return true
  const comma = hasDecimalComma(cells)
  const isNumber = (cell: string) => readNumber(cell.replace(/[^\d.,+\-() ']/g, ''), comma) !== undefined
  if (part === 'quantity' || part === 'price') return share(cells, isNumber) > 0.8
  if (part === 'currency') return share(cells, (cell) => /^[A-Za-z]{3}$/.test(cell.trim())) > 0.8
  if (part) return true
  switch (field.kind) {
    case 'number':
    case 'money':
      return share(cells, isNumber) > 0.8
    case 'date':
    case 'datetime':
      return (findTimeForm(cells)?.share ?? 0) > 0.8
    case 'text':
      return field.name !== 'email' || share(cells, (cell) => cell.includes('@')) > 0.5
    default:
      return true
  }
}

const filled = (cells: readonly string[]): string[] => cells.filter((cell) => cell.trim() !== '')

function candidatesOf(
  type: ImportedType,
  shape: RecordShape,
  column: ColumnCells,
  from?: { sheet: Sheet; program: string },
): Candidate[] {
  const words = wordsOf(column.name)
  const cells = filled(column.cells)
  const wanted = from?.sheet.columns[words]
  const found: Candidate[] = []
  if (column.name.trim() === idLabel)
    found.push({ column, target: idTarget, score: 3, reason: 'The id that Waymark’s exports carry.' })
  for (const one of targetsOf(shape)) {
    if (!fits(one, cells)) continue
    const add = (score: number, reason: string) => found.push({ column, target: one.target, score, reason })
    if (wanted === one.target) add(2, `${from?.program} calls it so.`)
    else if (column.name.trim() === one.label) add(1.3, 'The field is called so.')
    else if (wordsOf(one.label) === words) add(1.2, 'The field is called so.')
    else {
      const score = wordScore(type, one.target, words)
      if (score > 0) add(score, `The name “${column.name}” stands for ${one.label}.`)
    }
  }
  return found
}

/** Best candidates first; a target takes one column and a column one target. */
function assign(candidates: readonly Candidate[]): Candidate[] {
  const [columns, targets] = [new Set<ColumnCells>(), new Set<string>()]
  return candidates
    .toSorted((a, b) => b.score - a.score)
    .filter(({ column, target }) => {
      if (columns.has(column) || targets.has(target)) return false
      columns.add(column)
      targets.add(target)
      return true
    })
}

function optionsOf(target: Target | undefined, column: ColumnCells): Partial<ImportColumn> {
  if (!target) return {}
  const cells = filled(column.cells)
  const { field, part } = target
  const options: Partial<ImportColumn> = {}
  if (field.kind === 'date' || field.kind === 'datetime')
    options.timeForm = findTimeForm(cells)?.form ?? 'iso'
  if (field.kind === 'number' || field.kind === 'money' || part === 'price' || part === 'quantity')
    options.decimalComma = hasDecimalComma(cells)
  // Ids of records that are not there make no good names for new ones.
  if (field.kind === 'relation' && /\bid$/.test(wordsOf(column.name))) options.unknown = 'empty'
  return options
}

/** The options that follow from the cells when a column becomes something else. */
export const columnOptions = (
  shape: RecordShape,
  target: string,
  column: ColumnCells,
): Partial<ImportColumn> =>
  optionsOf(
    targetsOf(shape).find((one) => one.target === target),
    column,
  )

type Guess = { type: ImportedType; assigned: Candidate[]; score: number; sheet?: Sheet; preset?: Preset }

function guessFor(
  type: ImportedType,
  shape: RecordShape,
  columns: readonly ColumnCells[],
  fileName: string,
): Guess {
  const words = new Set(columns.map(({ name }) => wordsOf(name)))
  for (const preset of presets)
    for (const sheet of preset.sheets) {
      if (sheet.type !== type || !sheet.marks.every((mark) => words.has(mark))) continue
      const assigned = assign(
        columns.flatMap((column) => candidatesOf(type, shape, column, { sheet, program: preset.program })),
      )
      return { type, assigned, score: 100 + sheet.marks.length, sheet, preset }
    }
  const assigned = assign(columns.flatMap((column) => candidatesOf(type, shape, column)))
  const sum = assigned.reduce((total, { score }) => total + (score >= surely ? 1 : 0.3), 0)
  const ownId = assigned.some(({ target, score }) => target === 'externalId' && score >= surely) ? 1.5 : 0
  const named = fileNameWords[type].test(wordsOf(fileName)) ? 1.2 : 0
  return { type, assigned, score: sum + ownId + named }
}

export function detect(
  columns: readonly ColumnCells[],
  fileName: string,
  shapes: Readonly<Record<ImportedType, RecordShape>>,
  wanted?: ImportedType,
): Detected {
  const guesses = importedTypes
    .filter((type) => !wanted || type === wanted)
    .map((type) => guessFor(type, shapes[type], columns, fileName))
    .sort((a, b) => b.score - a.score)
  const [best] = guesses
  if (!best) throw new Error('There is no type of record to import.')
  const shape = shapes[best.type]
  const targets = new Map(targetsOf(shape).map((target) => [target.target, target]))
  const mapped = new Set(best.assigned.map(({ target }) => target))
  const own = mapped.has(idTarget)
    ? [idTarget]
    : (best.sheet?.match.filter((field) => mapped.has(field)) ?? [])
  const stages = best.assigned.find(({ target }) => target === 'stage')?.column.cells ?? []
  const { prefix } = best.preset ?? {}
  const pipeline = best.type === 'deal' ? pipelineFor(shape, filled(stages)) : undefined
  return {
    preset: best.preset?.program ?? null,
    why: best.preset
      ? `The columns are those of an export from ${best.preset.program}.`
      : wanted
        ? 'You chose it.'
        : `Its columns are mostly those of ${best.type === 'company' ? 'companies' : `${best.type}s`}.`,
    reasons: new Map(best.assigned.map(({ column, reason }) => [column.name, reason])),
    settings: {
      type: best.type,
      columns: best.assigned.map(({ column, target }) => ({
        column: column.name,
        target,
        ...optionsOf(targets.get(target), column),
        ...(prefix && best.type === 'customer' && target === 'externalId' ? { prefix } : {}),
      })),
      match: own.length > 0 ? own : usualMatch(best.type, mapped),
      known: 'update',
      unknown: 'create',
      currency: 'EUR',
      timeZone: 'UTC',
      ...(pipeline ? { pipeline } : {}),
    },
  }
}

/** Those of its usual keys that a type can be matched by, with words for them. */
export const keysToChoose = (shape: RecordShape, type: ImportedType): { field: string; label: string }[] =>
  matchable(type).map((field) => ({ field, label: shape.field(field)?.label ?? idLabel }))
