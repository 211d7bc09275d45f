/** The rows of one sheet as texts by column, one after the other; no formula is computed: what it last gave counts. */
import { numberText, plainText } from './cell-text.ts'
import type { Parts } from './open-parts.ts'
import type { Workbook } from './workbook.ts'
import { type Attributes, elementsOf, TooMuch } from './xml-elements.ts'

/** Column by number from 0; empty cells are not there. */
export type SheetRow = Map<number, string>

/** What a sheet of a spreadsheet program can have at all. */
const mostRows = 1_048_576
const mostColumns = 16_384
const mostCells = 50_000_000

export type Seen = { share: number; uncalculated: number }

/** "BC12" → 54 */
function columnOf(reference: string): number | undefined {
  let column = 0
  for (const sign of reference) {
    const code = sign.charCodeAt(0) & ~32
    if (code < 65 || code > 90) break
    column = column * 26 + code - 64
  }
  return column > 0 && column <= mostColumns ? column - 1 : undefined
}

export async function* sheetRows(
  parts: Parts,
  part: string,
  { texts, forms, from1904 }: Workbook,
  seen: Seen,
  signal?: AbortSignal,
): AsyncGenerator<SheetRow[]> {
  let rows: SheetRow[] = []
  let row: SheetRow = new Map()
  let column = -1
  let cell: Attributes = {}
  let value = ''
  let inline = ''
  let reading: 'value' | 'inline' | undefined
  let pronounced = 0
  let hasFormula = false
  let [rowCount, cellCount] = [0, 0]

  function textOfCell(): string {
    switch (cell.t ?? 'n') {
      case 's':
        return texts[Number(value)] ?? ''
      case 'inlineStr':
        return plainText(inline)
      case 'str':
        return plainText(value)
      case 'b':
        return value === '' ? '' : value === '0' ? 'false' : 'true'
      // An error, such as of a division by nothing, says nothing.
      case 'e':
        return ''
      case 'd':
        return value
      default:
        return numberText(value, forms[Number(cell.s ?? 0)] ?? { kind: 'plain' }, from1904)
    }
  }

  const handlers = {
    opened(name: string, attributes: Attributes): void {
      reading = undefined
      if (name === 'row') {
        row = new Map()
        column = -1
        if (++rowCount > mostRows) throw new TooMuch(`more than ${mostRows} rows`)
      } else if (name === 'c') {
        cell = attributes
        column = columnOf(attributes.r ?? '') ?? column + 1
        value = ''
        inline = ''
        hasFormula = false
        if (++cellCount > mostCells) throw new TooMuch(`more than ${mostCells} cells`)
        if (column >= mostColumns) throw new TooMuch(`more than ${mostColumns} columns`)
      } else if (name === 'v') reading = 'value'
      else if (name === 'f') hasFormula = true
      else if (name === 'rPh') pronounced++
      else if (name === 't' && pronounced === 0) reading = 'inline'
    },
    text(piece: string): void {
      if (reading === 'value') value += piece
      else if (reading === 'inline') inline += piece
    },
    closed(name: string): void {
      reading = undefined
      if (name === 'rPh') pronounced--
      else if (name === 'c') {
        const text = textOfCell()
        if (text.trim() !== '') row.set(column, text)
        else if (hasFormula && value === '') seen.uncalculated++
      } else if (name === 'row' && row.size > 0) rows.push(row)
    },
  }

  const stream = await parts.open(part)
  const bytes = parts.bytes(part)
  let read = 0
  async function* counted(): AsyncGenerator<Buffer> {
    for await (const piece of stream) {
      read += piece.length
      seen.share = bytes > 0 ? read / bytes : 1
      yield piece
    }
  }
  try {
    for await (const _ of elementsOf(counted(), handlers)) {
      if (signal?.aborted) return
      if (rows.length === 0) continue
      yield rows
      rows = []
    }
  } finally {
    stream.destroy()
  }
}
