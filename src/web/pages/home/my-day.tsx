/** What waits for whoever is signed in: her tasks until tomorrow, her open tickets, her open deals. */
import { Link } from '@tanstack/react-router'
import type { RecordType } from '../../../model/crm/record-type.ts'
import { me, type SegmentRule } from '../../../model/segment.ts'
import { failureText } from '../../api/api-error.ts'
import { useFewRecords, useLiveRecords } from '../../api/use-records.ts'
import { count } from '../../parts/format.ts'
import { Skeleton } from '../../parts/skeleton.tsx'
import { listPath } from '../../records/record-path.ts'
import records from '../../records/tasks.module.css'
import { TaskRow } from '../../records/tasks-card.tsx'
import styles from './home.module.css'

const shown = 6

/** Until the end of tomorrow, with whatever is late. */
const tasksUntil = (now: Date): SegmentRule => ({
  kind: 'all',
  rules: [
    { kind: 'field', field: 'assignee', op: 'is', value: me },
    { kind: 'field', field: 'done', op: 'is-not', value: true },
    {
      kind: 'field',
      field: 'due',
      op: 'at-most',
      value: new Date(now.getFullYear(), now.getMonth(), now.getDate() + 2).toISOString(),
    },
  ],
})

const mine = (states: readonly string[]): SegmentRule => ({
  kind: 'all',
  rules: [
    { kind: 'field', field: 'owner', op: 'is', value: me },
    { kind: 'field', field: 'status', op: 'any-of', value: [...states] },
  ],
})

export function MyDay({ now }: { now: Date }) {
  useLiveRecords({ type: 'task' })
  const filter = tasksUntil(now)
  const tasks = useFewRecords('task', { filter, sort: 'due' }, shown)
  const total = tasks.data?.total.n ?? 0
  return (
    <section className={`card ${styles.panel}`} aria-labelledby="home-day">
      <header className={styles.panelHead}>
        <h2 className="heading" id="home-day">
          Your day
        </h2>
        {total > 0 && <span className="xs faint num">{count(total)} to do until tomorrow</span>}
      </header>
      {tasks.isPending && <Skeleton width="70%" />}
      {tasks.isError && !tasks.data && (
        <p className="sm bad" role="alert">
          {failureText(tasks.error)}
        </p>
      )}
      {tasks.data && total === 0 && <p className="sm faint">No task of yours is due until tomorrow.</p>}
      <ul className={records.tasks}>
        {tasks.data?.rows.map((task) => (
          <TaskRow key={task.id} task={task} />
        ))}
      </ul>
      <p className="row sm" style={{ flexWrap: 'wrap', gap: '4px 14px', marginTop: 8 }}>
        {total > shown && (
          <Link to={listPath('task')} search={{ filter, sort: 'due' } as never} className="link">
            All {count(total)} tasks
          </Link>
        )}
        <Mine type="ticket" words={['open ticket', 'open tickets']} filter={mine(['new', 'open'])} />
        <Mine type="deal" words={['open deal', 'open deals']} filter={mine(['open'])} />
      </p>
    </section>
  )
}

type MineProps = { type: RecordType; words: [one: string, many: string]; filter: SegmentRule }

function Mine({ type, words: [one, many], filter }: MineProps) {
  const n = useFewRecords(type, { filter }, 1).data?.total.n
  return n ? (
    <Link to={listPath(type)} search={{ filter } as never} className="link">
      {count(n)} {n === 1 ? one : many}
    </Link>
  ) : null
}
