/**
 * The tables of the records store as Kysely sees them; the SQL is in migrations/.
 * How values arrive, on every engine: bigint as number, numeric (customer homes) as decimal string, timestamptz as Date.
 * jsonb is written as JSON text: `JSON.stringify(value)`, never a bare array, which the driver would take for an SQL array.
 */
import type { ColumnType, Generated, GeneratedAlways } from 'kysely'
import type { Actor, Writer } from '../../model/actor.ts'
import type { AmountMeaning } from '../../model/amounts.ts'
import type { TouchpointBehaviour } from '../../model/behaviour.ts'
import type { Removal } from '../../model/brought.ts'
import type { Channel } from '../../model/channel.ts'
import type { ImportFrom } from '../../model/connected-rows.ts'
import type { ConnectionFailure, ConnectionRun, HookDeliveryState } from '../../model/connection.ts'
import type { BulkChange, BulkWish } from '../../model/crm/bulk-change.ts'
import type { NewConsent } from '../../model/crm/consent.ts'
import type { FieldChange, RecordChange } from '../../model/crm/crm-record.ts'
import type { CustomFieldDesign } from '../../model/crm/custom-field.ts'
import type { FieldValue, FieldValues } from '../../model/crm/field-value.ts'
import type { PipelineDesign } from '../../model/crm/pipeline.ts'
import type {
  ImportedType,
  RecordImportCounts,
  RecordImportPreview,
  RecordImportSettings,
} from '../../model/crm/record-import.ts'
import type { RecordType } from '../../model/crm/record-type.ts'
import type { SavedViewDesign } from '../../model/crm/saved-view.ts'
import type { DuplicateReason, MergeableType } from '../../model/duplicate.ts'
import type {
  ImportCounts,
  ImportFormat,
  ImportPreview,
  ImportSettings,
  ImportState,
} from '../../model/import.ts'
import type { MapDesign } from '../../model/journey-map.ts'
import type { Message, WarningReason } from '../../model/message.ts'
import type { KeyScope, Role } from '../../model/permission.ts'
import type { TouchpointRule } from '../../model/touchpoint.ts'
import type { DeliveryState, Happening } from '../../model/webhook.ts'

type Json<Value> = ColumnType<Value, string, string>
type JsonOrNull<Value> = ColumnType<Value | null, string | null | undefined, string | null>
type JsonByDefault<Value> = ColumnType<Value, string | undefined, string>
type Time = ColumnType<Date, Date | string, Date | string>
type TimeByDefault = ColumnType<Date, Date | string | undefined, Date | string>
type TimeOrNull = ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
/** numeric(20): an unsigned 64-bit number, read as a decimal string. */
type Home = ColumnType<string, string | bigint, string | bigint>

export type Tables = {
  setting: { key: string; value: Json<unknown>; updated_at: TimeByDefault }
  write_key: {
    id: GeneratedAlways<number>
    /** hex SHA-256 of the key */
    hash: string
    prefix: string
    name: string
    created_at: TimeByDefault
    last_used_at: TimeOrNull
    revoked_at: TimeOrNull
    accepted: Generated<number>
    refused: Generated<number>
  }
  ingest_warning: {
    id: GeneratedAlways<number>
    at: Time
    reason: WarningReason
    message: string
    field: Generated<string>
    source: Generated<string>
    payload: Generated<string>
    replayed_at: TimeOrNull
  }
  touchpoint: {
    id: Generated<number>
    name: string
    channel: Channel
    department: Generated<string>
    hidden: Generated<boolean>
    feeling: number | null
    /** null: as the name says */
    behaviour: TouchpointBehaviour | null
    /** null: as the name says */
    amounts: AmountMeaning | null
    origin: 'found' | 'made'
    rules: JsonByDefault<TouchpointRule[]>
    created_at: TimeByDefault
  }
  kind: {
    id: GeneratedAlways<number>
    fingerprint: string
    type: string
    name: string
    path: string
    channel: string
    /** where it belongs as long as no rule claims it */
    found_touchpoint: number | null
  }
  map: {
    id: string
    version: number
    design: Json<MapDesign>
    created_at: TimeByDefault
    updated_at: TimeByDefault
    deleted_at: TimeOrNull
  }
  map_version: {
    map_id: string
    version: number
    design: Json<MapDesign>
    at: TimeByDefault
    actor: Generated<string>
  }
  import: {
    id: GeneratedAlways<number>
    file_name: string
    file_path: string
    bytes: number
    format: ImportFormat | null
    state: ImportState
    settings: JsonByDefault<ImportSettings>
    preview: JsonOrNull<ImportPreview>
    counts: JsonOrNull<ImportCounts>
    error: JsonOrNull<{ code: string; message: string }>
    created_at: TimeByDefault
    finished_at: TimeOrNull
    /** The connection's that brought it. */
    source: string | null
    /** Who is taking it back; null once some of it may be gone. */
    undone_by: JsonOrNull<Writer>
  }
  record_import: {
    id: GeneratedAlways<number>
    file_name: string
    file_path: string
    bytes: number
    wanted: ImportedType | null
    format: ImportFormat | null
    state: ImportState
    settings: JsonOrNull<RecordImportSettings>
    preview: JsonOrNull<RecordImportPreview>
    counts: JsonOrNull<RecordImportCounts>
    writer: Json<Writer>
    batch: string | null
    pass: Generated<number>
    rows_done: Generated<number>
    /** A connection that brings the file again whenever it changed. */
    connected: JsonOrNull<ImportFrom>
    undone: JsonOrNull<{ records: number; kept: number }>
    /** Fields of people's own that it added. */
    fields: JsonByDefault<{ name: string; label: string }[]>
    error: JsonOrNull<{ code: string; message: string }>
    created_at: TimeByDefault
    finished_at: TimeOrNull
  }
  record_import_refused: {
    import: number
    row: number
    problem: Json<{ code: string; message: string; column: string; value: string }>
    cells: Json<string[]>
  }
  /** One row for each pair of ids that some message proved to be one person: the earliest proof. */
  identity_link: {
    id: GeneratedAlways<number>
    kind: 'anonymous' | 'alias' | 'email'
    from_home: Home
    from_value: string
    user_home: Home
    user_value: string
    at: Time
    rank: number
    message: Home
    message_id: string
  }
  /** Homes whose memberships in the journeys store may be behind the evidence. */
  identity_stale: { home: Home }
  /** A person joined two known customers; unmerge sets removed_at. At most one standing merge per from_home. */
  identity_merge: {
    id: GeneratedAlways<number>
    from_home: Home
    into_home: Home
    at: TimeByDefault
    rule: string
    actor: string
    evidence: Generated<string>
    removed_at: TimeOrNull
    removed_by: string | null
  }
  /** The records themselves, one table per type, are written by `src/crm` from the declared fields. */
  crm_change: {
    id: GeneratedAlways<number>
    type: RecordType
    record: string
    version: number
    at: Time
    actor: Json<Actor>
    action: RecordChange['action']
    changes: Json<FieldChange[]>
    /** of a new record: its values by field, in place of changes */
    made: JsonOrNull<FieldValues>
    naming: string[] | null
    batch: string | null
    undone_by: string | null
  }
  crm_outbox: {
    id: GeneratedAlways<number>
    at: TimeByDefault
    message_id: string
    message: JsonOrNull<Message>
  }
  crm_search: { type: RecordType; id: string; label: string; text: string; only_for: string | null }
  crm_word: { word: string }
  crm_pipeline: {
    id: string
    version: Generated<number>
    position: number
    design: Json<PipelineDesign>
    deleted_at: TimeOrNull
  }
  crm_custom_field: {
    type: RecordType
    name: string
    position: number
    design: Json<CustomFieldDesign>
    removed_at: TimeOrNull
  }
  crm_view: {
    id: string
    version: Generated<number>
    owner: string
    design: Json<SavedViewDesign>
    created_at: TimeByDefault
  }
  /** What records are called in the systems that they come from. */
  crm_connected: {
    source: string
    type: ImportedType
    key: string
    record: string | null
    person: string | null
    said: JsonByDefault<Record<string, { value: FieldValue; since: number; seen: number }>>
    told: JsonByDefault<{ beginning: boolean; moves: { to: string; at: number }[] }>
    gone: 'found' | 'deleted' | 'kept' | null
  }
  crm_consent: {
    id: GeneratedAlways<number>
    customer: string
    channel: NewConsent['channel']
    purpose: string
    state: NewConsent['state']
    source: string
    at: Time
    actor: Json<Actor>
    /** The import that added it. */
    batch: string | null
  }
  crm_bulk_change: {
    id: string
    type: RecordType
    state: BulkChange['state']
    writer: Json<Writer>
    change: Json<BulkWish['change']>
    records: string[]
    total: number
    done: Generated<number>
    changed: Generated<number>
    refused: Generated<number>
    why: ColumnType<string | null, string | null | undefined, string | null>
    created_at: Time
    finished_at: TimeOrNull
  }
  crm_reminder: {
    id: GeneratedAlways<number>
    task: string
    at: Time
    person: string
    made_at: Time
    read_at: TimeOrNull
    mail: 'waiting' | 'sent' | 'none' | 'failed'
    tries: Generated<number>
    next_try_at: TimeOrNull
  }
  crm_file: {
    id: string
    type: RecordType
    record: string
    name: string
    media: string
    bytes: number
    sha256: string
    at: Time
    actor: Json<Actor>
    removed_at: TimeOrNull
  }
  crm_match_key: { type: RecordType; key: ColumnType<number, bigint, bigint>; record: string }
  crm_duplicate: {
    type: MergeableType
    one: string
    other: string
    score: number
    reasons: Json<DuplicateReason[]>
    found_at: Time
  }
  crm_not_same: { type: MergeableType; one: string; other: string; at: Time; actor: Json<Actor> }
  crm_merge: {
    id: GeneratedAlways<number>
    type: MergeableType
    winner: string
    loser: string
    at: Time
    actor: Json<Actor>
    reason: string
    state: 'merging' | 'merged' | 'undoing' | 'undone'
    identity_merge: number | null
    changes: Json<FieldChange[]>
    /** of the winner: what an undo needs beside the values; see `src/crm/merges` */
    before: Json<unknown>
    undone_at: TimeOrNull
    undone_by: JsonOrNull<Actor>
  }
  erasure: {
    id: GeneratedAlways<number>
    state: 'running' | 'done'
    begun_at: Time
    finished_at: TimeOrNull
    actor: Json<Actor>
    counts: JsonByDefault<Record<string, number>>
    work: JsonOrNull<unknown>
    lifted_at: TimeOrNull
    lifted_by: JsonOrNull<Actor>
  }
  erased_identifier: { hash: string; erasure: number }
  auth_user: {
    id: string
    name: string
    email: string
    email_verified: Generated<boolean>
    image: string | null
    two_factor_enabled: Generated<boolean>
    role: Role
    department: Generated<string>
    disabled_at: TimeOrNull
    created_at: TimeByDefault
    updated_at: TimeByDefault
  }
  auth_session: {
    id: string
    token: string
    user_id: string
    expires_at: Time
    ip_address: string | null
    user_agent: string | null
    created_at: TimeByDefault
    updated_at: TimeByDefault
    /** When its holder last proved who she is. */
    proved_at: TimeByDefault
  }
  auth_account: {
    id: string
    account_id: string
    provider_id: string
    user_id: string
    password: string | null
    updated_at: TimeByDefault
  }
  auth_verification: { id: string; identifier: string; value: string; expires_at: Time }
  auth_two_factor: { id: string; user_id: string }
  /** A code of a second factor, which works once. */
  auth_used_code: { user_id: string; code: string; expires_at: Time }
  /** A link that works once; the hash is of what stands in it. */
  access_link: {
    id: GeneratedAlways<number>
    kind: 'set-up' | 'invitation' | 'reset'
    hash: string
    email: Generated<string>
    role: Role | null
    department: Generated<string>
    user_id: string | null
    made_by: string
    made_by_id: string | null
    created_at: TimeByDefault
    expires_at: Time
    used_at: TimeOrNull
    withdrawn_at: TimeOrNull
  }
  api_key: {
    id: GeneratedAlways<number>
    hash: string
    prefix: string
    name: string
    scopes: Json<KeyScope[]>
    made_by: string
    made_by_id: string | null
    created_at: TimeByDefault
    last_used_at: TimeOrNull
    expires_at: TimeOrNull
    revoked_at: TimeOrNull
  }
  /** Only ever added to; a trigger refuses the rest. */
  audit_entry: {
    id: GeneratedAlways<number>
    at: Time
    actor_kind: 'user' | 'key' | 'system' | 'nobody'
    actor_id: string
    actor_name: string
    address: string
    action: string
    target: string
    status: number
    facts: JsonByDefault<Record<string, unknown>>
  }
  webhook: {
    id: GeneratedAlways<number>
    name: string
    url: string
    happenings: Happening[]
    touchpoints: number[]
    active: Generated<boolean>
    off_because: Generated<string>
    failing_since: TimeOrNull
    failures: Generated<number>
    rest_until: TimeOrNull
    problem: Generated<string>
    delivered_at: TimeOrNull
    made_by: string
    created_at: TimeByDefault
  }
  webhook_secret: {
    id: GeneratedAlways<number>
    webhook: number
    secret: string
    made_at: Time
    ends_at: TimeOrNull
  }
  webhook_delivery: {
    id: GeneratedAlways<number>
    webhook: number
    message: string
    happening: string
    customer: string | null
    at: Time
    body: string
    state: Generated<DeliveryState>
    attempts: Generated<number>
    next_at: Time
    claimed_until: TimeOrNull
    attempted_at: TimeOrNull
    status: number | null
    problem: Generated<string>
  }
  connection: {
    id: string
    connector: string
    name: string
    settings: Json<Record<string, unknown>>
    secrets: Generated<string>
    secret_names: JsonByDefault<string[]>
    origin: string
    every_minutes: number | null
    cursor: JsonOrNull<unknown>
    next_run_at: TimeOrNull
    next_cause: Generated<ConnectionRun['cause']>
    claimed_by: string | null
    claimed_until: TimeOrNull
    paused_at: TimeOrNull
    failures: Generated<number>
    failure: JsonOrNull<ConnectionFailure>
    fresh_at: TimeOrNull
    last_item_at: TimeOrNull
    progress: JsonOrNull<{ done: number; total: number | null; since: number; from: number }>
    taken: Generated<number>
    duplicates: Generated<number>
    refused: Generated<number>
    left_out: Generated<number>
    removed: Generated<number>
    compared_at: TimeOrNull
    gone: JsonOrNull<{ found: number; of: number; changed?: boolean; ofPeople?: number; ofOthers?: number }>
    gone_agreed: number | null
    removing: JsonOrNull<Removal>
    former_secrets: Generated<string>
    former_until: TimeOrNull
    created_by: string
    created_at: TimeByDefault
  }
  connection_run: {
    id: GeneratedAlways<number>
    connection: string
    started_at: Time
    finished_at: TimeOrNull
    cause: ConnectionRun['cause']
    outcome: ConnectionRun['outcome']
    taken: Generated<number>
    duplicates: Generated<number>
    refused: Generated<number>
    left_out: Generated<number>
    removed: Generated<number>
    failure: JsonOrNull<ConnectionFailure>
  }
  connection_refused: {
    connection: string
    key: string
    at: number | null
    problem: Json<{ code: string; message: string; column: string; value: string }>
    cells: Json<Record<string, string>>
    first_at: TimeByDefault
    tried_at: TimeByDefault
  }
  connection_memory: { connection: string; key: string; value: Json<unknown> }
  hook_delivery: {
    id: GeneratedAlways<number>
    connection: string
    received_at: Time
    delivery_key: string
    kind: Generated<string>
    payload: string
    state: HookDeliveryState
    told: JsonByDefault<string[]>
    digest: Generated<string>
    error: Generated<string>
  }
  /** What `migrate` has done; made by it. */
  schema_migration: { number: number; name: string; checksum: string; applied_at: TimeByDefault }
}
