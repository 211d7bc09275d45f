/** The refused rows as they stood in the file, with the reason; safe to open in a spreadsheet. */
import { Readable } from 'node:stream'
import { stringify } from 'csv-stringify'
import { cellsOf } from '../../files/readers/csv-cutter.ts'
import { withoutFormula } from '../../files/without-formula.ts'
import type { Journeys } from '../../storage/journeys/connect.ts'
import { type ImportPlan, tablesOf } from './import-plan.ts'
import { refusalMessages } from './refusals.ts'
import { erasedProblem } from './refuse-erased-rows.ts'

const rowsAtOnce = 10_000

export function refusedCsv(journeys: Journeys, plan: ImportPlan): Readable {
  const lines = Readable.from(refusedLines(journeys, plan))
  return lines.pipe(stringify({ escape_formulas: false }))
}

async function* refusedLines(journeys: Journeys, plan: ImportPlan): AsyncGenerator<string[]> {
  yield ['row', 'code', 'reason', ...plan.columns].map(withoutFormula)
  const { prepared, staging } = tablesOf(plan.id)
  const cells = plan.columns.map((_, index) => `s.c${index} AS c${index}`).join(', ')
  let after = '0'
  for (;;) {
    // The file's cells are looked up for the rows of a page alone: the engine would hold whatever is joined in memory.
    const page = `SELECT row, problem FROM ${prepared} WHERE problem NOT IN ('', '${erasedProblem}') AND row > {after:UInt64} ORDER BY row LIMIT ${rowsAtOnce}`
    const found = await journeys.rows<Record<string, string>>(
      `SELECT s.row AS row, p.problem AS problem, s.raw AS raw, ${cells}
       FROM (SELECT * FROM ${staging} WHERE row IN (SELECT row FROM (${page}))) AS s
       INNER JOIN (${page}) AS p ON p.row = s.row ORDER BY s.row`,
      { after },
    )
    for (const row of found) yield lineOf(plan, row).map(withoutFormula)
    const last = found.at(-1)
    if (!last || found.length < rowsAtOnce) return
    after = last.row ?? after
  }
}

/** A row that could not be cut into the right number of cells is shown with the cells it has. */
function lineOf(plan: ImportPlan, row: Record<string, string>): string[] {
  const code = row.problem ?? ''
  const cells = row.raw
    ? cellsOf(row.raw, plan.delimiter)
    : plan.columns.map((_, index) => row[`c${index}`] ?? '')
  return [row.row ?? '', code, refusalMessages[code] ?? code, ...cells]
}
