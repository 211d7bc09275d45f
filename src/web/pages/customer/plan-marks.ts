/** Plan against actual: what one customer did of a map's steps, what she skipped, and what lies ahead. */
import type { CustomerLine } from '../../../model/customer.ts'
import type { MapDesign } from '../../../model/journey-map.ts'

export type PlanMark = 'here' | 'did' | 'skipped' | 'ahead'
export type PlannedStep = {
  id: string
  name: string
  department: string
  stage: number
  mark: PlanMark
  visits: number
  /** The step of the plan that she did before this one although it comes later. */
  after: string | null
}

/** Skipped = not done although a later step was; she is here only while the journey is open. */
export function planMarks(design: MapDesign, line: CustomerLine): PlannedStep[] {
  const visits = new Map(line.dots.map((dot) => [dot.step, dot.visits]))
  const firstAt = new Map(line.dots.map((dot) => [dot.step, dot.firstAt]))
  const steps = design.stages.flatMap((stage, index) =>
    stage.steps.map((step) => ({ ...step, stage: index })),
  )
  const furthest = steps.findLastIndex(({ id }) => visits.has(id))
  const here = line.state === 'open' ? line.lastStep : null
  return steps.map(({ id, name, department, stage }, index) => {
    const did = visits.has(id)
    const mark = did ? (id === here ? 'here' : 'did') : index < furthest ? 'skipped' : 'ahead'
    const at = firstAt.get(id)
    const earlier = at && steps.slice(index + 1).find((later) => (firstAt.get(later.id) ?? at) < at)
    return {
      id,
      name,
      department,
      stage,
      mark,
      visits: visits.get(id) ?? 0,
      after: earlier ? earlier.name : null,
    }
  })
}

/** Done where the plan has it, and once. */
export const isAsPlanned = ({ mark, visits, after }: PlannedStep): boolean =>
  (mark === 'did' || mark === 'here') && visits === 1 && after === null

export const markNames: Record<PlanMark, string> = {
  did: 'done',
  here: 'here now',
  skipped: 'skipped',
  ahead: 'still ahead',
}
