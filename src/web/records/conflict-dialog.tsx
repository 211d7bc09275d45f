/** Two people changed the same field: both values side by side, and the choice. */
import { Modal } from '@mantine/core'
import type { RecordAnswer, RecordTypeInfo } from '../../model/crm/crm-record.ts'
import type { Field } from '../../model/crm/field.ts'
import type { FieldValue, FieldValues } from '../../model/crm/field-value.ts'
import { useRecord } from '../api/use-records.ts'
import { ago } from '../parts/format.ts'
import { useNow } from '../parts/use-now.ts'
import { fieldText } from './field-text.ts'
import styles from './records.module.css'

type Props = {
  info: RecordTypeInfo
  mine: FieldValues
  theirs: RecordAnswer
  onMine: (mine: FieldValues) => void
  onTheirs: () => void
}

const isText = (field: Field): boolean => field.kind === 'long-text'
const textIn = (value: FieldValue | undefined): string => (typeof value === 'string' ? value : '')

/** Of long texts both can stay: theirs, then mine. */
const bothOf = (fields: readonly Field[], mine: FieldValues, theirs: FieldValues): FieldValues =>
  Object.fromEntries(
    fields.map(({ name }) => [name, [theirs[name], mine[name]].map(textIn).filter(Boolean).join('\n\n')]),
  )

export function ConflictDialog({ info, mine, theirs, onMine, onTheirs }: Props) {
  const now = useNow(10_000)
  const { record, labels } = theirs
  const fields = info.fields.filter(({ name }) => Object.hasOwn(mine, name))
  return (
    <Modal
      opened
      onClose={onTheirs}
      // A click beside it must not decide.
      closeOnClickOutside={false}
      withCloseButton={false}
      title={<span className="lg medium">Changed by {record.updatedBy.name} meanwhile</span>}
      size={520}
      radius={12}
    >
      <p className="sm faint">
        “{record.label}” was changed {ago(record.updatedAt, now)}. Which value should stay?
      </p>
      <table className={`table ${styles.conflict}`}>
        <thead>
          <tr>
            <th scope="col">Field</th>
            <th scope="col">Mine</th>
            <th scope="col">Theirs</th>
          </tr>
        </thead>
        <tbody>
          {fields.map((field) => (
            <tr key={field.name}>
              <th scope="row">{field.label}</th>
              <td>
                <Value field={field} value={mine[field.name]} labels={labels} />
              </td>
              <td>
                <Value field={field} value={record.values[field.name]} labels={labels} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className={styles.actions}>
        <button type="button" className="button" onClick={onTheirs}>
          Take theirs
        </button>
        {fields.every(isText) && (
          <button
            type="button"
            className="button"
            onClick={() => onMine(bothOf(fields, mine, record.values))}
          >
            Keep both, one after the other
          </button>
        )}
        <button type="button" className="button primary" onClick={() => onMine(mine)} data-autofocus>
          Keep mine
        </button>
      </div>
    </Modal>
  )
}

type ValueProps = { field: Field; value: FieldValue | undefined; labels: Readonly<Record<string, string>> }

/** Long texts in full: where they differ may be at their end. */
function Value({ field, value, labels }: ValueProps) {
  const id = field.kind === 'relation' && typeof value === 'string' && !(value in labels) ? value : ''
  // What I chose is no record that theirs names.
  const chosen = useRecord(field.to ?? 'customer', id, id !== '').data?.record
  const known = chosen ? { ...labels, [chosen.id]: chosen.label } : labels
  const text = isText(field) ? textIn(value) : fieldText(field, value, known)
  return text === '' ? (
    <span className="faint">empty</span>
  ) : (
    <div className={styles.conflictText}>{text}</div>
  )
}
