/** The frame of a customer's page while it is read. */
import { Skeleton } from '../../parts/skeleton.tsx'
import styles from './customer.module.css'

export function CustomerSkeleton() {
  return (
    <div className={styles.page} role="status" aria-label="Loading" aria-busy="true">
      <header className={styles.head}>
        <Skeleton width={48} height={48} />
        <div className={styles.title}>
          <Skeleton width={220} height={22} />
        </div>
        <div className={styles.figures}>
          {[70, 60, 80, 50].map((width) => (
            <div key={width} className={styles.figure}>
              <Skeleton width={width} height={28} />
            </div>
          ))}
        </div>
      </header>
      <div className={styles.columns}>
        <div className={`card ${styles.card}`} style={{ height: 240 }}>
          <Skeleton width="50%" />
        </div>
        <div className={styles.middle}>
          <div className={`card ${styles.card}`} style={{ height: 320 }}>
            <Skeleton width="100%" height={240} />
          </div>
        </div>
        <div className={`card ${styles.card}`} style={{ height: 200 }}>
          <Skeleton width="60%" />
        </div>
      </div>
    </div>
  )
}
