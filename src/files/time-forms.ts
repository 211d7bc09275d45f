/** The ways in which files write points in time: how each is recognised, and what it is called. */
import type { TimeForm } from '../model/import.ts'
import { monthNumbers } from './month-names.ts'

// The same patterns run here and in the engine (RE2), so only syntax that both know is used.
const clock =
  '(,? *T?t? *([01]?[0-9]|2[0-4])[:.h][0-5][0-9](:[0-6][0-9]([.,][0-9]{1,9})?)?( *([AaPp])\\.?[Mm]\\.?)?( *(Z|z|UTC|GMT|[+-][0-9]{2}(:?[0-9]{2})?))?)?'

const monthWord = `(${Object.keys(monthNumbers).join('|')})`

export const timePatterns: Record<TimeForm, string> = {
  iso: `^([0-9]{4}-[0-9]{1,2}-[0-9]{1,2}${clock}|[12][0-9]{7}(T[0-9]{6}Z?)?)$`,
  'year-month-day': `^[0-9]{4}[/.][0-9]{1,2}[/.][0-9]{1,2}${clock}$`,
  'day-month-year': `^[0-9]{1,2}[/. -][0-9]{1,2}[/. -]([0-9]{4}|[0-9]{2})${clock}$`,
  'month-day-year': `^[0-9]{1,2}[/. -][0-9]{1,2}[/. -]([0-9]{4}|[0-9]{2})${clock}$`,
  'month-name': `(?i)^([a-z]+[.,]* +)?([0-9]{1,2}[. -]+(de +)?${monthWord}[., -]+(de +)?([0-9]{4}|[0-9]{2})|${monthWord}[. -]+[0-9]{1,2}(st|nd|rd|th)?[, ]+[0-9]{4})${clock}$`,
  'unix-seconds': '^[0-9]{9,10}([.][0-9]{1,9})?$',
  'unix-milliseconds': '^[0-9]{12,13}$',
  'excel-serial': '^[2-7][0-9]{4}([.,][0-9]{1,12})?$',
}

/** JavaScript has no inline flags at the start of a pattern. */
const compiled = Object.fromEntries(
  Object.entries(timePatterns).map(([form, pattern]) => [form, new RegExp(pattern.replace('(?i)', ''), 'i')]),
) as Record<TimeForm, RegExp>

export const isTimeOf = (form: TimeForm, cell: string): boolean => compiled[form].test(cell)

export const timeFormTitles: Record<TimeForm, string> = {
  iso: 'year-month-day with dashes',
  'year-month-day': 'year/month/day',
  'day-month-year': 'day/month/year',
  'month-day-year': 'month/day/year',
  'month-name': 'dates with month names',
  'unix-seconds': 'seconds since 1970',
  'unix-milliseconds': 'milliseconds since 1970',
  'excel-serial': 'day numbers of a spreadsheet',
}

// Numbers can mean anything, so these forms need a header that speaks of time.
export const numericForms: ReadonlySet<TimeForm> = new Set([
  'unix-seconds',
  'unix-milliseconds',
  'excel-serial',
])

export type TimeFinding = { form: TimeForm; share: number; ambiguous: boolean }

const order: TimeForm[] = [
  'iso',
  'year-month-day',
  'day-month-year',
  'month-name',
  'unix-milliseconds',
  'unix-seconds',
  'excel-serial',
]

/** The form that most of the filled cells have; null when none covers half of them. */
export function findTimeForm(cells: readonly string[]): TimeFinding | null {
  const filled = cells.map((cell) => cell.trim()).filter((cell) => cell !== '')
  if (filled.length === 0) return null
  let best: TimeFinding | null = null
  for (const form of order) {
    const share = filled.filter((cell) => isTimeOf(form, cell)).length / filled.length
    if (share >= 0.5 && share > (best?.share ?? 0)) best = { form, share, ambiguous: false }
  }
  return best?.form === 'day-month-year' ? { ...best, ...dayOrMonthFirst(filled) } : best
}

/** A first number over 12 is a day, a second one over 12 means that the month comes first. */
function dayOrMonthFirst(cells: readonly string[]): { form: TimeForm; ambiguous: boolean } {
  let dayFirst = 0
  let monthFirst = 0
  for (const cell of cells) {
    const [first, second] = cell.split(/\D+/, 2).map(Number)
    if ((first ?? 0) > 12) dayFirst++
    if ((second ?? 0) > 12) monthFirst++
  }
  const dots = cells.filter((cell) => /^\d+\./.test(cell)).length
  const halfDays = cells.some((cell) => /[ap]\.?m\.?/i.test(cell))
  if (dayFirst === 0 && monthFirst === 0)
    return { form: halfDays && dots === 0 ? 'month-day-year' : 'day-month-year', ambiguous: dots === 0 }
  return { form: monthFirst > dayFirst ? 'month-day-year' : 'day-month-year', ambiguous: false }
}
