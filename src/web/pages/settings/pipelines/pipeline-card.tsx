/** One pipeline: its name and stages, changed as a whole and saved at once. */
import { IconPlus } from '@tabler/icons-react'
import { type FormEvent, useState } from 'react'
import type { Pipeline, PipelineStage } from '../../../../model/crm/pipeline.ts'
import { failureText } from '../../../api/api-error.ts'
import { useRemovePipeline, useSavePipeline } from '../../../api/use-record-design.ts'
import { toast } from '../../../frame/toast.ts'
import { FailureLine } from '../../../parts/failure-line.tsx'
import { SureButtons } from '../../../parts/sure-buttons.tsx'
import settings from '../settings.module.css'
import styles from './pipelines.module.css'
import { draftOf, keptStages, moved, withNewStage } from './stage-list.ts'
import { StageRow } from './stage-row.tsx'

type Props = {
  /** undefined: it is being made */
  known: Pipeline | undefined
  stages: readonly PipelineStage[]
  /** Ids of stages of the other pipelines. */
  elsewhere: readonly string[]
  onDone?: () => void
}

export function PipelineCard({ known, stages, elsewhere, onDone }: Props) {
  const [name, setName] = useState(known?.name ?? '')
  const [drafts, setDrafts] = useState(() =>
    draftOf(stages).map((stage) => ({ ...stage, known: known !== undefined })),
  )
  const save = useSavePipeline(known)
  const called = known?.name ?? 'the new pipeline'
  const isChanged = JSON.stringify([name, drafts]) !== JSON.stringify([known?.name, draftOf(stages)])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate(
      { name, stages: keptStages(drafts, elsewhere) },
      {
        onSuccess: () => {
          toast(`The pipeline “${name.trim()}” is saved.`)
          onDone?.()
        },
      },
    )
  }
  return (
    <form className={`card ${settings.card}`} aria-label={`Pipeline ${called}`} onSubmit={submit}>
      <input
        className={`field ${styles.title}`}
        aria-label={`Name of ${called}`}
        placeholder="Name of the pipeline"
        required
        maxLength={100}
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      <ol aria-label="Stages">
        {drafts.map((stage, index) => (
          <StageRow
            key={stage.id}
            stage={stage}
            number={index + 1}
            isFirst={index === 0}
            isLast={index === drafts.length - 1}
            onChange={(next) => setDrafts(drafts.with(index, next))}
            onMove={(by) => setDrafts(moved(drafts, index, by))}
            onRemove={() => setDrafts(drafts.toSpliced(index, 1))}
          />
        ))}
      </ol>
      <FailureLine error={save.error} />
      <div className="row" style={{ flexWrap: 'wrap' }}>
        <button type="button" className="button quiet" onClick={() => setDrafts(withNewStage(drafts))}>
          <IconPlus size={14} aria-hidden />
          Stage
        </button>
        <span className="grow" />
        {known && <Remove known={known} />}
        {onDone && (
          <button type="button" className="button quiet" onClick={onDone}>
            Cancel
          </button>
        )}
        <button type="submit" className="button primary" disabled={!isChanged || save.isPending}>
          Save
        </button>
      </div>
    </form>
  )
}

function Remove({ known: { id, name } }: { known: Pipeline }) {
  const [sure, setSure] = useState(false)
  const remove = useRemovePipeline(id)
  if (!sure)
    return (
      <button
        type="button"
        className="button quiet"
        aria-label={`Remove the pipeline ${name}`}
        onClick={() => setSure(true)}
      >
        Remove
      </button>
    )
  return (
    <SureButtons
      name="Remove"
      about="Only a pipeline without deals can go."
      isBusy={remove.isPending}
      onYes={() =>
        remove.mutate(undefined, {
          onSuccess: () => toast(`The pipeline “${name}” is removed.`),
          onError: (error) => {
            setSure(false)
            toast(failureText(error), { tone: 'bad' })
          },
        })
      }
      onNo={() => setSure(false)}
    />
  )
}
