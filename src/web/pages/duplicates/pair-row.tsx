/** Two records that may be one, in a line: what each is called, what they say, and why. */
import { Link } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import type { CrmRecord } from '../../../model/crm/crm-record.ts'
import type { Duplicate } from '../../../model/duplicate.ts'
import { day } from '../../parts/format.ts'
import { recordPath } from '../../records/record-path.ts'
import styles from './duplicates.module.css'
import { scoreText } from './reason-text.ts'
import { Reasons } from './reasons.tsx'

type Props = {
  pair: Duplicate
  labels: Record<string, string>
  chosen: boolean
  onChoose: () => void
  onNotSame: (() => void) | undefined
}

export function PairRow({ pair, labels, chosen, onChoose, onNotSame }: Props) {
  const { one, other, score, reasons } = pair
  const row = useRef<HTMLLIElement>(null)
  useEffect(() => {
    if (chosen) row.current?.scrollIntoView({ block: 'nearest' })
  }, [chosen])
  return (
    <li
      ref={row}
      className={styles.pair}
      aria-current={chosen || undefined}
      onMouseEnter={onChoose}
      onFocus={onChoose}
    >
      <span className={styles.score} title={`With a probability of ${scoreText(score)} they are one`}>
        <span className="lg medium num">{scoreText(score)}</span>
        <span className="visually-hidden">sure that they are one</span>
        <span className={styles.bar} aria-hidden="true">
          <span style={{ width: `${Math.round(score * 100)}%` }} />
        </span>
      </span>
      <Side record={one} labels={labels} />
      <Side record={other} labels={labels} />
      <Reasons reasons={reasons} />
      <span className={styles.acts}>
        <Link to={`/duplicates/${one.type}/${one.id}/${other.id}` as string} className="button primary">
          Compare
          <span className="visually-hidden">
            {' '}
            {one.label} and {other.label}
          </span>
        </Link>
        {onNotSame && (
          <button type="button" className="button" onClick={onNotSame}>
            Not the same
          </button>
        )}
      </span>
    </li>
  )
}

const tells = ['email', 'domain', 'phone', 'company', 'city', 'website'] as const

function Side({ record, labels }: { record: CrmRecord; labels: Record<string, string> }) {
  const told = tells.flatMap((name) => {
    const value = record.values[name]
    return typeof value === 'string' ? [name === 'company' ? (labels[value] ?? '') : value] : []
  })
  return (
    <span className={styles.side}>
      <Link to={recordPath(record.type, record.id)} className="medium clip" title={record.label}>
        {record.label}
      </Link>
      <span className="xs faint clip" title={told.join(', ')}>
        {told.slice(0, 3).join(', ') || `since ${day(record.createdAt)}`}
      </span>
    </span>
  )
}
