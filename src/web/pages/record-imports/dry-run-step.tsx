/** Third step: what would happen, with samples of each kind, and the button that makes it happen. */
import { IconAlertTriangle, IconPlayerPlay } from '@tabler/icons-react'
import { failureText } from '../../api/api-error.ts'
import { useRecordImportAction } from '../../api/use-record-imports.ts'
import { toast } from '../../frame/toast.ts'
import { count } from '../../parts/format.ts'
import { May } from '../../parts/may.tsx'
import styles from './record-imports.module.css'
import { RefusedLink } from './refused-link.tsx'
import type { StepProps } from './steps.ts'
import { WouldHappen } from './would-happen.tsx'

export function DryRunStep({ made, set, go }: StepProps) {
  const action = useRecordImportAction(made.id)
  const { preview } = made
  const { counts, undecided } = preview
  const writes = counts.create + counts.update
  return (
    <section className={`card ${styles.card}`} aria-labelledby="dry-run">
      <h2 className="heading" id="dry-run">
        What would happen
      </h2>
      <WouldHappen preview={preview} />
      <footer className={styles.foot}>
        <button type="button" className="button" onClick={() => go('matching')}>
          Back
        </button>
        <span className="grow" />
        {!made.counts && <RefusedLink made={made} counts={counts} />}
        {undecided > 0 ? (
          <>
            <span className="chip warn">
              <IconAlertTriangle size={12} aria-hidden />
              {count(undecided)} {undecided === 1 ? 'name' : 'names'} to decide first
            </span>
            <button type="button" className="button primary" onClick={() => go('matching')}>
              Decide
            </button>
          </>
        ) : (
          <May permission="import">
            <button
              type="button"
              className="button primary"
              disabled={!set || action.isPending || writes === 0}
              onClick={() =>
                action.mutate('run', {
                  onSuccess: () => go('result'),
                  onError: (error) => toast(failureText(error), { tone: 'bad' }),
                })
              }
            >
              <IconPlayerPlay size={14} aria-hidden />
              {writes === 0
                ? 'Nothing to import'
                : `Import ${count(writes)} ${writes === 1 ? 'row' : 'rows'}`}
            </button>
          </May>
        )}
      </footer>
    </section>
  )
}
