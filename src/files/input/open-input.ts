/** Opens a file of any size for reading in pieces, unzipping it on the way when it is gzipped. */
import { createReadStream } from 'node:fs'
import { open, stat } from 'node:fs/promises'
import { createGunzip } from 'node:zlib'
import { appError } from '../../model/app-error.ts'

export type Input = {
  path: string
  fileName: string
  gzipped: boolean
  /** Size on disk, and how much of that has been read: the honest measure of progress. */
  bytes: number
  bytesRead(): number
  /** The first bytes, unzipped. */
  head: Buffer
  chunks(signal?: AbortSignal): AsyncIterable<Buffer>
}

const mebibyte = 1024 ** 2
const headBytes = 256 * 1024

export async function openInput(path: string, fileName: string): Promise<Input> {
  const { size } = await stat(path)
  const gzipped = await startsWithGzip(path)
  let bytesRead = 0
  async function* chunks(signal?: AbortSignal): AsyncGenerator<Buffer> {
    bytesRead = 0
    const file = createReadStream(path, { highWaterMark: mebibyte })
    file.on('data', (piece) => {
      bytesRead += piece.length
    })
    const gunzip = gzipped ? file.pipe(createGunzip({ chunkSize: mebibyte })) : null
    // `pipe` does not carry errors on, so a file that cannot be read would leave gunzip waiting.
    if (gunzip) file.on('error', (error) => gunzip.destroy(error))
    try {
      for await (const piece of gunzip ?? file) {
        if (signal?.aborted) return
        yield piece as Buffer
      }
    } catch (cause) {
      throw unreadable(fileName, gzipped, bytesRead, cause)
    } finally {
      file.destroy()
      gunzip?.destroy()
    }
  }
  return {
    path,
    fileName,
    gzipped,
    bytes: size,
    bytesRead: () => bytesRead,
    head: await headOf(chunks()),
    chunks,
  }
}

async function startsWithGzip(path: string): Promise<boolean> {
  const file = await open(path)
  try {
    const { bytesRead, buffer } = await file.read(Buffer.alloc(2), 0, 2, 0)
    return bytesRead === 2 && buffer[0] === 0x1f && buffer[1] === 0x8b
  } finally {
    await file.close()
  }
}

async function headOf(chunks: AsyncIterable<Buffer>): Promise<Buffer> {
  const pieces: Buffer[] = []
  let length = 0
  for await (const piece of chunks) {
    pieces.push(piece)
    length += piece.length
    if (length >= headBytes) break
  }
  return Buffer.concat(pieces).subarray(0, headBytes)
}

const unreadable = (fileName: string, gzipped: boolean, at: number, cause: unknown) =>
  appError(
    'import.file-unreadable',
    gzipped
      ? `"${fileName}" is a damaged or incomplete gzip file: it cannot be unzipped after ${at} bytes. Copy or export it again.`
      : `"${fileName}" cannot be read after ${at} bytes. Check the disk and the permissions of the file.`,
    { fileName, bytes: at },
    cause,
  )
