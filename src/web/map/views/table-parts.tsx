/** The parts of which the tables of a map are made. */
import type { ReactNode } from 'react'
import type { Counted, Estimate } from '../../../model/measure.ts'
import { duration, percent } from '../../parts/format.ts'
import { Door } from '../board/door.tsx'
import styles from './views.module.css'

/** Columns of words stand at the left, columns of numbers at the right. */
const words = new Set([
  'Day',
  'Week',
  'Month',
  'Stage',
  'Step',
  'Owner',
  'Scores',
  'Channels',
  'From',
  'To',
  'Direction',
  'What',
  'Kind',
])

export function Table({ title, heads, children }: { title: string; heads: string[]; children: ReactNode }) {
  return (
    <section className={`card ${styles.tableCard}`}>
      <h2 className="heading">{title}</h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <section className={styles.scroll} tabIndex={0} aria-label={`${title}, table`}>
        <table className="table">
          <thead>
            <tr>
              {heads.map((head) => (
                <th key={head} scope="col" className={words.has(head) ? undefined : 'right'}>
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>{children}</tbody>
        </table>
      </section>
    </section>
  )
}

export const Count = ({ counted, what }: { counted: Counted; what: string }) => (
  <td className="right">
    <Door counted={counted} what={what} inBoard={false} />
  </td>
)
export const Share = ({ share }: { share: Estimate }) => (
  <td
    className="right"
    title={
      share.low === null || share.high === null
        ? undefined
        : `95% interval ${percent(share.low, share.n)} to ${percent(share.high, share.n)}`
    }
  >
    {share.value === null ? '–' : percent(share.value, share.n)}
  </td>
)
export const Time = ({ of }: { of: Estimate }) => (
  <td className="right">{of.value === null ? '–' : duration(of.value)}</td>
)
