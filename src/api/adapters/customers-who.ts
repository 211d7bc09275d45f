/** The customers whom a rule about behaviour chooses, for lists of records. */
import { segmentCondition } from '../../maps/measure/segment-condition.ts'
import { appError } from '../../model/app-error.ts'
import type { SegmentRule } from '../../model/segment.ts'
import type { Journeys } from '../../storage/journeys/connect.ts'

const mostCustomers = 200_000

export const customersWho =
  (journeys: Journeys) =>
  async (rule: SegmentRule): Promise<string[]> => {
    const { sql, params } = segmentCondition(rule)
    const rows = await journeys.rows<{ customer: string }>(
      `SELECT customer FROM journeys FINAL WHERE follow = 0 AND ${sql} LIMIT {most:UInt32}`,
      { ...params, most: mostCustomers + 1 },
    )
    if (rows.length > mostCustomers)
      throw appError(
        'query.too-big',
        `More than ${mostCustomers} customers meet this rule about behaviour. Make it narrower.`,
      )
    return rows.map(({ customer }) => customer)
  }
