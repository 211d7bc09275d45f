/** A PostgreSQL that lives in a directory and in a thread of this process; clients reach it through sockets without a network. */
import { Duplex } from 'node:stream'
import { Worker } from 'node:worker_threads'
import { appError } from '../../../model/app-error.ts'
import { diskFull, diskFullSigns } from '../store-error.ts'
import type { FromWorker, ToWorker } from './worker.ts'

export type EmbeddedPostgres = {
  /** For the `stream` option of a `pg` client. One session at a time: give the pool `max: 1`. */
  socket(): Duplex
  start(): Promise<void>
  close(): Promise<void>
  /** Ends at once, as a power cut would. */
  kill(): void
}

type Engine = {
  worker: Worker
  started: Promise<void>
  ended: Promise<void>
  sockets: Map<number, Duplex>
}

export function embeddedPostgres(directory: string): EmbeddedPostgres {
  let engine: Engine | undefined
  let sessions = 0
  // After a failure the next session starts the engine afresh; it then recovers from its own log.
  const running = (): Engine => {
    engine ??= startEngine(directory, () => {
      engine = undefined
    })
    return engine
  }
  return {
    socket() {
      sessions += 1
      return sessionSocket(sessions, running)
    },
    start: () => running().started,
    async close() {
      if (!engine) return
      post(engine.worker, { kind: 'stop' })
      await engine.ended
    },
    kill: () => void engine?.worker.terminate(),
  }
}

const post = (worker: Worker, message: ToWorker) => worker.postMessage(message)

function startEngine(directory: string, onEnd: () => void): Engine {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), {
    workerData: { directory },
    execArgv: [],
  })
  const sockets = new Map<number, Duplex>()
  const start = Promise.withResolvers<void>()
  const end = Promise.withResolvers<void>()
  // Nobody may be waiting for the start when it fails.
  start.promise.catch(() => {})
  const fail = (error: Error) => {
    onEnd()
    start.reject(error)
    for (const socket of sockets.values()) socket.destroy(error)
    sockets.clear()
    void worker.terminate()
  }
  worker.on('message', (message: FromWorker) => {
    if (message.kind === 'started') start.resolve()
    else if (message.kind === 'bytes') sockets.get(message.session)?.push(Buffer.from(message.bytes))
    else if (message.kind === 'failed') fail(engineFailure(directory, message))
  })
  worker.on('error', (error) => fail(engineFailure(directory, { message: String(error), log: '' })))
  worker.on('exit', () => {
    fail(engineFailure(directory, { message: 'its thread ended', log: '' }))
    end.resolve()
  })
  return { worker, started: start.promise, ended: end.promise, sockets }
}

function sessionSocket(session: number, running: () => Engine): Duplex {
  let engine: Engine | undefined
  const send = (bytes: Buffer, done: (error?: Error | null) => void) => {
    if (engine) post(engine.worker, { kind: 'bytes', session, bytes })
    done()
  }
  const socket = new Duplex({
    read() {},
    write: (chunk: Buffer, _encoding, done) => send(chunk, done),
    writev: (chunks, done) => send(Buffer.concat(chunks.map(({ chunk }) => chunk)), done),
    final(done) {
      socket.push(null)
      done()
    },
    destroy(error, done) {
      engine?.sockets.delete(session)
      done(error)
    },
  })
  const connect = () => {
    const chosen = running()
    chosen.sockets.set(session, socket)
    engine = chosen
    post(chosen.worker, { kind: 'open', session })
    chosen.started.then(
      () => socket.emit('connect'),
      (error: Error) => socket.destroy(error),
    )
  }
  // What `pg` expects of a network socket and means nothing here.
  const nothing = () => socket
  return Object.assign(socket, {
    connect,
    setNoDelay: nothing,
    setKeepAlive: nothing,
    ref: nothing,
    unref: nothing,
  })
}

function engineFailure(directory: string, { message, log }: { message: string; log: string }) {
  const reason = /(?:PANIC|FATAL): +(.+)/.exec(log)?.[1] ?? message
  const facts = { directory, reason, log }
  if (diskFullSigns.test(`${reason}\n${message}`)) return diskFull(directory, facts)
  return appError(
    'store.damaged',
    `The records in ${directory} cannot be opened (${reason}). Restore the directory from a backup, or move it away to begin empty. Nothing was changed.`,
    facts,
  )
}
