/** The words of retention. */
import type { Retention } from '../../../../model/retention.ts'
import { count, percent } from '../../../parts/format.ts'
import { intervalText } from './funnel-words.ts'

/** Fewer than this are drawn hollow, as on the map. */
export const fewEntrants = 30

/** About the latest period of which enough is known; `later`: then or later. */
export function retentionSentence(
  { overall, unit, entrants, cohorts }: Retention,
  later: boolean,
  walkers: string,
): string {
  if (entrants.n === 0) return `No ${walkers} came in this period.`
  const came = `${count(entrants.n)} ${walkers} came in ${count(cohorts.length)} ${cohorts.length === 1 ? unit : `${unit}s`}.`
  const known =
    overall.findLast(({ entrants: { n } }) => n >= fewEntrants) ??
    overall.find(({ entrants: { n } }) => n > 0)
  if (!known) return `${came} Of none of them is a whole ${unit} over yet.`
  const period = overall.indexOf(known) + 1
  const { customers, share } = later ? known.onOrAfter : known.on
  return `${came} Of the ${count(known.entrants.n)} who came at least ${period} whole ${unit}${period === 1 ? '' : 's'} ago, ${count(customers.n)} came back in ${unit} ${period}${later ? ' or later' : ''}: ${percent(share.value ?? 0, share.n)}, 95% interval ${intervalText(share)}.`
}
