/** What a connection remembers beside its cursor. */
import { storedText } from '../storage/records/stored-text.ts'
import type { Db } from './connection-rows.ts'

/** Keys are made of what other systems sent. */
export const memoryKey = (key: string): string => storedText(key, 500)

const recallAtOnce = 500

/** By the key as it is stored. */
export async function recall(
  db: Db,
  connection: string,
  keys: readonly string[],
): Promise<Map<string, unknown>> {
  const found = new Map<string, unknown>()
  const wanted = [...new Set(keys.map(memoryKey))]
  for (let from = 0; from < wanted.length; from += recallAtOnce) {
    const rows = await db
      .selectFrom('connection_memory')
      .select(['key', 'value'])
      .where('connection', '=', connection)
      .where('key', 'in', wanted.slice(from, from + recallAtOnce))
      .execute()
    for (const { key, value } of rows) found.set(key, value)
  }
  return found
}
