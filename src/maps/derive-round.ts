/** One round of deriving: changed customers' journey rows as they were and as they are now, side by side in memory. */
import type { JourneysConnection } from '../storage/journeys/connect.ts'
import { ownedInteractionsSql, theseCustomers } from '../storage/journeys/owned-interactions.ts'
import { type CatalogueTables, derivedRowsSql, derivingParams, mostInRow, rowColumns } from './derive.ts'
import { rowsOfFew } from './measure/journey-rows.ts'
import { nextVersion } from './next-version.ts'
import { countedAmounts, positionOfAmount, unitOfPosition } from './packed-amount.ts'
import { positionOfContact } from './packed-contact.ts'
import { positionOfReading, unitOfReading } from './packed-reading.ts'

/**
 * A customer and the second of her earliest new interaction, 0 when more than additions may have changed.
 * All that is new of her came in at `received` (ms since 1970) or later.
 */
export type Changed = { customer: bigint; newFrom: number; received: number }

/** Rows of a round: as they were, only what is new, as they are now. */
const was = -1
const isNew = 0
const isNow = 1

/** Afterwards `changedRows` of the round answers what has changed, and `writeRound` can write it. */
export async function deriveRound(
  journeys: JourneysConnection,
  catalogue: CatalogueTables,
  round: bigint,
  changed: readonly Changed[],
): Promise<void> {
  const customers = changed.map(({ customer }) => customer)
  await journeys.command(keepRowsSql, { round, customers })
  const wentOn = await whoWentOn(journeys, round, changed)
  const whole = customers.filter((customer) => !wentOn.has(customer))
  if (whole.length > 0) {
    const which = theseCustomers(whole)
    await derive(journeys, catalogue, round, isNow, ownedInteractionsSql(which), which.params)
  }
  if (wentOn.size > 0) {
    const which = theseCustomers([...wentOn])
    const since = Math.min(
      ...changed.filter(({ customer }) => wentOn.has(customer)).map((one) => one.received),
    )
    await derive(
      journeys,
      catalogue,
      round,
      isNew,
      newInteractionsSql(ownedInteractionsSql(which, receivedSince)),
      {
        ...which.params,
        since,
      },
    )
    await journeys.command(addUpSql, { round, wentOn: [...wentOn] })
  }
}

/** The journey rows of the round, as they are now, become the customers' rows. */
export const writeRound = (journeys: JourneysConnection, round: bigint): Promise<void> =>
  journeys.command(writeSql, { round, version: nextVersion() })

export async function forgetRound(journeys: JourneysConnection, round: bigint): Promise<void> {
  await journeys.command('ALTER TABLE journeys_round DELETE WHERE round = {round:UInt64}', { round })
  await journeys.command('ALTER TABLE map_journeys_round DELETE WHERE round = {round:UInt64}', { round })
}

const keepRowsSql = `
  INSERT INTO journeys_round (round, sign, ${rowColumns})
  SELECT {round:UInt64}, ${was}, ${rowColumns}
  FROM ${rowsOfFew('follow IN (0, 1, 2, 3) AND customer IN {customers:Array(UInt64)}')}`

/** Those of whom all that is new happened after all that was known. */
async function whoWentOn(
  journeys: JourneysConnection,
  round: bigint,
  changed: readonly Changed[],
): Promise<Set<bigint>> {
  const candidates = changed.filter(({ newFrom }) => newFrom > 0)
  if (candidates.length === 0) return new Set()
  const found = await journeys.rows<{ customer: string }>(
    `SELECT customer FROM journeys_round WHERE round = {round:UInt64} AND follow = 0
      AND toUnixTimestamp(last_at) < transform(customer, {candidates:Array(UInt64)}, {newFrom:Array(UInt32)}, toUInt32(0))`,
    {
      round,
      candidates: candidates.map(({ customer }) => customer),
      newFrom: candidates.map(({ newFrom }) => newFrom),
    },
  )
  return new Set(found.map(({ customer }) => BigInt(customer)))
}

/** Read from the newest parts alone. */
const receivedSince = 'received >= fromUnixTimestamp64Milli({since:Int64})'

/** What came in lately may be in the rows already; what happened after all that was known is not. */
const newInteractionsSql = (interactions: string): string => `
  SELECT lately.* FROM (${interactions}) AS lately
  INNER JOIN (SELECT customer, last_at FROM journeys_round WHERE round = {round:UInt64} AND sign = ${was} AND follow = 0) AS known
  ON lately.customer = known.customer
  WHERE toUnixTimestamp(lately.at) > toUnixTimestamp(known.last_at)`

const derive = (
  journeys: JourneysConnection,
  catalogue: CatalogueTables,
  round: bigint,
  sign: number,
  interactions: string,
  params: Record<string, unknown>,
): Promise<void> =>
  journeys.command(
    `INSERT INTO journeys_round (round, sign, ${rowColumns})
    SELECT {round:UInt64}, ${sign}, ${rowColumns} FROM (${derivedRowsSql(catalogue, interactions)})`,
    { ...params, ...derivingParams(catalogue), round },
  )

const before = (column: string): string => `anyIf(${column}, sign = ${was})`
const added = (column: string): string => `anyIf(${column}, sign = ${isNew})`
const joined = (column: string): string =>
  `arrayConcat(${before(column)}, ${added(column)}) AS ${column}_joined`
/** What begins with a position in the row; `unit` is one position. */
const shifted = (column: string, unit: number): string =>
  `arrayConcat(${before(column)}, arrayMap(p -> p + length(${before('tp')}) * ${unit}, ${added(column)})) AS ${column}_joined`

/** A row that has become too long loses its oldest; for all others these are the lists themselves. */
const newest = (column: string): string => `arraySlice(${column}_joined, dropped + 1) AS ${column}_all`
const stillHere = (column: string, position: (packed: string) => string, unit: number): string =>
  `if(dropped = 0, ${column}_joined, arrayMap(p -> toUInt64(p - dropped * ${unit}), arrayFilter(p -> ${position('p')} > dropped, ${column}_joined))) AS ${column}_all`
const ofAmountsHere = (column: string): string =>
  `if(dropped = 0, ${column}_joined, arrayFilter((x, p) -> ${positionOfAmount('p')} > dropped, ${column}_joined, v_packed_joined)) AS ${column}_all`

/** An amount that is told again counts less, so what counts is worked out for old and new together. */
const countedOfAll = countedAmounts({
  packed: 'v_packed_all',
  minor: 'v_minor_all',
  touchpoints: `arrayMap(p -> tp_all[${positionOfAmount('p')}], v_packed_all)`,
})

/** What is new, put after what was. Traits and the user id are the customer's, so they are new on all her rows. */
const addUpSql = `
  INSERT INTO journeys_round (round, sign, ${rowColumns})
  SELECT {round:UInt64}, ${isNow}, follow, customer, object, met_joined, tp_all, at_all,
    readings_all, contacts_all, v_packed_all, v_minor_all, ${countedOfAll}, v_currency_all,
    mapUpdate(traits_before, traits_new), if(user_id_new != '', user_id_new, user_id_before), first, latest
  FROM (
    SELECT follow, customer, object, met_joined, first, latest, ${['tp', 'at'].map(newest).join(', ')},
      ${stillHere('readings', positionOfReading, unitOfReading)},
      ${stillHere('contacts', positionOfContact, 1)},
      ${stillHere('v_packed', positionOfAmount, unitOfPosition)}, ${['v_minor', 'v_currency'].map(ofAmountsHere).join(', ')}
    FROM (
      SELECT follow, customer, object, ${['tp', 'at'].map(joined).join(', ')},
        ${shifted('readings', unitOfReading)}, ${shifted('contacts', 1)},
        ${shifted('v_packed', unitOfPosition)}, ${['v_minor', 'v_currency'].map(joined).join(', ')},
        ${before('met')} + ${added('met')} AS met_joined, greatest(length(tp_joined), ${mostInRow}) - ${mostInRow} AS dropped,
        min(first_at) AS first, max(last_at) AS latest
      FROM journeys_round
      WHERE round = {round:UInt64} AND sign IN (${was}, ${isNew}) AND customer IN {wentOn:Array(UInt64)}
      GROUP BY follow, customer, object
    )
  ) AS rows
  INNER JOIN (
    SELECT customer, ${before('traits')} AS traits_before, ${added('traits')} AS traits_new,
      ${before('user_id')} AS user_id_before, ${added('user_id')} AS user_id_new
    FROM journeys_round WHERE round = {round:UInt64} AND follow = 0
    GROUP BY customer
  ) AS people ON rows.customer = people.customer`

/** What was and is no more is marked as gone. */
const writeSql = `
  INSERT INTO journeys (version, deleted, ${rowColumns})
  SELECT {version:UInt64}, sign = ${was}, ${rowColumns} FROM journeys_round
  WHERE round = {round:UInt64} AND (sign = ${isNow} OR (sign = ${was} AND (follow, customer, object) NOT IN (
    SELECT follow, customer, object FROM journeys_round WHERE round = {round:UInt64} AND sign = ${isNow})))`
