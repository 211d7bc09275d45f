/** What stands on a timeline besides interactions: told by records that are part of no customer's journey. */
import type { TimelineEntry } from '../../model/customer.ts'
import type { JourneysConnection } from '../../storage/journeys/connect.ts'
import { type CatalogueTables, touchpointSql } from '../derive.ts'

/** Where an entry stands: its time in ms, then its rank, then the number of its message. */
export type Place = [ms: number, rank: number, message: string]
export type Placed = { place: Place; entry: TimelineEntry }

/**
 * Newest first, in stretches of time: each holds all of its time, in no order. Nothing later than `until`, in ms;
 * `enough` are needed at first, or all.
 */
export type Besides = (wish?: { until?: number; enough?: number }) => AsyncIterable<readonly Placed[]>

/** Negative: the first comes first, being newer. */
export function newestFirst({ place: one }: Placed, { place: other }: Placed): number {
  if (one[0] !== other[0]) return other[0] - one[0]
  if (one[1] !== other[1]) return other[1] - one[1]
  const [message, otherMessage] = [BigInt(one[2]), BigInt(other[2])]
  return message === otherMessage ? 0 : message > otherMessage ? -1 : 1
}

const isBehind = (placed: Placed, place: Place | undefined): boolean =>
  place === undefined || newestFirst({ ...placed, place }, placed) < 0

/** As many as are needed, newest first, behind a place. */
export async function newestBesides(
  besides: Besides,
  after: Place | undefined,
  limit: number,
  isWanted: (entry: TimelineEntry) => boolean,
): Promise<Placed[]> {
  const found: Placed[] = []
  for await (const stretch of besides({ until: after?.[0], enough: limit })) {
    found.push(...stretch.filter((placed) => isBehind(placed, after) && isWanted(placed.entry)))
    if (found.length >= limit) break
  }
  return found.toSorted(newestFirst).slice(0, limit)
}

/** The touchpoints of what is not stored, by the same rules on properties. */
export async function touchpointsOf(
  journeys: JourneysConnection,
  catalogue: CatalogueTables,
  told: readonly { kind: number; properties: string }[],
): Promise<number[]> {
  if (told.length === 0) return []
  const tp = touchpointSql(catalogue)
  const rows = await journeys.rows<{ tp: number }>(
    `SELECT ${tp.sql} AS tp FROM (
       SELECT nth, kind, properties FROM (SELECT 1)
       ARRAY JOIN {kinds:Array(UInt32)} AS kind, {properties:Array(String)} AS properties, {nth:Array(UInt32)} AS nth
     ) ORDER BY nth`,
    {
      ...tp.params,
      touchpointOfKind: catalogue.touchpointOfKind,
      kinds: told.map(({ kind }) => kind),
      properties: told.map(({ properties }) => properties),
      nth: told.map((_, index) => index),
    },
  )
  return rows.map(({ tp }) => tp)
}
