/** When things happen: hours of the day, weekdays, seasons, growth, and gaps with a long tail. */
import type { Random } from './random.ts'

export const HOUR = 3_600_000
export const DAY = 24 * HOUR
/** Eighteen months of thirty and a half days. */
export const PERIOD = 549 * DAY

/** leisure = when customers browse; office = when the service desk works; parcel = when carriers ring. */
export type Hours = 'leisure' | 'office' | 'parcel' | 'any'

const LEISURE_BY_HOUR = [
  2, 1, 1, 1, 1, 2, 4, 8, 10, 11, 12, 13, 16, 13, 11, 11, 12, 14, 18, 24, 28, 26, 16, 7,
]
const LEISURE_BY_WEEKDAY = [1.25, 0.95, 0.92, 0.95, 1, 0.98, 1.2]
/** January to December: Christmas, the garden spring, a quiet late summer. */
const SEASON = [0.85, 0.8, 0.95, 1.15, 1.25, 1.2, 1, 0.85, 0.9, 1, 1.45, 1.5]
const OPEN: Record<'office' | 'parcel', readonly [number, number]> = { office: [8, 17], parcel: [9, 18] }

const midnight = (at: number) => Math.floor(at / DAY) * DAY
const weekday = (at: number) => new Date(at).getUTCDay()
const leisureHours = LEISURE_BY_HOUR.map((weight, hour) => [hour, weight] as const)

/** A first contact somewhere in the period: more of them lately, in season and at weekends. */
export function arrivalIn(random: Random, start: number, end: number): number {
  for (;;) {
    const at = start + random.next() * (end - start)
    const growth = 0.5 + (0.5 * (at - start)) / (end - start)
    const season = SEASON[new Date(at).getUTCMonth()] ?? 1
    const day = LEISURE_BY_WEEKDAY[weekday(at)] ?? 1
    if (random.next() > (growth * season * day) / 1.9) continue
    const moved = midnight(at) + random.weighted(leisureHours) * HOUR + random.next() * HOUR
    return Math.min(Math.max(moved, start), end - 1)
  }
}

function isOpen(at: number, hours: 'office' | 'parcel'): boolean {
  const [from, to] = OPEN[hours]
  const hour = (at % DAY) / HOUR
  const lastDay = hours === 'office' ? 5 : 6
  return weekday(at) >= 1 && weekday(at) <= lastDay && hour >= from && hour < to
}

function nextOpening(random: Random, at: number, hours: 'office' | 'parcel'): number {
  const [from] = OPEN[hours]
  let day = midnight(at)
  let opening = day + from * HOUR
  while (opening <= at || !isOpen(opening, hours)) {
    day += DAY
    opening = day + from * HOUR
  }
  return opening + random.next() * 5 * HOUR
}

/** A moment after `at`, a log-normal gap away, moved to an hour at which such things happen. */
export function later(random: Random, at: number, medianHours: number, hours: Hours, sigma = 0.6): number {
  const raw = at + Math.max(1000, random.logNormal(medianHours * HOUR, sigma))
  if (hours === 'any') return raw
  if (hours !== 'leisure') return isOpen(raw, hours) ? raw : nextOpening(random, raw, hours)
  if (raw - at < 6 * HOUR) return raw
  const moved = midnight(raw) + random.weighted(leisureHours) * HOUR + random.next() * HOUR
  return moved > at ? moved : moved + DAY
}

/** The next click of a session: mostly under a minute, sometimes a phone rings in between. */
export const soon = (random: Random, at: number, medianSeconds = 40) =>
  at + Math.max(1000, random.logNormal(medianSeconds * 1000, 0.8))

/** Nobody looks for a parcel at night: small hours become the morning. */
export const awake = (random: Random, at: number) =>
  (at % DAY) / HOUR < 6.5 ? midnight(at) + (6.5 + random.next() * 2.5) * HOUR : at
