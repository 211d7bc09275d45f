/** Writes an uploaded file to the disk as it comes in, in full or not at all. */
import { randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir, rm, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { FastifyRequest } from 'fastify'
import { AppError, appError } from '../model/app-error.ts'

type Upload = { fileName: string; path: string; bytes: number }
type Incoming = { stream: Readable & { truncated?: boolean }; fileName: string | undefined }

const incomingOf = async (request: FastifyRequest): Promise<Incoming> => {
  if (!request.isMultipart()) return { stream: request.body as Readable, fileName: undefined }
  const part = await request.file().catch((error: unknown) => {
    throw uploadError(error)
  })
  if (!part) throw appError('request.invalid', 'The form has no file. Add one.', { where: 'body.file' })
  return { stream: part.file, fileName: part.filename }
}

/** Node names its own troubles by a code; what the reader of forms throws has none, and is about the form. */
const uploadError = (error: unknown): unknown => {
  if (error instanceof AppError) return error
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'ENOSPC')
    return appError(
      'store.disk-full',
      'There is no room left for the file. Free some, then send it again.',
      {},
      error,
    )
  if (code !== undefined) return error
  return appError('request.invalid', 'The form cannot be read to its end. Send the file again.', {}, error)
}

/** The name is shown and recognised by, never used as a path. */
const plainName = (name: string): string => basename(name.replaceAll('\\', '/')).slice(0, 255).trim()

const noStream = (stream: unknown): boolean =>
  typeof stream !== 'object' || stream === null || !('pipe' in stream)

/** Stops a stream that goes on beyond what the server accepts; multipart counts by itself. */
async function* upTo(stream: AsyncIterable<Buffer>, maxBytes: number) {
  let bytes = 0
  for await (const chunk of stream) {
    bytes += chunk.length
    if (bytes > maxBytes)
      throw appError('request.too-large', `The file is larger than ${maxBytes} bytes. Split it.`)
    yield chunk
  }
}

export const receiveUpload = async (
  request: FastifyRequest,
  directory: string,
  fileName: string | undefined,
  maxBytes: number,
): Promise<Upload> => {
  const incoming = await incomingOf(request)
  if (noStream(incoming.stream)) throw appError('request.invalid', 'The body is empty. Send a file.')
  const name = plainName(fileName ?? incoming.fileName ?? '')
  if (!name || name === '.' || name === '..')
    throw appError('request.invalid', 'Say what the file is called: ?fileName=orders.csv', {
      where: 'querystring.fileName',
    })
  await mkdir(directory, { recursive: true })
  const path = join(directory, randomUUID())
  try {
    await pipeline(
      incoming.stream,
      (stream) => upTo(stream, maxBytes),
      createWriteStream(path, { flags: 'wx', mode: 0o600 }),
    )
    if (incoming.stream.truncated) throw appError('request.too-large', 'The file is too large. Split it.')
    return { fileName: name, path, bytes: (await stat(path)).size }
  } catch (error) {
    await rm(path, { force: true })
    throw uploadError(error)
  }
}
