/** The raw interactions that belong to one customer, whoever she was when they came in. */
import type { JourneysConnection } from '../../storage/journeys/connect.ts'

/** Every home that was hers at some time; her own home is one of them. */
export async function homesOf(journeys: JourneysConnection, customer: string): Promise<bigint[]> {
  const rows = await journeys.rows<{ home: string }>(
    'SELECT DISTINCT home FROM members FINAL WHERE customer = {customer:UInt64}',
    { customer },
  )
  return [...new Set([customer, ...rows.map((row) => row.home)])].map(BigInt)
}

/** A table of interactions; bind `customer` and `homes`. A home may be another's for some time. */
export const ownedInteractionsSql = `(
  SELECT i.* FROM (SELECT * FROM interactions WHERE home IN {homes:Array(UInt64)}) AS i
  ASOF LEFT JOIN (SELECT home, since, customer FROM members FINAL WHERE home IN {homes:Array(UInt64)}) AS m
    ON i.home = m.home AND i.at >= m.since
  WHERE if(m.customer = 0, i.home, m.customer) = {customer:UInt64})`
