/** `waymark import FILE`: checks a file of interactions and takes it in, through the running server or here. */
import { createWriteStream } from 'node:fs'
import { access } from 'node:fs/promises'
import { resolve } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { setTimeout as wait } from 'node:timers/promises'
import type { Command } from 'commander'
import { appError } from '../model/app-error.ts'
import type { Import } from '../model/import.ts'
import type { Authorization } from './authorization.ts'
import { accessHere, accessServer, type ImportAccess, type ImporterHere } from './import/import-access.ts'
import { changedSettings, type ImportOptions, importCommandWithOptions } from './import/import-options.ts'
import { countsLine, type ImportReport, progressReport, sayPreview } from './import/import-report.ts'

export type ImportCommandParts = {
  /** where a running server would answer */
  serverUrl(): string
  /** what that server wants to see */
  authorize(): Promise<Authorization>
  /** Opens the stores here, when no server runs. */
  openHere(): Promise<{ importer: ImporterHere; close(): Promise<void> }>
}

const lookEveryMs = 150
const busy: ReadonlySet<Import['state']> = new Set(['uploaded', 'reading', 'running', 'undoing'])

/** Ready to be added to the command line's program. */
export const importCommand = (parts: ImportCommandParts): Command =>
  importCommandWithOptions().action(async (file: string, options: ImportOptions) => {
    const path = resolve(file)
    await access(path).catch(() => {
      throw appError('import.file-unreadable', `There is no file "${file}" that can be read. Check the path.`)
    })
    const importer = (await accessServer(parts.serverUrl(), parts.authorize)) ?? (await openedHere(parts))
    try {
      const done = await importFile(importer, path, options)
      if (!options.dryRun && done.state !== 'done') process.exitCode = 1
    } finally {
      await importer.close()
    }
  })

const openedHere = async (parts: ImportCommandParts): Promise<ImportAccess> => {
  const { importer, close } = await parts.openHere()
  return accessHere(importer, close)
}

/** Returns the import as it ended; throws with the reason when it could not. */
export async function importFile(
  importer: ImportAccess,
  path: string,
  options: ImportOptions,
): Promise<Import> {
  const report = progressReport(options.json === true)
  const { id } = await importer.create(path)
  const interrupted = (): void => {
    report.stop()
    void importer.cancel(id).finally(() => process.exit(130))
  }
  process.once('SIGINT', interrupted)
  try {
    const checked = await checkedWith(importer, id, options, report)
    if (checked.state !== 'checked' || !checked.preview) throw failureOf(checked)
    if (!options.json) sayPreview(checked.preview)
    if (options.refused) await writeRefused(importer, id, options.refused)
    if (options.dryRun) {
      say(checked.preview.counts, options, 'Nothing was imported (dry run). ')
      return await importer.cancel(id)
    }
    await importer.run(id)
    const done = await settled(importer, id, report)
    if (done.state !== 'done' || !done.counts) throw failureOf(done)
    say(done.counts, options, '')
    return done
  } finally {
    process.off('SIGINT', interrupted)
    report.stop()
  }
}

/** The file is first looked at as it is; then what the options say is put in its place. */
async function checkedWith(
  importer: ImportAccess,
  id: number,
  options: ImportOptions,
  report: ImportReport,
): Promise<Import> {
  const first = await settled(importer, id, report)
  const wanted = changedSettings(first.settings, options)
  // A file that cannot be read as it is may be readable with another separator or encoding.
  if (!wanted) return first
  await importer.changeSettings(id, wanted)
  return settled(importer, id, report)
}

async function settled(importer: ImportAccess, id: number, report: ImportReport): Promise<Import> {
  for (;;) {
    const state = await importer.get(id)
    if (!busy.has(state.state)) {
      report.stop()
      return state
    }
    report.show(state)
    await wait(lookEveryMs)
  }
}

async function writeRefused(importer: ImportAccess, id: number, path: string): Promise<void> {
  await pipeline(Readable.from(await importer.refusedCsv(id)), createWriteStream(path))
}

function say(counts: NonNullable<Import['counts']>, options: ImportOptions, before: string): void {
  const { rows, accepted, refused, duplicates, customers, touchpoints } = counts
  process.stdout.write(
    options.json
      ? `${JSON.stringify({ rows, accepted, refused, duplicates, customers, touchpoints })}\n`
      : `${before}${countsLine(counts)}\n`,
  )
}

const failureOf = ({ state, error, preview }: Import): Error =>
  appError(
    'request.invalid',
    error?.message ?? preview?.remarks[0]?.message ?? `The import ended as "${state}".`,
    { code: error?.code ?? state },
  )
