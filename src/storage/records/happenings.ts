/** Stores what happened as messages to every webhook that wants it, in the transaction in which it happens. */
import { randomUUID } from 'node:crypto'
import { type Kysely, sql, type Transaction } from 'kysely'
import type { Happening } from '../../model/webhook.ts'
import { storedJson, storedText } from './stored-text.ts'
import type { Tables } from './tables.ts'

type Db = Kysely<Tables> | Transaction<Tables>

export type Happened = {
  happening: Happening
  at: Date
  /** whom it is about */
  customer?: string
  /** of an interaction: where it happened */
  touchpoint?: number
  data: unknown
  /** Names the message when the same thing may be told to this twice; else it gets a name of its own. */
  message?: string
}

/** Which of these somebody wants to hear of: most installations have no webhook, and none should pay for it. */
export async function wantedHappenings(db: Db, asked: Iterable<Happening>): Promise<Set<Happening>> {
  const { rows } = await sql<{ happening: Happening }>`
    select distinct unnest(happenings) as happening from webhook`.execute(db)
  const wanted = new Set(rows.map(({ happening }) => happening))
  return new Set([...asked].filter((happening) => wanted.has(happening)))
}

/** The text that is signed and sent. */
const bodyOf = ({ happening, at, data }: Happened): string =>
  storedText(JSON.stringify({ type: happening, timestamp: at.toISOString(), data }))

export async function storeHappenings(db: Db, happened: readonly Happened[]): Promise<void> {
  if (happened.length === 0) return
  const rows = happened.map((one, place) => ({
    place,
    message: one.message ?? `msg_${randomUUID()}`,
    happening: one.happening,
    customer: one.customer ?? null,
    touchpoint: one.touchpoint ?? null,
    at: one.at.toISOString(),
    body: bodyOf(one),
  }))
  await sql`insert into webhook_delivery (webhook, message, happening, customer, at, next_at, body)
    select w.id, x.message, x.happening, x.customer, x.at, x.at, x.body
    from jsonb_to_recordset(${storedJson(rows)}::jsonb) as x(
      place integer, message text, happening text, customer text, touchpoint integer, at timestamptz, body text)
    join webhook w on x.happening = any(w.happenings)
      and (x.touchpoint is null or w.touchpoints = '{}' or x.touchpoint = any(w.touchpoints))
    order by x.place
    on conflict (webhook, message) do nothing`.execute(db)
}
