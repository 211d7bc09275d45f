/** The rows of an opened file as cells, a batch at a time, whatever the format. */
import { type Parser, parse } from 'csv-parse'
import type { OpenedFile } from './open-file.ts'
import { stagingDelimiter } from './readers/csv-cutter.ts'
import type { StagingBatch } from './readers/reader.ts'
import { withFormula } from './without-formula.ts'

/**
 * Quotes that an export put before what a spreadsheet would run are gone again.
 * `trouble`: why the record could not be cut into cells; `raw` is then its text. Rows count from 1.
 */
export type FileRow = { row: number; trouble: string; raw: string; cells: string[] }

const rowOf = ([row = '', trouble = '', raw = '', , ...cells]: readonly (string | number)[]): FileRow => ({
  row: Number(row),
  trouble: String(trouble),
  raw: String(raw),
  cells: cells.map(String),
})

function parserOf(file: OpenedFile): Parser {
  return parse({ delimiter: stagingDelimiter(file.delimiter), relax_column_count: true, relax_quotes: true })
}

async function* parsed(file: OpenedFile, { csv }: StagingBatch): AsyncGenerator<FileRow> {
  if (csv.length === 0) return
  const parser = parserOf(file)
  parser.end(csv)
  for await (const record of parser) yield rowOf(record as string[])
}

/** Rows that were written anew stand beside the others, so both are put in order by their numbers. */
async function* inOrder(file: OpenedFile, batch: StagingBatch): AsyncGenerator<FileRow> {
  const aside = batch.records.map(rowOf)
  let next = 0
  for await (const row of parsed(file, batch)) {
    while (next < aside.length && (aside[next]?.row ?? 0) < row.row) yield aside[next++] as FileRow
    yield row
  }
  while (next < aside.length) yield aside[next++] as FileRow
}

export async function* fileRows(
  file: OpenedFile,
  size: number,
  signal?: AbortSignal,
): AsyncGenerator<FileRow[]> {
  let rows: FileRow[] = []
  for await (const batch of file.batches(signal)) {
    for await (const row of inOrder(file, batch)) {
      rows.push(file.format === 'csv' ? { ...row, cells: row.cells.map(withFormula) } : row)
      if (rows.length < size) continue
      yield rows
      rows = []
    }
  }
  if (rows.length > 0 && !signal?.aborted) yield rows
}
