/** Cuts a list of journeys into pages, newest first. */
import { z } from 'zod'
import { appError } from '../../model/app-error.ts'
import type { CustomerId } from '../../model/customer-id.ts'
import type { JourneyBehind } from '../../model/measure.ts'
import type { Journeys } from '../../storage/journeys/connect.ts'
import { readCursor, writeCursor } from '../customers/cursor.ts'
import { type Called, labelsOf } from '../customers/labels-of.ts'

export type Page = { limit: number; cursor?: string | undefined }

/** Any rows with `customer`, `object`, `started` and `last`; `columns` of each and `totals` over all are asked for as well. */
export type ChosenJourneys<Totals> = {
  sql: string
  params: Record<string, unknown>
  columns: string
  totals: Record<keyof Totals, string>
}

type Place = { customer: string; object: string; started: number; last: number }
export type Placed<Row> = Row & Place & { called: Called }

export const journeyBehind = ({
  customer,
  object,
  started,
  last,
  called,
}: Placed<unknown>): JourneyBehind => ({
  customer: customer as CustomerId,
  label: called.label,
  known: called.known,
  object,
  startedAt: new Date(started * 1000).toISOString(),
  lastAt: new Date(last * 1000).toISOString(),
})

/** Where the page before ended, and what it said of the whole list: later pages need not count again. */
const Cursor = z.object({
  place: z.tuple([z.number(), z.string().regex(/^\d{1,20}$/), z.string(), z.number()]),
  totals: z.record(z.string(), z.number()),
})
type Cursor = z.infer<typeof Cursor>

/** Labels are read for the rows of the page alone. */
export async function pageOfJourneys<Row, Totals extends Cursor['totals']>(
  journeys: Journeys,
  { sql, params, columns, totals }: ChosenJourneys<Totals>,
  { limit, cursor }: Page,
  signal?: AbortSignal,
): Promise<{ totals: Totals; rows: Placed<Row>[]; next: string | null }> {
  const before = cursor ? readCursor(cursor, Cursor) : null
  const options = signal ? { signal } : {}
  const counted = Object.entries(totals).map(([name, count]) => `toFloat64(${count}) AS ${name}`)
  const [[all], found] = await Promise.all([
    before
      ? [before.totals as Totals]
      : journeys.rows<Totals>(`SELECT ${counted.join(', ')} FROM (${sql})`, params, options),
    journeys.rows<Row & Place>(
      `SELECT customer, object, toUInt32(started) AS started, toUInt32(last) AS last, ${columns}
      FROM (${sql}) AS chosen
      ${before ? 'WHERE (last, customer, object, started) < ({afterLast:UInt64}, {afterCustomer:UInt64}, {afterObject:String}, {afterStarted:UInt64})' : ''}
      ORDER BY last DESC, customer DESC, object DESC, started DESC LIMIT {limit:UInt32}`,
      { ...params, ...(before ? paramsOf(before) : {}), limit: limit + 1 },
      options,
    ),
  ])
  if (!all) throw appError('query.failed', 'The journeys store counted nothing at all. Try again.')
  const rows = found.slice(0, limit)
  const end = rows.at(-1)
  const called = await labelsOf(journeys, [...new Set(rows.map(({ customer }) => BigInt(customer)))])
  const nobody: Called = { label: '', known: false, derived: false }
  return {
    totals: all,
    rows: rows.map((row) => ({ ...row, called: called.get(row.customer) ?? nobody })),
    next: found.length > limit && end ? cursorAt(end, all) : null,
  }
}

const cursorAt = ({ last, customer, object, started }: Place, totals: Cursor['totals']): string =>
  writeCursor({ place: [last, customer, object, started], totals } satisfies Cursor)

function paramsOf({ place: [afterLast, afterCustomer, afterObject, afterStarted] }: Cursor) {
  return { afterLast, afterCustomer, afterObject, afterStarted }
}
