/** A form for a new record, drawn from its fields; what is wrong is said at the field. */
import { type FormEvent, useId, useState } from 'react'
import type { CrmRecord, RecordTypeInfo } from '../../model/crm/crm-record.ts'
import type { Field } from '../../model/crm/field.ts'
import type { FieldValue, FieldValues } from '../../model/crm/field-value.ts'
import { ApiError, failureText } from '../api/api-error.ts'
import { useCreateRecord } from '../api/use-record-changes.ts'
import { Dialog } from '../parts/dialog.tsx'
import { FieldInput } from './field-input.tsx'
import { problemsOf } from './field-problem.ts'
import styles from './records.module.css'

type Props = {
  info: RecordTypeInfo
  /** values that are given by where one is */
  given?: FieldValues
  labels?: Readonly<Record<string, string>>
  onClose: () => void
  onMade: (record: CrmRecord) => void
}

/** What a quick form asks at once; the rest is one click away. */
const firstFields = 7

const writable = (field: Field): boolean => !field.derived
const initialValues = (fields: readonly Field[]): FieldValues =>
  Object.fromEntries(fields.flatMap(({ name, initial }) => (initial === undefined ? [] : [[name, initial]])))

export function NewRecord({ info, given, labels, onClose, onMade }: Props) {
  const formId = useId()
  const fields = info.fields.filter(writable)
  const [values, setValues] = useState<FieldValues>({ ...initialValues(fields), ...given })
  const [problems, setProblems] = useState<Record<string, string>>({})
  const [all, setAll] = useState(false)
  const [isTouched, setTouched] = useState(false)
  const [asksLeave, setAsksLeave] = useState(false)
  const create = useCreateRecord(info.type)
  const set = (name: string, value: FieldValue) => {
    setTouched(true)
    setAsksLeave(false)
    setValues({ ...values, [name]: value })
    if (problems[name]) setProblems({ ...problems, [name]: '' })
  }
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const found = problemsOf(fields, values)
    setProblems(found)
    const [first] = fields.filter(({ name }) => found[name])
    if (first) {
      setAll(all || fields.indexOf(first) >= firstFields)
      document.getElementById(`${formId}-${first.name}`)?.focus()
      return
    }
    const filled = Object.entries(values).filter(([, value]) => value !== null)
    try {
      const { record } = await create.mutateAsync(Object.fromEntries(filled))
      onMade(record)
    } catch (error) {
      const field = error instanceof ApiError ? error.facts.field : undefined
      setProblems({ [typeof field === 'string' ? field : '']: failureText(error) })
    }
  }
  const shown = fields.filter(
    (field, index) => all || index < firstFields || field.required || problems[field.name],
  )
  return (
    <Dialog
      // A click beside the form or Escape must not throw away what was typed.
      onClose={() => (isTouched && !asksLeave ? setAsksLeave(true) : onClose())}
      title={`New ${info.label.toLowerCase()}`}
      size={560}
    >
      <form className={styles.form} onSubmit={(event) => void submit(event)} noValidate>
        {shown.map((field, index) => {
          const id = `${formId}-${field.name}`
          const problem = problems[field.name]
          return (
            <div key={field.name} className={styles.formRow} data-wide={isWide(field) || undefined}>
              <label className="label" htmlFor={isGroup(field) ? undefined : id}>
                {field.label}
                {field.required && <span aria-hidden="true"> *</span>}
              </label>
              <FieldInput
                field={field}
                id={id}
                value={values[field.name]}
                labels={labels}
                group={field.optionsFrom === 'stages' ? textIn(values.pipeline) : undefined}
                invalid={Boolean(problem)}
                describedBy={problem ? `${id}-problem` : undefined}
                autoFocus={index === 0}
                onChange={(value) => set(field.name, value)}
              />
              {problem ? (
                <p className="xs bad" id={`${id}-problem`} role="alert">
                  {problem}
                </p>
              ) : (
                field.help && <p className="xs faint">{field.help}</p>
              )}
            </div>
          )
        })}
        {problems[''] && (
          <p className="sm bad" role="alert" style={{ gridColumn: '1 / -1' }}>
            {problems['']}
          </p>
        )}
        {asksLeave && (
          <p className="sm" role="alert" style={{ gridColumn: '1 / -1' }}>
            What you typed is not saved.{' '}
            <button type="button" className="link" onClick={onClose}>
              Throw it away
            </button>
          </p>
        )}
        <div className={styles.actions}>
          {!all && fields.length > shown.length && (
            <button type="button" className="button quiet" onClick={() => setAll(true)}>
              {fields.length - shown.length} more fields
            </button>
          )}
          <span className="grow" />
          <button type="button" className="button" onClick={onClose}>
            Cancel
          </button>
          <button type="submit" className="button primary" disabled={create.isPending}>
            Create {info.label.toLowerCase()}
          </button>
        </div>
      </form>
    </Dialog>
  )
}

const textIn = (value: FieldValue | undefined): string | undefined =>
  typeof value === 'string' ? value : undefined
const isGroup = (field: Field): boolean => field.kind === 'many-choices' || field.kind === 'lines'
const isWide = (field: Field): boolean => field.kind === 'long-text' || isGroup(field)
