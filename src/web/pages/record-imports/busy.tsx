/** What is going on with an import of records now, how fast, and the way to stop it. */
import { IconX } from '@tabler/icons-react'
import type { RecordImport } from '../../../model/crm/record-import.ts'
import { failureText } from '../../api/api-error.ts'
import { useRecordImportAction } from '../../api/use-record-imports.ts'
import { toast } from '../../frame/toast.ts'
import { May } from '../../parts/may.tsx'
import { ProgressBar } from '../../parts/progress-bar.tsx'
import { ProgressFigures } from '../../parts/progress-figures.tsx'
import styles from './record-imports.module.css'

export function Busy({ made }: { made: RecordImport }) {
  const action = useRecordImportAction(made.id)
  const undoing = made.state === 'undoing'
  const words = undoing ? 'Taking it back' : made.state === 'running' ? 'Importing' : 'Looking at the file'
  return (
    <section className={`card ${styles.state}`} aria-label="State of the import">
      <p className="row" style={{ flexWrap: 'wrap' }}>
        <b>{words}</b>
        <span className="grow" />
        <ProgressFigures progress={made.progress} />
        {!undoing && (
          <May permission="import">
            <button
              type="button"
              className="button"
              disabled={action.isPending}
              onClick={() =>
                action.mutate('cancel', { onError: (error) => toast(failureText(error), { tone: 'bad' }) })
              }
            >
              <IconX size={14} aria-hidden />
              Stop
            </button>
          </May>
        )}
      </p>
      <ProgressBar share={made.progress.share} label={words} />
      {made.state === 'running' && (
        <p className="xs faint">
          You may leave this page. It goes on where it is when Waymark starts again, and can be undone.
        </p>
      )}
    </section>
  )
}
