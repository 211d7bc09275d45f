/** Opens the stores and puts the parts of the product together, in an order that can be read. */
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Logger } from 'pino'
import { createAccess } from './access/access.ts'
import { keptErasureKey, keptSecret, makeLocalToken } from './access/local-token.ts'
import { createMailer } from './access/mailer.ts'
import { acceptedInteractions } from './api/adapters/accepted-interactions.ts'
import { catalogueView } from './api/adapters/catalogue-view.ts'
import { companyService } from './api/adapters/company-service.ts'
import { customerService } from './api/adapters/customer-service.ts'
import { customersWho } from './api/adapters/customers-who.ts'
import { erasureService } from './api/adapters/erasure/erasure-service.ts'
import { followImport } from './api/adapters/follow-import.ts'
import { funnelService } from './api/adapters/funnel-service.ts'
import { healthService } from './api/adapters/health-service.ts'
import { homeService } from './api/adapters/home-service.ts'
import { identityService } from './api/adapters/identity-service.ts'
import { importFile } from './api/adapters/import-file.ts'
import { keyService } from './api/adapters/key-service.ts'
import { mapService } from './api/adapters/map-service.ts'
import { measureService } from './api/adapters/measure-service.ts'
import { mergeService } from './api/adapters/merge-service.ts'
import { peopleOf, peopleSince } from './api/adapters/people.ts'
import { personExportService } from './api/adapters/person-export/person-export-service.ts'
import { recentInteractions } from './api/adapters/recent-interactions.ts'
import { toldAsideOf } from './api/adapters/told-aside.ts'
import { touchpointService } from './api/adapters/touchpoint-service.ts'
import { warningService } from './api/adapters/warning-service.ts'
import { createMetrics } from './api/metrics.ts'
import type { Services } from './api/services.ts'
import type { Config } from './config.ts'
import { createConnections } from './connectors/connections.ts'
import { createBulkChanges } from './crm/bulk-changes.ts'
import { createBroughtRecords } from './crm/connected/brought-records.ts'
import { createGoneRows } from './crm/connected/gone-rows.ts'
import { createConnectedWriter } from './crm/connected/write-connected.ts'
import { createCrm } from './crm/crm.ts'
import { customersByEmail } from './crm/customers-by-email.ts'
import { createDuplicates } from './crm/duplicates/duplicates.ts'
import { createMerges } from './crm/merges/merges.ts'
import { createOutbox } from './crm/outbox.ts'
import { createProfiles } from './crm/profiles.ts'
import { createRecordFiles } from './crm/record-files.ts'
import { createReminders } from './crm/reminders.ts'
import { createRowsPreview, createRowsWriter } from './crm/transfer/import/open-rows.ts'
import { createRecordImporter } from './crm/transfer/import/record-importer.ts'
import { createUpkeep } from './crm/upkeep.ts'
import { appendGateOf } from './ingest/append-gate.ts'
import { createIdentity } from './ingest/identity/identity.ts'
import { createImporter } from './ingest/import/importer.ts'
import { createIngest } from './ingest/ingest.ts'
import { openCatalogue } from './ingest/touchpoints/catalogue.ts'
import { keepWarningsFew } from './ingest/warning-upkeep.ts'
import { scoreText } from './journey/emotion/score-text.ts'
import { createHub } from './live/hub.ts'
import { fewNamed } from './live/merge-events.ts'
import { draftMap } from './maps/draft-map.ts'
import { flowOf } from './maps/flow.ts'
import { flowCustomers } from './maps/flow-customers.ts'
import { Keeper } from './maps/keeper.ts'
import { createMapStore } from './maps/map-store.ts'
import { Rebuild } from './maps/rebuild.ts'
import { sourceFreshness } from './maps/source-freshness.ts'
import { touchpointsOf } from './maps/touchpoints-of.ts'
import type { RecordType } from './model/crm/record-type.ts'
import type { CustomerId } from './model/customer-id.ts'
import { MergeableType } from './model/duplicate.ts'
import { createSafeClient } from './net/safe-client.ts'
import { connectJourneys, defaultLimits } from './storage/journeys/connect.ts'
import { migrateJourneys } from './storage/journeys/migrate.ts'
import { connectRecords } from './storage/records/connect.ts'
import { openErasedPeople } from './storage/records/erased-people.ts'
import { migrate } from './storage/records/migrate.ts'
import { createWebhooks } from './webhooks/webhooks.ts'

const draftWaitMs = 20_000
const connectionsPollMs = 5_000

export type Parts = Awaited<ReturnType<typeof openParts>>

/**
 * Whatever is opened is closed by `opened`, last first, also when a later line fails.
 * `publicUrl` is asked when a link is made; a command that does not serve gives none.
 */
export const openParts = async (
  config: Config,
  logger: Logger,
  opened: AsyncDisposableStack,
  publicUrl?: () => string,
) => {
  const clock = () => new Date()
  const onError = (err: unknown) => logger.error({ err }, 'a part of Waymark met an error and goes on')

  const outgoing = createSafeClient({ allowPrivate: config.allowPrivateHosts })
  opened.defer(() => outgoing.close())
  const records = await connectRecords({ url: config.databaseUrl, directory: config.data })
  opened.defer(() => records.close())
  await migrate(records)
  const secret = config.secret ?? (await keptSecret(config.data))
  const erased = await openErasedPeople(records.db, await keptErasureKey(config.data))
  const mailer = config.mail && createMailer(config.mail)
  const address = publicUrl ?? (() => config.publicUrl ?? `http://127.0.0.1:${config.port}`)
  const access = createAccess({
    db: records.db,
    secret,
    publicUrl: address,
    singleSignOn: config.singleSignOn,
    newcomers: config.newcomers,
    sessionDays: config.sessionDays,
    mailer,
    localToken: publicUrl && (await makeLocalToken(config.data)),
    clock,
    onError,
  })
  opened.defer(() => access.close())
  const journeys = await connectJourneys({
    url: config.clickhouseUrl,
    directory: config.data,
    limits: defaultLimits,
  })
  opened.defer(() => journeys.close())
  await migrateJourneys(journeys)

  const metrics = createMetrics()
  const live = createHub()
  const catalogue = await openCatalogue(records)
  const identity = await createIdentity({ records, journeys })
  const view = catalogueView(catalogue)
  const maps = createMapStore(records.db)
  const keeper: Keeper = new Keeper({
    journeys,
    maps,
    catalogue: view,
    clock,
    onMapChanged: (change) => live.publish({ kind: 'map-changed', ...change }),
    onCustomersCounted: (customers) =>
      live.publish({ kind: 'customers', ids: fewNamed(customers).map((id) => String(id) as CustomerId) }),
    onCaughtUp: (upTo) => rebuild.caughtUp(upTo),
    onError,
  })
  opened.defer(() => keeper.close())
  const rebuild = new Rebuild({
    journeys,
    records,
    keeper,
    catalogue: { ...view, revision: () => catalogue.revision() },
    clock,
    onProgress: (share) => live.publish({ kind: 'rederivation', share }),
    onError,
  })
  opened.defer(() => rebuild.close())

  const markDirty = (customers: Iterable<bigint>) => keeper.markDirty([...customers], clock().getTime())
  markDirty(await identity.resync())
  const recent = await recentInteractions({ journeys, view, live, onTrouble: onError })
  opened.defer(() => recent.close())
  const webhooks = createWebhooks({
    db: records.db,
    secret,
    client: outgoing,
    acceptedSince: acceptedInteractions({ journeys, view, catalogue, identity }),
    clock,
    onTrouble: onError,
  })
  opened.defer(() => webhooks.close())
  const upkeep = createUpkeep(records.db, onError)
  opened.defer(() => upkeep.close())
  const duplicates = createDuplicates({ db: records.db, clock, onTrouble: onError })
  opened.defer(() => duplicates.close())
  const recordsChanged = (type: RecordType, ids: string[]) => {
    upkeep.note(type, ids.length)
    const mergeable = MergeableType.safeParse(type)
    if (mergeable.success) duplicates.note(mergeable.data, ids)
    // A note may be there for its author alone, and everybody watches: that one changed is said, not which.
    live.publish({ kind: 'records', types: [type], ids: type === 'note' ? [] : fewNamed(ids) })
    outbox.wake()
    webhooks.wake()
    if (type === 'task') reminders.wake()
  }
  const crm = createCrm({
    db: records.db,
    clock,
    customersWho: customersWho(journeys),
    onChanged: recordsChanged,
  })
  const reminders = createReminders({
    db: records.db,
    clock,
    send: mailer?.send,
    addressOf: (task) => `${address()}/records/task/${task}`,
    onReminded: () => live.publish({ kind: 'reminders' }),
    onTrouble: onError,
  })
  opened.defer(() => reminders.close())
  const profiles = createProfiles({
    db: records.db,
    clock,
    peopleSince: peopleSince(journeys),
    peopleOf: peopleOf(journeys),
    onWritten: ({ type }, { changed }) =>
      recordsChanged(
        type,
        changed.map(({ id }) => id),
      ),
    onTrouble: onError,
  })
  opened.defer(() => profiles.close())
  const importer = await createImporter({
    records,
    journeys,
    catalogue,
    directory: config.data,
    mayStill: access.mayStill,
    scoreText,
    customersByEmail: (emails) => customersByEmail(records.db, emails),
    learn: async (links) => markDirty(await identity.learn(links)),
    onProgress: ({ id }) => live.publish({ kind: 'import', id }),
    onError,
    touchpointsOnMaps: async () => touchpointsOf((await maps.list()).map(({ design }) => design)),
    derived: () => Promise.all([keeper.caughtUp(), rebuild.finished()]),
    onChanged: followImport({ records, identity, profiles, rebuild, markDirty }),
  })
  opened.defer(() => importer.close())
  const ingest = createIngest({
    records,
    journeys,
    catalogue,
    identity,
    registry: metrics.registry,
    onTrouble: onError,
    onAccepted(batch) {
      keeper.markDirty(batch.customers, batch.acceptedAt, batch.newFrom)
      recent.note(batch)
      profiles.note(batch.people)
      webhooks.interactionsAccepted(batch.acceptedAt)
    },
  })
  opened.defer(() => ingest.close())
  const outbox = createOutbox({
    db: records.db,
    accept: ingest.accept,
    retract: ingest.retract,
    clock,
    onTrouble: onError,
  })
  opened.defer(() => outbox.close())
  outbox.wake()
  const recordImports = await createRecordImporter({
    db: records.db,
    mayStill: access.mayStill,
    directory: config.data,
    clock,
    onChanged: recordsChanged,
    onError,
  })
  opened.defer(() => recordImports.close())
  const connections = createConnections({
    db: records.db,
    secret,
    accept: ingest.accept,
    retract: ingest.retract,
    writeRecords: createConnectedWriter({ db: records.db, clock, onChanged: recordsChanged }),
    knownAddresses: (emails) => customersByEmail(records.db, emails),
    importFile: importFile({ interactions: importer, records: recordImports }),
    openRows: createRowsWriter({ db: records.db, clock, onChanged: recordsChanged }),
    openGone: createGoneRows({
      ...{ db: records.db, clock, onChanged: recordsChanged },
      toldElsewhere: importer.brought.toldElsewhere,
    }),
    previewRows: createRowsPreview({ db: records.db, clock }),
    mayStill: access.mayStill,
    brought: {
      interactions: importer.brought,
      records: createBroughtRecords({
        ...{ db: records.db, clock, onChanged: recordsChanged },
        toldElsewhere: importer.brought.toldElsewhere,
      }),
    },
    onRemoved: ({ id, connector, name }, { by, interactions, records: taken, kept }) =>
      access.audit.add({
        ...{ actor: by, address: '', action: 'DELETE /api/v1/connections/:id', status: 204 },
        target: `/api/v1/connections/${id}`,
        facts: { connection: { id, connector, name }, takenBack: { interactions, records: taken, kept } },
      }),
    surroundings: {
      now: clock,
      calls: outgoing,
      folder: config.importFolder,
      uploads: importer.uploads,
    },
    onChanged: () => live.publish({ kind: 'connections' }),
    pollMs: publicUrl && connectionsPollMs,
    onTrouble: onError,
  })
  opened.defer(() => connections.close())
  const bulkChanges = await createBulkChanges({
    db: records.db,
    crm,
    mayStill: access.mayStill,
    clock,
    onChanged: recordsChanged,
    onTrouble: onError,
  })
  opened.defer(() => bulkChanges.close())
  metrics.gauge('waymark_waiting_items', 'Interactions taken but not yet on disk', () => ingest.waiting())
  metrics.gauge('waymark_waiting_customers', 'Customers whose journeys are to be derived', () =>
    keeper.waiting(),
  )
  metrics.gauge('waymark_live_watchers', 'Open live streams', () => live.watchers())
  const keys = keyService(records.db)
  opened.defer(() => keys.close())
  await rebuild.catchUp()
  // In the background: nobody waits for what nobody needs.
  const dropUnused = () => void keeper.dropUnusedPlans().catch(onError)
  dropUnused()
  const merges = createMerges({ db: records.db, clock, onChanged: recordsChanged })
  const merging = mergeService({
    ...{ merges, identity, keeper, crm, clock },
    async told() {
      await outbox.emptied()
      await profiles.written()
    },
  })
  await merging.resume()
  await crm.followMerges()
  duplicates.wake()
  const files = join(config.data, 'files')
  const erasures = erasureService({
    ...{ records, journeys, identity, ingest, importer, keeper, rebuild, catalogue, erased, files, clock },
    recordImports,
    directory: config.data,
    touchpointsOnMaps: async () => touchpointsOf((await maps.list()).map(({ design }) => design)),
    alone: (work) => appendGateOf(journeys).alone(work, false),
    audited: () => access.audit.close(),
    onRecordsGone(types) {
      for (const type of types) recordsChanged(type, [])
    },
    async onErased() {
      profiles.forget()
      await recent.reread()
    },
    onTrouble: onError,
  })
  opened.defer(() => erasures.close())
  void erasures.resume().catch(onError)
  void profiles.catchUp().catch(onError)
  await webhooks.catchUp()

  opened.defer(keepWarningsFew({ records, keep: config.warnings, clock, onTrouble: onError }))
  const warnings = warningService(records.db, ingest, clock)
  const freshness = () =>
    sourceFreshness(journeys, catalogue.kinds(), view.tables(), view.touchpoints(), clock())
  const customers = customerService({ journeys, maps, identity, catalogue, view, keeper, clock })
  const services: Services = {
    publicUrl: config.publicUrl,
    access,
    crm,
    files: createRecordFiles({ db: records.db, directory: files, clock }),
    recordImports,
    bulkChanges,
    companies: companyService({
      ...{ crm, customers, journeys, clock },
      toldAside: toldAsideOf({ crm, ingest, catalogue, view, journeys, clock }),
    }),
    reminders,
    ingest,
    keys,
    warnings,
    webhooks,
    live,
    metrics,
    maps: mapService(maps, live, dropUnused),
    measures: measureService(keeper, maps),
    drafts: {
      async draft(wish, signal) {
        // Right after an import its journeys are still being derived; where news never ends, what is there must do.
        const derived = Promise.all([keeper.caughtUp(), rebuild.finished()])
        await Promise.race([derived, sleep(draftWaitMs, undefined, { ref: false, signal })])
        return draftMap(journeys, view.touchpoints(), wish, signal)
      },
    },
    flow: {
      flow: (wish, signal) => flowOf(journeys, view.touchpoints(), wish, signal),
      customers: (frame, number, page, signal) =>
        flowCustomers(journeys, view.touchpoints(), frame, number, page, signal),
    },
    funnels: funnelService({ journeys, maps, view, clock }),
    customers,
    identity: identityService(identity, keeper, crm, merges, clock),
    duplicates,
    merges: merging,
    erasures,
    personExports: personExportService({ records, journeys, identity, customers, merges, files, clock }),
    touchpoints: touchpointService({ catalogue, journeys, keeper, rebuild }),
    imports: importer,
    sources: { freshness },
    connections,
    home: homeService({
      journeys,
      maps,
      keeper,
      freshness,
      latest: () => recent.list(),
      warnings: () => warnings.count(),
      touchpoints: () => catalogue.touchpoints().length,
      clock,
    }),
    health: healthService(records, journeys),
  }
  return {
    access,
    records,
    journeys,
    catalogue,
    crm,
    profiles,
    reminders,
    recordsChanged,
    outbox,
    maps,
    keeper,
    rebuild,
    importer,
    ingest,
    metrics,
    outgoing,
    services,
  }
}
