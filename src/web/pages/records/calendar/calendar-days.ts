/** The days that a calendar shows, in local time, and what moving something to another day means. Pure. */

export type Span = 'month' | 'week'

const daysOf: Record<Span, number> = { month: 42, week: 7 }

/** 2026-01-05, in local time. */
export const dayKey = (date: Date): string =>
  `${date.getFullYear()}-${String(date.getMonth() + 1).padStart(2, '0')}-${String(date.getDate()).padStart(2, '0')}`

/** Noon, so that no change of clocks moves it to another day. */
export function dateOfKey(key: string | undefined): Date | undefined {
  const parts = /^(\d{4})-(\d\d)-(\d\d)$/.exec(key ?? '')
  if (!parts) return undefined
  const date = new Date(Number(parts[1]), Number(parts[2]) - 1, Number(parts[3]), 12)
  return dayKey(date) === key ? date : undefined
}

export const addDays = (date: Date, days: number): Date =>
  new Date(date.getFullYear(), date.getMonth(), date.getDate() + days, 12)

/** Weeks begin on Monday. */
const mondayBefore = (date: Date): Date => addDays(date, -((date.getDay() + 6) % 7))

export function daysShown(at: Date, span: Span): Date[] {
  const first = mondayBefore(span === 'week' ? at : new Date(at.getFullYear(), at.getMonth(), 1, 12))
  return Array.from({ length: daysOf[span] }, (_, index) => addDays(first, index))
}

/** The same place in the next or last month, never the one after it. */
export function stepped(at: Date, span: Span, by: 1 | -1): Date {
  if (span === 'week') return addDays(at, 7 * by)
  const lastDay = new Date(at.getFullYear(), at.getMonth() + by + 1, 0).getDate()
  return new Date(at.getFullYear(), at.getMonth() + by, Math.min(at.getDate(), lastDay), 12)
}

/** The beginning of the first day and the end of the last. */
export function rangeOf(days: readonly Date[]): { from: string; to: string } {
  const [first, last] = [days[0] ?? new Date(0), days.at(-1) ?? new Date(0)]
  const begin = new Date(first.getFullYear(), first.getMonth(), first.getDate())
  const end = new Date(last.getFullYear(), last.getMonth(), last.getDate() + 1)
  return { from: begin.toISOString(), to: new Date(end.getTime() - 1).toISOString() }
}

/** The same time of day on another day. */
export function movedTo(time: string, key: string): string | undefined {
  const day = dateOfKey(key)
  if (!day) return undefined
  const before = new Date(time)
  return new Date(
    day.getFullYear(),
    day.getMonth(),
    day.getDate(),
    before.getHours(),
    before.getMinutes(),
    before.getSeconds(),
  ).toISOString()
}
