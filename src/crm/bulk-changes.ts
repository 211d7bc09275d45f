/** Changes of all records that match: in the background, with progress, to be cancelled and to be taken back. */
import type { Writer } from '../model/actor.ts'
import { AppError, appError } from '../model/app-error.ts'
import type { RecordWrite, RecordWriteResult } from '../model/crm/batch.ts'
import type { BulkChange, BulkWish } from '../model/crm/bulk-change.ts'
import type { RecordType } from '../model/crm/record-type.ts'
import type { Crm } from './crm.ts'
import { authorKey } from './record-access.ts'

type Needs = {
  crm: Pick<Crm, 'idsMatching' | 'newBatch' | 'many' | 'undoMany'>
  onTrouble(error: unknown): void
}
type Job = BulkChange & { by: string; isStopped: boolean; working: Promise<void> }

export type BulkChanges = ReturnType<typeof createBulkChanges>

const atOnce = 500
/** What ran longer ago is still in the history, and can be taken back there by its batch. */
const remembered = 100

const shown = ({ id, type, state, total, done, changed, refused, why }: Job): BulkChange => ({
  id,
  type,
  state,
  total,
  done,
  changed,
  refused,
  why,
})

export function createBulkChanges({ crm, onTrouble }: Needs) {
  const jobs = new Map<string, Job>()

  const note = (job: Job) => (results: readonly RecordWriteResult[]) => {
    job.done += results.length
    for (const result of results) {
      if (result.status === 'done') job.changed++
      if (result.status === 'refused') {
        job.refused++
        job.why ??= result.message
      }
    }
  }

  /** `work` ends early when the job is stopped. */
  function run(job: Job, ends: BulkChange['state'], work: () => Promise<unknown>): void {
    const finish = async () => {
      try {
        await work()
        job.state = job.isStopped ? 'cancelled' : ends
      } catch (error) {
        job.state = 'failed'
        // What an engine says is for the log alone.
        job.why = error instanceof AppError ? error.message : 'Something broke; the log says more.'
        onTrouble(error)
      }
    }
    job.working = finish()
  }

  function* writesOf(job: Job, ids: readonly string[], { change }: BulkWish): Generator<RecordWrite[]> {
    for (let from = 0; from < ids.length && !job.isStopped; from += atOnce)
      yield ids.slice(from, from + atOnce).map((id) => ({ ...change, id }))
  }

  function own(id: string, writer: Writer): Job {
    const job = jobs.get(id)
    if (job && job.by === authorKey(writer)) return job
    throw appError('record.not-found', 'There is no such change, or it is somebody else’s.')
  }

  function remember(job: Job): void {
    jobs.set(job.id, job)
    const [oldest] = jobs.keys()
    if (jobs.size > remembered && oldest !== undefined) jobs.delete(oldest)
  }

  return {
    /** Who matches is decided now: what the change itself does to them does not matter. */
    async start(type: RecordType, wish: BulkWish, writer: Writer): Promise<BulkChange> {
      const ids = await crm.idsMatching(type, wish, writer)
      const job: Job = {
        ...{ id: crm.newBatch(), type, state: 'running', total: ids.length, done: 0, changed: 0 },
        ...{ refused: 0, why: null, by: authorKey(writer), isStopped: false, working: Promise.resolve() },
      }
      remember(job)
      run(job, 'done', () => crm.many(type, writesOf(job, ids, wish), writer, note(job), job.id))
      return shown(job)
    },
    get: (id: string, writer: Writer): BulkChange => shown(own(id, writer)),
    /** What was changed already stays, until it is taken back. */
    async cancel(id: string, writer: Writer): Promise<BulkChange> {
      const job = own(id, writer)
      if (job.state === 'running') {
        job.isStopped = true
        await job.working
      }
      return shown(job)
    },
    async undo(id: string, writer: Writer): Promise<BulkChange> {
      const job = own(id, writer)
      if (job.state === 'running' || job.state === 'undoing' || job.state === 'undone')
        throw appError('undo.not-possible', 'It is not finished, or was taken back already. Look again.')
      Object.assign(job, { state: 'undoing', total: job.changed, done: 0, refused: 0, why: null, changed: 0 })
      job.isStopped = false
      run(job, 'undone', () => crm.undoMany(id, writer, note(job), () => job.isStopped))
      return shown(job)
    },
    async close(): Promise<void> {
      for (const job of jobs.values()) job.isStopped = true
      await Promise.all([...jobs.values()].map(({ working }) => working))
    },
  }
}
