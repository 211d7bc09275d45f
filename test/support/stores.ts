/** The two stores of a test, with all their tables: embedded in its folder, or both reached over the network. */
import { join } from 'node:path'
import { connectJourneys, defaultLimits } from '../../src/storage/journeys/connect.ts'
import { migrateJourneys } from '../../src/storage/journeys/migrate.ts'
import { connectRecords } from '../../src/storage/records/connect.ts'
import { migrate } from '../../src/storage/records/migrate.ts'
import { startClickHouseFront } from './clickhouse-front.ts'
import { fillWithEmptyRecords } from './empty-records.ts'
import { type GivenPostgres, givenPostgres } from './postgres.ts'

export type StoresWay = 'embedded' | 'network'
export const storesWays: readonly StoresWay[] = ['embedded', 'network']

/** What a test that does not say gets: vitest.config.ts runs some files a second time, over the network. */
export const wayOfRun = (): StoresWay => (process.env.TEST_STORES === 'network' ? 'network' : 'embedded')

/** One database for each folder, so that a folder can be opened again. */
const databases = new Map<string, Promise<GivenPostgres>>()

async function databaseOf(directory: string): Promise<GivenPostgres> {
  const database = databases.get(directory) ?? givenPostgres()
  databases.set(directory, database)
  return database
}

export async function forgetDatabaseOf(directory: string): Promise<void> {
  const database = databases.get(directory)
  databases.delete(directory)
  await (await database)?.[Symbol.asyncDispose]()
}

export async function openJourneysStore(directory: string, way = wayOfRun()) {
  const front =
    way === 'network' ? await startClickHouseFront({ path: join(directory, 'server') }) : undefined
  const journeys = await connectJourneys({ url: front?.url, directory, limits: defaultLimits })
  await migrateJourneys(journeys)
  return {
    journeys,
    async close() {
      await journeys.close()
      await front?.close()
    },
  }
}

export async function openStores(directory: string, way = wayOfRun()) {
  const url = way === 'network' ? (await databaseOf(directory)).url : undefined
  if (way === 'embedded') await fillWithEmptyRecords(directory)
  const records = await connectRecords({ url, directory })
  await migrate(records)
  const { journeys, close } = await openJourneysStore(directory, way)
  return {
    records,
    journeys,
    async close() {
      await close()
      await records.close()
    },
  }
}
