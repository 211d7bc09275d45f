/** Reads back the parts that a statement wrote: the embedded engine acknowledges writes that the disk refused half way. */
import { appError } from '../../model/app-error.ts'
import type { JourneysConnection } from './connect.ts'

type Check = { part_path: string; is_passed: number; message: string }
type Part = { name: string; block: string }

// Values stand in the text (constants and numbers of ours): questions with bound values wait for one another.
const partsOf = (table: string): string =>
  `FROM system.parts WHERE active AND database = currentDatabase() AND table = '${table}'`

/** What was there before: parts with a higher number are new. Table names are constants of ours. */
export async function lastBlockOf(journeys: JourneysConnection, table: string): Promise<number> {
  const [row] = await journeys.rows<{ block: string }>(
    `SELECT max(max_block_number) AS block ${partsOf(table)}`,
  )
  return Number(row?.block ?? 0)
}

/**
 * Drops new parts that are damaged, and throws when there were any; `rows`: only parts with so many rows. Answers the
 * last block that was read. Parts that were merged since are not asked for: a merge reads its sources whole and fails
 * on a damaged one.
 */
export async function refuseDamagedParts(
  journeys: JourneysConnection,
  table: string,
  after: number,
  rows?: number,
): Promise<number> {
  const sized = rows === undefined ? '' : `AND rows = ${Math.trunc(rows)}`
  const parts = await journeys.rows<Part>(
    `SELECT name, max_block_number AS block ${partsOf(table)} AND level = 0
     AND max_block_number > ${Math.trunc(after)} ${sized}`,
  )
  const reasons: string[] = []
  for (const { name } of parts) {
    // The name is the engine's own: letters, digits and underscores.
    const [check] = await journeys.rows<Check>(`CHECK TABLE ${table} PART '${name}'`)
    if (check?.is_passed === 1) continue
    reasons.push(check?.message ?? '')
    await journeys.command(`ALTER TABLE ${table} DROP PART '${name}'`)
  }
  if (reasons.length === 0) return Math.max(after, ...parts.map(({ block }) => Number(block)))
  throw appError(
    'store.disk-full',
    'The disk did not take everything that was written; what it took was removed again. Free some space and try again.',
    { reason: reasons[0] },
  )
}
