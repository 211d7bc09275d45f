/** What rows would do: how many make or change records, what is remarkable, and samples. */
import { IconAlertTriangle, IconInfoCircle } from '@tabler/icons-react'
import type { ImportSample, RecordImportPreview } from '../../../model/crm/record-import.ts'
import { RecordType } from '../../../model/crm/record-type.ts'
import { recordTypes } from '../../../model/crm/types/index.ts'
import { count } from '../../parts/format.ts'
import { SampleValues } from '../../parts/sample-values.tsx'
import { CountsRow } from './counts-row.tsx'
import styles from './record-imports.module.css'

export function WouldHappen({ preview }: { preview: RecordImportPreview }) {
  return (
    <>
      <CountsRow counts={preview.counts} isDone={false} />
      <Made made={preview.made} />
      <Notes preview={preview} />
      <Samples title="New" samples={preview.creates} />
      <Samples title="Changed" samples={preview.updates} />
    </>
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
            <SampleValues of={samples} />
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
            <SampleValues of={samples.map(({ row, value }) => `row ${row}${value && `: ${value}`}`)} />
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
