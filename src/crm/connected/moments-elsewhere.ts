/** Which of a record's moves another system's own interactions tell, so that each fact has one teller. Pure. */
import type { Moment } from '../stored-record.ts'

/**
 * What another system says, by whoever has compared what is newer. `since`: of each field, in ms.
 * `beginning` and `moves`: what its own interactions tell.
 */
export type Elsewhere = {
  at: number
  since: Readonly<Record<string, number>>
  beginning: boolean
  moves: readonly { to: string; at: number }[]
}

export const isToldElsewhere = (moments: readonly Moment[], what: 'beginning' | 'move'): boolean =>
  moments.some(({ elsewhere }) => elsewhere?.includes(what))

const marked = (moment: Moment, what: 'beginning' | 'move'): Moment =>
  moment.elsewhere?.includes(what) ? moment : { ...moment, elsewhere: [...(moment.elsewhere ?? []), what] }

/** A move by hand is confirmed only by what was said after it. */
const mayTell =
  (to: string, at: number) =>
  (moment: Moment): boolean =>
    moment.to === to && moment.elsewhere === undefined && Date.parse(moment.at) <= at

/** What was moved now happened when the other system says so, and is told by that system's own interactions or by nobody. */
export function momentsElsewhere(
  before: readonly Moment[],
  after: readonly Moment[],
  { at, since, beginning, moves }: Elsewhere,
): Moment[] {
  const movedAt = new Date(since.status ?? at).toISOString()
  const all = after.map(
    (moment, place): Moment =>
      place < before.length
        ? moment
        : { ...moment, at: movedAt, elsewhere: moment.from === null ? ['beginning', 'move'] : ['move'] },
  )
  const mark = (place: number, what: 'beginning' | 'move'): void => {
    const moment = all[place]
    if (moment) all[place] = marked(moment, what)
  }
  if (beginning)
    mark(
      all.findIndex(({ from }) => from === null),
      'beginning',
    )
  for (const move of moves) mark(all.findLastIndex(mayTell(move.to, move.at)), 'move')
  return all
}
