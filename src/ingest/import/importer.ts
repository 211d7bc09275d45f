/** Imports files of interactions: checks them, takes them in, takes them back; one at a time. */
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { type Progress, startPhase } from '../../files/progress.ts'
import { type MayStill, systemActor, type Writer } from '../../model/actor.ts'
import { appError } from '../../model/app-error.ts'
import type { BroughtInteractions } from '../../model/brought.ts'
import { type Import, type ImportPreview, ImportSettings, type ImportState } from '../../model/import.ts'
import type { PersonNames } from '../../model/person-names.ts'
import type { Journeys } from '../../storage/journeys/connect.ts'
import type { Records } from '../../storage/records/connect.ts'
import { erasedPeopleOf } from '../../storage/records/erased-people.ts'
import { appendGateOf } from '../append-gate.ts'
import type { LinkEvidence } from '../identity/evidence.ts'
import type { ReadText } from '../steps/score.ts'
import { broughtBySource } from './brought-by-source.ts'
import { noteHomes } from './changed-homes.ts'
import { checkFile } from './check-file.ts'
import { eraseFromImports } from './erase-from-imports.ts'
import { type FollowParts, followedChanges } from './followed-changes.ts'
import { belongsInLog, failureOf, interrupted } from './import-failure.ts'
import { type ImportPlan, tablesOf } from './import-plan.ts'
import {
  addImport,
  allImports,
  changeImport,
  type ImportRow,
  importFrom,
  importOf,
  importsIn,
} from './import-records.ts'
import type { CustomersByEmail } from './known-customers.ts'
import { linksOf } from './links-of.ts'
import { findStored } from './prepare.ts'
import { countsOf } from './preview.ts'
import { refuseErasedRows } from './refuse-erased-rows.ts'
import { refusedCsv } from './refused-csv.ts'
import { dropLeftOverTables } from './stage.ts'
import { StagedFiles } from './staged-files.ts'
import { expectStored } from './stored-rows.ts'
import { createTakingBack } from './take-back.ts'
import { blocksOf, takenSql } from './taken-rows.ts'
import { writeInteractions } from './write-interactions.ts'
import type { Kinds } from './write-parts.ts'

export type ImporterParts = {
  records: Records
  journeys: Journeys
  catalogue: Kinds
  /** the data folder; uploads lie in `uploads/` below it */
  directory: string
  onChanged: FollowParts['onChanged']
  /** Resolves when the journeys of everything told so far are derived. */
  derived?(): Promise<unknown>
  /** Touchpoints that maps refer to: an undo leaves them in the catalogue. */
  touchpointsOnMaps?(): Promise<ReadonlySet<number>>
  scoreText: ReadText
  mayStill: MayStill
  /** Whose addresses these are, where exactly one customer has it. */
  customersByEmail?: CustomersByEmail
  /** What the file proves about who is who: rows that carry both a customer and an anonymous id. */
  learn?(links: LinkEvidence[]): Promise<unknown>
  onProgress?(changed: Import): void
  /** For the log: what stopped an import, with its cause. */
  onError?(error: unknown, id: number): void
  now?(): Date
}

export type Importer = Awaited<ReturnType<typeof createImporter>>

/** Another sheet of the workbook has other columns. */
const isOtherSheet = ({ sheet }: ImportSettings, before: ImportPreview): boolean =>
  sheet !== undefined && (before.sheets ?? []).length > 0 && sheet !== before.sheet

type Job = { work: Promise<void>; stop: AbortController; progress: Progress | undefined }

export async function createImporter(parts: ImporterParts) {
  const { records, journeys, catalogue, directory, scoreText } = parts
  const uploads = join(directory, 'uploads')
  const { db } = records
  const now = parts.now ?? (() => new Date())
  const staged = new StagedFiles(journeys)
  const changes = followedChanges({
    ...parts,
    onTrouble: (error) => parts.onError?.(error, 0),
  })
  const closing = new AbortController()
  const takingBack = createTakingBack({ ...parts, db, changes, now, closing: closing.signal })
  const plans = new Map<number, ImportPlan>()
  const jobs = new Map<number, Job>()
  let last: Promise<unknown> = Promise.resolve()

  const shown = (row: ImportRow): Import => importFrom(row, jobs.get(row.id)?.progress)
  const get = async (id: number): Promise<Import> => shown(await importOf(db, id))

  /** Two files at once would each miss what the other brings, so the next job waits for the last. */
  function start(id: number, work: (signal: AbortSignal) => Promise<void>): void {
    const stop = new AbortController()
    const before = last
    const run = (async () => {
      await before
      try {
        if (!stop.signal.aborted) await work(stop.signal)
      } finally {
        jobs.delete(id)
        if (parts.onProgress) await get(id).then(parts.onProgress, () => {})
      }
    })()
    last = run.catch(() => {})
    jobs.set(id, { work: run.catch(() => {}), stop, progress: undefined })
  }

  function phaseOf(id: number, row: ImportRow) {
    return (phase: string) =>
      startPhase(
        phase,
        () => now().getTime(),
        (progress) => {
          const job = jobs.get(id)
          if (job) job.progress = progress
          parts.onProgress?.(importFrom(row, progress))
        },
      )
  }

  async function failed(id: number, error: unknown): Promise<void> {
    const reason = await failureOf(journeys, id, error)
    // Tables that a disk has cut off must be gone before the next start, which refuses a store with damaged parts.
    if (reason.code.startsWith('store.')) await staged.drop(id).catch(() => {})
    await changeImport(db, id, { state: 'failed', error: reason, finished_at: now() })
    if (belongsInLog(error)) parts.onError?.(error, id)
  }

  async function check(id: number, signal: AbortSignal): Promise<void> {
    const row = await importOf(db, id)
    await changeImport(db, id, { state: 'reading', error: null, counts: null, finished_at: null })
    try {
      const checked = await readAndCheck(row, signal)
      if (signal.aborted) return
      await changeImport(db, id, {
        state: 'checked',
        format: checked.format,
        settings: checked.settings,
        preview: checked,
      })
    } catch (error) {
      await failed(id, error)
    }
  }

  async function readAndCheck(row: ImportRow, signal: AbortSignal) {
    // Until this dry run has ended well there is no plan that may be run.
    plans.delete(row.id)
    const phase = phaseOf(row.id, { ...row, state: 'reading' })
    const settings = ImportSettings.parse(row.settings)
    const reading = phase('reading')
    const file = await staged.of(
      row.id,
      { path: row.file_path, fileName: row.file_name },
      settings,
      (rows, share) => reading.at(rows, share),
      signal,
    )
    const checking = phase('checking')
    const checked = await checkFile({
      journeys,
      id: row.id,
      fileName: row.file_name,
      file,
      settings,
      recognise: row.preview === null || isOtherSheet(settings, row.preview),
      erased: erasedPeopleOf(db),
      customersByEmail: parts.customersByEmail ?? (async () => new Map()),
      now: now(),
      onRows: (rows) => checking.at(rows, file.rows > 0 ? rows / file.rows : 1),
      signal,
    })
    if (checked.plan && !signal.aborted) plans.set(row.id, checked.plan)
    return checked.preview
  }

  async function run(id: number, writer: Writer, signal: AbortSignal): Promise<void> {
    const row = await importOf(db, id)
    await changeImport(db, id, { state: 'running', error: null, finished_at: null })
    try {
      const plan = (staged.has(id) && plans.get(id)) || (await planAgain(row, signal))
      const rows = await take({ ...row, state: 'running' }, plan, writer, signal)
      if (signal.aborted) {
        await takingBack.atLast(id)
        await changeImport(db, id, { state: 'cancelled', finished_at: now() })
        return
      }
      const counts = await countsOf(journeys, id, rows)
      await expectStored(journeys, id, counts.accepted)
      await changes.follow(await noteHomes(journeys, tablesOf(id).prepared, takenSql(id), blocksOf(rows)))
      await changeImport(db, id, { state: 'done', counts, finished_at: now() })
      await staged.drop(id)
    } catch (error) {
      await takingBack.atLast(id)
      await failed(id, error)
    }
  }

  /** After a restart, or when room was needed, the file is read again with the settings that were approved. */
  async function planAgain(row: ImportRow, signal: AbortSignal): Promise<ImportPlan> {
    const { settings, columns } = await readAndCheck(row, signal)
    const plan = plans.get(row.id)
    if (plan) return plan
    const missing = settings.columns.customer || settings.columns.anonymous ? 'time' : 'customer'
    throw appError(
      'import.column-missing',
      `Say which column holds the ${missing}. The columns are: ${columns.map(({ name }) => name).join(', ')}.`,
      { field: missing },
    )
  }

  async function take(
    row: ImportRow,
    plan: ImportPlan,
    writer: Writer,
    signal: AbortSignal,
  ): Promise<number> {
    const phase = phaseOf(row.id, row)
    const [counted] = await journeys.rows<{ n: string }>(
      `SELECT count() AS n FROM ${tablesOf(row.id).prepared}`,
    )
    const rows = Number(counted?.n ?? 0)
    const commitsSeen = appendGateOf(journeys).commits()
    await erasedPeopleOf(db).current()
    await refuseErasedRows(journeys, row.id, erasedPeopleOf(db))
    // Since the dry run, other deliveries may have brought some of the rows.
    await findStored(journeys, row.id, rows)
    await writeInteractions({
      journeys,
      catalogue,
      readText: scoreText,
      plan,
      rows,
      receivedAt: now(),
      commitsSeen,
      onPhase: phase,
      mayGoOn: () => parts.mayStill(writer, 'import'),
      signal,
    })
    if (parts.learn && !signal.aborted)
      for await (const links of linksOf(journeys, plan, rows)) await parts.learn(links)
    return rows
  }

  /** Nothing half-imported stays: what a stop interrupted is taken back, or finished where it was taking back. */
  async function recover(): Promise<void> {
    await changes.recover()
    for (const row of await importsIn(db, ['running'])) {
      await takingBack.once(row.id)
      await changeImport(db, row.id, { state: 'failed', error: interrupted, finished_at: now() })
    }
    for (const row of await importsIn(db, ['undoing'])) {
      await takingBack.undo(row.id, row.undone_by ?? systemActor, takingBack.once)
    }
    await dropLeftOverTables(journeys)
    for (const row of await importsIn(db, ['uploaded', 'reading']))
      start(row.id, (signal) => check(row.id, signal))
  }

  function refuseWhileBusy(row: ImportRow): void {
    if (jobs.has(row.id))
      throw appError(
        'import.already-running',
        `Import ${row.id} is busy. Wait until it is done, or cancel it.`,
        {
          state: row.state,
        },
      )
  }

  async function expect(id: number, states: readonly ImportState[], what: string): Promise<ImportRow> {
    const row = await importOf(db, id)
    refuseWhileBusy(row)
    if (!states.includes(row.state))
      throw appError(
        what === 'undone' ? 'import.not-undoable' : 'import.already-running',
        `Import ${id} is "${row.state}" and cannot be ${what}.`,
        { state: row.state },
      )
    return row
  }

  await recover()

  return {
    uploads,
    list: async (): Promise<Import[]> => (await allImports(db)).map(shown),
    get,
    /** The file lies on disk already; its dry run starts by itself. */
    async create(
      fileName: string,
      path: string,
      bytes: number,
      settings?: Partial<ImportSettings>,
      source?: string,
    ) {
      const row = await addImport(db, { fileName, path, bytes, source }, ImportSettings.parse(settings ?? {}))
      start(row.id, (signal) => check(row.id, signal))
      return get(row.id)
    },
    async check(id: number): Promise<Import> {
      refuseWhileBusy(
        await expect(id, ['uploaded', 'checked', 'failed', 'cancelled', 'undone'], 'checked again'),
      )
      start(id, (signal) => check(id, signal))
      return get(id)
    },
    async changeSettings(id: number, settings: ImportSettings): Promise<Import> {
      await expect(id, ['uploaded', 'checked', 'failed', 'cancelled', 'undone'], 'changed')
      await changeImport(db, id, { settings, state: 'reading' })
      start(id, (signal) => check(id, signal))
      return get(id)
    },
    /** `writer`: who runs it; without one, Waymark does by itself. */
    async run(id: number, writer: Writer = systemActor): Promise<Import> {
      await expect(id, ['checked', 'cancelled', 'undone', 'failed'], 'run')
      await changeImport(db, id, { state: 'running', error: null, counts: null, finished_at: null })
      start(id, (signal) => run(id, writer, signal))
      return get(id)
    },
    /** Resolves when it has stopped and nothing of it is left. */
    async cancel(id: number): Promise<Import> {
      const row = await importOf(db, id)
      const job = jobs.get(id)
      if (job && row.state !== 'undoing') {
        job.stop.abort()
        await job.work
      }
      const after = await importOf(db, id)
      if (after.state === 'uploaded' || after.state === 'reading' || after.state === 'checked') {
        await staged.drop(id)
        await changeImport(db, id, { state: 'cancelled', finished_at: now() })
      }
      return get(id)
    },
    /** `writer`: who takes it back; without one, Waymark does by itself. */
    async undo(id: number, writer: Writer = systemActor): Promise<Import> {
      await expect(id, ['done'], 'undone')
      await changeImport(db, id, { state: 'undoing', error: null, undone_by: writer })
      start(id, () => takingBack.undo(id, writer))
      return get(id)
    },
    /** What a connected source brought, in files or by itself. */
    brought: {
      ...broughtBySource(db, journeys),
      takeBack(from) {
        const before = last
        const run = (async () => {
          await before
          return takingBack.source(from)
        })()
        last = run.catch(() => {})
        return run
      },
    } satisfies BroughtInteractions,
    /** When what is going on with it has ended. */
    async settled(id: number): Promise<Import> {
      await jobs.get(id)?.work
      return get(id)
    },
    async refusedCsv(id: number): Promise<Readable> {
      const row = await importOf(db, id)
      if (!plans.has(id) || !staged.has(id)) await readAndCheck(row, new AbortController().signal)
      const plan = plans.get(id)
      if (!plan)
        throw appError('import.column-missing', 'Choose the columns of the customer and the time first.')
      return refusedCsv(journeys, plan)
    },
    /** When no import runs: `alone`, then every file goes in which this person stands. */
    erase(names: PersonNames, brought: ReadonlySet<number>, alone: () => Promise<void>): Promise<void> {
      const before = last
      const run = (async () => {
        await before
        await alone()
        for (const id of await eraseFromImports({ db, uploads }, names, brought)) {
          plans.delete(id)
          await staged.drop(id)
        }
      })()
      last = run.catch(() => {})
      return run
    },
    async close(): Promise<void> {
      closing.abort()
      for (const job of jobs.values()) job.stop.abort()
      await last
      await changes.close()
    },
  }
}
