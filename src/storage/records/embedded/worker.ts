/** The thread in which the embedded PostgreSQL runs: wire-protocol bytes in, wire-protocol bytes out. */
import { parentPort, workerData } from 'node:worker_threads'
import { PGlite } from '@electric-sql/pglite'
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm'
import { frontendMessages } from './frontend-messages.ts'
import { SyncedDirectory } from './synced-directory.ts'

export type ToWorker =
  | { kind: 'open'; session: number }
  | { kind: 'bytes'; session: number; bytes: Uint8Array }
  | { kind: 'stop' }
export type FromWorker =
  | { kind: 'started' }
  | { kind: 'bytes'; session: number; bytes: Uint8Array }
  | { kind: 'failed'; message: string; log: string }
  | { kind: 'stopped' }

const startParams = [
  // -F would switch fsync off; the method is the one that reaches synced-directory.ts.
  ...PGlite.defaultStartParams.filter((parameter) => parameter !== '-F'),
  ...['-c', 'wal_sync_method=fsync', '-c', 'shared_buffers=32MB'],
]

const port = parentPort
if (!port) throw new Error('This file is started as a worker thread.')
const send = (message: FromWorker) => port.postMessage(message)

const log: string[] = []
const keepLog = (text: string) => {
  log.push(text)
  if (log.length > 50) log.shift()
  return true
}

const start = (directory: string) =>
  PGlite.create({
    fs: new SyncedDirectory(directory),
    extensions: { pg_trgm },
    startParams,
    onStderr: keepLog,
    onStdout: keepLog,
  })

/** Work is done strictly in the order in which it came; one session at a time. */
let work: Promise<void> = Promise.resolve()
let database: PGlite | undefined
let session = 0
let messages = frontendMessages()

const queue = (task: () => Promise<void>) => {
  work = work.then(task).catch((error: unknown) => {
    send({
      kind: 'failed',
      message: error instanceof Error ? error.message : String(error),
      log: log.join('\n'),
    })
  })
}

async function run(message: ToWorker): Promise<void> {
  if (!database) return
  if (message.kind === 'stop') {
    await database.close()
    send({ kind: 'stopped' })
    return port?.close()
  }
  if (message.kind === 'open') {
    session = message.session
    messages = frontendMessages()
    await database.exec('rollback')
    await database.exec('discard all')
    return
  }
  if (message.session !== session) return
  const { bytes, awaitsReady } = messages.take(message.bytes)
  if (bytes.length === 0) return
  const answer = await database.execProtocolRaw(bytes, { throwOnError: false })
  send({ kind: 'bytes', session: message.session, bytes: answer })
  if (awaitsReady && !endsReady(answer)) throw new Error('the engine stopped in the middle of a query')
}

/** The last message of an answer is ReadyForQuery, unless the engine gave up, as it does when its log cannot be written. */
const endsReady = (answer: Uint8Array): boolean =>
  answer.at(-6) === 'Z'.charCodeAt(0) && answer.at(-5) === 0 && answer.at(-2) === 5

queue(async () => {
  database = await start(workerData.directory)
  send({ kind: 'started' })
})
port.on('message', (message: ToWorker) => queue(() => run(message)))
