/** The rows that an import did not take, as they stood in the file, with the reason; safe to open in a spreadsheet. */
import { stringify } from 'csv-stringify/sync'
import type { Kysely } from 'kysely'
import { withoutFormula } from '../../../files/without-formula.ts'
import type { Tables } from '../../../storage/records/tables.ts'
import { type ImportRow, refusedOf } from './import-rows.ts'

const line = (cells: readonly string[]): string =>
  stringify([cells.map(withoutFormula)], { quoted_match: /[\r\n]/ })

export async function* refusedRowsCsv(db: Kysely<Tables>, row: ImportRow): AsyncGenerator<string> {
  yield line(['row', 'code', 'reason', ...(row.preview?.columns.map(({ name }) => name) ?? [])])
  for await (const { row: number, problem, cells } of refusedOf(db, row.id))
    yield line([
      String(number),
      problem.code,
      problem.message,
      ...(cells.length > 0 ? cells : [problem.value]),
    ])
}
