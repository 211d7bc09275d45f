/** The frame of a record's page while it is read. */
import { Skeleton } from '../../parts/skeleton.tsx'
import styles from './record.module.css'

const cards = [
  [240, 140],
  [120, 200],
  [120, 90],
] as const

export const RecordSkeleton = () => (
  <div className={styles.page} role="status" aria-label="Loading" aria-busy="true">
    <div className={styles.head}>
      <Skeleton width={44} height={44} />
      <div className={styles.title}>
        <Skeleton width={260} height={24} />
      </div>
    </div>
    <div className={styles.columns}>
      {cards.map(([first, second], column) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: they never change
        <div key={column} className={styles.column}>
          {[first, second].map((height, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: they never change
            <div key={index} className="card" style={{ height, padding: 16 }}>
              <Skeleton width={120} height={16} />
            </div>
          ))}
        </div>
      ))}
    </div>
  </div>
)
