/** What the lines and marks of the curve mean. */
import { Face } from '../../../parts/face.tsx'
import styles from './emotion.module.css'

export function CurveLegend({ compared }: { compared: boolean }) {
  return (
    <div className={styles.legend} aria-hidden="true">
      <span>
        <svg width="22" height="6" aria-hidden="true">
          <line className={styles.line} x1="1" x2="21" y1="3" y2="3" />
        </svg>
        {compared ? 'this period' : 'mean'}
      </span>
      {compared && (
        <span>
          <svg width="22" height="6" aria-hidden="true">
            <line className={styles.before} x1="1" x2="21" y1="3" y2="3" />
          </svg>
          compared period
        </span>
      )}
      <span>
        <svg width="20" height="10" aria-hidden="true">
          <rect className={styles.band} width="20" height="10" rx="2" />
        </svg>
        95% interval
      </span>
      {[false, true].map((hollow) => (
        <span key={String(hollow)}>
          <svg width="14" height="14" viewBox="0 0 16 16" aria-hidden="true">
            <Face x={8} y={8} radius={6.5} value={1} hollow={hollow} />
          </svg>
          {hollow ? 'n under 30' : 'n 30+'}
        </span>
      ))}
    </div>
  )
}
