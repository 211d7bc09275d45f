/** Which journey rows a question reads: all, those of some customers, or a change as rows added and taken away. */

/** Rows of a few customers, with all columns. Not FINAL: that would put whole blocks of other customers in order. */
export const rowsOfFew = (where: string): string => `(SELECT * FROM (
  SELECT * FROM journeys WHERE ${where} ORDER BY version DESC LIMIT 1 BY follow, customer, object) WHERE deleted = 0)`

/** `sign` is a column: 1 for a row that counts, -1 for one that no longer does. */
export type JourneyRows = { from: string; where: string; params: Record<string, unknown> }

const columns =
  'follow, customer, object, tp, at, readings, contacts, v_packed, v_minor, v_counted, v_currency, traits, user_id'

const current = (where: string): string =>
  `(SELECT ${columns}, toInt8(1) AS sign FROM journeys FINAL WHERE follow = {follow:UInt8} AND ${where})`

export const allRows: JourneyRows = { from: current('1'), where: '1', params: {} }

/** Those of a range of customers, both ends included. */
export const rowsBetween = (low: bigint, high: bigint): JourneyRows => ({
  from: current('customer BETWEEN {low:UInt64} AND {high:UInt64}'),
  where: '1',
  params: { low, high },
})

const ofFew = (where: string): string =>
  `(SELECT ${columns}, toInt8(1) AS sign FROM ${rowsOfFew(`follow = {follow:UInt8} AND ${where}`)})`

export const rowsOf = (customer: string): JourneyRows => ({
  from: ofFew('customer = {customer:UInt64}'),
  where: '1',
  params: { customer },
})

/** The rows of these customers as they are now. */
export const rowsOfCustomers = (customers: readonly bigint[]): JourneyRows => ({
  from: ofFew('customer IN {customers:Array(UInt64)}'),
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
