/** Whether one of some texts stands in a file, however it is encoded or packed. */
import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'

const firstBytes = 4

type Kind = 'text' | 'gzip' | 'closed'

async function kindOf(path: string): Promise<Kind | undefined> {
  const file = await open(path).catch(() => undefined)
  if (!file) return undefined
  try {
    const { buffer } = await file.read(Buffer.alloc(firstBytes), 0, firstBytes, 0)
    if (buffer.readUInt16BE(0) === 0x1f8b) return 'gzip'
    return buffer.toString('latin1') === 'PAR1' ? 'closed' : 'text'
  } finally {
    await file.close()
  }
}

async function holdsAny(bytes: Readable, wanted: readonly Buffer[]): Promise<boolean> {
  const longest = Math.max(0, ...wanted.map((one) => one.length))
  let before = Buffer.alloc(0)
  for await (const chunk of bytes) {
    const seen = Buffer.concat([before, chunk as Buffer])
    if (wanted.some((one) => seen.includes(one))) return true
    before = Buffer.from(seen.subarray(Math.max(0, seen.length - longest)))
  }
  return false
}

/** A file that cannot be looked into counts as one in which they stand. */
export async function standsIn(path: string, texts: readonly string[]): Promise<boolean> {
  const kind = await kindOf(path)
  if (kind === undefined || kind === 'closed') return kind === 'closed'
  const wanted = texts.flatMap((text) => [
    Buffer.from(text),
    Buffer.from(text, 'latin1'),
    Buffer.from(text, 'utf16le'),
  ])
  const file = createReadStream(path)
  return holdsAny(kind === 'gzip' ? file.pipe(createGunzip()) : file, wanted).catch(() => true)
}
