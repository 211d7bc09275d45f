/** Deletes the derived rows of some customers from the disk: where a journey ended, and what it contributed to maps. */
import type { Journeys } from '../storage/journeys/connect.ts'
import { deleteForGood } from '../storage/journeys/forget-old-parts.ts'

const tables = ['journeys', 'map_journeys', 'journeys_next'] as const

/** Tables that hold rows of people, for whoever must know what is left on the disk. */
export async function personalTables(journeys: Journeys): Promise<string[]> {
  const rows = await journeys.rows<{ name: string }>(
    'SELECT name FROM system.tables WHERE database = currentDatabase() AND name IN {tables:Array(String)}',
    { tables: [...tables, 'interactions', 'members', 'homes_of_customer'] },
  )
  return rows.map(({ name }) => name)
}

/** To be called when their journeys were derived anew, and while nothing else is. */
export async function eraseJourneys(journeys: Journeys, customers: readonly bigint[]): Promise<void> {
  const there = new Set(await personalTables(journeys))
  for (const table of tables)
    if (there.has(table))
      await deleteForGood(journeys, table, 'customer IN {customers:Array(UInt64)}', { customers })
}
