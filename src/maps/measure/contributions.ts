/** Asks the journeys store what customers contribute to a map, or how that has changed. */
import { type CodeRange, codesOf } from '../../journey/measure/contribution-code.ts'
import type { Contributions, MoneyAt } from '../../journey/measure/measure-state.ts'
import type { JourneysConnection } from '../../storage/journeys/connect.ts'
import { allRows, type JourneyRows } from './journey-rows.ts'
import { journeysSql, journeysWithCodes, moneySql } from './journeys-sql.ts'
import type { Plan } from './plan.ts'

/** Of all rows, or of a change: the same definition serves the whole map and its live upkeep. */
export async function contributionsOf(
  journeys: JourneysConnection,
  plan: Plan,
  rows: JourneyRows = allRows,
  signal?: AbortSignal,
): Promise<Contributions> {
  const params = { ...plan.params, ...rows.params }
  const changed = await countCodes(journeys, plan, rows, params, signal)
  const counts = new Map([...changed].filter(([, count]) => count !== 0))
  const within = ({ low, high }: CodeRange) => [...changed].filter(([code]) => code >= low && code <= high)
  const onePerCustomer = plan.follow === 0 && !plan.restart
  signal?.throwIfAborted()
  const [money, customers] = await Promise.all([
    within(codesOf('valueAt')).length + within(codesOf('mentionedAt')).length > 0
      ? moneyOf(journeys, plan, rows)
      : [],
    onePerCustomer
      ? within(codesOf('journey')).reduce((sum, [, count]) => sum + count, 0)
      : distinctCustomers(journeys, plan, rows, params),
  ])
  return { counts, money, customers }
}

type Params = Record<string, unknown>

/** Codes whose count has not changed in sum are kept with 0: money may have moved all the same. */
async function countCodes(
  journeys: JourneysConnection,
  plan: Plan,
  rows: JourneyRows,
  params: Params,
  signal: AbortSignal | undefined,
): Promise<Map<number, number>> {
  const sql = `SELECT groupArray(code) AS found, groupArray(n) AS counts FROM (
    SELECT code, toInt32(sum(sign)) AS n FROM (SELECT sign, arrayJoin(codes) AS code FROM (${journeysWithCodes(plan, rows)})) GROUP BY code)`
  const [answer] = await journeys.rows<{ found: number[]; counts: number[] }>(
    sql,
    params,
    signal ? { signal } : {},
  )
  return new Map(answer?.found.map((code, index) => [code, answer.counts[index] ?? 0]))
}

export async function moneyOf(
  journeys: JourneysConnection,
  plan: Plan,
  rows: JourneyRows,
): Promise<MoneyAt[]> {
  const found = await journeys.rows<{ step: number; currency: string; mentioned: number; minor: string }>(
    moneySql(plan, rows),
    { ...plan.params, ...rows.params },
  )
  return found.map(({ mentioned, minor, ...at }) => ({
    ...at,
    mentioned: mentioned === 1,
    minor: Number(minor),
  }))
}

async function distinctCustomers(
  journeys: JourneysConnection,
  plan: Plan,
  rows: JourneyRows,
  params: Params,
): Promise<number> {
  const sql = `SELECT toInt32(uniqExactIf(customer, sign > 0)) - toInt32(uniqExactIf(customer, sign < 0)) AS n FROM (${journeysSql(plan, rows)})`
  const [found] = await journeys.rows<{ n: string }>(sql, params)
  return Number(found?.n ?? 0)
}
