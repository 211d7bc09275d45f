/** The map before its numbers are there: frame and labels at once, grey bars where numbers will stand. */
import { Skeleton } from '../parts/skeleton.tsx'
import board from './board/board.module.css'
import header from './header/map-header.module.css'
import { lanes } from './lanes/index.ts'
import styles from './map-screen.module.css'

const heights: Partial<Record<(typeof lanes)[number]['id'], number>> = {
  stages: 120,
  steps: 88,
  emotion: 312,
}

export function MapSkeleton() {
  return (
    <div className={styles.loading} aria-busy="true">
      <span className="visually-hidden" role="status">
        Measuring the map
      </span>
      <div className={styles.fixed}>
        <section className={`${header.header} card`} aria-hidden="true">
          <Skeleton width={56} height={56} />
          <div className={header.who}>
            <Skeleton width={260} height={20} />
            <Skeleton width={380} />
            <Skeleton width={300} />
          </div>
          <div className={header.part}>
            <Skeleton width={70} />
            <Skeleton width={110} height={20} />
            <Skeleton width={120} />
          </div>
          <div className={header.part}>
            <Skeleton width={330} height={28} />
            <Skeleton width={330} height={28} />
          </div>
        </section>
        <div style={{ height: 48 }} />
      </div>
      <div className={board.board} aria-hidden="true">
        {lanes
          .filter((lane) => !lane.zooms)
          .map((lane) => (
            <div key={lane.id} className={board.lane} style={{ minHeight: heights[lane.id] ?? 64 }}>
              <div className={board.label}>
                <span className={board.title}>
                  <lane.icon size={14} stroke={1.9} />
                  <b>{lane.title}</b>
                </span>
              </div>
              <div style={{ display: 'flex', gap: 12, padding: 12, flex: 1 }}>
                {Array.from({ length: 10 }, (_, index) => (
                  <Skeleton
                    key={String(index)}
                    width={lane.id === 'stages' ? 150 : 72}
                    height={lane.id === 'stages' ? 90 : 32}
                  />
                ))}
              </div>
            </div>
          ))}
      </div>
    </div>
  )
}
