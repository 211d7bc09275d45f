/** A funnel through places of a map: how many reached each, where the others stayed, and how long it took. */
import { assembleFunnel } from '../../journey/funnel/assemble-funnel.ts'
import { type Place, placeNamed, usualPlaces } from '../../journey/funnel/places.ts'
import { appError } from '../../model/app-error.ts'
import { type AttemptPolicy, type Funnel, type FunnelOrder, maxFunnelSteps } from '../../model/funnel.ts'
import type { MapDesign } from '../../model/journey-map.ts'
import type { MeasureFilter } from '../../model/measure.ts'
import type { Journeys } from '../../storage/journeys/connect.ts'
import type { TouchpointTable } from '../measure/plan.ts'
import { attemptsSql, type FunnelPlan, funnelCountsSql, stepsOverlap } from './attempts-sql.ts'

/** `places`: as an address names them; none: the stages of the map. */
export type FunnelWish = {
  places?: readonly string[] | undefined
  order: FunnelOrder
  attempts: AttemptPolicy
  windowSeconds: number
  filter: MeasureFilter
}

/** What a funnel is asked of. */
export type FunnelGround = { journeys: Journeys; touchpoints: TouchpointTable; design: MapDesign; now: Date }

export async function funnelOf(
  ground: FunnelGround,
  wish: FunnelWish,
  signal?: AbortSignal,
): Promise<Funnel> {
  const started = performance.now()
  const plan = funnelPlan(ground, wish)
  const { sql, params } = attemptsSql(plan, ground.touchpoints)
  const rows = await ground.journeys.rows<{ code: number; n: number }>(
    funnelCountsSql(sql, plan.steps.length),
    params,
    signal ? { signal } : {},
  )
  const counts = new Map(rows.map(({ code, n }) => [code, n]))
  const { order, attempts, windowSeconds } = wish
  return {
    ...assembleFunnel(counts, plan.steps, order, (id) => calledIn(ground.touchpoints, id)),
    order,
    attempts,
    windowSeconds,
    asOf: new Date(plan.now * 1000).toISOString(),
    tookMs: performance.now() - started,
  }
}

/** The steps with their names, and the moment that everything is seen from. */
export function funnelPlan(
  { design, touchpoints, now }: Pick<FunnelGround, 'design' | 'touchpoints' | 'now'>,
  { places, order, attempts, windowSeconds, filter }: FunnelWish,
): FunnelPlan & { steps: Place[] } {
  const steps = places ? places.map((name) => knownPlace(name, design, touchpoints)) : usualPlaces(design)
  if (steps.length < 2)
    throw appError(
      'funnel.invalid',
      'A funnel leads from one step to another. Choose at least two, or give the steps of the map touchpoints.',
      { steps: steps.length },
    )
  if (steps.length > maxFunnelSteps)
    throw appError('funnel.invalid', `A funnel has at most ${maxFunnelSteps} steps. Choose fewer.`, {
      steps: steps.length,
    })
  if (order === 'any' && stepsOverlap(steps))
    throw appError(
      'funnel.invalid',
      'In any order a touchpoint can be in one step only, and two of these steps share one. Choose others, or another order.',
    )
  const seenFrom = Math.floor((filter.asOf ? Date.parse(filter.asOf) : now.getTime()) / 1000)
  return { follow: design.follow, steps, order, attempts, windowSeconds, filter, now: seenFrom }
}

/** The place that is meant, or what to do. */
export function knownPlace(name: string, design: MapDesign, touchpoints: TouchpointTable): Place {
  const place = placeNamed(name, design, (id) => touchpoints.get(id)?.name)
  if (place) return place
  throw appError(
    'funnel.invalid',
    `"${name}" is not on this map. Name steps as "stage:…" or "step:…" with an id of the map, or as "touchpoint:…" with a number.`,
    { place: name },
  )
}

/** How a touchpoint is called that somebody was last seen at. */
export const calledIn = (touchpoints: TouchpointTable, id: number) => ({
  name: touchpoints.get(id)?.name ?? `Touchpoint ${id}`,
  channel: touchpoints.get(id)?.channel ?? ('other' as const),
})
