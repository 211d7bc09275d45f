/** Imports of records as kept in the records store. */
import type { Kysely, Selectable, Transaction } from 'kysely'
import { noProgress } from '../../../files/progress.ts'
import type { Writer } from '../../../model/actor.ts'
import { appError } from '../../../model/app-error.ts'
import type { ImportFrom } from '../../../model/connected-rows.ts'
import {
  type ImportedType,
  type RecordImport,
  RecordImportPreview,
  RecordImportSettings,
} from '../../../model/crm/record-import.ts'
import type { ImportProgress, ImportState } from '../../../model/import.ts'
import { storedJson, storedText } from '../../../storage/records/stored-text.ts'
import type { Tables } from '../../../storage/records/tables.ts'
import type { Problem } from './planning.ts'

export type ImportRow = Selectable<Tables['record_import']>
export type ImportChange = Partial<Omit<ImportRow, 'id' | 'created_at' | 'file_path' | 'bytes'>>

type Db = Kysely<Tables> | Transaction<Tables>

export async function addImport(
  db: Db,
  file: {
    fileName: string
    path: string
    bytes: number
    wanted: ImportedType | null
    settings?: RecordImportSettings | undefined
    connected?: ImportFrom | undefined
  },
  writer: Writer,
): Promise<ImportRow> {
  return db
    .insertInto('record_import')
    .values({
      file_name: storedText(file.fileName),
      file_path: file.path,
      bytes: file.bytes,
      wanted: file.wanted,
      state: 'uploaded',
      writer: storedJson(writer),
      settings: file.settings ? storedJson(file.settings) : null,
      connected: file.connected ? storedJson(file.connected) : null,
    })
    .returningAll()
    .executeTakeFirstOrThrow()
}

export const allImports = (db: Db): Promise<ImportRow[]> =>
  db.selectFrom('record_import').selectAll().orderBy('id', 'desc').execute()

export const importsIn = (db: Db, states: readonly ImportState[]): Promise<ImportRow[]> =>
  db
    .selectFrom('record_import')
    .selectAll()
    .where('state', 'in', [...states])
    .orderBy('id')
    .execute()

export async function importOf(db: Db, id: number): Promise<ImportRow> {
  const row = await db.selectFrom('record_import').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) throw appError('import.not-found', `There is no import of records with the number ${id}.`, { id })
  return row
}

const asJson = new Set(['settings', 'preview', 'counts', 'writer', 'undone', 'fields', 'error'])

export async function changeImport(db: Db, id: number, change: ImportChange): Promise<void> {
  const set = Object.fromEntries(
    Object.entries(change).map(([name, value]) => [
      name,
      asJson.has(name) && value !== null ? storedJson(value) : value,
    ]),
  )
  await db.updateTable('record_import').set(set).where('id', '=', id).execute()
}

export type RefusedRowOf = { row: number; problem: Problem; cells: readonly string[] }

/** A row that is read again after a stop is refused once. */
export async function addRefused(db: Db, id: number, refused: readonly RefusedRowOf[]): Promise<void> {
  if (refused.length === 0) return
  await db
    .insertInto('record_import_refused')
    .values(
      refused.map(({ row, problem, cells }) => ({
        import: id,
        row,
        problem: storedJson(problem),
        cells: storedJson(cells),
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

export async function forgetRefused(db: Db, id: number): Promise<void> {
  await db.deleteFrom('record_import_refused').where('import', '=', id).execute()
}

const rowsAtOnce = 1_000

export async function* refusedOf(db: Db, id: number) {
  for (let after = 0; ; ) {
    const rows = await db
      .selectFrom('record_import_refused')
      .selectAll()
      .where('import', '=', id)
      .where('row', '>', after)
      .orderBy('row')
      .limit(rowsAtOnce)
      .execute()
    yield* rows
    const last = rows.at(-1)
    if (!last || rows.length < rowsAtOnce) return
    after = last.row
  }
}

export const importFrom = (row: ImportRow, progress: ImportProgress = noProgress): RecordImport => ({
  id: row.id,
  fileName: row.file_name,
  bytes: row.bytes,
  format: row.format,
  state: row.state,
  createdAt: row.created_at.toISOString(),
  createdBy: row.writer.name,
  finishedAt: row.finished_at?.toISOString() ?? null,
  settings: row.settings === null ? null : RecordImportSettings.parse(row.settings),
  preview: row.preview === null ? null : RecordImportPreview.parse(row.preview),
  counts: row.counts,
  undone: row.undone,
  fields: row.fields,
  progress,
  error: row.error,
})
