/** Records in columns by stage or status: dragged by hand or by keyboard, with numbers and sums. */
import {
  closestCorners,
  DndContext,
  type DragEndEvent,
  DragOverlay,
  type KeyboardCoordinateGetter,
  KeyboardSensor,
  PointerSensor,
  useSensor,
  useSensors,
} from '@dnd-kit/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { z } from 'zod'
import type { Board as BoardAnswer, RecordTypeInfo } from '../../../model/crm/crm-record.ts'
import { failureText } from '../../api/api-error.ts'
import { useBatch, useUndo } from '../../api/use-record-changes.ts'
import { type BoardQuery, boardKey, useBoard, usePipelines } from '../../api/use-records.ts'
import { toast } from '../../frame/toast.ts'
import { Failed } from '../../parts/failed.tsx'
import { Skeleton } from '../../parts/skeleton.tsx'
import type { ListOfRecord } from '../../records/record-address.ts'
import type { RecordsAddress } from '../../records/records-address.ts'
import styles from './board.module.css'
import { CardBody, ownerField } from './board-card.tsx'
import { BoardColumn } from './board-column.tsx'
import { boardFields } from './list-fields.ts'
import { movedCard } from './moved-card.ts'

type Props = {
  info: RecordTypeInfo
  address: RecordsAddress
  change: (next: Partial<RecordsAddress>) => void
}
type Board = z.infer<typeof BoardAnswer>

/** Cards in a column: at first, and at most. */
const cardsAtFirst = 40
const mostCards = 100

/** Arrows to the sides lead to the next column, whatever is between. */
const toNextColumn: KeyboardCoordinateGetter = (event, { context, currentCoordinates }) => {
  const step = event.code === 'ArrowRight' ? 1 : event.code === 'ArrowLeft' ? -1 : 0
  if (step === 0) return undefined
  event.preventDefault()
  const columns = [...context.droppableRects.values()].sort((a, b) => a.left - b.left)
  const width = context.collisionRect?.width ?? 0
  const middle = currentCoordinates.x + width / 2
  const here = columns.findIndex(({ left, right }) => middle >= left && middle <= right)
  const next = columns[Math.max(0, Math.min(columns.length - 1, here + step))]
  return next ? { x: next.left + 8, y: next.top + 48 } : undefined
}

export function Board({ info, address, change }: Props) {
  const group = boardFields[info.type] ?? 'status'
  const pipelines = usePipelines(info.type === 'deal')
  const pipeline = address.pipeline ?? pipelines.data?.[0]?.id
  const { filter, sort, q } = address
  const waits = info.type === 'deal' && pipelines.isPending
  return (
    <div className={styles.room}>
      {(pipelines.data?.length ?? 0) > 1 && (
        <fieldset className={`segments ${styles.pipelines}`} aria-label="Pipeline">
          {pipelines.data?.map(({ id, name }) => (
            <button
              key={id}
              type="button"
              aria-pressed={id === pipeline}
              onClick={() => change({ pipeline: id })}
            >
              {name}
            </button>
          ))}
        </fieldset>
      )}
      {!waits && (
        <Columns
          info={info}
          group={group}
          address={address}
          wish={{ group, filter, sort, q, ...(info.type === 'deal' ? { pipeline } : {}) }}
        />
      )}
    </div>
  )
}

type ColumnsProps = Pick<Props, 'info' | 'address'> & { group: string; wish: Omit<BoardQuery, 'limit'> }

function Columns({ info, group, wish, address }: ColumnsProps) {
  const cache = useQueryClient()
  const [limit, setLimit] = useState(cardsAtFirst)
  const board = useBoard(info.type, { ...wish, limit })
  const batch = useBatch(info.type)
  const undo = useUndo()
  const [dragged, setDragged] = useState<string>()
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: 5 } }),
    useSensor(KeyboardSensor, { coordinateGetter: toNextColumn }),
  )
  if (board.isError && !board.data)
    return <Failed what="The board" error={board.error} again={() => void board.refetch()} />
  if (!board.data)
    return (
      <div className={styles.board} role="status" aria-label="Loading" aria-busy="true">
        {['a', 'b', 'c', 'd'].map((key) => (
          <div key={key} className={styles.column}>
            <Skeleton width={120} />
          </div>
        ))}
      </div>
    )
  const { columns, labels } = board.data
  const cards = columns.flatMap(({ rows }) => rows)
  const nameOf = (id: unknown) => cards.find((card) => card.id === id)?.label ?? ''
  const columnName = (value: unknown) => columns.find((column) => column.value === value)?.label ?? ''
  const move = async (id: string, value: string) => {
    const record = cards.find((card) => card.id === id)
    if (!record || record.values[group] === value) return
    const before = cache.getQueriesData<Board>({ queryKey: boardKey(info.type) })
    // Also where nobody can be asked how it stands: what was not saved must not look as if it were.
    const putBack = () => {
      for (const [key, shown] of before) cache.setQueryData(key, shown)
    }
    cache.setQueriesData<Board>({ queryKey: boardKey(info.type) }, (shown) =>
      shown ? movedCard(shown, id, group, value) : shown,
    )
    try {
      const answer = await batch.mutateAsync([
        { do: 'update', id, version: record.version, values: { [group]: value } },
      ])
      const [result] = answer.results
      if (result?.status === 'refused') toast(result.message, { tone: 'bad' })
      else
        toast(`“${record.label}” is now ${columnName(value)}.`, {
          ...(answer.undo
            ? { action: { name: 'Undo', run: () => answer.undo && undo.mutate(answer.undo) } }
            : {}),
        })
    } catch (error) {
      putBack()
      toast(`Not moved. ${failureText(error)}`, {
        tone: 'bad',
        action: { name: 'Try again', run: () => void move(id, value) },
      })
    }
  }
  const onDragEnd = ({ active, over }: DragEndEvent) => {
    setDragged(undefined)
    if (over) void move(String(active.id), String(over.id))
  }
  // Whoever opens a card goes on through its column.
  const listOf = (value: string): ListOfRecord => ({
    ...address,
    within: { kind: 'field', field: group, op: 'is', value },
  })
  const held = cards.find(({ id }) => id === dragged)
  return (
    <DndContext
      sensors={sensors}
      collisionDetection={closestCorners}
      accessibility={{
        announcements: {
          onDragStart: ({ active }) => `Picked up ${nameOf(active.id)}.`,
          onDragOver: ({ active, over }) => `${nameOf(active.id)} is over ${columnName(over?.id)}.`,
          onDragEnd: ({ active, over }) => `${nameOf(active.id)} was put into ${columnName(over?.id)}.`,
          onDragCancel: ({ active }) => `${nameOf(active.id)} stays where it was.`,
        },
        screenReaderInstructions: {
          draggable:
            'Press Space to pick this card up, the left and right arrows to move it, Space to put it down.',
        },
      }}
      onDragStart={({ active }) => setDragged(String(active.id))}
      onDragCancel={() => setDragged(undefined)}
      onDragEnd={onDragEnd}
    >
      <section
        className={styles.board}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keyboard
        tabIndex={0}
        aria-label={`${info.plural} by ${group}`}
      >
        {columns.map((column) => (
          <BoardColumn
            key={column.value}
            info={info}
            column={column}
            labels={labels}
            list={listOf(column.value)}
            onMore={limit < mostCards ? () => setLimit(mostCards) : undefined}
          />
        ))}
      </section>
      <DragOverlay dropAnimation={null}>
        {held && (
          <div className={`card ${styles.card} ${styles.held}`}>
            <CardBody record={held} labels={labels} owner={ownerField(info)} />
          </div>
        )}
      </DragOverlay>
    </DndContext>
  )
}
