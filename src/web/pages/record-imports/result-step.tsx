/** Last step: what happened, and the way back. */
import { IconArrowBackUp, IconPlayerPlay } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type { RecordImport } from '../../../model/crm/record-import.ts'
import { recordTypes } from '../../../model/crm/types/index.ts'
import { failureText } from '../../api/api-error.ts'
import { isBusy } from '../../api/use-imports.ts'
import { useRecordImportAction } from '../../api/use-record-imports.ts'
import { toast } from '../../frame/toast.ts'
import { count } from '../../parts/format.ts'
import { May } from '../../parts/may.tsx'
import { CountsRow } from './counts-row.tsx'
import styles from './record-imports.module.css'
import { RefusedLink } from './refused-link.tsx'
import type { StepProps } from './steps.ts'

function sentence({ state, counts, undone, error }: RecordImport): string {
  const changed = (counts?.create ?? 0) + (counts?.update ?? 0)
  switch (state) {
    case 'done':
      return changed > 0 ? 'The file is in.' : 'Everything in the file was here already.'
    case 'cancelled':
      return `Stopped after ${count(counts?.rows ?? 0)} rows. Go on, or take back what it did.`
    case 'failed':
      return error?.message ?? 'It failed.'
    case 'undone':
      return undone && undone.kept > 0
        ? `Taken back, but for ${count(undone.kept)} ${undone.kept === 1 ? 'record' : 'records'} that somebody changed since: ${undone.kept === 1 ? 'it stays as it is' : 'these stay as they are'}.`
        : 'Taken back. Nothing of it is left.'
    case 'running':
      return 'Rows are being taken in.'
    case 'undoing':
      return 'It is being taken back.'
    default:
      return ''
  }
}

function AddedFields({ made: { fields, state, settings } }: { made: StepProps['made'] }) {
  if (fields.length === 0) return null
  const labels = fields.map(({ label }) => `“${label}”`).join(', ')
  const [it, stays, was] = fields.length === 1 ? ['it', 'stays', 'was'] : ['them', 'stay', 'were']
  return (
    <p className="sm">
      {state === 'undone' || state === 'undoing'
        ? `${labels} ${stays} among the fields. `
        : `${labels} ${was} added to the fields; undoing the import leaves ${it}. `}
      <May permission="settings">
        <Link to={'/settings/fields' as string} search={{ type: settings.type }} className="link">
          Fields in the settings
        </Link>
      </May>
    </p>
  )
}

export function ResultStep({ made }: StepProps) {
  const action = useRecordImportAction(made.id)
  const { counts, settings, state } = made
  const act = (what: 'run' | 'undo') =>
    action.mutate(what, { onError: (error) => toast(failureText(error), { tone: 'bad' }) })
  const idle = !isBusy(state) && !action.isPending
  const { plural } = recordTypes[settings.type]
  return (
    <section className={`card ${styles.card}`} aria-labelledby="result">
      <h2 className="heading" id="result">
        Result
      </h2>
      <p className={state === 'failed' ? 'bad' : 'medium'} role={state === 'failed' ? 'alert' : 'status'}>
        {sentence(made)}
      </p>
      {counts && <CountsRow counts={counts} isDone />}
      <AddedFields made={made} />
      <footer className={styles.foot}>
        {counts && <RefusedLink made={made} counts={counts} />}
        <span className="grow" />
        <May permission="import">
          {(state === 'done' || state === 'cancelled' || state === 'failed') && (
            <button type="button" className="button" disabled={!idle} onClick={() => act('undo')}>
              <IconArrowBackUp size={14} aria-hidden />
              Undo the import
            </button>
          )}
          {(state === 'cancelled' || state === 'failed' || state === 'undone') && (
            <button type="button" className="button primary" disabled={!idle} onClick={() => act('run')}>
              <IconPlayerPlay size={14} aria-hidden />
              {state === 'undone' ? 'Run it again' : 'Go on'}
            </button>
          )}
        </May>
        {state === 'done' && (
          <Link to={`/records/${settings.type}` as string} className="button primary">
            Show {plural.toLowerCase()}
          </Link>
        )}
      </footer>
    </section>
  )
}
