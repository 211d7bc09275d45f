/** How customers are called in lists. */
import type { Journeys } from '../../storage/journeys/connect.ts'
import { rowsOfFew } from '../measure/journey-rows.ts'
import { labelSql } from '../measure/label-sql.ts'

/** `derived`: there is a row of this customer; without one she can only be called by her number. */
export type Called = { label: string; known: boolean; derived: boolean }

export async function labelsOf(
  journeys: Journeys,
  customers: readonly bigint[],
): Promise<Map<string, Called>> {
  if (customers.length === 0) return new Map()
  const rows = await journeys.rows<{ customer: string; label: string; known: number; derived: number }>(
    `SELECT customer, ${labelSql} AS label, user_id != '' AS known, derived
    FROM (SELECT arrayJoin({customers:Array(UInt64)}) AS customer) AS asked
    LEFT ANY JOIN (SELECT customer, traits, user_id, 1 AS derived FROM ${rowsOfFew("follow = 0 AND object = '' AND customer IN {customers:Array(UInt64)}")}) AS named USING customer`,
    { customers },
  )
  return new Map(
    rows.map(({ customer, label, known, derived }) => [
      customer,
      { label, known: Boolean(known), derived: Boolean(derived) },
    ]),
  )
}
