/** Rows that could not become records, with the reason and what stood in them. */
import { useState } from 'react'
import type { Connection, RowNotTaken } from '../../../model/connection.ts'
import { failureText } from '../../api/api-error.ts'
import { useNotTaken } from '../../api/use-connections.ts'
import { ago, dayAndTime } from '../../parts/format.ts'
import { MoreRows } from '../../parts/more-rows.tsx'
import { Skeleton } from '../../parts/skeleton.tsx'
import { useNow } from '../../parts/use-now.ts'
import styles from './connections.module.css'

export function NotTakenCard({ connection }: { connection: Connection }) {
  const list = useNotTaken(connection.id)
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? []
  return (
    <section className={`card ${styles.card}`} aria-labelledby="not-taken-title">
      <header className="row" style={{ flexWrap: 'wrap' }}>
        <h2 className="heading grow" id="not-taken-title">
          Rows not taken
        </h2>
        <a className="button" href={`/api/v1/connections/${connection.id}/not-taken.csv`} download>
          Download
        </a>
      </header>
      <p className="sm faint">
        They are tried again with each run. Correct them there, add here what they name, or say in Settings
        what their words mean.
      </p>
      {list.isPending && <Skeleton width="100%" height={80} />}
      {list.isError && (
        <p className="sm bad" role="alert">
          {failureText(list.error)}
        </p>
      )}
      <ul className={styles.rows}>
        {rows.map((row) => (
          <NotTaken key={row.key} row={row} />
        ))}
      </ul>
      <MoreRows list={list} />
    </section>
  )
}

function NotTaken({ row }: { row: RowNotTaken }) {
  const [opened, setOpened] = useState(false)
  const now = useNow(30_000)
  const filled = Object.entries(row.cells).filter(([, cell]) => cell !== '')
  return (
    <li>
      <div className="grow">
        <p className="sm">
          <span className="medium">Row {row.key}:</span> {row.message}
        </p>
        <p className="xs faint" title={dayAndTime(row.since)}>
          {[row.column && `${row.column}${row.value && ` “${row.value}”`}`, `since ${ago(row.since, now)}`]
            .filter(Boolean)
            .join(' · ')}
        </p>
      </div>
      <button type="button" className="link sm" aria-expanded={opened} onClick={() => setOpened(!opened)}>
        {opened ? 'Hide' : 'Show'}
        <span className="visually-hidden"> the row {row.key}</span>
      </button>
      {opened && (
        <dl className={styles.cells}>
          {filled.map(([name, cell]) => (
            <div key={name}>
              <dt className="xs faint">{name}</dt>
              <dd className="sm">{cell}</dd>
            </div>
          ))}
        </dl>
      )}
    </li>
  )
}
