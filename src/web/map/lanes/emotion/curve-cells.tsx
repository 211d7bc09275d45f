/** One cell per step over the drawing: the dot as a button with its card, the pills, or why there is a gap. */

import { IconBoltFilled, IconFlag3, IconStarFilled } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { signed } from '../../../parts/format.ts'
import { Cell } from '../../board/cell.tsx'
import type { CurvePill } from '../../curve-pills.ts'
import type { StepColumn } from '../../geometry/board-layout.ts'
import { curveHeight, type Dot, gapNote } from '../../geometry/emotion-curve.ts'
import { type Label, type Pill, placeTag } from '../../geometry/place-labels.ts'
import { stepMeasure, useScene } from '../../scene.ts'
import { CardButton } from './card-button.tsx'
import styles from './emotion.module.css'

type Props = { curve: { runs: Dot[][]; labels: Label[]; pills: Pill[]; wishes: CurvePill[] } }

export function CurveCells({ curve }: Props) {
  const { layout, measure } = useScene()
  const dots = new Map(curve.runs.flat().map((dot) => [dot.step, dot]))
  return layout.steps.map((column) => {
    const { step } = column
    const numbers = stepMeasure(measure, step.id)
    const dot = dots.get(step.id)
    return (
      <Cell
        key={step.id}
        className={styles.cell}
        style={{ left: column.x, width: column.width }}
        where={dot ? undefined : step.name}
      >
        {dot && numbers ? (
          <>
            <CardButton column={column} dot={dot} numbers={numbers} />
            <JustNow dot={dot} column={column} curve={curve} />
          </>
        ) : measure.readings === 0 ? (
          <span className="visually-hidden">no evidence yet</span>
        ) : (
          <Gap n={numbers?.emotion.mean.n ?? 0} column={column} />
        )}
        {curve.pills
          .filter((pill) => pill.step === step.id)
          .map((pill) => (
            <PillButton
              key={pill.key}
              pill={pill}
              wish={curve.wishes.find(({ key }) => key === pill.key)}
              column={column}
            />
          ))}
      </Cell>
    )
  })
}

function Gap({ n, column }: { n: number; column: StepColumn }) {
  const { y, width } = gapNote(column.centre, column.width)
  return (
    <span className={styles.gap} style={{ top: y, width }}>
      <b>{n === 0 ? 'No evidence' : 'Too little'}</b>
      <span>
        {n} {n === 1 ? 'reading' : 'readings'}
      </span>
      <Link to={'/sources' as string} className="link" tabIndex={-1}>
        Connect a source
      </Link>
    </span>
  )
}

/** "+1 just now", while the ring is shown. */
function JustNow({ dot, column, curve }: Props & { dot: Dot; column: StepColumn }) {
  const { layout, pulses } = useScene()
  const pulse = pulses.get(dot.step)
  if (!pulse || pulse.readings <= 0) return null
  const room = { width: layout.width, height: curveHeight }
  const place = placeTag(dot, [...curve.labels, ...curve.pills], room)
  return (
    <span className={styles.tag} style={{ left: place.x - column.x, top: place.y }}>
      {signed(pulse.readings, 0)} just now
    </span>
  )
}

function PillButton({ pill, wish, column }: { pill: Pill; wish: CurvePill | undefined; column: StepColumn }) {
  const { open, openStep } = useScene()
  const kind = wish?.kind ?? 'end'
  const Icon =
    kind === 'end' ? IconFlag3 : kind === 'peak' || kind === 'golden' ? IconStarFilled : IconBoltFilled
  return (
    <button
      type="button"
      tabIndex={-1}
      className={`${styles.pill} ${styles[kind]}`}
      style={{ left: pill.x - column.x, top: pill.y, maxWidth: pill.width + 8 }}
      onClick={() => (wish?.people ? open(wish.people) : openStep(pill.step))}
    >
      <Icon size={12} aria-hidden />
      <span className="clip">{pill.text}</span>
    </button>
  )
}
