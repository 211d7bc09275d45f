/** Everything that happened between a customer and the company, newest first. */
import { z } from 'zod'
import type { TimelineEntry } from '../../model/customer.ts'
import type { Kind } from '../../model/touchpoint.ts'
import type { JourneysConnection } from '../../storage/journeys/connect.ts'
import { type CatalogueTables, touchpointSql } from '../derive.ts'
import type { TouchpointTable } from '../measure/plan.ts'
import { readCursor, writeCursor } from './cursor.ts'
import { homesOf, ownedInteractionsSql } from './owned-interactions.ts'

export type TimelineWish = {
  limit: number
  cursor?: string
  /** Only these touchpoints; undefined: all, also interactions without one. */
  touchpoints?: readonly number[]
  /** Only what is about this order, deal or ticket, by the id that its interactions carry. */
  order?: string
  deal?: string
  ticket?: string
}
type KindOf = (ids: readonly number[]) => Promise<ReadonlyMap<number, Kind>>
export type TimelineSources = { catalogue: CatalogueTables; touchpoints: TouchpointTable; kindsById: KindOf }

const Place = z.tuple([z.number().int(), z.number().int().min(0), z.string().regex(/^\d{1,20}$/)])

type Row = {
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

const entryOf = (row: Row, kind: Kind | undefined, from: TimelineSources): TimelineEntry => {
  const touchpoint = from.touchpoints.get(row.tp)
  return {
    messageId: row.message_id,
    at: new Date(Number(row.ms)).toISOString(),
    type: kind?.type ?? '',
    name: kind?.name || kind?.path || '',
    touchpoint: touchpoint ? row.tp : null,
    touchpointName: touchpoint?.name ?? '',
    channel: touchpoint?.channel ?? 'other',
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

export async function timelineOf(
  journeys: JourneysConnection,
  customer: string,
  wish: TimelineWish,
  from: TimelineSources,
  signal?: AbortSignal,
): Promise<{ entries: TimelineEntry[]; next: string | null }> {
  const tp = touchpointSql(from.catalogue)
  const [ms, rank, message] = wish.cursor ? readCursor(wish.cursor, Place) : []
  const after =
    ms === undefined
      ? '1'
      : "(at, rank, message) < (fromUnixTimestamp64Milli({ms:Int64}, 'UTC'), {rank:UInt32}, {message:UInt64})"
  const about = [
    wish.order === undefined ? '' : 'order_id = {order:String}',
    wish.deal === undefined ? '' : 'deal_id = {deal:String}',
    wish.ticket === undefined ? '' : 'ticket_id = {ticket:String}',
  ].filter(Boolean)
  const rows = await journeys.rows<Row>(
    `SELECT toUnixTimestamp64Milli(at) AS ms, rank, message, message_id, kind, ${tp.sql} AS tp, lane, score, scale, raw,
       text, value, currency, order_id, deal_id, ticket_id, properties
     FROM ${ownedInteractionsSql}
     WHERE ${after} AND ${wish.touchpoints ? 'has({wanted:Array(UInt16)}, tp)' : '1'}
       AND ${about.join(' AND ') || '1'}
     ORDER BY at DESC, rank DESC, message DESC LIMIT {limit:UInt32}`,
    {
      ...tp.params,
      customer,
      homes: await homesOf(journeys, customer),
      touchpointOfKind: from.catalogue.touchpointOfKind,
      wanted: wish.touchpoints,
      order: wish.order,
      deal: wish.deal,
      ticket: wish.ticket,
      limit: wish.limit + 1,
      ms,
      rank,
      message,
    },
    { signal },
  )
  const shown = rows.slice(0, wish.limit)
  const kinds = await from.kindsById([...new Set(shown.map((row) => row.kind))])
  const end = shown.at(-1)
  return {
    entries: shown.map((row) => entryOf(row, kinds.get(row.kind), from)),
    next: rows.length > wish.limit && end ? writeCursor([Number(end.ms), end.rank, end.message]) : null,
  }
}
