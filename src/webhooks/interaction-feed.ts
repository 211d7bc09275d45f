/** Tells webhooks of accepted interactions: reads them from the journeys store behind a mark that survives a stop. */
import { setTimeout as sleep } from 'node:timers/promises'
import { type Kysely, sql } from 'kysely'
import { type Happened, storeHappenings } from '../storage/records/happenings.ts'
import type { Tables } from '../storage/records/tables.ts'

export type ToldInteraction = {
  /** hash of the message id */
  message: string
  customer: string
  touchpoint: number
  receivedAt: number
  data: Record<string, unknown>
}

/** Where all interactions may be wanted, `touchpoints` is undefined. */
export type InteractionQuestion = { since: number; touchpoints: readonly number[] | undefined }

export type FeedSettings = {
  db: Kysely<Tables>
  /** Those received since a moment, files apart; a page at a time. */
  acceptedSince(question: InteractionQuestion): AsyncIterable<ToldInteraction[]>
  onStored(): void
  clock: () => Date
  onTrouble(error: unknown): void
}

const gatherMs = 250
/** While nobody subscribed: who does then waits a little longer for the first. */
const unwantedMs = 2_000
const troubleMs = 5_000
/** What was received before a mark may have come to lie on disk a little after it. */
const overlapMs = 60_000
const markKey = 'webhooks.interactions-told-until'

export type InteractionFeed = ReturnType<typeof createInteractionFeed>

export const createInteractionFeed = ({ db, acceptedSince, onStored, clock, onTrouble }: FeedSettings) => {
  const stop = new AbortController()
  let since: number | undefined
  let working: Promise<void> | undefined
  let isWanted = true

  const wanted = async (): Promise<{ touchpoints: readonly number[] | undefined } | undefined> => {
    const { rows } = await sql<{ touchpoints: number[] }>`
      select touchpoints from webhook where 'interaction.accepted' = any(happenings)`.execute(db)
    if (rows.length === 0) return undefined
    const isAll = rows.some(({ touchpoints }) => touchpoints.length === 0)
    return { touchpoints: isAll ? undefined : [...new Set(rows.flatMap(({ touchpoints }) => touchpoints))] }
  }

  const setMark = async (ms: number): Promise<void> => {
    await sql`insert into setting (key, value) values (${markKey}, ${JSON.stringify(ms)}::jsonb)
      on conflict (key) do update set value = excluded.value, updated_at = now()`.execute(db)
  }

  const readMark = async (): Promise<number | undefined> => {
    const row = await db.selectFrom('setting').select('value').where('key', '=', markKey).executeTakeFirst()
    return typeof row?.value === 'number' ? row.value : undefined
  }

  /** Telling twice is harmless: the message's name follows from the interaction. */
  const tell = async (from: number): Promise<void> => {
    const wish = await wanted()
    isWanted = wish !== undefined
    if (!wish) return
    const startedAt = clock().getTime()
    for await (const page of acceptedSince({ since: from, ...wish })) {
      if (stop.signal.aborted) return
      await storeHappenings(db, page.map(asHappened))
      if (page.length > 0) onStored()
    }
    await setMark(startedAt)
  }

  const work = async (): Promise<void> => {
    const pause = (ms: number) => sleep(ms, undefined, { signal: stop.signal }).catch(() => {})
    while (since !== undefined && !stop.signal.aborted) {
      await pause(isWanted ? gatherMs : unwantedMs)
      const from = since
      since = undefined
      try {
        await tell(from)
      } catch (error) {
        if (stop.signal.aborted) return
        onTrouble(error)
        since = Math.min(since ?? from, from)
        await pause(troubleMs)
      }
    }
    working = undefined
  }

  const note = (acceptedAt: number): void => {
    since = Math.min(since ?? acceptedAt, acceptedAt)
    if (!stop.signal.aborted) working ??= work()
  }

  return {
    /** Interactions received since then are on disk. */
    note,
    /** After a start: what was accepted and perhaps not told. */
    async catchUp(): Promise<void> {
      const mark = await readMark()
      if (mark !== undefined) note(mark - overlapMs)
    },
    /** Called before somebody subscribes: what was long ago is not told to the first who asks. */
    async beforeSubscribing(): Promise<void> {
      if (await wanted()) return
      const now = clock().getTime()
      if (since !== undefined) since = Math.max(since, now)
      await setMark(now)
    },
    async close() {
      stop.abort()
      await working
    },
  }
}

const asHappened = ({ message, customer, touchpoint, receivedAt, data }: ToldInteraction): Happened => ({
  happening: 'interaction.accepted',
  at: new Date(receivedAt),
  message: `msg_int_${message}`,
  customer,
  touchpoint,
  data,
})
