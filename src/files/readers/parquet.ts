/** Reads Parquet files, one group of rows after the other. */
import { asyncBufferFromFile, type FileMetaData, parquetMetadataAsync, parquetReadObjects } from 'hyparquet'
import { compressors } from 'hyparquet-compressors'
import { AppError, appError } from '../../model/app-error.ts'
import type { Input } from '../input/open-input.ts'
import { unpack, withFile } from '../input/unpacked.ts'
import { columnNames } from './column-names.ts'
import { cellOf } from './flat-record.ts'
import type { Reader } from './reader.ts'
import { TextRows } from './text-rows.ts'

/** Groups can hold millions of rows; this many are in memory at once. */
const rowsAtOnce = 100_000
const largestRow = 1024 ** 2
/** A group is unpacked as a whole. */
const mostRowsInGroup = 20_000_000

export const parquet: Reader = {
  format: 'parquet',
  apart: true,
  recognises: (head) => head.toString('latin1', 0, 4) === 'PAR1',
  async open(input) {
    const metadata = await withFile(input, (path) => guarded(input, () => metadataOf(path)))
    if (metadata.row_groups.some(({ num_rows: rows }) => Number(rows) > mostRowsInGroup))
      throw appError(
        'import.file-unreadable',
        `"${input.fileName}" has groups of more than ${mostRowsInGroup} rows. Write it with smaller row groups.`,
        { fileName: input.fileName },
      )
    const names = topLevel(metadata)
    const naive = naiveTimes(metadata)
    return {
      columns: columnNames(names),
      delimiter: ',',
      encoding: 'parquet',
      async *batches(signal) {
        const unpacked = await unpack(input)
        try {
          for (const [rowStart, rowEnd] of rangesOf(metadata)) {
            if (signal?.aborted) return
            const records = await guarded(input, () => recordsOf(unpacked.path, metadata, rowStart, rowEnd))
            yield* batchesOf(records, names, naive, rowStart)
          }
        } finally {
          await unpacked.remove()
        }
      },
      remarks: () => [],
    }
  },
}

const metadataOf = async (path: string): Promise<FileMetaData> =>
  parquetMetadataAsync(await asyncBufferFromFile(path))

async function recordsOf(path: string, metadata: FileMetaData, rowStart: number, rowEnd: number) {
  const file = await asyncBufferFromFile(path)
  return parquetReadObjects({ file, metadata, compressors, rowStart, rowEnd })
}

/** A text that stands once in the file may stand in every row, so what is written on is bounded here. */
function* batchesOf(
  records: readonly Record<string, unknown>[],
  names: readonly string[],
  naive: ReadonlySet<string>,
  before: number,
) {
  const rows = new TextRows(names.length, before)
  for (const record of records) {
    const cells = names.map((name) => cellIn(record[name], naive.has(name)))
    const raw = () => JSON.stringify(cells.map((cell) => cell.slice(0, largestRow / cells.length)))
    if (cells.reduce((sum, cell) => sum + cell.length, 0) > largestRow) rows.refuse(raw(), 'row-too-large')
    else if (cells.some((cell) => cell.includes('\0'))) rows.refuse(raw(), 'nul-byte')
    else rows.add(cells)
    if (rows.isFull) yield rows.take()
  }
  if (!rows.isEmpty) yield rows.take()
}

/** Without the final "Z" a time counts in the zone that the settings name. */
const cellIn = (value: unknown, isNaive: boolean): string =>
  isNaive && value instanceof Date ? cellOf(value).replace(/Z$/, '') : cellOf(value)

function topLevel(metadata: FileMetaData): string[] {
  const [root, ...elements] = metadata.schema
  const names: string[] = []
  let at = 0
  const skip = (): void => {
    const children = elements[at++]?.num_children ?? 0
    for (let child = 0; child < children; child++) skip()
  }
  for (let child = 0; child < (root?.num_children ?? 0); child++) {
    names.push(elements[at]?.name ?? '')
    skip()
  }
  return names
}

const naiveTimes = (metadata: FileMetaData): Set<string> =>
  new Set(
    metadata.schema
      .filter(({ logical_type: type }) => type?.type === 'TIMESTAMP' && !type.isAdjustedToUTC)
      .map(({ name }) => name),
  )

function rangesOf(metadata: FileMetaData): [number, number][] {
  const ranges: [number, number][] = []
  let start = 0
  for (const group of metadata.row_groups) {
    const end = start + Number(group.num_rows)
    for (let from = start; from < end; from += rowsAtOnce)
      ranges.push([from, Math.min(end, from + rowsAtOnce)])
    start = end
  }
  return ranges
}

async function guarded<T>(input: Input, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (cause) {
    if (cause instanceof AppError) throw cause
    throw appError(
      'import.file-unreadable',
      `"${input.fileName}" is a damaged or incomplete Parquet file. Copy or export it again.`,
      { fileName: input.fileName },
      cause,
    )
  }
}
