/** Survey scores at each step; a dash where nothing is asked. */
import type { CxMetric } from '../../../../model/measure.ts'
import { count } from '../../../parts/format.ts'
import board from '../../board/board.module.css'
import { Cell } from '../../board/cell.tsx'
import { stepColumns } from '../../board/columns.ts'
import { metricText } from '../../metric-text.ts'
import { stepMeasure, useScene } from '../../scene.ts'
import styles from './metrics.module.css'

export function MetricsView() {
  const { layout, measure, owner } = useScene()
  const columns = stepColumns(layout)
  return layout.steps.map(({ step }) => {
    const metrics = stepMeasure(measure, step.id)?.metrics.filter(({ answers }) => answers.n > 0) ?? []
    return (
      <Cell
        key={step.id}
        where={step.name}
        className={`${styles.cell} ${owner !== '' && step.department !== owner ? board.dimmed : ''}`}
        style={{ gridColumn: columns.get(step.id) }}
      >
        {metrics.length === 0 && <span className={styles.none}>–</span>}
        {metrics.map((metric) => (
          <Metric key={metric.scale} metric={metric} />
        ))}
      </Cell>
    )
  })
}

function Metric({ metric }: { metric: CxMetric }) {
  const { open } = useScene()
  const { name, value, half, low } = metricText(metric)
  return (
    <button
      type="button"
      tabIndex={-1}
      data-people
      className={`${styles.metric} ${low ? styles.low : ''}`}
      title={`${name} ${value}, ±${half}, ${count(metric.answers.n)} answers`}
      onClick={() => open(metric.answers.number)}
    >
      <span className={styles.score}>
        <small>{name}</small>
        <b className="num">{value}</b>
      </span>
      <span className={`${styles.sure} num`}>
        ±{half} · n {count(metric.answers.n)}
      </span>
    </button>
  )
}
