/** Stands in a lane where a stage is folded: nothing is drawn, and the keys pass through. */
import type { StageColumn } from '../geometry/board-layout.ts'
import { useScene } from '../scene.ts'
import { Cell } from './cell.tsx'
import { stageSpan } from './columns.ts'

export function FoldedCell({ column: { stage, index } }: { column: StageColumn }) {
  const { layout } = useScene()
  return <Cell where={`${stage.name}, folded`} style={{ gridColumn: stageSpan(layout, index) }} />
}
