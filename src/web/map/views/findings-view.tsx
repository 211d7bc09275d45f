/** What to work on first: pain points and golden moments by score, and the steps of which nothing is known. */
import { IconBoltFilled, IconStarFilled } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type { Moment } from '../../../model/measure.ts'
import { count, signed } from '../../parts/format.ts'
import { Door } from '../board/door.tsx'
import { leastForDot } from '../geometry/emotion-curve.ts'
import { stepMeasure, useScene } from '../scene.ts'
import styles from './findings-view.module.css'
import views from './views.module.css'

export function FindingsView() {
  const { measure } = useScene()
  const found = measure.moments.toSorted((a, b) => b.score - a.score)
  return (
    <div className={views.tables}>
      <section className={`card ${styles.card}`}>
        <h2 className="heading">Findings</h2>
        <p className="sm faint">
          By score: how many a step reaches × how far its feeling stands from that of the whole map, on −2 to
          +2 × how sure that is. Bars show that distance with its 95% interval.
        </p>
        {found.length === 0 ? (
          <p>
            No step stands out. {count(measure.readings)} {measure.readings === 1 ? 'reading' : 'readings'} of
            how people feel are known on this map.
          </p>
        ) : (
          <ol className={styles.list}>
            {found.map((moment) => (
              <Finding key={`${moment.kind} ${moment.step} ${moment.title}`} moment={moment} />
            ))}
          </ol>
        )}
      </section>
      <NotKnown />
    </div>
  )
}

function Finding({ moment }: { moment: Moment }) {
  const { layout, openStep } = useScene()
  const column = layout.steps.find(({ step }) => step.id === moment.step)
  const pain = moment.kind === 'pain'
  const Icon = pain ? IconBoltFilled : IconStarFilled
  return (
    <li className={styles.finding}>
      <Icon size={16} aria-hidden className={pain ? 'bad' : styles.gold} />
      <span className={styles.what}>
        <button type="button" className="door medium" onClick={() => openStep(moment.step)}>
          {moment.title}
        </button>
        <span className="xs faint">
          {pain ? 'Pain point' : 'Golden moment'} at {column?.code}
          {column?.step.name === moment.title ? '' : ` ${column?.step.name}`}
          {column?.step.department ? `, ${column.step.department}` : ', no owner'}
        </span>
      </span>
      <span className={styles.figure}>
        <Door counted={moment.reach} what={`reached by ${moment.title}`} inBoard={false} />
        <small>reach</small>
      </span>
      <Effect moment={moment} />
      <span className={styles.figure}>
        <b className="num">{Math.round(moment.sureness * 100)}%</b>
        <small>sure</small>
      </span>
      <span className={styles.figure}>
        <b className="num">{count(Math.round(moment.score))}</b>
        <small>score</small>
      </span>
    </li>
  )
}

const [barWidth, barHeight] = [160, 20]
const at = (effect: number) => ((Math.max(-2, Math.min(2, effect)) + 2) / 4) * barWidth

/** The effect as a bar from zero, with its interval as a line through its end. */
function Effect({ moment: { effect, low, high } }: { moment: Moment }) {
  return (
    <span className={styles.effect}>
      <svg width={barWidth} height={barHeight} aria-hidden="true">
        <line className={styles.axis} x1={at(0)} x2={at(0)} y1="0" y2={barHeight} />
        <rect
          className={effect < 0 ? styles.bad : styles.good}
          x={Math.min(at(0), at(effect))}
          width={Math.abs(at(effect) - at(0))}
          y="6"
          height="8"
          rx="2"
        />
        <path className={styles.interval} d={`M${at(low)} 10H${at(high)}M${at(low)} 6V14M${at(high)} 6V14`} />
      </svg>
      <span className={styles.figure}>
        <b className={`num ${effect < 0 ? 'bad' : 'good'}`}>{signed(effect)}</b>
        <small className="num">
          {signed(low, 2)} to {signed(high, 2)}
        </small>
      </span>
    </span>
  )
}

/** A gap is a finding too: nobody can say whether it hurts. */
function NotKnown() {
  const { layout, measure } = useScene()
  const gaps = layout.steps
    .flatMap((column) => {
      const numbers = stepMeasure(measure, column.step.id)
      return numbers && numbers.emotion.mean.n < leastForDot ? [{ column, numbers }] : []
    })
    .toSorted((a, b) => b.numbers.reached.n - a.numbers.reached.n)
  if (gaps.length === 0) return null
  return (
    <section className={`card ${styles.card}`}>
      <div className="row">
        <h2 className="heading grow">Where nothing is known</h2>
        <Link to={'/sources' as string} className="button">
          Connect a source
        </Link>
      </div>
      <p className="sm faint">
        Steps with fewer than {leastForDot} readings, by how many customers pass them.
      </p>
      <ul className={styles.list}>
        {gaps.map(({ column: { step, code }, numbers }) => (
          <li key={step.id} className={styles.gap}>
            <span className="clip" title={step.name}>
              {code} {step.name}
            </span>
            <span className="num">
              <Door counted={numbers.reached} what={`did ${step.name}`} inBoard={false} />{' '}
              <span className="faint">did it, {numbers.emotion.mean.n} left evidence</span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
