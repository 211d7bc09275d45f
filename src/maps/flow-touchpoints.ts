/** Which touchpoints a flow meets, remembered for whoever opens its numbers: a list then stands on the flow that was shown. */
import type { Journeys, QueryOptions } from '../storage/journeys/connect.ts'
import { baseOf, type FlowFrame, type NodeRow, nodesSql } from './flow-sql.ts'

type Remembered = { rows: NodeRow[]; at: number }

const rememberedMs = 10 * 60_000
const mostRemembered = 50
const byStore = new WeakMap<Journeys, Map<string, Remembered>>()

/** As it is now. */
export async function touchpointsMet(
  journeys: Journeys,
  frame: FlowFrame,
  options: QueryOptions,
): Promise<NodeRow[]> {
  const { sql, params } = baseOf(frame)
  const rows = await journeys.rows<NodeRow>(nodesSql(sql, frame.follow), params, options)
  const known = byStore.get(journeys) ?? new Map<string, Remembered>()
  byStore.set(journeys, known)
  known.delete(nameOf(frame))
  known.set(nameOf(frame), { rows, at: performance.now() })
  for (const oldest of known.keys()) if (known.size > mostRemembered) known.delete(oldest)
  return rows
}

/** As the flow was shown lately, or else as it is now. */
export async function touchpointsShown(
  journeys: Journeys,
  frame: FlowFrame,
  options: QueryOptions,
): Promise<NodeRow[]> {
  const known = byStore.get(journeys)?.get(nameOf(frame))
  if (known && performance.now() - known.at < rememberedMs) return known.rows
  return touchpointsMet(journeys, frame, options)
}

/** How many of them stand by themselves, and which are hidden, is decided later. */
const nameOf = ({ follow, filter }: FlowFrame): string => JSON.stringify([follow, filter])
