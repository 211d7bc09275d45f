/** Everything that happened between some customers and us, newest first: of one, or of all people of a company and its records. */
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
import { type Besides, newestBesides, newestFirst, type Placed } from './besides.ts'
import { readCursor, writeCursor } from './cursor.ts'
import { homesOf, ownedInteractionsSql } from './owned-interactions.ts'

/** Only what is about this order, deal or ticket, by the id that its interactions carry. */
type About = { order?: string; deal?: string; ticket?: string }
export type TimelineWish = About & {
  limit: number
  cursor?: string
  /** Only these touchpoints, 0 for interactions without one; undefined: all. */
  touchpoints?: readonly number[]
  /** Of what belongs to no touchpoint yet only these channels, where it is narrowed to touchpoints. */
  channels?: readonly Channel[]
  /** Only what is of one of these kinds; undefined: all. */
  kinds?: readonly EntryKind[]
}
type KindOf = (ids: readonly number[]) => Promise<ReadonlyMap<number, Kind>>
export type TimelineSources = {
  catalogue: CatalogueTables
  touchpoints: TouchpointTable
  kindsById: KindOf
  besides?: Besides
}

const Place = z.tuple([z.number().int(), z.number().int().min(0), z.string().regex(/^\d{1,20}$/)])

const isOfKind: Record<EntryKind, string> = {
  words: "text != ''",
  answers: 'scale > 0',
  money: "currency != ''",
}
/** The same of an entry. */
const kindsOf = ({ text, scale, value }: TimelineEntry): EntryKind[] => {
  const is = { words: text !== '', answers: scale !== null, money: value !== null }
  return entryKinds.filter((kind) => is[kind])
}

const aboutSql = ({ order, deal, ticket }: About): string =>
  [
    order === undefined ? '' : 'order_id = {order:String}',
    deal === undefined ? '' : 'deal_id = {deal:String}',
    ticket === undefined ? '' : 'ticket_id = {ticket:String}',
  ]
    .filter(Boolean)
    .join(' AND ') || '1'

/** What entries that are not stored do not have to say is what they are of, and whose. */
export type EntryRow = {
  ms: string
  rank: number
  message: string
  message_id: string
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
type Row = EntryRow & { customer: string; kind: number; tp: number }
/** `id` 0: it has no number yet. `feeling`: in hundredths. */
type Facts = { id: number; name: string; channel: Channel; department: string; feeling: number | null }

const scales = [null, 'nps', 'csat', 'ces', 'rating'] as const
const sources = [null, 'said', 'read', 'shown'] as const

const objectOf = (json: string): Record<string, unknown> => {
  if (json === '') return {}
  const value: unknown = JSON.parse(json)
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
}

/** What was said or read counts before what the behaviour shows, as everywhere. */
const readingOf = (row: EntryRow, shown: number | null): Pick<TimelineEntry, 'score' | 'source'> => {
  if (row.lane > 0) return { score: row.score / 100, source: sources[row.lane] ?? null }
  return shown === null ? { score: null, source: null } : { score: shown / 100, source: 'shown' }
}

const factsOf = (id: number, { touchpoints, catalogue }: TimelineSources): Facts | undefined => {
  const facts = touchpoints.get(id)
  return facts && { ...facts, id, feeling: catalogue.feelingOfTouchpoint[id] ?? null }
}

const channelOf = (facts: Pick<Facts, 'channel'> | undefined): Channel => facts?.channel ?? 'other'

export const placed = (
  row: EntryRow,
  customer: CustomerId | null,
  kind: Omit<Kind, 'id'> | undefined,
  facts: Facts | undefined,
): Placed => ({
  place: [Number(row.ms), row.rank, row.message],
  entry: {
    messageId: row.message_id,
    customer,
    at: new Date(Number(row.ms)).toISOString(),
    type: kind?.type ?? '',
    name: kind?.name || kind?.path || '',
    touchpoint: facts?.id || null,
    touchpointName: facts?.name ?? '',
    channel: channelOf(facts),
    department: facts?.department ?? '',
    ...readingOf(row, facts?.feeling ?? null),
    scale: scales[row.scale] ?? null,
    rawScore: row.scale > 0 ? row.raw : null,
    text: row.text,
    value: row.currency === '' ? null : { minor: Number(row.value), currency: row.currency },
    order: row.order_id,
    deal: row.deal_id,
    ticket: row.ticket_id,
    properties: objectOf(row.properties),
  },
})

const isAbout =
  ({ order, deal, ticket }: About) =>
  (entry: TimelineEntry): boolean =>
    (order === undefined || entry.order === order) &&
    (deal === undefined || entry.deal === deal) &&
    (ticket === undefined || entry.ticket === ticket)

/** The wish as the question to the store says it, for what is not stored. */
function wanted(wish: TimelineWish): (entry: TimelineEntry) => boolean {
  const { touchpoints, channels, kinds } = wish
  const about = isAbout(wish)
  const isOfTouchpoints = ({ touchpoint, channel }: TimelineEntry): boolean =>
    touchpoints === undefined ||
    (touchpoint === null ? (channels ?? []).includes(channel) : touchpoints.includes(touchpoint))
  return (entry) =>
    about(entry) &&
    isOfTouchpoints(entry) &&
    (kinds === undefined || kinds.length === 0 || kindsOf(entry).some((kind) => kinds.includes(kind)))
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
  const cursor = wish.cursor ? readCursor(wish.cursor, Place) : undefined
  const [ms, rank, message] = cursor ?? []
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
  const kinds = await from.kindsById([...new Set(rows.map((row) => row.kind))])
  const interactions = rows.map((row) =>
    placed(row, row.customer as CustomerId, kinds.get(row.kind), factsOf(row.tp, from)),
  )
  const others = from.besides ? await newestBesides(from.besides, cursor, wish.limit + 1, wanted(wish)) : []
  const all = others.length === 0 ? interactions : [...interactions, ...others].toSorted(newestFirst)
  const shown = all.slice(0, wish.limit)
  const last = shown.at(-1)
  return {
    entries: shown.map(({ entry }) => entry),
    next: all.length > wish.limit && last ? writeCursor(last.place) : null,
  }
}

/** All that a timeline without a filter holds, counted apart. */
export async function timelineCounts(
  journeys: JourneysConnection,
  customers: readonly CustomerId[],
  about: About,
  from: Omit<TimelineSources, 'kindsById'>,
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
  const count = (channel: Channel, kinds: EntryKind[], more: number) => {
    const key = `${channel} ${kinds.join()}`
    const n = (counts.get(key)?.n ?? 0) + more
    counts.set(key, { channel, kinds, n })
  }
  for (const row of rows) count(channelOf(from.touchpoints.get(row.tp)), row.kinds, Number(row.n))
  for await (const stretch of from.besides?.() ?? [])
    for (const { entry } of stretch) if (isAbout(about)(entry)) count(entry.channel, kindsOf(entry), 1)
  return [...counts.values()]
}
