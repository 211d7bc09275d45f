/** What a file format must offer to be importable: its columns, and its records as text for the staging table. */
import type { ImportFormat } from '../../model/import.ts'
import type { Input } from '../input/open-input.ts'

/**
 * Records as row, trouble, raw, rest, then one cell per column. The quick ones are in the engine's CSV, those that
 * it might read differently as records; either may be empty.
 */
export type StagingBatch = { csv: Buffer; records: StagingRecord[]; rows: number }
export type StagingRecord = [row: number, trouble: string, raw: string, rest: string, ...cells: string[]]

export type OpenFile = {
  columns: readonly string[]
  delimiter: string
  encoding: string
  /** Of a workbook: what its sheets are called, and which of them is read. */
  sheets?: readonly string[]
  sheet?: string
  /** How much of the file has been read, where its bytes are not read in order. */
  bytesRead?(): number
  batches(signal?: AbortSignal): AsyncIterable<StagingBatch>
  /** Things worth a remark that are known only after reading, such as mixed encodings. */
  remarks(): readonly { code: string; message: string; samples: string[] }[]
}

export type ReadSettings = {
  delimiter?: string | undefined
  encoding?: string | undefined
  sheet?: string | undefined
}

export type Reader = {
  format: ImportFormat
  /**
   * What a file says of itself can make this reader use more memory or time than there is, as of packed formats: it is
   * then read in a process of its own, with limits.
   */
  apart?: true
  /** Looks at the first bytes (unzipped) and the file name without ".gz". */
  recognises(head: Buffer, fileName: string): boolean
  open(input: Input, settings: ReadSettings): Promise<OpenFile>
}
