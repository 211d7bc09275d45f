/** What payloads of other systems are made of, read leniently. */
import { createHash } from 'node:crypto'
import { z } from 'zod'
import { currencyDigits } from '../model/amount.ts'
import type { FieldValues, Money } from '../model/crm/field-value.ts'
import { storedText } from '../storage/records/stored-text.ts'

/** An id or a text, whichever way it was written. */
export const Word = z
  .union([z.string(), z.number()])
  .nullish()
  .transform((value) => (value === null || value === undefined ? '' : String(value)))
/** As `Word`, of what can be emptied there: undefined when nothing is said of it, '' when it is said to be empty. */
export const Said = z
  .union([z.string(), z.number()])
  .nullish()
  .transform((value) => (value === undefined ? undefined : value === null ? '' : String(value)))
export const Bag = z
  .record(z.string(), z.unknown())
  .nullish()
  .transform((value) => value ?? {})

export const textIn = (bag: Record<string, unknown>, ...names: string[]): string => {
  for (const name of names) {
    const value = bag[name]
    if (typeof value === 'string' && value.trim() !== '') return value.trim()
    if (typeof value === 'number') return String(value)
  }
  return ''
}

/** The same difference in what was not read by a schema. */
export const saidIn = (bag: Record<string, unknown>, name: string): string | undefined =>
  name in bag ? textIn(bag, name) : undefined

/** The first that says something; '' when all that is said is that it is empty. */
export const firstSaid = (...all: (string | undefined)[]): string | undefined =>
  all.find(Boolean) ?? all.find((one) => one !== undefined)

/** Where the sender gives an event no number of its own. */
export const contentKey = (body: Buffer): string => createHash('sha256').update(body).digest('hex')

const entities: Record<string, string> = {
  ...{ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ', hellip: '…', ndash: '–', mdash: '—' },
  ...{ auml: 'ä', ouml: 'ö', uuml: 'ü', szlig: 'ß', eacute: 'é', egrave: 'è', agrave: 'à', euro: '€' },
}
const entity = (whole: string, name: string): string => {
  if (!name.startsWith('#')) return entities[name] ?? whole
  const code = name[1] === 'x' ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1))
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : ' '
}

/** What a reader of the page would read. The result is text: it is never put into a page as HTML. */
export const textOfHtml = (html: string): string =>
  html
    .slice(0, 200_000)
    .replace(/<(script|style|head)\b[\s\S]*?(<\/\1\s*>|$)/gi, ' ')
    // Up to the next sign of a tag: looked for to the end from each of many, one letter would take minutes.
    .replace(/<(br|\/p|\/div|\/li|\/tr)\b[^<>]*>/gi, '\n')
    .replace(/<[^>]*>?/g, '')
    .replace(/&(#?\w{1,8});/g, entity)
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ *\n */g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()

/** Without what is not there. */
export const present = (properties: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(properties).filter(([, value]) => value !== undefined && value !== null && value !== ''),
  )

/** An amount as others write it, such as "403.00". */
export function moneyOf(amount: string | number | null | undefined, currency: string): Money | undefined {
  const code = currency.trim().toUpperCase()
  const text = String(amount ?? '').trim()
  if (!/^[A-Z]{3}$/.test(code) || !/^-?\d+(\.\d+)?$/.test(text)) return undefined
  const minor = Math.round(Number(text) * 10 ** currencyDigits(code))
  return Number.isSafeInteger(minor) ? { minor, currency: code } : undefined
}

/** A moment as others write it; undefined when it is none. */
export const momentOf = (text: string): string | undefined => {
  const at = Date.parse(text)
  return Number.isNaN(at) ? undefined : new Date(at).toISOString()
}

const [longestValue, longestText] = [500, 6_000]

const fieldValue = (name: string, value: FieldValues[string]): FieldValues[string] =>
  typeof value === 'string'
    ? storedText(value.trim(), name === 'description' ? longestText : longestValue)
    : value

/** For a record: without what is not there, texts in a form that every field takes. */
export const fieldValues = (values: Record<string, FieldValues[string] | undefined>): FieldValues =>
  Object.fromEntries(
    Object.entries(present(values)).map(([name, value]) => [
      name,
      fieldValue(name, value as FieldValues[string]),
    ]),
  )

/** As `fieldValues`; what is said to be empty empties the field. */
export const saidValues = (values: Record<string, string | undefined>): FieldValues => {
  const emptied = Object.entries(values).filter(([, value]) => value !== undefined && value.trim() === '')
  return { ...Object.fromEntries(emptied.map(([name]) => [name, null])), ...fieldValues(trimmed(values)) }
}

const trimmed = (values: Record<string, string | undefined>): Record<string, string | undefined> =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, value?.trim()]))
