/** What the API needs from the rest of the product; main.ts hands it over. */
import type { Readable } from 'node:stream'
import type { Access } from '../access/access.ts'
import type { Connections } from '../connectors/connections.ts'
import type { BulkChanges } from '../crm/bulk-changes.ts'
import type { Crm } from '../crm/crm.ts'
import type { Duplicates } from '../crm/duplicates/duplicates.ts'
import type { RecordFiles } from '../crm/record-files.ts'
import type { Reminders } from '../crm/reminders.ts'
import type { RecordImporter } from '../crm/transfer/import/record-importer.ts'
import type { LiveHub } from '../live/hub.ts'
import type { Besides } from '../maps/customers/besides.ts'
import type { Actor, Writer } from '../model/actor.ts'
import type { Channel } from '../model/channel.ts'
import type { CompanyPeople } from '../model/crm/company-people.ts'
import type {
  CompanyTimelinePage,
  Customer,
  CustomerLine,
  CustomerSummary,
  EntryKind,
  MergeEntry,
  TimelineCount,
  TimelinePage,
} from '../model/customer.ts'
import type { CustomerId, Followed } from '../model/customer-id.ts'
import type { Flow, FlowCustomers } from '../model/flow.ts'
import type { AttemptPolicy, Funnel, FunnelCustomers, FunnelOrder } from '../model/funnel.ts'
import type { Home } from '../model/home.ts'
import type { Import, ImportSettings } from '../model/import.ts'
import type { JourneyMap, MapDesign, MapDraft } from '../model/journey-map.ts'
import type { JourneyList, MapMeasure, MeasureFilter } from '../model/measure.ts'
import type { ItemResult } from '../model/message.ts'
import type { Retention, RetentionCustomers, RetentionUnit } from '../model/retention.ts'
import type { IngestWarning, NewWriteKey, SourceFreshness, WriteKey } from '../model/source.ts'
import type {
  Kind,
  Rederivation,
  Touchpoint,
  TouchpointChange,
  TouchpointRule,
  TouchpointWithCounts,
} from '../model/touchpoint.ts'
import type { Webhooks } from '../webhooks/webhooks.ts'

import type { ErasureService } from './adapters/erasure/erasure-service.ts'
import type { MergeService } from './adapters/merge-service.ts'
import type { PersonExportService } from './adapters/person-export/person-export-service.ts'

/** A page of a list: `cursor` is what an earlier answer gave as `next`. */
export type PageRequest = { limit: number; cursor?: string }
export type Page<Row> = { rows: Row[]; next: string | null }

export type IngestService = {
  accept(items: unknown[], meta: { source: string; receivedAt: Date; sentAt?: string }): Promise<ItemResult[]>
}

export type KeyService = {
  /** The key that this text is, or undefined. Called for every request: must not ask the database each time. */
  verify(key: string): Promise<{ id: number } | undefined>
  used(id: number, counts: { accepted: number; refused: number }): void
  list(): Promise<WriteKey[]>
  create(name: string): Promise<NewWriteKey>
  revoke(id: number): Promise<void>
}

export type WarningService = {
  page(request: PageRequest): Promise<Page<IngestWarning>>
  count(): Promise<number>
  replay(id: number): Promise<ItemResult>
}

export type MapVersion = { version: number; createdAt: string; actor: string; name: string }

export type MapService = {
  list(): Promise<JourneyMap[]>
  get(id: string): Promise<JourneyMap>
  create(design: MapDesign, actor: string): Promise<JourneyMap>
  /** Fails with 'request.precondition-failed' and `facts.version` when the map has moved on. */
  change(id: string, design: MapDesign, version: number, actor: string): Promise<JourneyMap>
  remove(id: string): Promise<void>
  versions(id: string): Promise<MapVersion[]>
  version(id: string, version: number): Promise<JourneyMap>
  restore(id: string, version: number, actor: string): Promise<JourneyMap>
}

export type FlowFrame = { follow: Followed; filter: MeasureFilter; touchpoints: number }
export type FlowWish = FlowFrame & { edges: number }

export type MeasureService = {
  measure(map: string, filter: MeasureFilter, signal: AbortSignal): Promise<MapMeasure>
  journeys(
    map: string,
    number: string,
    filter: MeasureFilter,
    page: PageRequest & { query?: string | undefined },
    signal: AbortSignal,
  ): Promise<JourneyList>
  /** The same list as a CSV file. */
  export(
    map: string,
    number: string,
    filter: MeasureFilter,
    query: string | undefined,
    signal: AbortSignal,
  ): Promise<Readable>
}

export type FlowService = {
  flow(wish: FlowWish, signal: AbortSignal): Promise<Flow>
  customers(frame: FlowFrame, number: string, page: PageRequest, signal: AbortSignal): Promise<FlowCustomers>
}

export type FunnelWish = {
  /** As an address names them; missing: the stages of the map. */
  places?: string[] | undefined
  order: FunnelOrder
  attempts: AttemptPolicy
  windowSeconds: number
  filter: MeasureFilter
}
export type RetentionFrame = {
  unit: RetentionUnit
  comes?: string | undefined
  returns?: string | undefined
  filter: MeasureFilter
}

export type FunnelService = {
  funnel(map: string, wish: FunnelWish, signal: AbortSignal): Promise<Funnel>
  funnelCustomers(
    map: string,
    wish: FunnelWish,
    number: string,
    page: PageRequest,
    signal: AbortSignal,
  ): Promise<FunnelCustomers>
  retention(map: string, wish: RetentionFrame & { periods: number }, signal: AbortSignal): Promise<Retention>
  retentionCustomers(
    map: string,
    frame: RetentionFrame,
    number: string,
    page: PageRequest,
    signal: AbortSignal,
  ): Promise<RetentionCustomers>
}
export type DraftService = {
  draft(wish: { follow: Followed; name?: string }, signal: AbortSignal): Promise<MapDraft>
}

export type TimelineAbout = { order?: string; deal?: string; ticket?: string }
export type TimelineWish = PageRequest &
  TimelineAbout & { channels?: Channel[]; kinds?: EntryKind[]; map?: string }
export type CustomerService = {
  search(
    query: string,
    page: PageRequest,
    signal: AbortSignal,
  ): Promise<{ rows: CustomerSummary[]; total: number; next: string | null }>
  get(id: CustomerId): Promise<Customer>
  /** Of several customers: all that happened with them, as one. `besides`: what no customer's journey holds. */
  timeline(
    customers: readonly CustomerId[],
    wish: TimelineWish,
    signal: AbortSignal,
    besides?: Besides,
  ): Promise<TimelinePage>
  timelineCounts(
    customers: readonly CustomerId[],
    about: TimelineAbout,
    signal: AbortSignal,
    besides?: Besides,
  ): Promise<TimelineCount[]>
  line(id: CustomerId, map: string): Promise<CustomerLine>
}

/** `reader`: who asks, since the company must be one that she sees. */
export type CompanyService = {
  people(company: string, reader: Actor): Promise<CompanyPeople>
  /** The timeline of all its people and of its own records as one, with the names of those who stand on this page of it. */
  timeline(
    company: string,
    wish: TimelineWish,
    reader: Actor,
    signal: AbortSignal,
  ): Promise<CompanyTimelinePage>
  timelineCounts(
    company: string,
    about: TimelineAbout,
    reader: Actor,
    signal: AbortSignal,
  ): Promise<TimelineCount[]>
}

export type IdentityService = {
  log(id: CustomerId): Promise<MergeEntry[]>
  merge(from: CustomerId, into: CustomerId, reason: string, actor: Writer): Promise<MergeEntry>
}

export type TouchpointService = {
  list(): Promise<TouchpointWithCounts[]>
  make(touchpoint: TouchpointChange & { name: string }): Promise<Touchpoint>
  change(id: number, change: TouchpointChange): Promise<Touchpoint>
  merge(from: number, into: number): Promise<Touchpoint>
  remove(id: number): Promise<void>
  preview(rule: TouchpointRule): Promise<Kind[]>
  rederivation(): Rederivation | Promise<Rederivation>
}

export type ImportService = {
  /** Folder that uploads are written to. */
  uploads: string
  list(): Promise<Import[]>
  get(id: number): Promise<Import>
  /** The file lies on disk already; the dry run starts by itself. */
  create(fileName: string, path: string, bytes: number): Promise<Import>
  changeSettings(id: number, settings: ImportSettings): Promise<Import>
  run(id: number, writer: Writer): Promise<Import>
  cancel(id: number): Promise<Import>
  undo(id: number, writer: Writer): Promise<Import>
  refusedCsv(id: number): Readable | Promise<Readable>
}

export type SourceService = { freshness(): Promise<SourceFreshness[]> }
export type HomeService = { home(signal: AbortSignal): Promise<Home> }

export type HealthService = {
  /** Asks both stores a trivial question; the text says what is wrong. */
  check(): Promise<{ records: string; journeys: string }>
}

export type MetricsService = { text(): Promise<string>; contentType: string }

/** Records and everything about them; `src/crm/crm.ts` is its one form. */
export type CrmService = Crm

export type Services = {
  /** Where people open Waymark, if somebody said it. */
  publicUrl: string | undefined
  crm: CrmService
  companies: CompanyService
  bulkChanges: Omit<BulkChanges, 'close' | 'settled'>
  files: RecordFiles
  recordImports: RecordImporter
  reminders: Pick<Reminders, 'of' | 'read'>
  access: Access
  ingest: IngestService
  keys: KeyService
  warnings: WarningService
  maps: MapService
  measures: MeasureService
  drafts: DraftService
  flow: FlowService
  funnels: FunnelService
  customers: CustomerService
  identity: IdentityService
  duplicates: Duplicates
  merges: MergeService
  erasures: ErasureService
  personExports: PersonExportService
  touchpoints: TouchpointService
  imports: ImportService
  sources: SourceService
  connections: Connections
  home: HomeService
  health: HealthService
  metrics: MetricsService
  live: LiveHub
  webhooks: Webhooks
}
