/** Reads one sheet of an Excel workbook, a piece at a time. */
import { open } from 'node:fs/promises'
import { AppError, appError } from '../../../model/app-error.ts'
import type { Input } from '../../input/open-input.ts'
import { unpack, withFile } from '../../input/unpacked.ts'
import type { Reader } from '../reader.ts'
import { TextRows } from '../text-rows.ts'
import { openParts, type Parts } from './open-parts.ts'
import { type Seen, type SheetRow, sheetRows } from './sheet-rows.ts'
import { rowsLookedAt, type TableStart, tableStart } from './table-start.ts'
import { readWorkbook, type Sheet, type Workbook } from './workbook.ts'
import { TooMuch } from './xml-elements.ts'

const zipMark = Buffer.from([0x50, 0x4b, 0x03, 0x04])
/** Of the files of Office before 2007, in which those with a password still are. */
const oldMark = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])

const mostColumns = 1_000
const largestRow = 1024 ** 2

const startsWith = (head: Buffer, mark: Buffer): boolean => head.subarray(0, mark.length).equals(mark)

export const xlsx: Reader = {
  format: 'xlsx',
  apart: true,
  // Which of the things that are zip archives it is, opening it says.
  recognises: (head) => startsWith(head, zipMark) || startsWith(head, oldMark),
  async open(input, settings) {
    if (startsWith(input.head, oldMark) && input.head.length >= 512) throw await oldFile(input)
    const seen: Seen = { share: 0, uncalculated: 0 }
    const { workbook, sheet, start } = await within(input, async (parts) => {
      const workbook = await readWorkbook(parts, input.fileName)
      return { workbook, ...(await chosenTable(parts, workbook, input, settings.sheet)) }
    })
    if (start.names.length > mostColumns)
      throw appError(
        'import.too-large',
        `The sheet "${sheet.name}" has ${start.names.length} columns; at most ${mostColumns} can be read. Leave columns out.`,
        { fileName: input.fileName },
      )
    return {
      columns: start.names,
      sheets: workbook.sheets.map(({ name }) => name),
      sheet: sheet.name,
      delimiter: ',',
      encoding: 'xlsx',
      bytesRead: () => seen.share * input.bytes,
      async *batches(signal) {
        Object.assign(seen, { share: 0, uncalculated: 0 })
        yield* batchesOf(input, { workbook, sheet, start, seen }, signal)
      },
      remarks: () => [
        ...severalSheets(workbook, sheet),
        ...(seen.uncalculated > 0 ? [uncalculated(seen.uncalculated)] : []),
      ],
    }
  },
}

const severalSheets = ({ sheets }: Workbook, read: Sheet) =>
  sheets.length < 2
    ? []
    : [
        {
          code: 'several-sheets',
          message: `The workbook has ${sheets.length} sheets. “${read.name}” was read; the others are left out.`,
          samples: sheets.filter((sheet) => sheet !== read).map(({ name }) => name),
        },
      ]

const uncalculated = (cells: number) => ({
  code: 'formulas-uncalculated',
  message: `${cells} cells hold a formula without what it gives, and were read as empty. Open the file in a spreadsheet program, save it, and import that.`,
  samples: [],
})

type Opened = { workbook: Workbook; sheet: Sheet; start: TableStart; seen: Seen }

async function* batchesOf(input: Input, { workbook, sheet, start, seen }: Opened, signal?: AbortSignal) {
  const unpacked = await unpack(input)
  let parts: Parts | undefined
  try {
    parts = await openParts(unpacked.path, input.fileName)
    const rows = new TextRows(start.columns.length)
    let skip = start.skip
    for await (const some of sheetRows(parts, sheet.part, workbook, seen, signal)) {
      for (const row of some)
        if (skip > 0) skip--
        else addRow(rows, row, start)
      if (rows.isFull) yield rows.take()
    }
    if (!rows.isEmpty) yield rows.take()
  } catch (error) {
    throw unreadable(input, error)
  } finally {
    parts?.close()
    await unpacked.remove()
  }
}

/** What stands right of the table is kept beside it. */
function addRow(rows: TextRows, row: SheetRow, { columns }: TableStart): void {
  const cells = columns.map((column) => row.get(column) ?? '')
  const beside = [...row].filter(([column]) => !columns.includes(column))
  const length = [...row.values()].reduce((sum, cell) => sum + cell.length, 0)
  if (length > largestRow)
    rows.refuse(
      JSON.stringify(cells.map((cell) => cell.slice(0, largestRow / cells.length))),
      'row-too-large',
    )
  else
    rows.add(
      cells,
      beside.length === 0
        ? ''
        : JSON.stringify(Object.fromEntries(beside.map(([column, cell]) => [`column ${column + 1}`, cell]))),
    )
}

/** The sheet that was chosen, or the first that has a row below a header. */
async function chosenTable(
  parts: Parts,
  workbook: Workbook,
  { fileName }: Input,
  wanted: string | undefined,
) {
  const sheets =
    wanted === undefined ? workbook.sheets : workbook.sheets.filter(({ name }) => name === wanted)
  if (wanted !== undefined && sheets.length === 0)
    throw appError(
      'import.sheet-missing',
      `"${fileName}" has no sheet "${wanted}". Choose one of: ${workbook.sheets.map(({ name }) => name).join(', ')}.`,
      { fileName, sheet: wanted },
    )
  for (const sheet of sheets) {
    const start = tableStart(await firstRows(parts, sheet, workbook))
    if (start) return { sheet, start }
  }
  throw appError(
    'import.empty',
    wanted === undefined
      ? `"${fileName}" has no sheet with a header and a row below it. Choose another file.`
      : `The sheet "${wanted}" has no row below a header. Choose another sheet.`,
    { fileName },
  )
}

async function firstRows(parts: Parts, sheet: Sheet, workbook: Workbook): Promise<SheetRow[]> {
  const rows: SheetRow[] = []
  for await (const some of sheetRows(parts, sheet.part, workbook, { share: 0, uncalculated: 0 })) {
    rows.push(...some)
    if (rows.length >= rowsLookedAt) break
  }
  return rows.slice(0, rowsLookedAt)
}

const within = <T>(input: Input, work: (parts: Parts) => Promise<T>): Promise<T> =>
  withFile(input, async (path) => {
    let parts: Parts | undefined
    try {
      parts = await openParts(path, input.fileName)
      return await work(parts)
    } catch (error) {
      throw unreadable(input, error)
    } finally {
      parts?.close()
    }
  })

function unreadable({ fileName }: Input, cause: unknown): Error {
  if (cause instanceof AppError) return cause
  if (cause instanceof TooMuch)
    return appError(
      'import.too-large',
      `"${fileName}" holds ${cause.message}. Save it as CSV, or in several files, and import that.`,
      { fileName },
      cause,
    )
  return appError(
    'import.file-unreadable',
    `"${fileName}" is a damaged or incomplete workbook. Open it in a spreadsheet program, save it again, and import that.`,
    { fileName },
    cause,
  )
}

/** In a protected workbook the archive lies encrypted inside a file of the old kind, under this name. */
const protectedName = Buffer.from('EncryptedPackage', 'utf16le')
const directoryBytes = 16 * 1024

async function oldFile(input: Input): Promise<Error> {
  const { head, fileName } = input
  // Where the directory begins, in sectors behind the first.
  const at = (head.readUInt32LE(48) + 1) * 2 ** Math.min(head.readUInt16LE(30), 16)
  const directory = Buffer.alloc(directoryBytes)
  await withFile(input, async (path) => {
    const file = await open(path)
    await file.read(directory, 0, directoryBytes, at).finally(() => file.close())
  })
  return directory.includes(protectedName)
    ? appError(
        'import.password-protected',
        `"${fileName}" is protected by a password. Save it without one, and import that.`,
        { fileName },
      )
    : appError(
        'import.old-spreadsheet',
        `"${fileName}" is a workbook of Excel before 2007 (.xls), or another old document. Save it as .xlsx or CSV, and import that.`,
        { fileName },
      )
}
