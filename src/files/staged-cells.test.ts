import fc from 'fast-check'
import { expect, test } from 'vitest'
import { CsvCutter } from './readers/csv-cutter.ts'
import { stagedCells } from './staged-cells.ts'

const written = (cells: readonly string[], separator: string): string =>
  cells.map((cell) => (/[",;\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(separator)

test('what was cut is read back cell by cell, with quotes, line ends and separators in it', () => {
  const piece = fc.constantFrom('a', 'ü', '"', '""', ',', ';', '\n', ' ', '😀', "'", '')
  const cell = fc.array(piece, { maxLength: 6 }).map((pieces) => pieces.join(''))
  const table = fc.array(fc.tuple(fc.constant('x'), cell, cell), { minLength: 1, maxLength: 8 })
  fc.assert(
    fc.property(table, fc.constantFrom(',', ';'), (rows, separator) => {
      const cutter = new CsvCutter({ delimiter: separator, newline: '\n' }, 3, 0)
      cutter.push(Buffer.from(rows.map((row) => `${written(row, separator)}\n`).join('')))
      cutter.end()
      const { csv, records } = cutter.take()
      const read = [...stagedCells(csv.toString(), separator), ...records.map((one) => one.map(String))]
      const inOrder = read.sort((a, b) => Number(a[0]) - Number(b[0]))
      expect(inOrder.map(([, , , , ...cells]) => cells)).toEqual(rows)
    }),
  )
})

test('a quote within a cell stands for itself', () => {
  expect([...stagedCells('1,5" pipe,b\n2,"a ""b""",c', ',')]).toEqual([
    ['1', '5" pipe', 'b'],
    ['2', 'a "b"', 'c'],
  ])
})
