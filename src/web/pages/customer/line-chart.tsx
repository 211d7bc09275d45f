/** Draws one customer's feelings over the curve of everyone, stage by stage. */
import { useElementSize } from '@mantine/hooks'
import type { CustomerLine } from '../../../model/customer.ts'
import type { MapMeasure } from '../../../model/measure.ts'
import { Face } from '../../parts/face.tsx'
import { count, signed, spoken } from '../../parts/format.ts'
import styles from './line-chart.module.css'
import { chartHeight, drop, flatten, leastColumn, lineShape, marksY, yOf } from './line-shape.ts'
import { PlanMark } from './plan-mark.tsx'
import { markNames, planMarks } from './plan-marks.ts'

// A label above a dot higher than this would stand on the names of the stages; it goes to the left, where the line rises.
const underStages = 46

type Props = { measure: MapMeasure; line: CustomerLine; name: string }

export function LineChart({ measure, line, name }: Props) {
  const { ref, width: room } = useElementSize()
  const steps = planMarks(measure.map.design, line)
  const width = Math.max(room, steps.length * leastColumn)
  const shape = lineShape(measure, line, width)
  const stepName = new Map(steps.map((step) => [step.id, step.name]))
  const here = line.state === 'open' ? shape.own.find(({ step }) => step === line.lastStep) : undefined
  const peak = shape.own.reduce<(typeof shape.own)[number] | undefined>(
    (best, dot) => (best && best.value >= dot.value ? best : dot),
    undefined,
  )
  const told = shape.own.map((dot) => `${stepName.get(dot.step)}: ${spoken(dot.value)}, ${dot.source}`)
  const curve = { transform: `translate(0 ${drop}) scale(1 ${flatten})` }
  return (
    <section
      ref={ref}
      className={styles.scroll}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a picture wider than its room is scrolled by keyboard
      tabIndex={0}
      aria-label={`Feelings of ${name} along the map`}
    >
      {room > 0 && (
        <div style={{ width, position: 'relative' }}>
          <svg
            width={width}
            height={chartHeight}
            role="img"
            aria-label={told.join('. ') || 'No feeling is known yet'}
          >
            {shape.bands.map(({ id, name, x, width }, index) => (
              <g key={id}>
                <rect
                  className={styles.stage}
                  x={x + 1}
                  y={0.5}
                  width={Math.max(width - 2, 0)}
                  height={19}
                  rx={4}
                  style={{ fill: `var(--stage-${Math.min(6, index + 1)})` }}
                />
                {index > 0 && <path className={styles.border} d={`M${x} 22V${chartHeight - 6}`} />}
                <foreignObject x={x + 2} y={0} width={Math.max(width - 4, 0)} height={20}>
                  <div className={styles.stageName} title={name}>
                    {index + 1} {width > 60 ? name : ''}
                  </div>
                </foreignObject>
              </g>
            ))}
            <path className={styles.axis} d={`M0 ${yOf(0)}H${width}`} />
            <g {...curve} className={styles.everyone}>
              {shape.everyone.map(({ key, band, strong, weak }) => (
                <g key={key}>
                  <path className={styles.band} d={band} />
                  <path d={strong} />
                  <path d={weak} className={styles.weak} />
                </g>
              ))}
            </g>
            <g {...curve} className={styles.own}>
              <path d={shape.sure} />
              <path d={shape.unsure} className={styles.weak} />
            </g>
            {here && <circle className={styles.here} cx={here.x} cy={yOf(here.value)} r={13} />}
            {shape.own.map(({ step, x, value, source }) => (
              <g key={step}>
                <title>{`${stepName.get(step)}: ${signed(value)}, ${source}`}</title>
                <Face x={x} y={yOf(value)} radius={8} value={value} />
              </g>
            ))}
            {peak && peak !== here && peak.value > 0 && (
              <Label
                x={yOf(peak.value) < underStages ? peak.x - 42 : peak.x}
                y={yOf(peak.value) < underStages ? yOf(peak.value) + 4 : yOf(peak.value) - 12}
                width={width}
                text={`${signed(peak.value)} peak`}
              />
            )}
            {here && (
              <Label
                x={here.x}
                y={yOf(here.value) + (here.value < 0 ? 26 : -18)}
                width={width}
                text={`${signed(here.value)} here now`}
              />
            )}
          </svg>
          <ol className={styles.marks} style={{ top: marksY - 8 }} aria-label="Plan against actual">
            {steps.map(({ id, name: step, mark }) => (
              <li key={id} style={{ left: (shape.x.get(id) ?? 0) - 8 }} title={`${step}: ${markNames[mark]}`}>
                <span className="visually-hidden">{step}: </span>
                <PlanMark mark={mark} />
              </li>
            ))}
          </ol>
          {shape.own.length === 0 && (
            <p className={`sm faint ${styles.none}`}>
              No feeling known yet; everyone: {count(measure.readings)} readings
            </p>
          )}
        </div>
      )}
    </section>
  )
}

function Label({ x, y, width, text }: { x: number; y: number; width: number; text: string }) {
  const half = text.length * 3.2
  return (
    <text className={styles.label} x={Math.min(Math.max(x, half), width - half)} y={y}>
      {text}
    </text>
  )
}
