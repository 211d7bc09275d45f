/** Keeps what each journey contributes to a map, so that measuring it whole is adding up. */
import { hash64 } from '../../journey/hash.ts'
import { type CodeRange, codesOf } from '../../journey/measure/contribution-code.ts'
import type { Contributions } from '../../journey/measure/measure-state.ts'
import type { JourneysConnection } from '../../storage/journeys/connect.ts'
import { rangesOfHomes } from '../../storage/journeys/ranges-of-homes.ts'
import { nextVersion } from '../next-version.ts'
import { moneyOf } from './contributions.ts'
import { allRows, type JourneyRows, rowsBetween } from './journey-rows.ts'
import {
  allStored,
  hasRuns,
  journeysToStore,
  runFacts,
  type StoredRows,
  storedCodesSql,
  storedInPeriod,
  storedOfRound,
} from './journeys-sql.ts'
import type { Plan } from './plan.ts'

/** Another number, and what earlier releases stored is given up and stored anew: they left out what a period left out. */
const storedAs = 2

/** The same for every filter that can be answered from the same stored rows. */
export function planKey({ params, behaviours, restart, hasStart, hasEnd }: Plan): bigint {
  const { follow, lookup, stageOf, isStart, isEnd, stages, inactivity } = params
  const parts = [follow, (lookup as bigint[]).map(String), stageOf, isStart, isEnd, stages, inactivity]
  const shown = behaviours.map(({ id, feeling }) => [id, feeling, id === 'wait' ? params.promise : null])
  return hash64(JSON.stringify([storedAs, ...parts, restart, hasStart, hasEnd, shown]))
}

const columns = 'plan, customer, object, runs, lasting'

/** Journeys as they are stored, from journey rows: of every period, since one that is looked at chooses when reading. */
const storableSql = (asked: Plan, rows: JourneyRows): string => {
  const plan = { ...asked, filtered: { ...asked.filtered, period: false } }
  const run = `[${runFacts.map((fact) => `toUInt32(${fact})`).join(', ')}]`
  const [runs, lasting, group] = hasRuns(plan)
    ? [`arrayFlatten(groupArray(${run}))`, 'groupArray(lasting)', 'GROUP BY sign, customer, object']
    : [run, '[lasting]', '']
  return `SELECT sign, {planKey:UInt64} AS plan, customer, object, ${runs} AS runs, ${lasting} AS lasting
    FROM (${journeysToStore(plan, rows)}) ${group}`
}

/** Each statement stays far below the limits of time and memory, however many journeys there are. */
const storedAtOnce = 250_000

/** All journeys of a plan, from nothing. */
export async function storePlan(
  journeys: JourneysConnection,
  plan: Plan,
  { atOnce = storedAtOnce }: { atOnce?: number } = {},
): Promise<void> {
  const key = planKey(plan)
  await dropRows(journeys, key)
  const [found] = await journeys.rows<{ n: string }>(
    'SELECT count() AS n FROM journeys WHERE follow = {follow:UInt8}',
    plan.params,
  )
  for (const { low, high } of rangesOfHomes(Math.ceil(Number(found?.n ?? 0) / atOnce))) {
    const rows = rowsBetween(low, high)
    await journeys.command(
      `INSERT INTO map_journeys (version, deleted, ${columns}) SELECT {version:UInt64}, 0, ${columns} FROM (${storableSql(plan, rows)})`,
      { ...plan.params, ...rows.params, planKey: key, version: nextVersion() },
    )
  }
  // In one part, reading only the newest version of each row costs nothing.
  await journeys.command(
    'OPTIMIZE TABLE map_journeys PARTITION {planKey:UInt64} FINAL',
    { planKey: key },
    { settings: { max_execution_time: 0 } },
  )
  await markStored(journeys, key, true)
}

const dropRows = (journeys: JourneysConnection, key: bigint): Promise<void> =>
  journeys.command('ALTER TABLE map_journeys DROP PARTITION {planKey:UInt64}', { planKey: key })

/** Gives up what is stored for plans other than these; answers which those were. */
export async function dropOtherPlans(
  journeys: JourneysConnection,
  used: ReadonlySet<bigint>,
): Promise<bigint[]> {
  const found = await journeys.rows<{ plan: string }>(
    `SELECT toString(plan) AS plan
    FROM (SELECT DISTINCT plan FROM map_journeys UNION DISTINCT SELECT plan FROM map_plan FINAL)`,
  )
  const others = found.map(({ plan }) => BigInt(plan)).filter((key) => !used.has(key))
  for (const key of others) {
    await markStored(journeys, key, false)
    await dropRows(journeys, key)
  }
  return others
}

/** Replaces the journeys of some customers. */
export async function storeChange(
  journeys: JourneysConnection,
  plan: Plan,
  round: bigint,
  rows: JourneyRows,
  customers: readonly bigint[],
): Promise<void> {
  await keepStored(journeys, plan, round, customers)
  await storeRound(journeys, plan, round, rows)
  await writeStored(journeys, plan, round)
}

/** Notes what is stored of some customers. */
const keepStored = (
  journeys: JourneysConnection,
  plan: Plan,
  round: bigint,
  customers: readonly bigint[],
): Promise<void> => journeys.command(keepStoredSql, { customers, round, planKey: planKey(plan) })

/**
 * With each row's sign: a journey row as it was tells what is stored of it without reading that. `changeOfRound` then
 * answers what the rows change, and `writeStored` stores it.
 */
export const storeRound = (
  journeys: JourneysConnection,
  plan: Plan,
  round: bigint,
  rows: JourneyRows,
): Promise<void> =>
  journeys.command(
    `INSERT INTO map_journeys_round (round, sign, ${columns}) SELECT {round:UInt64}, sign, ${columns} FROM (${storableSql(plan, rows)})`,
    { ...plan.params, ...rows.params, round, planKey: planKey(plan) },
  )

export const writeStored = (journeys: JourneysConnection, plan: Plan, round: bigint): Promise<void> =>
  journeys.command(writeStoredSql, { round, planKey: planKey(plan), version: nextVersion() })

/** Not FINAL: that would put whole blocks of other customers in order. */
const keepStoredSql = `
  INSERT INTO map_journeys_round (round, sign, ${columns})
  SELECT {round:UInt64}, -1, ${columns} FROM (
    SELECT * FROM map_journeys WHERE plan = {planKey:UInt64} AND customer IN {customers:Array(UInt64)}
    ORDER BY version DESC LIMIT 1 BY customer, object)
  WHERE deleted = 0`

/** What was and is no more is marked as gone. */
const writeStoredSql = `
  INSERT INTO map_journeys (version, deleted, ${columns})
  SELECT {version:UInt64}, sign < 0, ${columns} FROM map_journeys_round
  WHERE round = {round:UInt64} AND plan = {planKey:UInt64} AND (sign > 0 OR (customer, object) NOT IN (
    SELECT customer, object FROM map_journeys_round WHERE round = {round:UInt64} AND plan = {planKey:UInt64} AND sign > 0))`

/** Plans whose rows are all there and current; unmarked before anything is changed late. */
export async function storedPlans(journeys: JourneysConnection): Promise<bigint[]> {
  const found = await journeys.rows<{ plan: string }>('SELECT toString(plan) AS plan FROM map_plan FINAL')
  return found.map(({ plan }) => BigInt(plan))
}

export const markStored = (journeys: JourneysConnection, key: bigint, stored: boolean): Promise<void> =>
  journeys.insert(
    'map_plan',
    ['plan', 'version', 'deleted'],
    [[String(key), String(nextVersion()), stored ? 0 : 1]],
  )

/** After a full rebuild of journey rows nothing stored can be trusted. */
export async function forgetAllStored(journeys: JourneysConnection): Promise<void> {
  await journeys.command('TRUNCATE TABLE map_plan')
  await journeys.command('TRUNCATE TABLE map_journeys')
}

/** Of all customers. */
export async function storedContributions(journeys: JourneysConnection, plan: Plan): Promise<Contributions> {
  const params = { ...plan.params, planKey: planKey(plan) }
  const counts = await countsOf(
    journeys,
    `SELECT code, toInt32(count()) AS n FROM (${storedCodesSql(plan, allStored)}) GROUP BY code`,
    params,
  )
  return {
    counts,
    money: isPaid(counts) ? await moneyOf(journeys, plan, allRows) : [],
    customers: await customersOf(journeys, plan, counts, `toInt32(uniqExact(customer))`, allStored, params),
  }
}

/** What a round changed; `changed` are its journey rows, where the money is read from, since it is not stored. */
export async function changeOfRound(
  journeys: JourneysConnection,
  plan: Plan,
  round: bigint,
  changed: JourneyRows,
): Promise<Contributions> {
  const params = { ...plan.params, planKey: planKey(plan), round }
  // Codes whose count has not changed in sum are kept with 0: money may have moved all the same.
  const all = await countsOf(
    journeys,
    `SELECT code, toInt32(sum(sign)) AS n FROM (${storedCodesSql(plan, storedOfRound, 'sign')}) GROUP BY code`,
    params,
  )
  const paid = [...all.keys()].some((code) =>
    amountCodes.some(({ low, high }) => code >= low && code <= high),
  )
  const counts = new Map([...all].filter(([, count]) => count !== 0))
  const distinct = 'toInt32(uniqExactIf(customer, sign > 0)) - toInt32(uniqExactIf(customer, sign < 0))'
  return {
    counts,
    money: paid ? await moneyOf(journeys, plan, changed) : [],
    customers: await customersOf(journeys, plan, counts, distinct, storedOfRound, params),
  }
}

type Params = Record<string, unknown>

/** Two long arrays are read faster than a row for each code. */
async function countsOf(
  journeys: JourneysConnection,
  sql: string,
  params: Params,
): Promise<Map<number, number>> {
  const [answer] = await journeys.rows<{ found: number[]; counts: number[] }>(
    `SELECT groupArray(code) AS found, groupArray(n) AS counts FROM (${sql})`,
    params,
  )
  return new Map(answer?.found.map((code, index) => [code, answer.counts[index] ?? 0]))
}

async function customersOf(
  journeys: JourneysConnection,
  plan: Plan,
  counts: ReadonlyMap<number, number>,
  distinct: string,
  rows: StoredRows,
  params: Params,
): Promise<number> {
  // One journey each: then they are counted already.
  if (plan.follow === 0 && !plan.restart) return sumWithin(counts, codesOf('journey'))
  const [found] = await journeys.rows<{ n: number }>(
    `SELECT ${distinct} AS n ${storedInPeriod(plan, rows)}`,
    params,
  )
  return found?.n ?? 0
}

const sumWithin = (counts: ReadonlyMap<number, number>, { low, high }: CodeRange): number =>
  [...counts].reduce((sum, [code, count]) => (code >= low && code <= high ? sum + count : sum), 0)

const amountCodes = [codesOf('valueAt'), codesOf('mentionedAt')]

/** Whether there is an amount at any step. */
const isPaid = (counts: ReadonlyMap<number, number>): boolean =>
  amountCodes.some((range) => sumWithin(counts, range) > 0)
