/** Customers whom a file names by their e-mail address: each is the one customer that has it, else a customer of her own. */
import type { Journeys } from '../../storage/journeys/connect.ts'
import { type ImportPlan, tablesOf } from './import-plan.ts'
import { trimmed } from './sql/text-sql.ts'

/** Address in small letters → the id under which her interactions are sent; only where exactly one customer has it. */
export type CustomersByEmail = (emails: readonly string[]) => Promise<ReadonlyMap<string, string>>

const atOnce = 20_000

/** Returns how many of the file's addresses are those of customers. */
export async function findKnownCustomers(
  journeys: Journeys,
  plan: ImportPlan,
  customersByEmail: CustomersByEmail,
): Promise<number> {
  const { staging, known } = tablesOf(plan.id)
  await journeys.command(`DROP TABLE IF EXISTS ${known} SYNC`)
  if (plan.place.customer === undefined || plan.customerPrefix !== '') return 0
  await journeys.command(
    `CREATE TABLE ${known} (address String, user String) ENGINE = MergeTree ORDER BY address`,
  )
  const address = `lower(${trimmed(`c${plan.place.customer}`)})`
  let found = 0
  for (let after = ''; ; ) {
    const rows = await journeys.rows<{ address: string }>(
      `SELECT DISTINCT ${address} AS address FROM ${staging}
       WHERE position(c${plan.place.customer}, '@') > 0 AND address > {after:String} ORDER BY address LIMIT ${atOnce}`,
      { after },
    )
    const last = rows.at(-1)
    if (!last) return found
    const users = await customersByEmail(rows.map((row) => row.address))
    const lines = [...users]
    if (lines.length > 0) await journeys.insert(known, ['address', 'user'], lines)
    found += lines.length
    after = last.address
  }
}
