/** The share that came back, period by period, over all cohorts old enough, with its interval; the table says the same. */
import { useElementSize } from '@mantine/hooks'
import type { Retention } from '../../../../model/retention.ts'
import { percent } from '../../../parts/format.ts'
import styles from './funnel.module.css'
import { fewEntrants } from './retention-words.ts'

const height = 180
const room = { left: 36, right: 12, top: 10, bottom: 24 }

export function RetentionCurve({
  retention: { overall, unit },
  later,
}: {
  retention: Retention
  later: boolean
}) {
  const { ref, width } = useElementSize()
  const shares = overall.map((period) => (later ? period.onOrAfter : period.on).share)
  const highest = Math.max(0.1, ...shares.map(({ high }) => high ?? 0))
  const top = Math.min(1, Math.ceil(highest * 10) / 10)
  const x = (index: number) =>
    room.left + ((width - room.left - room.right) * index) / Math.max(1, shares.length - 1)
  const y = (share: number) => room.top + (1 - share / top) * (height - room.top - room.bottom)
  const names = shares.map((_, index) => `${unit} ${index + 1}`)
  const known = shares.flatMap(({ value, low, high, n }, index) =>
    value === null || low === null || high === null ? [] : [{ index, value, low, high, n }],
  )
  const line = (points: [number, number][]) =>
    points.map(([px, py]) => `${px.toFixed(1)} ${py.toFixed(1)}`).join('L')
  if (known.length === 0) return null
  return (
    <div ref={ref} className={styles.curve}>
      {width > 0 && (
        <svg width={width} height={height} aria-hidden="true">
          {[0, top / 2, top].map((share) => (
            <g key={share}>
              <line
                className={styles.axis}
                x1={room.left}
                x2={width - room.right}
                y1={y(share)}
                y2={y(share)}
              />
              <text className={styles.tick} x={room.left - 6} y={y(share) + 4} textAnchor="end">
                {percent(share, 100)}
              </text>
            </g>
          ))}
          <path
            className={styles.band}
            d={`M${line([
              ...known.map((one): [number, number] => [x(one.index), y(one.high)]),
              ...known.toReversed().map((one): [number, number] => [x(one.index), y(one.low)]),
            ])}Z`}
          />
          <path className={styles.line} d={`M${line(known.map((one) => [x(one.index), y(one.value)]))}`} />
          {known.map(({ index, value, n }) => (
            <circle
              key={index}
              className={n < fewEntrants ? styles.hollow : styles.dot}
              cx={x(index)}
              cy={y(value)}
              r={3}
            />
          ))}
          {names.map((name, index) => (
            <text
              key={name}
              className={styles.tick}
              x={x(index)}
              y={height - 6}
              textAnchor={index === shares.length - 1 ? 'end' : 'middle'}
            >
              {width > 560 || index % 3 === 0 ? name : ''}
            </text>
          ))}
        </svg>
      )}
    </div>
  )
}
