/** Fills the table of prepared interactions from the staging table, and finds rows that repeat. */

import { hash64Sql } from '../../journey/hash.ts'
import type { Journeys } from '../../storage/journeys/connect.ts'
import type { ErasedPeople } from '../../storage/records/erased-people.ts'
import { type ImportPlan, tablesOf } from './import-plan.ts'
import { type CustomersByEmail, findKnownCustomers } from './known-customers.ts'
import { refuseErasedRows } from './refuse-erased-rows.ts'
import { preparedColumns, prepareSql } from './sql/prepare-sql.ts'

const chunkRows = 500_000
/** Rows whose hashes are held in memory at once. */
const partRows = 2_000_000

export const longStatement = { max_execution_time: 3600 } as const

/** Rows `from` < row <= `to`. */
export type Block = { from: number; to: number }

export function* rowRanges(rows: number, size = chunkRows): Generator<Block> {
  for (let from = 0; from < rows; from += size) yield { from, to: Math.min(rows, from + size) }
}

export type PrepareWith = { now: Date; erased: ErasedPeople; customersByEmail: CustomersByEmail }

/** Returns how many customers the file names by an e-mail address that is theirs. */
export async function prepare(
  journeys: Journeys,
  plan: ImportPlan,
  rows: number,
  { now, erased, customersByEmail }: PrepareWith,
  onRows: (rows: number) => void,
  signal?: AbortSignal,
): Promise<number> {
  const { prepared, repeats } = tablesOf(plan.id)
  const columns = Object.entries(preparedColumns).map(([name, type]) => `${name} ${type}`)
  await journeys.command(`DROP TABLE IF EXISTS ${prepared} SYNC`)
  await journeys.command(`DROP TABLE IF EXISTS ${repeats} SYNC`)
  await journeys.command(`CREATE TABLE ${prepared} (${columns.join(', ')}) ENGINE = MergeTree ORDER BY row`)
  await journeys.command(
    `CREATE TABLE ${repeats} (row UInt64, nth UInt32, message UInt64, message_id String) ENGINE = MergeTree ORDER BY row`,
  )
  const known = await findKnownCustomers(journeys, plan, customersByEmail)
  for (const { from, to } of rowRanges(rows)) {
    if (signal?.aborted) return known
    const { sql, params } = prepareSql(plan, { now, knowsCustomers: known > 0 }, from, to)
    await journeys.command(sql, params, { settings: longStatement })
    onRows(to)
  }
  await refuseErasedRows(journeys, plan.id, erased)
  if (plan.place.messageId === undefined) await numberRepeats(journeys, plan.id, rows)
  else await findSameMessages(journeys, plan.id, rows)
  return known
}

/** Equal rows of one file are true repeats: each after the first gets a message id of its own, by its number. */
async function numberRepeats(journeys: Journeys, id: number, rows: number): Promise<void> {
  const { prepared, repeats } = tablesOf(id)
  for (const part of parts(rows)) {
    await journeys.command(
      `INSERT INTO ${repeats} (row, nth, message, message_id)
       SELECT row, nth, ${hash64Sql('numbered')}, numbered FROM (
         SELECT row, nth, concat(message_id, '-', toString(nth)) AS numbered FROM (
           SELECT row, message_id, row_number() OVER (PARTITION BY message ORDER BY row) AS nth
           FROM ${prepared} WHERE ${repeated(prepared)}
         ) WHERE nth > 1
       )`,
      part,
      { settings: longStatement },
    )
  }
}

/** With message ids given, the same id again is a duplicate: it is marked by message 0. */
async function findSameMessages(journeys: Journeys, id: number, rows: number): Promise<void> {
  const { prepared, repeats } = tablesOf(id)
  for (const part of parts(rows)) {
    await journeys.command(
      `INSERT INTO ${repeats} (row, nth, message, message_id)
       SELECT row, nth, 0, '' FROM (
         SELECT row, row_number() OVER (PARTITION BY message ORDER BY row) AS nth
         FROM ${prepared} WHERE ${repeated(prepared)}
       ) WHERE nth > 1`,
      part,
      { settings: longStatement },
    )
  }
}

const repeated = (prepared: string): string =>
  `problem = '' AND message % {parts:UInt64} = {part:UInt64} AND message IN (
     SELECT message FROM ${prepared} WHERE problem = '' AND message % {parts:UInt64} = {part:UInt64}
     GROUP BY message HAVING count() > 1)`

/** Work by hash is done in parts, so that its memory does not grow with the file. */
function parts(rows: number): { parts: number; part: number }[] {
  const count = Math.max(1, Math.ceil(rows / partRows))
  return Array.from({ length: count }, (_, part) => ({ parts: count, part }))
}

/** Finds the rows whose interaction is stored already. */
export async function findStored(journeys: Journeys, id: number, rows: number): Promise<void> {
  const { stored } = tablesOf(id)
  await journeys.command(`DROP TABLE IF EXISTS ${stored} SYNC`)
  await journeys.command(`CREATE TABLE ${stored} (row UInt64) ENGINE = MergeTree ORDER BY row`)
  for (const part of parts(rows))
    await addStored(journeys, id, 'message % {parts:UInt64} = {part:UInt64}', part)
}

/** Finds those of a block that were stored since. */
export const findStoredMeanwhile = (journeys: Journeys, id: number, { from, to }: Block): Promise<void> =>
  addStored(
    journeys,
    id,
    `row > {from:UInt64} AND row <= {to:UInt64} AND row NOT IN (SELECT row FROM ${tablesOf(id).stored})`,
    { from: String(from), to: String(to) },
  )

async function addStored(
  journeys: Journeys,
  id: number,
  where: string,
  params: Record<string, unknown>,
): Promise<void> {
  const { prepared, repeats, stored } = tablesOf(id)
  const first = `FROM ${prepared} WHERE problem = '' AND row NOT IN (SELECT row FROM ${repeats}) AND ${where}`
  const again = `FROM ${repeats} WHERE message != 0 AND ${where}`
  for (const which of [first, again])
    await journeys.command(
      `INSERT INTO ${stored} SELECT row ${which} AND message IN (
         SELECT message FROM interactions WHERE message IN (SELECT message ${which}))`,
      params,
      { settings: longStatement },
    )
}
