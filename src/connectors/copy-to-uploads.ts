/** Copies a file to where imports lie, as it is now, and finds out whether it is the same as another. */
import { createHash, randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { ConnectorFailure } from './connector-failure.ts'

export type Copied = { path: string; bytes: number; hash: string }

/** In full or not at all. */
export async function copyToUploads(from: Readable, uploads: string, signal: AbortSignal): Promise<Copied> {
  await mkdir(uploads, { recursive: true })
  const path = join(uploads, randomUUID())
  const hash = createHash('sha256')
  let bytes = 0
  async function* counted(chunks: AsyncIterable<Buffer>) {
    for await (const chunk of chunks) {
      bytes += chunk.length
      hash.update(chunk)
      yield chunk
    }
  }
  try {
    await pipeline(from, counted, createWriteStream(path, { flags: 'wx', mode: 0o600 }), { signal })
    return { path, bytes, hash: hash.digest('hex') }
  } catch (error) {
    await rm(path, { force: true })
    const isFull = error instanceof Error && 'code' in error && error.code === 'ENOSPC'
    if (!isFull) throw error
    throw new ConnectorFailure(
      'There is no room left for the file.',
      'Free some room where Waymark keeps its data.',
      error,
    )
  }
}
