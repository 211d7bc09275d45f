/** Interactions with the customer they belong to now: the one place where `members` is applied. */

/** Which interactions and customers are meant, as conditions with bound parameters. */
export type Which = { homes: string; customers: string; params: Record<string, unknown> }

export const theseCustomers = (customers: readonly bigint[]): Which => ({
  homes:
    'home IN {customers:Array(UInt64)} OR home IN (SELECT home FROM homes_of_customer WHERE customer IN {customers:Array(UInt64)})',
  customers: 'customer IN {customers:Array(UInt64)}',
  params: { customers },
})

/** A slice of the number space, both ends included. */
export const customersBetween = (low: bigint, high: bigint): Which => ({
  homes:
    'home BETWEEN {low:UInt64} AND {high:UInt64} OR home IN (SELECT home FROM homes_of_customer WHERE customer BETWEEN {low:UInt64} AND {high:UInt64})',
  customers: 'customer BETWEEN {low:UInt64} AND {high:UInt64}',
  params: { low, high },
})

/** A device that changed hands has several rows in `members`; the newest one before the interaction counts. */
export const ownedInteractionsSql = (which: Which, where = '1'): string => `
  SELECT * FROM (
    SELECT i.*, if(m.customer = 0, i.home, m.customer) AS customer
    FROM (SELECT * FROM interactions WHERE (${which.homes}) AND (${where})) AS i
    ASOF LEFT JOIN (SELECT home, since, customer FROM members FINAL WHERE ${which.homes}) AS m
    ON i.home = m.home AND i.at >= m.since
  )
  WHERE ${which.customers}`
