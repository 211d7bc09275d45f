/** Takes from the disk what the engine keeps for a while after a deletion: parts that newer ones replaced. */
import { setTimeout as sleep } from 'node:timers/promises'
import { appError } from '../../model/app-error.ts'
import type { Journeys } from './connect.ts'

const mostTries = 60
const pauseMs = 500

/**
 * The engine looks for old parts seldom, and always after it dropped a partition: so one is dropped that does not exist.
 * A question that still reads an old part keeps it for as long as it lasts. Names of tables are constants of ours.
 */
export async function forgetOldParts(journeys: Journeys, tables: readonly string[]): Promise<void> {
  for (const table of tables)
    await journeys.command(`ALTER TABLE ${table} MODIFY SETTING old_parts_lifetime = 0`)
  try {
    let left = [...tables]
    for (let tries = 0; left.length > 0; tries++) {
      if (tries > 0) await sleep(pauseMs)
      for (const table of left) await journeys.command(`ALTER TABLE ${table} DROP PARTITION ID 'none'`)
      left = await withOldParts(journeys, tables)
      if (left.length > 0 && tries >= mostTries)
        throw appError(
          'query.failed',
          'The journeys store keeps old parts on the disk. It is tried again at the next start.',
          {
            tables: left,
          },
        )
    }
  } finally {
    for (const table of tables)
      await journeys.command(`ALTER TABLE ${table} RESET SETTING old_parts_lifetime`)
  }
}

async function withOldParts(journeys: Journeys, tables: readonly string[]): Promise<string[]> {
  const rows = await journeys.rows<{ table: string }>(
    'SELECT DISTINCT table FROM system.parts WHERE database = currentDatabase() AND NOT active AND table IN {tables:Array(String)}',
    { tables },
  )
  return rows.map(({ table }) => table)
}

/** Deletes rows by writing their parts anew, so that they are gone from the disk with the old parts. */
export const deleteForGood = (
  journeys: Journeys,
  table: string,
  where: string,
  params: Record<string, unknown>,
): Promise<void> =>
  journeys.command(`ALTER TABLE ${table} DELETE WHERE ${where}`, params, {
    settings: { max_execution_time: 3600, mutations_sync: '2' },
  })
