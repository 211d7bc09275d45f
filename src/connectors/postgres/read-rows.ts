/** Reads rows in the order of two columns, a page at a time, beginning behind a place. */
import pg from 'pg'
import { z } from 'zod'
import { ConnectorFailure } from '../connector-failure.ts'
import type { TooLarge } from '../refused-rows.ts'
import type { Reader } from './open-client.ts'
import type { PostgresSettings } from './settings.ts'

/** Values as the server writes them: no digit is lost. */
export const Place = z.object({ cursor: z.string(), key: z.string() })
export type Place = z.infer<typeof Place>

export type Source = {
  /** a table or a query, as part of a statement */
  from: string
  columns: { name: string; type: number }[]
  cursorType: string
  keyType: string
}

/**
 * `isAhead`: it says a time that is not yet, as mistakes and "never" do: a place there would leave out everything
 * that comes until then. `changedAt`: in ms, where the column that grows says it.
 */
export type SourceRow = {
  place: Place
  isNew: boolean
  isAhead: boolean
  values: Record<string, unknown>
  changedAt: number | null
}

/** `tooLarge`: a row that is not read. `behind`: where the next page begins. */
export type Page = { rows: SourceRow[]; tooLarge?: TooLarge; behind: Place | undefined; isLast: boolean }

/** As texts. A page is held several times while it is read, planned and written. */
const mostRowBytes = 8 * 1024 ** 2
const mostPageBytes = 16 * 1024 ** 2

const name = (text: string): string => pg.escapeIdentifier(text)

type Where = Pick<PostgresSettings, 'table' | 'query'>

function fromOf({ table, query }: Where): string {
  if (query) return `(${query.replace(/;\s*$/, '')}\n) as source`
  if (table) return `${table.split('.').map(name).join('.')} as source`
  throw new ConnectorFailure('Neither a table nor a query is given.', 'Enter one of them.')
}

/** Two rows about one order could stand on two pages, and the second would replace the lines of the first. */
function expectWholeRecords({ brings, mapping }: PostgresSettings): void {
  if (brings !== 'records' || !mapping?.columns.some(({ target }) => target.startsWith('lines:'))) return
  throw new ConnectorFailure(
    'A row is one line of an order, and a record needs all of its lines at once.',
    "Use a query with one row for each order: … jsonb_agg(jsonb_build_object('name', product, 'quantity', quantity, 'price', price)) as lines … group by …, and choose that column as Lines.",
  )
}

/** A column that is gone stops the run: going on without it would lose what it holds. */
const columnsUsed = (settings: PostgresSettings): [column: string, what: string][] => {
  const { brings, columns, mapping, deleted, deletedColumn } = settings
  return brings === 'records'
    ? [
        ...(mapping?.columns ?? []).map(({ column, target }): [string, string] => [column, target]),
        ...(deleted === 'column' && deletedColumn
          ? ([[deletedColumn, 'that says what was deleted']] as [string, string][])
          : []),
      ]
    : Object.entries(columns).flatMap(([field, column]) => (column ? [[column, field]] : []))
}

const Types = z.object({ cursor: z.string(), key: z.string() })

export async function columnsOf(reader: Reader, where: Where): Promise<Source['columns']> {
  // The semicolon test: behind a bound value, a second statement is refused by the server.
  const { fields } = await reader.ask(`select * from ${fromOf(where)} where $1::boolean limit 0`, [false])
  return fields.map((field) => ({ name: field.name, type: field.dataTypeID }))
}

/** What the source holds; only names that it really has become part of a statement. */
export async function describeSource(reader: Reader, settings: PostgresSettings): Promise<Source> {
  expectWholeRecords(settings)
  const from = fromOf(settings)
  const columns = await columnsOf(reader, settings)
  const typeOf = (column: string, what: string): number => {
    const found = columns.find((one) => one.name === column)
    if (found) return found.type
    throw new ConnectorFailure(
      `There is no column "${column}" (${what}).`,
      `The columns are: ${columns.map((one) => one.name).join(', ')}.`,
    )
  }
  const oids = [typeOf(settings.cursorColumn, 'that grows'), typeOf(settings.keyColumn, 'unique')]
  for (const [column, what] of columnsUsed(settings)) typeOf(column, what)
  const { rows } = await reader.ask(
    'select format_type($1::oid, null) as cursor, format_type($2::oid, null) as key',
    oids,
  )
  const types = Types.parse(rows[0])
  return { from, columns, cursorType: types.cursor, keyType: types.key }
}

const isTime = (type: string): boolean => type.startsWith('timestamp') || type === 'date'
const isNumber = (type: string): boolean =>
  /^(smallint|integer|bigint|numeric|real|double precision)$/.test(type)

/** Where a run begins: some way before the last place, for rows that were committed late. */
function beginning(type: string, overlap: number): string {
  const last = `$1::text::${type}`
  if (overlap === 0) return last
  if (type === 'date') return `${last} - (1 + ${overlap} / 86400)`
  if (isTime(type)) return `${last} - make_interval(secs => ${overlap})`
  return isNumber(type) ? `${last} - ${overlap}` : last
}

/** Times without a zone are those of the place that the settings name. */
const zoned = (settings: PostgresSettings, source: Source): string => {
  const time = source.columns.find((one) => one.name === settings.columns.time)
  const isBare = time && [1114, 1082].includes(time.type)
  const column = time ? `source.${name(time.name)}` : ''
  return isBare
    ? `((${column})::timestamp at time zone ${pg.escapeLiteral(settings.timeZone)})::text`
    : 'null'
}

/** Seconds since 1970, where the column that grows is a time. */
function changedAt({ brings, mapping, cursorColumn }: PostgresSettings, { cursorType }: Source): string {
  const column = `source.${name(cursorColumn)}`
  if (brings !== 'records' || !cursorType.startsWith('timestamp')) return 'null'
  const zone = pg.escapeLiteral(mapping?.timeZone ?? 'UTC')
  const at = cursorType.includes('without') ? `(${column} at time zone ${zone})` : column
  return `extract(epoch from ${at})::text`
}

export type PageWish = {
  settings: PostgresSettings
  source: Source
  /** behind which everything is new; undefined: everything is */
  last: Place | undefined
  /** of the page before; undefined: this is the first */
  after: Place | undefined
  limit: number
}

const Ours = z.looseObject({
  waymark_cursor: z.string(),
  waymark_key: z.string(),
  waymark_new: z.boolean(),
  waymark_ahead: z.boolean(),
  waymark_time: z.string().nullable(),
  waymark_at: z.string().nullable(),
  waymark_row: z.coerce.number(),
  waymark_all: z.coerce.number(),
  waymark_bytes: z.unknown(),
  waymark_sum: z.unknown(),
})

/** As many rows as there is room for; one alone that is too large is named, and not read. */
export async function readPage(reader: Reader, wish: PageWish): Promise<Page> {
  const { settings, source, last, after, limit } = wish
  const [cursor, key] = [`source.${name(settings.cursorColumn)}`, `source.${name(settings.keyColumn)}`]
  const { cursorType, keyType } = source
  const beyond = (c: string, k: string) =>
    `(${cursor}, ${key}) > (${c}::text::${cursorType}, ${k}::text::${keyType})`
  const isNew = last ? beyond('$1', '$2') : 'true'
  const start = last ? `${cursor} >= ${beginning(cursorType, settings.overlap)}` : 'true'
  const noOverlap = settings.overlap === 0 || !(isTime(cursorType) || isNumber(cursorType))
  const from = after ? beyond('$3', '$4') : last && noOverlap ? isNew : start
  // A day, since clocks and zones differ.
  const ahead = isTime(cursorType) ? `${cursor} > now() + interval '1 day'` : 'false'
  // Named values that a statement does not use would have no type.
  const used = `($1::text, $2::text, $3::text, $4::text) is not null or true`
  const bound = [last?.cursor ?? null, last?.key ?? null, after?.cursor ?? null, after?.key ?? null]
  const where = `${from} and ${cursor} is not null and ${key} is not null and (${used})
     order by ${cursor}, ${key}`
  const { rows } = await reader.ask(
    `select * from (
       select *, sum(waymark_bytes) over (order by waymark_row) as waymark_sum, count(*) over () as waymark_all
       from (
         select source.*, ${cursor}::text as waymark_cursor, ${key}::text as waymark_key,
           (${isNew}) as waymark_new, (${ahead}) as waymark_ahead, ${zoned(settings, source)} as waymark_time,
           ${changedAt(settings, source)} as waymark_at, octet_length((source.*)::text) as waymark_bytes,
           row_number() over (order by ${cursor}, ${key}) as waymark_row
         from ${source.from} where ${where} limit ${limit}) page) page
     where waymark_sum <= ${mostPageBytes} and waymark_bytes <= ${mostRowBytes} order by waymark_row`,
    bound,
  )
  const found = rows.map((row) => Ours.parse(row))
  // A row between others that is too large begins a page of its own.
  const upTo = found.findIndex(({ waymark_row }, place) => waymark_row !== place + 1)
  const whole = upTo === -1 ? found : found.slice(0, upTo)
  const isLast = found[0]?.waymark_all === whole.length && whole.length < limit
  const readable = whole.map(sourceRow(settings))
  if (readable.length > 0) return { rows: readable, behind: readable.at(-1)?.place, isLast }
  const first = await firstOf(reader, `${source.from} where ${where}`, [cursor, key], bound)
  if (!first) return { rows: [], behind: undefined, isLast: true }
  const tooLarge = { key: first.place.key, bytes: first.bytes, most: mostRowBytes }
  return { rows: [], tooLarge, behind: first.place, isLast: false }
}

const Size = z.object({ cursor: z.string(), key: z.string(), bytes: z.coerce.number() })

/** What the first row is called, and how large it is. */
async function firstOf(reader: Reader, from: string, [cursor, key]: [string, string], values: unknown[]) {
  const { rows } = await reader.ask(
    `select ${cursor}::text as cursor, ${key}::text as key, octet_length((source.*)::text) as bytes from ${from} limit 1`,
    values,
  )
  if (rows.length === 0) return undefined
  const { bytes, ...place } = Size.parse(rows[0])
  return { place, bytes }
}

const sourceRow =
  (settings: PostgresSettings) =>
  (row: z.infer<typeof Ours>): SourceRow => {
    const { waymark_cursor, waymark_key, waymark_new, waymark_ahead, waymark_time, waymark_at, ...rest } = row
    const { waymark_row, waymark_bytes, waymark_sum, waymark_all, ...values } = rest
    const ms = waymark_at === null ? Number.NaN : Math.floor(Number(waymark_at) * 1000)
    const time = settings.columns.time
    return {
      place: { cursor: waymark_cursor, key: waymark_key },
      isNew: waymark_new,
      isAhead: waymark_ahead,
      values: time && waymark_time !== null ? { ...values, [time]: waymark_time } : values,
      changedAt: Number.isFinite(ms) ? ms : null,
    }
  }

export async function countRows(reader: Reader, settings: PostgresSettings, source: Source) {
  const { rows } = await reader.ask<{ all: string; without: string }>(
    `select count(*) as all, count(*) filter (where source.${name(settings.cursorColumn)} is null
       or source.${name(settings.keyColumn)} is null) as without
     from ${source.from} where $1::boolean`,
    [true],
  )
  const [counted] = rows
  return { all: Number(counted?.all ?? 0), without: Number(counted?.without ?? 0) }
}
