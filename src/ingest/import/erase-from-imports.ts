/** Removes uploaded files in which one person stands, and what was shown of their cells. */
import { createReadStream } from 'node:fs'
import { open, rm } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import type { Kysely } from 'kysely'
import type { Import, ImportPreview } from '../../model/import.ts'
import type { Tables } from '../../storage/records/tables.ts'
import type { PersonNames } from '../erase/erase-warnings.ts'
import { allImports, changeImport, type ImportRow } from './import-records.ts'

/** Shorter ids may stand in any file by chance; what such a person brought is known by the import's number. */
const shortest = 4
const firstBytes = 4

const namesOf = ({ users, anonymous, emails }: PersonNames): string[] =>
  [...users, ...anonymous, ...emails].filter((name) => name.length >= shortest)

type Kind = 'text' | 'gzip' | 'closed'

async function kindOf(path: string): Promise<Kind | undefined> {
  const file = await open(path).catch(() => undefined)
  if (!file) return undefined
  try {
    const { buffer } = await file.read(Buffer.alloc(firstBytes), 0, firstBytes, 0)
    if (buffer.readUInt16BE(0) === 0x1f8b) return 'gzip'
    return buffer.toString('latin1') === 'PAR1' ? 'closed' : 'text'
  } finally {
    await file.close()
  }
}

async function holdsAny(bytes: Readable, wanted: readonly Buffer[]): Promise<boolean> {
  const longest = Math.max(0, ...wanted.map((one) => one.length))
  let before = Buffer.alloc(0)
  for await (const chunk of bytes) {
    const seen = Buffer.concat([before, chunk as Buffer])
    if (wanted.some((one) => seen.includes(one))) return true
    before = Buffer.from(seen.subarray(Math.max(0, seen.length - longest)))
  }
  return false
}

/** A file that cannot be looked into counts as one in which she stands. */
async function standsIn(path: string, names: readonly string[]): Promise<boolean> {
  const kind = await kindOf(path)
  if (kind === undefined || kind === 'closed') return kind === 'closed'
  const wanted = names.flatMap((name) => [
    Buffer.from(name),
    Buffer.from(name, 'latin1'),
    Buffer.from(name, 'utf16le'),
  ])
  const file = createReadStream(path)
  return holdsAny(kind === 'gzip' ? file.pipe(createGunzip()) : file, wanted).catch(() => true)
}

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

async function eraseFile(db: Kysely<Tables>, row: ImportRow): Promise<void> {
  await rm(row.file_path, { force: true })
  const canRun = row.state !== 'done' && row.state !== 'undone'
  await changeImport(db, row.id, {
    ...(row.preview ? { preview: withoutCells(row.preview) } : {}),
    ...(canRun ? { state: 'failed', error: removed } : {}),
  })
}

/** `brought`: imports that stored something of hers. Returns those whose file was removed. */
export async function eraseFromImports(
  db: Kysely<Tables>,
  names: PersonNames,
  brought: ReadonlySet<number>,
): Promise<number[]> {
  const telling = namesOf(names)
  const gone: number[] = []
  for (const row of await allImports(db)) {
    const shown = JSON.stringify(row.preview)
    const isShown = telling.some((name) => shown.includes(JSON.stringify(name).slice(1, -1)))
    if (!brought.has(row.id) && !isShown && !(await standsIn(row.file_path, telling))) continue
    await eraseFile(db, row)
    gone.push(row.id)
  }
  return gone
}
