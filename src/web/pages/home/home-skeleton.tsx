/** The frame of the Home page while its numbers are on their way. */
import { Skeleton } from '../../parts/skeleton.tsx'
import styles from './home.module.css'

const cards = ['a', 'b', 'c']

export function HomeSkeleton() {
  return (
    <div className={styles.columns} aria-busy="true" role="status" aria-label="Loading">
      <div className={styles.main}>
        <div className={`card ${styles.steps}`} style={{ height: 98, padding: 16 }}>
          <Skeleton width="60%" height={16} />
        </div>
        <div className={styles.cards}>
          {cards.map((card) => (
            <div
              key={card}
              className="card"
              style={{ height: 298, padding: 16, display: 'grid', alignContent: 'space-between' }}
            >
              <Skeleton width="55%" height={16} />
              <Skeleton width="100%" height={110} />
              <Skeleton width="100%" height={18} />
              <Skeleton width="80%" height={32} />
            </div>
          ))}
        </div>
      </div>
      <div className={styles.side}>
        {cards.map((card) => (
          <div key={card} className={`card ${styles.panel}`} style={{ height: 200 }}>
            <Skeleton width="40%" height={14} />
          </div>
        ))}
      </div>
    </div>
  )
}
