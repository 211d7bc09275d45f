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
import { packedContact } from './packed-contact.ts'
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

/**
 * A row holds the newest of what was met; `met` says how many that were. Somebody with more is a till, a script or a
 * monitor, and questions take as long as the square of the longest row.
 */
export const mostInRow = 10_000

/** What is derived: every column of a journey row but its version. */
export const rowColumns = `follow, customer, object, met, tp, at, readings, contacts, v_packed, v_minor, v_counted, v_currency, traits, user_id, first_at, last_at`

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

/** What each interaction is a part of, and the rows it therefore stands in: the customer's own, her order's, deal's and ticket's. */
const rowsOfEvent = `arrayConcat([(toUInt8(0), '')], if(tp = 0 OR order_id = '', [], [(toUInt8(1), order_id)]),
    if(tp = 0 OR deal_id = '', [], [(toUInt8(2), deal_id)]), if(tp = 0 OR ticket_id = '', [], [(toUInt8(3), ticket_id)]))`

/** Columns of an event, and what the newest of them are called together. */
const listsOfRow = {
  tp: 'tp',
  seconds: 'at',
  reading_lane: 'lanes',
  reading_score: 'scores',
  scale: 'scales',
  answer: 'answers',
  subject: 'subjects',
  meaning: 'meanings',
  money_of: 'money_of',
  amount: 'amounts',
  currency: 'currencies',
}

/** What is kept as the newest begins again in front when it is full. */
const inOrder = (newest: string): string =>
  `if(met > ${mostInRow}, arrayRotateLeft(${newest}, met % ${mostInRow}), ${newest})`

const perRowSql = (catalogue: CatalogueTables, interactions: string): string => `
  SELECT customer, row_of.1 AS follow, row_of.2 AS object, toUInt32(countIf(event_tp > 0)) AS met,
    ${Object.entries(listsOfRow)
      .map(
        ([name, list]) =>
          `${inOrder(`groupArrayLastIf(${mostInRow})(event_${name}, event_tp > 0)`)} AS ${list}`,
      )
      .join(',\n    ')},
    anyLastMap(event_traits) AS own_traits, anyLastIf(event_user_id, event_user_id != '') AS own_user_id,
    toDateTime(min(happened), 'UTC') AS first_at, toDateTime(max(happened), 'UTC') AS last_at
  FROM (
    SELECT customer, at AS happened, traits AS event_traits, user_id AS event_user_id,
      ${Object.keys(listsOfRow)
        .map((name) => `${name} AS event_${name}`)
        .join(', ')}, arrayJoin(${rowsOfEvent}) AS row_of
    FROM (${eventsSql(catalogue, interactions)}))
  GROUP BY customer, follow, object`

const kept = (list: string, mask: string, isKept: string): string =>
  `arrayFilter((x, kept) -> kept ${isKept}, ${list}, ${mask})`

/**
 * One row for the customer, and one for each of her orders, deals and tickets, from owned interactions. Nothing here
 * takes longer than its lists are long: an array inside a lambda would be copied for each of its elements.
 */
export const derivedRowsSql = (catalogue: CatalogueTables, interactions: string): string => `
SELECT *, ${countedAmounts({ packed: 'v_packed', minor: 'v_minor', touchpoints: 'v_tp' })} AS v_counted
FROM (SELECT follow, customer, object, met, tp, at, first_at, last_at,
  ${kept(
    `arrayMap((i, lane, score, scale, answer) -> ${packedReading('i', 'lane', 'score', 'scale', 'answer')},
    arrayEnumerate(tp), lanes, scores, scales, answers)`,
    'lanes',
    '> 0',
  )} AS readings,
  ${kept(`arrayMap((i, subject) -> ${packedContact('i', 'subject')}, arrayEnumerate(tp), subjects)`, 'subjects', '> 0')} AS contacts,
  ${kept(`arrayMap((i, of, meaning) -> ${packedAmount('i', 'of', 'meaning')}, arrayEnumerate(tp), money_of, meanings)`, 'currencies', "!= ''")} AS v_packed,
  ${kept('tp', 'currencies', "!= ''")} AS v_tp, ${kept('amounts', 'currencies', "!= ''")} AS v_minor,
  arrayFilter(c -> c != '', currencies) AS v_currency,
  anyIf(own_traits, follow = 0) OVER (PARTITION BY customer) AS traits,
  anyIf(own_user_id, follow = 0) OVER (PARTITION BY customer) AS user_id
FROM (${perRowSql(catalogue, interactions)}))`

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
