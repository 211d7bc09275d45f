/** An insert that is read back: the embedded engine acknowledges writes that the disk refused half way. */
import { appError } from '../../model/app-error.ts'
import type { Journeys } from './connect.ts'

type Part = { name: string; block: string }
type Check = { is_passed: number; message: string }

/** Inserted and not merged since; a merge reads its sources whole and fails on a damaged one. */
const partsOfInsert = `
  SELECT name, max_block_number AS block FROM system.parts
  WHERE active AND database = currentDatabase() AND table = {table:String} AND level = 0
    AND rows = {rows:UInt64} AND max_block_number > {after:Int64}`

const lastBlock = `
  SELECT max(max_block_number) AS block FROM system.parts
  WHERE active AND database = currentDatabase() AND table = {table:String}`

export type InsertVerified = (
  table: string,
  columns: readonly string[],
  rows: readonly (readonly unknown[])[],
) => Promise<void>

/** For one writer of a table; others may write beside it. Table names are constants of ours. */
export function verifiedInserts(journeys: Journeys): InsertVerified {
  const verified = new Map<string, number>()

  async function blockBefore(table: string): Promise<number> {
    const known = verified.get(table)
    if (known !== undefined) return known
    const [row] = await journeys.rows<{ block: string }>(lastBlock, { table })
    return Number(row?.block ?? 0)
  }

  async function verify(table: string, rows: number, after: number): Promise<void> {
    const parts = await journeys.rows<Part>(partsOfInsert, { table, rows, after })
    for (const { name, block } of parts) {
      // The name is the engine's own: letters, digits and underscores.
      const [check] = await journeys.rows<Check>(`CHECK TABLE ${table} PART '${name}'`)
      if (check?.is_passed !== 1) await refuse(table, name, check?.message ?? '')
      verified.set(table, Math.max(after, Number(block)))
    }
  }

  async function refuse(table: string, part: string, reason: string): Promise<never> {
    await journeys.command(`ALTER TABLE ${table} DROP PART '${part}'`)
    throw appError(
      'store.disk-full',
      'The disk did not take everything that was written; what it took was removed again. Free some space and try again.',
      { reason },
    )
  }

  return async (table, columns, rows) => {
    if (rows.length === 0) return
    const after = await blockBefore(table)
    await journeys.insert(table, columns, rows)
    await verify(table, rows.length, after)
  }
}
