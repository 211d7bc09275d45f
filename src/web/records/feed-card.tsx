/** Calls, meetings, e-mails and notes of a record, newest first, each with what was said. */

import { IconNote, IconTrash } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import type { CrmRecord } from '../../model/crm/crm-record.ts'
import type { Field } from '../../model/crm/field.ts'
import type { FieldValues } from '../../model/crm/field-value.ts'
import { failureText } from '../api/api-error.ts'
import { useBatch, useUndo } from '../api/use-record-changes.ts'
import { useFewRecords, useRecordTypes } from '../api/use-records.ts'
import { toast } from '../frame/toast.ts'
import { count, dayAndTime } from '../parts/format.ts'
import { May } from '../parts/may.tsx'
import { Skeleton } from '../parts/skeleton.tsx'
import { activityIcons } from './activity-icons.ts'
import { CardSection } from './card-section.tsx'
import styles from './feed.module.css'
import { type Holder, pointingField, pointsTo } from './holder.ts'
import { listPath, recordPath } from './record-path.ts'

const Markdown = lazy(() => import('./markdown.tsx').then(({ Markdown }) => ({ default: Markdown })))
const most = 30

function useFeed(holder: Holder) {
  const types = useRecordTypes()
  const fieldOf = (type: 'activity' | 'note') => {
    const info = types.data?.find((each) => each.type === type)
    return info && pointingField(info, holder.record.type)
  }
  const [onActivity, onNote] = [fieldOf('activity'), fieldOf('note')]
  const wish = (field: ReturnType<typeof fieldOf>) => ({
    ...(field ? { filter: pointsTo(field, holder) } : {}),
    sort: '-at',
  })
  const activities = useFewRecords('activity', wish(onActivity), most, onActivity !== undefined)
  const notes = useFewRecords('note', wish(onNote), most, onNote !== undefined)
  const rows = [...(activities.data?.rows ?? []), ...(notes.data?.rows ?? [])]
  const more = (['activity', 'note'] as const).flatMap((type): More[] => {
    const { data } = type === 'note' ? notes : activities
    const field = type === 'note' ? onNote : onActivity
    return data && field && data.total.n > data.rows.length ? [{ type, n: data.total.n, field }] : []
  })
  return {
    isWaiting: types.isPending || activities.isLoading || notes.isLoading,
    error: activities.error ?? notes.error,
    rows: rows.sort((a, b) => timeOf(b).localeCompare(timeOf(a))),
    total: { activity: activities.data?.total.n ?? 0, note: notes.data?.total.n ?? 0 },
    more,
  }
}

/** Where more stand than are drawn here. */
type More = { type: 'activity' | 'note'; n: number; field: Field }

const timeOf = ({ values, createdAt }: CrmRecord): string =>
  typeof values.at === 'string' ? values.at : createdAt

export function FeedCard({ holder, only }: { holder: Holder; only?: 'note' }) {
  const { rows, isWaiting, error, total, more } = useFeed(holder)
  const shown = rows.filter(({ type }) => !only || type === only)
  const n = only ? total[only] : total.activity + total.note
  return (
    <CardSection title={only ? 'Notes' : 'Activity and notes'} about={n > 0 ? count(n) : undefined}>
      {isWaiting && <Skeleton width="80%" height={20} />}
      {error && (
        <p className="sm bad" role="alert">
          {failureText(error)}
        </p>
      )}
      {!isWaiting && !error && shown.length === 0 && (
        <p className="sm faint">{only ? 'No notes yet.' : 'Nothing was noted yet.'}</p>
      )}
      <ul className={styles.feed}>
        {shown.map((record) => (
          <Entry key={record.id} record={record} />
        ))}
      </ul>
      {more
        .filter(({ type }) => !only || type === only)
        .map(({ type, n, field }) => (
          <Link
            key={type}
            to={listPath(type)}
            search={{ filter: pointsTo(field, holder), sort: '-at' } as never}
            className="link sm"
          >
            All {count(n)} {type === 'note' ? 'notes' : 'activities'}
          </Link>
        ))}
    </CardSection>
  )
}

function Entry({ record }: { record: CrmRecord }) {
  const { type, values } = record
  const batch = useBatch(type)
  const undo = useUndo()
  const Icon = type === 'note' ? IconNote : (activityIcons[String(values.kind)] ?? IconNote)
  const text = typeof values.text === 'string' ? values.text : ''
  const what = type === 'note' ? 'note' : 'activity'
  const isPlanned = type === 'activity' && values.done === false
  const tookPlace = () => {
    const now = new Date().toISOString()
    // Held earlier than it was planned: what happened did not happen tomorrow.
    const values: FieldValues = timeOf(record) > now ? { done: true, at: now } : { done: true }
    batch.mutate([{ do: 'update', id: record.id, values }], {
      onError: (error) => toast(failureText(error), { tone: 'bad' }),
    })
  }
  const remove = () =>
    batch.mutate([{ do: 'delete', id: record.id }], {
      onSuccess: ({ undo: token }) =>
        toast(`The ${what} was deleted.`, {
          ...(token ? { action: { name: 'Undo', run: () => undo.mutate(token) } } : {}),
        }),
      onError: (error) => toast(failureText(error), { tone: 'bad' }),
    })
  return (
    <li className={styles.entry}>
      <span className="round-icon">
        <Icon size={15} stroke={1.75} aria-hidden />
      </span>
      <div className={styles.body}>
        <p className={styles.head}>
          <Link to={recordPath(type, record.id)} className="medium" dir="auto">
            {type === 'note' ? 'Note' : record.label}
          </Link>
          <span className="xs faint num">
            {record.createdBy.name}, {dayAndTime(timeOf(record))}
          </span>
          {typeof values.score === 'number' && <span className="chip num">score {values.score}</span>}
          {values.private === true && <span className="chip outline">private</span>}
          {isPlanned && <span className="chip accent">planned</span>}
          {isPlanned && (
            <May permission="edit">
              <button type="button" className="link xs" disabled={batch.isPending} onClick={tookPlace}>
                It took place
              </button>
            </May>
          )}
        </p>
        {text && (
          <Suspense fallback={<p>{text}</p>}>
            <Markdown text={text} />
          </Suspense>
        )}
      </div>
      <May permission="edit">
        <button type="button" className={styles.remove} aria-label={`Delete this ${what}`} onClick={remove}>
          <IconTrash size={14} aria-hidden />
        </button>
      </May>
    </li>
  )
}
