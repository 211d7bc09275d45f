/** What customers do one after another, in SQL: one definition for the graph and for the customers behind its numbers. */
import { type Followed, followedObjects } from '../model/customer-id.ts'
import { endNode, otherNode, type placeNamed, startNode } from '../model/flow.ts'
import type { MeasureFilter } from '../model/measure.ts'
import { segmentCondition } from './measure/segment-condition.ts'

/** Which journeys, and how many touchpoints are shown by themselves: this much decides every number of a flow. */
export type FlowFrame = { follow: Followed; filter: MeasureFilter; touchpoints: number }
export type NodeRow = { tp: number; interactions: string; customers: number }
export type FlowPlace = NonNullable<ReturnType<typeof placeNamed>>
export type Sql = { sql: string; params: Record<string, unknown> }

// In SQL the ends need numbers that no touchpoint has.
const sqlStart = 65_534
const sqlEnd = 65_535

export const fromSqlNode = (node: number): number =>
  node === sqlStart ? startNode : node === sqlEnd ? endNode : node

/** Index = touchpoint id. 0 = left out; shown ones keep their number plus one; the rest become Other (1). */
export function foldOf(visible: NodeRow[], kept: NodeRow[]): number[] {
  const fold = new Array<number>(Math.max(0, ...visible.map(({ tp }) => tp)) + 1).fill(0)
  for (const { tp } of visible) fold[tp] = otherNode + 1
  for (const { tp } of kept) fold[tp] = tp + 1
  return fold
}

/** The journeys that are asked about, their touchpoints and times in order. */
export function baseOf({ follow, filter }: { follow: Followed; filter: MeasureFilter }): Sql {
  const segment = filter.segment ? segmentCondition(filter.segment) : { sql: '1', params: {} }
  const seconds = (iso: string | undefined, otherwise: number) =>
    iso ? Math.floor(Date.parse(iso) / 1000) : otherwise
  const until = Math.min(seconds(filter.to, 2 ** 32 - 1), seconds(filter.asOf, 2 ** 32 - 2) + 1)
  const inPeriod = filter.from || filter.to || filter.asOf
  const cut = (array: string) =>
    inPeriod ? `arrayFilter((x, t) -> t >= {from:UInt32} AND t < {to:UInt32}, ${array}, at)` : array
  return {
    sql: `SELECT customer, object, ${cut('tp')} AS seq, ${cut('at')} AS times FROM journeys FINAL
      WHERE follow = {follow:UInt8} AND (${segment.sql}) AND notEmpty(seq)`,
    params: {
      follow: followedObjects.indexOf(follow),
      from: seconds(filter.from, 0),
      to: until,
      ...segment.params,
    },
  }
}

/** How many customers among rows of journeys: of a journey that is a customer's, each is a row of its own. */
export const customersCounted = (follow: Followed): string =>
  follow === 'customer' ? 'count()' : 'uniqExact(customer)'

/** The first time of each journey counts its customer. */
export const nodesSql = (base: string, follow: Followed): string => `
  SELECT t.1 AS tp, toUInt64(count()) AS interactions,
    toUInt32(${follow === 'customer' ? 'countIf(t.2 = 1)' : 'uniqExactIf(customer, t.2 = 1)'}) AS customers
  FROM (SELECT customer, arrayJoin(arrayZip(seq, arrayEnumerateUniq(seq))) AS t FROM (${base}))
  GROUP BY tp ORDER BY customers DESC, interactions DESC, tp`

/** Folded, left-out ones removed, repeats collapsed: x = node << 32 | seconds. */
const foldedSql = (base: string): string => `
  SELECT customer, object, seq, arrayFilter(x -> x >= 4294967296, arrayMap((t, s) ->
      bitShiftLeft(toUInt64(({fold:Array(UInt32)})[t + 1]), 32) + s, seq, times)) AS e,
    arrayFilter((x, p) -> bitShiftRight(x, 32) != bitShiftRight(p, 32), e, arrayPopBack(arrayPushFront(e, 0))) AS c,
    arrayMap(x -> toUInt32(bitShiftRight(x, 32) - 1), c) AS path
  FROM (${base}) WHERE notEmpty(c)`

export const edgesSql = (base: string): string => `
  SELECT pair.1 AS a, pair.2 AS b, toUInt32(count()) AS n, toUInt32(uniqExact(customer)) AS customers,
    quantilesExactInclusive(0.5, 0.9)(pair.3) AS gaps
  FROM (
    SELECT customer, arrayJoin(arrayMap((f, t, g) -> (f, t, g),
      arrayPushFront(path, toUInt32(${sqlStart})), arrayPushBack(path, toUInt32(${sqlEnd})),
      arrayPushBack(arrayMap((x, p) -> toUInt32(bitAnd(x, 4294967295) - bitAnd(p, 4294967295)), c, arrayPopBack(arrayPushFront(c, c[1]))), 0))) AS pair
    FROM (${foldedSql(base)}))
  GROUP BY a, b ORDER BY n DESC, a, b`

export const foldedNodesSql = (base: string): string => `
  SELECT t.1 AS tp, sum(t.2) AS interactions, toUInt32(uniqExact(customer)) AS customers FROM (
    SELECT customer, arrayJoin(arrayMap(t -> (t, countEqual(path, t)), arrayDistinct(path))) AS t FROM (${foldedSql(base)}))
  GROUP BY tp ORDER BY customers DESC, tp`

const lookedUp = 'arrayMap(t -> ({fold:Array(UInt32)})[t + 1], seq)'
/** What is shown, in order, each as its number plus one: what `foldedSql` makes, without times and with its repeats. */
const shownSql = `arrayFilter(x -> x > 0, ${lookedUp})`
const beforeThat = (array: string): string => `arrayPopBack(arrayPushFront(${array}, toUInt32(0)))`

/**
 * The journeys that did it, how often, and when they began and came to their last node. Whether one did it is found from
 * the touchpoints alone, and times are looked at for those that did.
 */
export const whoDidSql = (base: string, place: FlowPlace): string => `
  SELECT customer, object, did AS times, shown_at[1] AS started,
    shown_at[arrayLastIndex((x, p) -> x != p, shown, ${beforeThat('shown')})] AS last
  FROM (
    SELECT customer, object, did, ${shownSql} AS shown,
      arrayFilter((s, x) -> x > 0, times, ${lookedUp}) AS shown_at
    FROM (SELECT *, toUInt32(${timesSql(place)}) AS did FROM (${base}) WHERE ${mayHaveDone(place)}) WHERE did > 0)`

/** What `whoDidSql` binds: the touchpoints of the place, which Start, End and Other need none of. */
export const paramsOfPlace = ({ from, to }: FlowPlace): Sql['params'] => ({
  fromTouchpoint: Math.max(0, from),
  toTouchpoint: Math.max(0, to),
})
const fromTouchpoint = '{fromTouchpoint:UInt32}'
const toTouchpoint = '{toTouchpoint:UInt32}'

/** Where a journey did not meet one of the two, nothing needs to be looked at in order. */
function mayHaveDone({ from, to }: FlowPlace): string {
  const met = [
    from > otherNode ? `has(seq, ${fromTouchpoint})` : '1',
    to > otherNode && to !== from ? `has(seq, ${toTouchpoint})` : '1',
  ]
  return met.join(' AND ')
}

/** A touchpoint counts with its repeats, Other as often as it was entered; repeats are no moves. */
function timesSql({ kind, from, to }: FlowPlace): string {
  const [one, other] = [`${fromTouchpoint} + 1`, `${toTouchpoint} + 1`]
  if (kind === 'node') {
    if (from === startNode || from === endNode) return `arrayExists(x -> x > 0, ${lookedUp})`
    if (from !== otherNode) return `countEqual(seq, ${fromTouchpoint})`
    return `arrayCount((x, p) -> x = ${one} AND p != ${one}, ${shownSql}, ${beforeThat(shownSql)})`
  }
  if (from === to || from === endNode || to === startNode || (from === startNode && to === endNode))
    return '0'
  if (from === startNode) return `arrayFirst(x -> x > 0, ${lookedUp}) = ${other}`
  if (to === endNode) return `arrayLast(x -> x > 0, ${lookedUp}) = ${one}`
  return `arrayCount((x, p) -> x = ${other} AND p = ${one}, ${shownSql}, ${beforeThat(shownSql)})`
}

export const totalsSql = (base: string): string =>
  `SELECT toUInt32(count()) AS journeys, toUInt32(uniqExact(customer)) AS customers FROM (${foldedSql(base)})`
