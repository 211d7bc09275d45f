/** Brings the tables of the records store to the newest form: forward only, one process at a time. */
import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { type Kysely, sql } from 'kysely'
import { appError } from '../../model/app-error.ts'
import type { Records } from './connect.ts'
import type { Tables } from './tables.ts'

/** A file NNN-name.sql. Once released it never changes: a correction is a new file. */
export type Migration = { number: number; name: string; text: string; checksum: string }

/** Any number that no other program uses on the same database. */
const lockNumber = 7_283_464_601

/** Returns the names of what was applied now. */
export async function migrate(records: Records, migrations?: readonly Migration[]): Promise<string[]> {
  const wanted = migrations ?? (await readMigrations(new URL('./migrations/', import.meta.url)))
  return records.db.connection().execute(async (db) => {
    await sql`select pg_advisory_lock(${sql.lit(lockNumber)})`.execute(db)
    try {
      return await applyMissing(db, wanted)
    } finally {
      await sql`select pg_advisory_unlock(${sql.lit(lockNumber)})`.execute(db)
    }
  })
}

export async function readMigrations(folder: URL): Promise<Migration[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort()
  return Promise.all(
    names.map(async (name) => migration(name, await readFile(new URL(name, folder), 'utf8'))),
  )
}

export function migration(name: string, text: string): Migration {
  // A checkout on another system may bring other line ends.
  const checksum = createHash('sha256').update(text.replaceAll('\r\n', '\n')).digest('hex')
  return { number: Number.parseInt(name, 10), name, text, checksum }
}

async function applyMissing(db: Kysely<Tables>, wanted: readonly Migration[]): Promise<string[]> {
  await sql`create table if not exists schema_migration (
    number integer primary key, name text not null, checksum text not null, applied_at timestamptz not null default now()
  )`.execute(db)
  const applied = await db.selectFrom('schema_migration').selectAll().orderBy('number').execute()
  checkHistory(applied, wanted)
  const done = new Set(applied.map(({ number }) => number))
  const missing = wanted.filter(({ number }) => !done.has(number))
  for (const one of missing) await apply(db, one)
  return missing.map(({ name }) => name)
}

async function apply(db: Kysely<Tables>, { number, name, text, checksum }: Migration): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    await sql.raw(text).execute(transaction)
    await transaction.insertInto('schema_migration').values({ number, name, checksum }).execute()
  })
}

function checkHistory(
  applied: readonly Pick<Migration, 'number' | 'name' | 'checksum'>[],
  wanted: readonly Migration[],
): void {
  wanted.forEach(({ number, name }, index) => {
    const before = wanted[index - 1]
    if (!Number.isInteger(number) || (before && number <= before.number))
      throw appError(
        'store.migration-changed',
        `Migration ${name} needs a number of its own, above that of ${before?.name ?? 'none'}. Rename the file.`,
        { name },
      )
  })
  const byNumber = new Map(wanted.map((one) => [one.number, one]))
  const newest = applied.findLast(({ number }) => !byNumber.has(number))
  if (newest)
    throw appError(
      'store.newer',
      `The records were last used by a newer Waymark (${newest.name}). Start that version, or restore a backup made before the upgrade.`,
      { newest: newest.name, known: wanted.at(-1)?.name },
    )
  for (const { number, name, checksum } of applied)
    if (byNumber.get(number)?.checksum !== checksum)
      throw appError(
        'store.migration-changed',
        `Migration ${name} is not the one that was applied to this database. Bring the file back as released; a correction is a new file.`,
        { name },
      )
}
