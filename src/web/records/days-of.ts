/** Groups a timeline by calendar day, newest first, in the time zone of the reader. */
import type { TimelineEntry } from '../../model/customer.ts'

export type TimelineDay = { day: string; entries: TimelineEntry[] }

const dayName = new Intl.DateTimeFormat('en-GB', {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  year: 'numeric',
})

export function daysOf(entries: readonly TimelineEntry[], now: Date): TimelineDay[] {
  const today = dayName.format(now)
  const yesterday = dayName.format(now.getTime() - 86_400_000)
  const days: TimelineDay[] = []
  for (const entry of entries) {
    const date = dayName.format(new Date(entry.at))
    const day = date === today ? 'Today' : date === yesterday ? 'Yesterday' : date
    const last = days.at(-1)
    if (last?.day === day) last.entries.push(entry)
    else days.push({ day, entries: [entry] })
  }
  return days
}
