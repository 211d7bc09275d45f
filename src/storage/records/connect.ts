/** Opens the records store: a PostgreSQL server where a URL names one, else an embedded one in a directory. */
import { join } from 'node:path'
import { Kysely, PostgresDialect, sql } from 'kysely'
import pg from 'pg'
import { appError } from '../../model/app-error.ts'
import { lockDirectory } from './directory-lock.ts'
import { embeddedPostgres } from './embedded/embedded-postgres.ts'
import { prepareDirectory } from './embedded/prepare-directory.ts'
import { patientPool } from './patient-pool.ts'
import { directoryError } from './store-error.ts'
import type { Tables } from './tables.ts'

export type Records = { db: Kysely<Tables>; close(): Promise<void> }

/** `place`: how errors name the store. Both engines are reached by the same driver, so values arrive alike. */
type Opened = { pool: pg.Pool; place: string; close(): Promise<void> }

const oldestVersion = 15

/** `directory` belongs to the embedded store alone and is made when missing; with a `url` it is not touched. */
export async function connectRecords({
  url,
  directory,
}: {
  url?: string
  directory: string
}): Promise<Records> {
  const opened = url ? openServer(url) : await openEmbedded(directory)
  const pool = patientPool(opened.pool, opened.place)
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
  const close = async () => {
    await pool.drain()
    await db.destroy()
    await opened.close()
  }
  try {
    await checkVersion(db, opened.place)
  } catch (error) {
    await close()
    throw error
  }
  return { db, close }
}

function openServer(url: string): Opened {
  const pool = new pg.Pool({ ...common, connectionString: url, max: 10, connectionTimeoutMillis: 10_000 })
  // Many rows in one statement look dear beforehand, and compiling a statement takes longer than these do. Before
  // anything else is asked; as a statement, since poolers between us and the server refuse settings of a start.
  pool.on('connect', (client) => void client.query('set jit = off').catch(() => {}))
  return { pool, place: placeOf(url), close: async () => {} }
}

async function openEmbedded(directory: string): Promise<Opened> {
  const cluster = join(directory, 'postgres')
  const postgres = embeddedPostgres(cluster)
  const lock = await lockDirectory(directory, () => postgres.kill()).catch((error) => {
    throw directoryError(error, directory)
  })
  try {
    await prepareDirectory(cluster)
  } catch (error) {
    await lock.release()
    throw directoryError(error, directory)
  }
  const pool = new pg.Pool({
    ...common,
    ...{ user: 'postgres', database: 'postgres', password: '', ssl: false },
    stream: () => postgres.socket(),
    // One session: queries wait for their turn and a transaction holds it. A wait without end would be
    // a transaction that asks outside itself, so it becomes an error.
    max: 1,
    idleTimeoutMillis: 0,
    connectionTimeoutMillis: 120_000,
  })
  const close = async () => {
    await postgres.close()
    await lock.release()
  }
  return { pool, place: directory, close }
}

const bigintType = 20
const common: pg.PoolConfig = {
  application_name: 'waymark',
  types: {
    // Our bigints are counters and row numbers, far below 2^53.
    getTypeParser: (type: number, format?: 'text' | 'binary') =>
      type === bigintType ? Number : pg.types.getTypeParser(type, format),
  },
}

async function checkVersion(db: Kysely<Tables>, place: string): Promise<void> {
  const { rows } = await sql<{
    version: string
  }>`select current_setting('server_version_num') as version`.execute(db)
  const version = Math.floor(Number(rows[0]?.version) / 10_000)
  if (version >= oldestVersion) return
  throw appError(
    'store.unreachable',
    `${place} is PostgreSQL ${version}; Waymark needs ${oldestVersion} or newer. Upgrade it or set DATABASE_URL to another server.`,
    { place, version },
  )
}

/** Without user name and password. */
function placeOf(url: string): string {
  const parsed = URL.parse(url)
  return parsed ? `PostgreSQL at ${parsed.host}${parsed.pathname}` : 'PostgreSQL at DATABASE_URL'
}
