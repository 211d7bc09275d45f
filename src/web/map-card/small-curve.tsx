/** Draws the emotion curve of a map on its card. */
import { useElementSize } from '@mantine/hooks'
import { useId } from 'react'
import type { HomeMap } from '../../model/home.ts'
import { Face, toneOf } from '../parts/face.tsx'
import { signed, spoken } from '../parts/format.ts'
import styles from './small-curve.module.css'
import {
  drop,
  flatten,
  type SmallCurve as Shape,
  smallCurve,
  smallHeight,
  smallY,
} from './small-curve-shape.ts'

export function SmallCurve({ curve }: { curve: HomeMap['curve'] }) {
  const { ref, width } = useElementSize()
  const id = useId()
  const shape = smallCurve(curve, Math.max(width, 120))
  const middle = smallY(0)
  return (
    <div ref={ref} className={styles.room}>
      {width > 0 && (
        <svg width={width} height={smallHeight} role="img" aria-label={sentence(curve, shape)}>
          <defs>
            <pattern
              id={`${id}gap`}
              width="6"
              height="6"
              patternUnits="userSpaceOnUse"
              patternTransform="rotate(45)"
            >
              <path d="M0 0V6" stroke="var(--gap)" strokeWidth="1.5" />
            </pattern>
            <clipPath id={`${id}good`}>
              {shape.sure.map(({ x, width }) => (
                <rect key={x} x={x} width={width} y={0} height={middle} />
              ))}
            </clipPath>
            <clipPath id={`${id}bad`}>
              {shape.sure.map(({ x, width }) => (
                <rect key={x} x={x} width={width} y={middle} height={smallHeight} />
              ))}
            </clipPath>
          </defs>
          {shape.borders.map((x) => (
            <path key={x} className={styles.border} d={`M${x} 0V${smallHeight}`} />
          ))}
          {shape.gaps.map(({ x, width, name }) => (
            <rect
              key={x}
              x={x + width * 0.2}
              width={width * 0.6}
              y={8}
              height={smallHeight - 16}
              fill={`url(#${id}gap)`}
            >
              <title>{`${name}: nobody said how it felt`}</title>
            </rect>
          ))}
          <path className={styles.axis} d={`M4 ${middle}H${width - 4}`} />
          {(['good', 'bad'] as const).map((tone) => (
            <g key={tone} clipPath={`url(#${id}${tone})`}>
              <g className={styles[tone]} transform={`translate(0 ${drop}) scale(1 ${flatten})`}>
                {shape.runs.map(({ wash, dots }) => (
                  <path key={dots[0]?.step} d={wash} />
                ))}
              </g>
            </g>
          ))}
          <g className={styles.line} transform={`translate(0 ${drop}) scale(1 ${flatten})`}>
            {shape.runs.map(({ strong, weak, dots }) => (
              <g key={dots[0]?.step}>
                <path d={strong} />
                <path d={weak} className={styles.weak} />
              </g>
            ))}
          </g>
          {shape.runs.flatMap(({ dots }) =>
            dots
              .filter((dot) => dot.hollow || dots.length === 1)
              .map(({ step, x, value, hollow }) => (
                <circle
                  key={step}
                  className={hollow ? styles.hollow : styles.end}
                  cx={x}
                  cy={smallY(value)}
                  r={3.5}
                />
              )),
          )}
          {shape.marks.map(({ dot, kind }) => (
            <Mark key={dot.step} kind={kind} x={dot.x} value={dot.value} hollow={dot.hollow} width={width} />
          ))}
        </svg>
      )}
    </div>
  )
}

type MarkProps = { kind: 'peak' | 'low' | 'end'; x: number; value: number; hollow: boolean; width: number }

function Mark({ kind, x, value, hollow, width }: MarkProps) {
  const y = smallY(value)
  const below = kind === 'low' || (kind === 'end' && value < 0)
  const textX = Math.min(Math.max(x, 18), width - 18)
  return (
    <g>
      {kind !== 'end' && <Face x={x} y={y} radius={7} value={value} />}
      {kind === 'end' && !hollow && <circle className={styles.end} cx={x} cy={y} r={3.5} />}
      <text
        className={`${styles.value} ${kind === 'end' ? '' : styles[toneOf(value)]}`}
        x={textX}
        y={below ? y + 19 : y - 11}
      >
        {signed(value)}
      </text>
    </g>
  )
}

function sentence(curve: HomeMap['curve'], { marks, gaps }: Shape): string {
  const name = (step: string) => curve.find((point) => point.step === step)?.name ?? step
  const told = marks.map(({ kind, dot }) => `${kind} ${spoken(dot.value)} at ${name(dot.step)}, n ${dot.n}`)
  const without = gaps.length > 0 ? `no evidence at ${gaps.map((gap) => gap.name).join(', ')}` : ''
  return `Feelings along the map: ${[...told, without].filter(Boolean).join('; ') || 'not known yet'}`
}
