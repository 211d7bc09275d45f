/** Removes everything that an import wrote, and says whose journeys that changes. */
import type { Journeys } from '../../storage/journeys/connect.ts'
import { longStatement } from './prepare.ts'

/** Above this many customers, rebuilding all is quicker than naming them. */
export const manyHomes = 200_000
const homesAtOnce = 10_000

export type ChangedHomes = AsyncIterable<bigint[]> | 'many'

export async function takeBack(journeys: Journeys, id: number): Promise<ChangedHomes> {
  const homes = await homesWhere(journeys, 'interactions', 'import = {id:UInt32}', { id })
  await journeys.command(
    'ALTER TABLE interactions DELETE WHERE import = {id:UInt32}',
    { id },
    {
      settings: { ...longStatement, mutations_sync: '2' },
    },
  )
  return homes
}

/** Read at once, since the rows may be gone when the homes are used. `where` is SQL of our own. */
export async function homesWhere(
  journeys: Journeys,
  table: string,
  where: string,
  params: Record<string, unknown>,
): Promise<ChangedHomes> {
  const [count] = await journeys.rows<{ homes: string }>(
    `SELECT uniqExact(home) AS homes FROM ${table} WHERE ${where}`,
    params,
  )
  if (Number(count?.homes ?? 0) > manyHomes) return 'many'
  const rows = await journeys.rows<{ home: string }>(
    `SELECT DISTINCT home FROM ${table} WHERE ${where} ORDER BY home`,
    params,
  )
  return pages(rows.map(({ home }) => BigInt(home)))
}

async function* pages(homes: readonly bigint[]): AsyncGenerator<bigint[]> {
  for (let from = 0; from < homes.length; from += homesAtOnce) yield homes.slice(from, from + homesAtOnce)
}
