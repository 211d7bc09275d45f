/** One stage of a pipeline: its name, how sure a deal in it is, whether it ends there, its place. */
import { IconArrowDown, IconArrowUp, IconX } from '@tabler/icons-react'
import { PipelineStage } from '../../../../model/crm/pipeline.ts'
import styles from './pipelines.module.css'
import { type StageDraft, withKind } from './stage-list.ts'

const kindWords: Record<StageDraft['kind'], string> = { open: 'goes on', won: 'is won', lost: 'is lost' }

type Props = {
  stage: StageDraft
  number: number
  isFirst: boolean
  isLast: boolean
  onChange: (stage: StageDraft) => void
  onMove: (by: number) => void
  onRemove: () => void
}

export function StageRow({ stage, number, isFirst, isLast, onChange, onMove, onRemove }: Props) {
  const { name, probability, kind } = stage
  const called = name || `stage ${number}`
  return (
    <li className={styles.stage}>
      <span className="xs faint num" aria-hidden="true">
        {number}
      </span>
      <input
        className={`field ${styles.name}`}
        aria-label={`Name of stage ${number}`}
        required
        maxLength={100}
        // biome-ignore lint/a11y/noAutofocus: the stage was just asked for
        autoFocus={!stage.known && name === ''}
        value={name}
        onChange={(event) => onChange({ ...stage, name: event.target.value })}
      />
      <select
        className="field"
        aria-label={`A deal in ${called}`}
        value={kind}
        onChange={(event) => onChange(withKind(stage, PipelineStage.shape.kind.parse(event.target.value)))}
      >
        {Object.entries(kindWords).map(([value, words]) => (
          <option key={value} value={value}>
            {words}
          </option>
        ))}
      </select>
      <span className={styles.share}>
        <input
          className="field num"
          type="number"
          aria-label={`How sure a deal in ${called} is, in per cent`}
          min={0}
          max={100}
          required
          value={probability}
          onChange={(event) => onChange({ ...stage, probability: Number(event.target.value) })}
        />
        <span className="xs faint">%</span>
      </span>
      <span className={styles.moves}>
        <button
          type="button"
          className="button quiet icon"
          aria-label={`Move ${called} up`}
          disabled={isFirst}
          onClick={() => onMove(-1)}
        >
          <IconArrowUp size={14} aria-hidden />
        </button>
        <button
          type="button"
          className="button quiet icon"
          aria-label={`Move ${called} down`}
          disabled={isLast}
          onClick={() => onMove(1)}
        >
          <IconArrowDown size={14} aria-hidden />
        </button>
        <button
          type="button"
          className="button quiet icon"
          aria-label={`Remove ${called}`}
          onClick={onRemove}
        >
          <IconX size={14} aria-hidden />
        </button>
      </span>
    </li>
  )
}
