/** One journey of a list: who it is of, a line about it, and a way to its customer. */
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { JourneyRow } from '../../../model/measure.ts'
import styles from './drawer.module.css'

type Props = {
  row: Pick<JourneyRow, 'customer' | 'label' | 'known' | 'object'>
  detail: string
  chip: ReactNode
}

export const PersonRow = ({ row, detail, chip }: Props) => (
  <Link to={`/customers/${row.customer}` as string} className={styles.row}>
    <span className={`${styles.who} ${row.known ? '' : styles.unknown}`} aria-hidden="true">
      {row.known ? (row.label[0] ?? '?').toUpperCase() : '?'}
    </span>
    <span className="grow">
      <span className="medium clip" style={{ display: 'block' }}>
        <bdi>{row.label}</bdi>
        {row.object && <span className="faint"> · {row.object}</span>}
      </span>
      <span className="xs faint clip" style={{ display: 'block' }}>
        {detail}
      </span>
    </span>
    {chip}
  </Link>
)
