/** What a connection remembers beside its cursor. */
import type { Db } from './connection-rows.ts'

const recallAtOnce = 500

export async function recall(
  db: Db,
  connection: string,
  keys: readonly string[],
): Promise<Map<string, unknown>> {
  const found = new Map<string, unknown>()
  const wanted = [...new Set(keys)]
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
