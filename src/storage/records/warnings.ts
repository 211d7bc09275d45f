/** What was refused or taken with a remark, kept so that it can be read and replayed. */
import type { Kysely, Selectable } from 'kysely'
import { appError } from '../../model/app-error.ts'
import type { WarningReason } from '../../model/message.ts'
import type { IngestWarning } from '../../model/source.ts'
import { storedText } from './stored-text.ts'
import type { Tables } from './tables.ts'

export type NewWarning = {
  at: Date
  reason: WarningReason
  message: string
  field?: string
  source?: string
  /** the item as received */
  payload?: string
}

const payloadLimit = 32 * 1024
const rowsPerInsert = 1_000

export async function addWarnings(db: Kysely<Tables>, warnings: readonly NewWarning[]): Promise<void> {
  for (let from = 0; from < warnings.length; from += rowsPerInsert) {
    const rows = warnings.slice(from, from + rowsPerInsert).map((warning) => ({
      at: warning.at,
      reason: warning.reason,
      message: storedText(warning.message, 2_000),
      field: storedText(warning.field ?? '', 300),
      source: storedText(warning.source ?? '', 300),
      payload: storedText(warning.payload ?? '', payloadLimit),
    }))
    await db.insertInto('ingest_warning').values(rows).execute()
  }
}

/** Newest first; `before` is the `next` of the page before. */
export async function warningsPage(
  db: Kysely<Tables>,
  { limit, before }: { limit: number; before?: number },
): Promise<{ rows: IngestWarning[]; next: number | null }> {
  const found = await db
    .selectFrom('ingest_warning')
    .selectAll()
    .$if(before !== undefined, (query) => query.where('id', '<', before ?? 0))
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute()
  const rows = found.slice(0, limit).map(asWarning)
  return { rows, next: found.length > limit ? (rows.at(-1)?.id ?? null) : null }
}

export async function warningOf(db: Kysely<Tables>, id: number): Promise<IngestWarning> {
  const row = await db.selectFrom('ingest_warning').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) throw appError('warning.not-found', `There is no warning ${id}. Reload the list.`, { id })
  return asWarning(row)
}

export async function markReplayed(db: Kysely<Tables>, ids: readonly number[], at: Date): Promise<void> {
  if (ids.length === 0) return
  await db.updateTable('ingest_warning').set({ replayed_at: at }).where('id', 'in', ids).execute()
}

/** Warnings that were not replayed. */
export async function countOpenWarnings(db: Kysely<Tables>): Promise<number> {
  const row = await db
    .selectFrom('ingest_warning')
    .select(({ fn }) => fn.countAll<number>().as('open'))
    .where('replayed_at', 'is', null)
    .executeTakeFirstOrThrow()
  return row.open
}

const asWarning = ({ replayed_at, ...row }: Selectable<Tables['ingest_warning']>): IngestWarning => ({
  ...row,
  at: row.at.toISOString(),
  replayedAt: replayed_at?.toISOString() ?? null,
})
