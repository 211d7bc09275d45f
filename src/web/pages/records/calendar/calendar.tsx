/** Records on the days of a month or a week; what is dragged to another day, or moved there by keyboard, is due then. */
import {
  closestCenter,
  DndContext,
  KeyboardSensor,
  PointerSensor,
  pointerWithin,
  useSensor,
  useSensors,
} from '@dnd-kit/core'
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import { useState } from 'react'
import type { CrmRecord, RecordTypeInfo } from '../../../../model/crm/crm-record.ts'
import type { SegmentRule } from '../../../../model/segment.ts'
import { useFewRecords } from '../../../api/use-records.ts'
import { toast } from '../../../frame/toast.ts'
import { Failed } from '../../../parts/failed.tsx'
import { count, dayRange } from '../../../parts/format.ts'
import { Skeleton } from '../../../parts/skeleton.tsx'
import { useNow } from '../../../parts/use-now.ts'
import { NewRecord } from '../../../records/new-record.tsx'
import type { RecordsAddress } from '../../../records/records-address.ts'
import styles from './calendar.module.css'
import { CalendarDay } from './calendar-day.tsx'
import { dateOfKey, dayKey, daysShown, rangeOf, type Span, stepped } from './calendar-days.ts'
import { toNextDay } from './to-next-day.ts'
import { useMoveToDay } from './use-move-to-day.ts'

type Props = {
  info: RecordTypeInfo
  /** The field that says when. */
  field: string
  address: RecordsAddress
  change: (next: Partial<RecordsAddress>) => void
}

const most = 500
const monthForm = new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric' })
const weekdayForm = new Intl.DateTimeFormat('en-GB', { weekday: 'short' })
const dayForm = new Intl.DateTimeFormat('en-GB', { weekday: 'long', day: 'numeric', month: 'long' })

const within = (field: string, days: readonly Date[], filter: SegmentRule | undefined): SegmentRule => {
  const { from, to } = rangeOf(days)
  return {
    kind: 'all',
    rules: [
      { kind: 'field', field, op: 'at-least', value: from },
      { kind: 'field', field, op: 'at-most', value: to },
      ...(filter ? [filter] : []),
    ],
  }
}

export function Calendar({ info, field, address, change }: Props) {
  const now = useNow(60_000)
  const span: Span = address.span ?? 'month'
  const at = dateOfKey(address.day) ?? now
  const days = daysShown(at, span)
  const { filter, q } = address
  const list = useFewRecords(info.type, { filter: within(field, days, filter), sort: field, q }, most)
  const [newOn, setNewOn] = useState<string>()
  const { timeOf, move } = useMoveToDay(info, field)
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: 5 } }),
    useSensor(KeyboardSensor, { coordinateGetter: toNextDay }),
  )
  if (list.isError && !list.data)
    return <Failed what="The calendar" error={list.error} again={() => void list.refetch()} />
  const rows = list.data?.rows ?? []
  const byDay = Map.groupBy(
    rows.filter((record) => timeOf(record) !== undefined),
    (record) => dayKey(new Date(timeOf(record) ?? 0)),
  )
  const byId = new Map(rows.map((record) => [record.id, record]))
  const nameOf = (id: unknown) => byId.get(String(id))?.label ?? ''
  const dayName = (key: unknown) => dayForm.format(dateOfKey(String(key)) ?? now)
  const go = (date: Date) => change({ day: dayKey(date) })
  return (
    <div className={styles.room}>
      <div className={styles.head}>
        <button type="button" className="button" onClick={() => change({ day: undefined })}>
          Today
        </button>
        <button
          type="button"
          className="button quiet icon"
          aria-label={`The ${span} before`}
          onClick={() => go(stepped(at, span, -1))}
        >
          <IconChevronLeft size={16} aria-hidden />
        </button>
        <button
          type="button"
          className="button quiet icon"
          aria-label={`The ${span} after`}
          onClick={() => go(stepped(at, span, 1))}
        >
          <IconChevronRight size={16} aria-hidden />
        </button>
        <h2 className="heading" aria-live="polite">
          {span === 'week' ? dayRange(days[0] ?? at, days.at(-1) ?? at) : monthForm.format(at)}
        </h2>
        {list.isPending && <Skeleton width={60} />}
        {list.data && list.data.total.n > rows.length && (
          <span className="xs faint">The first {count(rows.length)} are shown; filter for fewer.</span>
        )}
        <span className="grow" />
        <fieldset className="segments" style={{ margin: 0, border: 0 }} aria-label="Span">
          {(['month', 'week'] as const).map((each) => (
            <button
              key={each}
              type="button"
              aria-pressed={each === span}
              onClick={() => change({ span: each === 'month' ? undefined : each })}
            >
              {each === 'month' ? 'Month' : 'Week'}
            </button>
          ))}
        </fieldset>
      </div>
      <DndContext
        sensors={sensors}
        collisionDetection={(wish) => {
          const under = pointerWithin(wish)
          return under.length > 0 ? under : closestCenter(wish)
        }}
        accessibility={{
          announcements: {
            onDragStart: ({ active }) => `Picked up ${nameOf(active.id)}.`,
            onDragOver: ({ active, over }) =>
              over ? `${nameOf(active.id)} is over ${dayName(over.id)}.` : undefined,
            onDragEnd: ({ active, over }) =>
              over ? `${nameOf(active.id)} was put on ${dayName(over.id)}.` : undefined,
            onDragCancel: ({ active }) => `${nameOf(active.id)} stays where it was.`,
          },
          screenReaderInstructions: {
            draggable: 'Press Space to pick this up, arrows to move it to another day, Space to put it down.',
          },
        }}
        onDragEnd={({ active, over }) => {
          const record = byId.get(String(active.id))
          if (record && over) void move(record, String(over.id))
        }}
      >
        <section
          className={`card ${styles.grid}`}
          data-span={span}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keyboard
          tabIndex={0}
          aria-label={`${info.plural} by day`}
          aria-busy={list.isPending || undefined}
        >
          {days.slice(0, 7).map((date) => (
            <div key={dayKey(date)} className={`xs faint ${styles.weekday}`} aria-hidden="true">
              {weekdayForm.format(date)}
            </div>
          ))}
          {days.map((date) => (
            <CalendarDay
              key={dayKey(date)}
              date={date}
              name={dayForm.format(date)}
              now={now}
              isOutside={span === 'month' && date.getMonth() !== at.getMonth()}
              records={byDay.get(dayKey(date)) ?? []}
              timeOf={timeOf}
              most={span === 'month' ? 3 : undefined}
              onMore={() => change({ span: 'week', day: dayKey(date) })}
              onNew={() => setNewOn(dayKey(date))}
            />
          ))}
        </section>
      </DndContext>
      {newOn && (
        <NewRecord
          info={info}
          given={{ [field]: nineOn(newOn) }}
          onClose={() => setNewOn(undefined)}
          onMade={(record: CrmRecord) => {
            setNewOn(undefined)
            toast(`“${record.label}” was added.`)
          }}
        />
      )}
    </div>
  )
}

const nineOn = (key: string): string | null => {
  const date = dateOfKey(key)
  return date ? new Date(date.getFullYear(), date.getMonth(), date.getDate(), 9).toISOString() : null
}
