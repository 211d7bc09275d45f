/** Gives a test an empty records store with all tables, on either engine. */
import { rmSync } from 'node:fs'
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connectRecords, type Records } from '../../src/storage/records/connect.ts'
import { migrate } from '../../src/storage/records/migrate.ts'
import { fillWithEmptyRecords } from './empty-records.ts'
import { givenPostgres } from './postgres.ts'

export type GivenRecords = { records: Records; [Symbol.asyncDispose](): Promise<void> }

/** What the same suite runs on: `describe.each(recordsEngines)('… on %s', (engine) => …)`. */
export const recordsEngines = ['the embedded engine', 'a PostgreSQL server'] as const
export type RecordsEngine = (typeof recordsEngines)[number]

/** `await using given = await givenRecords()` */
export async function givenRecords(engine: RecordsEngine = 'the embedded engine'): Promise<GivenRecords> {
  return engine === 'the embedded engine' ? onEmbedded() : onServer()
}

/** A new directory with a store that has no tables yet, which opens in half a second instead of four. */
export async function givenRecordsDirectory(): Promise<{
  directory: string
  [Symbol.asyncDispose](): Promise<void>
}> {
  const directory = await mkdtemp(join(tmpdir(), 'waymark-records-'))
  await cp(await emptyCluster(), directory, { recursive: true })
  return { directory, [Symbol.asyncDispose]: () => rm(directory, { recursive: true, force: true }) }
}

async function onEmbedded(): Promise<GivenRecords> {
  const directory = await mkdtemp(join(tmpdir(), 'waymark-records-'))
  await fillWithEmptyRecords(directory)
  const records = await connectRecords({ directory })
  return {
    records,
    async [Symbol.asyncDispose]() {
      await records.close()
      await rm(directory, { recursive: true, force: true })
    },
  }
}

async function onServer(): Promise<GivenRecords> {
  const database = await givenPostgres()
  const records = await connectRecords({ url: database.url, directory: join(tmpdir(), 'waymark-not-used') })
  await migrate(records)
  return {
    records,
    async [Symbol.asyncDispose]() {
      await records.close()
      await database[Symbol.asyncDispose]()
    },
  }
}

let made: Promise<string> | undefined

/** Made once per test file: a store that was opened and closed, to be copied. */
function emptyCluster(): Promise<string> {
  made ??= makeEmptyCluster()
  return made
}

async function makeEmptyCluster(): Promise<string> {
  const draft = await mkdtemp(join(tmpdir(), 'waymark-records-empty-'))
  const records = await connectRecords({ directory: draft })
  await records.close()
  process.on('exit', () => rmSync(draft, { recursive: true, force: true }))
  return draft
}
