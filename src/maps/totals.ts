/** How much there is altogether. */
import type { Journeys } from '../storage/journeys/connect.ts'

export type Totals = { customers: number; interactions: number; last24h: number }

const dayMs = 24 * 3600 * 1000

export async function totalsOf(journeys: Journeys, now: Date): Promise<Totals> {
  const [[stored], [derived]] = await Promise.all([
    journeys.rows<{ n: string; recent: string }>(
      'SELECT count() AS n, countIf(at >= {since:DateTime64(3)}) AS recent FROM interactions',
      { since: new Date(now.getTime() - dayMs) },
    ),
    journeys.rows<{ n: string }>('SELECT count() AS n FROM journeys FINAL WHERE follow = 0'),
  ])
  return {
    customers: Number(derived?.n ?? 0),
    interactions: Number(stored?.n ?? 0),
    last24h: Number(stored?.recent ?? 0),
  }
}
