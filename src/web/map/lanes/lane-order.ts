/** The order of the lanes as somebody chose it: each stays on its side of the line of visibility. */
import { type LaneId, lanes } from './index.ts'
import type { Lane } from './lane.ts'

const all: readonly Lane<LaneId>[] = lanes

/** Which lanes somebody may hide and move. */
export const choosableLanes: readonly Lane<LaneId>[] = all.filter((lane) => !lane.stays && !lane.zooms)

/** Lanes that nobody moves keep their places; the others share the rest of their side. */
export function lanesInOrder(order: readonly string[] = []): Lane<LaneId>[] {
  const rank = (id: string) => (order.includes(id) ? order.indexOf(id) : order.length)
  const waiting = { front: [] as Lane<LaneId>[], back: [] as Lane<LaneId>[] }
  for (const lane of choosableLanes.toSorted((a, b) => rank(a.id) - rank(b.id)))
    waiting[lane.backstage ? 'back' : 'front'].push(lane)
  return all.map((lane) =>
    choosableLanes.includes(lane) ? (waiting[lane.backstage ? 'back' : 'front'].shift() ?? lane) : lane,
  )
}

/** The order after a lane went one up (-1) or down (1); undefined where it can go no further. */
export function movedLane(
  order: readonly string[] | undefined,
  id: string,
  by: -1 | 1,
): string[] | undefined {
  const movable = lanesInOrder(order).filter((lane) => choosableLanes.includes(lane))
  const at = movable.findIndex((lane) => lane.id === id)
  const [lane, other] = [movable[at], movable[at + by]]
  if (!lane || !other || lane.backstage !== other.backstage) return undefined
  return movable
    .with(at, other)
    .with(at + by, lane)
    .map((each) => each.id)
}
