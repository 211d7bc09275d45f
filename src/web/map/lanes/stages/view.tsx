/** Each stage as a chevron: how many reached it, go on, are here, have left, and how long it takes. */
import {
  IconArrowDownRight,
  IconArrowsDiagonalMinimize,
  IconArrowsHorizontal,
  IconArrowUpRight,
  IconClock,
  IconMinus,
} from '@tabler/icons-react'
import type { StageMeasure } from '../../../../model/measure.ts'
import { count, duration, percent, shortCount } from '../../../parts/format.ts'
import { Cell } from '../../board/cell.tsx'
import { stageSpan } from '../../board/columns.ts'
import { Door } from '../../board/door.tsx'
import { changeOf } from '../../change.ts'
import type { StageColumn } from '../../geometry/board-layout.ts'
import { stageMeasure, useScene } from '../../scene.ts'
import styles from './stages.module.css'

export function StagesView() {
  const { layout, measure, compare } = useScene()
  return layout.stages.map((column) => {
    const stage = stageMeasure(measure, column.stage.id)
    return (
      <Cell
        key={column.stage.id}
        className={styles.cell}
        style={{ gridColumn: stageSpan(layout, column.index) }}
      >
        <Chevron column={column} stages={measure.map.design.stages.length} />
        {column.isFolded ? (
          <Folded column={column} reached={stage?.reached} />
        ) : stage ? (
          <StageFigures column={column} stage={stage} before={stageMeasure(compare, column.stage.id)} />
        ) : (
          <h2 className={styles.name}>{column.stage.name}</h2>
        )}
      </Cell>
    )
  })
}

/** Both ways, also by the keys − and +. */
function FoldButton({ column }: { column: StageColumn }) {
  const { fold } = useScene()
  if (!fold) return null
  const Icon = column.isFolded ? IconArrowsHorizontal : IconArrowsDiagonalMinimize
  const what = column.isFolded ? 'Show the steps of' : 'Fold'
  return (
    <button
      type="button"
      tabIndex={-1}
      data-fold
      aria-expanded={!column.isFolded}
      aria-label={`${what} ${column.stage.name}`}
      title={`${what} ${column.stage.name} (${column.isFolded ? '+' : '−'})`}
      className={`${styles.fold} no-print`}
      onClick={() => fold(column.stage.id)}
    >
      <Icon size={13} aria-hidden />
    </button>
  )
}

function Folded({ column, reached }: { column: StageColumn; reached: StageMeasure['reached'] | undefined }) {
  return (
    <div className={`${styles.folded} ${column.index > 0 ? styles.notched : ''}`}>
      <h2 className={styles.index} title={column.stage.name}>
        {column.number}
        <span className="visually-hidden"> {column.stage.name}, folded</span>
      </h2>
      {reached && (
        <Door counted={reached} what={`reached ${column.stage.name}`}>
          {shortCount(reached.n)}
        </Door>
      )}
      <FoldButton column={column} />
    </div>
  )
}

function StageFigures({
  column,
  stage,
  before,
}: {
  column: StageColumn
  stage: StageMeasure
  before: StageMeasure | undefined
}) {
  const name = column.stage.name
  const median = stage.time.median.value
  return (
    <div className={`${styles.stage} ${column.index > 0 ? styles.notched : ''}`}>
      <div className={styles.top}>
        <span className={styles.index}>{column.number}</span>
        <h2 className={`${styles.name} grow clip`} title={name}>
          {name}
        </h2>
        {median !== null && (
          <span className={styles.time} title={`median time in ${name}: ${duration(median)}`}>
            <IconClock size={12} stroke={2.1} aria-hidden />
            {duration(median)}
          </span>
        )}
        <FoldButton column={column} />
      </div>
      <div className={styles.reached}>
        <Door counted={stage.reached} what={`reached ${name}`} className={styles.big} />
        <span className="xs faint">reached</span>
      </div>
      <div className={styles.going}>
        <span className="clip">
          <Door counted={stage.wentOn} what={`went on from ${name}`}>
            <b>
              {stage.conversion.value === null ? '–' : percent(stage.conversion.value, stage.conversion.n)}
            </b>
          </Door>{' '}
          {column.last ? 'completed' : 'go on'}
        </span>
        <Trend stage={stage} before={before} />
      </div>
      <Bar stage={stage} name={name} />
      <div className={styles.ends}>
        <span>
          <i className={styles.now} aria-hidden="true" />
          <Door counted={stage.here} what={`are here now, in ${name}`}>
            {column.width < 170 ? shortCount(stage.here.n) : count(stage.here.n)}{' '}
            {column.width < 170 ? 'here' : 'here now'}
          </Door>
        </span>
        <Door counted={stage.left} what={`left at ${name}`}>
          {column.width < 170 ? shortCount(stage.left.n) : count(stage.left.n)} left
        </Door>
      </div>
    </div>
  )
}

function Trend({ stage, before }: { stage: StageMeasure; before: StageMeasure | undefined }) {
  const change = changeOf(stage.conversion, before?.conversion)
  if (!change) return null
  if (change.kind === 'steady')
    return (
      <span className={styles.trend}>
        <IconMinus size={12} aria-hidden />
        steady
      </span>
    )
  const up = change.kind === 'up'
  const Arrow = up ? IconArrowUpRight : IconArrowDownRight
  return (
    <span
      className={`${styles.trend} ${up ? 'good' : 'bad'}`}
      title="percentage points against the compared period"
    >
      <Arrow size={12} stroke={2.1} aria-label={up ? 'up' : 'down'} />
      {Math.abs(change.points).toFixed(1)} pt
    </span>
  )
}

function Bar({ stage, name }: { stage: StageMeasure; name: string }) {
  const { open } = useScene()
  const parts = [
    { part: stage.wentOn, look: styles.on, what: `went on from ${name}` },
    { part: stage.here, look: styles.here, what: `are here now, in ${name}` },
    { part: stage.left, look: styles.left, what: `left at ${name}` },
  ]
  return (
    <div className={styles.bar} aria-hidden="true">
      {parts
        .filter(({ part }) => part.n > 0)
        .map(({ part, look, what }) => (
          <button
            key={what}
            type="button"
            tabIndex={-1}
            className={look}
            style={{ flexGrow: part.n }}
            title={`${count(part.n)} ${what}`}
            onClick={() => open(part.number)}
          />
        ))}
    </div>
  )
}

/** An arrow that points into the next stage; the last one ends straight. */
function Chevron({
  column: { index, number, width, last },
  stages,
}: {
  column: StageColumn
  stages: number
}) {
  const tint = stages <= 6 ? number : Math.ceil((number * 6) / stages)
  const [height, tip] = [104, 8]
  const right = last
    ? `L${width} 0.5L${width} ${height - 0.5}`
    : `L${width - 2} 0.5L${width + tip - 2} ${height / 2}L${width - 2} ${height - 0.5}`
  const left = index === 0 ? `L0 ${height - 0.5}` : `L2 ${height - 0.5}L${tip + 2} ${height / 2}L2 0.5`
  return (
    <svg className={styles.chevron} width={width} height={height} aria-hidden="true">
      <path
        d={`M${index === 0 ? 0 : 2} 0.5${right}${left}Z`}
        fill={`var(--stage-${tint})`}
        stroke="var(--stage-line)"
        strokeLinejoin="round"
      />
    </svg>
  )
}
