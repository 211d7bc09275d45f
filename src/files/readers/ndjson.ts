/** Reads NDJSON: one JSON object a line. */
import { appError } from '../../model/app-error.ts'
import { detectEncoding, utf8Chunks } from '../input/utf8-chunks.ts'
import { flatRecord } from './flat-record.ts'
import type { Reader } from './reader.ts'
import { TextRows } from './text-rows.ts'

const largestLine = 1024 ** 2
const mostColumns = 1000

export const ndjson: Reader = {
  format: 'ndjson',
  recognises: (head, fileName) => {
    const start = head
      .toString('utf8', 0, 1000)
      .replace(/^\uFEFF/, '')
      .trimStart()
    const named = /\.(ndjson|jsonl|json)$/.test(fileName)
    return start.startsWith('{') || (named && (start.startsWith('[') || start === ''))
  },
  async open(input, settings) {
    const start = detectEncoding(input.head, settings.encoding)
    const lines = (signal?: AbortSignal) => linesOf(utf8Chunks(input.chunks(signal), start).chunks)
    const columns = await columnsIn(lines())
    return {
      columns,
      delimiter: ',',
      encoding: start.encoding,
      async *batches(signal) {
        const rows = new TextRows(columns.length)
        for await (const line of lines(signal)) {
          addLine(rows, columns, line)
          if (rows.isFull) yield rows.take()
        }
        if (!rows.isEmpty) yield rows.take()
      },
      remarks: () => [],
    }
  },
}

async function* linesOf(chunks: AsyncIterable<Buffer>): AsyncGenerator<string> {
  let rest = ''
  for await (const chunk of chunks) {
    const lines = (rest + chunk.toString('utf8')).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) if (line !== '' && line.trim() !== '') yield line
    // A line without end must not fill the memory; the rest of it becomes a line that is refused too.
    if (rest.length > largestLine * 2) {
      yield rest
      rest = ''
    }
  }
  if (rest.trim() !== '') yield rest
}

const linesLookedAt = 5_000

/** Keys of the first lines are columns; keys that turn up later are kept too, but cannot be chosen. */
async function columnsIn(lines: AsyncIterable<string>): Promise<string[]> {
  const columns = new Set<string>()
  let seen = 0
  let first = ''
  for await (const line of lines) {
    first ||= line
    const parsed = parseLine(line)
    if (parsed.kind === 'record') for (const key of flatRecord(parsed.record).keys()) columns.add(key)
    if (++seen >= linesLookedAt || columns.size > mostColumns) break
  }
  if (seen === 0) throw appError('import.empty', 'The file is empty. Write one JSON object per line.')
  if (columns.size === 0)
    throw appError(
      'import.file-unreadable',
      `The file has no lines with a JSON object. Write one { … } per line${first.trimStart().startsWith('[') ? ' instead of one big [ … ]' : ''}.`,
    )
  return [...columns].slice(0, mostColumns)
}

function addLine(rows: TextRows, columns: readonly string[], line: string): void {
  if (line.length > largestLine) {
    rows.refuse(line, 'row-too-large')
    return
  }
  const parsed = parseLine(line)
  if (parsed.kind !== 'record') {
    rows.refuse(line, parsed.kind)
    return
  }
  const flat = flatRecord(parsed.record)
  const cells = columns.map((column) => {
    const cell = flat.get(column) ?? ''
    flat.delete(column)
    return cell
  })
  if (cells.some((cell) => cell.includes('\0'))) {
    rows.refuse(line, 'nul-byte')
    return
  }
  rows.add(cells, flat.size === 0 ? '' : JSON.stringify(Object.fromEntries(flat)))
}

type Parsed = { kind: 'record'; record: object } | { kind: 'not-json' } | { kind: 'not-an-object' }

function parseLine(line: string): Parsed {
  try {
    const value: unknown = hasLongNumber.test(line) ? JSON.parse(line, keepDigits) : JSON.parse(line)
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? { kind: 'record', record: value }
      : { kind: 'not-an-object' }
  } catch {
    return { kind: 'not-json' }
  }
}

// A number this long may be an id, and would be rounded.
const hasLongNumber = /\d{16}/

function keepDigits(this: unknown, _key: string, value: unknown, context?: { source?: string }): unknown {
  return typeof value === 'number' && !Number.isSafeInteger(value) ? (context?.source ?? value) : value
}
