/** Opens a file in a process of its own, with limits: what is made to break its reader breaks that process alone. */
import { fork } from 'node:child_process'
import { readdir, rm } from 'node:fs/promises'
import { totalmem } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { appError } from '../../model/app-error.ts'
import { isUnpackedOf } from '../input/unpacked-name.ts'
import type { OpenFile, StagingBatch } from '../readers/reader.ts'
import type { FromReader, ToRead, ToReader } from './messages.ts'

const mebibyte = 1024 ** 2

export type Limits = {
  mostBytes: number
  /** It gives a batch or ends; a loop without an end does neither. */
  longestSilenceMs: number
}

const usualLimits: Limits = {
  mostBytes: Math.min(1536 * mebibyte, Math.floor(totalmem() / 2)),
  longestSilenceMs: 10 * 60_000,
}

type ReadingProcess = {
  /** The next thing that it says; rejects when it ended without. */
  said(): Promise<FromReader>
  next(): void
  end(): Promise<void>
}

const unreadable = ({ fileName }: ToRead, why: string) =>
  appError(
    'import.file-unreadable',
    `"${fileName}" ${why}. It is damaged or made to do harm; otherwise write it in smaller parts.`,
    { fileName },
  )

const asError = ({ code, message, facts }: Extract<FromReader, { kind: 'failed' }>): Error =>
  code === undefined ? new Error(message) : appError(code, message, facts)

/** A thread would not do: an array that grows too large is a fault of the engine, and ends the process it is in. */
function startReading(file: ToRead, { mostBytes, longestSilenceMs }: Limits): ReadingProcess {
  const child = fork(fileURLToPath(new URL('./reading-process.ts', import.meta.url)), [], {
    execArgv: [`--max-old-space-size=${Math.floor(mostBytes / mebibyte)}`],
    // No secret of ours is where a file of others is read.
    env: {},
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const waiting: FromReader[] = []
  let wanted: PromiseWithResolvers<FromReader> | undefined
  let broken: Error | undefined
  const fail = (error: Error) => {
    broken ??= error
    wanted?.reject(broken)
    wanted = undefined
    child.kill('SIGKILL')
  }
  const send = (message: ToReader) => child.connected && child.send(message, (error) => error && fail(error))
  child.on('message', (message: FromReader) => {
    if (message.kind === 'failed') return fail(asError(message))
    if (wanted) wanted.resolve(message)
    else waiting.push(message)
    wanted = undefined
  })
  child.on('error', fail)
  child.on('exit', () => fail(unreadable(file, 'unpacks to more than memory holds')))
  send({ kind: 'read', file, mostBytes })
  return {
    async said() {
      const first = waiting.shift()
      if (first) return first
      if (broken) throw broken
      wanted = Promise.withResolvers<FromReader>()
      const silence = setTimeout(
        () =>
          fail(unreadable(file, `is not unpacked after ${Math.round(longestSilenceMs / 60_000)} minutes`)),
        longestSilenceMs,
      ).unref()
      return wanted.promise.finally(() => clearTimeout(silence))
    },
    next: () => void send({ kind: 'next' }),
    async end() {
      fail(new Error('Nobody wants it any more.'))
      await ended
      await removeUnpacked(file.path)
    },
  }
}

/** What was ended clears nothing away itself. */
async function removeUnpacked(path: string): Promise<void> {
  for (const name of await readdir(dirname(path)))
    if (isUnpackedOf(basename(path), name)) await rm(join(dirname(path), name), { force: true })
}

export async function openApart(
  file: ToRead,
  limits: Limits = usualLimits,
): Promise<OpenFile & { bytesRead(): number }> {
  let bytesRead = 0
  let remarks: ReturnType<OpenFile['remarks']> = []
  const header = startReading(file, limits)
  const opened = await header.said().finally(() => header.end())
  if (opened.kind !== 'opened') throw new Error(`${file.fileName} was not opened.`)

  async function* batches(signal?: AbortSignal): AsyncGenerator<StagingBatch> {
    const reading = startReading(file, limits)
    const stop = () => void reading.end()
    signal?.addEventListener('abort', stop, { once: true })
    try {
      await reading.said()
      for (;;) {
        reading.next()
        const said = await reading.said()
        if (said.kind === 'ended') remarks = said.remarks
        if (said.kind !== 'batch') return
        bytesRead = said.bytesRead
        yield { ...said.batch, csv: Buffer.from(said.batch.csv) }
      }
    } catch (error) {
      if (!signal?.aborted) throw error
    } finally {
      signal?.removeEventListener('abort', stop)
      await reading.end()
    }
  }
  return { ...opened.file, batches, remarks: () => remarks, bytesRead: () => bytesRead }
}
