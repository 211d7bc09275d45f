/** One stage as a column: its name, its place, its steps. */
import { useDroppable } from '@dnd-kit/core'
import { SortableContext, verticalListSortingStrategy } from '@dnd-kit/sortable'
import { IconArrowLeft, IconArrowRight, IconPlus, IconTrash } from '@tabler/icons-react'
import type { MapDesign, Stage } from '../../../model/journey-map.ts'
import type { TouchpointWithCounts } from '../../../model/touchpoint.ts'
import { addStep, moveStage, removeStage, renameStage } from './design-edits.ts'
import styles from './edit.module.css'
import { freshId } from './fresh-id.ts'
import { StepEditor } from './step-editor.tsx'

type Props = {
  stage: Stage
  index: number
  design: MapDesign
  touchpoints: readonly TouchpointWithCounts[]
  onChange: (design: MapDesign) => void
}

export function StageEditor({ stage, index, design, touchpoints, onChange }: Props) {
  const { setNodeRef, isOver } = useDroppable({ id: `stage:${stage.id}` })
  return (
    <section
      className={`card ${styles.stage} ${isOver ? styles.over : ''}`}
      aria-label={`Stage ${stage.name}`}
    >
      <header className={styles.stageHead}>
        <span className="faint num">{index + 1}</span>
        <input
          className="field grow"
          aria-label={`Name of stage ${index + 1}`}
          value={stage.name}
          maxLength={200}
          aria-invalid={stage.name.trim() === ''}
          onChange={(event) => onChange(renameStage(design, stage.id, event.target.value))}
        />
        <button
          type="button"
          className="button quiet icon"
          aria-label={`Move ${stage.name} one place earlier`}
          disabled={index === 0}
          onClick={() => onChange(moveStage(design, stage.id, index - 1))}
        >
          <IconArrowLeft size={14} aria-hidden />
        </button>
        <button
          type="button"
          className="button quiet icon"
          aria-label={`Move ${stage.name} one place later`}
          disabled={index === design.stages.length - 1}
          onClick={() => onChange(moveStage(design, stage.id, index + 1))}
        >
          <IconArrowRight size={14} aria-hidden />
        </button>
        <button
          type="button"
          className="button quiet icon"
          aria-label={`Remove stage ${stage.name} and its steps`}
          disabled={design.stages.length === 1}
          onClick={() => onChange(removeStage(design, stage.id))}
        >
          <IconTrash size={14} aria-hidden />
        </button>
      </header>
      <SortableContext items={stage.steps.map(({ id }) => id)} strategy={verticalListSortingStrategy}>
        <ol ref={setNodeRef} className={styles.steps}>
          {stage.steps.map((step, place) => (
            <StepEditor
              key={step.id}
              step={step}
              code={`${index + 1}.${place + 1}`}
              design={design}
              touchpoints={touchpoints}
              onChange={onChange}
            />
          ))}
          {stage.steps.length === 0 && <li className={styles.empty}>Drop a step here, or add one</li>}
        </ol>
      </SortableContext>
      <button
        type="button"
        className="button quiet"
        onClick={() => onChange(addStep(design, stage.id, freshId()))}
      >
        <IconPlus size={14} aria-hidden />
        Step
      </button>
    </section>
  )
}
