/** The imports as kept in the records store. */
import type { Kysely, Selectable } from 'kysely'
import { noProgress } from '../../files/progress.ts'
import { appError } from '../../model/app-error.ts'
import { type Import, ImportPreview, ImportSettings, type ImportState } from '../../model/import.ts'
import type { Tables } from '../../storage/records/tables.ts'

export type ImportRow = Selectable<Tables['import']>
export type ImportChange = Partial<
  Pick<
    ImportRow,
    'state' | 'format' | 'settings' | 'preview' | 'counts' | 'error' | 'finished_at' | 'undone_by'
  >
>

export async function addImport(
  db: Kysely<Tables>,
  file: { fileName: string; path: string; bytes: number; source?: string | undefined },
  settings: ImportSettings,
): Promise<ImportRow> {
  return db
    .insertInto('import')
    .values({
      file_name: file.fileName,
      file_path: file.path,
      bytes: file.bytes,
      source: file.source ?? null,
      state: 'uploaded',
      settings: JSON.stringify(settings),
    })
    .returningAll()
    .executeTakeFirstOrThrow()
}

export const allImports = (db: Kysely<Tables>): Promise<ImportRow[]> =>
  db.selectFrom('import').selectAll().orderBy('id', 'desc').execute()

export const importsIn = (db: Kysely<Tables>, states: readonly ImportState[]): Promise<ImportRow[]> =>
  db
    .selectFrom('import')
    .selectAll()
    .where('state', 'in', [...states])
    .orderBy('id')
    .execute()

export async function importOf(db: Kysely<Tables>, id: number): Promise<ImportRow> {
  const row = await db.selectFrom('import').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) throw appError('import.not-found', `There is no import number ${id}.`, { id })
  return row
}

export async function changeImport(db: Kysely<Tables>, id: number, change: ImportChange): Promise<void> {
  const { settings, preview, counts, error, undone_by, ...plain } = change
  const json = (value: unknown): string | null => (value === null ? null : JSON.stringify(value))
  await db
    .updateTable('import')
    .set({
      ...plain,
      ...(settings === undefined ? {} : { settings: JSON.stringify(settings) }),
      ...(preview === undefined ? {} : { preview: json(preview) }),
      ...(counts === undefined ? {} : { counts: json(counts) }),
      ...(error === undefined ? {} : { error: json(error) }),
      ...(undone_by === undefined ? {} : { undone_by: json(undone_by) }),
    })
    .where('id', '=', id)
    .execute()
}

export const importFrom = (row: ImportRow, progress: Import['progress'] = noProgress): Import => ({
  id: row.id,
  fileName: row.file_name,
  bytes: row.bytes,
  state: row.state,
  createdAt: row.created_at.toISOString(),
  finishedAt: row.finished_at?.toISOString() ?? null,
  settings: ImportSettings.parse(row.settings),
  preview: row.preview === null ? null : ImportPreview.parse(row.preview),
  counts: row.counts,
  progress,
  error: row.error,
})
