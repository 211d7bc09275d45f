/** A table in memory in the form of an opened file, so that its rows go the way of every import. */
import type { OpenedFile } from '../../../files/open-file.ts'
import type { StagingRecord } from '../../../files/readers/reader.ts'

/** Cells are as the other system has them: nothing was put before formulas that would have to go again. */
export function tableAsFile(columns: readonly string[], rows: readonly (readonly string[])[]): OpenedFile {
  return {
    columns,
    delimiter: ',',
    encoding: 'utf-8',
    format: 'ndjson',
    bytes: 0,
    bytesRead: () => 0,
    remarks: () => [],
    async *batches() {
      const records = rows.map((cells, at): StagingRecord => [at + 1, '', '', '', ...cells])
      yield { csv: Buffer.alloc(0), records, rows: records.length }
    },
  }
}
