/** Finds customers by a part of their name, e-mail or id; those seen last come first. */
import { z } from 'zod'
import type { CustomerSummary } from '../../model/customer.ts'
import type { CustomerId } from '../../model/customer-id.ts'
import type { Journeys } from '../../storage/journeys/connect.ts'
import { labelSql } from '../measure/label-sql.ts'
import { readCursor, writeCursor } from './cursor.ts'

export type SummaryRow = {
  customer: string
  label: string
  known: number
  interactions: number
  first: number
  last: number
}

export const summaryColumns = `customer, ${labelSql} AS label, user_id != '' AS known,
  met AS interactions, toUInt32(first_at) AS first, toUInt32(last_at) AS last`

const isoOf = (seconds: number): string => new Date(seconds * 1000).toISOString()

export const summaryOf = (row: SummaryRow): CustomerSummary => ({
  id: row.customer as CustomerId,
  label: row.label,
  known: Boolean(row.known),
  interactions: row.interactions,
  firstAt: isoOf(row.first),
  lastAt: isoOf(row.last),
})

const Place = z.tuple([z.number().int().min(0).max(4_294_967_295), z.string().regex(/^\d{1,20}$/)])

/** `query`: a parameter of the question. */
export const matchingSql = `(positionCaseInsensitiveUTF8(${labelSql}, {query:String}) > 0
  OR positionCaseInsensitiveUTF8(traits['email'], {query:String}) > 0
  OR positionCaseInsensitiveUTF8(user_id, {query:String}) > 0
  OR toString(customer) = {query:String})`

export async function findCustomers(
  journeys: Journeys,
  query: string,
  page: { limit: number; cursor?: string },
  signal?: AbortSignal,
): Promise<{ rows: CustomerSummary[]; total: number; next: string | null }> {
  const wanted = query.trim()
  const where = `follow = 0 AND ${wanted === '' ? '1' : matchingSql}`
  const [last, customer] = page.cursor ? readCursor(page.cursor, Place) : []
  const after =
    last === undefined
      ? ''
      : "AND (last_at, customer) < (toDateTime({last:UInt32}, 'UTC'), {customer:UInt64})"
  const params = { query: wanted, last, customer, limit: page.limit + 1 }
  const [totals, found] = await Promise.all([
    journeys.rows<{ total: number }>(
      `SELECT toUInt32(count()) AS total FROM journeys FINAL WHERE ${where}`,
      { query: wanted },
      { signal },
    ),
    journeys.rows<SummaryRow>(
      `SELECT ${summaryColumns} FROM journeys FINAL WHERE ${where} ${after}
       ORDER BY last_at DESC, customer DESC LIMIT {limit:UInt32}`,
      params,
      { signal },
    ),
  ])
  const rows = found.slice(0, page.limit)
  const end = rows.at(-1)
  return {
    rows: rows.map(summaryOf),
    total: totals[0]?.total ?? 0,
    next: found.length > page.limit && end ? writeCursor([end.last, end.customer]) : null,
  }
}
