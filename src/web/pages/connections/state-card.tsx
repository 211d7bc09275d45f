/** How a connection fares now: freshness, progress, what went wrong and what to do, and the things to do with it. */
import {
  IconPlayerPause,
  IconPlayerPlay,
  IconPlayerStop,
  IconRefresh,
  IconRotateClockwise2,
  IconTrash,
} from '@tabler/icons-react'
import { useState } from 'react'
import type { Connection } from '../../../model/connection.ts'
import { failureText } from '../../api/api-error.ts'
import { useConnectionAction } from '../../api/use-connections.ts'
import { toast } from '../../frame/toast.ts'
import { ago, count, dayAndTime, duration } from '../../parts/format.ts'
import { May } from '../../parts/may.tsx'
import { ProgressBar } from '../../parts/progress-bar.tsx'
import { useNow } from '../../parts/use-now.ts'
import styles from './connections.module.css'
import { RemoveDialog } from './remove-dialog.tsx'

export function StateCard({ connection }: { connection: Connection }) {
  const { failure, progress, state, removing } = connection
  const done = removing ? 'records taken back' : 'read'
  return (
    <section className={`card ${styles.card}`} aria-label="State of the connection">
      {removing ? <Removed removing={removing} /> : <Figures connection={connection} />}
      {progress && (
        <div className={styles.progress}>
          <p className="sm faint num" role="status">
            {[
              progress.total === null
                ? `${count(progress.done)} ${done}`
                : `${count(progress.done)} of ${count(progress.total)} ${done}`,
              progress.secondsLeft === null ? '' : `${duration(Math.max(1, progress.secondsLeft))} left`,
            ]
              .filter(Boolean)
              .join(', ')}
          </p>
          <ProgressBar
            share={progress.total ? progress.done / progress.total : null}
            label={removing ? 'Taking back' : 'Reading'}
          />
        </div>
      )}
      {failure && (
        <div className={styles.failure} role={state === 'failing' ? 'alert' : undefined}>
          <p className="medium bad">{failure.what}</p>
          <p className="sm">{failure.remedy}</p>
          <p className="xs faint">
            {dayAndTime(failure.at)}
            {connection.failures > 1 ? `, ${count(connection.failures)} times in a row` : ''}
          </p>
        </div>
      )}
      <May permission="settings">
        {connection.removing ? <Stop connection={connection} /> : <Actions connection={connection} />}
      </May>
    </section>
  )
}

function Figures({ connection }: { connection: Connection }) {
  const now = useNow(1_000)
  const { freshAt, lastItemAt, nextRunAt, counts, waiting, notTaken, state } = connection
  const seconds = nextRunAt ? (Date.parse(nextRunAt) - now.getTime()) / 1000 : null
  const figures: [string, string, string | null][] = [
    ['Fresh', freshAt ? ago(freshAt, now) : 'not yet', freshAt],
    ['Last news', lastItemAt ? ago(lastItemAt, now) : 'none yet', lastItemAt],
    ...(seconds !== null && state !== 'running'
      ? ([['Next run', seconds > 1 ? `in ${duration(seconds)}` : 'now', nextRunAt]] as [
          string,
          string,
          string | null,
        ][])
      : []),
    ['Taken', count(counts.taken), null],
    ...(counts.duplicates > 0
      ? ([['There already', count(counts.duplicates), null]] as [string, string, null][])
      : []),
    ...(counts.refused > 0 ? ([['Refused', count(counts.refused), null]] as [string, string, null][]) : []),
    ...(counts.leftOut > 0 ? ([['Left out', count(counts.leftOut), null]] as [string, string, null][]) : []),
    ...(counts.removed > 0 ? ([['Deleted', count(counts.removed), null]] as [string, string, null][]) : []),
    ...(notTaken > 0 ? ([['Not taken yet', count(notTaken), null]] as [string, string, null][]) : []),
    ...(waiting > 0 ? ([['Waiting', count(waiting), null]] as [string, string, null][]) : []),
  ]
  return (
    <dl className={styles.figures}>
      {figures.map(([name, text, at]) => (
        <div key={name}>
          <dt className="xs faint">{name}</dt>
          <dd className="medium num" title={at ? dayAndTime(at) : undefined}>
            {text}
          </dd>
        </div>
      ))}
    </dl>
  )
}

function Removed({ removing }: { removing: NonNullable<Connection['removing']> }) {
  const { interactions, records, kept } = removing
  return (
    <div>
      <h2 className="heading">It is being removed with what only it brought</h2>
      <p className="sm faint num">
        {[
          interactions === null
            ? 'Interactions come first'
            : `${count(interactions)} interactions taken back`,
          `${count(records)} ${records === 1 ? 'record' : 'records'} taken back`,
          kept > 0 ? `${count(kept)} stay` : '',
        ]
          .filter(Boolean)
          .join(', ')}
      </p>
    </div>
  )
}

function Stop({ connection }: { connection: Connection }) {
  const action = useConnectionAction(connection.id)
  return (
    <div className={`row ${styles.actions}`}>
      <button
        type="button"
        className="button"
        disabled={action.isPending}
        onClick={() =>
          action.mutate('pause', {
            onSuccess: () =>
              toast('Stopped. The connection is paused, and the rest of what it brought stays.'),
            onError: tell,
          })
        }
      >
        <IconPlayerStop size={14} aria-hidden />
        Stop
      </button>
    </div>
  )
}

const tell = (error: unknown) => toast(failureText(error), { tone: 'bad' })

function Actions({ connection }: { connection: Connection }) {
  const action = useConnectionAction(connection.id)
  const pulls = connection.everyMinutes !== null
  const isPaused = connection.state === 'paused'
  const act = (what: Parameters<typeof action.mutate>[0]) => action.mutate(what, { onError: tell })
  return (
    <div className={`row ${styles.actions}`}>
      {pulls && !isPaused && (
        <button
          type="button"
          className="button"
          disabled={action.isPending || connection.state === 'running'}
          onClick={() => act('run')}
        >
          <IconRefresh size={14} aria-hidden />
          Run now
        </button>
      )}
      <button
        type="button"
        className="button"
        disabled={action.isPending}
        onClick={() => act(isPaused ? 'resume' : 'pause')}
      >
        {isPaused ? <IconPlayerPlay size={14} aria-hidden /> : <IconPlayerPause size={14} aria-hidden />}
        {isPaused ? 'Resume' : 'Pause'}
      </button>
      {pulls && !isPaused && (
        <button
          type="button"
          className="button"
          title="From the beginning; what is there already counts once"
          disabled={action.isPending}
          onClick={() => act('backfill')}
        >
          <IconRotateClockwise2 size={14} aria-hidden />
          Read everything again
        </button>
      )}
      <span className="grow" />
      <Remove connection={connection} />
    </div>
  )
}

function Remove({ connection }: { connection: Connection }) {
  const [opened, setOpened] = useState(false)
  return (
    <>
      <button type="button" className="button quiet" onClick={() => setOpened(true)}>
        <IconTrash size={14} aria-hidden />
        Remove…
      </button>
      {opened && <RemoveDialog connection={connection} onClose={() => setOpened(false)} />}
    </>
  )
}
