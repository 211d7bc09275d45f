/** What kind of field a column that nobody knows would be, by its cells. Pure. */
import { readMoney, readNumber } from '../../../files/read-number.ts'
import { findTimeForm, numericForms } from '../../../files/time-forms.ts'
import { wordsOf } from '../../../files/words-of.ts'
import type { FieldOption } from '../../../model/crm/field.ts'
import { ownWord } from '../../../model/crm/own-word.ts'
import type { NewField } from '../../../model/crm/record-import.ts'
import { foldText } from '../../fold-text.ts'
import { filledCells, isYesOrNo } from './cell-value.ts'

type Kind = NewField['kind']

const nearlyAll = 0.98
/** More different values than these are no choice, unless somebody says that they are. */
const fewValues = 20
const longestChoice = 60
const longestText = 200
/** Digits beyond these are rounded in a number. */
const mostDigits = 15

const every = (cells: readonly string[], test: (cell: string) => boolean): boolean =>
  cells.filter(test).length >= cells.length * nearlyAll

const speaksOfTime = /\b(date|day|time|at|on|since|until|datum|tag|zeit|fecha|jour|heure)\b/
/** What is written in digits and never added up. */
const isCode = /\b(id|ids|no|nr|number|nummer|numero|code|zip|plz|postal|phone|mobile|fax|telefon|iban|vat)\b/

function dateKind(words: string, cells: readonly string[]): Kind | undefined {
  const found = findTimeForm(cells)
  if (!found || found.share < nearlyAll) return undefined
  if (numericForms.has(found.form) && !speaksOfTime.test(words)) return undefined
  const hasClock = /\d[:.h]\d\d/
  const isMidnight = /(^|\D)(0?0|12)[:.]00([:.]00([.,]0+)?)?( *am)?( *(z|utc|gmt|[+-]00(:?00)?))?$/i
  const timed = cells.filter(
    (cell) => hasClock.test(cell.replace(/^\S*\d[./-]\d\S*/, '')) || /T\d/.test(cell),
  )
  if (found.form.startsWith('unix')) return 'datetime'
  return timed.some((cell) => !isMidnight.test(cell.trim().replace(/^.*T/, ''))) ? 'datetime' : 'date'
}

/** Only where the cells name it, or the heading names the one that amounts without any have. */
function isMoney(name: string, cells: readonly string[], currency: string): boolean {
  const readable = (cell: string) => readMoney(cell, currency, cell.lastIndexOf(',') > cell.lastIndexOf('.'))
  if (!every(cells, (cell) => readable(cell) !== undefined)) return false
  const named = (cell: string) => /[€$£¥₹₽₺]|zł|(^|[^A-Za-z])[A-Z]{3}([^A-Za-z]|$)/.test(cell)
  return every(cells, named) || new RegExp(`(^|[^A-Za-z])${currency}([^A-Za-z]|$)`).test(name)
}

function isNumber(words: string, cells: readonly string[]): boolean {
  if (isCode.test(words)) return false
  return every(cells, (cell) => {
    const text = cell.trim()
    const isPlain = !/^(0\d|\+)/.test(text) && text.replace(/\D/g, '').length <= mostDigits
    return isPlain && (readNumber(text, false) ?? readNumber(text, true)) !== undefined
  })
}

/** Values of a choice as they are met; `undefined` where there are too many to be one. */
export function gatherValues(most: number) {
  const found = new Map<string, string>()
  let tooMany = false
  return {
    add(text: string): void {
      const folded = foldText(text)
      if (tooMany || folded === '' || found.has(folded)) return
      tooMany = found.size >= most || text.trim().length > longestText
      if (!tooMany) found.set(folded, text.trim().replace(/\s+/g, ' '))
    },
    values: (): string[] | undefined => (tooMany ? undefined : [...found.values()]),
  }
}

/** The words of a cell that names one of several, or several of several. */
export const wordsIn = (kind: Kind, cell: string): string[] =>
  kind === 'many-choices' ? cell.split(/[;,\n]/) : [cell]

function choiceKind(cells: readonly string[]): Kind | undefined {
  const isFew = (kind: Kind): boolean => {
    const found = gatherValues(fewValues)
    const words = cells.flatMap((cell) => wordsIn(kind, cell))
    for (const word of words) found.add(word)
    const values = found.values()
    return (
      words.length >= (values?.length ?? words.length) * 2 &&
      values?.every((value) => value.length <= longestChoice) === true
    )
  }
  if (cells.some((cell) => cell.includes(';')) && isFew('many-choices')) return 'many-choices'
  return isFew('choice') ? 'choice' : undefined
}

export function guessKind(name: string, allCells: readonly string[], currency: string): Kind {
  const cells = filledCells(allCells)
  if (cells.length === 0) return 'text'
  const words = wordsOf(name)
  const values = new Set(cells.map(foldText))
  if (every(cells, isYesOrNo) && !(values.size === 1 && /^\d$/.test([...values][0] ?? ''))) return 'yes-no'
  const date = dateKind(words, cells)
  if (date) return date
  if (every(cells, (cell) => /^(https?:\/\/|www\.)\S+$/i.test(cell.trim()))) return 'link'
  if (isMoney(name, cells, currency) && !isCode.test(words)) return 'money'
  if (isNumber(words, cells)) return 'number'
  if (cells.some((cell) => cell.length > longestText || cell.includes('\n'))) return 'long-text'
  return isCode.test(words) ? 'text' : (choiceKind(cells) ?? 'text')
}

/** What they are stored under is made from what they are called. */
export function optionsOf(values: readonly string[]): FieldOption[] {
  const options: FieldOption[] = []
  for (const label of values)
    options.push({
      value: ownWord(
        label,
        options.map(({ value }) => value),
      ),
      label,
    })
  return options
}
