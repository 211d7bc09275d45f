/** What is to be done for this record: ticked off where it stands. */

import { IconAlertTriangle, IconPlus } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { CrmRecord } from '../../model/crm/crm-record.ts'
import { failureText } from '../api/api-error.ts'
import { useMay } from '../api/use-entry.ts'
import { useBatch, useUndo } from '../api/use-record-changes.ts'
import { useFewRecords, useRecordType } from '../api/use-records.ts'
import { toast } from '../frame/toast.ts'
import { FailureLine } from '../parts/failure-line.tsx'
import { shortDay } from '../parts/format.ts'
import { Skeleton } from '../parts/skeleton.tsx'
import { useNow } from '../parts/use-now.ts'
import { CardSection } from './card-section.tsx'
import { givenHere, type Holder, labelsHere, pointsTo } from './holder.ts'
import { NewRecord } from './new-record.tsx'
import { recordPath } from './record-path.ts'
import styles from './tasks.module.css'

const most = 20

export function TasksCard({ holder }: { holder: Holder }) {
  const info = useRecordType('task').data
  const field = info?.fields.find(({ kind, to }) => kind === 'relation' && to === holder.record.type)
  const [making, setMaking] = useState(false)
  const tasks = useFewRecords(
    'task',
    {
      filter: {
        kind: 'all',
        rules: [
          ...(field ? [pointsTo(field, holder)] : []),
          { kind: 'field', field: 'done', op: 'is-not', value: true },
        ],
      },
      sort: 'due',
    },
    most,
    field !== undefined,
  )
  if (!info || !field) return null
  return (
    <CardSection
      title="Open tasks"
      about={tasks.data && tasks.data.total.n > 0 ? tasks.data.total.n : undefined}
      action={
        <button
          type="button"
          className="button quiet icon"
          aria-label="New task"
          onClick={() => setMaking(true)}
        >
          <IconPlus size={15} aria-hidden />
        </button>
      }
    >
      {tasks.isPending && <Skeleton width="70%" />}
      {!tasks.data && <FailureLine error={tasks.error} />}
      {tasks.data?.rows.length === 0 && <p className="sm faint">Nothing is waiting to be done.</p>}
      <ul className={styles.tasks}>
        {tasks.data?.rows.map((task) => (
          <TaskRow key={task.id} task={task} />
        ))}
      </ul>
      {making && (
        <NewRecord
          info={info}
          given={givenHere(info, holder)}
          labels={labelsHere(holder)}
          onClose={() => setMaking(false)}
          onMade={() => setMaking(false)}
        />
      )}
    </CardSection>
  )
}

/** One open task: done by a tick. */
export function TaskRow({ task }: { task: CrmRecord }) {
  const now = useNow(60_000)
  const mayEdit = useMay('edit')
  const batch = useBatch('task')
  const undo = useUndo()
  const due = typeof task.values.due === 'string' ? task.values.due : undefined
  const isLate = due !== undefined && Date.parse(due) < now.getTime()
  const finish = () =>
    batch.mutate([{ do: 'update', id: task.id, values: { done: true } }], {
      onSuccess: ({ undo: token }) =>
        toast(`“${task.label}” is done.`, {
          ...(token ? { action: { name: 'Undo', run: () => undo.mutate(token) } } : {}),
        }),
      onError: (error) => toast(failureText(error), { tone: 'bad' }),
    })
  return (
    <li className={styles.task}>
      <input
        type="checkbox"
        aria-label={`${task.label}: done`}
        disabled={!mayEdit}
        checked={batch.isPending}
        onChange={finish}
      />
      <Link to={recordPath('task', task.id)} className="sm medium" dir="auto">
        {task.label}
      </Link>
      {due && (
        <span className={`xs num row ${isLate ? 'bad' : 'faint'}`} style={{ gap: 3 }}>
          {isLate && <IconAlertTriangle size={12} aria-label="late" />}
          {shortDay(due, now)}
        </span>
      )}
    </li>
  )
}
