/** What several customers come to together: how they felt of late, and what they brought. */
import type { Journeys } from '../../storage/journeys/connect.ts'
import { rowsOfFew } from '../measure/journey-rows.ts'
import { moodColumns, moodParams } from './mood-sql.ts'

export type Together = {
  active: number
  mood: { mean: number | null; n: number }
  value: { currency: string; minor: number }[]
  lastAt: string | null
}

type Row = {
  active: number
  last: number
  moodSum: number
  moodWeight: number
  moodReadings: number
  money: [string[], string[]]
}

export async function customersTogether(
  journeys: Journeys,
  customers: readonly bigint[],
  now: Date,
): Promise<Together> {
  const [row] = await journeys.rows<Row>(
    `SELECT toUInt32(count()) AS active, toUInt32(max(last_at)) AS last, sum(moodSum) AS moodSum,
       sum(moodWeight) AS moodWeight, toUInt32(sum(moodReadings)) AS moodReadings,
       arrayMap(sums -> (sums.1, arrayMap(x -> toString(x), sums.2)), [sumMap(v_currency, v_counted)])[1] AS money
     FROM (SELECT last_at, v_currency, v_counted, ${moodColumns}
       FROM ${rowsOfFew('follow = 0 AND customer IN {customers:Array(UInt64)}')})`,
    { customers, ...moodParams(now) },
  )
  if (!row || row.active === 0) return { active: 0, mood: { mean: null, n: 0 }, value: [], lastAt: null }
  const [currencies, sums] = row.money
  return {
    active: row.active,
    mood: { mean: row.moodWeight > 0 ? row.moodSum / row.moodWeight : null, n: row.moodReadings },
    value: currencies.map((currency, index) => ({ currency, minor: Number(sums[index] ?? 0) })),
    lastAt: new Date(row.last * 1000).toISOString(),
  }
}
