/** Reads one HTTP request of the ClickHouse interface: what to run, with which values and settings. */
import { randomUUID } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { createBrotliDecompress, createGunzip, createInflate, createZstdDecompress } from 'node:zlib'

export type Statement = {
  queryId: string
  sql: string
  /** Rows that follow an insert: sent as the body while the statement is in the URL. */
  rows: Buffer | undefined
  /** Bound values, in the text form of the interface. */
  parameters: Map<string, string>
  settings: Map<string, string>
  database: string | undefined
  sessionId: string | undefined
  defaultFormat: string
  compressAnswer: boolean
}

/** Words of the URL that steer the interface itself and are unknown to the engine. */
const forTheInterface = new Set([
  'query',
  'query_id',
  'database',
  'session_id',
  'session_timeout',
  'session_check',
  'default_format',
  'user',
  'password',
  'role',
  'wait_end_of_query',
  'buffer_size',
  'enable_http_compression',
  'http_zlib_compression_level',
  'http_response_buffer_size',
  'send_progress_in_http_headers',
  'http_headers_progress_interval_ms',
  'cancel_http_readonly_queries_on_client_close',
])

export async function readStatement(request: IncomingMessage, url: URL): Promise<Statement> {
  const words = new Map(url.searchParams)
  let body = await buffer(decoded(request))
  const contentType = request.headers['content-type'] ?? ''
  if (contentType.startsWith('multipart/form-data')) {
    const form = await new Response(body, { headers: { 'content-type': contentType } }).formData()
    for (const [name, value] of form) words.set(name, String(value))
    body = Buffer.alloc(0)
  }
  const inUrl = words.get('query')
  return {
    queryId: words.get('query_id') || randomUUID(),
    sql: inUrl ?? body.toString('utf8'),
    rows: inUrl !== undefined && body.length > 0 ? body : undefined,
    parameters: new Map([...words].flatMap(([k, v]) => (k.startsWith('param_') ? [[k.slice(6), v]] : []))),
    settings: new Map([...words].filter(([k]) => !k.startsWith('param_') && !forTheInterface.has(k))),
    database: words.get('database'),
    sessionId: words.get('session_id'),
    defaultFormat: words.get('default_format') ?? 'TabSeparated',
    compressAnswer: words.get('enable_http_compression') === '1',
  }
}

function decoded(request: IncomingMessage): Readable {
  switch (request.headers['content-encoding']) {
    case undefined:
      return request
    case 'gzip':
      return pipeWithErrors(request, createGunzip())
    case 'deflate':
      return pipeWithErrors(request, createInflate())
    case 'br':
      return pipeWithErrors(request, createBrotliDecompress())
    case 'zstd':
      return pipeWithErrors(request, createZstdDecompress())
    default:
      throw new Error(`The front does not read Content-Encoding: ${request.headers['content-encoding']}`)
  }
}

function pipeWithErrors(request: IncomingMessage, decoder: NodeJS.ReadWriteStream & Readable): Readable {
  request.once('error', (error) => decoder.destroy(error))
  return request.pipe(decoder)
}
