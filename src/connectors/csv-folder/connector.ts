/** A folder on this server: every new file in it is taken in once. */
import { z } from 'zod'
import { type Batch, type Found, type PullContext, pullConnector, type Surroundings } from '../connector.ts'
import { fileSettings, fileToImport } from '../file-settings.ts'
import { firstRows } from '../first-rows.ts'
import { isMapped, unmapped } from '../record-settings.ts'
import { copyOf, type FoundFile, filesIn, folderWithin } from './files-in.ts'

const Trial = z.object({
  folder: z.string('Enter the folder').trim().min(1, 'Enter the folder').max(1_000).meta({
    title: 'Folder',
    description: 'Below the folder that WAYMARK_IMPORT_FOLDER names.',
    placeholder: 'tills/berlin',
  }),
  pattern: z
    .string()
    .trim()
    .min(1)
    .max(200)
    .regex(/^[^/\\]*$/, 'A pattern has no slashes')
    .default('*.csv')
    .meta({ title: 'Files', description: 'A star stands for anything: sales-*.csv' }),
  ...fileSettings,
})
const Settings = Trial.refine(isMapped, unmapped)
type Settings = z.infer<typeof Settings>

/** What each file looked like when it was read. */
const Cursor = z.record(z.string(), z.object({ changed: z.number(), bytes: z.number() }))
type Cursor = z.infer<typeof Cursor>

/** A file that told what happened has not brought its records yet. */
const recordsOf = ({ brings, mapping }: Settings): string =>
  brings === 'records' && mapping ? `${mapping.type}:` : ''

/** Somebody may still be writing it. */
const restMs = 5_000

const isSame = (file: FoundFile, cursor: Cursor): boolean =>
  cursor[file.name]?.changed === file.changed && cursor[file.name]?.bytes === file.bytes

async function* pull({
  settings,
  folder,
  uploads,
  signal,
  now,
  recall,
  ...context
}: PullContext<Settings>): AsyncGenerator<Batch> {
  const place = await folderWithin(folder, settings.folder)
  const all = await filesIn(place, settings.pattern)
  const names = new Set(all.map(({ name }) => name))
  const before = context.cursor === undefined ? {} : Cursor.parse(context.cursor)
  // Files that are gone need not be remembered by name; their contents are.
  let cursor: Cursor = Object.fromEntries(Object.entries(before).filter(([name]) => names.has(name)))
  const fresh = all.filter((file) => !isSame(file, cursor) && now().getTime() - file.changed > restMs)
  for (const [done, file] of fresh.entries()) {
    const { path, bytes, hash } = await copyOf(place, file, uploads, signal)
    const key = `file:${recordsOf(settings)}${hash}`
    const isKnown = (await recall([key])).has(key)
    cursor = { ...cursor, [file.name]: { changed: file.changed, bytes: file.bytes } }
    const progress = { done: done + 1, total: fresh.length }
    if (isKnown || bytes === 0) {
      await path.drop()
      yield { told: [], leftOut: 1, cursor, progress }
    } else
      yield {
        file: fileToImport({ name: file.name, path: path.name, bytes, changed: file.changed }, settings),
        remember: [[key, { name: file.name }]],
        cursor,
        progress,
      }
  }
}

async function test(settings: Settings, { folder, uploads, signal }: Surroundings): Promise<Found> {
  const place = await folderWithin(folder, settings.folder)
  const found = await filesIn(place, settings.pattern)
  const some = found.slice(0, 5).map(({ name }) => name)
  const names = some.length > 0 ? `: ${some.join(', ')}${found.length > 5 ? ', …' : ''}` : ''
  const message = `Found ${found.length} ${found.length === 1 ? 'file' : 'files'}${names}.`
  const newest = found.at(-1)
  if (!newest) return { message, columns: [] }
  const { path } = await copyOf(place, newest, uploads, signal)
  try {
    return { message, ...(await firstRows(path.name, newest.name, settings.brings)) }
  } finally {
    await path.drop()
  }
}

export const csvFolder = pullConnector({
  id: 'csv-folder',
  name: 'Folder of files',
  about:
    'Every new CSV, Excel, NDJSON or Parquet file in a folder of this server, as things that happened or as records.',
  steps: [
    'Start Waymark with WAYMARK_IMPORT_FOLDER set to the folder below which connections may read.',
    'Let the other system put its files there, whole files at once. A file that changes is read again; its known rows count once.',
  ],
  settings: Settings,
  origin: ({ folder, pattern }) => `${folder}/${pattern}`,
  place: ({ folder }) => folder,
  reads: (settings) => `${settings.folder} ${recordsOf(settings)}`,
  trial: Trial,
  test,
  pull,
})
