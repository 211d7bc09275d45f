/** Messages to webhooks as they are stored: claimed to be sent, marked with what came of it, read and replayed by people. */
import { randomUUID } from 'node:crypto'
import { type Kysely, type Selectable, sql } from 'kysely'
import { appError } from '../model/app-error.ts'
import { type Delivery, type DeliveryState, type DeliveryWithBody, testHappening } from '../model/webhook.ts'
import type { Tables } from '../storage/records/tables.ts'
import type { Outcome } from './outcome.ts'
import { longestRestMs, nextWaitMs, offAfterMs } from './retry-plan.ts'
import { noWebhook } from './webhook-rows.ts'

type Db = Kysely<Tables>
type Row = Selectable<Tables['webhook_delivery']>

export type Claimed = Pick<Row, 'id' | 'webhook' | 'message' | 'happening' | 'body' | 'attempts'> & {
  url: string
}

/**
 * The oldest due message of each webhook that nobody is sending to, so that one slow receiver holds up no other
 * and order is kept while all goes well. Whoever dies with a claim leaves it to others when it runs out.
 */
export const claimDue = async (
  db: Db,
  { now, until, busy, most }: { now: Date; until: Date; busy: readonly number[]; most: number },
): Promise<Claimed[]> => {
  const { rows } = await sql<Claimed>`
    with due as (
      select d.id, w.url from webhook w cross join lateral (
        select id from webhook_delivery
        where webhook = w.id and state = 'waiting' and next_at <= ${now}::timestamptz
          and (claimed_until is null or claimed_until <= ${now}::timestamptz)
        order by id limit 1 for update skip locked) d
      where w.active and w.id <> all(${busy}::bigint[])
        and (w.rest_until is null or w.rest_until <= ${now}::timestamptz)
      limit ${most})
    update webhook_delivery d set claimed_until = ${until}::timestamptz, attempts = d.attempts + 1
    from due where d.id = due.id
    returning d.id, d.webhook, d.message, d.happening, d.body, d.attempts, due.url`.execute(db)
  return rows
}

/** When there is something to do next; undefined: nothing waits. */
export const nextDue = async (db: Db): Promise<Date | undefined> => {
  const { rows } = await sql<{ at: Date | null }>`
    select min(greatest(d.next_at, d.claimed_until, w.rest_until)) as at
    from webhook_delivery d join webhook w on w.id = d.webhook where d.state = 'waiting' and w.active`.execute(
    db,
  )
  return rows[0]?.at ?? undefined
}

/** Stopped before there was an answer: as if it had not been tried. */
export const release = async (db: Db, { id }: Claimed): Promise<void> => {
  await sql`update webhook_delivery set claimed_until = null, attempts = attempts - 1 where id = ${id}`.execute(
    db,
  )
}

export const finish = async (
  db: Db,
  { id, webhook, happening, attempts }: Claimed,
  outcome: Outcome,
  now: Date,
  chance: number,
): Promise<void> => {
  await db.transaction().execute(async (transaction) => {
    if (outcome.kind === 'delivered') {
      await sql`update webhook_delivery set state = 'delivered', claimed_until = null, attempted_at = ${now}::timestamptz,
        status = ${outcome.status}, problem = '' where id = ${id}`.execute(transaction)
      await sql`update webhook set delivered_at = ${now}::timestamptz, failing_since = null, failures = 0,
        rest_until = null, problem = '' where id = ${webhook}`.execute(transaction)
      return
    }
    const { status, problem, askedMs, isGone } = outcome
    // Somebody waits for the answer to a test, and sees it.
    const wait = happening === testHappening ? undefined : nextWaitMs(attempts, chance, askedMs)
    await sql`update webhook_delivery set state = ${wait === undefined ? 'failed' : 'waiting'}, claimed_until = null,
      attempted_at = ${now}::timestamptz, next_at = ${new Date(now.getTime() + (wait ?? 0))}::timestamptz,
      status = ${status}, problem = ${problem} where id = ${id}`.execute(transaction)
    if (happening === testHappening) return
    const offSince = new Date(now.getTime() - offAfterMs)
    await sql`update webhook set failing_since = coalesce(failing_since, ${now}::timestamptz), failures = failures + 1,
        problem = ${problem}, rest_until = ${now}::timestamptz + make_interval(secs => least(
          ${longestRestMs / 1000}::float8, greatest(${askedMs / 1000}::float8, power(2, least(failures, 20))))),
        off_because = case when ${isGone}::boolean then 'The other side wants nothing more (410).'
          when failing_since <= ${offSince}::timestamptz then 'Nothing arrived for three days.' else off_because end,
        active = active and not (${isGone}::boolean or coalesce(failing_since <= ${offSince}::timestamptz, false))
      where id = ${webhook}`.execute(transaction)
  })
}

const asDelivery = (row: Row): Delivery => ({
  id: row.id,
  message: row.message,
  happening: row.happening,
  at: row.at.toISOString(),
  state: row.state,
  attempts: row.attempts,
  nextAt: row.state === 'waiting' ? row.next_at.toISOString() : null,
  attemptedAt: row.attempted_at?.toISOString() ?? null,
  status: row.status,
  problem: row.problem,
})

/** Newest first; `before` is the id of the last one of the page before. */
export const deliveriesOf = async (
  db: Db,
  webhook: number,
  { limit, before, state }: { limit: number; before?: number; state?: DeliveryState },
): Promise<{ rows: Delivery[]; next: string | null }> => {
  const found = await db
    .selectFrom('webhook_delivery')
    .selectAll()
    .where('webhook', '=', webhook)
    .$if(state !== undefined, (query) => query.where('state', '=', state ?? 'waiting'))
    .$if(before !== undefined, (query) => query.where('id', '<', before ?? 0))
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute()
  const rows = found.slice(0, limit).map(asDelivery)
  return { rows, next: found.length > limit ? String(rows.at(-1)?.id) : null }
}

export const deliveryOf = async (db: Db, webhook: number, id: number): Promise<DeliveryWithBody> => {
  const row = await db
    .selectFrom('webhook_delivery')
    .selectAll()
    .where('webhook', '=', webhook)
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row)
    throw appError('webhook.not-found', `There is no message ${id}: old ones are dropped. Reload the list.`, {
      id,
    })
  return { ...asDelivery(row), body: row.body }
}

/** Sent again from the beginning under the same id: one of them, or all that were given up. Returns how many. */
export const replay = async (db: Db, webhook: number, now: Date, id?: number): Promise<number> => {
  const { rows } = await sql`
    update webhook_delivery set state = 'waiting', attempts = 0, next_at = ${now}::timestamptz, problem = ''
    where webhook = ${webhook} and state <> 'waiting' and happening <> ${testHappening}
      and case when ${id ?? null}::bigint is null then state = 'failed' else id = ${id ?? null}::bigint end
    returning id`.execute(db)
  // Somebody wants it sent now, not after the rest that its failures earned.
  if (rows.length > 0)
    await sql`update webhook set rest_until = null, failures = 0 where id = ${webhook}`.execute(db)
  return rows.length
}

/** A message that says nothing but that it arrives; claimed already, so that only its maker sends it. */
export const makeTest = async (db: Db, webhook: number, now: Date, until: Date): Promise<Claimed> => {
  const body = JSON.stringify({
    type: testHappening,
    timestamp: now.toISOString(),
    data: { text: 'Waymark reaches you.' },
  })
  const { rows } = await sql<Claimed>`
    insert into webhook_delivery (webhook, message, happening, at, next_at, body, attempts, claimed_until)
    select id, ${`msg_${randomUUID()}`}, ${testHappening}, ${now}::timestamptz, ${now}::timestamptz, ${body}, 1,
      ${until}::timestamptz from webhook where id = ${webhook}
    returning id, webhook, message, happening, body, attempts,
      (select url from webhook where id = ${webhook}) as url`.execute(db)
  const [made] = rows
  if (!made) throw noWebhook(webhook)
  return made
}

const keptDays = { delivered: 7, other: 30 }
const dayMs = 86_400_000

/** Nothing is kept for ever: what arrived a week, everything else a month. */
export const dropOld = async (db: Db, now: Date): Promise<void> => {
  const before = (days: number) => new Date(now.getTime() - days * dayMs)
  await sql`delete from webhook_delivery where at < ${before(keptDays.other)}::timestamptz
    or (state = 'delivered' and at < ${before(keptDays.delivered)}::timestamptz)`.execute(db)
  await sql`delete from webhook_secret where ends_at < ${now}::timestamptz`.execute(db)
}
