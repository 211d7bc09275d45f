/** What a row of a file says about a record: values by field, names of other records, and what cannot be read. Pure. */
import type { FileRow } from '../../../files/file-rows.ts'
import { readMoney, readNumber } from '../../../files/read-number.ts'
import { troubles } from '../../../files/readers/troubles.ts'
import type { FieldValue, FieldValues, Money } from '../../../model/crm/field-value.ts'
import { readLines } from '../line-text.ts'
import { type CellTrouble, cellValue, choiceOf, isBlank, isYes } from './cell-value.ts'
import { outcomeOf } from './choice-words.ts'
import { consentsIn } from './row-consents.ts'
import type { NamedLines, NamedRelation, RowRead } from './row-read.ts'
import type { ReadColumn, RowReader } from './row-reader.ts'
import { deletedTarget, idTarget } from './targets.ts'
import { usualName } from './usual-name.ts'

type Parts = Map<string, { cell: string; column: ReadColumn }>

const textOf = (parts: Parts, target: string): string => parts.get(target)?.cell.trim() ?? ''

function troubleOf(column: ReadColumn, value: string, code: string, message: string): CellTrouble {
  return { column: column.settings.column, value, code, message }
}

/** The pipeline decides which stages the words may mean. */
function pipelineOf(reader: RowReader, parts: Parts): string | undefined {
  const named = parts.get('pipeline')
  const chosen = named && choiceOf(reader, named.column, named.cell)
  return typeof chosen === 'string' && chosen !== '' ? chosen : reader.settings.pipeline
}

function readName(values: FieldValues, parts: Parts): void {
  const joined = [textOf(parts, 'name:first'), textOf(parts, 'name:last')].filter(Boolean).join(' ')
  if (joined !== '' && values.name === undefined) values.name = joined
}

/** "Won" beside a stage's name: the outcome wins over the stage in which it came. */
function readOutcome({ shape, settings }: RowReader, values: FieldValues, parts: Parts): void {
  const outcome = outcomeOf(textOf(parts, 'stage:status'))
  if (!outcome || outcome === 'open') return
  const pipeline = typeof values.pipeline === 'string' ? values.pipeline : settings.pipeline
  const stages = shape.pipelines.find(({ id }) => id === pipeline)?.stages ?? shape.pipelines[0]?.stages
  const stage = stages?.find(({ kind }) => kind === outcome)
  if (stage) values.stage = stage.id
}

/** A sale that was closed on a day was not closed today; the files of most programs have one date for both. */
function usualOfDeal({ shape, now }: RowReader, values: FieldValues): FieldValues {
  const kind = shape.stage(values.stage)?.stage.kind
  if (kind !== 'won' && kind !== 'lost') return {}
  const { closeDate, closedAt } = values
  const day = typeof closeDate === 'string' ? `${closeDate}T00:00:00.000Z` : undefined
  const at = closedAt ?? (day !== undefined && Date.parse(day) <= now.getTime() ? day : undefined)
  return at === undefined ? {} : { closedAt: at, openedAt: at }
}

function currencyOf({ settings }: RowReader, parts: Parts, field: string): string {
  const named = textOf(parts, `${field}:currency`).toUpperCase()
  return /^[A-Z]{3}$/.test(named) ? named : settings.currency
}

function linesIn(reader: RowReader, parts: Parts, field: string): NamedLines | CellTrouble | undefined {
  const whole = parts.get(field)
  if (whole)
    return { field, column: whole.column.settings, lines: readLines(whole.cell, reader.settings.currency) }
  const named = parts.get(`${field}:name`)
  if (!named) return undefined
  const [quantity, price] = [parts.get(`${field}:quantity`), parts.get(`${field}:price`)]
  const comma = (part: typeof price) => part?.column.settings.decimalComma ?? false
  const pieces = quantity ? readNumber(quantity.cell, comma(quantity)) : 1
  if (quantity && pieces === undefined)
    return troubleOf(quantity.column, quantity.cell, 'number-unreadable', 'The quantity is no number.')
  const amount: Money | undefined =
    price && readMoney(price.cell, currencyOf(reader, parts, field), comma(price))
  if (price && !amount)
    return troubleOf(price.column, price.cell, 'amount-unreadable', 'The price cannot be read as an amount.')
  const name = named.cell.trim().slice(0, 300)
  return {
    field,
    column: named.column.settings,
    lines: [{ name, quantity: pieces ?? 1, ...(amount ? { price: amount } : {}) }],
  }
}

const isTrouble = (found: object): found is CellTrouble => 'message' in found

function namesIn(cell: string, { settings, target }: ReadColumn): string[] {
  const { prefix = '', separator } = settings
  const many = target?.field.many === true
  const names = (many ? cell.split(/[;,\n]/) : separator ? cell.split(separator) : [cell])
    .map((name) => name.trim().slice(0, 500))
    .filter((name) => name !== '')
    .map((name) => prefix + name)
  return many ? names : names.slice(0, 1)
}

const isRelation = ({ target }: ReadColumn): boolean => target?.field.kind === 'relation' && !target.part

/** Columns in the order of the settings. */
function relationsIn({ byTarget }: RowReader, cells: readonly string[]): NamedRelation[] {
  const found: NamedRelation[] = []
  for (const [field, columns] of byTarget) {
    if (!columns.every(isRelation)) continue
    const filled = columns.filter(({ at }) => !isBlank(cells[at] ?? ''))
    if (filled.length === 0) continue
    const named = filled.map((column) => ({
      column: column.settings,
      names: namesIn(cells[column.at] ?? '', column),
    }))
    found.push({ field, cells: named })
  }
  return found
}

/** The value of the first of these columns whose cell stands for one. */
function firstValue(
  reader: RowReader,
  columns: readonly ReadColumn[],
  cells: readonly string[],
  context: string | undefined,
): FieldValue | CellTrouble | undefined {
  for (const column of columns) {
    const cell = cells[column.at] ?? ''
    const value = isBlank(cell) ? undefined : cellValue(reader, column, cell, context)
    if (value !== undefined) return value
  }
  return undefined
}

const deletedThere = 'It was deleted or merged away in the other program, so the row is left out.'

export function readRow(reader: RowReader, file: FileRow): RowRead {
  const read: RowRead = {
    row: file.row,
    cells: file.cells,
    values: {},
    usual: {},
    empty: [],
    relations: [],
    lines: [],
  }
  if (file.trouble !== '')
    return {
      ...read,
      trouble: {
        column: '',
        value: file.raw.slice(0, 200),
        code: file.trouble,
        message: (troubles as Record<string, string>)[file.trouble] ?? file.trouble,
      },
    }
  const parts: Parts = new Map()
  for (const column of reader.columns) {
    const cell = file.cells[column.at] ?? ''
    if (column.settings.target === deletedTarget && isYes(cell))
      return { ...read, trouble: troubleOf(column, cell, 'deleted-there', deletedThere) }
    // Of two columns for one field the first that is filled counts.
    if (isBlank(cell)) read.empty.push(column.settings.target)
    else if (!parts.has(column.settings.target)) parts.set(column.settings.target, { cell, column })
  }
  if (reader.hasConsents) {
    const consents = consentsIn(reader, file.cells)
    if (isTrouble(consents)) return { ...read, trouble: consents }
    read.consents = consents
  }
  read.relations = relationsIn(reader, file.cells)
  const pipeline = reader.shape.type === 'deal' ? pipelineOf(reader, parts) : undefined
  for (const [target, { cell, column }] of parts) {
    if (target === idTarget) read.id = cell.trim()
    const field = column.target?.field
    if (!field || column.target?.part || field.kind === 'lines') continue
    if (field.kind === 'relation') continue
    const value = firstValue(
      reader,
      reader.byTarget.get(target) ?? [],
      file.cells,
      field.kind === 'money' ? currencyOf(reader, parts, field.name) : pipeline,
    )
    if (value !== null && typeof value === 'object' && 'message' in value) return { ...read, trouble: value }
    if (value !== undefined) read.values[field.name] = value
  }
  for (const field of reader.shape.fields) {
    if (field.kind !== 'lines') continue
    const lines = linesIn(reader, parts, field.name)
    if (lines && isTrouble(lines)) return { ...read, trouble: lines }
    if (lines && lines.lines.length > 0) read.lines.push(lines)
  }
  readName(read.values, parts)
  if (reader.shape.type === 'deal') {
    if (pipeline && read.values.stage !== undefined) read.values.pipeline ??= pipeline
    readOutcome(reader, read.values, parts)
    read.usual = usualOfDeal(reader, read.values)
  }
  Object.assign(read.usual, usualName(reader.settings.type, read))
  return read
}
