/** Keeps what each journey contributes to a map, so that measuring it whole is adding up. */
import { hash64 } from '../../journey/hash.ts'
import { type CodeRange, codesOf } from '../../journey/measure/contribution-code.ts'
import type { Contributions } from '../../journey/measure/measure-state.ts'
import type { Journeys } from '../../storage/journeys/connect.ts'
import { moneyOf } from './contributions.ts'
import { allRows, type JourneyRows } from './journey-rows.ts'
import { journeysToStore, storedCodesSql, storedCustomersSql } from './journeys-sql.ts'
import type { Plan } from './plan.ts'

/** The same for every filter that can be answered from the same stored rows. */
export function planKey({ params, restart, hasStart, hasEnd }: Plan): bigint {
  const { follow, lookup, stageOf, isStart, isEnd, stages, inactivity } = params
  const parts = [follow, (lookup as bigint[]).map(String), stageOf, isStart, isEnd, stages, inactivity]
  return hash64(JSON.stringify([...parts, restart, hasStart, hasEnd]))
}

const runs = [
  'started',
  'last',
  'finished',
  'furthest',
  'stage',
  'stage_since',
  'step',
  'step_since',
  'visits_done',
  'lasting',
]

let lastVersion = 0n
function nextVersion(): bigint {
  const now = BigInt(Date.now()) * 1000n
  lastVersion = now > lastVersion ? now : lastVersion + 1n
  return lastVersion
}

const insertSql = (plan: Plan, rows: JourneyRows): string => {
  const manyRuns = plan.restart || plan.hasStart
  const columns = runs.map((run) => (manyRuns ? `groupArray(${run})` : `[${run}]`)).join(', ')
  return `INSERT INTO map_journeys (plan, customer, object, version, deleted, ${runs.join(', ')})
    SELECT {planKey:UInt64}, customer, object, {version:UInt64}, 0, ${columns}
    FROM (${journeysToStore(plan, rows)}) ${manyRuns ? 'GROUP BY customer, object' : ''}`
}

/** All journeys of a plan, from nothing. */
export async function storePlan(journeys: Journeys, plan: Plan): Promise<void> {
  const key = planKey(plan)
  await dropRows(journeys, key)
  await journeys.command(insertSql(plan, allRows), { ...plan.params, planKey: key, version: nextVersion() })
  // In one part, reading only the newest version of each row costs nothing.
  await journeys.command(
    'OPTIMIZE TABLE map_journeys PARTITION {planKey:UInt64} FINAL',
    { planKey: key },
    { settings: { max_execution_time: 0 } },
  )
  await markStored(journeys, key, true)
}

const dropRows = (journeys: Journeys, key: bigint): Promise<void> =>
  journeys.command('ALTER TABLE map_journeys DROP PARTITION {planKey:UInt64}', { planKey: key })

/** Gives up what is stored for plans other than these; answers which those were. */
export async function dropOtherPlans(journeys: Journeys, used: ReadonlySet<bigint>): Promise<bigint[]> {
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
export async function storeCustomers(
  journeys: Journeys,
  plan: Plan,
  rows: JourneyRows,
  customers: readonly bigint[],
): Promise<void> {
  const params = { ...plan.params, ...rows.params, customers, planKey: planKey(plan), version: nextVersion() }
  await journeys.command(insertSql(plan, rows), params)
  await journeys.command(
    `INSERT INTO map_journeys (plan, customer, object, version, deleted)
    SELECT plan, customer, object, {version:UInt64}, 1 FROM map_journeys FINAL
    WHERE plan = {planKey:UInt64} AND customer IN {customers:Array(UInt64)} AND version < {version:UInt64}`,
    params,
  )
}

/** Plans whose rows are all there and current; unmarked before anything is changed late. */
export async function storedPlans(journeys: Journeys): Promise<bigint[]> {
  const found = await journeys.rows<{ plan: string }>('SELECT toString(plan) AS plan FROM map_plan FINAL')
  return found.map(({ plan }) => BigInt(plan))
}

export const markStored = (journeys: Journeys, key: bigint, stored: boolean): Promise<void> =>
  journeys.insert(
    'map_plan',
    ['plan', 'version', 'deleted'],
    [[String(key), String(nextVersion()), stored ? 0 : 1]],
  )

/** After a full rebuild of journey rows nothing stored can be trusted. */
export async function forgetAllStored(journeys: Journeys): Promise<void> {
  await journeys.command('TRUNCATE TABLE map_plan')
  await journeys.command('TRUNCATE TABLE map_journeys')
}

/** Of all customers, or of these. `moneyRows`: where the money is read from, since it is not stored. */
export async function storedContributions(
  journeys: Journeys,
  plan: Plan,
  moneyRows: JourneyRows | null,
  customers?: readonly bigint[],
): Promise<Contributions> {
  const where = customers ? 'customer IN {customers:Array(UInt64)}' : '1'
  const params = { ...plan.params, planKey: planKey(plan), ...(customers ? { customers } : {}) }
  const [answer] = await journeys.rows<{ found: number[]; counts: number[] }>(
    `SELECT groupArray(code) AS found, groupArray(n) AS counts FROM (
      SELECT code, toInt32(count()) AS n FROM (${storedCodesSql(plan, where)}) GROUP BY code)`,
    params,
  )
  const counts = new Map(answer?.found.map((code, index) => [code, answer.counts[index] ?? 0]))
  const money = moneyRows && isPaid(counts) ? await moneyOf(journeys, plan, moneyRows) : []
  if (plan.follow === 0 && !plan.restart)
    return { counts, money, customers: sumWithin(counts, codesOf('journey')) }
  const [distinct] = await journeys.rows<{ n: number }>(storedCustomersSql(plan, where), params)
  return { counts, money, customers: distinct?.n ?? 0 }
}

const sumWithin = (counts: ReadonlyMap<number, number>, { low, high }: CodeRange): number =>
  [...counts].reduce((sum, [code, count]) => (code >= low && code <= high ? sum + count : sum), 0)

/** Whether money moved at any step. */
export const isPaid = (counts: ReadonlyMap<number, number>): boolean =>
  sumWithin(counts, codesOf('valueAt')) > 0

/** What changed between two contributions of the same customers; money comes from the rows that changed. */
export async function changeBetween(
  journeys: Journeys,
  plan: Plan,
  before: Contributions,
  after: Contributions,
  changed: JourneyRows,
): Promise<Contributions> {
  const counts = new Map(after.counts)
  for (const [code, count] of before.counts) {
    const left = (counts.get(code) ?? 0) - count
    if (left === 0) counts.delete(code)
    else counts.set(code, left)
  }
  const paid = isPaid(before.counts) || isPaid(after.counts)
  const money = paid ? await moneyOf(journeys, plan, changed) : []
  return { counts, money, customers: after.customers - before.customers }
}
