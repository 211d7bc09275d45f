/** Which journey rows a question reads: all, those of some customers, or a change as rows added and taken away. */
/** `sign` is a column: 1 for a row that counts, -1 for one that no longer does. */
export type JourneyRows = { from: string; where: string; params: Record<string, unknown> }

const columns = 'follow, customer, object, tp, at, readings, v_pos, v_minor, v_currency, traits, user_id'

const inForce = (where: string): string =>
  `(SELECT ${columns}, toInt8(1) AS sign FROM journeys FINAL WHERE follow = {follow:UInt8} AND (${where}))`

export const allRows: JourneyRows = { from: inForce('1'), where: '1', params: {} }

export const rowsOf = (customer: string): JourneyRows => ({
  from: inForce('customer = {customer:UInt64}'),
  where: '1',
  params: { customer },
})

/** The rows of these customers as they are now. */
export const rowsOfCustomers = (customers: readonly bigint[]): JourneyRows => ({
  from: inForce('customer IN {customers:Array(UInt64)}'),
  where: '1',
  params: { customers },
})

/** Only the rows that also meet the condition. */
export const narrowed = (rows: JourneyRows, where: string): JourneyRows => ({
  ...rows,
  where: `(${rows.where}) AND (${where})`,
})

/** What a round of upkeep changed: the rows as they are now, and as they were. */
export const changedRows = (round: bigint): JourneyRows => ({
  from: `(SELECT ${columns}, sign FROM journeys_round WHERE round = {round:UInt64} AND sign != 0 AND follow = {follow:UInt8})`,
  where: '1',
  params: { round },
})

/** The rows of a round as they are now. */
export const rowsOfRound = (round: bigint): JourneyRows => narrowed(changedRows(round), 'sign = 1')
