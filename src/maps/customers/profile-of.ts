/** Who a customer is: traits, mood, money, and where she stands on each map. */
import { appError } from '../../model/app-error.ts'
import type { Customer } from '../../model/customer.ts'
import type { JourneyMap } from '../../model/journey-map.ts'
import type { JourneysConnection } from '../../storage/journeys/connect.ts'
import { rowsOfFew } from '../measure/journey-rows.ts'
import type { TouchpointTable } from '../measure/plan.ts'
import { positionOfReading, rawOfReading, scaleOfReading } from '../packed-reading.ts'
import { type SummaryRow, summaryColumns, summaryOf } from './find-customers.ts'
import { moodColumns, moodParams } from './mood-sql.ts'
import { placesOn } from './places-on.ts'

type Row = SummaryRow & {
  counted: number
  traits: Record<string, string>
  moodSum: number
  moodWeight: number
  moodReadings: number
  money: [string, string][]
  nps: number
  /** 0: never. */
  npsAt: number
}

const npsScale = 1

const isNps = `${scaleOfReading('r')} = {nps:UInt8}`

async function rowOf(journeys: JourneysConnection, customer: string, now: Date): Promise<Row> {
  const [row] = await journeys.rows<Row>(
    `SELECT ${summaryColumns}, toUInt32(length(tp)) AS counted, traits,
       ${moodColumns},
       arrayFilter(m -> m.2 != '0', arrayMap(c -> (c, toString(arraySum((v, k) -> if(k = c, v, 0), v_counted, v_currency))), arraySort(arrayDistinct(v_currency)))) AS money,
       arrayLast(r -> ${isNps}, readings) AS nps_reading, ${rawOfReading('nps_reading')} AS nps,
       if(nps_reading = 0, 0, at[${positionOfReading('nps_reading')}]) AS npsAt
     FROM ${rowsOfFew('follow = 0 AND customer = {customer:UInt64}')}`,
    {
      customer,
      nps: npsScale,
      ...moodParams(now),
    },
  )
  if (row) return row
  throw appError(
    'customer.not-found',
    `There is no customer ${customer}. She may have been joined with another.`,
    {
      customer,
    },
  )
}

export async function profileOf(
  journeys: JourneysConnection,
  customer: string,
  { maps, touchpoints, now }: { maps: readonly JourneyMap[]; touchpoints: TouchpointTable; now: Date },
): Promise<Omit<Customer, 'identifiers'>> {
  const [row, places] = await Promise.all([
    rowOf(journeys, customer, now),
    placesOn(journeys, customer, maps, touchpoints, now),
  ])
  return {
    ...summaryOf(row),
    counted: row.counted,
    traits: row.traits,
    mood: { mean: row.moodWeight > 0 ? row.moodSum / row.moodWeight : null, n: row.moodReadings },
    value: row.money.map(([currency, minor]) => ({ currency, minor: Number(minor) })),
    lastNps: row.npsAt === 0 ? null : { score: row.nps, at: new Date(row.npsAt * 1000).toISOString() },
    maps: places,
  }
}
