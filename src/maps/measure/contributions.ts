/** Asks the journeys store what a set of customers contributes to a map. */
import type { Contributions } from '../../journey/measure/measure-state.ts'
import type { Journeys } from '../../storage/journeys/connect.ts'
import { codesSql, factsSql, journeysSql, moneySql, workSql } from './journeys-sql.ts'
import type { Plan } from './plan.ts'

/** All customers, or only these: the same definition serves the whole map and its live upkeep. */
export async function contributionsOf(
  journeys: Journeys,
  plan: Plan,
  customers?: readonly bigint[],
): Promise<Contributions> {
  const rows = customers ? 'customer IN {customers:Array(UInt64)}' : '1'
  const params = customers ? { ...plan.params, customers } : plan.params
  const [counts, money, distinct] = await Promise.all([
    countCodes(journeys, plan, rows, params),
    journeys.rows<{ step: number; currency: string; minor: string }>(moneySql(plan, rows), params),
    distinctCustomers(journeys, plan, rows, params),
  ])
  return {
    counts,
    money: money.map(({ step, currency, minor }) => ({ step, currency, minor: Number(minor) })),
    customers: distinct,
  }
}

type Params = Record<string, unknown>

async function countCodes(
  journeys: Journeys,
  plan: Plan,
  rows: string,
  params: Params,
): Promise<Map<number, number>> {
  const sql = `SELECT groupArray(code) AS codes, groupArray(n) AS counts FROM (
    SELECT code, toUInt32(count()) AS n FROM (SELECT arrayJoin(codes) AS code FROM (${withCodes(plan, rows)})) GROUP BY code)`
  const [found] = await journeys.rows<{ codes: number[]; counts: number[] }>(sql, params)
  const counts = new Map<number, number>()
  found?.codes.forEach((code, index) => {
    counts.set(code, found.counts[index] ?? 0)
  })
  return counts
}

/** Every journey with its codes. */
export const withCodes = (plan: Plan, rows: string): string =>
  `SELECT *, ${codesSql()} AS codes FROM (SELECT *, ${workSql()} FROM (SELECT *, ${factsSql(plan)} FROM (${journeysSql(plan, rows)})))`

async function distinctCustomers(
  journeys: Journeys,
  plan: Plan,
  rows: string,
  params: Params,
): Promise<number> {
  const sql = `SELECT toUInt32(uniqExact(customer)) AS n FROM (${journeysSql(plan, rows)})`
  const [found] = await journeys.rows<{ n: number }>(sql, params)
  return found?.n ?? 0
}
