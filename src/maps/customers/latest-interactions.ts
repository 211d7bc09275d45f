/** What happened last, over all customers: read once at the start, afterwards told by ingest. */
import type { Journeys } from '../../storage/journeys/connect.ts'

export type LatestInteraction = {
  customer: bigint
  label: string
  at: number
  kind: number
  name: string
  score: number | null
}

type Row = { customer: string; who: string; ms: string; kind: number; lane: number; score: number }

/** Oldest first. */
export async function latestInteractions(journeys: Journeys, limit: number): Promise<LatestInteraction[]> {
  const rows = await journeys.rows<Row>(
    `SELECT if(m.customer = 0, i.home, m.customer) AS customer, if(user_id = '', anonymous_id, user_id) AS who,
       toUnixTimestamp64Milli(at) AS ms, kind, lane, score
     FROM (SELECT home, at, kind, lane, score, user_id, anonymous_id FROM interactions ORDER BY at DESC LIMIT {limit:UInt32}) AS i
     ASOF LEFT JOIN (SELECT home, since, customer FROM members FINAL) AS m ON i.home = m.home AND i.at >= m.since
     ORDER BY ms`,
    { limit },
  )
  return rows.map((row) => ({
    customer: BigInt(row.customer),
    label: row.who,
    at: Number(row.ms),
    kind: row.kind,
    name: '',
    score: row.lane > 0 ? row.score / 100 : null,
  }))
}
