/** Brings the records of a file into its staging table, a batch at a time, so that memory stays flat. */

import { stagingDelimiter } from '../../files/readers/csv-cutter.ts'
import type { OpenFile, StagingBatch } from '../../files/readers/reader.ts'
import type { Journeys } from '../../storage/journeys/connect.ts'
import { tablesOf } from './import-plan.ts'

/** Rows of the file are numbered from 1, the first below the header. Returns how many there are. */
export async function stage(
  journeys: Journeys,
  id: number,
  file: OpenFile,
  onRows: (rows: number) => void,
  signal?: AbortSignal,
): Promise<number> {
  const { staging } = tablesOf(id)
  const cells = file.columns.map((_, index) => `c${index}`)
  await dropTables(journeys, id)
  await journeys.command(
    `CREATE TABLE ${staging} (row UInt64, trouble LowCardinality(String), raw String, rest String, ${cells.map((cell) => `${cell} String`).join(', ')}) ENGINE = MergeTree ORDER BY row`,
  )
  const columns = ['row', 'trouble', 'raw', 'rest', ...cells]
  const settings = csvSettings(file.delimiter)
  const write = async ({ csv, records }: StagingBatch): Promise<void> => {
    await journeys.insertCsv(staging, columns, csv, { settings })
    await journeys.insert(staging, columns, records)
  }
  let rows = 0
  // The engine parses one batch while the next is being cut.
  let writing: Promise<void> = Promise.resolve()
  try {
    for await (const batch of file.batches(signal)) {
      await writing
      if (signal?.aborted) break
      writing = write(batch)
      // Awaited one batch later; without this, a failure in between would count as unhandled.
      writing.catch(() => {})
      rows += batch.rows
      onRows(rows)
    }
  } finally {
    await writing
  }
  return rows
}

/** What the cutter promises: cells are exactly what stands between the separators. */
const csvSettings = (delimiter: string) => ({
  format_csv_delimiter: stagingDelimiter(delimiter),
  format_csv_null_representation: '\u0001',
  format_csv_allow_single_quotes: 0 as const,
  input_format_csv_trim_whitespaces: 0 as const,
  input_format_csv_allow_whitespace_or_tab_as_delimiter: 0 as const,
})

export async function dropTables(journeys: Journeys, id: number): Promise<void> {
  for (const table of Object.values(tablesOf(id)))
    await journeys.command(`DROP TABLE IF EXISTS ${table} SYNC`)
}

/** Tables of imports that a stop or a crash left behind. */
export async function dropLeftOverTables(journeys: Journeys): Promise<void> {
  const names = Object.keys(tablesOf(0)).join('|')
  const left = await journeys.rows<{ name: string }>(
    'SELECT name FROM system.tables WHERE database = currentDatabase() AND match(name, {pattern:String})',
    { pattern: `^(${names})_[0-9]+$` },
  )
  for (const { name } of left) await journeys.command(`DROP TABLE IF EXISTS ${name} SYNC`)
}
