/** Hands what records told to ingest, in order and exactly once: a row leaves the outbox when its interaction is on disk. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Kysely } from 'kysely'
import { appError } from '../model/app-error.ts'
import type { ItemResult } from '../model/message.ts'
import type { Tables } from '../storage/records/tables.ts'
import { nextOfOutbox, type OutboxRow, removeFromOutbox, waitingInOutbox } from './outbox-rows.ts'

export type OutboxSettings = {
  db: Kysely<Tables>
  accept(items: unknown[], meta: { source: string; receivedAt: Date }): Promise<ItemResult[]>
  retract(messageIds: readonly string[]): Promise<void>
  clock: () => Date
  onTrouble(error: unknown): void
}

export type Outbox = ReturnType<typeof createOutbox>

const atOnce = 500
const firstPauseMs = 200
const longestPauseMs = 30_000

/** Neighbours of one sort go together; their order stays. */
function runsOf(rows: readonly OutboxRow[]): OutboxRow[][] {
  const runs: OutboxRow[][] = []
  for (const row of rows) {
    const run = runs.at(-1)
    if (run && (run[0]?.message === null) === (row.message === null)) run.push(row)
    else runs.push([row])
  }
  return runs
}

export function createOutbox({ db, accept, retract, clock, onTrouble }: OutboxSettings) {
  const stop = new AbortController()
  let working: Promise<void> | undefined
  let wanted = false

  /** A stop between handing over and removing hands over again, which ingest recognises by the message id. */
  async function hand(run: readonly OutboxRow[]): Promise<void> {
    const messages = run.flatMap(({ message }) => (message ? [message] : []))
    if (messages.length > 0) {
      const results = await accept(messages, { source: 'crm', receivedAt: clock() })
      const refused = results.find((result) => result.status === 'refused' && result.code !== 'erased')
      if (refused)
        onTrouble(
          appError('server.internal', 'An interaction of a record was refused; see the warnings.', {
            refused,
          }),
        )
    } else await retract(run.map(({ messageId }) => messageId))
    await removeFromOutbox(
      db,
      run.map(({ id }) => id),
    )
  }

  async function empty(): Promise<void> {
    let pause = firstPauseMs
    while (!stop.signal.aborted) {
      try {
        const rows = await nextOfOutbox(db, atOnce)
        if (rows.length === 0) return
        for (const run of runsOf(rows)) await hand(run)
        pause = firstPauseMs
      } catch (error) {
        if (stop.signal.aborted) return
        onTrouble(error)
        await sleep(pause, undefined, { signal: stop.signal, ref: false }).catch(() => {})
        pause = Math.min(pause * 2, longestPauseMs)
      }
    }
  }

  async function work(): Promise<void> {
    while (wanted && !stop.signal.aborted) {
      wanted = false
      await empty()
    }
    working = undefined
  }

  const wake = (): void => {
    wanted = true
    working ??= work()
  }
  return {
    wake,
    waiting: () => waitingInOutbox(db),
    /** Resolves when everything told so far was handed over. */
    async emptied(): Promise<void> {
      wake()
      while (working) await working
    },
    async close() {
      stop.abort()
      await working
    },
  }
}
