/** Opens the journeys store: ClickHouse by URL, or the same engine in this process. */
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import {
  type ClickHouseClient,
  ClickHouseLogLevel,
  type ClickHouseSettings,
  createClient,
} from '@clickhouse/client'
import { appError } from '../../model/app-error.ts'
import { journeysError } from './journeys-error.ts'
import { numbersInText } from './numbers-in-text.ts'
import { refuseBrokenParts } from './refuse-broken-parts.ts'
import { type QuestionStopper, questionStopper } from './stop-questions.ts'
import { oneAfterAnother, sideBySide, type Turns } from './turns.ts'

export type QueryLimits = {
  memoryBytes: number
  threads: number
  seconds: number
}

/**
 * `signal` stops the question in the engine, also the embedded one, and keeps a waiting one from being begun. Such a
 * question takes its settings from here: it is marked by a SETTINGS clause, and can have only one.
 */
export type QueryOptions = { settings?: ClickHouseSettings; signal?: AbortSignal }
export type Params = Record<string, unknown>

/** One connection. On the embedded engine it answers one question after another. */
export type JourneysConnection = {
  /** Rows as objects. 64-bit integers come as decimal strings. */
  rows<Row>(sql: string, params?: Params, options?: QueryOptions): Promise<Row[]>
  /** The same, a block at a time, so that memory stays flat. */
  stream<Row>(sql: string, params?: Params, options?: QueryOptions): AsyncIterable<Row[]>
  command(sql: string, params?: Params, options?: QueryOptions): Promise<void>
  /** Resolves when the rows are on disk. */
  insert(
    table: string,
    columns: readonly string[],
    rows: readonly (readonly unknown[])[],
    options?: QueryOptions,
  ): Promise<void>
  /** Rows as CSV for the engine's own reader, durable like `insert`. Text with a blank line is refused. */
  insertCsv(
    table: string,
    columns: readonly string[],
    csv: string | Buffer,
    options?: QueryOptions,
  ): Promise<void>
}

export type Journeys = JourneysConnection & {
  /** Whether other processes may write to it too. */
  shared: boolean
  /** The same store for what must not wait behind the questions of others. Closed with the store. */
  another(): JourneysConnection
  close(): Promise<void>
}

export type JourneysPlace = { url?: string; directory: string; limits: QueryLimits }

const gibibyte = 1024 ** 3
export const defaultLimits: QueryLimits = { memoryBytes: 3 * gibibyte, threads: 2, seconds: 60 }

const alwaysOn: ClickHouseSettings = {
  output_format_json_quote_64bit_integers: 1,
  output_format_json_quote_denormals: 0,
  async_insert: 0,
  // Settings stay on the embedded engine's one session: what some question changes is set back by the next.
  join_use_nulls: 0,
  // Our questions are long and seldom the same twice: translating them to machine code takes longer than it saves.
  compile_expressions: 0,
  query_plan_merge_expressions: 0,
  // Room for the numbers of some ten thousand customers in the text.
  max_query_size: '16777216',
}

const columnList = (columns: readonly string[]): [string, ...string[]] => {
  const [first, ...rest] = columns
  if (first === undefined) throw appError('server.internal', 'An insert needs at least one column.')
  return [first, ...rest]
}

export async function connectJourneys({ url, directory, limits }: JourneysPlace): Promise<Journeys> {
  const settings: ClickHouseSettings = {
    ...alwaysOn,
    max_memory_usage: String(limits.memoryBytes),
    max_threads: limits.threads,
    max_execution_time: limits.seconds,
  }
  const open = url ? () => onServer(url, limits) : await embedded(join(directory, 'journeys'))
  const client = open()
  try {
    const answer = await client.ping({ select: true })
    if (!answer.success) throw answer.error
  } catch (cause) {
    await client.close().catch(() => {})
    throw appError(
      'store.unreachable',
      `The journeys store does not answer${url ? ` at ${withoutPassword(url)}` : ''}. Check CLICKHOUSE_URL and that the server runs, then start again.`,
      {},
      cause,
    )
  }
  const stopper = questionStopper(open)
  const ways = (of: ClickHouseClient): Ways =>
    url
      ? { inTurn: sideBySide, leavesEarly: true }
      : { inTurn: oneAfterAnother(() => of.ping({ select: true })), leavesEarly: false }
  const own = connection(client, settings, stopper, ways(client))
  // A server answers side by side on one client.
  const others: ClickHouseClient[] = []
  const journeys: Journeys = {
    ...own,
    shared: url !== undefined,
    another() {
      if (url) return own
      const other = open()
      others.push(other)
      return connection(other, settings, stopper, ways(other))
    },
    async close() {
      await stopper.close()
      for (const one of [...others, client]) await one.close()
    },
  }
  // A server's damaged data is its administrator's to see; here nobody else would.
  if (!url) await closingOnFailure(journeys, () => refuseBrokenParts(journeys))
  return journeys
}

async function closingOnFailure(journeys: Journeys, check: () => Promise<void>): Promise<void> {
  try {
    await check()
  } catch (error) {
    await journeys.close()
    throw error
  }
}

/** Errors reach the caller; the client need not print them, with the question and its values, as well. */
const onServer = (url: string, { seconds }: QueryLimits): ClickHouseClient =>
  createClient({ url, request_timeout: (seconds + 5) * 1000, log: { level: ClickHouseLogLevel.OFF } })

/** libchdb is loaded only when it is asked for, so that a server set-up needs no embedded engine. */
async function embedded(path: string): Promise<() => ClickHouseClient> {
  await mkdir(path, { recursive: true })
  const { createChdbConnection } = await import('chdb/connection')
  return () => {
    // The connection hook is not in the client's public option type yet.
    const options = { connection: createChdbConnection({ path }) } as unknown as Parameters<
      typeof createClient
    >[0]
    return createClient(options)
  }
}

/**
 * What differs between a server and the embedded engine. `leavesEarly`: a question that is stopped may be left before it
 * has ended. The embedded engine would give its answer to the next question on the connection.
 */
type Ways = { inTurn: Turns; leavesEarly: boolean }

const withoutPassword = (url: string): string => {
  const parsed = new URL(url)
  parsed.password = ''
  return parsed.toString()
}

const gone = (cause: unknown) =>
  appError('query.cancelled', 'Whoever asked has gone, so the question was stopped.', {}, cause)

function connection(
  client: ClickHouseClient,
  settings: ClickHouseSettings,
  stopper: QuestionStopper,
  { inTurn, leavesEarly }: Ways,
): JourneysConnection {
  type Sent = { clickhouse_settings: ClickHouseSettings; abort_signal?: AbortSignal }
  const send = <T>(options: QueryOptions | undefined, statement: (sent: Sent) => Promise<T>): Promise<T> =>
    inTurn({ ...settings, ...options?.settings }, options?.signal, (changed) =>
      statement({
        clickhouse_settings: changed,
        ...(leavesEarly && options?.signal ? { abort_signal: options.signal } : {}),
      }),
    )
  const guarded = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work()
    } catch (cause) {
      throw journeysError(cause)
    }
  }
  const prepared = (text: string, values: Params | undefined) => {
    const { sql, params } = numbersInText(text, values)
    return { query: sql, ...(params ? { query_params: params } : {}) }
  }
  const ask = (text: string, values: Params | undefined, options: QueryOptions | undefined) =>
    send(options, (sent) => client.query({ ...prepared(text, values), format: 'JSONEachRow', ...sent }))
  /** The answer's rows are read inside `read`, so that a question can be stopped until they are there. */
  const asked = async <T>(
    sql: string,
    params: Params | undefined,
    options: QueryOptions | undefined,
    read: (answer: Awaited<ReturnType<typeof ask>>) => T | Promise<T>,
  ): Promise<T> => {
    const signal = options?.signal
    try {
      if (!signal) return await read(await ask(sql, params, options))
      return await stopper.stoppable(signal, async (mark) =>
        read(await ask(`${sql}\n${mark}`, params, options)),
      )
    } catch (cause) {
      throw signal?.aborted ? gone(cause) : journeysError(cause)
    }
  }
  return {
    rows: <Row>(sql: string, params?: Params, options?: QueryOptions) =>
      asked(sql, params, options, (answer) => answer.json<Row>()),
    async *stream<Row>(sql: string, params?: Params, options?: QueryOptions) {
      const answer = await asked(sql, params, options, (found) => found)
      for await (const block of answer.stream())
        yield block.map((row: { json(): unknown }) => row.json() as Row)
    },
    command: (text, values, options) =>
      guarded(async () => {
        await send(options, (sent) => client.command({ ...prepared(text, values), ...sent }))
      }),
    insert: (table, columns, rows, options) =>
      guarded(async () => {
        if (rows.length === 0) return
        await send(options, (sent) =>
          client.insert({
            table,
            columns: columnList(columns),
            values: rows,
            format: 'JSONCompactEachRow',
            ...sent,
          }),
        )
      }),
    insertCsv: (table, columns, csv, options) =>
      guarded(async () => {
        if (csv.length === 0) return
        // The embedded engine takes what follows a blank line for the next statement.
        if (csv.includes('\n\n') || csv.includes('\n\r\n'))
          throw appError('server.internal', 'CSV with a blank line must be inserted as rows.')
        await send(options, (sent) =>
          client.insert({
            table,
            columns: columnList(columns),
            values: Readable.from([csv], { objectMode: false }),
            format: 'CSV',
            ...sent,
          }),
        )
      }),
  }
}
