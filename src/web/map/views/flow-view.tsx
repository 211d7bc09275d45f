/** What people really do between the steps: ways forward above, ways back below, as wide as they are used. */
import { useMemo } from 'react'
import { count, duration } from '../../parts/format.ts'
import { flowArcs } from '../geometry/flow-arcs.ts'
import { stepMeasure, useScene } from '../scene.ts'
import styles from './flow-view.module.css'
import views from './views.module.css'

const mostShown = 60

export function FlowView() {
  const { layout, measure, open } = useScene()
  const flow = useMemo(() => flowArcs(layout, measure, mostShown), [layout, measure])
  const names = new Map(layout.steps.map(({ step }) => [step.id, step.name]))
  return (
    <div className={views.flow}>
      <p className="sm">
        {flow.arcs.length} of {measure.transitions.length} ways between steps are drawn; they carry{' '}
        <b>{Math.round(flow.covered * 100)}%</b> of all moves. Width is people.{' '}
        <a className="link" href="?view=table">
          All as a table
        </a>
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <section className={`card ${views.picture}`} tabIndex={0} aria-label="Picture of the moves">
        <svg
          width={layout.width}
          height={flow.height}
          role="img"
          aria-label={`Moves between steps; the busiest: ${flow.busiest}`}
        >
          {flow.arcs.map(({ key, path, width, way, forward }) => (
            // biome-ignore lint/a11y/noStaticElementInteractions: the table twin offers the same by keyboard
            <path
              key={key}
              d={path}
              strokeWidth={width}
              className={`${styles.arc} ${forward ? '' : styles.back}`}
              onClick={() => open(way.journeys.number)}
            >
              <title>
                {`${names.get(way.from)} → ${names.get(way.to)}: ${count(way.journeys.n)} people${way.medianGapSeconds === null ? '' : `, median ${duration(way.medianGapSeconds)}`}`}
              </title>
            </path>
          ))}
          {flow.arcs
            .filter(({ forward, width }) => !forward || width > 8)
            .map(({ key, way, forward, top }) => (
              <text key={key} className={styles.word} x={top.x} y={top.y + 4} textAnchor="middle">
                {forward
                  ? way.medianGapSeconds !== null && duration(way.medianGapSeconds)
                  : `← ${count(way.journeys.n)}`}
              </text>
            ))}
          {layout.steps.map(({ step, code, centre, width }) => {
            const reached = stepMeasure(measure, step.id)?.reached
            return (
              <g key={step.id} transform={`translate(${centre} ${flow.axis})`}>
                <rect
                  className={styles.node}
                  x={-width / 2 + 5}
                  y={-24}
                  width={width - 10}
                  height={48}
                  rx={8}
                />
                <text className={styles.code} y={-9} textAnchor="middle">
                  {code}
                </text>
                <text className={styles.name} y={5} textAnchor="middle">
                  {fitting(step.name, width - 18)}
                  <title>{step.name}</title>
                </text>
                <text className={styles.count} y={18} textAnchor="middle">
                  {reached ? count(reached.n) : ''}
                </text>
              </g>
            )
          })}
        </svg>
      </section>
    </div>
  )
}

const letterWidth = 6.6
const fitting = (name: string, width: number) => {
  const most = Math.floor(width / letterWidth)
  return name.length > most ? `${name.slice(0, Math.max(1, most - 1)).trimEnd()}…` : name
}
