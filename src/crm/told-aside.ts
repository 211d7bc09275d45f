/** What the deals, orders and tickets of a company tell where none of its people is their customer: no journey of theirs holds it. */
import { sql } from 'kysely'
import type { FieldValue } from '../model/crm/field-value.ts'
import type { RecordType } from '../model/crm/record-type.ts'
import type { Message } from '../model/message.ts'
import { manyTexts } from '../storage/records/many-rows.ts'
import { tellers } from './interactions/index.ts'
import { columnsOf, tableOf } from './record-columns.ts'
import { type Db, readRecords } from './record-rows.ts'
import { shapeOf } from './record-shape.ts'
import { relatedRecords } from './related-records.ts'
import { sameRecords, standingId } from './same-records.ts'
import type { StoredRecord } from './stored-record.ts'

/** `rank`: its place among what the same record tells. `customer`: who she is now, if the record has one. */
export type Aside = { customer: string | null; rank: number; message: Message }

export type AsideWish = {
  company: string
  /** Whose own journeys tell it already. */
  people: readonly string[]
  /** In ms; nothing later is told. */
  until?: number | undefined
  /** How many are needed; more may be told. Missing: all. */
  enough?: number | undefined
}

const types = ['deal', 'order', 'ticket'] as const
type Telling = (typeof types)[number]
const isTelling = (type: RecordType | undefined): boolean => types.some((each) => each === type)

/** Not each time tells something, so twice as many are looked at as are needed, and then four times as many. */
const timesFor = (enough: number): number => Math.max(100, 2 * enough)
const allTimes = 2 ** 31 - 1
const lastTime = Date.UTC(9999, 11, 31)

/** The records of a company, with all times of their fields. */
const ownSql = (type: Telling) => {
  const times = columnsOf(type).filter(({ field }) => field.kind === 'datetime')
  return sql`
    select ${type}::text as type, t.id, t.customer_id, t.moments,
      array[${sql.join(times.map(({ name }) => sql.ref(`t.${name}`)))}] as times
    from ${sql.table(tableOf(type))} t, same
    where t.company_id = any(same.ids) and t.deleted_at is null`
}

type Told = { type: Telling; id: string; customer: string | null; since: string | null }

/**
 * The records that may tell something in the newest stretch of so many times, and where it ends; null: it is the last.
 * Whatever a record tells happened at one of its times: that of a move, or of a field. Each part is found before the
 * next: planned together, the records and customers of everybody would be read.
 */
async function newestOf(db: Db, { company, people, until }: AsideWish, times: number): Promise<Told[]> {
  const latest = new Date(Math.min(Math.max(until ?? lastTime, -1), lastTime)).toISOString()
  const own = sql.join(types.map(ownSql), sql` union all `)
  const { rows } = await sql<Told>`
    with same as materialized (select array(select * from ${sameRecords('company', company)} as ids) as ids),
      own as materialized (
        select own.*, (select ${standingId('customer', 'c')} from crm_customer c where c.id = own.customer_id) as customer
        from (${own}) as own),
      asides as materialized (
        select * from own where not exists (
          select from unnest(${manyTexts(people)}) as hers (id) where hers.id collate "C" = own.customer)),
      times as materialized (
        select type, id, customer, date_trunc('milliseconds', at) as at
        from asides, unnest(times || array(
          select (m ->> 'at')::timestamptz from jsonb_array_elements(moments) as m)) as at
        where date_trunc('milliseconds', at) <= ${latest}::timestamptz),
      last as materialized (select (select at from times order by at desc offset ${times} limit 1) as since)
    select type, id, customer, (extract(epoch from last.since) * 1000)::bigint::text as since
    from times, last where last.since is null or times.at >= last.since
    group by type, id, customer, last.since`.execute(db)
  return rows
}

/**
 * A reply that was logged as an activity is told by that of one of the people, if it is hers; nothing else of these
 * records has another teller here.
 */
async function repliedBy(db: Db, { people }: AsideWish, tickets: readonly StoredRecord[]) {
  const ids = tickets.filter(({ origins }) => typeof origins.firstResponseAt === 'number').map(({ id }) => id)
  if (ids.length === 0) return new Set<string>()
  const { rows } = await sql<{ ticket: string }>`
    select a.ticket_id as ticket from crm_activity a join crm_ticket t on t.id = a.ticket_id
    join crm_customer c on c.id = a.customer_id
    where a.ticket_id = any(${manyTexts(ids)}) and a.at = t.first_response_at and a.kind = 'reply' and a.done
      and a.deleted_at is null and ${standingId('customer', 'c')} = any(${manyTexts(people)})`.execute(db)
  return new Set(rows.map(({ ticket }) => ticket))
}

async function asidesOf(db: Db, type: Telling, found: readonly Told[], wish: AsideWish): Promise<Aside[]> {
  const tells = tellers[type]
  const customers = new Map(found.map(({ id, customer }) => [id, customer]))
  const records = await readRecords(db, type, [...customers.keys()])
  if (!tells || records.length === 0) return []
  const shape = await shapeOf(db, type)
  const related = await relatedRecords(
    db,
    shape.fields.filter(({ to }) => isTelling(to)),
    records.map(({ values }) => values),
  )
  const keys = new Map([...related.values()].map(({ id, externalId }) => [id, externalId ?? id]))
  const keyOf = (id: FieldValue | undefined) => (typeof id === 'string' ? keys.get(id) : undefined)
  const replied = type === 'ticket' ? await repliedBy(db, wish, records) : new Set<string>()
  return records.flatMap((record) => {
    if (record.deletedAt) return []
    // What else tells it elsewhere stands on the journey of somebody who is not of the company.
    const alone: StoredRecord = {
      ...record,
      moments: record.moments.map(({ elsewhere, ...moment }) => moment),
      origins: replied.has(record.id) ? record.origins : {},
    }
    return tells({ record: alone, shape, keyOf }).map(({ key, event, at, properties }, rank): Aside => {
      const messageId = `crm:${type}:${record.id}:${key}`
      return {
        customer: customers.get(record.id) ?? null,
        rank,
        message: { type: 'track', messageId, userId: wish.company, event, timestamp: at, properties },
      }
    })
  })
}

const timeOf = ({ message }: Aside): number => Date.parse(String(message.timestamp))

/** Newest first, in stretches of time: each holds all that was told in its time, in no order. */
export async function* toldAside(db: Db, wish: AsideWish): AsyncGenerator<Aside[]> {
  let until = wish.until ?? Number.POSITIVE_INFINITY
  for (let times = wish.enough ? timesFor(wish.enough) : allTimes; ; times = Math.min(allTimes, times * 4)) {
    const found = await newestOf(db, { ...wish, until: Number.isFinite(until) ? until : undefined }, times)
    const told: Aside[] = []
    for (const type of types) {
      const ofType = found.filter((each) => each.type === type)
      if (ofType.length > 0) told.push(...(await asidesOf(db, type, ofType, wish)))
    }
    const since = found[0]?.since == null ? Number.NEGATIVE_INFINITY : Number(found[0].since)
    yield told.filter((each) => timeOf(each) <= until && timeOf(each) >= since)
    if (!Number.isFinite(since)) return
    until = since - 1
  }
}
