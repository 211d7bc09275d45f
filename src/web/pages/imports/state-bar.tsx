/** What is going on with an import now, and the one thing to do next. */
import { IconArrowBackUp, IconPlayerPlay, IconWand, IconX } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type { Import } from '../../../model/import.ts'
import { failureText } from '../../api/api-error.ts'
import { isBusy, useImportAction } from '../../api/use-imports.ts'
import { toast } from '../../frame/toast.ts'
import { count } from '../../parts/format.ts'
import { May } from '../../parts/may.tsx'
import { ProgressBar } from '../../parts/progress-bar.tsx'
import { ProgressFigures } from '../../parts/progress-figures.tsx'
import styles from './imports.module.css'

export function StateBar({ made }: { made: Import }) {
  return (
    <section className={`card ${styles.state}`} aria-label="State of the import" data-state={made.state}>
      {isBusy(made.state) ? <Busy made={made} /> : <Settled made={made} />}
    </section>
  )
}

function Busy({ made }: { made: Import }) {
  const { phase, share } = made.progress
  const action = useImportAction(made.id)
  const undoing = made.state === 'undoing'
  const words = undoing ? 'Taking it back' : made.state === 'running' ? 'Importing' : 'Looking at the file'
  return (
    <div className={styles.busy}>
      <p className="row" style={{ flexWrap: 'wrap' }}>
        <b>{words}</b>
        {phase && <span className="faint">{phase}</span>}
        <span className="grow" />
        <ProgressFigures progress={made.progress} />
        {!undoing && (
          <May permission="import">
            <button
              type="button"
              className="button"
              disabled={action.isPending}
              onClick={() => action.mutate('cancel', { onError: tell })}
            >
              <IconX size={14} aria-hidden />
              Cancel
            </button>
          </May>
        )}
      </p>
      <ProgressBar share={share} label={words} />
      {made.state === 'running' && (
        <p className="xs faint">You may leave this page. If it stops half-way, nothing of it stays.</p>
      )}
    </div>
  )
}

const tell = (error: unknown) => toast(failureText(error), { tone: 'bad' })

const sentence = (made: Import): string => {
  const counts = made.counts ?? made.preview?.counts
  switch (made.state) {
    case 'checked':
      return counts && counts.accepted > 0
        ? `${count(counts.accepted)} of ${count(counts.rows)} rows would be taken in. Nothing has happened yet.`
        : 'No row can be taken as it stands. Say below what the columns mean.'
    case 'done':
      return `${count(counts?.accepted ?? 0)} interactions of ${count(counts?.customers ?? 0)} customers were taken in.`
    case 'failed':
      return made.error?.message ?? 'It failed.'
    case 'cancelled':
      return 'Cancelled. Nothing of it was kept.'
    case 'undone':
      return 'Taken back. Nothing of it is left, and the file can be run again.'
    default:
      return ''
  }
}

function Settled({ made }: { made: Import }) {
  const action = useImportAction(made.id)
  const counts = made.counts ?? made.preview?.counts
  const canRun = made.state !== 'done' && made.preview !== null && (made.preview?.counts.accepted ?? 0) > 0
  return (
    <div className={styles.settled}>
      <p
        className={`grow ${made.state === 'failed' ? 'bad' : ''}`}
        role={made.state === 'failed' ? 'alert' : 'status'}
      >
        <span className={made.state === 'failed' ? '' : 'medium'}>{sentence(made)}</span>
        {made.state === 'failed' && made.error && <span className="xs faint"> {made.error.code}</span>}
        {made.state === 'done' && made.error && (
          <span className="sm bad" role="alert">
            {' '}
            It was not taken back. {made.error.message}
          </span>
        )}
      </p>
      {counts && counts.refused > 0 && (
        <May permission="export">
          <a className="button" href={`/api/v1/imports/${made.id}/refused.csv`} download>
            Download {count(counts.refused)} refused {counts.refused === 1 ? 'row' : 'rows'}
          </a>
        </May>
      )}
      {made.state === 'done' && (
        <May permission="import">
          <button
            type="button"
            className="button"
            disabled={action.isPending}
            onClick={() => action.mutate('undo', { onError: tell })}
          >
            <IconArrowBackUp size={14} aria-hidden />
            Undo
          </button>
          <Link to={'/maps/draft' as string} className="button primary">
            <IconWand size={14} aria-hidden />
            Draw a map from this
          </Link>
        </May>
      )}
      {canRun && (
        <May permission="import">
          <button
            type="button"
            className="button primary"
            disabled={action.isPending}
            onClick={() => action.mutate('run', { onError: tell })}
          >
            <IconPlayerPlay size={14} aria-hidden />
            Run the import
          </button>
        </May>
      )}
    </div>
  )
}
