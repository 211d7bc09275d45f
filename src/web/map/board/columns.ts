/** The grid columns of a lane: one per step; a stage without steps keeps one of its own. */
import type { BoardLayout, StageColumn } from '../geometry/board-layout.ts'

const tracksOf = (stage: StageColumn): number[] =>
  stage.steps.length > 0 ? stage.steps.map(({ width }) => width) : [stage.width]

export const columnTracks = (layout: BoardLayout): string =>
  layout.stages
    .flatMap(tracksOf)
    .map((width) => `${width}px`)
    .join(' ')

/** Where a stage begins and how many columns it spans, as a value of `grid-column`. */
export function stageSpan(layout: BoardLayout, index: number): string {
  const before = layout.stages.slice(0, index).reduce((sum, stage) => sum + tracksOf(stage).length, 0)
  const stage = layout.stages[index]
  return `${before + 1} / span ${stage ? tracksOf(stage).length : 1}`
}

export function stepColumns(layout: BoardLayout): Map<string, number> {
  const columns = new Map<string, number>()
  let column = 1
  for (const stage of layout.stages) {
    for (const { step } of stage.steps) columns.set(step.id, column++)
    if (stage.steps.length === 0) column += 1
  }
  return columns
}
