/** Webhooks as they are stored; their secrets lie apart. */
import { type Kysely, type Selectable, sql } from 'kysely'
import { appError } from '../model/app-error.ts'
import { type NewWebhook, testHappening, type Webhook, type WebhookDesign } from '../model/webhook.ts'
import { storedText } from '../storage/records/stored-text.ts'
import type { Tables } from '../storage/records/tables.ts'
import { keepSecret, type WebhookSeal } from './secret-rows.ts'
import { newSecret } from './signature.ts'

type Db = Kysely<Tables>

const mostWebhooks = 100
/** After a change of secret both sign, so that the other side can change over. */
const overlapMs = 24 * 3600_000

export const noWebhook = (id: number) =>
  appError('webhook.not-found', `There is no webhook ${id}, or it was removed. Reload the page.`, { id })

type Row = Selectable<Tables['webhook']> & { waiting: number; given_up: number; old_until: Date | null }

const read = async (db: Db, now: Date, id?: number): Promise<Webhook[]> => {
  const { rows } = await sql<Row>`
    select w.*,
      (select count(*)::int from webhook_delivery where webhook = w.id and state = 'waiting') as waiting,
      (select count(*)::int from webhook_delivery where webhook = w.id and state = 'failed'
        and happening <> ${testHappening}) as given_up,
      (select max(ends_at) from webhook_secret where webhook = w.id and ends_at > ${now}::timestamptz) as old_until
    from webhook w where ${id ?? null}::bigint is null or w.id = ${id ?? null}::bigint order by w.id`.execute(
    db,
  )
  return rows.map(asWebhook)
}

const asWebhook = (row: Row): Webhook => ({
  id: row.id,
  name: row.name,
  url: row.url,
  happenings: row.happenings,
  touchpoints: row.touchpoints,
  active: row.active,
  createdAt: row.created_at.toISOString(),
  madeBy: row.made_by,
  offBecause: row.off_because,
  waiting: row.waiting,
  failed: row.given_up,
  deliveredAt: row.delivered_at?.toISOString() ?? null,
  failingSince: row.failing_since?.toISOString() ?? null,
  problem: row.problem,
  oldSecretUntil: row.old_until?.toISOString() ?? null,
})

export const listWebhooks = (db: Db, now: Date): Promise<Webhook[]> => read(db, now)

export const webhookOf = async (db: Db, now: Date, id: number): Promise<Webhook> => {
  const [found] = await read(db, now, id)
  if (!found) throw noWebhook(id)
  return found
}

export const makeWebhook = async (
  db: Db,
  seal: WebhookSeal,
  design: WebhookDesign,
  madeBy: string,
  now: Date,
): Promise<NewWebhook> => {
  const secret = newSecret()
  const id = await db.transaction().execute(async (transaction) => {
    const { n } = await transaction
      .selectFrom('webhook')
      .select(({ fn }) => fn.countAll<number>().as('n'))
      .executeTakeFirstOrThrow()
    if (n >= mostWebhooks)
      throw appError('request.conflict', `There are ${mostWebhooks} webhooks already. Remove one first.`)
    const { rows } = await sql<{ id: number }>`
      insert into webhook (name, url, happenings, touchpoints, active, made_by, created_at)
      values (${storedText(design.name)}, ${design.url}, ${unique(design.happenings)}::text[],
        ${unique(design.touchpoints)}::integer[], ${design.active}, ${storedText(madeBy)}, ${now}::timestamptz)
      returning id`.execute(transaction)
    const made = rows[0]?.id ?? 0
    await keepSecret(transaction, seal, { webhook: made, secret, now })
    return made
  })
  return { ...(await webhookOf(db, now, id)), secret }
}

const unique = <Value>(values: readonly Value[]): Value[] => [...new Set(values)]

/** Turning it on again forgets why it was off, and tries at once. */
export const changeWebhook = async (
  db: Db,
  id: number,
  design: WebhookDesign,
  now: Date,
): Promise<Webhook> => {
  const { rows } = await sql`
    update webhook set name = ${storedText(design.name)}, url = ${design.url},
      happenings = ${unique(design.happenings)}::text[], touchpoints = ${unique(design.touchpoints)}::integer[],
      active = ${design.active}, off_because = '', failures = 0, rest_until = null,
      failing_since = case when ${design.active} and not active then null else failing_since end
    where id = ${id} returning id`.execute(db)
  if (rows.length === 0) throw noWebhook(id)
  return webhookOf(db, now, id)
}

export const removeWebhook = async (db: Db, id: number): Promise<void> => {
  const done = await db.deleteFrom('webhook').where('id', '=', id).executeTakeFirst()
  if (done.numDeletedRows === 0n) throw noWebhook(id)
}

/** A new secret; the one before goes on signing beside it for a day. */
export const changeSecret = async (db: Db, seal: WebhookSeal, id: number, now: Date): Promise<NewWebhook> => {
  const secret = newSecret()
  await db.transaction().execute(async (transaction) => {
    const found = await transaction
      .selectFrom('webhook')
      .select('id')
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirst()
    if (!found) throw noWebhook(id)
    // Of older ones nothing is left: at most two sign.
    await transaction
      .deleteFrom('webhook_secret')
      .where('webhook', '=', id)
      .where('ends_at', 'is not', null)
      .execute()
    await transaction
      .updateTable('webhook_secret')
      .set({ ends_at: new Date(now.getTime() + overlapMs) })
      .where('webhook', '=', id)
      .execute()
    await keepSecret(transaction, seal, { webhook: id, secret, now })
  })
  return { ...(await webhookOf(db, now, id)), secret }
}
