/** While the draft is computed: empty stages of their final size. */
import { Skeleton } from '../../parts/skeleton.tsx'
import styles from './new-map.module.css'

const stages = ['a', 'b', 'c', 'd', 'e']

export function Drawing() {
  return (
    <div role="status" aria-busy="true" className={styles.drawing}>
      <p className="faint">Looking at what customers do, one after another…</p>
      <div className={styles.columns} aria-hidden="true">
        {stages.map((stage) => (
          <div key={stage} className="card" style={{ padding: 12, display: 'grid', gap: 10 }}>
            <Skeleton width="60%" height={18} />
            <Skeleton width="100%" height={56} />
            <Skeleton width="100%" height={56} />
            <Skeleton width="100%" height={56} />
          </div>
        ))}
      </div>
    </div>
  )
}
