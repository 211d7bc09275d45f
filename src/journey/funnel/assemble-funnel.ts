/** Turns counted attempts into the numbers of a funnel, with interval and n beside every estimate. */
import {
  type FunnelMove,
  type FunnelOrder,
  type FunnelPlace,
  type FunnelStepMeasure,
  funnelNumber,
} from '../../model/funnel.ts'
import type { Counted } from '../../model/measure.ts'
import { durationOf, share } from '../measure/estimates.ts'
import { histogramQuantile } from '../statistics/log-histogram.ts'
import {
  type AttemptState,
  arrivedBit,
  attemptStates,
  type FunnelCodeKind,
  funnelCodeKind,
  funnelCodeParts,
} from './funnel-code.ts'
import { type Place, stepTitle } from './places.ts'

/** How many attempts carry each code. */
export type FunnelCounts = ReadonlyMap<number, number>
type Called = Pick<FunnelStepMeasure['lastSeen'][number], 'name' | 'channel'>

const mostLastSeen = 5

export function assembleFunnel(
  counts: FunnelCounts,
  places: readonly Place[],
  order: FunnelOrder,
  called: (touchpoint: number) => Called,
): { steps: FunnelStepMeasure[]; whole: FunnelMove; startsCut: number } {
  const k = places.length
  const total = (kind: FunnelCodeKind, wanted: (step: number, detail: number) => boolean): number =>
    codesOf(counts, kind).reduce((sum, { step, detail, n }) => sum + (wanted(step, detail) ? n : 0), 0)
  const counted = (place: FunnelPlace, n: number): Counted => ({ n, number: funnelNumber(place) })
  const ended = (state: AttemptState, wanted: (step: number) => boolean): number =>
    total('ended', (step, detail) => attemptStates[detail] === state && wanted(step))
  const reached = (step: number): Counted =>
    counted(
      { kind: 'reached', step },
      total('ended', (depth) => depth >= step),
    )
  /** From this step to the next; 0: from the first to the last. */
  const moveFrom = (step: number): FunnelMove => {
    const here = (depth: number) => step === 0 || depth === step
    const entrants = reached(step === 0 ? 1 : step)
    const wentOn = reached(step === 0 ? k : step + 1)
    const dropped = counted({ kind: 'dropped', step }, ended('dropped', here))
    const open = counted({ kind: 'open', step }, ended('open', here))
    const arrived = timesOf(counts, step, true)
    return {
      wentOn,
      dropped,
      open,
      conversion: share(wentOn.n, entrants.n),
      dropOff: share(dropped.n, entrants.n),
      stillOpen: share(open.n, entrants.n),
      convertedMedianSeconds: histogramQuantile(arrived, 0.5),
      time: durationOf(arrived, timesOf(counts, step, false)),
    }
  }
  const lastSeen = (step: number): FunnelStepMeasure['lastSeen'] =>
    codesOf(counts, 'lastSeen')
      .filter((code) => code.step === step)
      .toSorted((a, b) => b.n - a.n || a.detail - b.detail)
      .slice(0, mostLastSeen)
      .map(({ detail: touchpoint, n }) => ({
        touchpoint,
        ...called(touchpoint),
        customers: counted({ kind: 'last-seen', step, touchpoint }, n),
      }))
  return {
    steps: places.map(({ place }, index) => ({
      place,
      name: stepTitle(order, places, index + 1),
      reached: reached(index + 1),
      share: share(reached(index + 1).n, reached(1).n),
      next: index + 1 < k ? moveFrom(index + 1) : null,
      lastSeen: lastSeen(index + 1),
    })),
    whole: moveFrom(0),
    startsCut: total('cut', () => true),
  }
}

const codesOf = (counts: FunnelCounts, kind: FunnelCodeKind) =>
  [...counts].flatMap(([code, n]) => {
    const parts = funnelCodeParts(code)
    return parts.kind === funnelCodeKind[kind] ? [{ ...parts, n }] : []
  })

/** Time buckets of those who arrived, or of those who did not: until now, or until their window was over. */
function timesOf(counts: FunnelCounts, step: number, arrived: boolean): Map<number, number> {
  const ofStep = codesOf(counts, 'time').filter(
    (code) => code.step === step && code.detail >= arrivedBit === arrived,
  )
  return new Map(ofStep.map(({ detail, n }) => [detail % arrivedBit, n]))
}
