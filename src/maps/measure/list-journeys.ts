/** The journeys behind a number: exactly those that it counts. */

import type { CodeRange } from '../../journey/measure/contribution-code.ts'
import { stateName } from '../../journey/measure/contribution-code.ts'
import type { NumberDefinition } from '../../journey/measure/numbers.ts'
import type { JourneyRow } from '../../model/measure.ts'
import type { Journeys } from '../../storage/journeys/connect.ts'
import { journeysWithCodes } from './journeys-sql.ts'
import { labelSql } from './label-sql.ts'
import type { Plan } from './plan.ts'

export type Page = { limit: number; cursor?: string | undefined }
export type JourneysFound = { total: number; customers: number; rows: JourneyRow[]; next: string | null }

type Row = {
  customer: string
  object: string
  label: string
  known: number
  state: number
  started: number
  last: number
  last_step: number
  steps: number
}

/** Newest first. The cursor is the place of the last row: time, customer, object, start. */
export async function listJourneys(
  journeys: Journeys,
  plan: Plan,
  number: NumberDefinition,
  { limit, cursor }: Page,
): Promise<JourneysFound> {
  const params = { ...plan.params, ...rangeParams(number) }
  const chosen = `SELECT * FROM (${journeysWithCodes(plan)}) WHERE ${matchesSql(number)}`
  const after = cursor ? decode(cursor) : null
  const [totals, found] = await Promise.all([
    journeys.rows<{ total: number; customers: number }>(
      `SELECT toUInt32(count()) AS total, toUInt32(uniqExact(customer)) AS customers FROM (${chosen})`,
      params,
    ),
    journeys.rows<Row>(
      `SELECT customer, object, ${labelSql} AS label, user_id != '' AS known, toUInt8(state) AS state,
        toUInt32(started) AS started, toUInt32(last) AS last, toUInt32(cs[-1]) AS last_step, toUInt32(length(c)) AS steps
      FROM (${chosen}) AS chosen
      ${after ? 'WHERE (last, customer, object, started) < ({afterLast:UInt64}, {afterCustomer:UInt64}, {afterObject:String}, {afterStarted:UInt64})' : ''}
      ORDER BY last DESC, customer DESC, object DESC, started DESC LIMIT {limit:UInt32}`,
      { ...params, ...after, limit: limit + 1 },
    ),
  ])
  const rows = found.slice(0, limit)
  const end = rows.at(-1)
  return {
    total: totals[0]?.total ?? 0,
    customers: totals[0]?.customers ?? 0,
    rows: rows.map((row) => toJourneyRow(row, plan)),
    next: found.length > limit && end ? encode(end) : null,
  }
}

/** Bounds of a number's ranges; `prefix` keeps several numbers in one question apart. */
export const rangeParams = ({ has, not }: NumberDefinition, prefix = ''): Record<string, number[]> => ({
  [`${prefix}hasLow`]: has.map(({ low }) => low),
  [`${prefix}hasHigh`]: has.map(({ high }) => high),
  [`${prefix}notLow`]: not.map(({ low }) => low),
  [`${prefix}notHigh`]: not.map(({ high }) => high),
})

const inRanges = (ranges: readonly CodeRange[], name: string): string =>
  ranges
    .map(
      (_, index) =>
        `(x BETWEEN ({${name}Low:Array(UInt32)})[${index + 1}] AND ({${name}High:Array(UInt32)})[${index + 1}])`,
    )
    .join(' OR ')

/** Whether a journey (with its `codes`) stands behind the number. */
export const matchesSql = ({ has, not }: NumberDefinition, prefix = ''): string => {
  const wanted = `arrayExists(x -> ${inRanges(has, `${prefix}has`)}, codes)`
  return not.length === 0
    ? wanted
    : `${wanted} AND NOT arrayExists(x -> ${inRanges(not, `${prefix}not`)}, codes)`
}

const isoOf = (seconds: number): string => new Date(seconds * 1000).toISOString()

const toJourneyRow = (row: Row, plan: Plan): JourneyRow => ({
  customer: row.customer as JourneyRow['customer'],
  label: row.label,
  known: Boolean(row.known),
  object: row.object,
  state: stateName(row.state),
  startedAt: isoOf(row.started),
  lastAt: isoOf(row.last),
  lastStep: plan.steps[row.last_step - 1]?.id ?? '',
  steps: row.steps,
})

const encode = (row: Row): string =>
  Buffer.from(JSON.stringify([row.last, row.customer, row.object, row.started])).toString('base64url')

function decode(cursor: string): Record<string, unknown> | null {
  try {
    const [last, customer, object, started] = JSON.parse(
      Buffer.from(cursor, 'base64url').toString(),
    ) as unknown[]
    if (typeof last !== 'number' || typeof customer !== 'string' || !/^\d{1,20}$/.test(customer)) return null
    if (typeof object !== 'string' || typeof started !== 'number') return null
    return { afterLast: last, afterCustomer: customer, afterObject: object, afterStarted: started }
  } catch {
    return null // a cursor that we did not make starts at the beginning
  }
}
