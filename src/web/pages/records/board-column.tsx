/** A column of the board: its name, how many, how much, its cards. */
import { useDroppable } from '@dnd-kit/core'
import { useMemo } from 'react'
import type { z } from 'zod'
import type { BoardColumn as Column, RecordTypeInfo } from '../../../model/crm/crm-record.ts'
import { count, money } from '../../parts/format.ts'
import type { ListOfRecord } from '../../records/record-address.ts'
import styles from './board.module.css'
import { BoardCard, ownerField } from './board-card.tsx'

type Props = {
  info: RecordTypeInfo
  column: z.infer<typeof Column>
  labels: Readonly<Record<string, string>>
  list: ListOfRecord
  /** undefined: as many as a board shows are shown */
  onMore: (() => void) | undefined
}

export function BoardColumn({ info, column, labels, list, onMore }: Props) {
  const { setNodeRef, isOver } = useDroppable({ id: column.value })
  const owner = useMemo(() => ownerField(info), [info])
  const more = column.count - column.rows.length
  return (
    <section
      ref={setNodeRef}
      className={styles.column}
      data-over={isOver || undefined}
      aria-label={`${column.label}, ${count(column.count)}`}
    >
      <header className={styles.columnHead}>
        <h2 className="sm medium clip" title={column.label}>
          {column.label}
        </h2>
        <span className="xs faint num">{count(column.count)}</span>
        <span className="grow" />
        <span className="xs medium num">
          {column.sums.map(({ minor, currency }) => money(minor, currency)).join(' + ')}
        </span>
      </header>
      <ul className={styles.cards}>
        {column.rows.map((record) => (
          <BoardCard key={record.id} record={record} labels={labels} owner={owner} list={list} />
        ))}
        {column.rows.length === 0 && (
          <li className={`xs faint ${styles.none}`}>No {info.plural.toLowerCase()} here</li>
        )}
        {more > 0 && (
          <li className={`xs faint num ${styles.more}`}>
            {onMore ? (
              <button type="button" className="link" onClick={onMore}>
                Show more of the other {count(more)}
              </button>
            ) : (
              `${count(more)} more in the table`
            )}
          </li>
        )}
      </ul>
    </section>
  )
}
