/** Puts touchpoints into columns from left to right, by where in a journey they typically happen. */
import type { Flow } from '../../../model/flow.ts'

export const start = -1
export const end = -2
export const other = 0
/** Where journeys stand that go on: no place, counted on the rail. */
export const here = -3
const mostColumns = 16
/** A move that carries this share of what arrives (or leaves) pushes its target one column on. */
const telling = 0.15
const rounds = 120

export type Weight = (edge: Flow['edges'][number]) => number

/**
 * Mean number of moves since the start: 0 for Start, and for each other the weighted mean of its sources plus one.
 * Other is many things at once, so what comes from it tells nothing about the place.
 */
function typicalPlaces(flow: Flow, weight: Weight): Map<number, number> {
  const ids = flow.nodes.map(({ touchpoint }) => touchpoint)
  const arriving = new Map(
    ids.map((id) => [id, flow.edges.filter(({ from, to }) => to === id && from !== id && from !== other)]),
  )
  let places = new Map(ids.map((id) => [id, id === start ? 0 : 1]))
  for (let round = 0; round < rounds; round += 1) {
    const next = new Map(places)
    for (const id of ids) {
      const edges = arriving.get(id) ?? []
      const sum = edges.reduce((total, edge) => total + weight(edge), 0)
      if (id === start || sum === 0) continue
      const mean =
        edges.reduce((total, edge) => total + weight(edge) * ((places.get(edge.from) ?? 0) + 1), 0) / sum
      // Touchpoints that only feed each other would run away.
      next.set(id, Math.min(mean, ids.length))
    }
    places = next
  }
  return places
}

/** The order with the least weight running backwards, found by moving one touchpoint at a time. */
function inOrder(ids: readonly number[], flow: Flow, weight: Weight): number[] {
  let order = [...ids]
  const between = new Map(flow.edges.map((edge) => [`${edge.from} ${edge.to}`, weight(edge)]))
  const flowing = (from: number, to: number) => between.get(`${from} ${to}`) ?? 0
  for (let pass = 0; pass < ids.length; pass += 1) {
    let moved = false
    for (const id of ids) {
      const others = order.filter((each) => each !== id)
      const now = order.indexOf(id)
      // Cost of standing first, then of each place further right; what stands left of it must not be its target.
      let cost = others.reduce((sum, each) => sum + flowing(each, id), 0)
      const costs = [cost]
      for (const each of others) {
        cost += flowing(id, each) - flowing(each, id)
        costs.push(cost)
      }
      const best = Math.min(...costs)
      if (best < (costs[now] ?? 0) - 1e-9) {
        others.splice(costs.indexOf(best), 0, id)
        order = others
        moved = true
      }
    }
    if (!moved) break
  }
  return order
}

/** Whether a move is a good part of what leaves its source or reaches its target. */
function tellingMoves(flow: Flow, weight: Weight): (edge: Flow['edges'][number]) => boolean {
  const total = (side: 'from' | 'to') => {
    const sums = new Map<number, number>()
    for (const edge of flow.edges)
      if (edge.from !== edge.to && edge.from !== other && edge.to !== other)
        sums.set(edge[side], (sums.get(edge[side]) ?? 0) + weight(edge))
    return sums
  }
  const [leaving, coming] = [total('from'), total('to')]
  return (edge) => weight(edge) >= telling * Math.min(leaving.get(edge.from) ?? 0, coming.get(edge.to) ?? 0)
}

export type Placed = { column: number; rank: number }

/** Column and rank of each touchpoint, Start first. Other and End are no place: they are counted on a rail below. */
export function placesOf(flow: Flow, weight: Weight): Map<number, Placed> {
  const typical = typicalPlaces(flow, weight)
  const inner = inOrder(
    flow.nodes
      .map(({ touchpoint }) => touchpoint)
      .filter((id) => id !== start && id !== end && id !== other)
      .sort((a, b) => (typical.get(a) ?? 0) - (typical.get(b) ?? 0) || a - b),
    flow,
    weight,
  )
  const rank = new Map(inner.map((id, index) => [id, index]))
  const tells = tellingMoves(flow, weight)
  const columns = new Map<number, number>()
  for (const id of inner) {
    const before = flow.edges.filter(
      (edge) => edge.to === id && (rank.get(edge.from) ?? inner.length) < (rank.get(id) ?? 0) && tells(edge),
    )
    columns.set(id, Math.max(0, ...before.map((edge) => (columns.get(edge.from) ?? -1) + 1)))
  }
  const last = Math.max(0, ...columns.values())
  const squeeze = last >= mostColumns ? (mostColumns - 1) / last : 1
  const first = flow.nodes.some(({ touchpoint }) => touchpoint === start) ? 1 : 0
  const placed = new Map<number, Placed>()
  for (const [id, column] of columns)
    placed.set(id, { column: first + Math.round(column * squeeze), rank: first + (rank.get(id) ?? 0) })
  if (first === 1) placed.set(start, { column: 0, rank: 0 })
  return placed
}

/**
 * Columns for places whose order is given, stage after stage: a later stage stands right of an earlier one, and no
 * known move to a later place runs leftwards.
 */
export function placesInStages(
  flow: Flow,
  weight: Weight,
  stages: readonly (readonly number[])[],
): Map<number, Placed> {
  const tells = tellingMoves(flow, weight)
  const placed = new Map<number, Placed>()
  let first = 0
  for (const ids of stages) {
    let widest = first - 1
    for (const id of ids) {
      let column = first
      for (const edge of flow.edges) {
        const before = edge.to === id && edge.from !== id ? placed.get(edge.from) : undefined
        if (before) column = Math.max(column, before.column + (tells(edge) ? 1 : 0))
      }
      placed.set(id, { column, rank: placed.size })
      widest = Math.max(widest, column)
    }
    first = widest + 1
  }
  return placed
}
