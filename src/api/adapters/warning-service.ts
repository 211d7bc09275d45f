/** Refused items: read page by page, and tried again. */
import type { Kysely } from 'kysely'
import { z } from 'zod'
import { appError } from '../../model/app-error.ts'
import type { Tables } from '../../storage/records/tables.ts'
import { countOpenWarnings, markReplayed, warningOf, warningsPage } from '../../storage/records/warnings.ts'
import type { IngestService, WarningService } from '../services.ts'

const Cursor = z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER)

const readCursor = (cursor: string | undefined): number | undefined => {
  if (cursor === undefined) return undefined
  const before = Cursor.safeParse(cursor)
  if (before.success) return before.data
  throw appError('request.invalid', 'The cursor is not one of ours. Start again without it.', {
    where: 'querystring.cursor',
  })
}

const itemOf = (payload: string): unknown => {
  try {
    return JSON.parse(payload)
  } catch {
    // The payload was cut at 32 KB, or never was JSON: it is refused again, with the true reason.
    return payload
  }
}

export const warningService = (
  db: Kysely<Tables>,
  ingest: IngestService,
  clock: () => Date = () => new Date(),
): WarningService => ({
  count: () => countOpenWarnings(db),
  async page({ limit, cursor }) {
    const { rows, next } = await warningsPage(db, { limit, before: readCursor(cursor) })
    return { rows, next: next === null ? null : String(next) }
  },
  async replay(id) {
    const warning = await warningOf(db, id)
    // Judged by the time it first came in: a late replay must not move it.
    const receivedAt = new Date(warning.at)
    const [result] = await ingest.accept([itemOf(warning.payload)], { source: warning.source, receivedAt })
    if (!result) throw appError('server.internal', 'The item was answered with nothing.')
    if (result.status !== 'refused') await markReplayed(db, [id], clock())
    return result
  },
})
