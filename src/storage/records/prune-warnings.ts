/** Deletes warnings that nobody will look at again, so that senders of nonsense cannot fill the store. */
import { type Kysely, sql } from 'kysely'
import type { Tables } from './tables.ts'

/** A warning goes when it is older than `days`, or when there are `most` newer ones. */
export type KeptWarnings = { most: number; days: number }

const dayMs = 86_400_000

/** Returns how many were deleted. */
export async function pruneWarnings(
  db: Kysely<Tables>,
  { most, days }: KeptWarnings,
  now: Date,
): Promise<number> {
  const oldest = new Date(now.getTime() - days * dayMs)
  const { numAffectedRows } = await sql`
    delete from ingest_warning
    where at < ${oldest.toISOString()}::timestamptz
      or id <= (select id from ingest_warning order by id desc limit 1 offset ${most}::bigint)
  `.execute(db)
  return Number(numAffectedRows ?? 0)
}
