/** One measured map with its filter, as it is kept up to date for those who watch it. */
import { assemble } from '../../journey/measure/assemble.ts'
import { partsOf } from '../../journey/measure/contribution-code.ts'
import { type Contributions, MeasureState } from '../../journey/measure/measure-state.ts'
import type { JourneyMap } from '../../model/journey-map.ts'
import type { MeasureFilter } from '../../model/measure.ts'
import type { Plan } from '../measure/plan.ts'
import type { QuotesByStep } from '../measure/quotes.ts'

export type WatchedMap = {
  key: string
  map: JourneyMap
  filter: MeasureFilter
  plan: Plan
  state: MeasureState
  /** What the state says; null when it has changed since. */
  assembled: ReturnType<typeof assemble> | null
  quotes: QuotesByStep
  quotesAt: number
  quotesTookMs: number
  quotesStale: boolean
  newest: number
  /** When it was computed as a whole: "open" and "left" are as of then. */
  computedAt: Date
  /** When the last change went in. */
  currentAt: Date
  usedAt: number
  tookMs: number
}

export const keyOf = (map: JourneyMap, filter: MeasureFilter): string =>
  JSON.stringify([map.id, map.version, filter.from, filter.to, filter.asOf, filter.channels, filter.segment])

type Computed = Pick<WatchedMap, 'map' | 'filter' | 'plan' | 'newest' | 'computedAt' | 'tookMs'>

export function watchedMap(computed: Computed, contributions: Contributions): WatchedMap {
  const state = new MeasureState()
  state.add(contributions, 1)
  return {
    ...computed,
    key: keyOf(computed.map, computed.filter),
    state,
    assembled: null,
    quotes: {},
    quotesAt: 0,
    quotesTookMs: 0,
    quotesStale: true,
    currentAt: computed.computedAt,
    usedAt: computed.computedAt.getTime(),
  }
}

export function assembled(watched: WatchedMap): ReturnType<typeof assemble> {
  watched.assembled ??= assemble(watched.state, watched.map.design)
  return watched.assembled
}

/** Adds what a round changed; answers the steps where something did. `acceptedAt`: ms since 1970. */
export function addChange(
  watched: WatchedMap,
  change: Contributions,
  acceptedAt: number,
  now: Date,
): string[] {
  watched.state.add(change, 1)
  watched.assembled = null
  watched.newest = Math.max(watched.newest, Math.floor(acceptedAt / 1000))
  watched.currentAt = now
  watched.quotesStale = true
  return changedSteps(change, watched.plan)
}

/** Kinds from 7 on carry a step in their first place, or nothing. */
const firstStepCode = 7 * 2 ** 27

function changedSteps(change: Contributions, plan: Plan): string[] {
  const codes = [...change.counts.keys()].filter((code) => code >= firstStepCode)
  const steps = new Set(codes.map((code) => partsOf(code).a))
  return [...steps].flatMap((step) => plan.steps[step - 1]?.id ?? [])
}
