/** Gives a test an empty records store with all tables, on either engine. */
import { mkdtemp, rm } from 'node:fs/promises'
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

/** The directory of such an embedded store, which nobody has opened. */
export async function givenRecordsDirectory(): Promise<{
  directory: string
  [Symbol.asyncDispose](): Promise<void>
}> {
  const directory = await mkdtemp(join(tmpdir(), 'waymark-records-'))
  await fillWithEmptyRecords(directory)
  return { directory, [Symbol.asyncDispose]: () => rm(directory, { recursive: true, force: true }) }
}

async function onEmbedded(): Promise<GivenRecords> {
  const given = await givenRecordsDirectory()
  const records = await connectRecords(given)
  return {
    records,
    async [Symbol.asyncDispose]() {
      await records.close()
      await given[Symbol.asyncDispose]()
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
