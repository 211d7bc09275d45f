/** The touchpoints a file would bring, most frequent first. */
import { useState } from 'react'
import type { ImportPreview } from '../../../model/import.ts'
import { count } from '../../parts/format.ts'
import styles from './imports.module.css'

const shownAtFirst = 24

export function TouchpointsFound({ touchpoints }: { touchpoints: ImportPreview['touchpoints'] }) {
  const [all, setAll] = useState(false)
  if (touchpoints.length === 0) return null
  const most = touchpoints[0]?.rows ?? 1
  return (
    <section className={`card ${styles.card}`} aria-labelledby="found">
      <header className="row">
        <h2 className="heading" id="found">
          Touchpoints in the file
        </h2>
        <span className="chip num">{count(touchpoints.length)}</span>
      </header>
      <ul className={styles.found}>
        {(all ? touchpoints : touchpoints.slice(0, shownAtFirst)).map(({ name, rows }) => (
          <li key={name}>
            <span className="sm medium clip" title={name}>
              {name}
            </span>
            <span className="sm faint num">{count(rows)}</span>
            <i style={{ width: `${(rows / most) * 100}%` }} aria-hidden="true" />
          </li>
        ))}
      </ul>
      {touchpoints.length > shownAtFirst && (
        <button
          type="button"
          className="link sm"
          style={{ justifySelf: 'start' }}
          onClick={() => setAll(!all)}
        >
          {all ? 'Show fewer' : `Show all ${count(touchpoints.length)}`}
        </button>
      )}
    </section>
  )
}
