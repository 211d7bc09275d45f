/** How customers are called in lists. */
import type { Journeys } from '../../storage/journeys/connect.ts'
import { labelSql } from '../measure/label-sql.ts'

export async function labelsOf(
  journeys: Journeys,
  customers: readonly bigint[],
): Promise<Map<string, string>> {
  if (customers.length === 0) return new Map()
  const rows = await journeys.rows<{ customer: string; label: string }>(
    `SELECT customer, ${labelSql} AS label FROM journeys FINAL
     WHERE follow = 0 AND object = '' AND customer IN {customers:Array(UInt64)}`,
    { customers },
  )
  return new Map(rows.map((row) => [row.customer, row.label]))
}
