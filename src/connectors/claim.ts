/** Who runs a connection: one process at a time, for as long as it says that it still does. */
import { sql } from 'kysely'
import type { ConnectionFailure, ConnectionRun, RunCounts } from '../model/connection.ts'
import { storedJson } from '../storage/records/stored-text.ts'
import type { ConnectionRow, Db } from './connection-rows.ts'
import { memoryKey } from './memory-rows.ts'

/** A process that is silent for so long has ended, and another takes over. */
const leaseSeconds = 20
const leaseEnd = sql<Date>`now() + make_interval(secs => ${leaseSeconds})`

/** The next connection that is due and that nobody runs. What failed waits for its own time. */
export async function claimDue(db: Db, me: string): Promise<ConnectionRow | undefined> {
  const { rows } = await sql<ConnectionRow>`
    update connection set claimed_by = ${me}, claimed_until = ${leaseEnd}
    where id = (
      select id from connection as c
      where paused_at is null
        and (claimed_until is null or claimed_until < now())
        and (next_run_at <= now()
          or (failures = 0 and exists (
            select from hook_delivery d where d.connection = c.id and d.state = 'waiting')))
      order by next_run_at nulls last, id
      limit 1
      for update skip locked)
    returning *`.execute(db)
  return rows[0]
}

/** false: somebody else has it now, or it was paused or removed. */
export async function keepClaim(db: Db, id: string, me: string): Promise<boolean> {
  const { rows } = await sql`
    update connection set claimed_until = ${leaseEnd}
    where id = ${id} and claimed_by = ${me} and paused_at is null returning id`.execute(db)
  return rows.length > 0
}

export type StartedRun = { id: number; connection: string; me: string }

export async function startRun(db: Db, row: ConnectionRow, me: string): Promise<StartedRun> {
  // A run that nobody finished belonged to a process that ended in the middle.
  await sql`update connection_run set outcome = 'stopped', finished_at = now()
    where connection = ${row.id} and outcome = 'running'`.execute(db)
  const usual: ConnectionRun['cause'] = row.every_minutes === null ? 'received' : row.next_cause
  const cause: ConnectionRun['cause'] = row.removing ? 'removal' : usual
  const { rows } = await sql<{ id: number }>`
    insert into connection_run (connection, started_at, cause, outcome)
    values (${row.id}, now(), ${cause}, 'running') returning id`.execute(db)
  return { id: rows[0]?.id ?? 0, connection: row.id, me }
}

export type SavedBatch = {
  counts: RunCounts
  /** undefined: as it was */
  cursor?: unknown
  remember?: readonly [key: string, value: unknown][]
  progress?: unknown
}

/** Cursor, counts and what is remembered go together, and only while the claim holds. */
export async function saveBatch(db: Db, run: StartedRun, batch: SavedBatch): Promise<boolean> {
  const { taken, duplicates, refused, leftOut, removed } = batch.counts
  const sum = sql`taken = taken + ${taken}::bigint, duplicates = duplicates + ${duplicates}::bigint,
    refused = refused + ${refused}::bigint, left_out = left_out + ${leftOut}::bigint,
    removed = removed + ${removed}::bigint`
  const cursor = batch.cursor === undefined ? null : storedJson(batch.cursor)
  const progress = batch.progress === undefined ? null : storedJson(batch.progress)
  return db.transaction().execute(async (transaction) => {
    const { rows } = await sql`
      update connection set ${sum}, cursor = coalesce(${cursor}::jsonb, cursor),
        progress = coalesce(${progress}::jsonb, progress), claimed_until = ${leaseEnd},
        last_item_at = case when ${taken}::bigint > 0 then now() else last_item_at end
      where id = ${run.connection} and claimed_by = ${run.me} returning id`.execute(transaction)
    if (rows.length === 0) return false
    await sql`update connection_run set ${sum} where id = ${run.id}`.execute(transaction)
    for (const [key, value] of batch.remember ?? [])
      await sql`
        insert into connection_memory (connection, key, value)
        values (${run.connection}, ${memoryKey(key)}, ${storedJson(value)}::jsonb)
        on conflict (connection, key) do update set value = excluded.value`.execute(transaction)
    return true
  })
}

export type RunEnd =
  | { kind: 'done' }
  | { kind: 'stopped' }
  | { kind: 'failed'; failure: ConnectionFailure; retrySeconds: number }

const keptRuns = 200

/** Gives the connection back. What was asked for meanwhile stays asked for. */
export async function endRun(db: Db, run: StartedRun, end: RunEnd, dueAt: Date | null): Promise<void> {
  const failure = end.kind === 'failed' ? storedJson(end.failure) : null
  const ours = sql`where id = ${run.connection} and claimed_by = ${run.me}`
  const free = sql`claimed_by = null, claimed_until = null, progress = null`
  const askedMeanwhile = sql`date_trunc('milliseconds', next_run_at) is distinct from ${dueAt}::timestamptz`
  await db.transaction().execute(async (transaction) => {
    if (end.kind === 'done')
      await sql`update connection set ${free}, failures = 0, failure = null, fresh_at = now(),
        next_cause = case when ${askedMeanwhile} then next_cause else 'schedule' end,
        next_run_at = case when ${askedMeanwhile} then next_run_at
          else now() + make_interval(mins => every_minutes) end ${ours}`.execute(transaction)
    else if (end.kind === 'stopped') await sql`update connection set ${free} ${ours}`.execute(transaction)
    else
      await sql`update connection set ${free}, failures = failures + 1, failure = ${failure}::jsonb,
        next_run_at = now() + make_interval(secs => ${end.retrySeconds}) ${ours}`.execute(transaction)
    await sql`update connection_run set outcome = ${end.kind}, finished_at = now(), failure = ${failure}::jsonb
      where id = ${run.id}`.execute(transaction)
    await sql`delete from connection_run where connection = ${run.connection} and id <= (
      select id from connection_run where connection = ${run.connection}
      order by id desc offset ${keptRuns} limit 1)`.execute(transaction)
  })
}
