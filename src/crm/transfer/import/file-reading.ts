/** The rows of one file as they are planned: rows about one record gathered into the last of them. */
import { fileRows } from '../../../files/file-rows.ts'
import { type OpenedFile, openFile } from '../../../files/open-file.ts'
import type { ReadSettings } from '../../../files/readers/reader.ts'
import { foldText } from '../../fold-text.ts'
import { labelOf } from '../../stored-record.ts'
import { type FileGroups, gatherGroups } from './file-groups.ts'
import { keysOf } from './match-keys.ts'
import { readRow } from './read-row.ts'
import type { RowRead } from './row-read.ts'
import type { RowReader } from './row-reader.ts'
import { tableAsFile } from './table-as-file.ts'

const rowsAtOnce = 1_000

/** A file on disk, or rows in memory as a connected system has them. */
export type TheFile =
  | { path: string; fileName: string }
  | { fileName: string; table: { columns: readonly string[]; rows: readonly (readonly string[])[] } }

export async function openTable(file: TheFile, settings: ReadSettings | null): Promise<OpenedFile> {
  if ('table' in file) return tableAsFile(file.table.columns, file.table.rows)
  const { delimiter, encoding, sheet } = settings ?? {}
  return openFile(file.path, file.fileName, { delimiter, encoding, sheet })
}

/** Of two rows about one record the later one counts, cell by cell; lines of an order are gathered. */
function joinedRow(before: RowRead, after: RowRead): RowRead {
  const relations = new Map([...before.relations, ...after.relations].map((one) => [one.field, one]))
  const lines = new Map(before.lines.map((one) => [one.field, one]))
  for (const one of after.lines) {
    const there = lines.get(one.field)
    lines.set(one.field, there ? { ...one, lines: [...there.lines, ...one.lines] } : one)
  }
  const id = after.id ?? before.id
  return {
    row: after.row,
    cells: after.cells,
    values: { ...before.values, ...after.values },
    usual: { ...before.usual, ...after.usual },
    empty: after.empty.filter((field) => before.empty.includes(field)),
    relations: [...relations.values()],
    lines: [...lines.values()],
    ...(before.consents || after.consents
      ? { consents: [...(before.consents ?? []), ...(after.consents ?? [])] }
      : {}),
    ...(id === undefined ? {} : { id }),
  }
}

export type Gathered = { groups: FileGroups; names: ReadonlySet<string>; rows: number }

/** First time through the file: which rows are about one record, and what records in it are called. */
export async function gatherFile(
  file: OpenedFile,
  reader: RowReader,
  wantsNames: boolean,
  onRows: (rows: number) => void,
  signal: AbortSignal,
): Promise<Gathered> {
  const groups = gatherGroups()
  const names = new Set<string>()
  let rows = 0
  for await (const batch of fileRows(file, rowsAtOnce, signal)) {
    for (const row of batch) {
      const read = readRow(reader, row)
      if (read.trouble) continue
      groups.add(read.row, keysOf(read, reader.settings.match))
      if (!wantsNames) continue
      names.add(foldText(labelOf({ type: reader.shape.type, id: '', values: read.values })))
      if (typeof read.values.externalId === 'string') names.add(foldText(read.values.externalId))
    }
    rows += batch.length
    onRows(rows)
  }
  names.delete('')
  return { groups: groups.done(), names, rows }
}

export type ReadBatch = {
  rows: RowRead[]
  /** Rows that a later one completes. */
  merged: { row: number; into: number }[]
  /** Number of the last row of the file in it. */
  upTo: number
}

export async function* readBatches(
  file: OpenedFile,
  reader: RowReader,
  groups: FileGroups,
  signal: AbortSignal,
): AsyncGenerator<ReadBatch> {
  const held = new Map<number, RowRead>()
  for await (const batch of fileRows(file, rowsAtOnce, signal)) {
    const rows: RowRead[] = []
    const merged: ReadBatch['merged'] = []
    for (const row of batch) {
      const read = readRow(reader, row)
      const last = read.trouble ? undefined : groups.lastOf(read.row)
      if (last === undefined) {
        rows.push(read)
        continue
      }
      const before = held.get(last)
      const joined = before ? joinedRow(before, read) : read
      if (read.row === last) {
        held.delete(last)
        rows.push(joined)
      } else {
        held.set(last, joined)
        merged.push({ row: read.row, into: last })
      }
    }
    yield { rows, merged, upTo: batch.at(-1)?.row ?? 0 }
  }
}
