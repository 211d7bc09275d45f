/** The first reply to a ticket is its first response. */
import { sql } from 'kysely'
import type { AnyWrite } from './apply-write.ts'
import type { Db } from './record-rows.ts'
import type { StoredRecord } from './stored-record.ts'

/** Writes to the tickets whose first response these activities are. */
export async function firstResponses(db: Db, activities: readonly StoredRecord[]): Promise<AnyWrite[]> {
  const replies = new Map<string, { at: string; doneAt: Date }>()
  for (const { values, deletedAt, updatedAt } of activities) {
    const { ticket, at } = values
    const isReply = values.kind === 'reply' && values.done === true && values.direction !== 'in'
    if (!isReply || deletedAt || typeof ticket !== 'string' || typeof at !== 'string') continue
    const earlier = replies.get(ticket)
    if (!earlier || at < earlier.at) replies.set(ticket, { at, doneAt: new Date(updatedAt) })
  }
  if (replies.size === 0) return []
  const { rows } = await sql<{ id: string }>`
    select id from crm_ticket where id = any(${[...replies.keys()]}::text[])
    and first_response_at is null and deleted_at is null order by id`.execute(db)
  return rows.flatMap(({ id }): AnyWrite[] => {
    const reply = replies.get(id)
    if (!reply) return []
    const { at, doneAt } = reply
    return [{ do: 'update', id, values: { firstResponseAt: at }, learntAt: Date.parse(at), doneAt }]
  })
}
