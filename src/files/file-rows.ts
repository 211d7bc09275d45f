/** The rows of an opened file as cells, a batch at a time, whatever the format. */
import type { OpenedFile } from './open-file.ts'
import { stagingDelimiter } from './readers/csv-cutter.ts'
import type { StagingBatch, StagingRecord } from './readers/reader.ts'
import { stagedCells } from './staged-cells.ts'
import { withFormula } from './without-formula.ts'

/**
 * Quotes that an export put before what a spreadsheet would run are gone again.
 * `trouble`: why the record could not be read as a row; `raw` is then its text, and `cells` are those it has, if any.
 * Rows count from 1.
 */
export type FileRow = { row: number; trouble: string; raw: string; cells: string[] }

const rowOf = (record: string[] | StagingRecord): FileRow => {
  const [row, trouble = '', raw = ''] = record
  return { row: Number(row), trouble, raw, cells: record.slice(4) as string[] }
}

/** What stands in a record with too few or too many cells, so that it can be shown and mended. */
function cutAnew(row: FileRow, delimiter: string): void {
  if (row.trouble === '') return
  const cut = row.trouble === 'unclosed-quote' ? [] : [...stagedCells(`${row.raw}\n`, delimiter)]
  row.cells = cut.length === 1 ? (cut[0] ?? []) : []
}

/** Rows that were written anew stand beside the others, so both are put in order by their numbers. */
function* inOrder(file: OpenedFile, batch: StagingBatch): Generator<FileRow> {
  let next = 0
  for (const record of stagedCells(batch.csv.toString(), stagingDelimiter(file.delimiter))) {
    const row = rowOf(record)
    for (; (batch.records[next]?.[0] ?? row.row) < row.row; next++)
      yield rowOf(batch.records[next] as StagingRecord)
    yield row
  }
  for (; next < batch.records.length; next++) yield rowOf(batch.records[next] as StagingRecord)
}

export async function* fileRows(
  file: OpenedFile,
  size: number,
  signal?: AbortSignal,
): AsyncGenerator<FileRow[]> {
  let rows: FileRow[] = []
  for await (const batch of file.batches(signal)) {
    for (const row of inOrder(file, batch)) {
      if (file.format === 'csv') cutAnew(row, file.delimiter)
      if (file.format === 'csv') row.cells = row.cells.map(withFormula)
      rows.push(row)
      if (rows.length < size) continue
      yield rows
      rows = []
    }
  }
  if (rows.length > 0 && !signal?.aborted) yield rows
}
