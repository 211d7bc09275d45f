/** The raw interactions that belong to some customers, whoever they were when these came in. */
import type { JourneysConnection, QueryOptions } from '../../storage/journeys/connect.ts'

/** Every home that was theirs at some time; their own homes are among them. */
export async function homesOf(
  journeys: JourneysConnection,
  customers: readonly bigint[],
  options?: QueryOptions,
): Promise<bigint[]> {
  const rows = await journeys.rows<{ home: string }>(
    'SELECT DISTINCT home FROM homes_of_customer WHERE customer IN {customers:Array(UInt64)}',
    { customers },
    options,
  )
  return [...new Set([...customers, ...rows.map(({ home }) => BigInt(home))])]
}

/** A table of interactions, each with its `customer`; bind `customers` and `homes`. A home may be another's for some time. */
export const ownedInteractionsSql = (where = '1') => `(
  SELECT i.*, if(m.customer = 0, i.home, m.customer) AS customer
  FROM (SELECT * FROM interactions WHERE home IN {homes:Array(UInt64)} AND ${where}) AS i
  ASOF LEFT JOIN (SELECT home, since, customer FROM members FINAL WHERE home IN {homes:Array(UInt64)}) AS m
    ON i.home = m.home AND i.at >= m.since
  WHERE if(m.customer = 0, i.home, m.customer) IN {customers:Array(UInt64)})`
