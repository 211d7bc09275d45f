/** One row of the table. Thousands pass while somebody scrolls: plain elements, drawn once, heard by the grid around them. */
import { memo } from 'react'
import type { CrmRecord } from '../../../model/crm/crm-record.ts'
import type { Field } from '../../../model/crm/field.ts'
import type { FieldValue } from '../../../model/crm/field-value.ts'
import { initials } from '../../parts/format.ts'
import { Skeleton } from '../../parts/skeleton.tsx'
import { fieldText } from '../../records/field-text.ts'
import { recordIcons } from '../../records/record-icon.ts'
import { recordPath } from '../../records/record-path.ts'
import type { SaveRecord } from '../../records/use-save-record.tsx'
import { ValueEditor } from '../../records/value-editor.tsx'
import { GridValue } from './grid-value.tsx'
import { isNumeric } from './list-fields.ts'
import styles from './records.module.css'

type Labels = Readonly<Record<string, string>>
export type Editing = { save: SaveRecord; onStop: () => void }

type Props = {
  record: CrmRecord
  index: number
  fields: readonly Field[]
  labels: Labels
  isChosen: boolean
  /** what the address of a record carries of this list */
  listSearch: string
  /** the column in which somebody stands */
  here: number | undefined
  /** given to the one row whose value is edited */
  editing: Editing | undefined
}

export const cellId = (row: number, column: number): string => `cell-${row}-${column}`

const shownValue = (record: CrmRecord, { name }: Field): FieldValue | undefined =>
  name === 'createdAt' ? record.createdAt : name === 'updatedAt' ? record.updatedAt : record.values[name]

export const RecordRow = memo(function RecordRow(props: Props) {
  const { record, index, fields, labels, isChosen, here, editing, listSearch } = props
  return (
    <tr aria-rowindex={index + 2} aria-selected={isChosen} data-row={index}>
      <td className={styles.tick}>
        <input
          type="checkbox"
          tabIndex={-1}
          aria-label={`Choose ${record.label}`}
          checked={isChosen}
          // The grid hears it; React wants to know that somebody does.
          readOnly
        />
      </td>
      <NameCell record={record} id={cellId(index, 0)} isHere={here === 0} listSearch={listSearch} />
      {fields.map((field, at) => {
        const column = at + 1
        const value = shownValue(record, field)
        const text = fieldText(field, value, labels)
        const edited = here === column ? editing : undefined
        return (
          <td
            key={field.name}
            id={cellId(index, column)}
            className={isNumeric(field) ? styles.right : undefined}
            data-column={column}
            data-here={here === column || undefined}
            data-editing={edited ? true : undefined}
            title={edited ? undefined : text}
            dir={field.kind === 'text' ? 'auto' : undefined}
          >
            {edited ? (
              <ValueEditor record={record} field={field} labels={labels} {...edited} />
            ) : (
              <GridValue field={field} value={value} text={text} labels={labels} />
            )}
          </td>
        )
      })}
    </tr>
  )
})

type NameProps = Pick<Props, 'record' | 'listSearch'> & { id: string; isHere: boolean }

function NameCell({ record, id, isHere, listSearch }: NameProps) {
  const Icon = recordIcons[record.type]
  return (
    <td id={id} className={styles.first} data-column={0} data-here={isHere || undefined}>
      {record.type === 'customer' ? (
        <span className={`initials ${styles.sign}`} aria-hidden="true">
          {initials(record.label)}
        </span>
      ) : (
        <Icon size={15} className={`faint ${styles.sign}`} stroke={1.75} aria-hidden />
      )}
      <a
        href={recordPath(record.type, record.id) + listSearch}
        className={`medium ${styles.open}`}
        tabIndex={-1}
        title={record.label}
        dir="auto"
      >
        {record.label || 'without a name'}
      </a>
    </td>
  )
}

/** Stands for a row that is not read yet; the keys work here too. */
export const WaitingRow = ({ index, fields, here }: Pick<Props, 'index' | 'fields' | 'here'>) => (
  <tr aria-rowindex={index + 2} aria-busy="true">
    <td className={styles.tick} />
    <td
      id={here === undefined ? undefined : cellId(index, here)}
      data-here={here !== undefined || undefined}
      colSpan={fields.length + 1}
    >
      <Skeleton width={180} />
      <span className="visually-hidden">is being read</span>
    </td>
  </tr>
)
