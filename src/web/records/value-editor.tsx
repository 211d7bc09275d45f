/** Edits one value where it stands: Enter or leaving keeps it, Escape does not. */
import { type KeyboardEvent, useRef, useState } from 'react'
import type { CrmRecord } from '../../model/crm/crm-record.ts'
import type { Field } from '../../model/crm/field.ts'
import type { FieldValue } from '../../model/crm/field-value.ts'
import { FieldInput } from './field-input.tsx'
import { fieldProblem } from './field-problem.ts'
import styles from './records.module.css'
import type { SaveRecord } from './use-save-record.tsx'

type Props = {
  record: CrmRecord
  field: Field
  labels: Readonly<Record<string, string>>
  onStop: () => void
  save: SaveRecord
}

export function ValueEditor({ record: newest, field, labels, onStop, save }: Props) {
  // As it was when somebody began: what others change while she types must meet what she saves, and not be written over.
  const [record] = useState(newest)
  const before = record.values[field.name] ?? null
  const [value, setValue] = useState<FieldValue>(before)
  const done = useRef(false)
  const problem = fieldProblem(field, value)
  const commit = (value: FieldValue) => {
    if (done.current || fieldProblem(field, value)) return
    done.current = true
    onStop()
    if (JSON.stringify(value) !== JSON.stringify(before)) void save(record, { [field.name]: value })
  }
  const onKey = (event: KeyboardEvent) => {
    event.stopPropagation()
    const isNewLine = field.kind === 'long-text' && !event.ctrlKey && !event.metaKey
    if (event.key === 'Enter' && !isNewLine) {
      event.preventDefault()
      commit(value)
    } else if (event.key === 'Escape') {
      done.current = true
      onStop()
    }
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: hears the keys of the control inside
    <div
      className={styles.editor}
      onKeyDown={onKey}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) commit(value)
      }}
    >
      <FieldInput
        field={field}
        value={value}
        labels={labels}
        invalid={Boolean(problem)}
        group={field.optionsFrom === 'stages' ? pipelineOf(record) : undefined}
        autoFocus
        onChange={(next, chosen) => {
          setValue(next)
          if (chosen) commit(next)
        }}
      />
      {problem && (
        <p className={`xs bad ${styles.problem}`} role="alert">
          {problem}
        </p>
      )}
    </div>
  )
}

const pipelineOf = ({ values }: CrmRecord): string | undefined =>
  typeof values.pipeline === 'string' ? values.pipeline : undefined
