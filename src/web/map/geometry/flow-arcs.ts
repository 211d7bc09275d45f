/** Moves between steps as arcs over a line of steps: forward above, backward below. */
import type { MapMeasure, Transition } from '../../../model/measure.ts'
import type { BoardLayout } from './board-layout.ts'

export type FlowArc = {
  key: string
  path: string
  width: number
  way: Transition
  forward: boolean
  /** Where a word about the arc stands: on its highest or lowest point. */
  top: { x: number; y: number }
}

const widest = 26
const leastWidth = 1.5
const half = 24

export function flowArcs(layout: BoardLayout, measure: MapMeasure, most: number) {
  const place = new Map(layout.steps.map((column, index) => [column.step.id, { index, x: column.centre }]))
  const known = measure.transitions.filter(({ from, to }) => from !== to && place.has(from) && place.has(to))
  const shown = known.toSorted((a, b) => b.journeys.n - a.journeys.n).slice(0, most)
  const largest = Math.max(1, ...shown.map(({ journeys }) => journeys.n))
  const rise = (from: string, to: string) =>
    Math.min(170, 16 + 18 * Math.abs((place.get(from)?.index ?? 0) - (place.get(to)?.index ?? 0)))
  const isForward = ({ from, to }: Transition) => (place.get(from)?.index ?? 0) < (place.get(to)?.index ?? 0)
  const highest = (forward: boolean) =>
    Math.max(20, ...shown.filter((way) => isForward(way) === forward).map(({ from, to }) => rise(from, to))) +
    widest
  const axis = highest(true) + half
  const arcs = shown.map((way): FlowArc => {
    const forward = isForward(way)
    const x1 = place.get(way.from)?.x ?? 0
    const x2 = place.get(way.to)?.x ?? 0
    const edge = forward ? axis - half : axis + half
    const y = forward ? edge - rise(way.from, way.to) * 1.33 : edge + rise(way.from, way.to) * 1.33
    return {
      key: `${way.from} ${way.to}`,
      path: `M${x1} ${edge}C${x1} ${y} ${x2} ${y} ${x2} ${edge}`,
      width: Math.max(leastWidth, (way.journeys.n / largest) * widest),
      way,
      forward,
      top: { x: (x1 + x2) / 2, y: edge + (y - edge) * 0.75 },
    }
  })
  const all = known.reduce((sum, { journeys }) => sum + journeys.n, 0)
  const drawn = shown.reduce((sum, { journeys }) => sum + journeys.n, 0)
  const first = shown[0]
  const name = (id: string) => layout.steps.find(({ step }) => step.id === id)?.step.name ?? id
  return {
    arcs,
    axis,
    height: axis + half + highest(false),
    covered: all === 0 ? 1 : drawn / all,
    busiest: first ? `${name(first.from)} to ${name(first.to)}, ${first.journeys.n} people` : 'none',
  }
}
