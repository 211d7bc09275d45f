/** The whole way in, on real engines in a new directory. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { AcceptedBatch } from '../../src/ingest/accepted-batch.ts'
import { createIdentity } from '../../src/ingest/identity/identity.ts'
import { createIngest, type IngestSettings } from '../../src/ingest/ingest.ts'
import { openCatalogue } from '../../src/ingest/touchpoints/catalogue.ts'
import { forgetDatabaseOf, openStores, type StoresWay, wayOfRun } from './stores.ts'

export type GivenIngest = Awaited<ReturnType<typeof openIngest>>

export async function openIngest(
  directory: string,
  changes: Partial<IngestSettings> = {},
  way: StoresWay = wayOfRun(),
) {
  const stores = await openStores(directory, way)
  const { records, journeys } = stores
  const catalogue = await openCatalogue(records)
  const identity = await createIdentity({ records, journeys })
  await identity.resync()
  const batches: AcceptedBatch[] = []
  const troubles: unknown[] = []
  const ingest = createIngest({
    records,
    journeys,
    catalogue,
    identity,
    onAccepted: (batch) => void batches.push(batch),
    onTrouble: (error) => troubles.push(error),
    ...changes,
  })
  return {
    directory,
    records,
    journeys,
    catalogue,
    identity,
    ingest,
    batches,
    troubles,
    /** In the order of delivery; the time of receipt is that of the call unless given. */
    accept: (items: unknown[], receivedAt = new Date()) =>
      ingest.accept(items, { source: 'test', receivedAt }),
    async close() {
      await ingest.close()
      await stores.close()
    },
  }
}

export async function givenIngest(changes: Partial<IngestSettings> = {}, way: StoresWay = wayOfRun()) {
  const directory = await mkdtemp(join(tmpdir(), 'waymark-ingest-'))
  const opened = await openIngest(directory, changes, way)
  return {
    ...opened,
    /** Forgets everything, so that a test starts anew without starting the engines anew. */
    async empty() {
      for (const table of ['interactions', 'members', 'journeys'])
        await opened.journeys.command(`TRUNCATE TABLE ${table}`)
      await opened.records.db.deleteFrom('identity_link').execute()
      await opened.records.db.deleteFrom('identity_merge').execute()
      await opened.records.db.deleteFrom('ingest_warning').execute()
    },
    async remove() {
      await opened.close()
      await forgetDatabaseOf(directory)
      await rm(directory, { recursive: true, force: true })
    },
  }
}
