/** Third step: what would happen, with samples of each kind, and the button that makes it happen. */
import { IconAlertTriangle, IconInfoCircle, IconPlayerPlay } from '@tabler/icons-react'
import type { ImportSample, RecordImportPreview } from '../../../model/crm/record-import.ts'
import { RecordType } from '../../../model/crm/record-type.ts'
import { recordTypes } from '../../../model/crm/types/index.ts'
import { failureText } from '../../api/api-error.ts'
import { useRecordImportAction } from '../../api/use-record-imports.ts'
import { toast } from '../../frame/toast.ts'
import { count } from '../../parts/format.ts'
import { May } from '../../parts/may.tsx'
import { CountsRow } from './counts-row.tsx'
import styles from './record-imports.module.css'
import { RefusedLink } from './refused-link.tsx'
import type { StepProps } from './steps.ts'

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
      <CountsRow counts={counts} isDone={false} />
      <Made made={preview.made} />
      <Notes preview={preview} />
      <Samples title="New" samples={preview.creates} />
      <Samples title="Changed" samples={preview.updates} />
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

function Made({ made }: { made: RecordImportPreview['made'] }) {
  if (made.length === 0) return null
  const parts = made.flatMap(({ type, count: n }) => {
    const known = RecordType.safeParse(type)
    if (!known.success) return []
    const { label, plural } = recordTypes[known.data]
    return [`${count(n)} ${(n === 1 ? label : plural).toLowerCase()}`]
  })
  return <p className="sm">Also made, because rows name them: {parts.join(', ')}.</p>
}

function Notes({ preview: { remarks, refusals } }: { preview: RecordImportPreview }) {
  if (remarks.length + refusals.length === 0) return null
  return (
    <ul className={styles.notes}>
      {remarks.map(({ code, message, samples }) => (
        <li key={`${code} ${message}`}>
          <IconInfoCircle size={16} className="faint" aria-hidden />
          <div>
            <p>{message}</p>
            {samples.length > 0 && (
              <p className={styles.samples}>
                {samples.map((sample) => (
                  <code key={sample}>{sample}</code>
                ))}
              </p>
            )}
          </div>
        </li>
      ))}
      {refusals.map(({ code, message, rows, samples }) => (
        <li key={`${code} ${message}`}>
          <IconAlertTriangle size={16} className="warn" aria-hidden />
          <div>
            <p>
              <b className="num">{count(rows)}</b> {rows === 1 ? 'row' : 'rows'} not taken: {message}
            </p>
            <p className={styles.samples}>
              {samples.map(({ row, value }) => (
                <code key={row}>
                  row {row}
                  {value && `: ${value}`}
                </code>
              ))}
            </p>
          </div>
        </li>
      ))}
    </ul>
  )
}

function Samples({ title, samples }: { title: string; samples: readonly ImportSample[] }) {
  if (samples.length === 0) return null
  return (
    <div className={styles.group}>
      <h3 className="medium">{title}: samples</h3>
      <div className={styles.scroll}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col" className="right">
                Row
              </th>
              <th scope="col">Record</th>
              <th scope="col">Values</th>
            </tr>
          </thead>
          <tbody>
            {samples.map(({ row, label, changes }) => (
              <tr key={row}>
                <td className="right num">{count(row)}</td>
                <th scope="row" className={styles.column}>
                  {label}
                </th>
                <td>
                  <span className={styles.changed}>
                    {changes.map(({ field, from, to }) => (
                      <span key={field}>
                        <span className="faint">{field}</span> {from && <del>{from}</del>}{' '}
                        <b>{to || 'empty'}</b>
                      </span>
                    ))}
                  </span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  )
}
