/** Each step as a small card; an accent ring says that something happened here just now. */
import board from '../../board/board.module.css'
import { Cell } from '../../board/cell.tsx'
import { stepColumns } from '../../board/columns.ts'
import { Door } from '../../board/door.tsx'
import { stepMeasure, useScene } from '../../scene.ts'
import styles from './steps.module.css'

export function StepsView() {
  const { layout, measure, pulses, owner, openStep } = useScene()
  const columns = stepColumns(layout)
  return layout.steps.map(({ step, code }) => {
    const numbers = stepMeasure(measure, step.id)
    const dim = owner !== '' && step.department !== owner
    return (
      <Cell
        key={step.id}
        className={dim ? board.dimmed : undefined}
        style={{ gridColumn: columns.get(step.id) }}
      >
        <div className={`${styles.step} ${pulses.has(step.id) ? styles.hot : ''}`}>
          <button
            type="button"
            tabIndex={-1}
            data-card
            className={styles.cover}
            aria-label={`All numbers of ${step.name}`}
            onClick={() => openStep(step.id)}
          />
          <span className={styles.code}>{code}</span>
          <span className={styles.name} title={step.name}>
            {step.name}
          </span>
          {numbers && <Door counted={numbers.reached} what={`did ${step.name}`} className={styles.reached} />}
        </div>
      </Cell>
    )
  })
}
