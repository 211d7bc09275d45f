/** Rows as lines of a CSV file that a spreadsheet opens and does not run. */
import { stringify } from 'csv-stringify/sync'
import { withoutFormula } from './without-formula.ts'

/** Numbers stand as they are, written or not: a minus before them is none of a formula. */
export type CsvCell = string | number | { number: string }

/** The mark tells spreadsheets that the file is UTF-8. */
export const csvMark = '\uFEFF'

/** A cell that a line break stands in is quoted, also a lone carriage return, which the library would leave. */
export const csvLines = (rows: readonly (readonly CsvCell[])[]): string =>
  stringify(
    rows.map((row) => row.map(textOf)),
    { quoted_match: /[\r\n]|^\s*"/ },
  )

const textOf = (cell: CsvCell): string =>
  typeof cell === 'string' ? withoutFormula(cell) : typeof cell === 'number' ? String(cell) : cell.number
