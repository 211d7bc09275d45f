/** The places a funnel leads through: stages and steps of a map, or touchpoints by themselves, as sets of touchpoints. */
import { type FunnelOrder, maxFunnelSteps } from '../../model/funnel.ts'
import type { MapDesign } from '../../model/journey-map.ts'

/** `place` is how an address names it. */
export type Place = { place: string; name: string; touchpoints: readonly number[] }

export const stagePlaces = (design: MapDesign): Place[] =>
  design.stages.map(({ id, name, steps }) => ({
    place: `stage:${id}`,
    name,
    touchpoints: steps.flatMap(({ touchpoints }) => touchpoints),
  }))

export const stepPlaces = (design: MapDesign): Place[] =>
  design.stages.flatMap(({ steps }) =>
    steps.map(({ id, name, touchpoints }) => ({ place: `step:${id}`, name, touchpoints })),
  )

/** Undefined for what is neither on the map nor a touchpoint. */
export function placeNamed(
  name: string,
  design: MapDesign,
  nameOfTouchpoint: (id: number) => string | undefined,
): Place | undefined {
  const id = /^touchpoint:(\d{1,5})$/.exec(name)?.[1]
  if (id === undefined)
    return [...stagePlaces(design), ...stepPlaces(design)].find(({ place }) => place === name)
  const called = nameOfTouchpoint(Number(id))
  return called === undefined ? undefined : { place: name, name: called, touchpoints: [Number(id)] }
}

/** The stages of the map; of a map of one stage, its steps. What is bound to no touchpoint is left out. */
export function usualPlaces(design: MapDesign): Place[] {
  const bound = (places: Place[]) => places.filter(({ touchpoints }) => touchpoints.length > 0)
  const stages = bound(stagePlaces(design))
  return stages.length > 1 ? stages : bound(stepPlaces(design)).slice(0, maxFunnelSteps)
}

/** What the step at this place of the funnel (from 1) is called: in any order it is how many were done, whichever. */
export function stepTitle(order: FunnelOrder, places: readonly Place[], step: number): string {
  if (order !== 'any') return places[step - 1]?.name ?? ''
  return step === places.length ? `all ${step} steps` : `any ${step} of ${places.length} steps`
}
