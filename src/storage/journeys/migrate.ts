/** Brings the journeys store to the newest shape: numbered files, forward only, each recorded with its checksum. */
import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { appError } from '../../model/app-error.ts'
import type { Journeys } from './connect.ts'

const folder = new URL('./migrations/', import.meta.url)

type Applied = { name: string; checksum: string }

const checksumOf = (sql: string): string => createHash('sha256').update(sql).digest('hex')

/** Statements end with a semicolon at the end of a line. */
const statementsOf = (sql: string): string[] =>
  sql
    .split(/;\s*$/m)
    .map((statement) => statement.trim())
    .filter((statement) => statement.replace(/^--.*$/gm, '').trim() !== '')

/** Callers hold the records store's migration lock, so that two processes never run this at once. */
export async function migrateJourneys(journeys: Journeys): Promise<string[]> {
  await journeys.command(
    'CREATE TABLE IF NOT EXISTS migration (name String, checksum String, at DateTime DEFAULT now()) ENGINE = MergeTree ORDER BY name SETTINGS fsync_after_insert = 1',
  )
  const applied = new Map(
    (await journeys.rows<Applied>('SELECT name, checksum FROM migration')).map((row) => [
      row.name,
      row.checksum,
    ]),
  )
  const files = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort()
  const newer = [...applied.keys()].find((name) => !files.includes(name))
  if (newer)
    throw appError(
      'store.damaged',
      `The journeys store was written by a newer Waymark (it has "${newer}"). Start that version, or restore an older backup.`,
    )
  const done: string[] = []
  for (const name of files) {
    const sql = await readFile(new URL(name, folder), 'utf8')
    const known = applied.get(name)
    if (known === checksumOf(sql)) continue
    if (known)
      throw appError(
        'store.damaged',
        `Migration "${name}" was changed after it had run. Restore the original file.`,
      )
    for (const statement of statementsOf(sql)) await journeys.command(statement)
    await journeys.insert('migration', ['name', 'checksum'], [[name, checksumOf(sql)]])
    done.push(name)
  }
  return done
}
