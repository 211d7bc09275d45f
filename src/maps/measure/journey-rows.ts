/** Which journey rows a question reads: all, those of some customers, or a change as rows added and taken away. */
import type { Journeys } from '../../storage/journeys/connect.ts'

/** `sign` is a column: 1 for a row that counts, -1 for one that no longer does. */
export type JourneyRows = { from: string; where: string; params: Record<string, unknown> }

const columns =
  'follow, customer, object, tp, at, s_pos, s_lane, s_score, s_scale, s_raw, v_pos, v_minor, v_currency, traits, user_id'

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

/** The rows of a round of upkeep: as they are now, and as they were kept by `keepRowsBefore`. */
export const changedRows = (round: bigint, customers: readonly bigint[]): JourneyRows => ({
  from: `(SELECT ${columns}, toInt8(1) AS sign FROM journeys FINAL WHERE follow = {follow:UInt8} AND customer IN {customers:Array(UInt64)}
    UNION ALL SELECT ${columns}, toInt8(-1) AS sign FROM journeys_before WHERE round = {round:UInt64} AND follow = {follow:UInt8})`,
  where: '1',
  params: { round, customers },
})

export const keepRowsBefore = (
  journeys: Journeys,
  round: bigint,
  customers: readonly bigint[],
): Promise<void> =>
  journeys.command(
    `INSERT INTO journeys_before (round, ${columns})
    SELECT {round:UInt64}, ${columns} FROM journeys FINAL WHERE follow IN (0, 1, 2, 3) AND customer IN {customers:Array(UInt64)}`,
    { round, customers },
  )

export const dropRowsBefore = (journeys: Journeys, round: bigint): Promise<void> =>
  journeys.command('ALTER TABLE journeys_before DELETE WHERE round = {round:UInt64}', { round })
