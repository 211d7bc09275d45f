/** The fields of a record, each edited where it stands; empty ones stay out of the way until asked for. */

import { IconPencil } from '@tabler/icons-react'
import { useState } from 'react'
import type { RecordAnswer, RecordTypeInfo } from '../../model/crm/crm-record.ts'
import type { Field } from '../../model/crm/field.ts'
import { useMay } from '../api/use-entry.ts'
import styles from './field-list.module.css'
import { FieldView } from './field-view.tsx'
import type { SaveRecord } from './use-save-record.tsx'
import { ValueEditor } from './value-editor.tsx'
import { isEmpty } from './value-kinds.ts'

/** Of records with very many fields, the first that are filled in; the rest is one click away. */
const mostFilled = 24

type Props = {
  info: RecordTypeInfo
  answer: RecordAnswer
  save: SaveRecord
  alwaysShown?: readonly string[]
  /** These have a card of their own. */
  elsewhere?: readonly Field[]
}

export function FieldList({ info, answer, save, alwaysShown = [], elsewhere = [] }: Props) {
  const { record, labels } = answer
  const fields = info.fields.filter((field) => field.kind !== 'lines' && !elsewhere.includes(field))
  const [all, setAll] = useState(false)
  const [editing, setEditing] = useState<string>()
  const isFilled = ({ name }: Field) => !isEmpty(record.values[name])
  const early = new Set(fields.filter(isFilled).slice(0, mostFilled))
  // What somebody is writing into stays, also when another empties it meanwhile.
  const shown = fields.filter(
    (field) =>
      all || field.required || field.name === editing || alwaysShown.includes(field.name) || early.has(field),
  )
  const hidden = fields.filter((field) => !shown.includes(field))
  const what = hidden.some(isFilled) ? 'more' : 'empty'
  return (
    <>
      <dl className={styles.fields}>
        {shown.map((field) => (
          <div key={field.name}>
            <dt className="sm faint" title={field.help ?? field.label}>
              <span className={styles.label} dir="auto">
                {field.label}
              </span>
            </dt>
            <dd className="sm">
              {editing === field.name ? (
                <ValueEditor
                  record={record}
                  field={field}
                  labels={labels}
                  save={save}
                  onStop={() => setEditing(undefined)}
                />
              ) : (
                <Value field={field} answer={answer} onEdit={() => setEditing(field.name)} />
              )}
            </dd>
          </div>
        ))}
      </dl>
      {(hidden.length > 0 || all) && (
        <button type="button" className="link sm" onClick={() => setAll(!all)}>
          {all ? 'Show fewer fields' : `${hidden.length} ${what} ${hidden.length === 1 ? 'field' : 'fields'}`}
        </button>
      )}
    </>
  )
}

/** What is drawn with links or buttons of its own cannot be one button that edits it. */
const actsItself = new Set<Field['kind']>(['relation', 'link', 'long-text', 'many-choices'])

type ValueProps = { field: Field; answer: RecordAnswer; onEdit: () => void }

function Value({ field, answer: { record, labels }, onEdit }: ValueProps) {
  const mayEdit = useMay('edit')
  const value = record.values[field.name]
  const view = <FieldView field={field} value={value} labels={labels} />
  if (!mayEdit || field.derived || (field.fixed && !isEmpty(value)))
    return <span className={styles.fixed}>{isEmpty(value) ? <span className="faint">none</span> : view}</span>
  if (isEmpty(value) || !actsItself.has(field.kind))
    return (
      <button type="button" className={styles.value} onClick={onEdit} title={`Edit ${field.label}`}>
        {isEmpty(value) ? <span className="faint">add</span> : view}
        <span className="visually-hidden">, edit {field.label}</span>
      </button>
    )
  return (
    <span className={styles.linked}>
      {view}
      <button type="button" className={styles.pencil} onClick={onEdit} aria-label={`Edit ${field.label}`}>
        <IconPencil size={13} aria-hidden />
      </button>
    </span>
  )
}
