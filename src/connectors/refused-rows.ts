/** Rows that could not become records: kept as they were read, listed, tried again with each run. */
import { sql } from 'kysely'
import type { ErrorCode } from '../model/app-error.ts'
import type { ConnectedTable, RowRefused, RowsWritten } from '../model/connected-rows.ts'
import type { RowNotTaken } from '../model/connection.ts'
import { storedJson, storedText } from '../storage/records/stored-text.ts'
import type { Db } from './connection-rows.ts'

const mostKept = 10_000
const triedAtOnce = 1_000

export const rowKey = (key: string): string => storedText(key, 300)

const isKept = ({ key }: RowRefused): boolean => key !== ''

export async function forgetTaken(db: Db, connection: string, keys: readonly string[]): Promise<void> {
  await sql`delete from connection_refused
    where connection = ${connection} and key = any(${keys.map(rowKey)}::text[])`.execute(db)
}

/** Those of the table that were taken are kept no longer. */
export async function settleRows(
  db: Db,
  connection: string,
  table: ConnectedTable,
  { refused }: RowsWritten,
): Promise<void> {
  const rows = refused.filter(isKept).map((row) => ({ ...row, key: rowKey(row.key) }))
  const still = new Set(rows.map(({ key }) => key))
  const taken = table.rows.map(({ key }) => rowKey(key)).filter((key) => !still.has(key))
  await forgetTaken(db, connection, taken)
  if (rows.length === 0) return
  const kept = rows.map(({ key, at, cells, ...problem }) => ({ key, at, cells, problem }))
  await sql`insert into connection_refused (connection, key, at, problem, cells)
    select distinct on (key) ${connection}, key, at, problem, cells
    from jsonb_to_recordset(${storedJson(kept)}::jsonb) as x(key text, at bigint, problem jsonb, cells jsonb)
    on conflict (connection, key) do update
      set at = excluded.at, problem = excluded.problem, cells = excluded.cells, tried_at = now()`.execute(db)
  await sql`delete from connection_refused where connection = ${connection} and key in (
    select key from connection_refused where connection = ${connection}
    order by first_at desc, key offset ${mostKept})`.execute(db)
}

const tooLarge: ErrorCode = 'connection.row-too-large'

export type TooLarge = { key: string; bytes: number; most: number }

/** It is not tried again by itself: it comes once it is changed there. false: it was noted before. */
export async function noteTooLarge(
  db: Db,
  connection: string,
  { key, bytes, most }: TooLarge,
): Promise<boolean> {
  const message = `The row has ${Math.ceil(bytes / 1024 ** 2)} MB; up to ${most / 1024 ** 2} MB are read. Leave large columns out: write a query that selects what is needed, or shorten the row there.`
  const problem = JSON.stringify({ code: tooLarge, message, column: '', value: '' })
  const { rows } = await sql`insert into connection_refused as r (connection, key, problem, cells)
    values (${connection}, ${rowKey(key)}, ${problem}::jsonb, '{}')
    on conflict (connection, key) do update set problem = excluded.problem, cells = excluded.cells
      where r.problem <> excluded.problem returning key`.execute(db)
  return rows.length > 0
}

/** Those that were tried longest ago. */
export async function rowsToTry(db: Db, connection: string): Promise<ConnectedTable | undefined> {
  const rows = await db
    .selectFrom('connection_refused')
    .select(['key', 'at', 'cells'])
    .where('connection', '=', connection)
    .where(sql<boolean>`problem ->> 'code' <> ${tooLarge}`)
    .orderBy('tried_at')
    .orderBy('key')
    .limit(triedAtOnce)
    .execute()
  if (rows.length === 0) return undefined
  const columns = [...new Set(rows.flatMap(({ cells }) => Object.keys(cells)))]
  return {
    columns,
    rows: rows.map(({ key, at, cells }) => ({ key, at, cells: columns.map((name) => cells[name] ?? '') })),
  }
}

export async function refusedRows(
  db: Db,
  connection: string,
  { limit, after }: { limit: number; after?: string | undefined },
): Promise<{ rows: RowNotTaken[]; next: string | null }> {
  const found = await db
    .selectFrom('connection_refused')
    .selectAll()
    .where('connection', '=', connection)
    .$if(after !== undefined, (query) => query.where('key', '>', after ?? ''))
    .orderBy('key')
    .limit(limit + 1)
    .execute()
  const rows = found.slice(0, limit)
  return {
    rows: rows.map(({ key, first_at, problem, cells }) => ({
      ...{ key, since: first_at.toISOString(), cells },
      ...problem,
    })),
    next: found.length > limit ? (rows.at(-1)?.key ?? null) : null,
  }
}

/** How many there are, for each connection that has any. */
export async function countRefusedRows(db: Db): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('connection_refused')
    .select(({ fn }) => ['connection', fn.countAll<number>().as('n')])
    .groupBy('connection')
    .execute()
  return new Map(rows.map(({ connection, n }) => [connection, Number(n)]))
}

export async function forgetRefusedRows(db: Db, connection: string): Promise<void> {
  await db.deleteFrom('connection_refused').where('connection', '=', connection).execute()
}
