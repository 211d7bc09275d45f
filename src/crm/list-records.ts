/** A page of records: filtered by rules, sorted by a field, from where the last page ended or from any place of the list. */
import { sql } from 'kysely'
import { z } from 'zod'
import { appError } from '../model/app-error.ts'
import type { SegmentRule } from '../model/segment.ts'
import { type Expression, sortExpression } from './field-expression.ts'
import type { Reader } from './record-access.ts'
import { tableOf } from './record-columns.ts'
import { type BehaviourRule, type Condition, recordCondition } from './record-condition.ts'
import type { Db } from './record-rows.ts'
import type { RecordShape } from './record-shape.ts'
import type { Found as FoundBySearch } from './search-records.ts'
import { type RecordRow, recordOfRow, type StoredRecord } from './stored-record.ts'

export type ListWish = {
  filter?: SegmentRule | undefined
  /** a field; "-" before it turns the order */
  sort?: string | undefined
  deleted?: boolean | undefined
  limit: number
  cursor?: string | undefined
  /** how many rows of the list are passed over, in place of a cursor */
  at?: number | undefined
}

export type ListSetting = {
  now: Date
  customersWho: ReadonlyMap<BehaviourRule, readonly string[]>
  /** undefined: nothing was searched. */
  found?: FoundBySearch | undefined
  reader?: Reader
}

const usualSort = '-updatedAt'
/** So many rows a scrollbar can cover; whoever reads on was told before. */
const countedExactly = 100_000
const countedFurtherOn = 10_000

type Order = { sort: string; expression: Expression; descending: boolean }
/** Where a row stands: the value it is sorted by as text, null among those without one. */
export type Place = { value: string | null; id: string }
/** Where a page begins: behind a place, or behind so many rows. */
type Start = { after?: Place | undefined; at: number }

const CursorShape = z.tuple([z.string().max(101), z.string().max(1_000).nullable(), z.string().max(64)])

export const writeCursor = (sort: string, { value, id }: Place): string =>
  Buffer.from(JSON.stringify([sort, value, id])).toString('base64url')

export function readCursor(text: string, sort: string): Place {
  try {
    const [of, value, id] = CursorShape.parse(JSON.parse(Buffer.from(text, 'base64url').toString()))
    if (of === sort) return { value, id }
  } catch {
    // Answered below.
  }
  throw appError('request.invalid', 'This cursor belongs to another list. Begin again without a cursor.', {
    where: 'querystring.cursor',
  })
}

export const orderOf = (shape: RecordShape, sort = usualSort): Order => {
  const descending = sort.startsWith('-')
  return { sort, expression: sortExpression(shape, descending ? sort.slice(1) : sort), descending }
}

/** As `isSeenBy`, in SQL. */
const seenBy = (reader: Reader): Condition =>
  reader
    ? sql`(t.private is not true or t.created_by @> ${JSON.stringify({ kind: reader.kind, id: reader.id })}::jsonb)`
    : sql`t.private is not true`

const isFound = (found: FoundBySearch): Condition =>
  found.kind === 'few' ? sql`t.id = any(${[...found.ids]}::text[])` : sql`t.id in (${found.ids})`

export function listCondition(
  shape: RecordShape,
  wish: Pick<ListWish, 'deleted' | 'filter'>,
  setting: ListSetting,
): Condition {
  const parts = [
    wish.deleted ? sql`t.deleted_at is not null` : sql`t.deleted_at is null and t.merged_into is null`,
  ]
  if (shape.type === 'note') parts.push(seenBy(setting.reader))
  if (setting.found) parts.push(isFound(setting.found))
  if (wish.filter) parts.push(recordCondition(shape, wish.filter, { ...setting, deleted: wish.deleted }))
  return sql`(${sql.join(parts, sql` and `)})`
}

type Found = { row: RecordRow; place: string | null }

/** Those with a value, in its order. The rows are put together only for the page. */
async function withValue(
  db: Db,
  shape: RecordShape,
  where: Condition,
  order: Order,
  limit: number,
  { after, at }: Start,
) {
  const { expression, descending } = order
  const direction = sql.raw(descending ? 'desc' : 'asc')
  const beyond = after
    ? sql`and (${expression.sql}, t.id) ${sql.raw(descending ? '<' : '>')} (${after.value}::${sql.raw(expression.type)}, ${after.id}::text)`
    : sql``
  const { rows } = await sql<Found>`
    select to_jsonb(t) as row, page.at::text as place from (
      select t.id, ${expression.sql} as at
      from ${sql.table(tableOf(shape.type))} t
      where ${where} and ${expression.sql} is not null ${beyond}
      order by ${expression.sql} ${direction}, t.id ${direction} limit ${limit} offset ${at}
    ) as page join ${sql.table(tableOf(shape.type))} t on t.id = page.id
    order by page.at ${direction}, page.id ${direction}`.execute(db)
  return rows
}

/** Those without a value come last, whichever way the list is turned; `upwards` reads them from the end. */
async function withoutValue(
  db: Db,
  shape: RecordShape,
  where: Condition,
  { expression }: Order,
  limit: number,
  { after, at }: Start,
  upwards = false,
) {
  const direction = sql.raw(upwards ? 'desc' : 'asc')
  const beyond = after ? sql`and t.id ${sql.raw(upwards ? '<' : '>')} ${after.id}::text` : sql``
  const { rows } = await sql<Found>`
    select to_jsonb(t) as row, null as place from ${sql.table(tableOf(shape.type))} t
    where ${where} and ${expression.sql} is null ${beyond} order by t.id ${direction} limit ${limit} offset ${at}`.execute(
    db,
  )
  return rows
}

async function countWithValue(db: Db, shape: RecordShape, where: Condition, { expression }: Order) {
  const { rows } = await sql<{ n: number }>`
    select count(*) as n from ${sql.table(tableOf(shape.type))} t where ${where} and ${expression.sql} is not null`.execute(
    db,
  )
  return Number(rows[0]?.n ?? 0)
}

export async function rowsBehind(
  db: Db,
  shape: RecordShape,
  where: Condition,
  order: Order,
  limit: number,
  { after, at }: Start,
): Promise<Found[]> {
  const found = after?.value === null ? [] : await withValue(db, shape, where, order, limit, { after, at })
  if (found.length === limit) return found
  // Whoever begins behind all that have a value passes over some that have none.
  const passed = at > 0 && found.length === 0 ? at - (await countWithValue(db, shape, where, order)) : 0
  const start = { after: after?.value === null ? after : undefined, at: Math.max(0, passed) }
  return [...found, ...(await withoutValue(db, shape, where, order, limit - found.length, start))]
}

/** The nearest first. */
export async function rowsBefore(
  db: Db,
  shape: RecordShape,
  where: Condition,
  order: Order,
  limit: number,
  before: Place,
): Promise<Found[]> {
  const turned = { ...order, descending: !order.descending }
  if (before.value !== null) return await withValue(db, shape, where, turned, limit, { after: before, at: 0 })
  const found = await withoutValue(db, shape, where, order, limit, { after: before, at: 0 }, true)
  if (found.length === limit) return found
  return [...found, ...(await withValue(db, shape, where, turned, limit - found.length, { at: 0 }))]
}

/** That a row stands in front of a place. */
export function isBefore({ expression, descending }: Order, { value, id }: Place): Condition {
  if (value === null) return sql`(${expression.sql} is not null or t.id < ${id}::text)`
  return sql`(${expression.sql}, t.id) ${sql.raw(descending ? '>' : '<')} (${value}::${sql.raw(expression.type)}, ${id}::text)`
}

export async function listRecords(
  db: Db,
  shape: RecordShape,
  wish: ListWish,
  setting: ListSetting,
): Promise<{ records: StoredRecord[]; next: string | null }> {
  const order = orderOf(shape, wish.sort)
  const where = listCondition(shape, wish, setting)
  if (wish.cursor !== undefined && wish.at !== undefined)
    throw appError('request.invalid', 'A page begins behind a cursor or at a place of the list. Send one.', {
      where: 'querystring.at',
    })
  const after = wish.cursor === undefined ? undefined : readCursor(wish.cursor, order.sort)
  const found = await rowsBehind(db, shape, where, order, wish.limit + 1, { after, at: wish.at ?? 0 })
  const page = found.slice(0, wish.limit)
  const last = page.at(-1)
  return {
    records: page.map(({ row }) => recordOfRow(shape.type, row)),
    next:
      last && found.length > wish.limit
        ? writeCursor(order.sort, { value: last.place, id: last.row.id })
        : null,
  }
}

/** The search knows only records that are neither deleted nor merged, so where nothing else narrows the list it has counted them. */
function countOfSearch({ found }: ListSetting, { filter, deleted }: ListWish) {
  if (!found || filter || deleted) return undefined
  return found.kind === 'few' ? { n: found.ids.length, exact: true } : { n: found.moreThan, exact: false }
}

/** Exact up to a number that people can still use; a page further on is not asked again for what its first one said. */
export async function countRecords(
  db: Db,
  shape: RecordShape,
  wish: ListWish,
  setting: ListSetting,
): Promise<{ n: number; exact: boolean }> {
  const searched = countOfSearch(setting, wish)
  if (searched) return searched
  const most = wish.cursor === undefined && !wish.at ? countedExactly : countedFurtherOn
  return await countUpTo(db, shape, listCondition(shape, wish, setting), most)
}

export async function countUpTo(db: Db, shape: RecordShape, where: Condition, most = countedExactly) {
  const { rows } = await sql<{ n: number }>`
    select count(*) as n from (select 1 from ${sql.table(tableOf(shape.type))} t
    where ${where} limit ${most + 1}) as counted`.execute(db)
  const n = Number(rows[0]?.n ?? 0)
  return { n: Math.min(n, most), exact: n <= most }
}

export async function matchingIds(
  db: Db,
  shape: RecordShape,
  wish: Pick<ListWish, 'deleted' | 'filter'>,
  setting: ListSetting,
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select t.id from ${sql.table(tableOf(shape.type))} t where ${listCondition(shape, wish, setting)}
    order by t.id`.execute(db)
  return rows.map(({ id }) => id)
}
