/** One day of the calendar, and what stands on it. */
import { useDraggable, useDroppable } from '@dnd-kit/core'
import { IconGripVertical, IconPlus } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type { CrmRecord } from '../../../../model/crm/crm-record.ts'
import { useMay } from '../../../api/use-entry.ts'
import { May } from '../../../parts/may.tsx'
import { recordPath } from '../../../records/record-path.ts'
import styles from './calendar.module.css'
import { dayKey } from './calendar-days.ts'

type Props = {
  date: Date
  name: string
  now: Date
  isOutside: boolean
  records: readonly CrmRecord[]
  timeOf: (record: CrmRecord) => string | undefined
  /** More than these are said as a number; undefined: all are shown. */
  most: number | undefined
  onMore: () => void
  onNew: () => void
}

const timeForm = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' })

export function CalendarDay({ date, name, now, isOutside, records, timeOf, most, onMore, onNew }: Props) {
  const { setNodeRef, isOver } = useDroppable({ id: dayKey(date) })
  const shown = most === undefined || records.length <= most ? records : records.slice(0, most - 1)
  const isToday = dayKey(date) === dayKey(now)
  return (
    <section
      ref={setNodeRef}
      className={styles.day}
      aria-label={records.length > 0 ? `${name}, ${records.length}` : name}
      data-outside={isOutside || undefined}
      data-today={isToday || undefined}
      data-empty={records.length === 0 || undefined}
      data-over={isOver || undefined}
    >
      <p className={styles.number}>
        <span className="xs num">{date.getDate()}</span>
        <span className={`sm ${styles.longName}`}>{name}</span>
        <May permission="edit">
          <button type="button" className={styles.add} aria-label={`Add on ${name}`} onClick={onNew}>
            <IconPlus size={13} aria-hidden />
          </button>
        </May>
      </p>
      <ul>
        {shown.map((record) => (
          <Item key={record.id} record={record} time={timeOf(record) ?? ''} now={now} />
        ))}
      </ul>
      {shown.length < records.length && (
        <button type="button" className={`link xs ${styles.more}`} onClick={onMore}>
          {records.length - shown.length} more
        </button>
      )}
    </section>
  )
}

function Item({ record, time, now }: { record: CrmRecord; time: string; now: Date }) {
  const mayEdit = useMay('edit')
  const { attributes, listeners, setNodeRef, setActivatorNodeRef, transform, isDragging } = useDraggable({
    id: record.id,
    disabled: !mayEdit,
  })
  const { onKeyDown, ...pointer } = listeners ?? {}
  const done = record.values.done === true
  return (
    <li
      ref={setNodeRef}
      className={styles.item}
      data-done={done ? record.type : undefined}
      data-late={(!done && Date.parse(time) < now.getTime()) || undefined}
      data-dragging={isDragging || undefined}
      style={transform ? { translate: `${transform.x}px ${transform.y}px` } : undefined}
      {...pointer}
    >
      <Link to={recordPath(record.type, record.id)} className="xs" draggable={false} title={record.label}>
        <span className="num faint">{timeForm.format(new Date(time))}</span> {record.label}
        {done && <span className="visually-hidden">, done</span>}
      </Link>
      {mayEdit && (
        <button
          type="button"
          ref={setActivatorNodeRef}
          className={styles.grip}
          aria-label={`Move ${record.label}`}
          aria-describedby={attributes['aria-describedby']}
          onKeyDown={(event) => onKeyDown?.(event)}
        >
          <IconGripVertical size={12} aria-hidden />
        </button>
      )}
    </li>
  )
}
