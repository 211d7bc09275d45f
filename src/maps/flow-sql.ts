/** What customers do one after another, in SQL: one definition for the graph and for the customers behind its numbers. */
import { type Followed, followedObjects } from '../model/customer-id.ts'
import { endNode, otherNode, startNode } from '../model/flow.ts'
import type { MeasureFilter } from '../model/measure.ts'
import { segmentCondition } from './measure/segment-condition.ts'

export type NodeRow = { tp: number; interactions: string; customers: number }
export type Sql = { sql: string; params: Record<string, unknown> }

// In SQL the ends need numbers that no touchpoint has.
const sqlStart = 65_534
const sqlEnd = 65_535

export const toSqlNode = (node: number): number =>
  node === startNode ? sqlStart : node === endNode ? sqlEnd : node
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

export const nodesSql = (base: string): string => `
  SELECT t.1 AS tp, sum(t.2) AS interactions, toUInt32(uniqExact(customer)) AS customers FROM (
    SELECT customer, arrayJoin(arrayMap(t -> (t, countEqual(seq, t)), arrayDistinct(seq))) AS t FROM (${base}))
  GROUP BY tp ORDER BY customers DESC, interactions DESC, tp`

/** Folded, left-out ones removed, repeats collapsed: x = node << 32 | seconds. */
export const foldedSql = (base: string): string => `
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

export const totalsSql = (base: string): string =>
  `SELECT toUInt32(count()) AS journeys, toUInt32(uniqExact(customer)) AS customers FROM (${foldedSql(base)})`
