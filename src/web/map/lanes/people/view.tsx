/** Open journeys as dots at the step where each stands; grouped when there are too many to count by eye. */
import { count } from '../../../parts/format.ts'
import { Cell } from '../../board/cell.tsx'
import { stepColumns } from '../../board/columns.ts'
import { dotsAt, perDot } from '../../geometry/people-dots.ts'
import { stepMeasure, useScene } from '../../scene.ts'
import styles from './people.module.css'

export function PeopleView() {
  const { layout, measure, open, pulses } = useScene()
  const columns = stepColumns(layout)
  const each = perDot(measure.open.n)
  return layout.steps.map(({ step, width }) => {
    const here = stepMeasure(measure, step.id)?.here
    if (!here || here.n === 0)
      return (
        <Cell
          key={step.id}
          where={`${step.name}, nobody here now`}
          style={{ gridColumn: columns.get(step.id) }}
        />
      )
    const { dots, height } = dotsAt(here.n, each, width - 16)
    return (
      <Cell key={step.id} where={`${step.name}, here now`} style={{ gridColumn: columns.get(step.id) }}>
        <button
          type="button"
          tabIndex={-1}
          data-people
          className={`${styles.crowd} ${pulses.has(step.id) ? styles.hot : ''}`}
          title={`${count(here.n)} here now${each > 1 ? `, one dot is ${each}` : ''}`}
          onClick={() => open(here.number)}
        >
          <svg width={width - 16} height={Math.max(height, 20)} aria-hidden="true">
            {dots.map(({ x, y }) => (
              <circle key={`${x} ${y}`} cx={x} cy={y} r={3} className={styles.dot} />
            ))}
          </svg>
          <span className="xs num">{count(here.n)}</span>
        </button>
      </Cell>
    )
  })
}
