/** Whose journeys an import or its undo changed: kept on disk until these are derived, so that a stop forgets nobody. */
import type { Journeys } from '../../storage/journeys/connect.ts'
import { longStatement } from './prepare.ts'

/** Above this many customers, rebuilding all is quicker than naming them. */
const manyHomes = 200_000
const homesAtOnce = 10_000

/** `many`: too many to derive one by one. The pages name each home once. */
export type ChangedHomes = { many: boolean; pages(): AsyncIterable<bigint[]> }

const tableName = 'changed_homes'
let lastNumber = 0

/**
 * Notes the homes of some rows, before these can be gone. Returns the list's table. `where` is SQL of our own,
 * asked once with each of the parameters.
 */
export async function noteHomes(
  journeys: Journeys,
  from: string,
  where: string,
  each: readonly Record<string, unknown>[],
): Promise<string> {
  lastNumber = Math.max(Date.now(), lastNumber + 1)
  const list = `${tableName}_${lastNumber}`
  // The engine makes the homes of each block it writes distinct, so no set of all of them is held in memory.
  await journeys.command(
    `CREATE TABLE ${list} (home UInt64) ENGINE = ReplacingMergeTree ORDER BY home
     SETTINGS fsync_after_insert = 1, fsync_part_directory = 1`,
  )
  const sql = `INSERT INTO ${list} SELECT home FROM ${from} WHERE ${where}`
  for (const params of each) await journeys.command(sql, params, { settings: longStatement })
  return list
}

export async function changedHomes(journeys: Journeys, list: string): Promise<ChangedHomes> {
  const [found] = await journeys.rows<{ homes: string }>(`SELECT uniq(home) AS homes FROM ${list}`)
  return { many: Number(found?.homes ?? 0) > manyHomes, pages: () => pagesOf(journeys, list) }
}

async function* pagesOf(journeys: Journeys, list: string): AsyncGenerator<bigint[]> {
  let page = await homesFrom(journeys, list, '')
  while (page.length > 0) {
    yield page
    page = await homesFrom(journeys, list, String(page.at(-1)))
  }
}

async function homesFrom(journeys: Journeys, list: string, after: string): Promise<bigint[]> {
  const rows = await journeys.rows<{ home: string }>(
    `SELECT DISTINCT home FROM ${list} WHERE {first:Bool} OR home > {after:UInt64}
     ORDER BY home LIMIT ${homesAtOnce}`,
    { first: after === '', after: after || '0' },
  )
  return rows.map(({ home }) => BigInt(home))
}

/** Lists whose journeys may not be derived yet, the oldest first. */
export async function homeLists(journeys: Journeys): Promise<string[]> {
  const lists = await journeys.rows<{ name: string }>(
    'SELECT name FROM system.tables WHERE database = currentDatabase() AND match(name, {pattern:String}) ORDER BY name',
    { pattern: `^${tableName}_[0-9]+$` },
  )
  return lists.map(({ name }) => name)
}

export const dropHomes = (journeys: Journeys, list: string): Promise<void> =>
  journeys.command(`DROP TABLE IF EXISTS ${list} SYNC`)
