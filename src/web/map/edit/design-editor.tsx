/** Designs a map: its frame, and stages as columns of steps that can be dragged or moved by buttons. */
import {
  closestCorners,
  DndContext,
  type DragEndEvent,
  type DragOverEvent,
  DragOverlay,
  KeyboardSensor,
  PointerSensor,
  useSensor,
  useSensors,
} from '@dnd-kit/core'
import { sortableKeyboardCoordinates } from '@dnd-kit/sortable'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import type { MapDesign } from '../../../model/journey-map.ts'
import type { TouchpointWithCounts } from '../../../model/touchpoint.ts'
import { addStage, allSteps, moveStep, placeOf } from './design-edits.ts'
import styles from './edit.module.css'
import { FrameForm } from './frame-form.tsx'
import { freshId } from './fresh-id.ts'
import { StageEditor } from './stage-editor.tsx'

type Props = {
  design: MapDesign
  touchpoints: readonly TouchpointWithCounts[]
  onChange: (design: MapDesign) => void
}

export function DesignEditor({ design, touchpoints, onChange }: Props) {
  const [dragged, setDragged] = useState<string>()
  const sensors = useSensors(
    // A press that does not move stays a click on the fields of the card.
    useSensor(PointerSensor, { activationConstraint: { distance: 6 } }),
    useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }),
  )
  const drop = ({ active, over }: DragOverEvent | DragEndEvent) => {
    if (!over || active.id === over.id) return
    const overStep = placeOf(design, String(over.id))
    const overStage = design.stages.find(({ id }) => `stage:${id}` === over.id)
    const to = overStep ?? (overStage && { stage: overStage.id, index: overStage.steps.length })
    const from = placeOf(design, String(active.id))
    if (!to || !from || (to.stage === from.stage && to.index === from.index)) return
    onChange(moveStep(design, String(active.id), to))
  }
  const draggedStep = allSteps(design).find(({ id }) => id === dragged)
  return (
    <div className={styles.editor}>
      <FrameForm design={design} onChange={onChange} />
      <DndContext
        sensors={sensors}
        collisionDetection={closestCorners}
        onDragStart={({ active }) => setDragged(String(active.id))}
        onDragOver={(event) => {
          // Only into another stage while it moves; the order inside a stage is settled at the drop.
          const from = placeOf(design, String(event.active.id))
          const over =
            event.over &&
            (placeOf(design, String(event.over.id))?.stage ?? String(event.over.id).replace('stage:', ''))
          if (over && from && over !== from.stage) drop(event)
        }}
        onDragEnd={(event) => {
          setDragged(undefined)
          drop(event)
        }}
        onDragCancel={() => setDragged(undefined)}
      >
        <div className={styles.stages}>
          {design.stages.map((stage, index) => (
            <StageEditor
              key={stage.id}
              stage={stage}
              index={index}
              design={design}
              touchpoints={touchpoints}
              onChange={onChange}
            />
          ))}
          <button
            type="button"
            className={`button ${styles.addStage}`}
            onClick={() => onChange(addStage(design, freshId()))}
          >
            <IconPlus size={14} aria-hidden />
            Stage
          </button>
        </div>
        <DragOverlay>
          {draggedStep && <div className={`${styles.step} ${styles.lifted}`}>{draggedStep.name}</div>}
        </DragOverlay>
      </DndContext>
    </div>
  )
}
