/** Sends waiting messages to webhooks: one at a time to each, several webhooks at once, until it is closed. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Kysely } from 'kysely'
import type { SafeClient } from '../net/safe-client.ts'
import type { Tables } from '../storage/records/tables.ts'
import { type Claimed, claimDue, dropOld, finish, nextDue, release } from './delivery-rows.ts'
import { type Outcome, outcomeOf, outcomeOfError } from './outcome.ts'
import { secretsOf, type WebhookSeal } from './secret-rows.ts'
import { signedHeaders } from './signature.ts'

export type SenderSettings = {
  db: Kysely<Tables>
  seal: WebhookSeal
  client: Pick<SafeClient, 'send'>
  clock: () => Date
  onTrouble(error: unknown): void
}

/** Redirects are not followed: whoever moved says so, and a person gives the new address. */
const limits = { connectMs: 5_000, headersMs: 10_000, totalMs: 15_000, mostBytes: 64 * 1024, redirects: 0 }
/** Longer than any attempt can take. */
export const claimMs = 30_000
const atOnce = 8
/** Another process may have stored something that nobody woke us for. */
const longestSleepMs = 10_000
const troubleMs = 5_000
const tidyEveryMs = 3_600_000

export type Sender = ReturnType<typeof createSender>

export const createSender = ({ db, seal, client, clock, onTrouble }: SenderSettings) => {
  const stop = new AbortController()
  const busy = new Map<number, Promise<void>>()
  let alarm = Promise.withResolvers<void>()
  let tidiedAt = 0

  const wake = (): void => alarm.resolve()

  const attempt = async ({ webhook, message, body, url }: Claimed): Promise<Outcome> => {
    try {
      const secrets = await secretsOf(db, seal, webhook, clock())
      const seconds = Math.floor(clock().getTime() / 1000)
      const headers = signedHeaders({ message, body, seconds }, secrets)
      return outcomeOf(
        await client.send({ url, method: 'POST', headers, body, limits, signal: stop.signal }),
        clock(),
      )
    } catch (error) {
      return outcomeOfError(error)
    }
  }

  const deliver = async (claimed: Claimed): Promise<void> => {
    const outcome = await attempt(claimed)
    // A stop between the answer and this line sends the message again, under the same id.
    if (outcome.kind === 'failed' && stop.signal.aborted) await release(db, claimed)
    else await finish(db, claimed, outcome, clock(), Math.random())
  }

  const begin = (claimed: Claimed): void => {
    const sending = deliver(claimed)
      .catch(onTrouble)
      .finally(() => {
        busy.delete(claimed.webhook)
        wake()
      })
    busy.set(claimed.webhook, sending)
  }

  const tidy = async (now: Date): Promise<void> => {
    if (now.getTime() - tidiedAt < tidyEveryMs) return
    tidiedAt = now.getTime()
    await dropOld(db, now)
  }

  const round = async (): Promise<number> => {
    const now = clock()
    await tidy(now)
    const until = new Date(now.getTime() + claimMs)
    const most = atOnce - busy.size
    const claimed = most > 0 ? await claimDue(db, { now, until, busy: [...busy.keys()], most }) : []
    for (const one of claimed) begin(one)
    const due = await nextDue(db)
    const wait = due ? due.getTime() - clock().getTime() : longestSleepMs
    // What is due already waits for a webhook that is busy, and its end wakes us.
    return Math.min(longestSleepMs, Math.max(wait, 200))
  }

  const work = async (): Promise<void> => {
    while (!stop.signal.aborted) {
      alarm = Promise.withResolvers()
      const pause = await round().catch((error: unknown) => {
        if (!stop.signal.aborted) onTrouble(error)
        return troubleMs
      })
      const nap = new AbortController()
      await Promise.race([alarm.promise, sleep(pause, undefined, { signal: nap.signal }).catch(() => {})])
      nap.abort()
    }
  }
  const working = work()

  return {
    wake,
    /** Sends one message now and marks what came of it. */
    deliver,
    async close() {
      stop.abort()
      wake()
      await working
      await Promise.all(busy.values())
    },
  }
}
