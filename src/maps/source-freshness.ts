/** When each channel was last heard from, and how much came in. */
import type { SourceFreshness } from '../model/source.ts'
import type { Kind } from '../model/touchpoint.ts'
import type { Journeys } from '../storage/journeys/connect.ts'
import type { CatalogueTables } from './derive.ts'
import type { TouchpointTable } from './measure/plan.ts'

type Row = { kind: number; n: string; recent: string; last: string }

const dayMs = 24 * 3600 * 1000

// identify, group and alias calls say who somebody is; nothing happened on a channel.
const happenings = new Set(['track', 'page', 'screen'])

/** Busiest first. The time is that of the interaction, so an old file does not look fresh. */
export async function sourceFreshness(
  journeys: Journeys,
  kinds: readonly Pick<Kind, 'id' | 'type'>[],
  catalogue: CatalogueTables,
  touchpoints: TouchpointTable,
  now: Date,
): Promise<SourceFreshness[]> {
  const rows = await journeys.rows<Row>(
    `SELECT kind, count() AS n, countIf(at >= {since:DateTime64(3)}) AS recent, toUnixTimestamp64Milli(max(at)) AS last
     FROM interactions GROUP BY kind`,
    { since: new Date(now.getTime() - dayMs) },
  )
  const typeOf = new Map(kinds.map(({ id, type }) => [id, type]))
  const channels = new Map<string, SourceFreshness>()
  for (const row of rows) {
    const touchpoint = touchpoints.get(catalogue.touchpointOfKind[row.kind] ?? 0)
    if (!touchpoint || !happenings.has(typeOf.get(row.kind) ?? '')) continue
    const { channel } = touchpoint
    const known = channels.get(channel) ?? { channel, lastAt: null, interactions24h: 0, interactions: 0 }
    const lastAt = new Date(Number(row.last)).toISOString()
    channels.set(channel, {
      channel,
      lastAt: known.lastAt && known.lastAt > lastAt ? known.lastAt : lastAt,
      interactions24h: known.interactions24h + Number(row.recent),
      interactions: known.interactions + Number(row.n),
    })
  }
  return [...channels.values()].sort((a, b) => b.interactions - a.interactions)
}
