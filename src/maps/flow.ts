/** The directly-follows graph of touchpoints: counts, customers and gaps, with everything that is not shown folded into Other. */

import type { Followed } from '../model/customer-id.ts'
import { followedObjects } from '../model/customer-id.ts'
import type { Flow, FlowEdge, FlowNode } from '../model/flow.ts'
import type { MeasureFilter } from '../model/measure.ts'
import type { Journeys } from '../storage/journeys/connect.ts'
import type { TouchpointTable } from './measure/plan.ts'
import { segmentCondition } from './measure/segment-condition.ts'

export type FlowWish = { follow: Followed; filter: MeasureFilter; touchpoints: number; edges: number }

/** Numbers of the nodes that are no touchpoint. */
export const otherNode = 0
export const startNode = -1
export const endNode = -2
// In SQL the ends need numbers that no touchpoint has.
const sqlStart = 65_534
const sqlEnd = 65_535

type NodeRow = { tp: number; interactions: string; customers: number }
type EdgeRow = { a: number; b: number; n: number; customers: number; gaps: [number, number] }

/**
 * Repeats are collapsed after folding, so what flows into a node flows out of it. The period chooses interactions,
 * since without a map there is no start of a journey. Gap: from entering one touchpoint to entering the next.
 */
export async function flowOf(
  journeys: Journeys,
  touchpoints: TouchpointTable,
  wish: FlowWish,
): Promise<Flow> {
  const started = performance.now()
  const base = baseOf(wish)
  const all = await journeys.rows<NodeRow>(nodesSql(base.sql), base.params)
  const visible = all.filter(({ tp }) => isWanted(tp, touchpoints, wish.filter))
  const kept = visible.slice(0, wish.touchpoints)
  const params = { ...base.params, fold: foldOf(visible, kept) }
  const [edges, folded, totals] = await Promise.all([
    journeys.rows<EdgeRow>(edgesSql(base.sql), params),
    journeys.rows<NodeRow>(foldedNodesSql(base.sql), params),
    journeys.rows<{ journeys: number; customers: number }>(totalsSql(base.sql), params),
  ])
  const shown = edges.slice(0, wish.edges)
  const moves = (list: EdgeRow[]) => list.reduce((sum, { n }) => sum + n, 0)
  return {
    nodes: nodesOf(folded, kept, touchpoints, totals[0]?.customers ?? 0),
    edges: shown.map(toEdge),
    journeys: totals[0]?.journeys ?? 0,
    customers: totals[0]?.customers ?? 0,
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

const isWanted = (tp: number, touchpoints: TouchpointTable, filter: MeasureFilter): boolean => {
  const facts = touchpoints.get(tp)
  if (!facts || facts.hidden) return false
  return filter.channels.length === 0 || filter.channels.includes(facts.channel)
}

/** Index = touchpoint id. 0 = left out; shown ones keep their number plus one; the rest become Other (1). */
function foldOf(visible: NodeRow[], kept: NodeRow[]): number[] {
  const fold = new Array<number>(Math.max(0, ...visible.map(({ tp }) => tp)) + 1).fill(0)
  for (const { tp } of visible) fold[tp] = otherNode + 1
  for (const { tp } of kept) fold[tp] = tp + 1
  return fold
}

function baseOf({ follow, filter }: FlowWish): { sql: string; params: Record<string, unknown> } {
  const segment = filter.segment ? segmentCondition(filter.segment) : { sql: '1', params: {} }
  const seconds = (iso: string | undefined, otherwise: number) =>
    iso ? Math.floor(Date.parse(iso) / 1000) : otherwise
  const until = Math.min(seconds(filter.to, 2 ** 32 - 1), seconds(filter.asOf, 2 ** 32 - 2) + 1)
  const inPeriod = filter.from || filter.to || filter.asOf
  const cut = (array: string) =>
    inPeriod ? `arrayFilter((x, t) -> t >= {from:UInt32} AND t < {to:UInt32}, ${array}, at)` : array
  return {
    sql: `SELECT customer, ${cut('tp')} AS seq, ${cut('at')} AS times FROM journeys FINAL
      WHERE follow = {follow:UInt8} AND (${segment.sql}) AND notEmpty(seq)`,
    params: {
      follow: followedObjects.indexOf(follow),
      from: seconds(filter.from, 0),
      to: until,
      ...segment.params,
    },
  }
}

const nodesSql = (base: string): string => `
  SELECT t.1 AS tp, sum(t.2) AS interactions, toUInt32(uniqExact(customer)) AS customers FROM (
    SELECT customer, arrayJoin(arrayMap(t -> (t, countEqual(seq, t)), arrayDistinct(seq))) AS t FROM (${base}))
  GROUP BY tp ORDER BY customers DESC, interactions DESC, tp`

/** Folded, left-out ones removed, repeats collapsed: x = node << 32 | seconds. */
const foldedSql = (base: string): string => `
  SELECT customer, arrayFilter(x -> x >= 4294967296, arrayMap((t, s) ->
      bitShiftLeft(toUInt64(({fold:Array(UInt32)})[t + 1]), 32) + s, seq, times)) AS e,
    arrayFilter((x, p) -> bitShiftRight(x, 32) != bitShiftRight(p, 32), e, arrayPopBack(arrayPushFront(e, 0))) AS c,
    arrayMap(x -> toUInt32(bitShiftRight(x, 32) - 1), c) AS path
  FROM (${base}) WHERE notEmpty(c)`

const edgesSql = (base: string): string => `
  SELECT pair.1 AS a, pair.2 AS b, toUInt32(count()) AS n, toUInt32(uniqExact(customer)) AS customers,
    quantilesExactInclusive(0.5, 0.9)(pair.3) AS gaps
  FROM (
    SELECT customer, arrayJoin(arrayMap((f, t, g) -> (f, t, g),
      arrayPushFront(path, toUInt32(${sqlStart})), arrayPushBack(path, toUInt32(${sqlEnd})),
      arrayPushBack(arrayMap((x, p) -> toUInt32(bitAnd(x, 4294967295) - bitAnd(p, 4294967295)), c, arrayPopBack(arrayPushFront(c, c[1]))), 0))) AS pair
    FROM (${foldedSql(base)}))
  GROUP BY a, b ORDER BY n DESC, a, b`

const foldedNodesSql = (base: string): string => `
  SELECT t.1 AS tp, sum(t.2) AS interactions, toUInt32(uniqExact(customer)) AS customers FROM (
    SELECT customer, arrayJoin(arrayMap(t -> (t, countEqual(path, t)), arrayDistinct(path))) AS t FROM (${foldedSql(base)}))
  GROUP BY tp ORDER BY customers DESC, tp`

const totalsSql = (base: string): string =>
  `SELECT toUInt32(count()) AS journeys, toUInt32(uniqExact(customer)) AS customers FROM (${foldedSql(base)})`

const nodeNumber = (tp: number): number => (tp === sqlStart ? startNode : tp === sqlEnd ? endNode : tp)

const toEdge = ({ a, b, n, customers, gaps }: EdgeRow): FlowEdge => {
  const timed = a !== sqlStart && b !== sqlEnd
  return {
    from: nodeNumber(a),
    to: nodeNumber(b),
    transitions: n,
    customers,
    medianGapSeconds: timed ? gaps[0] : null,
    p90GapSeconds: timed ? gaps[1] : null,
  }
}

function nodesOf(
  folded: NodeRow[],
  kept: NodeRow[],
  touchpoints: TouchpointTable,
  customers: number,
): FlowNode[] {
  const own = new Map(kept.map(({ tp, interactions }) => [tp, Number(interactions)]))
  const nodes = folded.map(({ tp, interactions, customers: reached }): FlowNode => {
    const facts = touchpoints.get(tp)
    return {
      touchpoint: tp,
      name: tp === otherNode ? 'Other' : (facts?.name ?? `Touchpoint ${tp}`),
      channel: facts?.channel ?? 'other',
      interactions: own.get(tp) ?? Number(interactions),
      customers: reached,
    }
  })
  const end = (touchpoint: number, name: string): FlowNode => ({
    touchpoint,
    name,
    channel: 'other',
    interactions: customers,
    customers,
  })
  return customers === 0 ? [] : [end(startNode, 'Start'), ...nodes, end(endNode, 'End')]
}
