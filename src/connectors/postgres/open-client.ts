/** A connection to another PostgreSQL that can only read, and not for ever. */
import type { Duplex } from 'node:stream'
import pg from 'pg'
import { ConnectorFailure } from '../connector-failure.ts'
import { cancelStatement } from './cancel-statement.ts'
import { postgresFailure } from './postgres-failure.ts'
import type { PostgresSettings } from './settings.ts'

/** undefined: text stays as the server wrote it, so that no digit of a number or time is lost. */
const parsed = new Set([16, 114, 3802])
const types = {
  getTypeParser: (type: number, format?: 'text' | 'binary') =>
    parsed.has(type) ? pg.types.getTypeParser(type, format) : (text: string) => text,
}

const encryptions = { off: false, any: { rejectUnauthorized: false }, verify: true } as const

export type Reader = {
  /** In a transaction of its own that cannot change anything. */
  ask<Row extends object>(text: string, values?: unknown[]): Promise<pg.QueryResult<Row>>
  [Symbol.asyncDispose](): Promise<void>
}

export type Server = Pick<
  PostgresSettings,
  'host' | 'port' | 'database' | 'user' | 'password' | 'encryption' | 'timeoutSeconds'
>

/** What one question may be answered with: a page of rows, and all of it lies in memory. */
const mostBytes = 128 * 1024 ** 2

/** Counts what comes in; `begin` with each question. A value of half a gigabyte would take the whole server down. */
function boundedBy(client: pg.Client, settings: Server): { begin(): void } {
  let bytes = 0
  // The library has no limit of its own and shows its socket, by then the encrypted one, here alone.
  const { stream } = Reflect.get(client, 'connection') as { stream: Duplex }
  stream.on('data', (piece: Buffer) => {
    bytes += piece.length
    if (bytes <= mostBytes) return
    const place = `PostgreSQL at ${settings.host}:${settings.port}`
    stream.destroy(
      new ConnectorFailure(
        `${place} answers with more than ${mostBytes / 1024 ** 2} MB to one question.`,
        'Leave large columns out: write a query that selects what is needed.',
      ),
    )
  })
  return {
    begin() {
      bytes = 0
    },
  }
}

export async function openClient(settings: Server, signal: AbortSignal): Promise<Reader> {
  const client = new pg.Client({
    host: settings.host,
    port: settings.port,
    database: settings.database,
    user: settings.user,
    password: settings.password ?? '',
    ssl: encryptions[settings.encryption],
    application_name: 'waymark',
    connectionTimeoutMillis: 10_000,
    // Should the server fall silent, its own limit would never be heard.
    query_timeout: settings.timeoutSeconds * 1_000 + 5_000,
    keepAlive: true,
    types,
  })
  // A connection that breaks is reported by the question that meets it.
  client.on('error', () => {})
  // Ended while it is still connecting, a client never says what became of it.
  const cut = Promise.withResolvers<never>()
  cut.promise.catch(() => {})
  const cutOff = () => {
    cut.reject(
      new ConnectorFailure(
        `PostgreSQL at ${settings.host}:${settings.port} did not answer in time.`,
        'Look whether it is busy, or whether an index is missing for the column that grows.',
      ),
    )
    cancelStatement(client, settings)
    void client.end().catch(() => {})
  }
  signal.addEventListener('abort', cutOff)
  const readable = async <Result>(work: Promise<Result>): Promise<Result> => {
    try {
      return await Promise.race([work, cut.promise])
    } catch (error) {
      throw postgresFailure(error, settings)
    }
  }
  try {
    signal.throwIfAborted()
    await readable(client.connect())
  } catch (error) {
    signal.removeEventListener('abort', cutOff)
    throw error
  }
  const bound = boundedBy(client, settings)
  const begin = async () => {
    await client.query('begin transaction read only')
    await client.query(
      `select set_config('statement_timeout', $1, true), set_config('timezone', 'UTC', true),
         set_config('datestyle', 'ISO', true), set_config('intervalstyle', 'iso_8601', true)`,
      [String(settings.timeoutSeconds * 1_000)],
    )
  }
  return {
    ask: (text, values = []) =>
      readable(
        (async () => {
          bound.begin()
          await begin()
          try {
            // With values bound, the server takes one statement only.
            return await client.query(text, values)
          } finally {
            await client.query('rollback').catch(() => {})
          }
        })(),
      ),
    async [Symbol.asyncDispose]() {
      signal.removeEventListener('abort', cutOff)
      if (!signal.aborted) await client.end().catch(() => {})
    },
  }
}
