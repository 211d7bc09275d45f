/** The board on a narrow screen: the whole curve on top, below it one stage at a time, by swipe or button. */
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import { useMemo, useRef, useState } from 'react'
import { FaceIcon } from '../../parts/face.tsx'
import { count, signed } from '../../parts/format.ts'
import { oneStageLayout } from '../geometry/board-layout.ts'
import { heightOf, leastForDot, plainLine, runsOf } from '../geometry/emotion-curve.ts'
import type { MapAddress } from '../map-address.ts'
import { SceneContext, stepMeasure, useScene } from '../scene.ts'
import { stageMood } from '../stage-mood.ts'
import { Board } from './board.tsx'
import styles from './narrow-board.module.css'

const swipeLeast = 50

export function NarrowBoard({ address }: { address: MapAddress }) {
  const scene = useScene()
  const [at, setAt] = useState(0)
  const touch = useRef<{ x: number; y: number }>(undefined)
  const { stages } = scene.measure.map.design
  const stage = stages[at] ?? stages[0]
  const one = useMemo(() => {
    return { ...scene, layout: oneStageLayout(scene.measure.map.design, at, 240) }
  }, [scene, at])
  const go = (to: number) => setAt(Math.max(0, Math.min(stages.length - 1, to)))
  return (
    <div
      className={styles.narrow}
      onTouchStart={({ touches }) => {
        touch.current = { x: touches[0]?.clientX ?? 0, y: touches[0]?.clientY ?? 0 }
      }}
      onTouchEnd={({ changedTouches }) => {
        const start = touch.current
        const end = changedTouches[0]
        if (!start || !end) return
        const [dx, dy] = [end.clientX - start.x, end.clientY - start.y]
        if (Math.abs(dx) > swipeLeast && Math.abs(dx) > Math.abs(dy) * 2) go(at + (dx < 0 ? 1 : -1))
      }}
    >
      <div className={styles.top}>
        <CurveOverview at={at} onStage={go} />
        <div className={styles.switch}>
          <button
            type="button"
            className="button icon"
            aria-label="Stage before"
            disabled={at === 0}
            onClick={() => go(at - 1)}
          >
            <IconChevronLeft size={16} aria-hidden />
          </button>
          <span className={`grow ${styles.stage}`} aria-live="polite">
            <b className="clip" title={stage?.name}>
              {at + 1} {stage?.name}
            </b>
            <span className="xs faint"> of {stages.length}</span>
          </span>
          <button
            type="button"
            className="button icon"
            aria-label="Next stage"
            disabled={at >= stages.length - 1}
            onClick={() => go(at + 1)}
          >
            <IconChevronRight size={16} aria-hidden />
          </button>
        </div>
      </div>
      <SceneContext value={one}>
        <div className={styles.scroll}>
          <Board address={address} />
        </div>
      </SceneContext>
    </div>
  )
}

const [pictureWidth, pictureHeight] = [340, 96]

/** The whole curve, small; pressing a part of it shows that stage. */
function CurveOverview({ at, onStage }: { at: number; onStage: (stage: number) => void }) {
  const { measure, layout } = useScene()
  const scale = pictureWidth / layout.width
  const y = (height: number) =>
    ((height - heightOf(2)) / (heightOf(-2) - heightOf(2))) * (pictureHeight - 20) + 10
  const runs = runsOf(
    layout.steps.map(({ step, centre }) => ({
      step: step.id,
      x: centre * scale,
      mean: stepMeasure(measure, step.id)?.emotion.mean ?? { value: null, low: null, high: null, n: 0 },
    })),
  ).map((run) => run.map((dot) => ({ ...dot, y: y(dot.y) })))
  return (
    <div className={`card ${styles.overview}`}>
      <svg viewBox={`0 0 ${pictureWidth} ${pictureHeight}`} width="100%" aria-hidden="true">
        <line className={styles.axis} x1="0" x2={pictureWidth} y1={y(heightOf(0))} y2={y(heightOf(0))} />
        {runs.map((run) => (
          <path key={run[0]?.step} className={styles.line} d={plainLine(run)} />
        ))}
        {runs.flat().map((dot) => (
          <circle
            key={dot.step}
            cx={dot.x}
            cy={dot.y}
            r="3"
            className={dot.value < 0 ? styles.bad : styles.good}
          />
        ))}
      </svg>
      {layout.stages.map(({ stage, index, x, width, steps }) => {
        const { value, n } = stageMood(measure, stage)
        const mood = n < leastForDot ? null : value
        return (
          <button
            key={stage.id}
            type="button"
            className={`${styles.part} ${index === at ? styles.chosen : ''}`}
            style={{ left: `${(x / layout.width) * 100}%`, width: `${(width / layout.width) * 100}%` }}
            aria-label={`Show stage ${index + 1}, ${stage.name}${mood === null ? '' : `, mood ${signed(mood)}`}, ${count(steps.length)} steps`}
            onClick={() => onStage(index)}
          >
            {mood !== null && <FaceIcon value={mood} />}
          </button>
        )
      })}
    </div>
  )
}
