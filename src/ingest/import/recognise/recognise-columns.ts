/** Says which column of a file holds what, from its name and its cells, with the reason in words. */

import { findTimeForm, numericForms, type TimeFinding, timeFormTitles } from '../../../files/time-forms.ts'
import { wordsOf } from '../../../files/words-of.ts'
import { type ImportField, type ImportSettings, importFields } from '../../../model/import.ts'
import { headerWords } from './header-words.ts'
import { programPrefix } from './program-ids.ts'

export type ColumnSample = { name: string; cells: readonly string[] }
export type Recognised = {
  columns: ImportSettings['columns']
  reasons: Map<string, string>
  /** Columns that look like the customer beside the one that was taken. */
  otherCustomers: string[]
}

type Candidate = { field: ImportField; column: string; score: number; reason: string }

/** Best candidates first; a field takes one column and a column one field. `chosen` columns are kept as they are. */
export function recogniseColumns(
  samples: readonly ColumnSample[],
  chosen: ImportSettings['columns'],
): Recognised {
  const columns: ImportSettings['columns'] = { ...chosen }
  const reasons = new Map<string, string>()
  for (const column of Object.values(chosen)) if (column) reasons.set(column, 'Chosen by you.')
  const candidates = samples.flatMap(candidatesOf).sort((a, b) => b.score - a.score)
  const taken = new Set(Object.values(chosen))
  for (const { field, column, reason } of candidates) {
    if (columns[field] !== undefined || taken.has(column)) continue
    columns[field] = column
    taken.add(column)
    reasons.set(column, reason)
  }
  const otherCustomers = candidates
    .filter((candidate) => candidate.field === 'customer' && !taken.has(candidate.column))
    .map((candidate) => candidate.column)
  return { columns, reasons, otherCustomers }
}

function candidatesOf(sample: ColumnSample): Candidate[] {
  const filled = sample.cells.filter((cell) => cell.trim() !== '')
  const time = findTimeForm(filled)
  const found = importFields.flatMap((field): Candidate[] => {
    const word = wordScore(field, sample.name)
    if (word === 0 || !fits(field, filled, time)) return []
    return [{ field, column: sample.name, score: word, reason: reasonOf(field, sample.name, time) }]
  })
  if (programPrefix(sample.name, filled))
    found.push({
      field: 'customer',
      column: sample.name,
      score: 1.5,
      reason: 'Another program’s id of the customer, as her record here has it.',
    })
  if (found.length === 0 && time && time.share > 0.9 && !numericForms.has(time.form))
    found.push({
      field: 'time',
      column: sample.name,
      score: 0.1,
      reason: `Its cells are dates (${timeFormTitles[time.form]}).`,
    })
  return found
}

/** 1 for a sure name, 0.6 for a likely one, a little less when the words stand among others. */
function wordScore(field: ImportField, header: string): number {
  const words = wordsOf(header)
  const { sure, likely } = headerWords[field]
  const place = (list: readonly string[]): number => list.indexOf(words)
  if (place(sure) >= 0) return 1 - place(sure) / 1000
  if (place(likely) >= 0) return 0.6 - place(likely) / 1000
  const joined = words.replaceAll(' ', '')
  if (sure.some((word) => word.replaceAll(' ', '') === joined)) return 0.9
  if (sure.some((word) => word.length > 4 && words.endsWith(` ${word}`))) return 0.5
  return 0
}

const isNumber = (cell: string): boolean =>
  /^[+-]?[\d.,\s']*\d[\d.,]*\s*[€$£%]?$|^-?[\d.]+\u00a0[A-Z]{3}$|^[€$£]\s*[\d.,]+$/.test(cell.trim())
const share = (cells: readonly string[], test: (cell: string) => boolean): number =>
  cells.length === 0 ? 0 : cells.filter(test).length / cells.length

/** Whether the cells can be what the name promises. A column without cells is believed. */
function fits(field: ImportField, filled: readonly string[], time: TimeFinding | null): boolean {
  if (filled.length === 0) return true
  const isDate = time !== null && time.share > 0.8 && !numericForms.has(time.form)
  const within = (low: number, high: number): boolean =>
    share(filled, (cell) => Number(cell.replace(',', '.')) >= low && Number(cell.replace(',', '.')) <= high) >
    0.8
  switch (field) {
    case 'time':
      return time !== null
    case 'value':
      return share(filled, isNumber) > 0.8
    case 'nps':
      return within(0, 10)
    case 'csat':
    case 'rating':
      return within(0, 5)
    case 'ces':
      return within(0, 7)
    case 'currency':
      return share(filled, (cell) => /^[A-Za-z]{3}$|^[€$£¥]$/.test(cell.trim())) > 0.8
    case 'messageId':
      return !isDate && new Set(filled).size === filled.length
    case 'touchpoint':
      return !isDate && share(filled, isNumber) < 0.9
    case 'text':
      return !isDate && share(filled, isNumber) < 0.5
    default:
      return !isDate
  }
}

const fieldTitles: Record<ImportField, string> = {
  customer: 'the customer',
  anonymous: 'an anonymous visitor',
  time: 'the time',
  touchpoint: 'the touchpoint',
  channel: 'the channel',
  value: 'a value',
  currency: 'a currency',
  nps: 'an NPS answer',
  csat: 'a CSAT answer',
  ces: 'a CES answer',
  rating: 'a rating',
  text: 'what the customer wrote',
  order: 'an order',
  deal: 'a deal',
  ticket: 'a ticket',
  messageId: 'an id of the interaction itself',
}

const reasonOf = (field: ImportField, name: string, time: TimeFinding | null): string =>
  field === 'time' && time
    ? `The name "${name}" speaks of time and the cells are ${timeFormTitles[time.form]}.`
    : `The name "${name}" stands for ${fieldTitles[field]} and the cells agree.`
