/** Where a feeling comes from: value, interval, what was said, read and shown, and by how many. */
import { behaviourTitles } from '../../../../journey/emotion/behaviour/titles.ts'
import type { Estimate, StepMeasure } from '../../../../model/measure.ts'
import { toneOf } from '../../../parts/face.tsx'
import { count, percent, plain, signed } from '../../../parts/format.ts'
import { Door } from '../../board/door.tsx'
import { EvidenceMark } from '../../board/evidence-mark.tsx'
import { evidenceKinds, evidenceOf } from '../../evidence-of.ts'
import type { StepColumn } from '../../geometry/board-layout.ts'
import { leastForRank } from '../../geometry/emotion-curve.ts'
import { stepMeasure, useScene } from '../../scene.ts'
import styles from './emotion.module.css'

const toneClass = { positive: 'good', negative: 'bad', neutral: '' }

export function EvidenceCard({ column, numbers }: { column: StepColumn; numbers: StepMeasure }) {
  const { compare, open } = useScene()
  const { emotion } = numbers
  const kind = evidenceOf(numbers)
  const before = stepMeasure(compare, column.step.id)?.emotion.mean.value
  const parts = [
    { name: 'Said in a survey', part: emotion.said },
    { name: 'Read from text', part: emotion.read },
    { name: 'Shown by behaviour, a proxy', part: emotion.shown },
  ]
  return (
    <div className={styles.cardBody}>
      <div className="row">
        <b className="grow clip">{column.step.name}</b>
        <span className="chip">
          <EvidenceMark kind={kind} />
          {evidenceKinds[kind]}
        </span>
      </div>
      <div className={styles.cardValue}>
        <span className={`${styles.big} num ${toneClass[toneOf(emotion.mean.value ?? 0)]}`}>
          {signed(emotion.mean.value ?? 0)}
        </span>
        <span className="xs faint">
          {interval(emotion.mean)}
          {before !== null && before !== undefined && <span>compared period {signed(before)}</span>}
          {emotion.mean.n < leastForRank && (
            <span className="warn">little evidence, minimum {leastForRank}</span>
          )}
        </span>
      </div>
      <div className={styles.mix} aria-hidden="true">
        {parts.map(({ name, part }) => (
          <i key={name} style={{ flexGrow: part.n }} />
        ))}
      </div>
      <dl className={styles.parts}>
        {parts.map(({ name, part }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              {part.mean !== null && part.n > 0 && <span className="faint num">{signed(part.mean)} · </span>}
              <Door counted={part} what={`${name} at ${column.step.name}`} inBoard={false} />
            </dd>
          </div>
        ))}
      </dl>
      {emotion.shown.behaviours.length > 0 && (
        <ul className={styles.behind} aria-label="What stands behind shown">
          {emotion.shown.behaviours.map(({ behaviour, ...counted }) => (
            <li key={behaviour}>
              <Door
                counted={counted}
                what={`${behaviourTitles[behaviour]} at ${column.step.name}`}
                inBoard={false}
              />{' '}
              {behaviourTitles[behaviour]}
            </li>
          ))}
        </ul>
      )}
      <p className="xs faint num">
        {count(emotion.evidence.n)} of {count(numbers.reached.n)} left evidence
        {emotion.coverage.value === null ? '' : ` (${percent(emotion.coverage.value, emotion.coverage.n)})`}
      </p>
      <div className="row">
        <button
          type="button"
          className="button primary"
          data-people
          onClick={() => open(emotion.evidence.number)}
        >
          Open {count(emotion.evidence.n)} customers
        </button>
        <button
          type="button"
          className="button"
          onClick={() => open(emotion.negative.number)}
          disabled={emotion.negative.n === 0}
        >
          {count(emotion.negative.n)} felt bad
        </button>
      </div>
    </div>
  )
}

const interval = ({ low, high }: Estimate) =>
  low === null || high === null ? null : (
    <span className="num">
      95% interval {plain(low, 2)} to {plain(high, 2)}
    </span>
  )
