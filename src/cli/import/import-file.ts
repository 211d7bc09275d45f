/** What every import on the command line goes through: look, change what the options say, tell, run. */
import { createWriteStream } from 'node:fs'
import { access } from 'node:fs/promises'
import { resolve } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { setTimeout as wait } from 'node:timers/promises'
import { appError } from '../../model/app-error.ts'
import type { ImportProgress, ImportState } from '../../model/import.ts'
import type { ImportAccess } from './import-access.ts'
import { type ImportReport, progressReport } from './import-report.ts'

type Remarks = { remarks: readonly { message: string }[] }
type Made<Counts> = {
  id: number
  state: ImportState
  preview: (Remarks & { counts: Counts }) | null
  counts: Counts | null
  progress: ImportProgress
  error: { code: string; message: string } | null
}

export type FileOptions = { refused?: string; dryRun?: boolean; json?: boolean }

/** What differs between interactions and records. */
export type ImportKind<One extends Made<Counts>, Settings, Counts> = {
  /** One change after the other, each made of the import as the last one left it; null: nothing is to be changed. */
  changes: readonly ((made: One) => Settings | null)[]
  sayPreview(made: One & { preview: NonNullable<One['preview']> }): void
  /** For a script. */
  numbers(counts: Counts): object
  line(counts: Counts): string
}

const lookEveryMs = 150
const busy: ReadonlySet<ImportState> = new Set(['uploaded', 'reading', 'running', 'undoing'])

export async function existingFile(file: string): Promise<string> {
  const path = resolve(file)
  await access(path).catch(() => {
    throw appError('import.file-unreadable', `There is no file "${file}" that can be read. Check the path.`)
  })
  return path
}

/** Throws with the reason when the file could not be taken in. */
export async function importFile<One extends Made<Counts>, Settings, Counts>(
  importer: ImportAccess<One, Settings>,
  path: string,
  options: FileOptions,
  kind: ImportKind<One, Settings, Counts>,
): Promise<void> {
  const report = progressReport(options.json === true)
  const say = (counts: Counts, before = ''): void => {
    process.stdout.write(
      options.json ? `${JSON.stringify(kind.numbers(counts))}\n` : `${before}${kind.line(counts)}\n`,
    )
  }
  const { id } = await importer.create(path)
  const interrupted = (): void => {
    report.stop()
    void importer.cancel(id).finally(() => process.exit(130))
  }
  process.once('SIGINT', interrupted)
  try {
    let checked = await settled(importer, id, report)
    for (const change of kind.changes) {
      // A file that cannot be read as it is may be readable with another separator or encoding.
      const wanted = change(checked)
      if (wanted === null) continue
      await importer.changeSettings(id, wanted)
      checked = await settled(importer, id, report)
    }
    if (checked.state !== 'checked' || !hasPreview(checked)) throw failureOf(checked)
    if (!options.json) kind.sayPreview(checked)
    if (options.refused)
      await pipeline(Readable.from(await importer.refusedCsv(id)), createWriteStream(options.refused))
    if (options.dryRun) {
      say(checked.preview.counts, 'Nothing was imported (dry run). ')
      await importer.leave(id)
      return
    }
    await importer.run(id)
    const done = await settled(importer, id, report)
    if (done.state !== 'done' || !done.counts) throw failureOf(done)
    say(done.counts)
  } finally {
    process.off('SIGINT', interrupted)
    report.stop()
  }
}

const hasPreview = <One extends Made<unknown>>(
  made: One,
): made is One & { preview: NonNullable<One['preview']> } => made.preview !== null

async function settled<One extends Made<unknown>, Settings>(
  importer: ImportAccess<One, Settings>,
  id: number,
  report: ImportReport,
): Promise<One> {
  for (;;) {
    const made = await importer.get(id)
    if (!busy.has(made.state)) {
      report.stop()
      return made
    }
    report.show(made)
    await wait(lookEveryMs)
  }
}

const failureOf = ({ state, error, preview }: Made<unknown>): Error =>
  appError(
    'request.invalid',
    error?.message ?? preview?.remarks[0]?.message ?? `The import ended as "${state}".`,
    { code: error?.code ?? state },
  )
