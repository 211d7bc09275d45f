/** Imports files of records: looks at them, takes them in, takes them back; one at a time, also over a restart. */
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import type { Kysely } from 'kysely'
import { type Progress, startPhase } from '../../../files/progress.ts'
import { isTimeZone } from '../../../files/read-moment.ts'
import type { MayStill, Writer } from '../../../model/actor.ts'
import { AppError, appError } from '../../../model/app-error.ts'
import type { ImportFrom } from '../../../model/connected-rows.ts'
import type { ImportedType, RecordImport, RecordImportSettings } from '../../../model/crm/record-import.ts'
import type { RecordType } from '../../../model/crm/record-type.ts'
import type { ImportState } from '../../../model/import.ts'
import type { PersonNames } from '../../../model/person-names.ts'
import type { Tables } from '../../../storage/records/tables.ts'
import { forgetMade } from '../../connected/connected-rows.ts'
import { newRecordId } from '../../record-id.ts'
import { shapeOf } from '../../record-shape.ts'
import { undoSome } from '../../undo-batch.ts'
import { checkImport } from './check-import.ts'
import { eraseFromImports } from './erase-from-imports.ts'
import {
  addImport,
  allImports,
  changeImport,
  forgetRefused,
  type ImportRow,
  importFrom,
  importOf,
  importsIn,
} from './import-rows.ts'
import { addNewFields, expectNewFields } from './new-fields.ts'
import { refusedRowsCsv } from './refused-rows-csv.ts'
import { runImport } from './run-import.ts'
import { noCounts } from './tally.ts'
import { takeConsentsBack } from './write-consents.ts'

export type RecordImporterParts = {
  db: Kysely<Tables>
  /** the data folder; uploads lie in `uploads/` below it */
  directory: string
  mayStill: MayStill
  clock: () => Date
  /** Called after each batch is on disk. */
  onChanged(type: RecordType, ids: string[]): void
  onError(error: unknown): void
}

export type RecordImporter = Awaited<ReturnType<typeof createRecordImporter>>

type Job = { work: Promise<void>; stop: AbortController; progress: Progress | undefined }

const recordsUndoneAtOnce = 500
const settled: readonly ImportState[] = ['checked', 'failed', 'cancelled', 'undone', 'done']

/** In a list nobody looks at samples. */
const shortened = ({ preview, ...made }: RecordImport): RecordImport => ({
  ...made,
  preview: preview && {
    ...preview,
    ...{ columns: [], targets: [], keys: [], relations: [], choices: [], refusals: [], remarks: [] },
    ...{ creates: [], updates: [], skips: [] },
  },
})

export async function createRecordImporter({
  db,
  directory,
  mayStill,
  clock,
  onChanged,
  onError,
}: RecordImporterParts) {
  const jobs = new Map<number, Job>()
  const closing = new AbortController()
  let last: Promise<unknown> = Promise.resolve()

  const get = async (id: number): Promise<RecordImport> =>
    importFrom(await importOf(db, id), jobs.get(id)?.progress)

  /** Two files at once would each miss what the other brings, so the next job waits for the last. */
  function start(id: number, work: (signal: AbortSignal) => Promise<void>): void {
    const stop = new AbortController()
    const signal = AbortSignal.any([stop.signal, closing.signal])
    const before = last
    const run = (async () => {
      await before
      try {
        if (!signal.aborted) await work(signal)
      } catch (error) {
        await failed(id, error).catch(onError)
      } finally {
        jobs.delete(id)
      }
    })()
    last = run
    jobs.set(id, { work: run, stop, progress: undefined })
  }

  async function failed(id: number, error: unknown): Promise<void> {
    // What the file is to blame for is told to who brought it; the rest belongs in the log.
    const known = error instanceof AppError && error.status < 500
    if (!known) onError(error)
    const reason =
      error instanceof AppError
        ? { code: error.code, message: error.message }
        : {
            code: 'server.internal',
            message: 'The import stopped because of an error of the server. See its log.',
          }
    await changeImport(db, id, { state: 'failed', error: reason, finished_at: clock() })
  }

  const phaseOf =
    (id: number) =>
    (phase: string, from = { rows: 0, share: 0 }) =>
      startPhase(
        phase,
        () => performance.now(),
        (progress) => {
          const job = jobs.get(id)
          if (job) job.progress = progress
        },
        from,
      )

  async function check(id: number, signal: AbortSignal): Promise<void> {
    const row = await importOf(db, id)
    await changeImport(db, id, { state: 'reading', error: null })
    const checked = await checkImport({
      db,
      id,
      file: { path: row.file_path, fileName: row.file_name },
      wanted: row.wanted,
      settings: row.settings ?? undefined,
      actor: row.writer,
      now: clock(),
      phase: phaseOf(id),
      signal,
    })
    if (closing.signal.aborted) return
    if (signal.aborted) return changeImport(db, id, { state: 'cancelled', finished_at: clock() })
    await changeImport(db, id, { state: 'checked', error: null, ...checked })
  }

  async function run(id: number, signal: AbortSignal): Promise<void> {
    const row = await importOf(db, id)
    const { settings, preview, batch } = row
    if (!settings || !preview || !batch) throw appError('import.not-found', 'This file was never looked at.')
    const { rows, merged } = preview.counts
    const done = row.pass === 1 ? row.rows_done : rows
    await runImport({
      db,
      id,
      file: { path: row.file_path, fileName: row.file_name },
      settings,
      actor: row.writer,
      mayGoOn: () => mayStill(row.writer, 'import'),
      batch,
      clock,
      connected: row.connected ?? undefined,
      from: { pass: row.pass, rows: row.rows_done, counts: row.counts ?? noCounts() },
      expected: { rows, merged },
      progress: phaseOf(id)('running', { rows: done, share: rows > 0 ? done / rows : 0 }),
      onWritten: (type, { changed }) =>
        onChanged(
          type,
          changed.map((record) => record.id),
        ),
      signal,
    })
    // A server that stops goes on from here after its next start.
    if (closing.signal.aborted) return
    const state = signal.aborted ? 'cancelled' : 'done'
    await changeImport(db, id, { state, finished_at: clock() })
  }

  async function undo(id: number, signal: AbortSignal): Promise<void> {
    const row = await importOf(db, id)
    const batch = row.batch ?? ''
    const as = newRecordId(clock())
    let { records, kept } = row.undone ?? { records: 0, kept: 0 }
    const all = (row.counts?.create ?? 0) + (row.counts?.update ?? 0)
    const phase = phaseOf(id)('undoing')
    while (!signal.aborted) {
      await mayStill(row.writer, 'import')
      const written = await undoSome(db, { batch, as, actor: row.writer, now: clock() }, recordsUndoneAtOnce)
      if (!written) break
      for (const { results, changed } of written) {
        kept += results.filter(({ status }) => status === 'refused').length
        records += results.filter(({ status }) => status === 'done').length
        const [first] = changed
        if (first)
          onChanged(
            first.type,
            changed.map((record) => record.id),
          )
      }
      await changeImport(db, id, { undone: { records, kept } })
      phase.at(records + kept, all > 0 ? Math.min(1, (records + kept) / all) : 1)
    }
    if (closing.signal.aborted) return
    // What is gone by undoing comes again with the next file; what people deleted does not.
    await forgetMade(db, batch)
    await takeConsentsBack(db, batch)
    await changeImport(db, id, { state: 'undone', undone: { records, kept }, finished_at: clock() })
  }

  async function expect(id: number, states: readonly ImportState[], what: string): Promise<ImportRow> {
    const row = await importOf(db, id)
    if (jobs.has(id))
      throw appError('import.already-running', `Import ${id} is busy. Wait until it is done, or cancel it.`, {
        state: row.state,
      })
    if (!states.includes(row.state))
      throw appError(
        what === 'undone' ? 'import.not-undoable' : 'import.already-running',
        `Import ${id} is "${row.state}" and cannot be ${what}.`,
        { state: row.state },
      )
    return row
  }

  function validated(settings: RecordImportSettings): RecordImportSettings {
    if (isTimeZone(settings.timeZone)) return settings
    throw appError(
      'request.invalid',
      `"${settings.timeZone}" is no time zone. Use one such as Europe/Vienna.`,
      {
        where: 'body.timeZone',
      },
    )
  }

  /** A run that was stopped half way goes on under the same name; what was undone or is done begins anew. */
  const begun = (row: ImportRow): boolean => row.batch !== null && row.rows_done > 0 && row.state !== 'undone'

  /** Fields that are to be there are there before the first row. */
  async function begin(row: ImportRow, wanted: RecordImportSettings, mayAddFields: boolean): Promise<void> {
    const anew = { batch: newRecordId(clock()), counts: noCounts(), rows_done: 0, pass: 1, undone: null }
    await db.transaction().execute(async (transaction) => {
      const { settings, fields } = await addNewFields(transaction, wanted)
      if (fields.length > 0 && !mayAddFields)
        throw appError(
          'access.not-allowed',
          `This import adds ${fields.map(({ label }) => `"${label}"`).join(', ')} to the fields, which only who may change the settings does. Ask an admin to run it, or leave the columns out.`,
        )
      await forgetRefused(transaction, row.id)
      await changeImport(transaction, row.id, { ...anew, settings, fields: [...row.fields, ...fields] })
    })
  }

  async function recover(): Promise<void> {
    for (const { id } of await importsIn(db, ['uploaded', 'reading']))
      start(id, (signal) => check(id, signal))
    for (const { id } of await importsIn(db, ['running'])) start(id, (signal) => run(id, signal))
    for (const { id } of await importsIn(db, ['undoing'])) start(id, (signal) => undo(id, signal))
  }
  await recover()

  return {
    uploads: join(directory, 'uploads'),
    list: async (): Promise<RecordImport[]> =>
      (await allImports(db)).map((row) => shortened(importFrom(row, jobs.get(row.id)?.progress))),
    get,
    /** The file lies on disk already; it is looked at at once. */
    async create(
      file: {
        fileName: string
        path: string
        bytes: number
        type?: ImportedType | undefined
        settings?: RecordImportSettings
        connected?: ImportFrom
      },
      writer: Writer,
    ) {
      const { id } = await addImport(db, { ...file, wanted: file.type ?? null }, writer)
      start(id, (signal) => check(id, signal))
      return get(id)
    },
    async changeSettings(id: number, settings: RecordImportSettings) {
      const row = await expect(id, settled, 'changed')
      if (begun(row))
        throw appError(
          'import.already-running',
          `Import ${id} has taken rows already. Take them back first, or upload the file again.`,
        )
      expectNewFields(await shapeOf(db, settings.type), settings)
      const anew = { batch: null, rows_done: 0, pass: 1, counts: null, undone: null, finished_at: null }
      await changeImport(db, id, { settings: validated(settings), state: 'reading', ...anew })
      start(id, (signal) => check(id, signal))
      return get(id)
    },
    /** `mayAddFields`: whether she may add what the columns are to become. */
    async run(id: number, writer: Writer, mayAddFields = false) {
      const row = await expect(id, ['checked', 'failed', 'cancelled', 'undone'], 'run')
      if (!row.preview || !row.settings || (!begun(row) && row.state !== 'checked' && row.state !== 'undone'))
        throw appError(
          'import.file-unreadable',
          'This file was not looked at to its end. Do that first, then run it.',
        )
      // Nobody waits at a file that came by itself; rows with such names are turned down.
      if (row.preview.undecided > 0 && !row.connected)
        throw appError(
          'import.undecided',
          `${row.preview.undecided} names resemble records that are there. Decide for each whether it is the same, or what to do with all of them.`,
          { undecided: row.preview.undecided },
        )
      if (!begun(row)) await begin(row, row.settings, mayAddFields)
      // Whoever lets it go on is who writes from there on: it is bound by what she may change.
      await changeImport(db, id, { state: 'running', error: null, finished_at: null, writer })
      start(id, (signal) => run(id, signal))
      return get(id)
    },
    async cancel(id: number) {
      const row = await importOf(db, id)
      const job = jobs.get(id)
      if (!job || row.state === 'undoing')
        throw appError('import.cancelled', `Import ${id} is "${row.state}"; there is nothing to stop.`)
      job.stop.abort()
      await job.work
      const after = await importOf(db, id)
      // It had not begun: another one was before it.
      if (after.state === row.state && !closing.signal.aborted)
        await changeImport(db, id, { state: 'cancelled', finished_at: clock() })
      return get(id)
    },
    async undo(id: number, writer: Writer) {
      const row = await expect(id, ['done', 'cancelled', 'failed'], 'undone')
      if (!row.batch || row.rows_done + (row.pass - 1) === 0)
        throw appError('import.not-undoable', `Import ${id} has changed nothing.`)
      await changeImport(db, id, { state: 'undoing', undone: null, writer })
      start(id, (signal) => undo(id, signal))
      return get(id)
    },
    /** Forgets the import and its file; what it brought stays. */
    async remove(id: number) {
      const row = await expect(id, settled, 'removed')
      await db.deleteFrom('record_import').where('id', '=', id).execute()
      await rm(row.file_path, { force: true })
    },
    async refusedCsv(id: number): Promise<Readable> {
      return Readable.from(refusedRowsCsv(db, await importOf(db, id)))
    },
    /** Resolves when nothing is going on with it. */
    async settled(id: number): Promise<RecordImport> {
      await jobs.get(id)?.work
      return get(id)
    },
    /** When no import runs: every file goes in which this person stands. */
    erase(names: PersonNames, wrote: ReadonlySet<number>): Promise<void> {
      const run = last.then(() => eraseFromImports(db, names, wrote))
      last = run.catch(() => {})
      return run
    },
    async close() {
      closing.abort()
      await Promise.all([...jobs.values()].map(({ work }) => work))
      await last
    },
  }
}
