/** Where the table of a sheet begins: its header may stand below a title, and right of an empty column. Pure. */
import { columnNames } from '../column-names.ts'
import type { SheetRow } from './sheet-rows.ts'

export type TableStart = {
  /** Rows with something in them, up to and with the header. */
  skip: number
  /** Numbers of the columns that are read, in order. */
  columns: readonly number[]
  names: readonly string[]
}

export const rowsLookedAt = 100
/** As many of the cells of the fullest row as a header has at least. */
const enough = 0.6

const isNumber = (text: string): boolean => /^-?[\d.,:%T-]+$/.test(text.trim())

const isHeading = (row: SheetRow): boolean => {
  const cells = [...row.values()]
  return cells.filter((text) => !isNumber(text)).length >= cells.length * enough
}

/** undefined: there is no row below a header. */
export function tableStart(rows: readonly SheetRow[]): TableStart | undefined {
  const width = rows.reduce((most, { size }) => Math.max(most, size), 0)
  const isFull = (row: SheetRow) => row.size >= width * enough
  const named = rows.findIndex((row) => isFull(row) && isHeading(row))
  const at = named >= 0 ? named : rows.findIndex(isFull)
  const header = rows[at]
  const below = rows.slice(at + 1)
  if (!header || below.length === 0) return undefined
  const used = new Set([...header.keys(), ...below.flatMap((row) => [...row.keys()])])
  const columns = [...used].sort((a, b) => a - b)
  return { skip: at + 1, columns, names: columnNames(columns.map((column) => header.get(column) ?? '')) }
}
