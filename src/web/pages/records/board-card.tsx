/** A card: what it is called, whose it is, what it is worth, when it is due. */

import { useDraggable } from '@dnd-kit/core'
import { IconCalendar, IconGripVertical } from '@tabler/icons-react'
import { Link, useLocation } from '@tanstack/react-router'
import { memo } from 'react'
import type { CrmRecord, RecordTypeInfo } from '../../../model/crm/crm-record.ts'
import type { Field } from '../../../model/crm/field.ts'
import { useMay } from '../../api/use-entry.ts'
import { initials, oneAmount, shortDay } from '../../parts/format.ts'
import { fieldText } from '../../records/field-text.ts'
import type { ListOfRecord } from '../../records/record-address.ts'
import { recordPath } from '../../records/record-path.ts'
import { isMoney } from '../../records/value-kinds.ts'
import styles from './board.module.css'

type Props = {
  record: CrmRecord
  labels: Readonly<Record<string, string>>
  /** the field that names whose it is */
  owner: Field
  /** what somebody goes through who opens it */
  list?: ListOfRecord
}

const noField: Field = { name: 'owner', label: 'Owner', kind: 'user' }
export const ownerField = ({ fields }: RecordTypeInfo): Field =>
  fields.find(({ name }) => name === 'owner') ?? noField

const textIn = (value: unknown): string => (typeof value === 'string' ? value : '')

export function BoardCard({ record, labels, owner, list }: Props) {
  const mayEdit = useMay('edit')
  const { attributes, listeners, setNodeRef, setActivatorNodeRef, isDragging } = useDraggable({
    id: record.id,
    disabled: !mayEdit,
  })
  const { onKeyDown, ...pointer } = listeners ?? {}
  return (
    <li
      ref={setNodeRef}
      className={`card ${styles.card}`}
      data-dragging={isDragging || undefined}
      {...pointer}
    >
      <CardBody record={record} labels={labels} owner={owner} list={list} />
      {mayEdit && (
        <button
          type="button"
          ref={setActivatorNodeRef}
          className={styles.grip}
          aria-label={`Move ${record.label}`}
          aria-describedby={attributes['aria-describedby']}
          onKeyDown={(event) => onKeyDown?.(event)}
        >
          <IconGripVertical size={14} aria-hidden />
        </button>
      )}
    </li>
  )
}

/** Drawn once: while a card is dragged, every other one is asked whether it moved. */
export const CardBody = memo(function CardBody({ record, labels, owner, list }: Props) {
  const { values } = record
  const amount = isMoney(values.amount) ? values.amount : isMoney(values.total) ? values.total : undefined
  const who = [values.company, values.customer]
    .map((id) => labels[textIn(id)])
    .filter(Boolean)
    .join(', ')
  const due = textIn(values.closeDate) || textIn(values.openedAt)
  const priority = textIn(values.priority)
  const key = useLocation({ select: ({ state }) => state.__TSR_key })
  const here = key === undefined ? {} : { list: key }
  const ownerName = fieldText(owner, values.owner)
  return (
    <>
      <Link
        to={recordPath(record.type, record.id)}
        search={(list ? { list } : {}) as never}
        state={here}
        className={`sm medium ${styles.name}`}
        dir="auto"
        draggable={false}
      >
        {record.label || 'without a name'}
      </Link>
      {who && (
        <p className="xs faint clip" title={who}>
          {who}
        </p>
      )}
      <p className={styles.foot}>
        {amount && <b className="sm num">{oneAmount(amount.minor, amount.currency)}</b>}
        {(priority === 'high' || priority === 'urgent') && (
          <span className={`chip ${priority === 'urgent' ? 'bad' : 'warn'}`}>{priority}</span>
        )}
        <span className="grow" />
        {due && (
          <span className="xs faint num row" style={{ gap: 3 }}>
            <IconCalendar size={12} aria-hidden />
            {shortDay(due, new Date())}
          </span>
        )}
        {ownerName && (
          <span className="initials" title={ownerName}>
            {initials(ownerName)}
          </span>
        )}
      </p>
    </>
  )
})
