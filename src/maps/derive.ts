/** Rebuilds journey rows from interactions: for some customers, or for all with progress. */
import type { JourneysConnection } from '../storage/journeys/connect.ts'
import {
  customersBetween,
  ownedInteractionsSql,
  theseCustomers,
  type Which,
} from '../storage/journeys/owned-interactions.ts'
import { rangesOfHomes } from '../storage/journeys/ranges-of-homes.ts'
import { nextVersion } from './next-version.ts'
import { packedReading } from './packed-reading.ts'

/** What deriving must know of the catalogue. Index = kind id or touchpoint id. */
export type CatalogueTables = {
  touchpointOfKind: readonly number[]
  /** Hundredths on -200..200, or null. */
  feelingOfTouchpoint: readonly (number | null)[]
  propertyRules: readonly PropertyRule[]
}

/** A touchpoint that depends on properties: the first rule of a kind whose conditions all hold wins. */
export type PropertyRule = {
  kinds: readonly number[]
  conditions: readonly { key: string; op: PropertyOp; value: string }[]
  touchpoint: number
}
export type PropertyOp = 'is' | 'is-not' | 'contains' | 'at-least' | 'at-most' | 'exists'

export type JourneysTable = 'journeys' | 'journeys_next'

const noFeeling = 32767

/** What is derived: every column of a journey row but its version. */
export const rowColumns = `follow, customer, object, tp, at, readings, v_pos, v_minor, v_currency, traits, user_id, first_at, last_at`

/** Some customers from all their interactions. */
export async function deriveCustomers(
  journeys: JourneysConnection,
  catalogue: CatalogueTables,
  customers: readonly bigint[],
  table: JourneysTable = 'journeys',
): Promise<void> {
  if (customers.length > 0) await derive(journeys, catalogue, theseCustomers(customers), table)
}

/** How far a full rebuild has come; `share` is 0..1. */
export type DeriveProgress = (share: number) => void

/** All customers, a slice of the number space at a time, into the given table. */
export async function deriveAll(
  journeys: JourneysConnection,
  catalogue: CatalogueTables,
  table: JourneysTable,
  onProgress: DeriveProgress = () => {},
  signal?: AbortSignal,
): Promise<void> {
  const slices = rangesOfHomes(await slicesNeeded(journeys))
  for (const [slice, { low, high }] of slices.entries()) {
    signal?.throwIfAborted()
    await derive(journeys, catalogue, customersBetween(low, high), table)
    onProgress((slice + 1) / slices.length)
  }
}

const interactionsPerSlice = 500_000

async function slicesNeeded(journeys: JourneysConnection): Promise<number> {
  const [found] = await journeys.rows<{ n: string }>('SELECT count() AS n FROM interactions')
  return Math.ceil(Number(found?.n ?? 0) / interactionsPerSlice)
}

/** The parameters of `derivedRowsSql` beside those of its interactions. */
export const derivingParams = (catalogue: CatalogueTables): Record<string, unknown> => ({
  ...touchpointSql(catalogue).params,
  touchpointOfKind: catalogue.touchpointOfKind,
  feelings: catalogue.feelingOfTouchpoint.map((feeling) => feeling ?? noFeeling),
})

async function derive(
  journeys: JourneysConnection,
  catalogue: CatalogueTables,
  which: Which,
  table: JourneysTable,
): Promise<void> {
  const params = { ...which.params, ...derivingParams(catalogue), version: nextVersion() }
  await journeys.command(
    `INSERT INTO ${table} (version, deleted, ${rowColumns})
    SELECT {version:UInt64}, 0, ${rowColumns} FROM (${derivedRowsSql(catalogue, ownedInteractionsSql(which))})`,
    params,
  )
  await journeys.command(
    `INSERT INTO ${table} (follow, customer, object, version, deleted)
    SELECT follow, customer, object, {version:UInt64}, 1 FROM ${table} FINAL
    WHERE ${which.customers} AND version < {version:UInt64}`,
    params,
  )
}

/** Interactions with their touchpoint, in the order that decides all numbers. */
const eventsSql = (catalogue: CatalogueTables, interactions: string): string => `
  SELECT customer, at, ${touchpointSql(catalogue).sql} AS tp, toUInt32(toUnixTimestamp(at)) AS seconds,
    multiIf(lane > 0, lane, feeling != ${noFeeling}, 3, 0) AS reading_lane, if(lane > 0, score, feeling) AS reading_score,
    ({feelings:Array(Int16)})[tp + 1] AS feeling,
    scale, toUInt8(raw) AS answer, value, currency, order_id, deal_id, ticket_id, traits, user_id
  FROM (${interactions})
  ORDER BY customer, at, rank, message`

const perCustomerSql = (catalogue: CatalogueTables, interactions: string): string => `
  SELECT customer,
    groupArrayIf(tp, tp > 0) AS all_tp, groupArrayIf(seconds, tp > 0) AS all_at,
    groupArrayIf(reading_lane, tp > 0) AS all_lane, groupArrayIf(reading_score, tp > 0) AS all_score,
    groupArrayIf(scale, tp > 0) AS all_scale, groupArrayIf(answer, tp > 0) AS all_raw,
    groupArrayIf(value, tp > 0) AS all_value, groupArrayIf(currency, tp > 0) AS all_currency,
    groupArrayIf(order_id, tp > 0) AS all_order, groupArrayIf(deal_id, tp > 0) AS all_deal,
    groupArrayIf(ticket_id, tp > 0) AS all_ticket,
    arrayFold((known, next) -> mapUpdate(known, next), groupArrayIf(traits, notEmpty(traits)), map()::Map(String, String)) AS all_traits,
    anyLastIf(user_id, user_id != '') AS any_user_id, min(at) AS earliest, max(at) AS latest
  FROM (${eventsSql(catalogue, interactions)})
  GROUP BY customer`

/** One row for the customer, and one for each of her orders, deals and tickets, from owned interactions. */
export const derivedRowsSql = (catalogue: CatalogueTables, interactions: string): string => `
SELECT follow, customer, followed.2 AS object, tps AS tp, ats AS at,
  arrayMap(i -> ${packedReading('i', 'lanes[i]', 'scores[i]', 'scales[i]', 'answers[i]')}, with_reading) AS readings,
  payments AS v_pos, arrayMap(i -> sums[i], payments) AS v_minor, arrayMap(i -> currencies[i], payments) AS v_currency,
  all_traits AS traits, any_user_id AS user_id,
  if(follow = 0, toDateTime(earliest, 'UTC'), toDateTime(ats[1], 'UTC')) AS first_at,
  if(follow = 0, toDateTime(latest, 'UTC'), toDateTime(ats[-1], 'UTC')) AS last_at
FROM (
  SELECT customer, all_traits, any_user_id, earliest, latest, followed.1 AS follow, followed,
    arrayMap(o -> o = followed.2, multiIf(follow = 1, all_order, follow = 2, all_deal, all_ticket)) AS mine,
    ${['tp', 'at', 'lane', 'score', 'scale', 'raw', 'value', 'currency']
      .map((name, index) => {
        const as = ['tps', 'ats', 'lanes', 'scores', 'scales', 'answers', 'sums', 'currencies'][index]
        return `if(follow = 0, all_${name}, arrayFilter((x, keep) -> keep, all_${name}, mine)) AS ${as}`
      })
      .join(',\n    ')},
    arrayFilter((i, l) -> l > 0, arrayEnumerate(lanes), lanes) AS with_reading,
    arrayFilter((i, c) -> c != '', arrayEnumerate(currencies), currencies) AS payments
  FROM (${perCustomerSql(catalogue, interactions)})
  ARRAY JOIN arrayConcat([(toUInt8(0), '')],
    arrayMap(o -> (toUInt8(1), o), arrayDistinct(arrayFilter(o -> o != '', all_order))),
    arrayMap(o -> (toUInt8(2), o), arrayDistinct(arrayFilter(o -> o != '', all_deal))),
    arrayMap(o -> (toUInt8(3), o), arrayDistinct(arrayFilter(o -> o != '', all_ticket)))) AS followed
)`

const propertySql = (key: string): string => `trim(BOTH '"' FROM JSONExtractRaw(properties, ${key}))`

const conditionSql: Record<PropertyOp, (key: string, value: string) => string> = {
  is: (key, value) => `${propertySql(key)} = ${value}`,
  'is-not': (key, value) => `${propertySql(key)} != ${value}`,
  contains: (key, value) => `positionCaseInsensitiveUTF8(${propertySql(key)}, ${value}) > 0`,
  exists: (key) => `JSONHas(properties, ${key})`,
  'at-least': (key, value) => `ifNull(toFloat64OrNull(${propertySql(key)}) >= toFloat64OrNull(${value}), 0)`,
  'at-most': (key, value) => `ifNull(toFloat64OrNull(${propertySql(key)}) <= toFloat64OrNull(${value}), 0)`,
}

/** The touchpoint of an interaction: by its kind, unless a rule on properties decides first. */
export function touchpointSql({ propertyRules }: CatalogueTables): {
  sql: string
  params: Record<string, unknown>
} {
  const params: Record<string, unknown> = {}
  const cases = propertyRules.map((rule, index) => {
    params[`ruleKinds${index}`] = rule.kinds
    const conditions = rule.conditions.map(({ key, op, value }, part) => {
      params[`ruleKey${index}_${part}`] = key
      params[`ruleValue${index}_${part}`] = value
      return conditionSql[op](`{ruleKey${index}_${part}:String}`, `{ruleValue${index}_${part}:String}`)
    })
    const where = [`has({ruleKinds${index}:Array(UInt32)}, kind)`, ...conditions].join(' AND ')
    return `${where}, toUInt16(${Math.trunc(rule.touchpoint)})`
  })
  const usual = '({touchpointOfKind:Array(UInt16)})[kind + 1]'
  return { sql: cases.length === 0 ? usual : `multiIf(${cases.join(', ')}, ${usual})`, params }
}
