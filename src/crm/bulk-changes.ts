/** Changes of all records that match: in the background, with progress, to be cancelled and to be taken back; also over a restart. */
import type { Kysely } from 'kysely'
import type { MayStill, Writer } from '../model/actor.ts'
import { AppError, appError } from '../model/app-error.ts'
import type { BulkChange, BulkWish } from '../model/crm/bulk-change.ts'
import type { RecordType } from '../model/crm/record-type.ts'
import type { Tables } from '../storage/records/tables.ts'
import {
  addBulkChange,
  type BulkRow,
  beginBulkUndo,
  bulkChangeOf,
  finishBulkChange,
  noteBulkResults,
  recordsOfBulkChange,
  shownBulkChange,
  unfinishedBulkChanges,
} from './bulk-change-rows.ts'
import type { Crm } from './crm.ts'
import { authorKey } from './record-access.ts'
import { newRecordId } from './record-id.ts'
import { undoSome } from './undo-batch.ts'
import { type Written, writeRecords } from './write-records.ts'

type Needs = {
  db: Kysely<Tables>
  crm: Pick<Crm, 'idsMatching'>
  mayStill: MayStill
  clock: () => Date
  /** Called after each batch is on disk. */
  onChanged(type: RecordType, ids: string[]): void
  onTrouble(error: unknown): void
}
type Job = { stop: AbortController; working: Promise<void> }

export type BulkChanges = Awaited<ReturnType<typeof createBulkChanges>>

const atOnce = 500

export async function createBulkChanges({ db, crm, mayStill, clock, onChanged, onTrouble }: Needs) {
  const jobs = new Map<string, Job>()
  const closing = new AbortController()

  const tell = ({ changed }: Written): void => {
    const [first] = changed
    if (first)
      onChanged(
        first.type,
        changed.map(({ id }) => id),
      )
  }

  async function rowOf(id: string): Promise<Omit<BulkRow, 'records'>> {
    const row = await bulkChangeOf(db, id)
    if (row) return row
    throw appError('record.not-found', 'There is no such change.')
  }

  async function own(id: string, writer: Writer): Promise<Omit<BulkRow, 'records'>> {
    const row = await bulkChangeOf(db, id)
    if (row && authorKey(row.writer) === authorKey(writer)) return row
    throw appError('record.not-found', 'There is no such change, or it is somebody else’s.')
  }

  async function change(id: string, signal: AbortSignal): Promise<void> {
    const { type, writer, change, done } = await rowOf(id)
    const records = await recordsOfBulkChange(db, id)
    for (let from = done; from < records.length && !signal.aborted; from += atOnce) {
      const writes = records.slice(from, from + atOnce).map((record) => ({ ...change, id: record }))
      await mayStill(writer, 'edit')
      const wish = { type, writes, actor: writer, now: clock(), batch: id }
      tell(
        await writeRecords(db, wish, (transaction, { results }) => noteBulkResults(transaction, id, results)),
      )
    }
  }

  async function putBack(id: string, signal: AbortSignal): Promise<void> {
    const { writer } = await rowOf(id)
    const as = newRecordId(clock())
    while (!signal.aborted) {
      await mayStill(writer, 'edit')
      const undoing = { batch: id, as, actor: writer, now: clock() }
      const written = await undoSome(db, undoing, atOnce, (transaction, all) =>
        noteBulkResults(
          transaction,
          id,
          all.flatMap(({ results }) => results),
        ),
      )
      if (!written) return
      for (const one of written) tell(one)
    }
  }

  function start(id: string, work: typeof change, ends: BulkChange['state']): void {
    const stop = new AbortController()
    const run = async (): Promise<void> => {
      try {
        await work(id, AbortSignal.any([stop.signal, closing.signal]))
        // A server that stops goes on from here after its next start.
        if (closing.signal.aborted && !stop.signal.aborted) return
        await finishBulkChange(db, id, { state: stop.signal.aborted ? 'cancelled' : ends, at: clock() })
      } catch (error) {
        onTrouble(error)
        // What an engine says is for the log alone.
        const why = error instanceof AppError ? error.message : 'Something broke; the log says more.'
        await finishBulkChange(db, id, { state: 'failed', at: clock(), why }).catch(onTrouble)
      } finally {
        jobs.delete(id)
      }
    }
    const job: Job = { stop, working: Promise.resolve() }
    jobs.set(id, job)
    job.working = run()
  }

  for (const { id, state } of await unfinishedBulkChanges(db))
    if (state === 'undoing') start(id, putBack, 'undone')
    else start(id, change, 'done')

  return {
    /** Who matches is decided now: what the change itself does to them does not matter. */
    async start(type: RecordType, wish: BulkWish, writer: Writer): Promise<BulkChange> {
      const records = await crm.idsMatching(type, wish, writer)
      const id = newRecordId(clock())
      await addBulkChange(db, { id, type, records, writer, change: wish.change, created_at: clock() })
      const begun = shownBulkChange(await rowOf(id))
      start(id, change, 'done')
      return begun
    },
    get: async (id: string, writer: Writer): Promise<BulkChange> => shownBulkChange(await own(id, writer)),
    /** What was changed already stays, until it is taken back. */
    async cancel(id: string, writer: Writer): Promise<BulkChange> {
      const { state } = await own(id, writer)
      const job = jobs.get(id)
      if (job && state === 'running') {
        job.stop.abort()
        await job.working
      }
      return shownBulkChange(await rowOf(id))
    },
    async undo(id: string, writer: Writer): Promise<BulkChange> {
      const { state } = await own(id, writer)
      // It is written down as ended an instant before it is forgotten here.
      if (state !== 'running' && state !== 'undoing') await jobs.get(id)?.working
      if (jobs.has(id) || !(await beginBulkUndo(db, id, writer)))
        throw appError('undo.not-possible', 'It is not finished, or was taken back already. Look again.')
      const begun = shownBulkChange(await rowOf(id))
      start(id, putBack, 'undone')
      return begun
    },
    /** Resolves when nothing is going on with it. */
    async settled(id: string): Promise<void> {
      await jobs.get(id)?.working
    },
    async close(): Promise<void> {
      closing.abort()
      await Promise.all([...jobs.values()].map(({ working }) => working))
    },
  }
}
