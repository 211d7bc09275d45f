/** A gzipped file unpacked beside itself, for formats that are not read from their beginning. */
import { randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { appError } from '../../model/app-error.ts'
import type { Input } from './open-input.ts'
import { unpackedName } from './unpacked-name.ts'

/** Such formats are packed by themselves, so gzip makes little of them; a file that unpacks to much more is there to fill the disk. */
const unpackedAtLeast = 64 * 1024 ** 2
const unpackedTimes = 20

export async function unpack(input: Input): Promise<{ path: string; remove(): Promise<void> }> {
  if (!input.gzipped) return { path: input.path, remove: async () => {} }
  const path = unpackedName(input.path, randomUUID())
  const most = unpackedAtLeast + unpackedTimes * input.bytes
  const remove = () => rm(path, { force: true })
  try {
    await pipeline(Readable.from(upTo(input, most)), createWriteStream(path))
  } catch (error) {
    await remove()
    throw error
  }
  return { path, remove }
}

async function* upTo(input: Input, most: number): AsyncGenerator<Buffer> {
  let bytes = 0
  for await (const piece of input.chunks()) {
    bytes += piece.length
    if (bytes > most)
      throw appError(
        'import.file-unreadable',
        `"${input.fileName}" unpacks to more than ${unpackedTimes} times its size. Unpack it, and import that.`,
        { fileName: input.fileName },
      )
    yield piece
  }
}

export async function withFile<T>(input: Input, work: (path: string) => Promise<T>): Promise<T> {
  const unpacked = await unpack(input)
  try {
    return await work(unpacked.path)
  } finally {
    await unpacked.remove()
  }
}
