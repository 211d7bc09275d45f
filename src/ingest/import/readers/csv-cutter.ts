/** Cuts CSV text into numbered records without parsing the cells, which the journeys engine does faster. */
import type { StagingBatch } from './reader.ts'
import type { Trouble } from './troubles.ts'

export type CsvDialect = { delimiter: string; newline: '\n' | '\r' }

const quote = 34
const nul = 0
const lineFeed = 10
const carriageReturn = 13
const space = 32
const tab = 9
const plain = 0
const ends = 1
const opens = 2
const isNul = 3

const largestRecord = 1024 ** 2
const largestRawKept = 32 * 1024

type CutRecord = { stop: number; next: number; cells: number; odd: boolean; nul: boolean; quoted: boolean }

export class CsvCutter {
  readonly #width: number
  readonly #delimiter: number
  readonly #newline: number
  readonly #kind = new Uint8Array(256)
  readonly #prefix: string
  readonly #empties: string
  #skip: number
  #row = 0
  #rest: Buffer = Buffer.alloc(0)
  #out: Buffer = Buffer.allocUnsafe(1024 ** 2)
  #length = 0
  #rows = 0
  // The record being cut; reused, because one object per record would be most of the work.
  readonly #cut: CutRecord = { stop: 0, next: 0, cells: 0, odd: false, nul: false, quoted: false }

  /** `skip` records (the header) are passed over without a number. */
  constructor(dialect: CsvDialect, width: number, skip: number) {
    this.#width = width
    this.#skip = skip
    this.#delimiter = dialect.delimiter.charCodeAt(0)
    this.#newline = dialect.newline.charCodeAt(0)
    this.#kind[this.#delimiter] = ends
    this.#kind[this.#newline] = ends
    this.#kind[lineFeed] = ends
    this.#kind[quote] = opens
    this.#kind[nul] = isNul
    this.#prefix = dialect.delimiter.repeat(4)
    this.#empties = dialect.delimiter.repeat(width)
  }

  push(chunk: Buffer): void {
    const data = this.#rest.length > 0 ? Buffer.concat([this.#rest, chunk]) : chunk
    const cutTo = this.#cutAll(data, false)
    this.#rest = data.subarray(cutTo)
  }

  end(): void {
    this.#cutAll(this.#rest, true)
    this.#rest = Buffer.alloc(0)
  }

  get bytes(): number {
    return this.#length
  }

  take(): StagingBatch {
    const batch = { text: Buffer.from(this.#out.subarray(0, this.#length)), rows: this.#rows }
    this.#length = 0
    this.#rows = 0
    return batch
  }

  #cutAll(data: Buffer, final: boolean): number {
    let start = 0
    while (start < data.length) {
      const complete = this.#cutOne(data, start, final)
      if (!complete && !final && data.length - start <= largestRecord) return start
      const lost = !complete && this.#cut.quoted
      if (lost) this.#cutToLineEnd(data, start)
      this.#write(data, start, lost ? 'unclosed-quote' : this.#troubleOf(start))
      start = this.#cut.next
    }
    return start
  }

  /** Finds the end of the record and counts its cells. False when the data ends first. */
  #cutOne(data: Buffer, start: number, final: boolean): boolean {
    const cut = this.#cut
    const kind = this.#kind
    const end = data.length
    cut.cells = 1
    cut.odd = false
    cut.nul = false
    cut.quoted = false
    let cell = start
    let i = start
    while (i < end) {
      const byte = data[i] as number
      switch (kind[byte]) {
        case plain:
          i++
          break
        case ends:
          if (byte === lineFeed || byte === this.#newline) {
            this.#close(data, start, i, i + 1)
            return true
          }
          cut.cells++
          cell = ++i
          break
        case opens: {
          if (cell !== i && !this.#blank(data, cell, i)) {
            i++
            break
          }
          if (cell !== i) cut.odd = true
          const after = this.#endOfQuoted(data, i)
          if (after === -1 || (after === end && !final)) {
            cut.quoted = true
            cut.next = end
            return false
          }
          i = after
          if (i < end && kind[data[i] as number] !== ends && !this.#crAtLineEnd(data, i)) cut.odd = true
          // What follows a closed quote belongs to the cell as it stands.
          while (i < end && kind[data[i] as number] !== ends) i++
          break
        }
        default:
          cut.nul = true
          i++
      }
    }
    this.#close(data, start, end, end)
    return final
  }

  #close(data: Buffer, start: number, stop: number, next: number): void {
    this.#cut.stop = stop > start && data[stop - 1] === carriageReturn ? stop - 1 : stop
    this.#cut.next = next
  }

  #crAtLineEnd(data: Buffer, at: number): boolean {
    return data[at] === carriageReturn && (at + 1 === data.length || data[at + 1] === this.#newline)
  }

  #blank(data: Buffer, from: number, to: number): boolean {
    for (let i = from; i < to; i++) if (data[i] !== space && data[i] !== tab) return false
    return true
  }

  /** The position after the closing quote; -1 when it is not in the data. */
  #endOfQuoted(data: Buffer, at: number): number {
    for (let i = at + 1; i < data.length; i++) {
      const byte = data[i]
      if (byte === nul) this.#cut.nul = true
      if (byte !== quote) continue
      if (data[i + 1] !== quote) return i + 1
      i++
    }
    return -1
  }

  #cutToLineEnd(data: Buffer, start: number): void {
    const newline = data.indexOf(this.#newline, start)
    this.#close(
      data,
      start,
      newline === -1 ? data.length : newline,
      newline === -1 ? data.length : newline + 1,
    )
  }

  #troubleOf(start: number): Trouble | '' {
    const { stop, cells, nul: hasNul } = this.#cut
    if (hasNul) return 'nul-byte'
    if (stop - start > largestRecord) return 'row-too-large'
    if (cells < this.#width) return 'too-few-cells'
    return cells > this.#width ? 'too-many-cells' : ''
  }

  #write(data: Buffer, start: number, trouble: Trouble | ''): void {
    const cut = this.#cut
    if (cut.stop === start) return
    if (this.#skip > 0) {
      this.#skip--
      return
    }
    this.#row++
    this.#rows++
    if (trouble === 'too-many-cells' && this.#dropEmptyTail(data, start)) this.#copy(data, start)
    else if (trouble) this.#refuse(data, start, trouble)
    else this.#copy(data, start)
  }

  #copy(data: Buffer, start: number): void {
    const { stop, odd } = this.#cut
    if (odd) {
      const cells = cellsOf(data.toString('utf8', start, stop), String.fromCharCode(this.#delimiter))
      this.#text(
        this.#row + this.#prefix + cells.map(quoted).join(String.fromCharCode(this.#delimiter)) + '\n',
      )
      return
    }
    this.#room(stop - start + 32)
    this.#length += this.#out.write(this.#row + this.#prefix, this.#length, 'latin1')
    this.#length += data.copy(this.#out, this.#length, start, stop)
    this.#out[this.#length++] = lineFeed
  }

  /** Some programs end every row with separators too many; empty cells past the header carry nothing. */
  #dropEmptyTail(data: Buffer, start: number): boolean {
    let { stop, cells } = this.#cut
    while (cells > this.#width && stop > start && data[stop - 1] === this.#delimiter) {
      stop--
      cells--
    }
    if (cells > this.#width) return false
    this.#cut.stop = stop
    return true
  }

  #refuse(data: Buffer, start: number, trouble: Trouble): void {
    const raw = data
      .toString('utf8', start, Math.min(this.#cut.stop, start + largestRawKept))
      .replaceAll('\0', '\uFFFD')
    const delimiter = String.fromCharCode(this.#delimiter)
    this.#text([this.#row, trouble, quoted(raw), this.#empties].join(delimiter) + '\n')
  }

  #text(text: string): void {
    this.#room(text.length * 3)
    this.#length += this.#out.write(text, this.#length)
  }

  #room(bytes: number): void {
    if (this.#length + bytes <= this.#out.length) return
    const larger = Buffer.allocUnsafe(Math.max(this.#out.length * 2, this.#length + bytes))
    this.#out.copy(larger, 0, 0, this.#length)
    this.#out = larger
  }
}

export const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`

/** The cells of one record, by the same rules as the cutter. For headers and for records that need rewriting. */
export function cellsOf(record: string, delimiter: string): string[] {
  const cells: string[] = []
  let at = 0
  while (at <= record.length) {
    let open = at
    while (record[open] === ' ' || (record[open] === '\t' && delimiter !== '\t')) open++
    let cell = ''
    if (record[open] === '"') {
      at = open + 1
      for (; at < record.length; at++) {
        if (record[at] !== '"') cell += record[at]
        else if (record[at + 1] === '"') cell += record[at++]
        else break
      }
      at++
    }
    const next = record.indexOf(delimiter, at)
    const stop = next === -1 ? record.length : next
    cells.push(cell + record.slice(at, stop))
    if (next === -1) break
    at = stop + 1
  }
  return cells
}
