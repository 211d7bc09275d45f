/** Gives the records of a list out as a file, page by page, so that its size does not matter. */
import { Readable } from 'node:stream'
import { type CsvCell, csvLines, csvMark } from '../../../files/csv-lines.ts'
import { appError } from '../../../model/app-error.ts'
import type { CrmRecord, Labels, RecordPage } from '../../../model/crm/crm-record.ts'
import type { Field } from '../../../model/crm/field.ts'
import { type Cell, type ExportColumn, exportColumns } from './export-columns.ts'

export const exportFormats = ['csv', 'xlsx', 'ndjson'] as const
export type ExportFormat = (typeof exportFormats)[number]

/** A page of the list: `cursor` is what the page before gave as `next`. */
export type PageOf = (cursor: string | undefined) => Promise<Pick<RecordPage, 'rows' | 'labels' | 'next'>>

export type Export = {
  fields: readonly Field[]
  /** Names of fields, in order; none: all. */
  columns: readonly string[]
  pageOf: PageOf
  signal: AbortSignal
}

/** A sheet is put together in memory; larger lists are for the other formats. */
const mostInSheet = 100_000

async function* pagesOf({ pageOf, signal }: Export) {
  for (let cursor: string | undefined; !signal.aborted; ) {
    const page = await pageOf(cursor)
    yield page
    if (page.next === null) return
    cursor = page.next
  }
}

const csvCell = ({ kind, text }: Cell): CsvCell => (kind === 'number' ? { number: text } : text)
const cellsOf = (columns: readonly ExportColumn[], record: CrmRecord, labels: Labels): Cell[] =>
  columns.map(({ cell }) => cell(record, labels))

async function* csv(wish: Export): AsyncGenerator<string> {
  const columns = exportColumns(wish.fields, wish.columns)
  yield csvMark + csvLines([columns.map(({ header }) => header)])
  for await (const { rows, labels } of pagesOf(wish))
    if (rows.length > 0) yield csvLines(rows.map((row) => cellsOf(columns, row, labels).map(csvCell)))
}

/** Values as the API has them, with the names of the records they point to beside. */
async function* ndjson(wish: Export): AsyncGenerator<string> {
  const columns = exportColumns(wish.fields, wish.columns)
  for await (const { rows, labels } of pagesOf(wish))
    yield rows
      .map((row) => {
        const cells = cellsOf(columns, row, labels)
        const line = columns.map(({ header }, at) => {
          const cell = cells[at]
          return [header, cell?.kind === 'number' ? Number(cell.text) : (cell?.text ?? '')]
        })
        return `${JSON.stringify(Object.fromEntries(line))}\n`
      })
      .join('')
}

/** In a sheet a cell says itself that it is text, so nothing in it is ever run. */
const sheetCell = ({ kind, text }: Cell) =>
  kind === 'number'
    ? { value: Number(text), type: Number }
    : text === ''
      ? null
      : { value: text, type: String }

/** What a cell of a sheet can hold; longer texts would make the file unreadable. */
const longestCell = 32_767
/** What may not stand in XML: controls other than tab and line ends. */
const notInXml = /[^\P{Cc}\t\n\r]|[\ufffe\uffff]/gu
const inSheet = (text: string): string => text.replace(notInXml, '').toWellFormed().slice(0, longestCell)

async function xlsx(wish: Export): Promise<Readable> {
  const columns = exportColumns(wish.fields, wish.columns)
  const sheet: ReturnType<typeof sheetCell>[][] = []
  for await (const { rows, labels } of pagesOf(wish)) {
    for (const row of rows)
      sheet.push(
        cellsOf(columns, row, labels).map((cell) => sheetCell({ ...cell, text: inSheet(cell.text) })),
      )
    if (sheet.length > mostInSheet)
      throw appError(
        'query.too-big',
        `A spreadsheet of more than ${mostInSheet} rows is more than most programs open. Take CSV, or filter the list.`,
      )
  }
  const head = columns.map(({ header }) => ({ value: header, type: String, fontWeight: 'bold' as const }))
  // Loaded when it is asked for: it takes memory, and few servers ever write a sheet.
  const { default: writeExcelFile } = await import('write-excel-file/node')
  return Readable.from(await writeExcelFile([head, ...sheet]).toBuffer())
}

export async function exportRecords(format: ExportFormat, wish: Export): Promise<Readable> {
  switch (format) {
    case 'csv':
      return Readable.from(csv(wish))
    case 'ndjson':
      return Readable.from(ndjson(wish))
    case 'xlsx':
      return xlsx(wish)
  }
}
