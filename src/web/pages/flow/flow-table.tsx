/** The flow as a table: every move that is drawn, strongest first, each number opening its customers. */
import { useState } from 'react'
import type { Flow } from '../../../model/flow.ts'
import { count, duration } from '../../parts/format.ts'
import styles from './flow.module.css'
import { start } from './flow-order.ts'

const shownAtFirst = 15

type Props = {
  flow: Flow
  lit: string | undefined
  onLit: (key: string | undefined) => void
  onPeople: (number: string) => void
}

export function FlowTable({ flow, lit, onLit, onPeople }: Props) {
  const [all, setAll] = useState(false)
  const names = new Map(flow.nodes.map(({ touchpoint, name }) => [touchpoint, name]))
  const edges = flow.edges.toSorted((a, b) => b.transitions - a.transitions)
  const everybody = flow.nodes.find(({ touchpoint }) => touchpoint === start)
  const door = (number: string, text: string, what: string) => (
    <button type="button" className="door num" title={`${text} ${what}`} onClick={() => onPeople(number)}>
      {text}
      <span className="visually-hidden"> {what}</span>
    </button>
  )
  const gap = (seconds: number | null) => (seconds === null ? '–' : duration(seconds))
  return (
    <section className={`card ${styles.card}`} aria-labelledby="flow-table">
      <header className="row">
        <h2 className="heading grow" id="flow-table">
          Strongest moves
        </h2>
        <span className="xs faint num">
          {count(flow.shown.edges)} of {count(flow.shown.ofEdges)} different moves, {count(flow.journeys)}{' '}
          journeys of{' '}
          {everybody ? door(everybody.number, count(flow.customers), 'customers') : count(flow.customers)}{' '}
          customers
        </span>
      </header>
      <section
        className={styles.scroll}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a table wider than its room is scrolled by keyboard
        tabIndex={0}
        aria-label="Strongest moves"
      >
        <table className="table">
          <thead>
            <tr>
              <th scope="col">From</th>
              <th scope="col">To</th>
              <th scope="col" className="right">
                Moves
              </th>
              <th scope="col" className="right">
                Customers
              </th>
              <th scope="col" className="right">
                Median time
              </th>
              <th scope="col" className="right">
                90 % within
              </th>
            </tr>
          </thead>
          <tbody>
            {(all ? edges : edges.slice(0, shownAtFirst)).map((edge) => {
              const key = `${edge.from} ${edge.to}`
              const where = `from ${names.get(edge.from)} to ${names.get(edge.to)}`
              return (
                <tr
                  key={key}
                  data-lit={key === lit || undefined}
                  onPointerEnter={() => onLit(key)}
                  onPointerLeave={() => onLit(undefined)}
                >
                  <td>{names.get(edge.from)}</td>
                  <td>{names.get(edge.to)}</td>
                  <td className="right num">
                    {door(edge.number, count(edge.transitions), `moves ${where}`)}
                  </td>
                  <td className="right num">
                    {door(edge.number, count(edge.customers), `customers ${where}`)}
                  </td>
                  <td className="right num">{gap(edge.medianGapSeconds)}</td>
                  <td className="right num">{gap(edge.p90GapSeconds)}</td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </section>
      {edges.length > shownAtFirst && (
        <button
          type="button"
          className="link sm no-print"
          style={{ justifySelf: 'start' }}
          onClick={() => setAll(!all)}
        >
          {all ? 'Show fewer' : `Show all ${count(edges.length)}`}
        </button>
      )}
    </section>
  )
}
