/** Who changed what and when: written with every change, read per record. */
import { sql, type Transaction } from 'kysely'
import type { Actor } from '../model/actor.ts'
import type { FieldChange, RecordChange } from '../model/crm/crm-record.ts'
import type { FieldValues } from '../model/crm/field-value.ts'
import type { RecordType } from '../model/crm/record-type.ts'
import { manyRows, type RowColumns } from '../storage/records/many-rows.ts'
import { storedJson } from '../storage/records/stored-text.ts'
import type { Tables } from '../storage/records/tables.ts'
import type { Applied } from './apply-write.ts'
import { authorKey, type Reader } from './record-access.ts'
import type { Db } from './record-rows.ts'
import type { StoredRecord } from './stored-record.ts'

/** Numbers as long as these are noted with a change: customers are numbers, and one in a hundred thousand is shorter. */
export const isNotedNumber = (text: string): boolean =>
  text.length >= 15 && text.length <= 20 && /^[0-9]+$/.test(text)

/** Most changes name nobody, so nothing is made for them. */
function withNumbers(found: Set<string> | undefined, value: unknown): Set<string> | undefined {
  if (typeof value === 'string') return isNotedNumber(value) ? (found ?? new Set()).add(value) : found
  if (typeof value !== 'object' || value === null) return found
  return Object.values(value).reduce(withNumbers, found)
}

/** Whom a change may name, as an array of PostgreSQL: who was erased must be found in the histories of others. */
function namingOf({ changes }: Applied): string | null {
  let found: Set<string> | undefined
  for (const { from, to } of changes) found = withNumbers(withNumbers(found, from), to)
  return found ? `{${[...found].join(',')}}` : null
}

const none: FieldChange[] = []
/** A new record had nothing before, so its values say all: a third of the text. */
function madeWith({ action, changes }: Applied): FieldValues | null {
  if (action !== 'create') return null
  const made: FieldValues = {}
  for (const { field, to } of changes) made[field] = to
  return made
}

type Kept = { changes: FieldChange[]; made: FieldValues | null }
/** What a row of the history says was changed. */
export const changesIn = ({ changes, made }: Kept): FieldChange[] =>
  made ? Object.entries(made).map(([field, to]) => ({ field, from: null, to })) : changes

/** The same of a row `c`, in SQL: a JSON array. */
export const changesSql = sql`case when c.made is null then c.changes else (
  select coalesce(jsonb_agg(jsonb_build_object('field', m.key, 'from', null, 'to', m.value)), '[]')
  from json_each(c.made) as m) end`

const changeColumns: RowColumns<Applied> = [
  ['type', 'text', ({ record }) => record.type],
  ['record', 'text', ({ record }) => record.id],
  ['version', 'integer', ({ record }) => record.version],
  ['action', 'text', ({ action }) => action],
  ['changes', 'jsonb', ({ action, changes }) => (action === 'create' ? none : changes)],
  ['made', 'json', madeWith],
  ['naming', 'text[]', namingOf],
  ['at', 'timestamptz', ({ at }) => at.toISOString()],
]

export async function writeHistory(
  db: Transaction<Tables>,
  applied: readonly Applied[],
  { actor, batch }: { actor: Actor; batch?: string },
): Promise<void> {
  if (applied.length === 0) return
  await sql`insert into crm_change (type, record, version, at, actor, action, changes, made, naming, batch)
    select type, record, version, at, ${storedJson(actor)}::jsonb, action, changes, made, naming, ${batch ?? null}::text
    from ${manyRows(changeColumns, applied)}`.execute(db)
}

/**
 * The version from which on others than its author see what a note became: what it said while it was hers alone is
 * hers still. undefined: they see all of it.
 */
export async function shownSince(
  db: Db,
  { type, id, createdBy }: StoredRecord,
  reader: Reader,
): Promise<number | undefined> {
  if (type !== 'note' || (reader && authorKey(reader) === authorKey(createdBy))) return undefined
  const { rows } = await sql<{ version: number | null }>`
    select max(version) as version from crm_change
    where type = 'note' and record = ${id} and changes @> '[{"field": "private", "from": true}]'::jsonb`.execute(
    db,
  )
  return rows[0]?.version ?? undefined
}

/** Newest first; `since`: of that version only what it came to, and nothing older. */
export async function historyOf(
  db: Db,
  type: RecordType,
  record: string,
  { limit, before, since }: { limit: number; before?: number; since?: number | undefined },
): Promise<RecordChange[]> {
  const rows = await db
    .selectFrom('crm_change')
    .selectAll()
    .where('record', '=', record)
    .where('type', '=', type)
    .$if(before !== undefined, (query) => query.where('id', '<', before ?? 0))
    .$if(since !== undefined, (query) => query.where('version', '>=', since ?? 0))
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    type: row.type,
    record: row.record,
    version: row.version,
    at: row.at.toISOString(),
    actor: row.actor,
    action: row.action,
    changes:
      row.version === since ? changesIn(row).map((change) => ({ ...change, from: null })) : changesIn(row),
    batch: row.batch,
  }))
}
