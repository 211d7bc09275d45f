/** Cuts a list of journeys into pages, newest first. */
import type { Journeys } from '../../storage/journeys/connect.ts'
import { type Called, labelsOf } from '../customers/labels-of.ts'

export type Page = { limit: number; cursor?: string | undefined }

/** Any rows with `customer`, `object`, `started` and `last`; `columns` and `totals` are what else is wanted of them. */
export type ChosenJourneys = {
  sql: string
  params: Record<string, unknown>
  columns: string
  totals: string
}

type Place = { customer: string; object: string; started: number; last: number }
export type Placed<Row> = Row & Place & { called: Called }

/** The cursor is the place of the last row: time, customer, object, start. Labels are read for the page alone. */
export async function pageOfJourneys<Row, Totals>(
  journeys: Journeys,
  { sql, params, columns, totals }: ChosenJourneys,
  { limit, cursor }: Page,
  signal?: AbortSignal,
): Promise<{ totals: Totals | undefined; rows: Placed<Row>[]; next: string | null }> {
  const after = cursor ? decode(cursor) : null
  const options = signal ? { signal } : {}
  const [[all], found] = await Promise.all([
    journeys.rows<Totals>(`SELECT ${totals} FROM (${sql})`, params, options),
    journeys.rows<Row & Place>(
      `SELECT customer, object, toUInt32(started) AS started, toUInt32(last) AS last, ${columns}
      FROM (${sql}) AS chosen
      ${after ? 'WHERE (last, customer, object, started) < ({afterLast:UInt64}, {afterCustomer:UInt64}, {afterObject:String}, {afterStarted:UInt64})' : ''}
      ORDER BY last DESC, customer DESC, object DESC, started DESC LIMIT {limit:UInt32}`,
      { ...params, ...after, limit: limit + 1 },
      options,
    ),
  ])
  const rows = found.slice(0, limit)
  const end = rows.at(-1)
  const called = await labelsOf(journeys, [...new Set(rows.map(({ customer }) => BigInt(customer)))])
  const nobody: Called = { label: '', known: false, derived: false }
  return {
    totals: all,
    rows: rows.map((row) => ({ ...row, called: called.get(row.customer) ?? nobody })),
    next: found.length > limit && end ? encode(end) : null,
  }
}

const encode = (row: Place): string =>
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
