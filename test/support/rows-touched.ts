/** How many rows a question gave or threw away on its way: what it costs, whatever the machine. */
import { type Kysely, type RawBuilder, sql, type Transaction } from 'kysely'
import type { Tables } from '../../src/storage/records/tables.ts'

type Node = {
  'Actual Rows': number
  'Actual Loops': number
  'Rows Removed by Filter'?: number
  'Rows Removed by Join Filter'?: number
  'Rows Removed by Index Recheck'?: number
  Plans?: Node[]
}

/** The question is answered for real. */
export async function rowsTouched(
  db: Kysely<Tables> | Transaction<Tables>,
  question: RawBuilder<unknown>,
): Promise<number> {
  const { rows } = await sql<{ 'QUERY PLAN': [{ Plan: Node }] }>`
    explain (analyze, format json) ${question}`.execute(db)
  const touched = (node: Node): number =>
    node['Actual Loops'] *
      (node['Actual Rows'] +
        (node['Rows Removed by Filter'] ?? 0) +
        (node['Rows Removed by Join Filter'] ?? 0) +
        (node['Rows Removed by Index Recheck'] ?? 0)) +
    (node.Plans ?? []).reduce((sum, child) => sum + touched(child), 0)
  const plan = rows[0]?.['QUERY PLAN'][0].Plan
  if (!plan) throw new Error('The database told no plan.')
  return touched(plan)
}
