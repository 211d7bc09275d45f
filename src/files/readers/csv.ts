/** Reads CSV with any separator, encoding and line ending. */
import { appError } from '../../model/app-error.ts'
import { detectEncoding, utf8Chunks } from '../input/utf8-chunks.ts'
import { columnNames } from './column-names.ts'
import { CsvCutter } from './csv-cutter.ts'
import { csvStart } from './csv-dialect.ts'
import type { Reader } from './reader.ts'

const batchBytes = 8 * 1024 ** 2
const mostColumns = 1000

/** Text of any kind is taken for CSV, so this reader is asked last. */
export const csv: Reader = {
  format: 'csv',
  recognises: () => true,
  async open(input, settings) {
    const start = detectEncoding(input.head, settings.encoding)
    const headText = await textOf(utf8Chunks(once(input.head), start).chunks)
    const { dialect, header, skip } = csvStart(headText, settings.delimiter, input.head.length < 256 * 1024)
    if (header.length > mostColumns)
      throw appError(
        'import.file-unreadable',
        `The file has ${header.length} columns; at most ${mostColumns} can be read. Choose another separator or leave columns out.`,
      )
    const columns = columnNames(header)
    const text = { encoding: () => start.encoding, mixed: () => false }
    return {
      columns,
      delimiter: dialect.delimiter,
      encoding: start.encoding,
      async *batches(signal) {
        const converted = utf8Chunks(input.chunks(signal), start)
        Object.assign(text, { encoding: converted.encoding, mixed: converted.mixed })
        const cutter = new CsvCutter(dialect, columns.length, skip)
        for await (const chunk of converted.chunks) {
          cutter.push(chunk)
          if (cutter.bytes >= batchBytes) yield cutter.take()
        }
        cutter.end()
        if (cutter.bytes > 0) yield cutter.take()
      },
      remarks: () => (text.mixed() ? [mixedEncodings] : []),
    }
  },
}

const mixedEncodings = {
  code: 'mixed-encodings',
  message: 'Some lines are not UTF-8 and were read as Windows-1252. Look at names with accents.',
  samples: [],
}

async function* once(bytes: Buffer): AsyncGenerator<Buffer> {
  yield bytes
}

async function textOf(chunks: AsyncIterable<Buffer>): Promise<string> {
  let text = ''
  for await (const chunk of chunks) text += chunk.toString('utf8')
  return text
}
