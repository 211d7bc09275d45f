/** The rows that did not become records, as they were read, with the reason; safe to open in a spreadsheet. */
import { stringify } from 'csv-stringify/sync'
import { withoutFormula } from '../files/without-formula.ts'
import type { Db } from './connection-rows.ts'
import { refusedRows } from './refused-rows.ts'

const line = (cells: readonly string[]): string =>
  stringify([cells.map(withoutFormula)], { quoted_match: /[\r\n]/ })

const rowsAtOnce = 1_000

export async function* notTakenCsv(db: Db, connection: string): AsyncGenerator<string> {
  let columns: string[] | undefined
  for (let after: string | undefined; ; ) {
    const page = await refusedRows(db, connection, { limit: rowsAtOnce, after })
    if (columns === undefined) {
      columns = [...new Set(page.rows.flatMap(({ cells }) => Object.keys(cells)))]
      yield line(['row', 'code', 'reason', ...columns])
    }
    for (const { key, code, message, cells } of page.rows)
      yield line([key, code, message, ...columns.map((name) => cells[name] ?? '')])
    if (page.next === null) return
    after = page.next
  }
}
