/** Many rows in one statement: one bound text per column, which takes a third of the time of arrays of JSON. */
import { type RawBuilder, sql } from 'kysely'
import { isStorableJson, isStorableText, storedJson, storedText } from './stored-text.ts'

/** Name and SQL type are constants of ours, never from a request. `of`: the value of a row. */
export type RowColumn<Row> = readonly [name: string, type: string, of: (row: Row) => unknown]
export type RowColumns<Row> = readonly RowColumn<Row>[]

type Cells = (string | null)[]

export const columnNames = (columns: RowColumns<never>): RawBuilder<unknown> =>
  sql.join(columns.map(([name]) => sql.id(name)))

/** Neighbours often share a value, such as who wrote them. */
function cellsOf<Row>(rows: readonly Row[], of: (row: Row) => unknown, textOf: (value: unknown) => string) {
  let last: unknown = null
  let cell: string | null = null
  const cells: Cells = []
  for (const row of rows) {
    const value = of(row) ?? null
    if (value !== last) cell = value === null ? null : textOf(value)
    last = value
    cells.push(cell)
  }
  return cells
}

/** Signs that people do not write; a column in which one stands all the same travels as an array. */
const between = '\x1f'
const nothing = '\x1e'

const holdsSigns = (cell: string | null): boolean =>
  cell !== null && (cell.includes(between) || cell.includes(nothing))

type Kind = {
  write(value: unknown): string
  writeStorable(value: unknown): string
  isStorable(all: string): boolean
  mayHoldSigns: boolean
}
const texts: Kind = {
  write: String,
  writeStorable: (value) => storedText(String(value)),
  isStorable: isStorableText,
  mayHoldSigns: true,
}
/** It writes the signs as letters. */
const json: Kind = {
  write: JSON.stringify,
  writeStorable: storedJson,
  isStorable: isStorableJson,
  mayHoldSigns: false,
}

/** Joined, a column needs no quoting on either side. JSON is full of quotes. */
function columnOf<Row>(rows: readonly Row[], [, type, of]: RowColumn<Row>, mayBeOne: boolean) {
  const kind = type === 'jsonb' || type === 'json' ? json : texts
  const join = () => cells.map((cell) => cell ?? nothing).join(between)
  let cells = cellsOf(rows, of, kind.write)
  let joined = join()
  // Nearly every column can be stored as it is, and one look at all of it says so.
  if (!kind.isStorable(joined)) {
    cells = cellsOf(rows, of, kind.writeStorable)
    joined = join()
  }
  const [first = null] = cells
  if (mayBeOne && cells.every((cell) => cell === first)) return { one: sql`${first}::${sql.raw(type)}` }
  return { array: arrayOf(cells, joined, kind.mayHoldSigns) }
}

const arrayOf = (cells: Cells, joined: string, mayHoldSigns: boolean): RawBuilder<unknown> =>
  joined === '' || (mayHoldSigns && cells.some(holdsSigns))
    ? sql`${cells}::text[]`
    : sql`string_to_array(${joined}::text, ${between}, ${nothing})`

/** An array of many texts, such as the keys that are looked for. */
export const manyTexts = (texts: Iterable<string>): RawBuilder<unknown> => {
  const cells = [...texts]
  return arrayOf(cells, cells.join(between), true)
}

/** To be selected from; its columns are `x.name`. What is the same in all rows is sent and read once. */
export function manyRows<Row>(columns: RowColumns<Row>, rows: readonly Row[]): RawBuilder<unknown> {
  const arrays: RawBuilder<unknown>[] = []
  const varying: RawBuilder<unknown>[] = []
  const selected = columns.map((column, index) => {
    const name = sql.id(column[0])
    // One column always varies, so that there are as many rows as were given.
    const { one, array } = columnOf(rows, column, index > 0)
    if (one) return sql`${one} as ${name}`
    arrays.push(array)
    varying.push(name)
    // A whole array is not made one of its type: PostgreSQL keeps what it needed for each JSON until it has made all.
    return sql`y.${name}::${sql.raw(column[1])} as ${name}`
  })
  return sql`(select ${sql.join(selected)} from unnest(${sql.join(arrays)}) as y(${sql.join(varying)})) as x`
}
