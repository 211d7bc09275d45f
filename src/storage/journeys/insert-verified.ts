/** An insert that is read back before it counts as done. */
import type { JourneysConnection } from './connect.ts'
import { lastBlockOf, refuseDamagedParts } from './verified-parts.ts'

export type InsertVerified = (
  table: string,
  columns: readonly string[],
  rows: readonly (readonly unknown[])[],
) => Promise<void>

/** For one writer of a table; others may write beside it. Table names are constants of ours. */
export function verifiedInserts(journeys: JourneysConnection): InsertVerified {
  const verified = new Map<string, number>()
  return async (table, columns, rows) => {
    if (rows.length === 0) return
    const after = verified.get(table) ?? (await lastBlockOf(journeys, table))
    await journeys.insert(table, columns, rows)
    verified.set(table, await refuseDamagedParts(journeys, table, after, rows.length))
  }
}
