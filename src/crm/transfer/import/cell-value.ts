/** One cell as the value of one field, or what is wrong with it. Pure. */

import { readDay, readMoment } from '../../../files/read-moment.ts'
import { readMoney, readNumber } from '../../../files/read-number.ts'
import { plainAddress } from '../../../model/crm/email-address.ts'
import type { FieldValue } from '../../../model/crm/field-value.ts'
import { foldText } from '../../fold-text.ts'
import { optionFor } from './choice-words.ts'
import type { ReadColumn, RowReader } from './row-reader.ts'

export type CellTrouble = { column: string; value: string; code: string; message: string }

/** An export of HubSpot writes this where there is nothing. */
export const isBlank = (cell: string): boolean => cell.trim() === '' || cell === '(No value)'
export const filledCells = (cells: readonly string[]): string[] => cells.filter((cell) => !isBlank(cell))

const yes = new Set('yes y true t 1 x on ja wahr si verdadero oui vrai active'.split(' '))
const no = new Set('no n false f 0 off nein falsch falso non faux inactive'.split(' '))

export const isYes = (cell: string): boolean => yes.has(foldText(cell))

/** "Active" beside "Inactive" is a choice to whoever chose these words. */
export const isYesOrNo = (cell: string): boolean => {
  const word = foldText(cell)
  return (yes.has(word) || no.has(word)) && !word.endsWith('active')
}

/** Choices on which the meaning of a record hangs: a word that stands for none stops the row. */
const decisive = new Set(['stage', 'status'])

const isDecisive = (field: { name: string; required?: boolean | undefined }): boolean =>
  decisive.has(field.name) || field.required === true

/** A column of very many words is no choice, but somebody may have said so. */
const mostMeanings = 10_000

function meaningOf(
  { shape }: RowReader,
  { settings, target }: ReadColumn,
  word: string,
  pipeline: string | undefined,
): string | undefined {
  const field = target?.field
  if (!field) return undefined
  const given = settings.choices?.find(({ value }) => foldText(value) === foldText(word))
  return given?.option ?? optionFor(shape, field, word, pipeline) ?? (isDecisive(field) ? undefined : '')
}

/** Empty: the field is left as it is; undefined: the word stands for no option. */
export function choiceOf(
  reader: RowReader,
  column: ReadColumn,
  cell: string,
  pipeline?: string,
): string | undefined {
  const word = cell.trim()
  const key = `${column.at}\n${pipeline ?? ''}\n${word}`
  const option = reader.meanings.has(key)
    ? reader.meanings.get(key)
    : meaningOf(reader, column, word, pipeline)
  if (reader.meanings.size < mostMeanings) reader.meanings.set(key, option)
  reader.onChoice?.(column, word, option ?? null)
  return option
}

/** "https://www.acme.com/en" and "ACME.com" are one domain. */
export const plainDomain = (text: string): string =>
  text
    .trim()
    .toLowerCase()
    .replace(/^[a-z]+:\/\//, '')
    .replace(/^www\./, '')
    .replace(/[/?#].*$/, '')

function textValue({ target, settings }: ReadColumn, cell: string): string {
  if (target?.field.format === 'email') return plainAddress(cell)
  if (target?.field.name === 'domain') return plainDomain(cell)
  return target?.field.name === 'externalId' ? `${settings.prefix ?? ''}${cell.trim()}` : cell
}

const linkValue = (cell: string): string => {
  const text = cell.trim()
  return /^https?:/i.test(text) || !/^[^\s/:]+\.[^\s/:]{2,}/.test(text) ? text : `https://${text}`
}

/** `context`: the currency of amounts, the pipeline of stages. */
export function cellValue(
  reader: RowReader,
  column: ReadColumn,
  cell: string,
  context: string | undefined,
): FieldValue | CellTrouble | undefined {
  const field = column.target?.field
  if (!field) return undefined
  const { timeForm = 'iso', decimalComma = false } = column.settings
  const trouble = (code: string, message: string): CellTrouble => ({
    column: column.settings.column,
    value: cell.slice(0, 200),
    code,
    message: `"${field.label}" ${message}`,
  })
  switch (field.kind) {
    case 'text':
    case 'long-text':
    case 'user':
      return textValue(column, cell)
    case 'link':
      return linkValue(cell)
    case 'number':
      return readNumber(cell, decimalComma) ?? trouble('number-unreadable', 'is no number. Correct the cell.')
    case 'money':
      return (
        readMoney(cell, context ?? reader.settings.currency, decimalComma) ??
        trouble('amount-unreadable', 'cannot be read as an amount of money. Correct the cell.')
      )
    case 'date':
      return (
        readDay(cell, timeForm) ??
        trouble(
          'date-unreadable',
          'is no date in the form of this column. Correct it, or choose another form.',
        )
      )
    case 'datetime':
      return (
        readMoment(cell, timeForm, reader.settings.timeZone) ??
        trouble(
          'date-unreadable',
          'is no time in the form of this column. Correct it, or choose another form.',
        )
      )
    case 'yes-no': {
      const word = foldText(cell)
      return yes.has(word)
        ? true
        : no.has(word)
          ? false
          : trouble('yes-no-unreadable', 'is neither yes nor no.')
    }
    case 'choice': {
      const option = choiceOf(reader, column, cell, context)
      if (option === undefined)
        return trouble('choice-unknown', 'has no such choice. Say below what the word stands for.')
      return option === '' ? undefined : option
    }
    case 'many-choices': {
      const words = cell.split(/[;,\n]/).filter((word) => word.trim() !== '')
      const options = words.map((word) => choiceOf(reader, column, word))
      return options.filter((option) => option !== undefined && option !== '') as string[]
    }
    case 'relation':
    case 'lines':
      return undefined
  }
}
