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
  /** When those who show it were first told of a change that nobody has asked for since; null: somebody has. */
  toldAt: number | null
  tookMs: number
}

/** Whoever has it open asks again within half a second of a change, in a window that is out of sight within a minute. */
const answerMs = 2 * 60_000

/** Whether somebody may have it open now: as far as is known, since nothing may have changed for a while. */
export const mayBeOpen = ({ toldAt }: WatchedMap, now: number): boolean =>
  toldAt === null || toldAt > now - answerMs

export function use(watched: WatchedMap, now: number): void {
  watched.usedAt = now
  watched.toldAt = null
}

/** Beside the counts: what was assembled of them, the design and the words. */
const besideCountsBytes = 512 * 1024

export const bytesOf = ({ state }: WatchedMap): number => state.size() + besideCountsBytes

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
    toldAt: null,
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
  const steps = changedSteps(change, watched.plan)
  if (steps.length > 0) watched.toldAt ??= now.getTime()
  return steps
}

/** Kinds from 7 on carry a step in their first place, or nothing. */
const firstStepCode = 7 * 2 ** 27

function changedSteps(change: Contributions, plan: Plan): string[] {
  const codes = [...change.counts.keys()].filter((code) => code >= firstStepCode)
  const steps = new Set(codes.map((code) => partsOf(code).a))
  return [...steps].flatMap((step) => plan.steps[step - 1]?.id ?? [])
}
