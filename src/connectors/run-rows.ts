/** What the runs of a connection did, newest first. */
import type { ConnectionRun } from '../model/connection.ts'
import type { Db } from './connection-rows.ts'

const shownRuns = 50

export async function runsOf(db: Db, connection: string): Promise<ConnectionRun[]> {
  const rows = await db
    .selectFrom('connection_run')
    .selectAll()
    .where('connection', '=', connection)
    .orderBy('id', 'desc')
    .limit(shownRuns)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    startedAt: row.started_at.toISOString(),
    finishedAt: row.finished_at?.toISOString() ?? null,
    cause: row.cause,
    outcome: row.outcome,
    counts: {
      taken: row.taken,
      duplicates: row.duplicates,
      refused: row.refused,
      leftOut: row.left_out,
      removed: row.removed,
    },
    failure: row.failure,
  }))
}
