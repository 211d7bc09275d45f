/** Group commit: gathers what is waiting and commits it together, one commit after another. */
import { AppError, appError } from '../model/app-error.ts'

export type QueueLimits = {
  /** how long a lone item waits for company */
  gatherMs: number
  /** enough rows to commit at once */
  fullRows: number
  /** a commit takes whole groups until it has this many rows */
  commitRows: number
  /** more than this waiting: senders are told to come back */
  waitingRows: number
  waitingBytes: number
}

export const queueLimits: QueueLimits = {
  gatherMs: 40,
  fullRows: 2_000,
  commitRows: 5_000,
  waitingRows: 20_000,
  waitingBytes: 64 * 1024 * 1024,
}

type Group<Item> = { items: Item[]; bytes: number; done(): void; failed(error: unknown): void }

export type CommitQueue<Item> = {
  /** Resolves when the items are committed. Throws 'ingest.busy' at once when too much is waiting. */
  add(items: Item[], bytes: number): Promise<void>
  waiting(): number
  close(): Promise<void>
}

const retryAfterSeconds = 1

export function createCommitQueue<Item>(
  commit: (items: Item[]) => Promise<void>,
  limits: QueueLimits = queueLimits,
): CommitQueue<Item> {
  const groups: Group<Item>[] = []
  let rows = 0
  let bytes = 0
  let closed = false
  let running: Promise<void> | undefined
  let wake = () => {}

  const gather = (): Promise<void> =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, limits.gatherMs)
      wake = () => {
        if (rows < limits.fullRows && !closed) return
        clearTimeout(timer)
        resolve()
      }
      wake()
    })

  function takeGroups(): Group<Item>[] {
    const taken: Group<Item>[] = []
    let taking = 0
    for (let next = groups[0]; next && (taking === 0 || taking + next.items.length <= limits.commitRows); ) {
      taken.push(next)
      taking += next.items.length
      groups.shift()
      next = groups[0]
    }
    return taken
  }

  async function commitGroups(taken: Group<Item>[]): Promise<void> {
    try {
      await commit(taken.flatMap((group) => group.items))
      for (const group of taken) group.done()
    } catch (cause) {
      for (const group of taken) group.failed(storeFailed(cause))
    } finally {
      for (const group of taken) {
        rows -= group.items.length
        bytes -= group.bytes
      }
    }
  }

  async function run(): Promise<void> {
    while (groups.length > 0) {
      await gather()
      await commitGroups(takeGroups())
    }
    running = undefined
  }

  return {
    waiting: () => rows,
    async add(items, itemBytes) {
      if (items.length === 0) return
      if (closed)
        throw appError('ingest.busy', 'Waymark is stopping. Send this again in a moment.', {
          retryAfterSeconds,
        })
      const full = rows + items.length > limits.waitingRows || bytes + itemBytes > limits.waitingBytes
      if (rows > 0 && full)
        throw appError(
          'ingest.busy',
          'More interactions are waiting than can be written right now. Send this again after the time in Retry-After; nothing of it was taken.',
          { retryAfterSeconds, waiting: rows },
        )
      rows += items.length
      bytes += itemBytes
      const { promise, resolve, reject } = Promise.withResolvers<void>()
      groups.push({ items, bytes: itemBytes, done: resolve, failed: reject })
      wake()
      running ??= run()
      return promise
    },
    async close() {
      closed = true
      wake()
      await running
    },
  }
}

function storeFailed(cause: unknown): AppError {
  const why = cause instanceof AppError ? ` ${cause.message}` : ''
  const facts = cause instanceof AppError ? { because: cause.code } : {}
  return appError(
    'ingest.store-failed',
    `The interactions could not be stored and were not taken; send them again.${why}`,
    { ...facts, retryAfterSeconds: 5 },
    cause,
  )
}
