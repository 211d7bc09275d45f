/** Puts touchpoints into columns from left to right, by where in a journey they typically happen. */
import type { Flow } from '../../../model/flow.ts'

export const start = -1
export const end = -2
export const other = 0
const mostColumns = 12
/** A move that carries this share of what arrives (or leaves) pushes its target one column on. */
const telling = 0.15
const rounds = 120

export type Weight = (edge: Flow['edges'][number]) => number

/**
 * Mean number of moves since the start: 0 for Start, and for each other the weighted mean of its sources plus one.
 * Other is many things at once, so what comes from it tells nothing about the place.
 */
export function typicalPlaces(flow: Flow, weight: Weight): Map<number, number> {
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

/** Column of each touchpoint, Start first. Other and End are no place: they are counted on a rail below. */
export function columnsOf(flow: Flow, weight: Weight): Map<number, number> {
  const places = typicalPlaces(flow, weight)
  const inner = flow.nodes
    .map(({ touchpoint }) => touchpoint)
    .filter((id) => id !== start && id !== end && id !== other)
    .sort((a, b) => (places.get(a) ?? 0) - (places.get(b) ?? 0) || a - b)
  const rank = new Map(inner.map((id, index) => [id, index]))
  const total = (side: 'from' | 'to') => {
    const sums = new Map<number, number>()
    for (const edge of flow.edges)
      if (edge.from !== edge.to && edge.from !== other && edge.to !== other)
        sums.set(edge[side], (sums.get(edge[side]) ?? 0) + weight(edge))
    return sums
  }
  const [leaving, coming] = [total('from'), total('to')]
  const columns = new Map<number, number>()
  for (const id of inner) {
    const before = flow.edges.filter(
      (edge) =>
        edge.to === id &&
        (rank.get(edge.from) ?? inner.length) < (rank.get(id) ?? 0) &&
        weight(edge) >= telling * Math.min(leaving.get(edge.from) ?? 0, coming.get(id) ?? 0),
    )
    columns.set(id, Math.max(0, ...before.map((edge) => (columns.get(edge.from) ?? -1) + 1)))
  }
  const last = Math.max(0, ...columns.values())
  const squeeze = last >= mostColumns ? (mostColumns - 1) / last : 1
  const first = flow.nodes.some(({ touchpoint }) => touchpoint === start) ? 1 : 0
  const placed = new Map([...columns].map(([id, column]) => [id, first + Math.round(column * squeeze)]))
  if (first === 1) placed.set(start, 0)
  return placed
}
