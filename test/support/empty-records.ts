/** An embedded records store with all tables and nothing in them: copied in a moment, where making one takes seconds. */
import { createHash } from 'node:crypto'
import { cpSync, existsSync } from 'node:fs'
import { join } from 'node:path'
import packages from '../../package.json' with { type: 'json' }
import { connectRecords } from '../../src/storage/records/connect.ts'
import { migrate, readMigrations } from '../../src/storage/records/migrate.ts'
import { cachedFolder } from './cached-folder.ts'

const migrations = new URL('../../src/storage/records/migrations/', import.meta.url)
/** Where an embedded records store lies in a data folder. */
const cluster = 'postgres'

/** A data folder that has its records already keeps them. */
export async function fillWithEmptyRecords(directory: string): Promise<void> {
  const place = join(directory, cluster)
  if (existsSync(place)) return
  const made = join(await emptyRecords(), cluster)
  // A thousand small files: one at a time from JavaScript they take ten times as long.
  cpSync(made, place, { recursive: true })
}

let made: Promise<string> | undefined

function emptyRecords(): Promise<string> {
  made ??= makeEmptyRecords()
  return made
}

async function makeEmptyRecords(): Promise<string> {
  const version = createHash('sha256').update(packages.dependencies['@electric-sql/pglite'])
  for (const { name, checksum } of await readMigrations(migrations)) version.update(`${name} ${checksum}`)
  return cachedFolder(`empty-records-${version.digest('hex').slice(0, 16)}`, async (staging) => {
    const records = await connectRecords({ directory: staging })
    try {
      await migrate(records)
    } finally {
      await records.close()
    }
  })
}
