/** Reads back the parts that a statement wrote: the embedded engine acknowledges writes that the disk refused half way. */
import { appError } from '../../model/app-error.ts'
import type { Journeys } from './connect.ts'

type Check = { part_path: string; is_passed: number; message: string }

/** What was there before: parts with a higher number are new. */
export async function lastBlockOf(journeys: Journeys, table: string): Promise<string> {
  const [row] = await journeys.rows<{ block: string }>(
    `SELECT max(max_block_number) AS block FROM system.parts
     WHERE active AND database = currentDatabase() AND table = {table:String}`,
    { table },
  )
  return row?.block ?? '0'
}

/**
 * Drops new parts that are damaged, and throws when there were any. For whoever writes to the table alone.
 * Parts that were merged since are not asked for: a merge reads its sources whole and fails on a damaged one.
 */
export async function refuseDamagedParts(journeys: Journeys, table: string, after: string): Promise<void> {
  const parts = await journeys.rows<{ name: string }>(
    `SELECT name FROM system.parts
     WHERE active AND database = currentDatabase() AND table = {table:String} AND level = 0
       AND max_block_number > {after:Int64}`,
    { table, after },
  )
  const reasons: string[] = []
  for (const { name } of parts) {
    // The name is the engine's own: letters, digits and underscores.
    const [check] = await journeys.rows<Check>(`CHECK TABLE ${table} PART '${name}'`)
    if (check?.is_passed === 1) continue
    reasons.push(check?.message ?? '')
    await journeys.command(`ALTER TABLE ${table} DROP PART '${name}'`)
  }
  if (reasons.length === 0) return
  throw appError(
    'store.disk-full',
    'The disk did not take everything that was written; what it took was removed again. Free some space and try again.',
    { reason: reasons[0] },
  )
}
