/** What one person said by way of connections to other systems, as these name it. */
import type { Journeys } from '../../storage/journeys/connect.ts'
import { type Owned, ownedSql } from './erase-interactions.ts'

/** Ids of messages that others told are `connector:origin:key`; conversations of mailboxes are in the properties. */
export async function saidByConnections(
  journeys: Journeys,
  owned: Owned,
): Promise<{ messages: string[]; threads: string[] }> {
  const { where, params } = ownedSql(owned)
  const rows = await journeys.rows<{ message_id: string; thread: string }>(
    `SELECT message_id, JSONExtractString(properties, 'thread') AS thread FROM interactions
     WHERE ${where} AND position(message_id, ':') > 0`,
    params,
  )
  return {
    messages: rows.map((row) => row.message_id),
    threads: [...new Set(rows.flatMap(({ thread }) => thread || []))],
  }
}
