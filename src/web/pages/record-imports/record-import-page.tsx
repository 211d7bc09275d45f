/** One import of records, step by step: its columns, who is who, what would happen, and what did. */
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import {
  ImportedType,
  importedTypes,
  type RecordImport,
  type RecordImportSettings,
} from '../../../model/crm/record-import.ts'
import { recordTypes } from '../../../model/crm/types/index.ts'
import { failureText } from '../../api/api-error.ts'
import { useMay } from '../../api/use-entry.ts'
import { isBusy } from '../../api/use-imports.ts'
import { useRecordImport, useRecordImportSettings } from '../../api/use-record-imports.ts'
import { useCrumbs } from '../../frame/crumbs.tsx'
import { Failed } from '../../parts/failed.tsx'
import { ago, dayAndTime } from '../../parts/format.ts'
import { SheetChoice } from '../../parts/sheet-choice.tsx'
import { Skeleton } from '../../parts/skeleton.tsx'
import { useNow } from '../../parts/use-now.ts'
import { fileSize, stateNames } from '../imports/import-words.ts'
import { Busy } from './busy.tsx'
import { ColumnsStep } from './columns-step.tsx'
import { DryRunStep } from './dry-run-step.tsx'
import { withSheet, withType } from './import-changes.ts'
import { MatchingStep } from './matching-step.tsx'
import styles from './record-imports.module.css'
import { ResultStep } from './result-step.tsx'
import { type StepId, type StepProps, steps } from './steps.ts'

/** Nothing of it is written yet, or everything was taken back. */
const isOpen = ({ state, counts }: RecordImport): boolean =>
  state === 'checked' ||
  state === 'undone' ||
  ((state === 'failed' || state === 'cancelled') && !counts?.rows)

const stepFor = (made: RecordImport, wanted: string | undefined): StepId => {
  const chosen = steps.find(({ id }) => id === wanted)?.id
  if (chosen) return chosen
  return made.state === 'checked' || made.state === 'reading' || made.state === 'uploaded'
    ? 'columns'
    : 'result'
}

export function RecordImportPage() {
  const { id } = useParams({ strict: false }) as { id?: string }
  const made = useRecordImport(Number(id))
  useCrumbs({ name: 'Import records', to: '/record-imports' }, { name: made.data?.fileName ?? 'Import' })
  if (made.isError && !made.data)
    return <Failed what="The import" error={made.error} again={() => void made.refetch()} />
  return (
    <div className="page">
      {made.data ? (
        <Wizard made={made.data} />
      ) : (
        <div role="status" aria-label="Loading" style={{ display: 'grid', gap: 16 }}>
          <Skeleton width={280} height={28} />
          <Skeleton width="100%" height={90} />
          <Skeleton width="100%" height={260} />
        </div>
      )}
    </div>
  )
}

function Wizard({ made }: { made: RecordImport }) {
  const navigate = useNavigate()
  const search = useSearch({ strict: false }) as { step?: string }
  const change = useRecordImportSettings(made.id)
  const mayImport = useMay('import')
  const { settings, preview } = made
  const step = stepFor(made, search.step)
  const go = (next: StepId) =>
    void navigate({ to: `/record-imports/${made.id}` as string, search: { step: next }, replace: true })
  const busy = isBusy(made.state)
  // What was just chosen shows at once; the answer of the server follows.
  const shown = (busy || change.isPending) && change.variables ? change.variables : settings
  const set =
    mayImport && isOpen(made) && !busy && !change.isPending
      ? (next: RecordImportSettings) => change.mutate(next)
      : undefined
  return (
    <>
      <Head made={made} set={set} />
      {busy && <Busy made={made} />}
      {change.isError && (
        <p className="sm bad" role="alert">
          {failureText(change.error)}
        </p>
      )}
      {!busy && made.state === 'failed' && !preview && (
        <section className={`card ${styles.card}`}>
          <p className="bad" role="alert">
            {made.error?.message} <span className="xs faint">{made.error?.code}</span>
          </p>
        </section>
      )}
      {preview && shown && (
        <>
          <StepBar made={made} step={step} go={go} />
          <Step step={step} props={{ made: { ...made, preview, settings: shown }, set, go }} />
        </>
      )}
    </>
  )
}

function Step({ step, props }: { step: StepId; props: StepProps }) {
  switch (step) {
    case 'columns':
      return <ColumnsStep {...props} />
    case 'matching':
      return <MatchingStep {...props} />
    case 'dry-run':
      return <DryRunStep {...props} />
    case 'result':
      return <ResultStep {...props} />
  }
}

function Head({ made, set }: { made: RecordImport; set: StepProps['set'] }) {
  const now = useNow(10_000)
  const { name, tone } = stateNames[made.state]
  const { settings, preview } = made
  return (
    <header className={styles.head}>
      <div className={styles.title}>
        <h1 className="page-title clip" title={made.fileName}>
          {made.fileName}
        </h1>
        <p className="faint">
          {[preview?.preset, made.format?.toUpperCase(), fileSize(made.bytes)].filter(Boolean).join(', ')},{' '}
          <span title={dayAndTime(made.createdAt)}>
            uploaded by {made.createdBy} {ago(made.createdAt, now)}
          </span>
        </p>
      </div>
      {settings && preview && (
        <SheetChoice
          sheets={preview.sheets}
          value={settings.sheet ?? preview.sheet ?? ''}
          disabled={!set}
          onChoose={(sheet) => set?.(withSheet(settings, sheet))}
        />
      )}
      {settings && (
        <select
          className="field"
          aria-label="What is in the file"
          title={preview?.why}
          disabled={!set}
          value={settings.type}
          onChange={(event) => set?.(withType(settings, ImportedType.parse(event.target.value)))}
        >
          {importedTypes.map((each) => (
            <option key={each} value={each}>
              {recordTypes[each].plural}
            </option>
          ))}
        </select>
      )}
      <span className={`chip ${tone}`}>{name}</span>
      <Link to={'/record-imports' as string} className="button">
        All imports
      </Link>
    </header>
  )
}

function StepBar({ made, step, go }: { made: RecordImport; step: StepId; go: StepProps['go'] }) {
  const undecided = made.preview?.undecided ?? 0
  const ran = made.counts !== null
  return (
    <nav className={styles.steps} aria-label="Steps of the import">
      {steps.map(({ id, name }, at) => (
        <button
          key={id}
          type="button"
          aria-current={id === step ? 'step' : undefined}
          disabled={id === 'result' && !ran}
          onClick={() => go(id)}
        >
          <span className={`${styles.number} num`} aria-hidden>
            {at + 1}
          </span>
          {name}
          {id === 'matching' && undecided > 0 && (
            <span className="chip warn num">
              {undecided} <span className="visually-hidden">to decide</span>
            </span>
          )}
        </button>
      ))}
    </nav>
  )
}
