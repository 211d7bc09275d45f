/** Rows that would not be taken, by reason and with samples, and what looks odd in those that would. */
import { IconAlertTriangle, IconInfoCircle } from '@tabler/icons-react'
import type { Import, ImportPreview } from '../../../model/import.ts'
import { count } from '../../parts/format.ts'
import { SampleValues } from '../../parts/sample-values.tsx'
import styles from './imports.module.css'

export function Refusals({ preview }: { made: Import; preview: ImportPreview }) {
  const { refusals, remarks } = preview
  if (refusals.length === 0 && remarks.length === 0) return null
  return (
    <section className={`card ${styles.card}`} aria-labelledby="refusals">
      <h2 className="heading" id="refusals">
        Worth a look
      </h2>
      <ul className={styles.refusals}>
        {remarks.map(({ code, message, samples }) => (
          <li key={code}>
            <IconInfoCircle size={16} className="faint" aria-hidden />
            <div className="grow">
              <p>{message}</p>
              <SampleValues of={samples.slice(0, 5)} />
            </div>
          </li>
        ))}
        {refusals.map(({ code, message, rows, samples }) => (
          <li key={code}>
            <IconAlertTriangle size={16} className="warn" aria-hidden />
            <div className="grow">
              <p>
                <b className="num">{count(rows)}</b> {rows === 1 ? 'row' : 'rows'} refused: {message}{' '}
                <span className="xs faint">{code}</span>
              </p>
              <details>
                <summary className="sm link">Samples</summary>
                <div className={styles.scroll}>
                  <table className="table">
                    <thead>
                      <tr>
                        <th scope="col" className="right">
                          Row
                        </th>
                        <th scope="col">Column</th>
                        <th scope="col">Value</th>
                        <th scope="col">Why</th>
                      </tr>
                    </thead>
                    <tbody>
                      {samples.map((sample) => (
                        <tr key={`${sample.row} ${sample.column}`}>
                          <td className="right num">{count(sample.row)}</td>
                          <td>{sample.column}</td>
                          <td>
                            <SampleValues of={sample.value === '' ? [] : [sample.value]} />
                          </td>
                          <td>{sample.message}</td>
                        </tr>
                      ))}
                    </tbody>
                  </table>
                </div>
              </details>
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}
