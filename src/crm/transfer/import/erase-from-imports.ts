/** Removes uploaded files of records in which one person stands, what was shown of them, and her refused rows. */
import { rm } from 'node:fs/promises'
import { type Kysely, sql } from 'kysely'
import { standsIn } from '../../../files/stands-in.ts'
import type { RecordImportPreview, RecordImportSettings } from '../../../model/crm/record-import.ts'
import { allNames, holderOf, type PersonNames } from '../../../model/person-names.ts'
import type { Tables } from '../../../storage/records/tables.ts'
import { allImports, changeImport, type ImportRow, refusedOf } from './import-rows.ts'

type Db = Kysely<Tables>

const shortestInFile = 4

const withoutCells = (preview: RecordImportPreview): RecordImportPreview => ({
  ...preview,
  columns: preview.columns.map((column) => ({ ...column, samples: [] })),
  ...{ relations: [], choices: [], creates: [], updates: [], skips: [] },
  refusals: preview.refusals.map((refusal) => ({ ...refusal, samples: [] })),
  remarks: preview.remarks.map((remark) => ({ ...remark, samples: [] })),
})

/** What somebody decided about her by name is forgotten. */
const withoutDecisions = (
  settings: RecordImportSettings,
  isHers: (value: unknown) => boolean,
): RecordImportSettings => ({
  ...settings,
  columns: settings.columns.map(({ decisions, choices, newField, ...column }) => ({
    ...column,
    ...(newField
      ? { newField: { ...newField, options: newField.options.filter((one) => !isHers(one)) } }
      : {}),
    ...(decisions ? { decisions: decisions.filter((one) => !isHers(one)) } : {}),
    ...(choices ? { choices: choices.filter((one) => !isHers(one)) } : {}),
  })),
})

/** In the file her id stands without what is put before it. */
function namesInFile(names: PersonNames, { settings }: ImportRow): PersonNames {
  const prefixes = (settings?.columns ?? []).flatMap(({ prefix }) => prefix || [])
  const bare = names.users.flatMap((user) =>
    prefixes.flatMap((prefix) => (user.startsWith(prefix) ? user.slice(prefix.length) : [])),
  )
  return { ...names, users: [...names.users, ...bare] }
}

const removed = {
  code: 'import.file-unreadable',
  message: 'The file was removed, since a person who stood in it was erased. Upload it again without her.',
}

async function eraseRows(db: Db, id: number, isHers: (value: unknown) => boolean): Promise<boolean> {
  const rows: number[] = []
  for await (const { row, problem, cells } of refusedOf(db, id)) if (isHers([problem, cells])) rows.push(row)
  await sql`delete from record_import_refused where import = ${id} and row = any(${rows}::bigint[])`.execute(
    db,
  )
  return rows.length > 0
}

async function eraseFile(db: Db, row: ImportRow, isHers: (value: unknown) => boolean): Promise<void> {
  await rm(row.file_path, { force: true })
  const canRun = row.state !== 'done' && row.state !== 'undone'
  await changeImport(db, row.id, {
    ...(row.preview ? { preview: withoutCells(row.preview) } : {}),
    ...(row.settings ? { settings: withoutDecisions(row.settings, isHers) } : {}),
    ...(isHers(row.file_name) ? { file_name: '' } : {}),
    ...(canRun || row.error ? { error: removed } : {}),
    ...(canRun ? { state: 'failed' as const } : {}),
  })
}

/** Imports whose changes are among the histories of these records, before the histories are gone. */
export async function importsThatWrote(db: Db, records: readonly string[]): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select id from record_import where batch in (
      select batch from crm_change where record = any(${[...records]}::text[]) and batch is not null)`.execute(
    db,
  )
  return rows.map(({ id }) => id)
}

/** `wrote`: imports that changed something about her; their files go whatever they call her. */
export async function eraseFromImports(
  db: Db,
  names: PersonNames,
  wrote: ReadonlySet<number>,
): Promise<void> {
  for (const row of await allImports(db)) {
    const called = namesInFile(names, row)
    const { inValue } = holderOf(called)
    const texts = allNames(called).filter((name) => name.length >= shortestInFile)
    const wasRefused = await eraseRows(db, row.id, inValue)
    const isShown = inValue([row.file_name, row.preview, row.settings, row.error])
    if (wrote.has(row.id) || wasRefused || isShown || (await standsIn(row.file_path, texts)))
      await eraseFile(db, row, inValue)
  }
}
