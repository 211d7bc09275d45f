/** Turns a map of the demo company into a design that the product stores. */
import type { MapDesign } from '../src/model/journey-map.ts'
import type { DemoMap } from './map.ts'
import type { RawMatch } from './touchpoints.ts'

/** `idOf` knows the catalogue's touchpoint for a raw interaction; one that is not there yet is left out. */
export function designOf(map: DemoMap, idOf: (match: RawMatch) => number | undefined): MapDesign {
  const stages = map.stages.map((stage, stageIndex) => ({
    id: `stage-${stageIndex + 1}`,
    name: stage.name,
    steps: stage.steps.map((step, stepIndex) => ({
      id: `step-${stageIndex + 1}-${stepIndex + 1}`,
      name: step.title,
      touchpoints: step.touchpoints.flatMap((match) => idOf(match) ?? []),
      department: step.department,
    })),
  }))
  const steps = stages.flatMap((stage) => stage.steps)
  return {
    name: map.name,
    actor: map.persona.name,
    scenario: map.goal,
    expectations: [...map.expectations],
    owner: map.owner,
    follow: map.follow,
    startSteps: [],
    endSteps: steps.filter(({ name }) => map.endsAt.includes(name)).map(({ id }) => id),
    inactivityDays: map.inactivityDays,
    restart: false,
    stages,
  }
}
