/** Tells the separator and the line ending of a CSV file from its beginning. */
import { appError } from '../../model/app-error.ts'
import { type CsvDialect, cellsOf } from './csv-cutter.ts'

const delimiters = [',', ';', '\t', '|'] as const
const linesLookedAt = 200

export type CsvStart = { dialect: CsvDialect; header: string[]; skip: number }

export function csvStart(head: string, chosen: string | undefined, isWhole: boolean): CsvStart {
  const newline = !head.includes('\n') && head.includes('\r') ? '\r' : '\n'
  const records = recordsOf(head, newline, isWhole)
  const hint = /^sep=(.)$/i.exec(records[0] ?? '')?.[1]
  const lines = hint === undefined ? records : records.slice(1)
  const first = lines[0]
  if (first === undefined)
    throw appError(
      'import.empty',
      'The file is empty. Choose a file with a header row and at least one row below it.',
    )
  const delimiter = chosen ?? hint ?? bestDelimiter(lines)
  if (!/^[!#-/:-@[-`{-~\t ]$/.test(delimiter))
    throw appError(
      'import.file-unreadable',
      `"${delimiter}" cannot separate cells. Choose a comma, semicolon, tab, bar or another sign of ASCII.`,
    )
  return {
    dialect: { delimiter, newline },
    header: cellsOf(first, delimiter),
    skip: hint === undefined ? 1 : 2,
  }
}

/** Non-empty records; line breaks inside quotes do not end one. The last is left out where it may be cut off. */
function recordsOf(head: string, newline: string, isWhole: boolean): string[] {
  const records: string[] = []
  let from = 0
  let inQuotes = false
  for (let i = 0; i <= head.length && records.length < linesLookedAt; i++) {
    if (head[i] === '"') inQuotes = !inQuotes
    const atEnd = i === head.length
    if (!atEnd && (inQuotes || head[i] !== newline)) continue
    if (atEnd && !isWhole && records.length > 0) break
    const record = head.slice(from, i).replace(/\r$/, '')
    if (record !== '') records.push(record)
    from = i + 1
  }
  return records
}

/** The separator that gives most records the same number of cells, and more than one. */
function bestDelimiter(records: readonly string[]): string {
  let best = { delimiter: ',', score: 0 }
  for (const delimiter of delimiters) {
    const counts = new Map<number, number>()
    for (const record of records) {
      const cells = cellsOf(record, delimiter).length
      counts.set(cells, (counts.get(cells) ?? 0) + 1)
    }
    const header = cellsOf(records[0] ?? '', delimiter).length
    if (header < 2) continue
    // Agreement with the header decides; the number of cells only breaks ties.
    const score = (counts.get(header) ?? 0) / records.length + Math.min(header, 100) / 1000
    if (score > best.score) best = { delimiter, score }
  }
  return best.delimiter
}
