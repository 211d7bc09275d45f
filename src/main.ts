/** Starts and stops Waymark: opens the parts, serves them, and ends cleanly when asked. */
import { mkdir } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import pino, { type Logger } from 'pino'
import { makeFirstWriteKey } from './api/adapters/first-write-key.ts'
import type { App } from './api/app.ts'
import { buildServer } from './api/server.ts'
import { loadDemo, trickleDemo } from './cli/load-demo.ts'
import { loadDemoWork } from './cli/load-demo-work.ts'
import { type Config, ConfigError, isLoopbackHost, readConfig } from './config.ts'
import { AppError } from './model/app-error.ts'
import { openParts, type Parts } from './open-parts.ts'

const web = fileURLToPath(new URL('../dist/web', import.meta.url))
/** A request that does not end by then is cut off, so that a stop always comes to an end. */
const lastRequestsMs = 10_000
const warmedMaps = 12

export type StartOptions = {
  demo?: boolean
  /** Where people read what happens; standard output unless told otherwise. */
  say?: (line: string) => void
}

export type Waymark = {
  url: string
  parts: Parts
  /** Opens the set-up page; undefined once somebody can sign in. */
  setUpLink: string | undefined
  close(): Promise<void>
}

/** Standard output is for people; the log goes beside it. */
export const openLogger = ({ logLevel }: Config): Logger => pino({ level: logLevel }, pino.destination(2))

export const startWaymark = async (config: Config, options: StartOptions = {}): Promise<Waymark> => {
  const say = options.say ?? console.log
  const logger = openLogger(config)
  // Everything opened here is closed in the opposite order, also when a later line fails.
  await using opened = new AsyncDisposableStack()

  await mkdir(config.data, { recursive: true })
  let url = ''
  const parts = await openParts(config, logger, opened, () => config.publicUrl ?? url)
  const { access, services, metrics } = parts
  const demoMap = options.demo ? await loadDemo(parts, say) : undefined
  if (options.demo) {
    // Whoever can be entered as is there before the work that is hers.
    await access.openDemo()
    await loadDemoWork(parts, say)
  }
  const firstKey = await makeFirstWriteKey(services.keys, config.data)
  if (firstKey) say(`Your first write key is ${firstKey.key} (also in ${firstKey.file}).`)

  await access.tidy()
  const isSetUp = await access.links.isSetUp()
  if (!options.demo) await access.closeDemo()
  const host = hostFor(config, isSetUp && !options.demo)
  const app = await buildServer({
    services,
    logger,
    metrics,
    web,
    trustProxy: config.trustProxy,
    names: config.insecureListen
      ? undefined
      : { publicUrl: config.publicUrl, listensBeyondLoopback: !isLoopbackHost(host) },
  })
  opened.defer(() => stopServing(app))
  url = await listen(app, { ...config, host })
  parts.reminders.start()
  const setUpLink = isSetUp || options.demo ? undefined : await access.links.setUpLink()
  if (setUpLink) say(`Set Waymark up within 24 hours; this link works once:\n  ${setUpLink}`)
  if (!isLoopbackHost(host) && !config.publicUrl)
    say('Set WAYMARK_URL to the address that people use, so that links in mails lead there.')
  if (host !== config.host)
    say(`Listening on this machine only, not on ${config.host}: ${whyLocal(options.demo === true)}`)
  if (demoMap) {
    opened.defer(await trickleDemo(parts, logger))
    say(`The demo company's living map: ${url}/maps/${demoMap}`)
  }
  opened.defer(warmMaps(parts, logger))
  const stops = opened.move()
  return { url, parts, setUpLink, close: () => stops.disposeAsync() }
}

/** Measures every map once in the background, so that the first page somebody opens does not wait. */
const warmMaps = ({ maps, keeper }: Parts, logger: Logger): (() => Promise<void>) => {
  let stopping = false
  const warm = async () => {
    for (const { id } of (await maps.list()).slice(0, warmedMaps))
      if (!stopping) await keeper.measure(id, { channels: [] })
  }
  const warming = warm().catch((err: unknown) => logger.warn({ err }, 'a map could not be measured ahead'))
  return async () => {
    stopping = true
    await warming
  }
}

const stopServing = async (app: App): Promise<void> => {
  const cutOff = setTimeout(() => app.server.closeAllConnections(), lastRequestsMs)
  await app.close()
  clearTimeout(cutOff)
}

/** Other machines come in once somebody can sign in, and never to the demo, where one click is enough. */
const hostFor = ({ host, insecureListen }: Config, isGuarded: boolean): string =>
  isGuarded || insecureListen || isLoopbackHost(host) ? host : '127.0.0.1'

const whyLocal = (isDemo: boolean): string =>
  isDemo
    ? 'the demo lets everybody in. Set WAYMARK_INSECURE_LISTEN=1 if that is what you want.'
    : 'nobody can sign in yet. Set Waymark up, then start it again; in a container, set WAYMARK_INSECURE_LISTEN=1 for the first start.'

const listen = async (app: App, { port, host }: Pick<Config, 'port' | 'host'>): Promise<string> => {
  try {
    await app.listen({ port, host })
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? error.code : undefined
    if (reason !== 'EADDRINUSE' && reason !== 'EACCES') throw error
    const why = reason === 'EACCES' ? 'not allowed for you' : 'in use by another program'
    throw new ConfigError(`Port ${port} is ${why}. Start with another one, e.g. PORT=${port + 1}.`)
  }
  const address = app.server.address()
  const bound = typeof address === 'object' && address ? address.port : port
  return `http://${host.includes(':') ? `[${host}]` : host}:${bound}`
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
