/** Sends what the engine answered, with the headers of a ClickHouse server. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import type { Answer } from './embedded-engine.ts'
import { ClickHouseException, httpStatus } from './exception.ts'
import type { Statement } from './statement.ts'

const chunkBytes = 64 * 1024

export async function sendAnswer(
  request: IncomingMessage,
  response: ServerResponse,
  statement: Statement,
  answer: Answer,
): Promise<void> {
  const gzip = statement.compressAnswer && /\bgzip\b/.test(String(request.headers['accept-encoding'] ?? ''))
  response.writeHead(200, {
    ...commonHeaders(statement),
    'Content-Type': 'text/plain; charset=UTF-8',
    'X-ClickHouse-Format': formatOf(statement),
    'X-ClickHouse-Summary': JSON.stringify(summary(answer)),
    ...(gzip ? { 'Content-Encoding': 'gzip' } : {}),
  })
  const chunks = Readable.from(inChunks(answer.body))
  await (gzip ? pipeline(chunks, createGzip(), response) : pipeline(chunks, response))
}

export function sendException(
  response: ServerResponse,
  statement: Statement,
  error: ClickHouseException | Error,
): void {
  const code = error instanceof ClickHouseException ? error.code : 1002
  response.writeHead(httpStatus(code), {
    ...commonHeaders(statement),
    'Content-Type': 'text/plain; charset=UTF-8',
    'X-ClickHouse-Exception-Code': String(code),
  })
  response.end(`${error.message.trim()}\n`)
}

function commonHeaders(statement: Statement) {
  return {
    'X-ClickHouse-Query-Id': statement.queryId,
    'X-ClickHouse-Server-Display-Name': 'front',
    'X-ClickHouse-Timezone': 'UTC',
  }
}

function formatOf(statement: Statement): string {
  return /\bformat\s+(\w+)\s*;?\s*$/i.exec(statement.sql)?.[1] ?? statement.defaultFormat
}

function summary(answer: Answer) {
  return {
    read_rows: String(answer.readRows),
    read_bytes: String(answer.readBytes),
    written_rows: String(answer.writtenRows),
    written_bytes: String(answer.writtenBytes),
    total_rows_to_read: '0',
    result_rows: '0',
    result_bytes: String(answer.body.length),
    elapsed_ns: String(Math.round(answer.elapsedSeconds * 1e9)),
  }
}

/** In pieces, so that a reader of a stream meets rows cut in the middle, as on a network. */
function* inChunks(body: Buffer): Generator<Buffer> {
  for (let from = 0; from < body.length; from += chunkBytes) yield body.subarray(from, from + chunkBytes)
}
