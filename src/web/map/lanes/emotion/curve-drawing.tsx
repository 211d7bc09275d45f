/** The picture of the curve: grid, wash, band, compared period, line, faces and values. Hidden from readers. */
import { Face, toneOf } from '../../../parts/face.tsx'
import { count, signed } from '../../../parts/format.ts'
import {
  curveHeight,
  curveShape,
  type Dot,
  heightOf,
  leastForDot,
  plainLine,
} from '../../geometry/emotion-curve.ts'
import { type Label, ringWidth } from '../../geometry/place-labels.ts'
import { stepMeasure, useScene } from '../../scene.ts'
import styles from './emotion.module.css'

export type Curve = { runs: Dot[][]; labels: Label[]; before: Dot[][] }

export function CurveDrawing({ id, curve }: { id: string; curve: Curve }) {
  const { layout, measure, pulses, owner } = useScene()
  const neutral = heightOf(0)
  const shown = new Set(layout.steps.map(({ step }) => step.id))
  // In a folded stage the line goes on, without faces.
  const dots = curve.runs.flat().filter(({ step }) => shown.has(step))
  const dimmed = new Set(
    owner === ''
      ? []
      : layout.steps.filter(({ step }) => step.department !== owner).map(({ step }) => step.id),
  )
  return (
    <svg className={styles.drawing} width={layout.width} height={curveHeight} aria-hidden="true">
      <defs>
        <clipPath id={`${id}-above`}>
          <rect x="0" y="0" width={layout.width} height={neutral} />
        </clipPath>
        <clipPath id={`${id}-below`}>
          <rect x="0" y={neutral} width={layout.width} height={curveHeight - neutral} />
        </clipPath>
        <pattern
          id={`${id}-hatch`}
          width="7"
          height="7"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <line className={styles.hatch} x1="0" y1="0" x2="0" y2="7" />
        </pattern>
      </defs>
      {[2, 1, -1, -2].map((value) => (
        <line
          key={value}
          className={styles.grid}
          x1={0}
          x2={layout.width}
          y1={heightOf(value)}
          y2={heightOf(value)}
        />
      ))}
      {curve.runs.map((run) => {
        const { wash, band } = curveShape(run)
        return (
          <g key={run[0]?.step}>
            <path className={styles.good} d={wash} clipPath={`url(#${id}-above)`} />
            <path className={styles.bad} d={wash} clipPath={`url(#${id}-below)`} />
            <path className={styles.band} d={band} />
            {run.length === 1 && <Whisker dot={dots.find(({ step }) => step === run[0]?.step)} />}
          </g>
        )
      })}
      <line className={styles.axis} x1={0} x2={layout.width} y1={neutral} y2={neutral} />
      {measure.readings === 0 ? <Unknown /> : <Gaps id={id} />}
      {curve.before.map((run) => (
        <path key={run[0]?.step} className={styles.before} d={plainLine(run)} />
      ))}
      {curve.runs.map((run) => {
        const { strong, weak } = curveShape(run)
        return (
          <g key={run[0]?.step}>
            <path className={`${styles.line} ${styles.weak}`} d={weak} />
            <path className={styles.line} d={strong} />
          </g>
        )
      })}
      {dots.map((dot) => (
        <g
          key={dot.step}
          className={styles.dot}
          style={{ transform: `translate(${dot.x}px, ${dot.y}px)`, opacity: dimmed.has(dot.step) ? 0.35 : 1 }}
        >
          {pulses.has(dot.step) && (
            <g className={styles.ring}>
              <circle r={dot.radius + 2.5} strokeWidth="5" opacity="0.2" />
              <circle r={dot.radius + ringWidth} strokeWidth="1.5" opacity="0.9" />
            </g>
          )}
          <Face x={0} y={0} radius={dot.radius} value={dot.value} hollow={dot.hollow} />
        </g>
      ))}
      {curve.labels.map((label) => {
        const dot = dots.find(({ step }) => step === label.step)
        if (!dot) return null
        return (
          <text
            key={label.step}
            className={styles.label}
            x={label.x + label.width / 2}
            y={label.y + 11}
            textAnchor="middle"
          >
            <tspan className={`${styles.value} ${styles[toneOf(dot.value)]}`}>{signed(dot.value)}</tspan>
            <tspan className={styles.n} dx="4">
              n {count(dot.n)}
            </tspan>
          </text>
        )
      })}
    </svg>
  )
}

/** A dot alone has no band: its interval is a line through it. */
function Whisker({ dot }: { dot: Dot | undefined }) {
  if (!dot) return null
  return (
    <line className={styles.whisker} x1={dot.x} x2={dot.x} y1={heightOf(dot.high)} y2={heightOf(dot.low)} />
  )
}

/** Nobody has said anything anywhere: a line as it might be, in grey. */
function Unknown() {
  const { layout } = useScene()
  const points = layout.steps.map(({ centre }, index) => ({
    x: centre,
    y: heightOf([0.2, 0.7, -0.4][index % 3] ?? 0),
  }))
  return <path className={styles.unknown} d={plainLine(points)} />
}

function Gaps({ id }: { id: string }) {
  const { layout, measure } = useScene()
  return layout.steps
    .filter(({ step }) => (stepMeasure(measure, step.id)?.emotion.mean.n ?? 0) < leastForDot)
    .map(({ step, x, width }) => (
      <rect
        key={step.id}
        x={x + 4}
        y={heightOf(1.7)}
        width={width - 8}
        height={heightOf(-1.5) - heightOf(1.7)}
        rx="6"
        fill={`url(#${id}-hatch)`}
        opacity="0.55"
      />
    ))
}
