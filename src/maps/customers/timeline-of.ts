/** Everything that happened between some customers and us, newest first: of one, or of all people of a company. */
import { z } from 'zod'
import type { Channel } from '../../model/channel.ts'
import {
  type EntryKind,
  entryKinds,
  type TimelineCount,
  type TimelineEntry,
  type TimelinePage,
} from '../../model/customer.ts'
import type { CustomerId } from '../../model/customer-id.ts'
import type { Kind } from '../../model/touchpoint.ts'
import type { JourneysConnection } from '../../storage/journeys/connect.ts'
import { type CatalogueTables, touchpointSql } from '../derive.ts'
import type { TouchpointTable } from '../measure/plan.ts'
import { readCursor, writeCursor } from './cursor.ts'
import { homesOf, ownedInteractionsSql } from './owned-interactions.ts'

/** Only what is about this order, deal or ticket, by the id that its interactions carry. */
type About = { order?: string; deal?: string; ticket?: string }
export type TimelineWish = About & {
  limit: number
  cursor?: string
  /** Only these touchpoints, 0 for interactions without one; undefined: all. */
  touchpoints?: readonly number[]
  /** Only what is of one of these kinds; undefined: all. */
  kinds?: readonly EntryKind[]
}
type KindOf = (ids: readonly number[]) => Promise<ReadonlyMap<number, Kind>>
export type TimelineSources = { catalogue: CatalogueTables; touchpoints: TouchpointTable; kindsById: KindOf }

const Place = z.tuple([z.number().int(), z.number().int().min(0), z.string().regex(/^\d{1,20}$/)])

const isOfKind: Record<EntryKind, string> = {
  words: "text != ''",
  answers: 'scale > 0',
  money: "currency != ''",
}

const aboutSql = ({ order, deal, ticket }: About): string =>
  [
    order === undefined ? '' : 'order_id = {order:String}',
    deal === undefined ? '' : 'deal_id = {deal:String}',
    ticket === undefined ? '' : 'ticket_id = {ticket:String}',
  ]
    .filter(Boolean)
    .join(' AND ') || '1'

type Row = {
  customer: string
  ms: string
  rank: number
  message: string
  message_id: string
  kind: number
  tp: number
  lane: number
  score: number
  scale: number
  raw: number
  text: string
  value: string
  currency: string
  order_id: string
  deal_id: string
  ticket_id: string
  properties: string
}

const scales = [null, 'nps', 'csat', 'ces', 'rating'] as const
const sources = [null, 'said', 'read', 'shown'] as const

const objectOf = (json: string): Record<string, unknown> => {
  if (json === '') return {}
  const value: unknown = JSON.parse(json)
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
}

/** What was said or read counts before what the behaviour shows, as everywhere. */
const readingOf = (row: Row, catalogue: CatalogueTables): Pick<TimelineEntry, 'score' | 'source'> => {
  if (row.lane > 0) return { score: row.score / 100, source: sources[row.lane] ?? null }
  const shown = row.tp > 0 ? (catalogue.feelingOfTouchpoint[row.tp] ?? null) : null
  return shown === null ? { score: null, source: null } : { score: shown / 100, source: 'shown' }
}

const channelOf = (touchpoint: number, { touchpoints }: Pick<TimelineSources, 'touchpoints'>): Channel =>
  touchpoints.get(touchpoint)?.channel ?? 'other'

const entryOf = (row: Row, kind: Kind | undefined, from: TimelineSources): TimelineEntry => {
  const touchpoint = from.touchpoints.get(row.tp)
  return {
    messageId: row.message_id,
    customer: row.customer as CustomerId,
    at: new Date(Number(row.ms)).toISOString(),
    type: kind?.type ?? '',
    name: kind?.name || kind?.path || '',
    touchpoint: touchpoint ? row.tp : null,
    touchpointName: touchpoint?.name ?? '',
    channel: channelOf(row.tp, from),
    department: touchpoint?.department ?? '',
    ...readingOf(row, from.catalogue),
    scale: scales[row.scale] ?? null,
    rawScore: row.scale > 0 ? row.raw : null,
    text: row.text,
    value: row.currency === '' ? null : { minor: Number(row.value), currency: row.currency },
    order: row.order_id,
    deal: row.deal_id,
    ticket: row.ticket_id,
    properties: objectOf(row.properties),
  }
}

const boundTo = async (journeys: JourneysConnection, ids: readonly CustomerId[], signal?: AbortSignal) => {
  const customers = ids.map(BigInt)
  return { customers, homes: await homesOf(journeys, customers, { signal }) }
}

type Page = { where: string; order: string; params: Record<string, unknown> & { homes: bigint[] } }

/** Where a page of many customers ends, found without reading what they said, so that only that much is read. */
async function endOfPage(journeys: JourneysConnection, { where, order, params }: Page, signal?: AbortSignal) {
  const rows = await journeys.rows<{ home: string; ms: string }>(
    `SELECT home, toUnixTimestamp64Milli(at) AS ms FROM ${ownedInteractionsSql()} WHERE ${where} ${order}`,
    params,
    { signal },
  )
  return { homes: [...new Set(rows.map(({ home }) => home))].map(BigInt), since: rows.at(-1)?.ms ?? '0' }
}

export async function timelineOf(
  journeys: JourneysConnection,
  customers: readonly CustomerId[],
  wish: TimelineWish,
  from: TimelineSources,
  signal?: AbortSignal,
): Promise<TimelinePage> {
  const tp = touchpointSql(from.catalogue)
  const [ms, rank, message] = wish.cursor ? readCursor(wish.cursor, Place) : []
  const after =
    ms === undefined
      ? '1'
      : "(at, rank, message) < (fromUnixTimestamp64Milli({ms:Int64}, 'UTC'), {rank:UInt32}, {message:UInt64})"
  const kindsSql = wish.kinds?.map((kind) => isOfKind[kind]).join(' OR ') || '1'
  const where = `${after} AND ${wish.touchpoints ? `has({wanted:Array(UInt16)}, ${tp.sql})` : '1'}
    AND ${aboutSql(wish)} AND (${kindsSql})`
  const order = 'ORDER BY at DESC, rank DESC, message DESC LIMIT {limit:UInt32}'
  const params = {
    ...tp.params,
    ...(await boundTo(journeys, customers, signal)),
    touchpointOfKind: from.catalogue.touchpointOfKind,
    wanted: wish.touchpoints,
    order: wish.order,
    deal: wish.deal,
    ticket: wish.ticket,
    limit: wish.limit + 1,
    ms,
    rank,
    message,
  }
  const end = customers.length > 1 ? await endOfPage(journeys, { where, order, params }, signal) : undefined
  const rows = await journeys.rows<Row>(
    `SELECT customer, toUnixTimestamp64Milli(at) AS ms, rank, message, message_id, kind, ${tp.sql} AS tp, lane, score, scale, raw,
       text, value, currency, order_id, deal_id, ticket_id, properties
     FROM ${ownedInteractionsSql(end && "at >= fromUnixTimestamp64Milli({since:Int64}, 'UTC')")}
     WHERE ${where} ${order}`,
    { ...params, ...end },
    { signal },
  )
  const shown = rows.slice(0, wish.limit)
  const kinds = await from.kindsById([...new Set(shown.map((row) => row.kind))])
  const last = shown.at(-1)
  return {
    entries: shown.map((row) => entryOf(row, kinds.get(row.kind), from)),
    next: rows.length > wish.limit && last ? writeCursor([Number(last.ms), last.rank, last.message]) : null,
  }
}

/** All that a timeline without a filter holds, counted apart. */
export async function timelineCounts(
  journeys: JourneysConnection,
  customers: readonly CustomerId[],
  about: About,
  from: Pick<TimelineSources, 'catalogue' | 'touchpoints'>,
  signal?: AbortSignal,
): Promise<TimelineCount[]> {
  const tp = touchpointSql(from.catalogue)
  const kinds = entryKinds.map((kind) => `if(${isOfKind[kind]}, '${kind}', '')`).join(', ')
  const rows = await journeys.rows<{ tp: number; kinds: EntryKind[]; n: string }>(
    `SELECT ${tp.sql} AS tp, arrayFilter(each -> each != '', [${kinds}]) AS kinds, count() AS n
     FROM ${ownedInteractionsSql()} WHERE ${aboutSql(about)} GROUP BY tp, kinds`,
    {
      ...tp.params,
      ...(await boundTo(journeys, customers, signal)),
      touchpointOfKind: from.catalogue.touchpointOfKind,
      ...about,
    },
    { signal },
  )
  const counts = new Map<string, TimelineCount>()
  for (const row of rows) {
    const channel = channelOf(row.tp, from)
    const key = `${channel} ${row.kinds.join()}`
    const n = (counts.get(key)?.n ?? 0) + Number(row.n)
    counts.set(key, { channel, kinds: row.kinds, n })
  }
  return [...counts.values()]
}
