/** Departments over steps, and where one hands its customers over to the next. */
import type { Counted, MapMeasure, Transition } from '../../model/measure.ts'
import type { BoardLayout, StepColumn } from './geometry/board-layout.ts'

export type OwnerRun = { department: string; steps: StepColumn[]; x: number; width: number }
export type HandOver = { x: number; from: string; to: string; seconds: number; people: Counted }

/** Between others may stand a stage that is folded. */
const touches = (before: Pick<OwnerRun, 'x' | 'width'>, { x }: { x: number }): boolean =>
  Math.abs(before.x + before.width - x) < 2

/** Neighbouring steps of one department make one bar. */
export function ownerRuns(layout: BoardLayout): OwnerRun[] {
  const runs: OwnerRun[] = []
  for (const column of layout.steps) {
    const last = runs.at(-1)
    if (last && last.department === column.step.department && touches(last, column)) {
      last.steps.push(column)
      last.width = column.x + column.width - last.x
    } else
      runs.push({ department: column.step.department, steps: [column], x: column.x, width: column.width })
  }
  return runs
}

/** The wait at a hand-over is that of its busiest way from the one department to the other. */
export function handOvers(runs: readonly OwnerRun[], transitions: MapMeasure['transitions']): HandOver[] {
  return runs.slice(1).flatMap((to, index): HandOver[] => {
    const from = runs[index]
    if (!from || !touches(from, to) || from.department === '' || to.department === '') return []
    const ids = (run: OwnerRun) => new Set(run.steps.map(({ step }) => step.id))
    const [out, into] = [ids(from), ids(to)]
    const busiest = transitions
      .filter((each) => out.has(each.from) && into.has(each.to))
      .reduce<Transition | undefined>(
        (most, each) => (!most || each.journeys.n > most.journeys.n ? each : most),
        undefined,
      )
    if (!busiest || busiest.medianGapSeconds === null) return []
    return [
      {
        x: to.x,
        from: from.department,
        to: to.department,
        seconds: busiest.medianGapSeconds,
        people: busiest.journeys,
      },
    ]
  })
}
