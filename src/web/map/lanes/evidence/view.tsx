/** At each step: data, mixed or assumption, and how many of those who came left evidence. */
import { count, percent } from '../../../parts/format.ts'
import { Cell } from '../../board/cell.tsx'
import { stepColumns } from '../../board/columns.ts'
import { EvidenceMark } from '../../board/evidence-mark.tsx'
import { evidenceKinds, evidenceOf } from '../../evidence-of.ts'
import { stepMeasure, useScene } from '../../scene.ts'
import styles from './evidence.module.css'

export function EvidenceView() {
  const { layout, measure, open } = useScene()
  const columns = stepColumns(layout)
  return layout.steps.map(({ step }) => {
    const numbers = stepMeasure(measure, step.id)
    if (!numbers) return null
    const kind = evidenceOf(numbers)
    const { value, n } = numbers.emotion.coverage
    const share =
      value === null || numbers.emotion.evidence.n === 0 ? 'no reading' : `${percent(value, n)} heard`
    return (
      <Cell key={step.id} where={step.name} style={{ gridColumn: columns.get(step.id) }}>
        <button
          type="button"
          tabIndex={-1}
          data-people
          disabled={numbers.emotion.evidence.n === 0}
          className={styles.evidence}
          title={`${count(numbers.emotion.evidence.n)} of ${count(numbers.reached.n)} left evidence of how they felt`}
          onClick={() => open(numbers.emotion.evidence.number)}
        >
          <span className={styles.kind}>
            <EvidenceMark kind={kind} />
            {evidenceKinds[kind]}
          </span>
          <small className="num">{share}</small>
        </button>
      </Cell>
    )
  })
}
