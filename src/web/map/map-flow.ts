/** The moves between the steps of a map, in the shape that the picture of a flow draws. */
import type { Flow, FlowEdge } from '../../model/flow.ts'
import { endNode, otherNode } from '../../model/flow.ts'
import type { MapMeasure } from '../../model/measure.ts'
import { here as hereNode } from '../pages/flow/flow-order.ts'
import { stepMeasure } from './scene.ts'

/** With Other and the rail these make the twenty that an eye can follow. */
export const mostSteps = 18
/** Ways that fewer of all journeys took are in the table only: drawn, they hide the others. */
const leastShare = 0.01

export type MapFlow = {
  flow: Flow
  stages: { name: string; ids: number[] }[]
  /** Ways that too few took to be drawn. */
  notDrawn: number
  /** Whether some steps are counted together as Other. */
  folded: boolean
}

/** The steps with most people are shown; all others are counted together as Other, so that nobody is left out. */
export function mapFlow(measure: MapMeasure): MapFlow {
  const columns = measure.map.design.stages.flatMap((stage, at) =>
    stage.steps.map(({ id, name }, place) => ({ id, name: `${at + 1}.${place + 1} ${name}` })),
  )
  const reached = (id: string) => stepMeasure(measure, id)?.reached.n ?? 0
  const shown = new Set(
    columns
      .toSorted((a, b) => reached(b.id) - reached(a.id))
      .slice(0, mostSteps)
      .filter(({ id }) => reached(id) > 0)
      .map(({ id }) => id),
  )
  const place = new Map(columns.map(({ id }, index) => [id, shown.has(id) ? index + 1 : otherNode]))
  const nodes = columns.flatMap(({ id, name }) => {
    const numbers = stepMeasure(measure, id)
    if (!shown.has(id) || !numbers) return []
    const { n, number } = numbers.reached
    return [
      {
        touchpoint: place.get(id) ?? 0,
        number,
        name,
        channel: 'other' as const,
        interactions: n,
        customers: n,
      },
    ]
  })
  const all = movesOf(measure, place)
  const edges = all.filter(({ customers }) => customers >= leastShare * measure.journeys.n)
  const moves = (of: readonly FlowEdge[]) => of.reduce((sum, { transitions }) => sum + transitions, 0)
  return {
    flow: {
      nodes,
      edges: [...edges, ...endsOf(measure, place)],
      journeys: measure.journeys.n,
      customers: measure.customers,
      shown: {
        nodes: nodes.length,
        ofNodes: columns.length,
        edges: edges.length,
        ofEdges: measure.transitions.length,
        transitionShare: moves(edges) / Math.max(1, moves(all)),
      },
      tookMs: 0,
    },
    stages: measure.map.design.stages.map(({ name, steps }) => ({
      name,
      ids: steps.flatMap(({ id }) => (shown.has(id) ? [place.get(id) ?? 0] : [])),
    })),
    notDrawn: all.length - edges.length,
    folded: nodes.length < columns.filter(({ id }) => reached(id) > 0).length,
  }
}

/** A move to or from Other is the sum of many; it has no list of its own. */
function movesOf(measure: MapMeasure, place: ReadonlyMap<string, number>): FlowEdge[] {
  const moves = new Map<string, FlowEdge>()
  for (const way of measure.transitions) {
    const [from, to] = [place.get(way.from) ?? otherNode, place.get(way.to) ?? otherNode]
    if (from === otherNode && to === otherNode) continue
    const key = `${from} ${to}`
    const known = moves.get(key)
    if (known) {
      known.transitions += way.transitions
      known.customers += way.journeys.n
    } else
      moves.set(key, {
        from,
        to,
        number: way.journeys.number,
        transitions: way.transitions,
        customers: way.journeys.n,
        medianGapSeconds: way.medianGapSeconds,
        p90GapSeconds: way.p90GapSeconds,
      })
  }
  return [...moves.values()]
}

function endsOf(measure: MapMeasure, place: ReadonlyMap<string, number>): FlowEdge[] {
  return measure.steps.flatMap(({ id, left, here }) => {
    const from = place.get(id) ?? otherNode
    if (from === otherNode) return []
    return [
      { counted: left, to: endNode },
      { counted: here, to: hereNode },
    ].flatMap(({ counted, to }) =>
      counted.n === 0
        ? []
        : [
            {
              from,
              to,
              number: counted.number,
              transitions: counted.n,
              customers: counted.n,
              medianGapSeconds: null,
              p90GapSeconds: null,
            },
          ],
    )
  })
}
