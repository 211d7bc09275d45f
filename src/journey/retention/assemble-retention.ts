/** Turns counted returns into retention: each cohort by its own entrants, all together only where they are old enough. */
import {
  type Cohort,
  type RetentionPeriod,
  type RetentionPlace,
  type RetentionUnit,
  type Returned,
  retentionNumber,
} from '../../model/retention.ts'
import { share } from '../measure/estimates.ts'
import { firstDayOf } from './cohorts.ts'

/** The position is the number in a count. */
const returnKinds = ['entered', 'on', 'last'] as const
/** How many of a cohort entered, came back in a period, or did so for the last time. */
export type ReturnCount = { cohort: number; kind: number; period: number; n: number }

type Frame = { unit: RetentionUnit; periods: number; unitNow: number }

export function assembleRetention(
  counts: readonly ReturnCount[],
  { unit, periods, unitNow }: Frame,
): { cohorts: Cohort[]; overall: RetentionPeriod[]; entrants: Returned['customers'] } {
  const numbers = [...new Set(counts.map(({ cohort }) => cohort))].toSorted((a, b) => a - b)
  const sum = (kind: (typeof returnKinds)[number], wanted: (count: ReturnCount) => boolean): number =>
    counts.reduce(
      (total, count) => total + (returnKinds[count.kind] === kind && wanted(count) ? count.n : 0),
      0,
    )
  const entered = (wanted: (count: ReturnCount) => boolean) => sum('entered', wanted)
  const returned = (place: RetentionPlace, n: number, entrants: number): Returned => ({
    customers: { n, number: retentionNumber(place) },
    share: share(n, entrants),
  })
  /** Of the chosen cohorts; a last return at a period or later is a return then or later. */
  const periodOf = (period: number, chosen: (cohort: number) => boolean, cohort?: string) => {
    const place = { ...(cohort === undefined ? {} : { cohort }), period }
    const entrants = entered((count) => chosen(count.cohort))
    const on = sum('on', (count) => chosen(count.cohort) && count.period === period)
    const after = sum('last', (count) => chosen(count.cohort) && count.period >= period)
    return {
      entrants: { n: entrants, number: retentionNumber({ kind: 'entered', ...place }) },
      on: returned({ kind: 'on', ...place }, on, entrants),
      onOrAfter: returned({ kind: 'after', ...place }, after, entrants),
    }
  }
  const isOver = (cohort: number, period: number): boolean => cohort + period < unitNow
  const each = Array.from({ length: periods }, (_, index) => index + 1)
  return {
    entrants: { n: entered(() => true), number: retentionNumber({ kind: 'entered' }) },
    cohorts: numbers.map((cohort) => {
      const start = firstDayOf(cohort, unit)
      return {
        start,
        entrants: {
          n: entered((count) => count.cohort === cohort),
          number: retentionNumber({ kind: 'entered', cohort: start }),
        },
        periods: each.map((period) => {
          if (!isOver(cohort, period)) return null
          const { on, onOrAfter } = periodOf(period, (one) => one === cohort, start)
          return { on, onOrAfter }
        }),
      }
    }),
    overall: each.map((period) => periodOf(period, (cohort) => isOver(cohort, period))),
  }
}
