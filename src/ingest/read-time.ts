/** Reads a timestamp as senders write it: ISO 8601, or seconds or milliseconds since 1970. */

const iso =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s*(Z|z|UTC|[+-]\d{2}:?\d{2}|[+-]\d{2})?)?$/

// Seconds until the year 5138 are below this, milliseconds since March 1973 above.
const firstMilliseconds = 1e11

const fromNumber = (value: number): number =>
  Math.round(Math.abs(value) < firstMilliseconds ? value * 1000 : value)

function offsetMinutes(zone: string | undefined): number {
  if (zone === undefined || /^(z|utc)$/i.test(zone)) return 0
  const digits = zone.slice(1).replace(':', '')
  const minutes = Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2) || 0)
  return zone.startsWith('-') ? -minutes : minutes
}

/** As programs write it, on a day that every month has: nearly all times, so they are read by place. */
const isoOfPrograms =
  /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}Z$/

const zero = '0'.charCodeAt(0)
const twoDigits = (text: string, at: number): number =>
  (text.charCodeAt(at) - zero) * 10 + text.charCodeAt(at + 1) - zero

const byPlace = (text: string): number =>
  Date.UTC(
    twoDigits(text, 0) * 100 + twoDigits(text, 2),
    twoDigits(text, 5) - 1,
    twoDigits(text, 8),
    twoDigits(text, 11),
    twoDigits(text, 14),
    twoDigits(text, 17),
    twoDigits(text, 20) * 10 + text.charCodeAt(22) - zero,
  )

function fromIso(text: string): number | undefined {
  if (isoOfPrograms.test(text)) return byPlace(text)
  const found = iso.exec(text)
  if (!found) return undefined
  const [, year, month, day, hour, minute, second, fraction, zone] = found
  const [y, mo, d] = [Number(year), Number(month), Number(day)]
  const [h, mi, s] = [Number(hour ?? 0), Number(minute ?? 0), Number(second ?? 0)]
  // A leap second (60) counts as the first second of the next minute.
  if (mo < 1 || mo > 12 || h > 24 || mi > 59 || s > 60) return undefined
  const date = new Date(Date.UTC(y, mo - 1, d))
  if (date.getUTCDate() !== d || date.getUTCMonth() !== mo - 1) return undefined
  const milliseconds = Number(`${fraction ?? ''}000`.slice(0, 3))
  return date.getTime() + (h * 60 + mi - offsetMinutes(zone)) * 60_000 + s * 1000 + milliseconds
}

/** Milliseconds since 1970; a text without a zone is UTC; undefined when it is no date. */
export function readTime(value: string | number | Date): number | undefined {
  if (typeof value === 'number') return fromNumber(value)
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? undefined : value.getTime()
  const text = value.trim()
  if (/^\d{9,10}(\.\d+)?$|^\d{12,13}$/.test(text)) return fromNumber(Number(text))
  return fromIso(text)
}
