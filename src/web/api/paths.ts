/** The routes this app calls, with their queries, bodies and answers, in the shape openapi-fetch reads. */
import type { ApiKey, ApiKeyWish, NewApiKey } from '../../model/api-key.ts'
import type { AuditLine } from '../../model/audit-entry.ts'
import type { Brought, RemoveWish } from '../../model/brought.ts'
import type { GoneSamples } from '../../model/connected-rows.ts'
import type {
  Connection,
  ConnectionChange,
  ConnectionRun,
  ConnectionTest,
  ConnectorInfo,
  GoneAnswer,
  HookDelivery,
  NewConnection,
  RowNotTaken,
  TestWish,
} from '../../model/connection.ts'
import type { BatchAnswer, RecordWrite } from '../../model/crm/batch.ts'
import type { BulkChange, BulkWish } from '../../model/crm/bulk-change.ts'
import type { CompanyPeople } from '../../model/crm/company-people.ts'
import type { ConsentEntry, Consents, NewConsent } from '../../model/crm/consent.ts'
import type {
  Board,
  PlaceInList,
  RecordAnswer,
  RecordChange,
  RecordPage,
  RecordTypeInfo,
  SearchHit,
} from '../../model/crm/crm-record.ts'
import type { CustomField, CustomFieldDesign } from '../../model/crm/custom-field.ts'
import type { FieldValues } from '../../model/crm/field-value.ts'
import type { Pipeline, PipelineDesign } from '../../model/crm/pipeline.ts'
import type { RecordFile } from '../../model/crm/record-file.ts'
import type { RecordImport, RecordImportSettings } from '../../model/crm/record-import.ts'
import type { RecordType } from '../../model/crm/record-type.ts'
import type { Reminder } from '../../model/crm/reminder.ts'
import type { SavedView, SavedViewDesign } from '../../model/crm/saved-view.ts'
import type {
  CompanyTimelinePage,
  Customer,
  CustomerLine,
  CustomerSummary,
  MergeEntry,
  TimelineCount,
  TimelinePage,
} from '../../model/customer.ts'
import type { CustomerId } from '../../model/customer-id.ts'
import type { Comparison, DuplicatePage, MergeableType } from '../../model/duplicate.ts'
import type { Erasure, ErasurePreview } from '../../model/erasure.ts'
import type { Flow, FlowCustomers } from '../../model/flow.ts'
import type { Funnel, FunnelCustomers } from '../../model/funnel.ts'
import type { Home } from '../../model/home.ts'
import type { Import, ImportSettings } from '../../model/import.ts'
import type { JourneyMap, MapDesign, MapDraft } from '../../model/journey-map.ts'
import type { JourneyList, MapMeasure } from '../../model/measure.ts'
import type { Merge, MergeWish } from '../../model/merge.ts'
import type { ItemResult } from '../../model/message.ts'
import type { Role } from '../../model/permission.ts'

import type {
  EntryState,
  Invitation,
  Me,
  NewInvitation,
  ResetLink,
  Session,
  User,
} from '../../model/person.ts'
import type { Retention, RetentionCustomers } from '../../model/retention.ts'
import type { IngestWarning, NewWriteKey, SourceFreshness, WriteKey } from '../../model/source.ts'
import type {
  Kind,
  Rederivation,
  Touchpoint,
  TouchpointChange,
  TouchpointRule,
  TouchpointWithCounts,
} from '../../model/touchpoint.ts'
import type { Delivery, DeliveryWithBody, NewWebhook, Webhook, WebhookDesign } from '../../model/webhook.ts'
import type { Problem } from './api-error.ts'

type Answer<Body> = {
  200: { headers: Record<string, unknown>; content: { 'application/json': Body } }
  default: { headers: Record<string, unknown>; content: { 'application/problem+json': Problem } }
}
type Query = Record<string, string | number | undefined>
type Parameters<Asked extends Query, Path extends Record<string, string | number>> = {
  query?: Asked
  header?: Record<string, string>
  cookie?: never
} & (NoPath extends Path ? { path?: Path } : { path: Path })
type NoPath = Record<never, string>
type Call<Body, Asked extends Query = NoPath, Path extends Record<string, string | number> = NoPath> = {
  parameters: Parameters<Asked, Path>
  requestBody?: never
  responses: Answer<Body>
}
type Send<Sent, Body, Path extends Record<string, string | number> = NoPath> = {
  parameters: Parameters<NoPath, Path>
  requestBody: { content: { 'application/json': Sent } }
  responses: Answer<Body>
}
type Remove<Path extends Record<string, string | number>> = {
  parameters: Parameters<NoPath, Path>
  requestBody?: never
  responses: Answer<unknown>
}
type Do<Body, Path extends Record<string, string | number>> = {
  parameters: Parameters<NoPath, Path>
  requestBody?: never
  responses: Answer<Body>
}
type ById = { id: string }
type ByNumber = { id: number }
type ByType = { type: RecordType }
type ByRecord = ByType & ById
type ByMergeable = { type: MergeableType }
type ByPair = ByMergeable & { one: string; other: string }
type RecordQuery = { filter?: string; sort?: string; q?: string }

export type Filters = { from?: string; to?: string; asOf?: string; channels?: string; segment?: string }
export type FunnelQuery = { steps?: string; window?: number; order?: string; attempts?: string }
export type RetentionQuery = { unit?: string; comes?: string; returns?: string }
type AboutObject = { order?: string; deal?: string; ticket?: string }
type TimelineQuery = Paging & { channel?: string; kind?: string; map?: string } & AboutObject
type Paging = { limit?: number; cursor?: string }

type SignedIn = { kind: 'signed-in' | 'second-factor' }

export type paths = {
  '/api/v1/maps': { get: Call<JourneyMap[]>; post: Send<MapDesign, JourneyMap> }
  '/api/v1/maps/draft': { post: Send<{ follow?: string; name?: string }, MapDraft> }
  '/api/v1/maps/{id}': {
    get: Call<JourneyMap, NoPath, ById>
    put: Send<MapDesign, JourneyMap, ById>
    delete: Remove<ById>
  }
  '/api/v1/maps/{id}/versions': {
    get: Call<{ version: number; createdAt: string; name: string }[], NoPath, ById>
  }
  '/api/v1/maps/{id}/measure': {
    get: Call<
      { measure: MapMeasure; compare: MapMeasure | null },
      Filters & { compareFrom?: string; compareTo?: string },
      ById
    >
  }
  '/api/v1/maps/{id}/customers': {
    get: Call<JourneyList, Filters & Paging & { number: string; q?: string }, ById>
  }
  '/api/v1/maps/{id}/funnel': { get: Call<Funnel, Filters & FunnelQuery, ById> }
  '/api/v1/maps/{id}/funnel/customers': {
    get: Call<FunnelCustomers, Filters & FunnelQuery & Paging & { number: string }, ById>
  }
  '/api/v1/maps/{id}/retention': {
    get: Call<Retention, Filters & RetentionQuery & { periods?: number }, ById>
  }
  '/api/v1/maps/{id}/retention/customers': {
    get: Call<RetentionCustomers, Filters & RetentionQuery & Paging & { number: string }, ById>
  }
  '/api/v1/flow': {
    get: Call<Flow, Filters & { follow?: string; touchpoints?: number; edges?: number }>
  }
  '/api/v1/flow/customers': {
    get: Call<FlowCustomers, Filters & Paging & { follow?: string; touchpoints?: number; number: string }>
  }
  '/api/v1/customers': {
    get: Call<{ rows: CustomerSummary[]; total: number; next: string | null }, Paging & { q?: string }>
  }
  '/api/v1/customers/{id}': { get: Call<Customer, NoPath, ById> }
  '/api/v1/customers/{id}/timeline': {
    get: Call<TimelinePage, TimelineQuery, ById>
  }
  '/api/v1/customers/{id}/timeline/counts': { get: Call<TimelineCount[], AboutObject, ById> }
  '/api/v1/customers/{id}/line': { get: Call<CustomerLine, { map: string }, ById> }
  '/api/v1/customers/{id}/identity': { get: Call<MergeEntry[], NoPath, ById> }
  '/api/v1/identity/merges': { post: Send<{ from: string; into: string; reason: string }, MergeEntry> }
  '/api/v1/identity/merges/{id}': { delete: Remove<ByNumber> }
  '/api/v1/duplicates': { get: Call<DuplicatePage, Paging & { type: MergeableType }> }
  '/api/v1/duplicates/{type}/{id}': { get: Call<DuplicatePage, NoPath, ByMergeable & ById> }
  '/api/v1/duplicates/{type}/{one}/{other}': { get: Call<Comparison, NoPath, ByPair> }
  '/api/v1/duplicates/{type}/{one}/{other}/not-same': { put: Do<unknown, ByPair>; delete: Remove<ByPair> }
  '/api/v1/merges': {
    get: Call<{ rows: Merge[]; next: string | null }, Paging>
    post: Send<MergeWish, Merge>
  }
  '/api/v1/merges/{id}': { delete: Do<Merge, ById> }
  '/api/v1/customers/{id}/erasure': { get: Call<ErasurePreview, NoPath, ById> }
  '/api/v1/erasures': {
    get: Call<{ rows: Erasure[]; next: string | null }, Paging>
    post: Send<{ customer: CustomerId; confirm: string }, Erasure>
  }
  '/api/v1/erasures/{id}/lift': { post: Do<Erasure, ByNumber> }
  '/api/v1/touchpoints': {
    get: Call<TouchpointWithCounts[]>
    post: Send<TouchpointChange & { name: string }, Touchpoint>
  }
  '/api/v1/touchpoints/{id}': {
    patch: Send<TouchpointChange, Touchpoint, ByNumber>
    delete: Remove<ByNumber>
  }
  '/api/v1/touchpoints/{id}/merge': { post: Send<{ into: number }, Touchpoint, ByNumber> }
  '/api/v1/touchpoints/rederivation': { get: Call<Rederivation> }
  '/api/v1/touchpoints/preview': { post: Send<TouchpointRule, Kind[]> }
  '/api/v1/imports': { get: Call<Import[]> }
  '/api/v1/imports/{id}': { get: Call<Import, NoPath, ByNumber> }
  '/api/v1/imports/{id}/settings': { put: Send<ImportSettings, Import, ByNumber> }
  '/api/v1/imports/{id}/run': { post: Do<Import, ByNumber> }
  '/api/v1/imports/{id}/cancel': { post: Do<Import, ByNumber> }
  '/api/v1/imports/{id}/undo': { post: Do<Import, ByNumber> }
  '/api/v1/record-imports': { get: Call<RecordImport[]> }
  '/api/v1/record-imports/{id}': { get: Call<RecordImport, NoPath, ByNumber>; delete: Remove<ByNumber> }
  '/api/v1/record-imports/{id}/settings': { put: Send<RecordImportSettings, RecordImport, ByNumber> }
  '/api/v1/record-imports/{id}/run': { post: Do<RecordImport, ByNumber> }
  '/api/v1/record-imports/{id}/cancel': { post: Do<RecordImport, ByNumber> }
  '/api/v1/record-imports/{id}/undo': { post: Do<RecordImport, ByNumber> }
  '/api/v1/sources': { get: Call<{ freshness: SourceFreshness[]; keys: WriteKey[]; warnings: number }> }
  '/api/v1/sources/warnings': { get: Call<{ rows: IngestWarning[]; next: string | null }, Paging> }
  '/api/v1/sources/warnings/{id}/replay': { post: Do<ItemResult, ByNumber> }
  '/api/v1/sources/keys': { post: Send<{ name: string }, NewWriteKey> }
  '/api/v1/sources/keys/{id}': { delete: Remove<ByNumber> }
  '/api/v1/connectors': { get: Call<ConnectorInfo[]> }
  '/api/v1/connections': { get: Call<Connection[]>; post: Send<NewConnection, Connection> }
  '/api/v1/connections/test': { post: Send<TestWish, ConnectionTest> }
  '/api/v1/connections/{id}': {
    get: Call<Connection, NoPath, ById>
    patch: Send<ConnectionChange, Connection, ById>
    delete: Call<Connection | undefined, RemoveWish, ById>
  }
  '/api/v1/connections/{id}/brought': { get: Call<Brought, NoPath, ById> }
  '/api/v1/connections/{id}/former-secret/end': { post: Do<Connection, ById> }
  '/api/v1/connections/{id}/run': { post: Do<Connection, ById> }
  '/api/v1/connections/{id}/pause': { post: Do<Connection, ById> }
  '/api/v1/connections/{id}/resume': { post: Do<Connection, ById> }
  '/api/v1/connections/{id}/backfill': { post: Do<Connection, ById> }
  '/api/v1/connections/{id}/runs': { get: Call<ConnectionRun[], NoPath, ById> }
  '/api/v1/connections/{id}/not-taken': {
    get: Call<{ rows: RowNotTaken[]; next: string | null }, { limit?: number; cursor?: string }, ById>
  }
  '/api/v1/connections/{id}/deliveries': {
    get: Call<
      { rows: HookDelivery[]; next: string | null },
      { limit?: number; cursor?: number; state?: HookDelivery['state'] },
      ById
    >
  }
  '/api/v1/connections/{id}/gone': {
    get: Call<GoneSamples, NoPath, ById>
    post: Send<GoneAnswer, Connection, ById>
  }
  '/api/v1/connections/{id}/deliveries/{delivery}/done': {
    post: Do<unknown, { id: string; delivery: number }>
  }
  '/api/v1/connections/{id}/replay': {
    post: Send<{ which: 'all' | 'failed' | 'unknown' }, { waiting: number }, ById>
  }
  '/api/v1/home': { get: Call<Home> }
  '/api/v1/session': {
    get: Call<EntryState>
    post: Send<{ email: string; password: string; remember: boolean }, SignedIn>
    delete: Remove<NoPath>
  }
  '/api/v1/session/second-factor': { post: Send<{ code: string; kind: 'app' | 'recovery' }, SignedIn> }
  '/api/v1/session/demo': { post: Send<{ role: Role }, SignedIn> }
  '/api/v1/session/single-sign-on': { post: Send<{ next: string; anew: boolean }, { url: string }> }
  '/api/v1/set-up': {
    post: Send<{ token: string; name: string; email: string; password: string }, SignedIn>
  }
  '/api/v1/links/look': {
    post: Send<{ token: string }, { kind: 'set-up' | 'invitation' | 'reset'; email: string; name: string }>
  }
  '/api/v1/invitations/accept': {
    post: Send<{ token: string; name: string; password: string }, SignedIn>
  }
  '/api/v1/password/forgot': { post: Send<{ email: string }, unknown> }
  '/api/v1/password/reset': { post: Send<{ token: string; password: string }, unknown> }
  '/api/v1/me': { patch: Send<{ name: string }, Me> }
  '/api/v1/me/reminders': { get: Call<Reminder[]> }
  '/api/v1/me/reminders/read': { post: Send<{ upTo: number }, unknown> }
  '/api/v1/me/password': { post: Send<{ current: string; password: string }, unknown> }
  '/api/v1/me/proof': { post: Send<{ password: string; code: string }, unknown> }
  '/api/v1/me/two-factor': { post: Send<{ password: string }, { uri: string; recoveryCodes: string[] }> }
  '/api/v1/me/two-factor/confirm': { post: Send<{ code: string }, unknown> }
  '/api/v1/me/two-factor/end': { post: Send<{ password: string }, unknown> }
  '/api/v1/me/recovery-codes': { post: Send<{ password: string }, { recoveryCodes: string[] }> }
  '/api/v1/me/sessions': { get: Call<Session[]>; delete: Remove<NoPath> }
  '/api/v1/me/sessions/{id}': { delete: Remove<ById> }
  '/api/v1/users': { get: Call<User[]> }
  '/api/v1/users/{id}': { patch: Send<{ role?: Role; department?: string; disabled?: boolean }, User, ById> }
  '/api/v1/users/{id}/reset-link': { post: Do<ResetLink, ById> }
  '/api/v1/users/{id}/sessions': { delete: Remove<ById> }
  '/api/v1/users/{id}/two-factor': { delete: Remove<ById> }
  '/api/v1/invitations': {
    get: Call<Invitation[]>
    post: Send<{ email: string; role: Role; department: string }, NewInvitation>
  }
  '/api/v1/invitations/{id}': { delete: Remove<ByNumber> }
  '/api/v1/api-keys': { get: Call<ApiKey[]>; post: Send<ApiKeyWish, NewApiKey> }
  '/api/v1/api-keys/{id}': { delete: Remove<ByNumber> }
  '/api/v1/audit': {
    get: Call<{ rows: AuditLine[]; next: string | null }, Paging & { action?: string }>
  }
  '/api/v1/webhooks': { get: Call<Webhook[]>; post: Send<WebhookDesign, NewWebhook> }
  '/api/v1/webhooks/{id}': { put: Send<WebhookDesign, Webhook, ByNumber>; delete: Remove<ByNumber> }
  '/api/v1/webhooks/{id}/secret': { post: Do<NewWebhook, ByNumber> }
  '/api/v1/webhooks/{id}/test': { post: Do<Delivery, ByNumber> }
  '/api/v1/webhooks/{id}/replay': { post: Do<{ replayed: number }, ByNumber> }
  '/api/v1/webhooks/{id}/deliveries': {
    get: Call<{ rows: Delivery[]; next: string | null }, Paging & { state?: string }, ByNumber>
  }
  '/api/v1/webhooks/{id}/deliveries/{delivery}': {
    get: Call<DeliveryWithBody, NoPath, ByNumber & { delivery: number }>
  }
  '/api/v1/webhooks/{id}/deliveries/{delivery}/replay': {
    post: Do<{ replayed: number }, ByNumber & { delivery: number }>
  }
  '/api/v1/record-types': { get: Call<RecordTypeInfo[]> }
  '/api/v1/record-types/{type}/fields': {
    get: Call<CustomField[], NoPath, ByType>
    post: Send<CustomFieldDesign, CustomField, ByType>
  }
  '/api/v1/record-types/{type}/fields/{name}': {
    put: Send<CustomFieldDesign, CustomField, ByType & { name: string }>
    delete: Remove<ByType & { name: string }>
  }
  '/api/v1/records/{type}': {
    get: Call<RecordPage, RecordQuery & Paging & { at?: number; deleted?: 'true' }, ByType>
    post: Send<{ values: FieldValues }, RecordAnswer, ByType>
  }
  '/api/v1/records/{type}/board': {
    get: Call<Board, RecordQuery & { group: string; pipeline?: string; limit?: number }, ByType>
  }
  '/api/v1/records/{type}/bulk': { post: Send<BulkWish, BulkChange, ByType> }
  '/api/v1/bulk/{id}': { get: Call<BulkChange, NoPath, ById> }
  '/api/v1/bulk/{id}/cancel': { post: Do<BulkChange, ById> }
  '/api/v1/bulk/{id}/undo': { post: Do<BulkChange, ById> }
  '/api/v1/companies/{id}/people': { get: Call<CompanyPeople, NoPath, ById> }
  '/api/v1/companies/{id}/timeline': { get: Call<CompanyTimelinePage, TimelineQuery, ById> }
  '/api/v1/companies/{id}/timeline/counts': { get: Call<TimelineCount[], AboutObject, ById> }
  '/api/v1/records/{type}/batch': { post: Send<{ writes: RecordWrite[] }, BatchAnswer, ByType> }
  '/api/v1/records/{type}/{id}': {
    get: Call<RecordAnswer, NoPath, ByRecord>
    patch: Send<{ values: FieldValues }, RecordAnswer, ByRecord>
  }
  '/api/v1/records/{type}/{id}/place': {
    get: Call<PlaceInList, RecordQuery & { deleted?: 'true'; from?: string }, ByRecord>
  }
  '/api/v1/records/{type}/{id}/history': {
    get: Call<{ rows: RecordChange[]; next: string | null }, Paging, ByRecord>
  }
  '/api/v1/records/{type}/{id}/files': {
    get: Call<RecordFile[], NoPath, ByRecord>
    post: Send<FormData, RecordFile, ByRecord>
  }
  '/api/v1/files/{id}': { delete: Remove<ById> }
  '/api/v1/undo/{id}': { post: Do<BatchAnswer, ById> }
  '/api/v1/search': { get: Call<SearchHit[], { q: string; types?: string; limit?: number }> }
  '/api/v1/pipelines': { get: Call<Pipeline[]>; post: Send<PipelineDesign, Pipeline> }
  '/api/v1/pipelines/{id}': { put: Send<PipelineDesign, Pipeline, ById>; delete: Remove<ById> }
  '/api/v1/views': {
    get: Call<SavedView[], { type?: RecordType }>
    post: Send<SavedViewDesign, SavedView>
  }
  '/api/v1/views/{id}': { put: Send<SavedViewDesign, SavedView, ById>; delete: Remove<ById> }
  '/api/v1/customers/{id}/consents': {
    get: Call<Consents, NoPath, ById>
    post: Send<NewConsent, ConsentEntry, ById>
  }
}
