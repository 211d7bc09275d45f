/** The numbers of an import: what it would bring, or what it brought. */
import type { Import, ImportPreview } from '../../../model/import.ts'
import { count, day } from '../../parts/format.ts'
import styles from './imports.module.css'

export function Counts({ made, preview }: { made: Import; preview: ImportPreview }) {
  const counts = made.counts ?? preview.counts
  const figures: [name: string, value: string, tone: string][] = [
    ['rows', count(counts.rows), ''],
    [made.state === 'done' ? 'taken in' : 'would be taken', count(counts.accepted), 'good'],
    ['refused', count(counts.refused), counts.refused > 0 ? 'bad' : ''],
    ['known already', count(counts.duplicates), ''],
    ['customers', count(counts.customers), ''],
    ['touchpoints', count(counts.touchpoints), ''],
  ]
  return (
    <section className={`card ${styles.counts}`} aria-label="Counts">
      <dl>
        {figures.map(([name, value, tone]) => (
          <div key={name}>
            <dd className={`xl num ${tone}`}>{value}</dd>
            <dt className="xs faint">{name}</dt>
          </div>
        ))}
        {preview.timeRange && (
          <div>
            <dd className="lg num">
              {day(preview.timeRange.from)} – {day(preview.timeRange.to)}
            </dd>
            <dt className="xs faint">time of the interactions</dt>
          </div>
        )}
      </dl>
      {counts.rows > 0 && (
        <div className={styles.split} aria-hidden="true">
          <i style={{ flexGrow: counts.accepted }} data-part="accepted" />
          <i style={{ flexGrow: counts.duplicates }} data-part="duplicates" />
          <i style={{ flexGrow: counts.refused }} data-part="refused" />
        </div>
      )}
    </section>
  )
}
