/** Stops questions whose caller has gone, wherever the engine runs. */
import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { ClickHouseClient } from '@clickhouse/client'

/** A question may still be on its way to the engine when its caller goes: then the first attempt finds nothing. */
const attemptsAfterMs = [0, 150, 850]

export type QuestionStopper = {
  /**
   * `mark` is a SETTINGS clause for the end of the question, which is found by it. As a setting of the connection it would
   * outlive the question, and the next one could be stopped in its place.
   */
  stoppable<T>(signal: AbortSignal, ask: (mark: string) => Promise<T>): Promise<T>
  close(): Promise<void>
}

/**
 * `connect`: the embedded engine answers one question after another on a connection, so stopping needs one of its own;
 * it is opened when it is first needed.
 */
export function questionStopper(connect: () => ClickHouseClient): QuestionStopper {
  let connection: ClickHouseClient | undefined
  const stopping = new Set<Promise<void>>()

  const stop = async (mark: string): Promise<void> => {
    connection ??= connect()
    for (const ms of attemptsAfterMs) {
      await sleep(ms)
      // The mark is ours alone; a bound value would wait behind the very question that is to be stopped.
      await connection.command({ query: `KILL QUERY WHERE Settings['log_comment'] = '${mark}' ASYNC` })
    }
  }

  return {
    async stoppable(signal, ask) {
      signal.throwIfAborted()
      const mark = `waymark ${randomUUID()}`
      const onGone = () => {
        // Whoever may not stop questions on a server waits for its limit of time instead.
        const done: Promise<void> = stop(mark)
          .catch(() => {})
          .finally(() => stopping.delete(done))
        stopping.add(done)
      }
      signal.addEventListener('abort', onGone, { once: true })
      try {
        return await ask(`SETTINGS log_comment = '${mark}'`)
      } finally {
        signal.removeEventListener('abort', onGone)
      }
    },
    async close() {
      await Promise.all(stopping)
      await connection?.close()
    },
  }
}
