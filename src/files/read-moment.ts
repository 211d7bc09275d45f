/** A cell as a day or a point in time, by the form that its column was recognised to have. */
import type { TimeForm } from '../model/import.ts'
import { monthNumbers } from './month-names.ts'
import { isTimeOf } from './time-forms.ts'

/** What the cell says; `offset` in minutes where it names a zone. */
type Said = { day: [year: number, month: number, day: number]; clock: number; offset?: number }

const dayMs = 86_400_000
const clockPattern =
  /^,?\s*T?\s*(\d{1,2})[:.h](\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s*(?:([ap])\.?m\.?)?\s*(Z|UTC|GMT|[+-]\d{2}(?::?\d{2})?)?$/i

function offsetOf(zone: string): number {
  if (/^[zug]/i.test(zone)) return 0
  const digits = zone.slice(1).replace(':', '')
  const minutes = Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2) || 0)
  return zone.startsWith('-') ? -minutes : minutes
}

/** What follows the day: nothing, or a time of day with or without a zone. */
function withClock(day: Said['day'], rest: string): Said | undefined {
  if (rest.trim() === '') return { day, clock: 0 }
  const found = clockPattern.exec(rest)
  if (!found) return undefined
  const [, hour, minute, second, fraction, half, zone] = found
  const twelve = half ? (Number(hour) % 12) + (half.toLowerCase() === 'p' ? 12 : 0) : Number(hour)
  const ms = Number(`${fraction ?? ''}000`.slice(0, 3))
  const clock = ((twelve * 60 + Number(minute)) * 60 + Number(second ?? 0)) * 1000 + ms
  return { day, clock, ...(zone ? { offset: offsetOf(zone) } : {}) }
}

/** Two digits mean 1970 to 2069. */
const fullYear = (text: string): number =>
  text.length > 2 ? Number(text) : Number(text) + (Number(text) < 70 ? 2000 : 1900)

function numbered(cell: string, form: TimeForm): Said | undefined {
  const compact = form === 'iso' && /^(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})(\d{2}))?(Z?)$/.exec(cell)
  if (compact) {
    const [, y, m, d, h = '00', mi = '00', s = '00', zone] = compact
    return withClock([Number(y), Number(m), Number(d)], `${h}:${mi}:${s}${zone}`)
  }
  const found = /^(\d{1,4})[-/. ](\d{1,2})[-/. ](\d{1,4})(.*)$/.exec(cell)
  if (!found) return undefined
  const [, a = '', b = '', c = '', rest = ''] = found
  if (form === 'day-month-year') return withClock([fullYear(c), Number(b), Number(a)], rest)
  if (form === 'month-day-year') return withClock([fullYear(c), Number(a), Number(b)], rest)
  return withClock([Number(a), Number(b), Number(c)], rest)
}

const month = `(${Object.keys(monthNumbers).join('|')})`
const dayFirst = new RegExp(
  `^(?:[a-z]+[.,]* +)?(\\d{1,2})[. -]+(?:de +)?${month}[., -]+(?:de +)?(\\d{4}|\\d{2})(.*)$`,
)
const monthFirst = new RegExp(`^(?:[a-z]+[.,]* +)?${month}[. -]+(\\d{1,2})(?:st|nd|rd|th)?[, ]+(\\d{4})(.*)$`)

function named(cell: string): Said | undefined {
  const text = cell.toLowerCase()
  const first = dayFirst.exec(text)
  if (first) {
    const [, day, name = '', year = '', rest = ''] = first
    return withClock([fullYear(year), monthNumbers[name] ?? 0, Number(day)], rest)
  }
  const second = monthFirst.exec(text)
  if (!second) return undefined
  const [, name = '', day, year = '', rest = ''] = second
  return withClock([fullYear(year), monthNumbers[name] ?? 0, Number(day)], rest)
}

const fromMs = (ms: number, offset?: number): Said => {
  const date = new Date(ms)
  const day = Math.floor(ms / dayMs) * dayMs
  return {
    day: [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()],
    clock: ms - day,
    ...(offset === undefined ? {} : { offset }),
  }
}

function saidIn(cell: string, form: TimeForm): Said | undefined {
  switch (form) {
    case 'unix-seconds':
      return fromMs(Math.round(Number(cell) * 1000), 0)
    case 'unix-milliseconds':
      return fromMs(Number(cell), 0)
    case 'excel-serial':
      // Days since 30 December 1899, by the clock on the wall.
      return fromMs(Math.round((Number(cell.replace(',', '.')) - 25_569) * 86_400) * 1000)
    case 'month-name':
      return named(cell)
    default:
      return numbered(cell, form)
  }
}

/** Also where the calendar has no such day. */
function read(cell: string, form: TimeForm): (Said & { wall: number }) | undefined {
  const text = cell.trim()
  if (!isTimeOf(form, text)) return undefined
  const said = saidIn(text, form)
  if (!said) return undefined
  const [year, month, day] = said.day
  const date = new Date(Date.UTC(year, month - 1, day))
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return undefined
  return { ...said, wall: date.getTime() + said.clock }
}

const clocks = new Map<string, Intl.DateTimeFormat>()

/** What the clock on the wall shows at a moment, in ms as if it were UTC. */
function wallClock(at: number, zone: string): number {
  const clock =
    clocks.get(zone) ??
    new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      ...{ year: 'numeric', month: 'numeric', day: 'numeric' },
      ...{ hour: 'numeric', minute: 'numeric', second: 'numeric' },
    })
  clocks.set(zone, clock)
  const part = Object.fromEntries(clock.formatToParts(at).map(({ type, value }) => [type, Number(value)]))
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part
  return Date.UTC(year, month - 1, day, hour, minute, second)
}

export function isTimeZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en-US', { timeZone: zone }) !== undefined
  } catch {
    return false
  }
}

function toUtc(wall: number, zone: string): number {
  if (zone === 'UTC') return wall
  const guess = wall - (wallClock(wall, zone) - Math.floor(wall / 1000) * 1000)
  return wall - (wallClock(guess, zone) - Math.floor(guess / 1000) * 1000)
}

/** ISO 8601 in UTC; cells without a zone count in `zone`. */
export function readMoment(cell: string, form: TimeForm, zone: string): string | undefined {
  const said = read(cell, form)
  if (!said) return undefined
  const at = said.offset === undefined ? toUtc(said.wall, zone) : said.wall - said.offset * 60_000
  const date = new Date(at)
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString()
}

/** "2026-01-31": the day that the cell names, whatever the time of day in it. */
export function readDay(cell: string, form: TimeForm): string | undefined {
  const said = read(cell, form)
  const [year = 0, month = 0, day = 0] = said?.day ?? []
  if (!said || year < 1 || year > 9999) return undefined
  const two = (part: number) => String(part).padStart(2, '0')
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`
}
