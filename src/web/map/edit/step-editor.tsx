/** One step as a card: name, owner, touchpoints, and whether a journey starts or ends here. */
import { useSortable } from '@dnd-kit/sortable'
import {
  IconArrowDown,
  IconArrowUp,
  IconChevronDown,
  IconGripVertical,
  IconTrash,
  IconX,
} from '@tabler/icons-react'
import { useState } from 'react'
import type { MapDesign, Step } from '../../../model/journey-map.ts'
import type { TouchpointWithCounts } from '../../../model/touchpoint.ts'
import { ChannelIcon } from '../../parts/channel-icon.tsx'
import { changeStep, nudgeStep, removeStep, toggleEdge, unbindTouchpoint } from './design-edits.ts'
import styles from './edit.module.css'
import { TouchpointPicker } from './touchpoint-picker.tsx'

type Props = {
  step: Step
  code: string
  design: MapDesign
  touchpoints: readonly TouchpointWithCounts[]
  onChange: (design: MapDesign) => void
}

export function StepEditor({ step, code, design, touchpoints, onChange }: Props) {
  const [opened, setOpened] = useState(false)
  const { setNodeRef, setActivatorNodeRef, attributes, listeners, transform, transition, isDragging } =
    useSortable({
      id: step.id,
    })
  const starts = design.startSteps.includes(step.id)
  const ends = design.endSteps.includes(step.id)
  return (
    <li
      ref={setNodeRef}
      className={`${styles.step} ${isDragging ? styles.dragging : ''}`}
      style={{
        transform: transform ? `translate(${transform.x}px, ${transform.y}px)` : undefined,
        transition,
      }}
    >
      <div className={styles.stepHead}>
        <button
          type="button"
          ref={setActivatorNodeRef}
          className={styles.grip}
          {...attributes}
          {...listeners}
          aria-label={`Drag ${step.name}; or press Space, then the arrow keys`}
        >
          <IconGripVertical size={14} aria-hidden />
        </button>
        <span className="xs faint num">{code}</span>
        <input
          className="field grow"
          aria-label={`Name of step ${code}`}
          value={step.name}
          maxLength={200}
          aria-invalid={step.name.trim() === ''}
          onChange={(event) => onChange(changeStep(design, step.id, { name: event.target.value }))}
        />
        <button
          type="button"
          className="button quiet icon"
          aria-expanded={opened}
          aria-label={`${opened ? 'Hide' : 'Show'} the details of ${step.name}`}
          onClick={() => setOpened(!opened)}
        >
          <IconChevronDown
            size={14}
            aria-hidden
            style={{ transform: opened ? 'rotate(180deg)' : undefined }}
          />
        </button>
      </div>
      {!opened && (
        <p className="xs faint clip">
          {step.department || 'no owner'} · {step.touchpoints.length}{' '}
          {step.touchpoints.length === 1 ? 'touchpoint' : 'touchpoints'}
          {starts && ' · starts here'}
          {ends && ' · ends here'}
        </p>
      )}
      {opened && (
        <div className={styles.details}>
          <label>
            <span className="label">Department</span>
            <input
              className="field"
              value={step.department}
              maxLength={100}
              onChange={(event) => onChange(changeStep(design, step.id, { department: event.target.value }))}
            />
          </label>
          <label>
            <span className="label">Promised: the next step within hours</span>
            <input
              className="field"
              type="number"
              min={0}
              max={87_600}
              step="any"
              placeholder="nothing is promised"
              value={step.promiseHours ?? ''}
              onChange={(event) =>
                onChange(changeStep(design, step.id, { promiseHours: promiseOf(event.target.valueAsNumber) }))
              }
            />
          </label>
          <div>
            <span className="label">Touchpoints that count as this step</span>
            <ul className={styles.bound}>
              {step.touchpoints.map((id) => {
                const touchpoint = touchpoints.find((each) => each.id === id)
                return (
                  <li key={id} className="chip">
                    {touchpoint && <ChannelIcon channel={touchpoint.channel} size={12} />}
                    <span className="clip">{touchpoint?.name ?? `touchpoint ${id}`}</span>
                    <button
                      type="button"
                      aria-label={`Take ${touchpoint?.name ?? id} off ${step.name}`}
                      onClick={() => onChange(unbindTouchpoint(design, step.id, id))}
                    >
                      <IconX size={12} aria-hidden />
                    </button>
                  </li>
                )
              })}
            </ul>
            <TouchpointPicker step={step} design={design} touchpoints={touchpoints} onChange={onChange} />
          </div>
          <div className="row">
            <button
              type="button"
              className="button"
              aria-pressed={starts}
              onClick={() => onChange(toggleEdge(design, 'startSteps', step.id))}
            >
              {starts ? '✓ Starts here' : 'Starts here'}
            </button>
            <button
              type="button"
              className="button"
              aria-pressed={ends}
              onClick={() => onChange(toggleEdge(design, 'endSteps', step.id))}
            >
              {ends ? '✓ Ends here' : 'Ends here'}
            </button>
          </div>
          <div className="row">
            <button
              type="button"
              className="button quiet icon"
              aria-label={`Move ${step.name} earlier`}
              onClick={() => onChange(nudgeStep(design, step.id, -1))}
            >
              <IconArrowUp size={14} aria-hidden />
            </button>
            <button
              type="button"
              className="button quiet icon"
              aria-label={`Move ${step.name} later`}
              onClick={() => onChange(nudgeStep(design, step.id, 1))}
            >
              <IconArrowDown size={14} aria-hidden />
            </button>
            <span className="grow" />
            <button
              type="button"
              className="button quiet danger"
              onClick={() => onChange(removeStep(design, step.id))}
            >
              <IconTrash size={14} aria-hidden />
              Remove step
            </button>
          </div>
        </div>
      )}
    </li>
  )
}

/** Undefined: nothing is promised. */
const promiseOf = (hours: number): number | undefined =>
  hours > 0 ? Math.min(87_600, Math.max(0.01, hours)) : undefined
