/** Days, weeks from Monday and months in UTC as running numbers, and what a journey contributes to retention. */
import type { RetentionUnit } from '../../model/retention.ts'

const daySeconds = 86_400
// 1 January 1970 was a Thursday.
const daysSinceMonday = 3

export function unitOf(seconds: number, unit: RetentionUnit): number {
  const days = Math.floor(seconds / daySeconds)
  switch (unit) {
    case 'day':
      return days
    case 'week':
      return Math.floor((days + daysSinceMonday) / 7)
    case 'month': {
      const date = new Date(seconds * 1000)
      return date.getUTCFullYear() * 12 + date.getUTCMonth()
    }
  }
}

/** The same in SQL. */
export function unitSql(seconds: string, unit: RetentionUnit): string {
  switch (unit) {
    case 'day':
      return `toInt32(intDiv(${seconds}, ${daySeconds}))`
    case 'week':
      return `toInt32(intDiv(intDiv(${seconds}, ${daySeconds}) + ${daysSinceMonday}, 7))`
    case 'month':
      return `toInt32(toYear(toDateTime(${seconds}, 'UTC')) * 12 + toMonth(toDateTime(${seconds}, 'UTC')) - 1)`
  }
}

/** First day of a numbered day, week or month, as 2026-01-31. */
export function firstDayOf(number: number, unit: RetentionUnit): string {
  const dayOf = (days: number) => new Date(days * daySeconds * 1000).toISOString().slice(0, 10)
  switch (unit) {
    case 'day':
      return dayOf(number)
    case 'week':
      return dayOf(number * 7 - daysSinceMonday)
    case 'month':
      return new Date(Date.UTC(Math.floor(number / 12), number % 12)).toISOString().slice(0, 10)
  }
}

/** `comes`: lets a journey in; `returns`: counts as coming back. */
export type RetentionEvent = { at: number; comes: boolean; returns: boolean }
export type RetentionRules = { unit: RetentionUnit; from: number; to: number; now: number }

/** The cohort of a journey, and in which periods after it it came back; null when it never came. */
export function returnsOf(
  events: readonly RetentionEvent[],
  { unit, from, to, now }: RetentionRules,
): { cohort: number; periods: number[] } | null {
  const entry = events.find(({ at, comes }) => comes && at >= from && at < to && at <= now)
  if (!entry) return null
  const cohort = unitOf(entry.at, unit)
  const later = events
    .filter(({ at, returns }) => returns && at <= now)
    .map(({ at }) => unitOf(at, unit) - cohort)
    .filter((period) => period > 0)
  return { cohort, periods: [...new Set(later)] }
}
