/** One cell: the record's name as a link, or a value that is edited where it stands. */
import { Link } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import type { CrmRecord } from '../../../model/crm/crm-record.ts'
import type { Field } from '../../../model/crm/field.ts'
import type { FieldValue } from '../../../model/crm/field-value.ts'
import { initials } from '../../parts/format.ts'
import { fieldText } from '../../records/field-text.ts'
import { FieldView } from '../../records/field-view.tsx'
import { recordIcons } from '../../records/record-icon.ts'
import { recordPath } from '../../records/record-path.ts'
import type { SaveRecord } from '../../records/use-save-record.tsx'
import { ValueEditor } from '../../records/value-editor.tsx'
import { isNumeric } from './list-fields.ts'
import styles from './records.module.css'

type Props = {
  id: string
  record: CrmRecord
  /** undefined: the name */
  field: Field | undefined
  labels: Readonly<Record<string, string>>
  isHere: boolean
  isEditing: boolean
  onPoint: () => void
  onEdit: () => void
  onStop: () => void
  save: SaveRecord
}

const shownValue = (record: CrmRecord, { name }: Field): FieldValue | undefined =>
  name === 'createdAt' ? record.createdAt : name === 'updatedAt' ? record.updatedAt : record.values[name]

export function RecordCell({
  id,
  record,
  field,
  labels,
  isHere,
  isEditing,
  onPoint,
  onEdit,
  onStop,
  save,
}: Props) {
  const cell = useRef<HTMLTableCellElement>(null)
  useEffect(() => {
    if (isHere) cell.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [isHere])
  if (!field) {
    const Icon = recordIcons[record.type]
    return (
      <td ref={cell} id={id} className={styles.first} data-here={isHere || undefined}>
        <span className="row" style={{ minWidth: 0 }}>
          {record.type === 'customer' ? (
            <span className="initials" aria-hidden="true">
              {initials(record.label)}
            </span>
          ) : (
            <Icon size={15} className="faint" stroke={1.75} style={{ flex: 'none' }} aria-hidden />
          )}
          <Link
            to={recordPath(record.type, record.id)}
            className={`medium clip ${styles.open}`}
            tabIndex={-1}
            title={record.label}
          >
            {record.label || 'without a name'}
          </Link>
        </span>
      </td>
    )
  }
  const value = shownValue(record, field)
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the grid around it hears the keys
    <td
      ref={cell}
      id={id}
      className={isNumeric(field) ? styles.right : undefined}
      data-here={isHere || undefined}
      data-editing={isEditing || undefined}
      title={isEditing ? undefined : fieldText(field, value, labels)}
      onClick={onPoint}
      onDoubleClick={onEdit}
    >
      {isEditing ? (
        <ValueEditor record={record} field={field} labels={labels} onStop={onStop} save={save} />
      ) : (
        <span className={styles.value}>
          <FieldView field={field} value={value} labels={labels} inGrid />
        </span>
      )}
    </td>
  )
}
