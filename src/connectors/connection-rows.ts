/** The connections as they are stored. */
import type { Kysely, Selectable, Updateable } from 'kysely'
import { appError } from '../model/app-error.ts'
import type { Connection, ConnectionState } from '../model/connection.ts'
import { storedJson } from '../storage/records/stored-text.ts'
import type { Tables } from '../storage/records/tables.ts'

export type ConnectionRow = Selectable<Tables['connection']>
export type Db = Kysely<Tables>

/** What ids of what it brings begin with. */
export const sourceOf = ({ connector, origin }: ConnectionRow): string => `${connector}:${origin}`

export const allConnections = (db: Db): Promise<ConnectionRow[]> =>
  db.selectFrom('connection').selectAll().orderBy('created_at').orderBy('id').execute()

export async function connectionRow(db: Db, id: string): Promise<ConnectionRow> {
  const row = await db.selectFrom('connection').selectAll().where('id', '=', id).executeTakeFirst()
  if (row) return row
  throw appError('connection.not-found', 'There is no such connection. Look it up in the list of Sources.')
}

export type NewRow = {
  id: string
  connector: string
  name: string
  settings: Record<string, unknown>
  secrets: string
  secretNames: string[]
  origin: string
  everyMinutes: number | null
  createdBy: string
}

export async function addConnection(db: Db, row: NewRow): Promise<void> {
  await db
    .insertInto('connection')
    .values({
      id: row.id,
      connector: row.connector,
      name: row.name,
      settings: storedJson(row.settings),
      secrets: row.secrets,
      secret_names: JSON.stringify(row.secretNames),
      origin: row.origin,
      every_minutes: row.everyMinutes,
      next_run_at: row.everyMinutes === null ? null : new Date(),
      next_cause: 'backfill',
      created_by: row.createdBy,
    })
    .execute()
}

export async function changeConnection(
  db: Db,
  id: string,
  change: Updateable<Tables['connection']>,
): Promise<void> {
  const { numUpdatedRows } = await db
    .updateTable('connection')
    .set(change)
    .where('id', '=', id)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) await connectionRow(db, id)
}

/** How many received payloads wait to be told, or for a person, for each connection that has any. */
export async function countDeliveries(db: Db, state: 'waiting' | 'asks'): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('hook_delivery')
    .select(({ fn }) => ['connection', fn.countAll<number>().as('n')])
    .where('state', '=', state)
    .groupBy('connection')
    .execute()
  return new Map(rows.map(({ connection, n }) => [connection, n]))
}

const isClaimed = (row: ConnectionRow, now: Date): boolean => (row.claimed_until ?? 0) > now

function stateOf(row: ConnectionRow, now: Date): ConnectionState {
  if (row.paused_at) return 'paused'
  if (isClaimed(row, now)) return 'running'
  if (row.failures > 0) return 'failing'
  return row.fresh_at ? 'fresh' : 'new'
}

function progressOf({ progress }: ConnectionRow, now: Date): Connection['progress'] {
  if (!progress) return null
  const { done, total, since, from } = progress
  const perMs = (done - from) / Math.max(1, now.getTime() - since)
  const left = total === null || perMs <= 0 ? null : Math.max(0, Math.round((total - done) / perMs / 1000))
  return { done, total, secondsLeft: left }
}

/** Until when the secret of before counts; null: it does not. */
export const formerUntil = ({ former_secrets, former_until }: ConnectionRow, now: Date): Date | null =>
  former_secrets !== '' && former_until !== null && former_until > now ? former_until : null

/** Of what waited before these were counted. */
const unasked = { changed: false, ofPeople: 0, ofOthers: 0 }

/** What people may see of it: no secret. */
export const shownConnection = (
  row: ConnectionRow,
  open: { waiting: number; asks: number; notTaken: number },
  now: Date,
): Connection => ({
  id: row.id,
  connector: row.connector,
  name: row.name,
  settings: row.settings,
  secretsSet: row.secret_names,
  everyMinutes: row.every_minutes,
  state: stateOf(row, now),
  createdAt: row.created_at.toISOString(),
  freshAt: row.fresh_at?.toISOString() ?? null,
  lastItemAt: row.last_item_at?.toISOString() ?? null,
  nextRunAt: row.paused_at ? null : (row.next_run_at?.toISOString() ?? null),
  failure: row.failure,
  failures: row.failures,
  progress: isClaimed(row, now) ? progressOf(row, now) : null,
  counts: {
    taken: row.taken,
    duplicates: row.duplicates,
    refused: row.refused,
    leftOut: row.left_out,
    removed: row.removed,
  },
  // Who said yes is not asked again until the table was looked at once more.
  gone: row.gone_agreed === null ? row.gone && { ...unasked, ...row.gone } : null,
  formerSecretUntil: formerUntil(row, now)?.toISOString() ?? null,
  removing: row.removing && {
    interactions: row.removing.interactions,
    records: row.removing.records,
    kept: row.removing.kept,
  },
  hookPath: row.every_minutes === null ? `/v1/hooks/${row.id}` : null,
  ...open,
})
