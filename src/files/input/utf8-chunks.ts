/** Turns the bytes of a text file into UTF-8, whatever encoding it was saved in. */
import { isAscii, isUtf8 } from 'node:buffer'
import { appError } from '../../model/app-error.ts'

/** Windows-1252 contains Latin-1; UTF-8 without a mark is told from it by the first byte that is not ASCII. */
export type TextStart = { encoding: string; markBytes: number; certain: boolean }

export function detectEncoding(head: Buffer, chosen?: string): TextStart {
  const mark = byteOrderMark(head)
  if (chosen) return { encoding: known(chosen), markBytes: mark?.markBytes ?? 0, certain: true }
  return mark ?? withoutMark(head)
}

function byteOrderMark(head: Buffer): TextStart | null {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf)
    return { encoding: 'utf-8', markBytes: 3, certain: false }
  if (head[0] === 0xff && head[1] === 0xfe) return { encoding: 'utf-16le', markBytes: 2, certain: true }
  if (head[0] === 0xfe && head[1] === 0xff) return { encoding: 'utf-16be', markBytes: 2, certain: true }
  return null
}

/** Text in UTF-16 has a NUL beside nearly every Latin letter, always on the same side. */
function withoutMark(head: Buffer): TextStart {
  const nuls = [0, 0]
  for (let i = 0; i < head.length; i++) if (head[i] === 0) nuls[i & 1] = (nuls[i & 1] ?? 0) + 1
  const [even = 0, odd = 0] = nuls
  const many = head.length / 2 / 4
  if (head.length >= 4 && odd > many && even < odd / 20)
    return { encoding: 'utf-16le', markBytes: 0, certain: true }
  if (head.length >= 4 && even > many && odd < even / 20)
    return { encoding: 'utf-16be', markBytes: 0, certain: true }
  return { encoding: 'utf-8', markBytes: 0, certain: false }
}

function known(label: string): string {
  try {
    return new TextDecoder(label).encoding
  } catch {
    throw appError(
      'import.file-unreadable',
      `The encoding "${label}" is not known. Try utf-8, utf-16le or windows-1252.`,
    )
  }
}

export type Utf8Text = { chunks: AsyncIterable<Buffer>; encoding(): string; mixed(): boolean }

/** Whole characters in every piece. `mixed` says that a UTF-8 file also had bytes that are not UTF-8. */
export function utf8Chunks(chunks: AsyncIterable<Buffer>, start: TextStart): Utf8Text {
  let encoding = start.encoding
  let mixed = false
  let seenUtf8 = start.certain || start.markBytes > 0
  const windows = new TextDecoder('windows-1252')
  const toUtf8 = (piece: Buffer): Buffer => {
    if (isAscii(piece)) return piece
    if (isUtf8(piece)) {
      seenUtf8 = true
      return piece
    }
    seenUtf8 ||= linesOf(piece).some((line) => !isAscii(line) && isUtf8(line))
    if (seenUtf8) mixed = true
    else encoding = 'windows-1252'
    return seenUtf8 ? lineByLine(piece, windows) : Buffer.from(windows.decode(piece))
  }
  async function* converted(): AsyncGenerator<Buffer> {
    let skip = start.markBytes
    const decoder = encoding === 'utf-8' ? null : new TextDecoder(encoding, { ignoreBOM: true })
    let rest: Buffer = Buffer.alloc(0)
    for await (const piece of chunks) {
      const bytes = skip > 0 ? piece.subarray(skip) : piece
      skip = Math.max(0, skip - piece.length)
      if (decoder) {
        yield Buffer.from(decoder.decode(bytes, { stream: true }))
        continue
      }
      const whole = rest.length > 0 ? Buffer.concat([rest, bytes]) : bytes
      const end = encoding === 'utf-8' ? endOfWholeCharacters(whole) : whole.length
      rest = whole.subarray(end)
      if (end > 0)
        yield encoding === 'utf-8' ? toUtf8(whole.subarray(0, end)) : Buffer.from(windows.decode(whole))
    }
    if (decoder) yield Buffer.from(decoder.decode())
    if (rest.length > 0) yield toUtf8(rest)
  }
  return { chunks: converted(), encoding: () => encoding, mixed: () => mixed }
}

/** Where the last started UTF-8 character would be cut, the cut is moved before it. */
function endOfWholeCharacters(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(4, bytes.length); back++) {
    const byte = bytes[bytes.length - back] ?? 0
    if (byte < 0x80) return bytes.length
    if (byte < 0xc0) continue
    const needed = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2
    return needed > back ? bytes.length - back : bytes.length
  }
  return bytes.length
}

/** Only the lines that are not UTF-8 are read as Windows-1252, so that one bad line spoils no other. */
const lineByLine = (piece: Buffer, windows: TextDecoder): Buffer =>
  Buffer.concat(linesOf(piece).map((line) => (isUtf8(line) ? line : Buffer.from(windows.decode(line)))))

function linesOf(piece: Buffer): Buffer[] {
  const lines: Buffer[] = []
  for (let from = 0; from < piece.length; ) {
    const newline = piece.indexOf(10, from)
    const to = newline === -1 ? piece.length : newline + 1
    lines.push(piece.subarray(from, to))
    from = to
  }
  return lines
}
