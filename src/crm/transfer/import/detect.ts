/** Tells from its header, cells and name what a file is about, and which column is what, with the reason in words. */
import { hasDecimalComma, readNumber } from '../../../files/read-number.ts'
import { findTimeForm, numericForms } from '../../../files/time-forms.ts'
import { wordsOf } from '../../../files/words-of.ts'
import {
  type ImportColumn,
  type ImportedType,
  importedTypes,
  type RecordImportSettings,
} from '../../../model/crm/record-import.ts'
import type { RecordShape } from '../../record-shape.ts'
import { filledCells } from './cell-value.ts'
import { isOption, pipelineFor } from './choice-words.ts'
import { consentOf, consentPart, consentTimePart } from './consent-targets.ts'
import { matchable, usualMatch } from './match-keys.ts'
import { presets } from './presets/index.ts'
import type { Preset, Sheet } from './presets/preset.ts'
import { fileNameWords, targetWords } from './target-words.ts'
import { deletedTarget, idLabel, idTarget, type Target, targetsOf } from './targets.ts'

export type ColumnCells = { name: string; cells: readonly string[] }
export type Detected = {
  settings: RecordImportSettings
  preset: string | null
  why: string
  reasons: Map<string, string>
  /** Columns that are called like a field, and whose cells are hardly ever one. */
  unlike: { column: string; label: string }[]
  source: Source
}

type Candidate = { column: ColumnCells; target: string; score: number; reason: string; fits: boolean }

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

/** What a program's own column is worth, and a little less for each of several that are one field. */
const programScore = 2
const orderOf = (sheet: Sheet | undefined, words: string): number =>
  sheet ? Object.keys(sheet.columns).indexOf(words) / 1000 : 0

const share = (cells: readonly string[], test: (cell: string) => boolean): number =>
  cells.length === 0 ? 1 : cells.filter(test).length / cells.length

/** Whether the cells can be what the name promises; an empty column is believed. */
function fits({ field, part }: Target, cells: readonly string[]): boolean {
  if (cells.length === 0) return true
  const comma = hasDecimalComma(cells)
  const isNumber = (cell: string) => readNumber(cell.replace(/[^\d.,+\-() ']/g, ''), comma) !== undefined
  if (part === 'quantity' || part === 'price') return share(cells, isNumber) > 0.8
  if (part === 'currency') return share(cells, (cell) => /^[A-Za-z]{3}$/.test(cell.trim())) > 0.8
  if (part === consentPart) {
    const isTime = (findTimeForm(cells)?.share ?? 0) > 0.8
    return isTime || share(cells, (cell) => isOption(field, cell)) > 0.8
  }
  if (part === consentTimePart) return (findTimeForm(cells)?.share ?? 0) > 0.8
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

function candidatesOf(
  type: ImportedType,
  shape: RecordShape,
  column: ColumnCells,
  from?: { sheet: Sheet; program: string },
): Candidate[] {
  const words = wordsOf(column.name)
  const cells = filledCells(column.cells)
  const wanted = from?.sheet.columns[words]
  const found: Candidate[] = []
  const put = (target: string, score: number, reason: string, fits = true) =>
    found.push({ column, target, score, reason, fits })
  if (column.name.trim() === idLabel) put(idTarget, 3, 'The id that Waymark’s exports carry.')
  if (words === 'is deleted') put(deletedTarget, 1, 'It says what was deleted there.')
  for (const one of targetsOf(shape)) {
    const isOne = fits(one, cells)
    const add = (score: number, reason: string) => put(one.target, score, reason, isOne)
    if (wanted === one.target)
      add(programScore - orderOf(from?.sheet, words), `${from?.program} calls it so.`)
    else if (column.name.trim() === one.label) add(1.3, 'The field is called so.')
    else if (wordsOf(one.label) === words) add(1.2, 'The field is called so.')
    else {
      const score = wordScore(type, one.target, words)
      if (score > 0) add(score, `The name “${column.name}” stands for ${one.label}.`)
    }
  }
  return found
}

const isOfProgram = ({ score }: Candidate): boolean => score > programScore - 1 / 2 && score <= programScore

/** Best candidates first; a column takes one target, and a target one column, but for those that a program has several for, and opt-outs, of which none is lost. */
function assign(candidates: readonly Candidate[]): Candidate[] {
  const [columns, targets] = [new Set<ColumnCells>(), new Set<string>()]
  return candidates
    .filter((candidate) => candidate.fits)
    .toSorted((a, b) => b.score - a.score)
    .filter((candidate) => {
      const { column, target } = candidate
      const maySeveral = isOfProgram(candidate) || consentOf(target) !== undefined
      if (columns.has(column) || (targets.has(target) && !maySeveral)) return false
      columns.add(column)
      targets.add(target)
      return true
    })
}

/** Whose export it is, if it is one. */
export type Source = { type: ImportedType; preset: Preset | undefined; sheet: Sheet | undefined }

function optionsOf(
  target: Target | undefined,
  column: ColumnCells,
  { type, preset, sheet }: Source,
): Partial<ImportColumn> {
  if (!target) return {}
  const cells = filledCells(column.cells)
  const words = wordsOf(column.name)
  const isId = /\bids?$|\bids? primary$/.test(words)
  const { field, part } = target
  const options: Partial<ImportColumn> = {}
  if (field.kind === 'date' || field.kind === 'datetime')
    options.timeForm = findTimeForm(cells)?.form ?? 'iso'
  // When she did it stands in place of a yes.
  const time = part === consentPart ? findTimeForm(cells) : null
  if (time && time.share > 0.8 && !numericForms.has(time.form)) options.timeForm = time.form
  if (field.kind === 'number' || field.kind === 'money' || part === 'price' || part === 'quantity')
    options.decimalComma = hasDecimalComma(cells)
  // Ids of records that are not there make no good names for new ones.
  if (field.kind === 'relation' && isId) options.unknown = 'empty'
  if (field.kind === 'relation' && !field.many && preset?.separator) options.separator = preset.separator
  const ofCustomers = field.name === 'externalId' ? type === 'customer' : isId && field.to === 'customer'
  if (preset?.prefix && ofCustomers) options.prefix = preset.prefix
  const silent = sheet?.silent?.[words]
  if (silent) options.choices = silent.map((value) => ({ value, option: '' }))
  return options
}

/** The options that follow from the cells when a column becomes something else. */
export const columnOptions = (
  shape: RecordShape,
  target: string,
  column: ColumnCells,
  source: Source,
): Partial<ImportColumn> =>
  optionsOf(
    targetsOf(shape).find((one) => one.target === target),
    column,
    source,
  )

type Guess = Source & { candidates: Candidate[]; assigned: Candidate[]; score: number }

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
      const candidates = columns.flatMap((column) =>
        candidatesOf(type, shape, column, { sheet, program: preset.program }),
      )
      return {
        ...{ type, preset, sheet, candidates },
        assigned: assign(candidates),
        score: 100 + sheet.marks.length,
      }
    }
  const candidates = columns.flatMap((column) => candidatesOf(type, shape, column))
  const assigned = assign(candidates)
  const sum = assigned.reduce((total, { score }) => total + (score >= surely ? 1 : 0.3), 0)
  const ownId = assigned.some(({ target, score }) => target === 'externalId' && score >= surely) ? 1.5 : 0
  const named = fileNameWords[type].test(wordsOf(fileName)) ? 1.2 : 0
  return {
    ...{ type, preset: undefined, sheet: undefined, candidates, assigned },
    score: sum + ownId + named,
  }
}

/** The one currency that a column of the file names: rows that leave it out mean the same. */
function currencyOf({ assigned }: Guess): string | undefined {
  const named = assigned
    .filter(({ target }) => target.endsWith(':currency'))
    .flatMap(({ column }) => filledCells(column.cells))
  const codes = new Set(named.map((code) => code.trim().toUpperCase()))
  const [only] = codes
  return codes.size === 1 && only !== undefined && /^[A-Z]{3}$/.test(only) ? only : undefined
}

/** What is called like a field, was not taken for it because of its cells, and nor was another column. */
function unlikeOf({ candidates, assigned }: Guess, targets: ReadonlyMap<string, Target>): Detected['unlike'] {
  const taken = new Set(assigned.flatMap(({ column, target }) => [column.name, target]))
  return candidates
    .filter(({ fits, score }) => !fits && score >= surely)
    .toSorted((a, b) => b.score - a.score)
    .flatMap(({ column, target }) => {
      if (taken.has(column.name) || taken.has(target)) return []
      taken.add(column.name).add(target)
      return [{ column: column.name, label: targets.get(target)?.label ?? target }]
    })
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
  const pipeline = best.type === 'deal' ? pipelineFor(shape, filledCells(stages)) : undefined
  return {
    preset: best.preset?.program ?? null,
    why: best.preset
      ? `The columns are those of an export from ${best.preset.program}.`
      : wanted
        ? 'You chose it.'
        : `Its columns are mostly those of ${best.type === 'company' ? 'companies' : `${best.type}s`}.`,
    source: best,
    unlike: unlikeOf(best, targets),
    reasons: new Map(best.assigned.map(({ column, reason }) => [column.name, reason])),
    settings: {
      type: best.type,
      columns: best.assigned.map(({ column, target }) => ({
        column: column.name,
        target,
        ...optionsOf(targets.get(target), column, best),
      })),
      match: own.length > 0 ? own : usualMatch(best.type, mapped),
      known: 'update',
      unknown: 'create',
      currency: currencyOf(best) ?? 'EUR',
      timeZone: 'UTC',
      ...(pipeline ? { pipeline } : {}),
    },
  }
}

/** Those of its usual keys that a type can be matched by, with words for them. */
export const keysToChoose = (shape: RecordShape, type: ImportedType): { field: string; label: string }[] =>
  matchable(type).map((field) => ({ field, label: shape.field(field)?.label ?? idLabel }))
