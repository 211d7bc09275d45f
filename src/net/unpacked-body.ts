/** Reads the body of an answer, unpacked, and stops where it gets larger than allowed. */
import { pipeline, Readable, type Transform } from 'node:stream'
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib'
import { outgoingFailure, tooLarge } from './outgoing-failure.ts'

const unpackers: Record<string, () => Transform> = {
  gzip: createGunzip,
  'x-gzip': createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
}

export const understoodEncodings = 'gzip, deflate, br'

/** Counts before and after unpacking: a bomb is small before, and one can also send much that unpacks to nothing. */
export async function* unpackedBody(
  raw: Readable,
  encoding: string | undefined,
  { host, mostBytes }: { host: string; mostBytes: number },
): AsyncGenerator<Buffer, void> {
  const name = encoding?.trim().toLowerCase() ?? 'identity'
  const unpacker = unpackers[name]
  if (!unpacker && name !== 'identity' && name !== '')
    throw outgoingFailure(
      'answer',
      `${host} packs its answer as "${name.slice(0, 40)}", which Waymark cannot unpack.`,
    )
  const counted = Readable.from(limited(raw, host, mostBytes))
  const plain = unpacker ? pipeline(counted, unpacker(), () => {}) : counted
  yield* limited(plain, host, mostBytes)
}

async function* limited(source: Readable, host: string, mostBytes: number): AsyncGenerator<Buffer, void> {
  let bytes = 0
  for await (const chunk of source) {
    const piece = Buffer.isBuffer(chunk) ? chunk : Buffer.from(chunk)
    bytes += piece.length
    if (bytes > mostBytes) throw tooLarge(host, mostBytes)
    yield piece
  }
}
