/** Runs statements on an embedded ClickHouse the way a server does: each with settings and values of its own. */
import { Session } from 'chdb'
import { ClickHouseException } from './exception.ts'
import type { Statement } from './statement.ts'

export type Answer = {
  body: Buffer
  readRows: number
  readBytes: number
  writtenRows: number
  writtenBytes: number
  elapsedSeconds: number
}

type NamedSession = { session: Session; busy: boolean }

const name = /^[A-Za-z_][A-Za-z0-9_]*$/
const plainInsert =
  /^\s*insert\s+into\s+(?:table\s+)?(?<table>[\w.]+)\s*(?:\((?<columns>[\w\s,]*)\)\s*)?format\s+(?<format>\w+)\s*$/i
const formatsWithCounts = [
  'JSONEachRow',
  'JSONCompactEachRow',
  'CSV',
  'CSVWithNames',
  'TabSeparated',
] as const

export class EmbeddedEngine {
  readonly #path: string
  /** Keeps the data directory open between requests; requests get sessions of their own, which share it. */
  readonly #keeper: Session
  readonly #named = new Map<string, NamedSession>()

  constructor(path: string) {
    this.#path = path
    this.#keeper = new Session(path)
  }

  async run(statement: Statement): Promise<Answer> {
    if (statement.sessionId === undefined) {
      const session = new Session(this.#path)
      try {
        return await runIn(session, statement)
      } finally {
        session.close()
      }
    }
    const named = this.#named.get(statement.sessionId) ?? { session: new Session(this.#path), busy: false }
    this.#named.set(statement.sessionId, named)
    if (named.busy) {
      throw new ClickHouseException(373, 'SESSION_IS_LOCKED', `Session ${statement.sessionId} is locked`)
    }
    named.busy = true
    try {
      return await runIn(named.session, statement)
    } finally {
      named.busy = false
    }
  }

  close(): void {
    for (const { session } of this.#named.values()) session.close()
    this.#keeper.close()
  }
}

async function runIn(session: Session, statement: Statement): Promise<Answer> {
  if (statement.database) await session.queryAsync(`USE ${identifier(statement.database)}`)
  for (const [key, value] of statement.settings) {
    await session.queryAsync(`SET ${settingName(key)} = ${literal(value)}`)
  }
  for (const [key, value] of statement.parameters) {
    await session.queryAsync(`SET param_${settingName(key)} = ${literal(value)}`)
  }
  return statement.rows
    ? insert(session, statement, statement.rows)
    : query(session, statement.sql, statement)
}

async function query(session: Session, sql: string, statement: Statement): Promise<Answer> {
  if (sql.trim() === '') throw new ClickHouseException(62, 'SYNTAX_ERROR', 'Empty query')
  const result = await session.queryAsync(sql, { format: statement.defaultFormat })
  const body = Buffer.from(result.bytes())
  return {
    body,
    readRows: result.rowsRead,
    readBytes: result.bytesRead,
    writtenRows: 0,
    writtenBytes: 0,
    elapsedSeconds: result.elapsed,
  }
}

/** The engine counts written rows only for inserts of a plain shape; any other insert runs as one text. */
async function insert(session: Session, statement: Statement, rows: Buffer): Promise<Answer> {
  const { table, columns, format } = plainInsert.exec(statement.sql)?.groups ?? {}
  const counted = formatsWithCounts.find((known) => known === format)
  if (table === undefined || counted === undefined) {
    return query(session, `${statement.sql}\n${rows.toString('utf8')}`, statement)
  }
  const names = columns?.split(',').map((column) => column.trim())
  const result = await session.insert({ table, columns: names, format: counted, values: rows })
  return {
    body: Buffer.alloc(0),
    readRows: result.rowsWritten,
    readBytes: result.bytesWritten,
    writtenRows: result.rowsWritten,
    writtenBytes: result.bytesWritten,
    elapsedSeconds: result.elapsed,
  }
}

function settingName(text: string): string {
  if (!name.test(text)) throw new ClickHouseException(115, 'UNKNOWN_SETTING', `Unknown setting ${text}`)
  return text
}

function identifier(text: string): string {
  return `\`${text.replaceAll('\\', '\\\\').replaceAll('`', '\\`')}\``
}

function literal(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`
}
