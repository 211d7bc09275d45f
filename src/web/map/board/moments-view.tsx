/** Pain points or golden moments of each stage: reach × effect × sureness = score. */
import { IconBoltFilled, IconStarFilled } from '@tabler/icons-react'
import type { MapMeasure, Moment } from '../../../model/measure.ts'
import { count, signed } from '../../parts/format.ts'
import type { StageColumn } from '../geometry/board-layout.ts'
import { leastForRank } from '../geometry/emotion-curve.ts'
import { stepMeasure, useScene } from '../scene.ts'
import board from './board.module.css'
import { Cell } from './cell.tsx'
import { stageSpan } from './columns.ts'
import { FoldedCell } from './folded-cell.tsx'
import styles from './moments.module.css'

const leastCardWidth = 168

export function MomentsView({ kind }: { kind: Moment['kind'] }) {
  const { layout, measure } = useScene()
  return layout.stages.map((column) => {
    if (column.isFolded) return <FoldedCell key={column.stage.id} column={column} />
    const steps = new Set(column.steps.map(({ step }) => step.id))
    const found = measure.moments
      .filter((moment) => moment.kind === kind && steps.has(moment.step))
      .toSorted((a, b) => b.score - a.score)
    const fitting = Math.max(1, Math.floor(column.width / leastCardWidth))
    return (
      <Cell
        key={column.stage.id}
        style={{ gridColumn: stageSpan(layout, column.index) }}
        className={found.length > 0 ? styles.cell : board.none}
      >
        {found.slice(0, fitting).map((moment) => (
          <MomentCard key={`${moment.step} ${moment.title}`} moment={moment} />
        ))}
        {found.length === 0 && <NothingFound kind={kind} column={column} measure={measure} />}
      </Cell>
    )
  })
}

export function MomentCard({ moment }: { moment: Moment }) {
  const { open } = useScene()
  const Icon = moment.kind === 'pain' ? IconBoltFilled : IconStarFilled
  return (
    <button
      type="button"
      tabIndex={-1}
      data-people
      className={`${styles.card} ${moment.kind === 'pain' ? styles.pain : styles.golden}`}
      onClick={() => open(moment.reach.number)}
    >
      <span className={styles.title} title={moment.title}>
        <Icon size={14} aria-hidden />
        <span className={styles.words}>{moment.title}</span>
      </span>
      <span className={styles.product}>
        <Factor value={count(moment.reach.n)} name="reach" />
        <i>×</i>
        <Factor value={signed(moment.effect)} name="effect" tone={moment.effect < 0 ? 'bad' : 'good'} />
        <i>×</i>
        <Factor value={`${Math.round(moment.sureness * 100)}%`} name="sure" />
        <span className={styles.score}>
          <Factor value={count(Math.round(moment.score))} name="score" />
        </span>
      </span>
    </button>
  )
}

function Factor({ value, name, tone = '' }: { value: string; name: string; tone?: string }) {
  return (
    <span className={styles.factor}>
      <b className={`num ${tone}`}>{value}</b>
      <small>{name}</small>
    </span>
  )
}

function NothingFound({
  kind,
  column,
  measure,
}: {
  kind: Moment['kind']
  column: StageColumn
  measure: MapMeasure
}) {
  const numbers = column.steps.flatMap(({ step, code }) => {
    const found = stepMeasure(measure, step.id)
    return found ? [{ code, evidence: found.emotion.mean.n, reached: found.reached.n }] : []
  })
  const most = numbers.toSorted((a, b) => b.evidence - a.evidence)[0]
  if (!most) return <span>No step in this stage</span>
  if (most.evidence < leastForRank)
    return (
      <>
        <span>Too little evidence</span>
        <small>
          n {most.evidence} at {most.code}, minimum {leastForRank}
        </small>
      </>
    )
  return (
    <>
      <span>{kind === 'pain' ? 'No pain point found' : 'No golden moment yet'}</span>
      <small className="num">
        {count(most.evidence)} of {count(most.reached)} left evidence
      </small>
    </>
  )
}
