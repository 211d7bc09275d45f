/** Starts and stops Waymark: opens the stores, puts the parts together, listens. */
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import pino from 'pino'
import { makeFirstWriteKey } from './api/adapters/first-write-key.ts'
import { healthService } from './api/adapters/health-service.ts'
import { keyService } from './api/adapters/key-service.ts'
import { createMetrics } from './api/metrics.ts'
import { buildServer } from './api/server.ts'
import type { Services } from './api/services.ts'
import { type Config, ConfigError, readConfig } from './config.ts'
import { createHub } from './live/hub.ts'
import { AppError } from './model/app-error.ts'
import { connectJourneys, defaultLimits } from './storage/journeys/connect.ts'
import { migrateJourneys } from './storage/journeys/migrate.ts'
import { connectRecords } from './storage/records/connect.ts'
import { migrate } from './storage/records/migrate.ts'

const web = fileURLToPath(new URL('../dist/web', import.meta.url))
/** A request that does not end by then is cut off, so that a stop always comes to an end. */
const lastRequestsMs = 10_000

export type StartOptions = {
  demo?: boolean
  /** Where people read what happens; standard output unless told otherwise. */
  say?: (line: string) => void
}

export type Waymark = { url: string; services: Partial<Services>; close(): Promise<void> }

export const startWaymark = async (config: Config, options: StartOptions = {}): Promise<Waymark> => {
  const say = options.say ?? console.log
  const logger = pino({ level: config.logLevel }, pino.destination(2))
  // Everything opened here is closed in the opposite order, also when a later line fails.
  await using opened = new AsyncDisposableStack()

  await mkdir(config.data, { recursive: true })
  const records = await connectRecords({ url: config.databaseUrl, directory: config.data })
  opened.defer(() => records.close())
  await migrate(records)
  const journeys = await connectJourneys({
    url: config.clickhouseUrl,
    directory: config.data,
    limits: defaultLimits,
  })
  opened.defer(() => journeys.close())
  await migrateJourneys(journeys)

  const keys = keyService(records.db)
  opened.defer(() => keys.close())
  const live = createHub()
  const metrics = createMetrics()
  const services: Partial<Services> = { keys, live, metrics, health: healthService(records, journeys) }

  const app = await buildServer({ services, logger, metrics, web, localOnly: !config.insecureListen })
  opened.defer(async () => {
    const cutOff = setTimeout(() => app.server.closeAllConnections(), lastRequestsMs)
    await app.close()
    clearTimeout(cutOff)
  })

  const firstKey = await makeFirstWriteKey(keys, config.data)
  if (firstKey) say(`Your first write key is ${firstKey.key} (also in ${firstKey.file}).`)
  const url = await listen(app, config)
  const stops = opened.move()
  return { url, services, close: () => stops.disposeAsync() }
}

const listen = async (app: Awaited<ReturnType<typeof buildServer>>, config: Config): Promise<string> => {
  try {
    await app.listen({ port: config.port, host: config.host })
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? error.code : undefined
    if (reason !== 'EADDRINUSE' && reason !== 'EACCES') throw error
    throw new ConfigError(
      `Port ${config.port} is ${reason === 'EACCES' ? 'not allowed for you' : 'in use by another program'}. Start with another one, e.g. PORT=${config.port + 1}.`,
    )
  }
  const address = app.server.address()
  const port = typeof address === 'object' && address ? address.port : config.port
  const host = config.host.includes(':') ? `[${config.host}]` : config.host
  return `http://${host}:${port}`
}

/** Runs until a signal asks it to stop. */
export const runWaymark = async (options: StartOptions = {}): Promise<void> => {
  // Listened for from the first moment: a stop during a slow start must be clean as well.
  const asked = new Promise<void>((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => resolve())
  })
  try {
    const waymark = await startWaymark(readConfig(), options)
    console.log(`Waymark is ready at ${waymark.url}`)
    await asked
    await waymark.close()
    process.exit(0)
  } catch (error) {
    const known = error instanceof AppError || error instanceof ConfigError
    console.error(known ? error.message : error)
    process.exit(1)
  }
}

if (import.meta.main) await runWaymark({ demo: process.argv.includes('--demo') })
