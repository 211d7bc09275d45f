/** Rebuilds journey rows from interactions: for some customers, or for all with progress. */

import { type AmountMeaning, codeOfMeaning } from '../model/amounts.ts'
import { codeOfBehaviour, contacts, type TouchpointBehaviour } from '../model/behaviour.ts'
import type { JourneysConnection } from '../storage/journeys/connect.ts'
import {
  customersBetween,
  ownedInteractionsSql,
  theseCustomers,
  type Which,
} from '../storage/journeys/owned-interactions.ts'
import { rangesOfHomes } from '../storage/journeys/ranges-of-homes.ts'
import { nextVersion } from './next-version.ts'
import { countedAmounts, packedAmount } from './packed-amount.ts'
import { packedReading } from './packed-reading.ts'

/** What deriving must know of the catalogue. Index = kind id or touchpoint id. */
export type CatalogueTables = {
  touchpointOfKind: readonly number[]
  /** Hundredths on -200..200, or null. */
  feelingOfTouchpoint: readonly (number | null)[]
  behaviourOfTouchpoint: readonly TouchpointBehaviour[]
  amountsOfTouchpoint: readonly AmountMeaning[]
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
export const rowColumns = `follow, customer, object, tp, at, readings, contacts, v_packed, v_minor, v_counted, v_currency, traits, user_id, first_at, last_at`

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
  behaviours: catalogue.behaviourOfTouchpoint.map(codeOfBehaviour),
  isContact: catalogue.behaviourOfTouchpoint.map((behaviour) => (contacts.includes(behaviour) ? 1 : 0)),
  meanings: catalogue.amountsOfTouchpoint.map(codeOfMeaning),
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

/** What a contact is about, never 0: the same ticket, else order, else deal; where none is named, the same touchpoint. */
const subjectSql = `bitOr(toUInt32(cityHash64(multiIf(ticket_id != '', concat('t', ticket_id), order_id != '', concat('o', order_id),
      deal_id != '', concat('d', deal_id), concat('p', toString(tp))))), 1)`

/** Whose revenue it is and in which currency; 0 for no order. A deal is worth its orders, so the deal comes first. */
const orderSql = `if(meaning = 0 OR currency = '' OR (deal_id = '' AND order_id = ''), 0,
      bitOr(toUInt32(cityHash64(currency, if(deal_id != '', concat('d', deal_id), concat('o', order_id)))), 1))`

/** Interactions with their touchpoint, in the order that decides all numbers. */
const eventsSql = (catalogue: CatalogueTables, interactions: string): string => `
  SELECT customer, at, ${touchpointSql(catalogue).sql} AS tp, toUInt32(toUnixTimestamp(at)) AS seconds,
    multiIf(lane > 0, lane, feeling != ${noFeeling}, 3, 0) AS reading_lane, if(lane > 0, score, feeling) AS reading_score,
    ({feelings:Array(Int16)})[tp + 1] AS feeling,
    scale, if(reading_lane = 3, ({behaviours:Array(UInt8)})[tp + 1], toUInt8(raw)) AS answer,
    if(({isContact:Array(UInt8)})[tp + 1] = 1, ${subjectSql}, 0) AS subject,
    ({meanings:Array(UInt8)})[tp + 1] AS meaning, if(meaning = ${codeOfMeaning('given-back')}, -abs(value), value) AS amount,
    ${orderSql} AS money_of, currency, order_id, deal_id, ticket_id, traits, user_id
  FROM (${interactions})
  ORDER BY customer, at, rank, message`

const perCustomerSql = (catalogue: CatalogueTables, interactions: string): string => `
  SELECT customer,
    groupArrayIf(tp, tp > 0) AS all_tp, groupArrayIf(seconds, tp > 0) AS all_at,
    groupArrayIf(reading_lane, tp > 0) AS all_lane, groupArrayIf(reading_score, tp > 0) AS all_score,
    groupArrayIf(scale, tp > 0) AS all_scale, groupArrayIf(answer, tp > 0) AS all_raw,
    groupArrayIf(subject, tp > 0) AS all_subject, groupArrayIf(meaning, tp > 0) AS all_meaning,
    groupArrayIf(money_of, tp > 0) AS all_money_of,
    groupArrayIf(amount, tp > 0) AS all_amount, groupArrayIf(currency, tp > 0) AS all_currency,
    groupArrayIf(order_id, tp > 0) AS all_order, groupArrayIf(deal_id, tp > 0) AS all_deal,
    groupArrayIf(ticket_id, tp > 0) AS all_ticket,
    arrayFold((known, next) -> mapUpdate(known, next), groupArrayIf(traits, notEmpty(traits)), map()::Map(String, String)) AS all_traits,
    anyLastIf(user_id, user_id != '') AS any_user_id, min(at) AS earliest, max(at) AS latest
  FROM (${eventsSql(catalogue, interactions)})
  GROUP BY customer`

/** Of everything of a customer, and what each is called once narrowed to what the row follows. */
const listsOfRow = {
  tp: 'tps',
  at: 'ats',
  lane: 'lanes',
  score: 'scores',
  scale: 'scales',
  raw: 'answers',
  subject: 'subjects',
  meaning: 'meanings',
  money_of: 'moneyOf',
  amount: 'sums',
  currency: 'currencies',
}

/** One row for the customer, and one for each of her orders, deals and tickets, from owned interactions. */
export const derivedRowsSql = (catalogue: CatalogueTables, interactions: string): string => `
SELECT *, ${countedAmounts({ packed: 'v_packed', minor: 'v_minor', touchpoints: 'v_tp' })} AS v_counted
FROM (SELECT follow, customer, followed.2 AS object, tps AS tp, ats AS at,
  arrayMap(i -> ${packedReading('i', 'lanes[i]', 'scores[i]', 'scales[i]', 'answers[i]')}, with_reading) AS readings,
  arrayMap(i -> bitShiftLeft(toUInt64(subjects[i]), 32) + i, arrayFilter((i, s) -> s > 0, arrayEnumerate(subjects), subjects)) AS contacts,
  arrayMap(i -> ${packedAmount('i', 'moneyOf[i]', 'meanings[i]')}, payments) AS v_packed,
  arrayMap(i -> tps[i], payments) AS v_tp, arrayMap(i -> sums[i], payments) AS v_minor, arrayMap(i -> currencies[i], payments) AS v_currency,
  all_traits AS traits, any_user_id AS user_id,
  if(follow = 0, toDateTime(earliest, 'UTC'), toDateTime(ats[1], 'UTC')) AS first_at,
  if(follow = 0, toDateTime(latest, 'UTC'), toDateTime(ats[-1], 'UTC')) AS last_at
FROM (
  SELECT customer, all_traits, any_user_id, earliest, latest, followed.1 AS follow, followed,
    arrayMap(o -> o = followed.2, multiIf(follow = 1, all_order, follow = 2, all_deal, all_ticket)) AS mine,
    ${Object.entries(listsOfRow)
      .map(
        ([name, as]) =>
          `if(follow = 0, all_${name}, arrayFilter((x, keep) -> keep, all_${name}, mine)) AS ${as}`,
      )
      .join(',\n    ')},
    arrayFilter((i, l) -> l > 0, arrayEnumerate(lanes), lanes) AS with_reading,
    arrayFilter((i, c) -> c != '', arrayEnumerate(currencies), currencies) AS payments
  FROM (${perCustomerSql(catalogue, interactions)})
  ARRAY JOIN arrayConcat([(toUInt8(0), '')],
    arrayMap(o -> (toUInt8(1), o), arrayDistinct(arrayFilter(o -> o != '', all_order))),
    arrayMap(o -> (toUInt8(2), o), arrayDistinct(arrayFilter(o -> o != '', all_deal))),
    arrayMap(o -> (toUInt8(3), o), arrayDistinct(arrayFilter(o -> o != '', all_ticket)))) AS followed
))`

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
