/** Lines of an order or a deal as a small table. */
import { Link } from '@tanstack/react-router'
import type { Line } from '../../model/crm/field-value.ts'
import { lineTotal } from '../../model/crm/lines-total.ts'
import { count, exactMoney } from '../parts/format.ts'
import styles from './lines.module.css'
import { recordPath } from './record-path.ts'

export function LinesView({ lines }: { lines: readonly Line[] }) {
  return (
    <table className={styles.table}>
      <tbody>
        {lines.map((line, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a line has no identity but its place
          <tr key={index}>
            <th scope="row" className="sm">
              {line.product ? (
                <Link to={recordPath('product', line.product)} className="link">
                  {line.name}
                </Link>
              ) : (
                line.name
              )}
              <span className="xs faint num">
                {count(line.quantity)} × {exactMoney(line.price.minor, line.price.currency)}
                {line.discount ? ` − ${count(line.discount)} %` : ''}
              </span>
            </th>
            <td className="sm num">{exactMoney(lineTotal(line), line.price.currency)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
