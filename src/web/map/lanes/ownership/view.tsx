/** Departments as bars over their steps, with a flag for the wait at each hand-over. */
import { IconFlag3 } from '@tabler/icons-react'
import { count, duration, initials } from '../../../parts/format.ts'
import { Cell } from '../../board/cell.tsx'
import { handOvers, ownerRuns } from '../../hand-overs.ts'
import { useScene } from '../../scene.ts'
import styles from './ownership.module.css'

export function OwnershipView() {
  const { layout, measure, owner, open } = useScene()
  const runs = ownerRuns(layout)
  const flags = handOvers(runs, measure.transitions)
  return (
    <div className={styles.owners} role="presentation">
      {runs.map(({ department, x, width, steps }) => {
        const flag = flags.find((each) => each.x === x)
        return (
          <Cell key={x} where={`${steps.length} steps`} className={styles.cell} style={{ left: x, width }}>
            {flag && (
              <button
                type="button"
                tabIndex={-1}
                data-people
                className={styles.flag}
                title={`${flag.from} to ${flag.to}: median ${duration(flag.seconds)}, ${count(flag.people.n)} people`}
                onClick={() => open(flag.people.number)}
              >
                <IconFlag3 size={12} stroke={2.1} aria-hidden />
                {duration(flag.seconds)}
              </button>
            )}
            <span
              className={`${styles.bar} ${department ? '' : styles.open} ${owner && owner !== department ? styles.dim : ''}`}
              title={department}
            >
              {department && width > 120 && (
                <span className="initials" aria-hidden="true">
                  {initials(department)}
                </span>
              )}
              <span className={styles.department}>{department || 'no owner'}</span>
            </span>
          </Cell>
        )
      })}
    </div>
  )
}
