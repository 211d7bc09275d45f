/** The directly-follows graph of touchpoints: counts, customers and gaps, with everything that is not shown folded into Other. */
import {
  endNode,
  type Flow,
  type FlowEdge,
  type FlowNode,
  moveNumber,
  nodeNumber,
  otherNode,
  startNode,
} from '../model/flow.ts'
import type { MeasureFilter } from '../model/measure.ts'
import type { Journeys } from '../storage/journeys/connect.ts'
import {
  baseOf,
  edgesSql,
  type FlowFrame,
  foldedNodesSql,
  foldOf,
  fromSqlNode,
  type NodeRow,
  type Sql,
  totalsSql,
} from './flow-sql.ts'
import { touchpointsMet } from './flow-touchpoints.ts'
import type { TouchpointTable } from './measure/plan.ts'

export type FlowWish = FlowFrame & { edges: number }

type EdgeRow = { a: number; b: number; n: number; customers: number; gaps: [number, number] }
type Totals = { journeys: number; customers: number }

/**
 * Repeats are collapsed after folding, so what flows into a node flows out of it. The period chooses interactions,
 * since without a map there is no start of a journey. Gap: from entering one touchpoint to entering the next.
 */
export async function flowOf(
  journeys: Journeys,
  touchpoints: TouchpointTable,
  wish: FlowWish,
  signal?: AbortSignal,
): Promise<Flow> {
  const started = performance.now()
  const options = signal ? { signal } : {}
  const met = await touchpointsMet(journeys, wish, options)
  const { sql, params, visible, kept } = framed(wish, met, touchpoints)
  const [edges, folded, [totals]] = await Promise.all([
    journeys.rows<EdgeRow>(edgesSql(sql), params, options),
    journeys.rows<NodeRow>(foldedNodesSql(sql), params, options),
    journeys.rows<Totals>(totalsSql(sql), params, options),
  ])
  const shown = edges.slice(0, wish.edges)
  const moves = (list: EdgeRow[]) => list.reduce((sum, { n }) => sum + n, 0)
  const all = totals ?? { journeys: 0, customers: 0 }
  return {
    nodes: nodesOf(folded, kept, touchpoints, all),
    edges: shown.map(toEdge),
    ...all,
    shown: {
      nodes: kept.length,
      ofNodes: visible.length,
      edges: shown.length,
      ofEdges: edges.length,
      transitionShare: moves(edges) === 0 ? 1 : moves(shown) / moves(edges),
    },
    tookMs: performance.now() - started,
  }
}

/** The journeys of the flow, and which of the touchpoints that it met stand by themselves: the others are folded. */
export function framed(
  frame: FlowFrame,
  met: readonly NodeRow[],
  touchpoints: TouchpointTable,
): Sql & { visible: NodeRow[]; kept: NodeRow[] } {
  const { sql, params } = baseOf(frame)
  const visible = met.filter(({ tp }) => isWanted(tp, touchpoints, frame.filter))
  const kept = visible.slice(0, frame.touchpoints)
  return { sql, params: { ...params, fold: foldOf(visible, kept) }, visible, kept }
}

const isWanted = (tp: number, touchpoints: TouchpointTable, filter: MeasureFilter): boolean => {
  const facts = touchpoints.get(tp)
  if (!facts || facts.hidden) return false
  return filter.channels.length === 0 || filter.channels.includes(facts.channel)
}

const toEdge = ({ a, b, n, customers, gaps }: EdgeRow): FlowEdge => {
  const [from, to] = [fromSqlNode(a), fromSqlNode(b)]
  const timed = from !== startNode && to !== endNode
  return {
    from,
    to,
    number: moveNumber(from, to),
    transitions: n,
    customers,
    medianGapSeconds: timed ? gaps[0] : null,
    p90GapSeconds: timed ? gaps[1] : null,
  }
}

/** How a node of the flow is called. */
export const nodeName = (node: number, touchpoints: TouchpointTable): string => {
  if (node === startNode) return 'Start'
  if (node === endNode) return 'End'
  return node === otherNode ? 'Other' : (touchpoints.get(node)?.name ?? `Touchpoint ${node}`)
}

function nodesOf(
  folded: NodeRow[],
  kept: NodeRow[],
  touchpoints: TouchpointTable,
  totals: Totals,
): FlowNode[] {
  const own = new Map(kept.map(({ tp, interactions }) => [tp, Number(interactions)]))
  const node = (touchpoint: number, interactions: number, customers: number): FlowNode => ({
    touchpoint,
    number: nodeNumber(touchpoint),
    name: nodeName(touchpoint, touchpoints),
    channel: touchpoints.get(touchpoint)?.channel ?? 'other',
    interactions,
    customers,
  })
  if (totals.customers === 0) return []
  return [
    node(startNode, totals.journeys, totals.customers),
    ...folded.map(({ tp, interactions, customers }) =>
      node(tp, own.get(tp) ?? Number(interactions), customers),
    ),
    node(endNode, totals.journeys, totals.customers),
  ]
}
