/** A time in ms since 1970 as the journeys store reads it in rows: UTC, with milliseconds. */
// Not seconds with decimals: those are misread near 1970. By hand, since `toISOString` takes three times as long.

const dayMs = 24 * 60 * 60 * 1000
const twoDigits = Array.from({ length: 60 }, (_, number) => String(number).padStart(2, '0'))

/** What comes together is of few days. */
const dates = new Map<number, string>()
const mostDates = 1_000

function dateOf(day: number): string {
  const known = dates.get(day)
  if (known !== undefined) return known
  if (dates.size >= mostDates) dates.clear()
  const date = new Date(day * dayMs).toISOString().slice(0, 10)
  dates.set(day, date)
  return date
}

export function engineTime(ms: number): string {
  const day = Math.floor(ms / dayMs)
  const inDay = ms - day * dayMs
  const seconds = Math.floor(inDay / 1000)
  const minutes = Math.floor(seconds / 60)
  const hours = Math.floor(minutes / 60)
  const time = `${twoDigits[hours]}:${twoDigits[minutes - hours * 60]}:${twoDigits[seconds - minutes * 60]}`
  return `${dateOf(day)} ${time}.${String(Math.trunc(inDay - seconds * 1000)).padStart(3, '0')}`
}
