/** How often each touchpoint was met, by how many, and when. */
import type { Journeys } from '../storage/journeys/connect.ts'

export type TouchpointCount = { interactions: number; customers: number; firstAt: string; lastAt: string }

type Row = { tp: number; interactions: string; customers: string; first: number; last: number }

const isoOf = (seconds: number): string => new Date(seconds * 1000).toISOString()

// Counted within each customer first: rows are customers, so nothing has to be made distinct afterwards.
const sql = `
  SELECT t.1 AS tp, sum(t.2) AS interactions, count() AS customers, toUInt32(min(t.3)) AS first, toUInt32(max(t.4)) AS last
  FROM (
    SELECT arrayJoin(arrayMap(x -> (x, countEqual(tp, x), at[indexOf(tp, x)],
      at[length(tp) + 1 - indexOf(arrayReverse(tp), x)]), arrayDistinct(tp))) AS t
    FROM journeys FINAL WHERE follow = 0)
  GROUP BY tp`

export async function touchpointCounts(journeys: Journeys): Promise<Map<number, TouchpointCount>> {
  const rows = await journeys.rows<Row>(sql)
  return new Map(
    rows.map((row) => [
      row.tp,
      {
        interactions: Number(row.interactions),
        customers: Number(row.customers),
        firstAt: isoOf(row.first),
        lastAt: isoOf(row.last),
      },
    ]),
  )
}
