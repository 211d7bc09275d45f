/** What an attempt at a funnel is, written to be read; `src/maps/funnel/attempts-sql.ts` says the same to the engine. */
import type { AttemptPolicy, FunnelOrder } from '../../model/funnel.ts'

/** In the order of the journey. `steps`: which steps of the funnel it fills, counted from 1. */
export type FunnelEvent = { at: number; steps: readonly number[] }

/** Times in seconds; attempts begin from `from` on and before `to`, and what comes after `now` is not known. */
export type FunnelRules = {
  steps: number
  order: FunnelOrder
  attempts: AttemptPolicy
  windowSeconds: number
  from: number
  to: number
  now: number
  /** Some touchpoint fills more than one step. */
  stepsOverlap: boolean
  /** No more starts of a journey are tried, since a start is tried against all that follows it. */
  mostStarts: number
}

/** `times`: when each step was reached. `last`: place of the last event within the window. */
export type Attempt = { times: number[]; state: 'dropped' | 'open' | 'converted'; last: number }

/** The attempt that counts of a journey; null for one that never began. */
export function attemptOf(events: readonly FunnelEvent[], rules: FunnelRules): Attempt | null {
  const known = events.filter(({ at }) => at <= rules.now)
  const starts = known
    .filter((event) => begins(event, rules) && event.at >= rules.from && event.at < rules.to)
    .slice(0, rules.attempts === 'first' ? 1 : rules.mostStarts)
  const chains = starts.map((start) => chainFrom(start, known, rules))
  // Longest, then earliest: a later one must be longer to count.
  const [chain, ...later] = chains
  if (!chain) return null
  const best = later.reduce((one, other) => (other.times.length > one.times.length ? other : one), chain)
  const ends = (best.times[0] ?? 0) + rules.windowSeconds
  const mayGoOn = ends >= rules.now && !best.broken
  return {
    times: best.times,
    state: best.times.length === rules.steps ? 'converted' : mayGoOn ? 'open' : 'dropped',
    last: known.findLastIndex(({ at }) => at <= ends),
  }
}

const begins = ({ steps }: FunnelEvent, { order }: FunnelRules): boolean =>
  order === 'any' ? steps.length > 0 : steps.includes(1)

/** `broken`: something else came, and the next step can no longer follow strictly. */
type Chain = { times: number[]; broken: boolean }

function chainFrom(start: FunnelEvent, events: readonly FunnelEvent[], rules: FunnelRules): Chain {
  switch (rules.order) {
    case 'ordered':
      return orderedChain(start, events, rules)
    case 'strict':
      return strictChain(start, events, rules)
    case 'any':
      return anyChain(start, events, rules)
  }
}

const withinWindow = (event: FunnelEvent, start: FunnelEvent, { windowSeconds }: FunnelRules): boolean =>
  event.at <= start.at + windowSeconds

/** Others may lie between. An event fills one step only, so the same touchpoint twice needs two events. */
function orderedChain(start: FunnelEvent, events: readonly FunnelEvent[], rules: FunnelRules): Chain {
  const line = rules.stepsOverlap ? events : stepsOfASecondInOrder(events)
  const times = [start.at]
  for (const event of line.slice(line.indexOf(start) + 1))
    if (event.steps.includes(times.length + 1) && withinWindow(event, start, rules)) times.push(event.at)
  return { times, broken: false }
}

/** Rows hold whole seconds, and within one either order counts. Where steps overlap, the order as stored does. */
const stepsOfASecondInOrder = (events: readonly FunnelEvent[]): readonly FunnelEvent[] =>
  events.toSorted((a, b) => a.at - b.at || (a.steps[0] ?? 0) - (b.steps[0] ?? 0))

/** Between two steps lies nothing but repeats of the first of them. */
function strictChain(start: FunnelEvent, events: readonly FunnelEvent[], rules: FunnelRules): Chain {
  const times = [start.at]
  for (const event of events.slice(events.indexOf(start) + 1)) {
    if (times.length === rules.steps) break
    if (event.steps.includes(times.length + 1) && withinWindow(event, start, rules)) times.push(event.at)
    else if (event.steps.includes(times.length + 1) || !event.steps.includes(times.length))
      return { times, broken: true }
  }
  return { times, broken: false }
}

/** Whichever steps were done within the window of the first of them. */
function anyChain(start: FunnelEvent, events: readonly FunnelEvent[], rules: FunnelRules): Chain {
  const done = Array.from({ length: rules.steps }, (_, index) =>
    events.find(
      (event) => event.steps.includes(index + 1) && event.at >= start.at && withinWindow(event, start, rules),
    ),
  )
  return { times: done.flatMap((event) => event?.at ?? []).toSorted((a, b) => a - b), broken: false }
}
