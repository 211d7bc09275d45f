/** Changes to the design of a map, each giving a new design that is whole again. */
import type { MapDesign, Stage, Step } from '../../../model/journey-map.ts'

export type Place = { stage: string; index: number }

export const allSteps = (design: MapDesign): Step[] => design.stages.flatMap(({ steps }) => steps)

/** A name that no other thing in the list has: "New step", "New step 2", … */
function freshName(wish: string, taken: readonly string[]): string {
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? wish : `${wish} ${number}`
    if (!taken.includes(name)) return name
  }
}

const inStage = (design: MapDesign, id: string, edit: (stage: Stage) => Stage): MapDesign => ({
  ...design,
  stages: design.stages.map((stage) => (stage.id === id ? edit(stage) : stage)),
})

/** Start and end may only name steps that exist. */
function forgetLostSteps(design: MapDesign): MapDesign {
  const known = new Set(allSteps(design).map(({ id }) => id))
  const kept = (ids: readonly string[]) => ids.filter((id) => known.has(id))
  return { ...design, startSteps: kept(design.startSteps), endSteps: kept(design.endSteps) }
}

export const addStage = (design: MapDesign, id: string): MapDesign => ({
  ...design,
  stages: [
    ...design.stages,
    {
      id,
      name: freshName(
        'New stage',
        design.stages.map(({ name }) => name),
      ),
      steps: [],
    },
  ],
})

/** A map keeps at least one stage. */
export const removeStage = (design: MapDesign, id: string): MapDesign =>
  design.stages.length <= 1
    ? design
    : forgetLostSteps({ ...design, stages: design.stages.filter((stage) => stage.id !== id) })

export const renameStage = (design: MapDesign, id: string, name: string): MapDesign =>
  inStage(design, id, (stage) => ({ ...stage, name }))

export function moveStage(design: MapDesign, id: string, to: number): MapDesign {
  const moved = design.stages.find((stage) => stage.id === id)
  if (!moved) return design
  const stages = design.stages.filter((stage) => stage.id !== id)
  stages.splice(Math.max(0, Math.min(stages.length, to)), 0, moved)
  return { ...design, stages }
}

export const addStep = (design: MapDesign, stage: string, id: string): MapDesign =>
  inStage(design, stage, (each) => ({
    ...each,
    steps: [
      ...each.steps,
      {
        id,
        name: freshName(
          'New step',
          allSteps(design).map(({ name }) => name),
        ),
        touchpoints: [],
        department: each.steps.at(-1)?.department ?? '',
      },
    ],
  }))

export const removeStep = (design: MapDesign, id: string): MapDesign =>
  forgetLostSteps({
    ...design,
    stages: design.stages.map((stage) => ({ ...stage, steps: stage.steps.filter((step) => step.id !== id) })),
  })

export const changeStep = (design: MapDesign, id: string, change: Partial<Omit<Step, 'id'>>): MapDesign => ({
  ...design,
  stages: design.stages.map((stage) => ({
    ...stage,
    steps: stage.steps.map((step) => (step.id === id ? { ...step, ...change } : step)),
  })),
})

/** The place counts without the step itself, as it does when one takes a card out and puts it back. */
export function moveStep(design: MapDesign, id: string, to: Place): MapDesign {
  const moved = allSteps(design).find((step) => step.id === id)
  if (!moved || !design.stages.some((stage) => stage.id === to.stage)) return design
  return {
    ...design,
    stages: design.stages.map((stage) => {
      const steps = stage.steps.filter((step) => step.id !== id)
      if (stage.id === to.stage) steps.splice(Math.max(0, Math.min(steps.length, to.index)), 0, moved)
      return { ...stage, steps }
    }),
  }
}

export function placeOf(design: MapDesign, id: string): Place | undefined {
  for (const stage of design.stages) {
    const index = stage.steps.findIndex((step) => step.id === id)
    if (index >= 0) return { stage: stage.id, index }
  }
  return undefined
}

/** One place on; past the end of its stage it goes into the next one. */
export function nudgeStep(design: MapDesign, id: string, by: 1 | -1): MapDesign {
  const place = placeOf(design, id)
  if (!place) return design
  const at = design.stages.findIndex((stage) => stage.id === place.stage)
  const stage = design.stages[at]
  const index = place.index + by
  if (stage && index >= 0 && index < stage.steps.length)
    return moveStep(design, id, { stage: stage.id, index })
  const next = design.stages[at + by]
  if (!next) return design
  return moveStep(design, id, { stage: next.id, index: by > 0 ? 0 : next.steps.length })
}

/** A touchpoint belongs to one step of a map: binding it here takes it away elsewhere. */
export const bindTouchpoint = (design: MapDesign, id: string, touchpoint: number): MapDesign => ({
  ...design,
  stages: design.stages.map((stage) => ({
    ...stage,
    steps: stage.steps.map((step) => {
      const others = step.touchpoints.filter((each) => each !== touchpoint)
      return { ...step, touchpoints: step.id === id ? [...others, touchpoint] : others }
    }),
  })),
})

export const unbindTouchpoint = (design: MapDesign, id: string, touchpoint: number): MapDesign =>
  changeStep(design, id, {
    touchpoints: (allSteps(design).find((step) => step.id === id)?.touchpoints ?? []).filter(
      (each) => each !== touchpoint,
    ),
  })

export const toggleEdge = (design: MapDesign, edge: 'startSteps' | 'endSteps', id: string): MapDesign => ({
  ...design,
  [edge]: design[edge].includes(id) ? design[edge].filter((each) => each !== id) : [...design[edge], id],
})

export const emptyDesign = (id: string): MapDesign => ({
  name: 'New map',
  actor: '',
  scenario: '',
  expectations: [],
  owner: '',
  follow: 'customer',
  startSteps: [],
  endSteps: [],
  inactivityDays: 90,
  restart: false,
  stages: [{ id, name: 'First stage', steps: [] }],
})
