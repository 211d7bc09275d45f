/** Removes uploaded files in which one person stands, and what was shown of their cells. */
import { rm } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import type { Kysely } from 'kysely'
import { standsIn } from '../../files/stands-in.ts'
import type { Import, ImportPreview } from '../../model/import.ts'
import type { PersonNames } from '../../model/person-names.ts'
import type { Tables } from '../../storage/records/tables.ts'
import { allImports, changeImport, type ImportRow } from './import-records.ts'

/** Shorter ids may stand in any file by chance; what such a person brought is known by the import's number. */
const shortest = 4

const namesOf = ({ users, anonymous, emails }: PersonNames): string[] =>
  [...users, ...anonymous, ...emails].filter((name) => name.length >= shortest)

const withoutCells = (preview: ImportPreview): ImportPreview => ({
  ...preview,
  columns: preview.columns.map((column) => ({ ...column, samples: [] })),
  touchpoints: [],
  refusals: preview.refusals.map((refusal) => ({ ...refusal, samples: [] })),
  remarks: preview.remarks.map((remark) => ({ ...remark, samples: [] })),
})

const removed: Import['error'] = {
  code: 'import.file-unreadable',
  message: 'The file was removed, since a person who stood in it was erased. Upload it again without her.',
}
const left: Import['error'] = {
  code: 'import.file-unreadable',
  message: 'A person who stands in this file was erased. Take her out of it, and import it again.',
}

/** A file that the command line read where it lay is not ours to remove. */
async function eraseFile(db: Kysely<Tables>, row: ImportRow, uploads: string): Promise<void> {
  const isOurs = resolve(dirname(row.file_path)) === resolve(uploads)
  if (isOurs) await rm(row.file_path, { force: true })
  const canRun = row.state !== 'done' && row.state !== 'undone'
  await changeImport(db, row.id, {
    ...(row.preview ? { preview: withoutCells(row.preview) } : {}),
    ...(canRun ? { state: 'failed', error: isOurs ? removed : left } : {}),
  })
}

/** `brought`: imports that stored something of hers. Returns those in whose file she stands. */
export async function eraseFromImports(
  { db, uploads }: { db: Kysely<Tables>; uploads: string },
  names: PersonNames,
  brought: ReadonlySet<number>,
): Promise<number[]> {
  const telling = namesOf(names)
  const gone: number[] = []
  for (const row of await allImports(db)) {
    const shown = JSON.stringify(row.preview)
    const isShown = telling.some((name) => shown.includes(JSON.stringify(name).slice(1, -1)))
    if (!brought.has(row.id) && !isShown && !(await standsIn(row.file_path, telling))) continue
    await eraseFile(db, row, uploads)
    gone.push(row.id)
  }
  return gone
}
