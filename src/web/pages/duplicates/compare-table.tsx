/** The fields of two records in two columns; of each that differs, one value is chosen. */
import { Link } from '@tanstack/react-router'
import type { CrmRecord } from '../../../model/crm/crm-record.ts'
import type { Comparison } from '../../../model/duplicate.ts'
import { count, dayAndTime } from '../../parts/format.ts'
import { fieldText } from '../../records/field-text.ts'
import { recordPath } from '../../records/record-path.ts'
import type { Choices, Row, SideName } from './choices.ts'
import styles from './duplicates.module.css'

type Props = {
  comparison: Comparison
  rows: readonly Row[]
  winner: SideName
  choices: Choices
  mayEdit: boolean
  onWinner: (side: SideName) => void
  onChoose: (field: string, side: SideName) => void
}

const sides: readonly SideName[] = ['one', 'other']

export function CompareTable({ comparison, rows, winner, choices, mayEdit, onWinner, onChoose }: Props) {
  return (
    <table className="table">
      <thead>
        <tr>
          <th scope="col">Field</th>
          {sides.map((side) => (
            <th key={side} scope="col">
              <div className={styles.head}>
                <Link
                  to={recordPath(comparison[side].type, comparison[side].id)}
                  className="lg medium"
                  style={{ overflowWrap: 'anywhere' }}
                >
                  {comparison[side].label}
                </Link>
                {mayEdit && (
                  <label className="sm">
                    <input
                      type="radio"
                      name="winner"
                      checked={winner === side}
                      onChange={() => onWinner(side)}
                    />
                    This record stays
                  </label>
                )}
              </div>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <FieldRow
            key={row.field.name}
            row={row}
            comparison={comparison}
            stays={choices[row.field.name]}
            onChoose={mayEdit ? onChoose : undefined}
          />
        ))}
        <tr className={styles.same}>
          <th scope="row">What hangs on it</th>
          {sides.map((side) => (
            <td key={side}>{hangsText(comparison.counts[side])}</td>
          ))}
        </tr>
        <tr className={styles.same}>
          <th scope="row">Made</th>
          {sides.map((side) => (
            <td key={side}>{madeText(comparison[side])}</td>
          ))}
        </tr>
      </tbody>
    </table>
  )
}

const madeText = ({ createdAt, createdBy }: CrmRecord): string =>
  `${dayAndTime(createdAt)}, by ${createdBy.name}`

function hangsText({ records, files, consents }: Comparison['counts'][SideName]): string {
  const parts = [...Object.entries(records), ['file', files] as const, ['consent', consents] as const]
    .filter(([, n]) => n > 0)
    .map(([name, n]) => `${count(n)} ${n === 1 ? name : pluralOf(name)}`)
  return parts.join(', ') || 'nothing'
}

const pluralOf = (name: string): string => (name.endsWith('y') ? `${name.slice(0, -1)}ies` : `${name}s`)

type RowProps = {
  row: Row
  comparison: Comparison
  stays: SideName | undefined
  onChoose: ((field: string, side: SideName) => void) | undefined
}

function FieldRow({ row: { field, same, choosable }, comparison, stays, onChoose }: RowProps) {
  return (
    <tr className={same ? styles.same : ''}>
      <th scope="row">
        {field.label}
        {!same && !choosable && <span className="xs faint"> (both stay known)</span>}
      </th>
      {sides.map((side) => {
        const text = fieldText(field, comparison[side].values[field.name], comparison.labels)
        const shown = text ? <bdi>{text}</bdi> : <span className="faint">empty</span>
        return (
          <td key={side}>
            {same || !choosable || !onChoose ? (
              <span className={styles.value}>{shown}</span>
            ) : (
              <label className={styles.value} data-stays={stays === side || undefined}>
                <input
                  type="radio"
                  name={field.name}
                  aria-label={`${field.label}: ${text || 'empty'}`}
                  checked={stays === side}
                  onChange={() => onChoose(field.name, side)}
                />
                <span>{shown}</span>
              </label>
            )}
          </td>
        )
      })}
    </tr>
  )
}
