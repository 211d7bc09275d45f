/** Third step: what would happen, with samples of each kind, and the button that makes it happen. */
import { IconAlertTriangle, IconPlayerPlay } from '@tabler/icons-react'
import type { NewField } from '../../../model/crm/record-import.ts'
import { failureText } from '../../api/api-error.ts'
import { useMay } from '../../api/use-entry.ts'
import { useRecordImportAction } from '../../api/use-record-imports.ts'
import { toast } from '../../frame/toast.ts'
import { count } from '../../parts/format.ts'
import { May } from '../../parts/may.tsx'
import { kindWords } from '../settings/fields/kind-words.ts'
import styles from './record-imports.module.css'
import { RefusedLink } from './refused-link.tsx'
import type { StepProps } from './steps.ts'
import { WouldHappen } from './would-happen.tsx'

export function DryRunStep({ made, set, go }: StepProps) {
  const action = useRecordImportAction(made.id)
  const { preview } = made
  const { counts, undecided } = preview
  const writes = counts.create + counts.update
  const hasNews = writes + counts.consents > 0
  const fields = made.settings.columns.flatMap(({ newField }) => newField ?? [])
  const mayAdd = useMay('settings')
  return (
    <section className={`card ${styles.card}`} aria-labelledby="dry-run">
      <h2 className="heading" id="dry-run">
        What would happen
      </h2>
      <WouldHappen preview={preview} />
      <NewFields fields={fields} />
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
              disabled={!set || action.isPending || !hasNews || (fields.length > 0 && !mayAdd)}
              onClick={() =>
                action.mutate('run', {
                  onSuccess: () => go('result'),
                  onError: (error) => toast(failureText(error), { tone: 'bad' }),
                })
              }
            >
              <IconPlayerPlay size={14} aria-hidden />
              {!hasNews
                ? 'Nothing to import'
                : writes === 0
                  ? 'Take over the opt-ins and opt-outs'
                  : `Import ${count(writes)} ${writes === 1 ? 'row' : 'rows'}`}
            </button>
          </May>
        )}
      </footer>
    </section>
  )
}

function NewFields({ fields }: { fields: readonly NewField[] }) {
  const mayAdd = useMay('settings')
  if (fields.length === 0) return null
  const words = fields.map(({ label, kind }) => `${label} (${kindWords[kind].toLowerCase()})`)
  return (
    <p className="sm">
      {fields.length === 1 ? 'A field is added' : `${count(fields.length)} fields are added`} when it begins:{' '}
      {words.join(', ')}. Taking the import back leaves {fields.length === 1 ? 'it' : 'them'}.
      {!mayAdd && ' Only who may change the settings can add fields: ask an admin to run it.'}
    </p>
  )
}
