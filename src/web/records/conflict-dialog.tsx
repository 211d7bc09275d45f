/** Two people changed the same field: both values side by side, and the choice. */
import { Modal } from '@mantine/core'
import type { RecordAnswer, RecordTypeInfo } from '../../model/crm/crm-record.ts'
import type { FieldValues } from '../../model/crm/field-value.ts'
import { ago } from '../parts/format.ts'
import { useNow } from '../parts/use-now.ts'
import { fieldText } from './field-text.ts'
import styles from './records.module.css'

type Props = {
  info: RecordTypeInfo
  mine: FieldValues
  theirs: RecordAnswer
  onMine: () => void
  onTheirs: () => void
}

export function ConflictDialog({ info, mine, theirs, onMine, onTheirs }: Props) {
  const now = useNow(10_000)
  const { record, labels } = theirs
  const fields = info.fields.filter(({ name }) => Object.hasOwn(mine, name))
  return (
    <Modal
      opened
      onClose={onTheirs}
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
              <td>{fieldText(field, mine[field.name], labels) || 'empty'}</td>
              <td>{fieldText(field, record.values[field.name], labels) || 'empty'}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className={styles.actions}>
        <button type="button" className="button" onClick={onTheirs}>
          Take theirs
        </button>
        <button type="button" className="button primary" onClick={onMine} data-autofocus>
          Keep mine
        </button>
      </div>
    </Modal>
  )
}
