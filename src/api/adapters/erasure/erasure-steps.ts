/** How a person is erased: a list of steps, each of which may be done again, so that a stop anywhere is made good. */
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'kysely'
import { eraseFromAudit } from '../../../access/erase-from-audit.ts'
import { eraseFromConnections } from '../../../connectors/erase-person.ts'
import { eraseRecords, idsAbout } from '../../../crm/erase/erase-records.ts'
import type { ErasureWork } from '../../../crm/erase/erasure-rows.ts'
import type { RecordImporter } from '../../../crm/transfer/import/record-importer.ts'
import { eraseWarnings } from '../../../ingest/erase/erase-warnings.ts'
import { saidByConnections } from '../../../ingest/erase/said-by-connections.ts'
import type { Identity } from '../../../ingest/identity/identity.ts'
import type { Importer } from '../../../ingest/import/importer.ts'
import { kindsInUse } from '../../../ingest/import/stored-rows.ts'
import type { Ingest } from '../../../ingest/ingest.ts'
import type { Catalogue } from '../../../ingest/touchpoints/catalogue.ts'
import { eraseJourneys, personalTables } from '../../../maps/erase-journeys.ts'
import type { Keeper } from '../../../maps/keeper.ts'
import type { Rebuild } from '../../../maps/rebuild.ts'
import { type RecordType, recordTypeNames } from '../../../model/crm/record-type.ts'
import type { Journeys } from '../../../storage/journeys/connect.ts'
import { forgetOldParts } from '../../../storage/journeys/forget-old-parts.ts'
import type { Records } from '../../../storage/records/connect.ts'
import { eraseDeliveries } from '../../../webhooks/erase-deliveries.ts'

export type ErasureNeeds = {
  records: Records
  journeys: Journeys
  identity: Pick<Identity, 'identifiers' | 'erase'>
  ingest: Pick<Ingest, 'erase'>
  importer: Pick<Importer, 'erase'>
  recordImports: Pick<RecordImporter, 'erase'>
  keeper: Pick<Keeper, 'markDirty' | 'caughtUp' | 'exclusively' | 'forgetStates'>
  rebuild: Pick<Rebuild, 'finished'>
  catalogue: Pick<Catalogue, 'forgetUnused'>
  touchpointsOnMaps(): Promise<ReadonlySet<number>>
  /** Alone among the writers of interactions. */
  alone(work: () => Promise<unknown>): Promise<unknown>
  /** What is about to be written about people is written. */
  audited(): Promise<void>
  /** The folder with files of records. */
  files: string
  clock: () => Date
  onRecordsGone(types: RecordType[]): void
}

export type ErasureStep = { name: string; run(work: ErasureWork, needs: ErasureNeeds): Promise<unknown> }

const ownedOf = ({ homes, spans }: ErasureWork) => ({
  homes: homes.map(BigInt),
  spans: spans.map(({ home, from, to }) => ({ home: BigInt(home), from, to })),
})

export const erasureSteps: readonly ErasureStep[] = [
  {
    // Their bytes first: without its row nobody would find a file any more.
    name: 'files',
    run: async ({ customers, files }, { records, files: folder }) => {
      const now = await idsAbout(records.db, customers)
      for (const id of new Set([...files, ...now.files])) await rm(join(folder, id), { force: true })
    },
  },
  {
    name: 'records',
    run: async (work, { records, onRecordsGone }) => onRecordsGone(await eraseRecords(records.db, work)),
  },
  {
    // What she said by way of connections tells what they keep of her, so it must still be there.
    name: 'connections',
    run: async (work, { records, journeys }) =>
      eraseFromConnections(records.db, work, await saidByConnections(journeys, ownedOf(work))),
  },
  {
    name: 'imports of records',
    run: (work, { recordImports }) => recordImports.erase(work, new Set(work.recordImports)),
  },
  {
    // No import runs meanwhile; the next one asks who was erased.
    name: 'interactions and imports',
    run: (work, { ingest, importer }) =>
      importer.erase(work, new Set(work.imports), () => ingest.erase(ownedOf(work))),
  },
  {
    name: 'identity and journeys',
    run: async ({ homes }, { identity, keeper, rebuild, journeys, clock }) => {
      const numbers = homes.map(BigInt)
      const others = await identity.erase(numbers)
      keeper.markDirty([...numbers, ...others], clock().getTime())
      await Promise.all([keeper.caughtUp(), rebuild.finished()])
      await keeper.exclusively(() => eraseJourneys(journeys, numbers))
      // Quotes of hers may be among what was measured.
      keeper.forgetStates()
    },
  },
  // After the interactions: nothing of hers is read any more to be told to others.
  { name: 'webhooks', run: (work, { records }) => eraseDeliveries(records.db, work) },
  { name: 'warnings', run: (work, { records }) => eraseWarnings(records.db, work) },
  {
    name: 'kinds that nobody else has',
    run: (_work, { alone, catalogue, journeys, touchpointsOnMaps }) =>
      alone(async () =>
        catalogue.forgetUnused({ kinds: await kindsInUse(journeys), touchpoints: await touchpointsOnMaps() }),
      ),
  },
  {
    name: 'audit log',
    run: async ({ customers, records, files, users, emails }, { records: { db }, audited }) => {
      await audited()
      await eraseFromAudit(db, [...customers, ...records, ...files, ...users, ...emails])
    },
  },
  {
    name: 'old parts',
    run: async (_work, { journeys }) => forgetOldParts(journeys, await personalTables(journeys)),
  },
  { name: 'vacuum', run: (_work, { records }) => vacuum(records) },
]

const otherTables = [
  ...['crm_change', 'crm_search', 'crm_word', 'crm_consent', 'crm_file', 'crm_outbox'],
  ...['crm_match_key', 'crm_duplicate', 'crm_merge', 'identity_link', 'identity_merge'],
  ...['ingest_warning', 'import', 'audit_entry', 'kind', 'touchpoint'],
  ...['webhook_delivery', 'hook_delivery', 'connection', 'connection_run', 'connection_memory'],
  ...['record_import', 'record_import_refused', 'crm_reminder'],
]

/** So that the room of deleted rows is given free. What they held may stay in a page until it is written again. */
async function vacuum({ db }: Records): Promise<void> {
  for (const table of [...recordTypeNames.map((type) => `crm_${type}`), ...otherTables])
    await sql`vacuum ${sql.table(table)}`.execute(db)
}
