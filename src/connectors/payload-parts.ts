/** What payloads of other systems are made of, read leniently. */
import { createHash } from 'node:crypto'
import { z } from 'zod'

/** An id or a text, whichever way it was written. */
export const Word = z
  .union([z.string(), z.number()])
  .nullish()
  .transform((value) => (value === null || value === undefined ? '' : String(value)))
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
    .replace(/<(br|\/p|\/div|\/li|\/tr)\b[^>]*>/gi, '\n')
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
