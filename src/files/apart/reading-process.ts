/** The process in which one file is read that may have been made to break whoever reads it. */
import { on } from 'node:events'
import { Worker } from 'node:worker_threads'
import { AppError } from '../../model/app-error.ts'
import { openInput } from '../input/open-input.ts'
import { readers } from '../readers/index.ts'
import type { FromReader, ToRead, ToReader } from './messages.ts'

const send = (message: FromReader) => process.send?.(message)

async function read({ path, fileName, format, settings }: ToRead, next: () => Promise<unknown>) {
  const reader = readers.find((one) => one.format === format)
  if (!reader) throw new Error(`There is no reader of ${format}.`)
  const input = await openInput(path, fileName)
  const opened = await reader.open(input, settings)
  const { bytesRead = () => input.bytesRead(), batches, remarks, ...file } = opened
  send({ kind: 'opened', file })
  await next()
  for await (const batch of batches()) {
    send({ kind: 'batch', batch, bytesRead: bytesRead() })
    await next()
  }
  send({ kind: 'ended', remarks: remarks() })
}

// Whoever wanted the rows is gone.
process.on('disconnect', () => process.exit())
const said = on(process, 'message')
const [first] = (await said.next()).value as [ToReader]
if (first.kind === 'read') {
  const { file, mostBytes } = first
  new Worker(new URL('./watch-memory.ts', import.meta.url), {
    workerData: { mostBytes },
    execArgv: [],
  }).unref()
  await read(file, () => said.next()).catch((error: unknown) => {
    const known = error instanceof AppError ? error : undefined
    send({
      kind: 'failed',
      code: known?.code,
      message: error instanceof Error ? error.message : String(error),
      facts: known?.facts ?? {},
    })
  })
}
