/** The columns of a file with samples; what stands beside each says what it means. */
import type { ReactNode } from 'react'
import styles from './file-columns.module.css'
import { SampleValues } from './sample-values.tsx'

type Column = { name: string; samples: readonly string[]; filled: number; reason: string }
const mostSamples = 4

type Props = {
  columns: readonly Column[]
  /** The heading over what each column means. */
  means: string
  /** What is shown is being worked out anew. */
  isBusy: boolean
  meaningOf: (name: string) => { choice: ReactNode; more?: ReactNode }
}

export function FileColumns({ columns, means, isBusy, meaningOf }: Props) {
  return (
    <div className={styles.scroll} data-busy={isBusy || undefined}>
      <table className={`table ${styles.columns}`}>
        <thead>
          <tr>
            <th scope="col">Column</th>
            <th scope="col">{means}</th>
            <th scope="col">Samples</th>
            <th scope="col" className="right">
              Filled
            </th>
          </tr>
        </thead>
        <tbody>
          {columns.map(({ name, samples, filled, reason }) => {
            const { choice, more } = meaningOf(name)
            return (
              <tr key={name}>
                <th scope="row" className={styles.column} title={name}>
                  {name}
                </th>
                <td>
                  {choice}
                  {reason && <p className="xs faint">{reason}</p>}
                  {more}
                </td>
                <td>
                  <SampleValues of={samples.slice(0, mostSamples)} />
                </td>
                <td className="right num">{Math.round(filled * 100)}%</td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}
