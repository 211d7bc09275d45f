/** How much of what customers do a design covers, as it is being changed. */
import type { MapDesign, MapDraft } from '../../../model/journey-map.ts'
import type { TouchpointWithCounts } from '../../../model/touchpoint.ts'
import { allSteps } from '../../map/edit/design-edits.ts'

export type Coverage = { share: number; interactions: number; touchpoints: number; ofTouchpoints: number }

type Counts = Pick<TouchpointWithCounts, 'id' | 'interactions' | 'hidden'>

export function coverageOf(design: MapDesign, touchpoints: readonly Counts[]): Coverage {
  const bound = new Set(allSteps(design).flatMap((step) => step.touchpoints))
  const used = touchpoints.filter(({ interactions, hidden }) => interactions > 0 && !hidden)
  const covered = used.filter(({ id }) => bound.has(id))
  const sum = (list: readonly Counts[]) => list.reduce((total, { interactions }) => total + interactions, 0)
  const all = sum(used)
  return {
    share: all === 0 ? 0 : sum(covered) / all,
    interactions: sum(covered),
    touchpoints: covered.length,
    ofTouchpoints: used.length,
  }
}

/** What the proposal left out and nobody has put on the map since, most used first. */
export function stillLeftOut(design: MapDesign, draft: MapDraft): MapDraft['leftOut'] {
  const bound = new Set(allSteps(design).flatMap((step) => step.touchpoints))
  return draft.leftOut
    .filter(({ touchpoint }) => !bound.has(touchpoint))
    .sort((a, b) => b.interactions - a.interactions)
}

/** A touchpoint put on the map as a step of its own, at the end of a stage. */
export const withTouchpoint = (
  design: MapDesign,
  stage: string,
  step: { id: string; name: string; touchpoint: number; department: string },
): MapDesign => ({
  ...design,
  stages: design.stages.map((each) =>
    each.id === stage
      ? {
          ...each,
          steps: [
            ...each.steps,
            { id: step.id, name: step.name, touchpoints: [step.touchpoint], department: step.department },
          ],
        }
      : each,
  ),
})
