/** Cuts CSV text into numbered records without parsing the cells, which the journeys engine does faster. */
import type { StagingBatch, StagingRecord } from './reader.ts'
import type { Trouble } from './troubles.ts'

export type CsvDialect = { delimiter: string; newline: '\n' | '\r' }

const quote = 34
const nul = 0
const lineFeed = 10
const carriageReturn = 13
const space = 32
const tab = 9

const plain = 0
const separates = 1
const ends = 2
const opens = 3
const isNul = 4
/** stands in the file for itself, but would separate cells in what is written */
const clashes = 5

/** sixteen digits and four separators */
const longestPrefix = 40

const largestRecord = 1024 ** 2
const largestRawKept = 32 * 1024

type CutRecord = {
  /** end of the record without its line end, start of the next, and end of its copy */
  stop: number
  next: number
  copied: number
  cells: number
  /** the engine would read it differently, so it is written anew */
  odd: boolean
  nul: boolean
  /** the data ended inside quotes */
  unclosed: boolean
}

/** The engine's CSV takes no tab for a separator. */
export const stagingDelimiter = (delimiter: string): string =>
  delimiter === '\t' || delimiter === ' ' ? '\x1f' : delimiter

export class CsvCutter {
  readonly #width: number
  readonly #delimiter: string
  readonly #written: string
  readonly #newline: number
  readonly #kind = new Uint8Array(256)
  #skip: number
  #row = 0
  #rest: Buffer = Buffer.alloc(0)
  #out: Buffer = Buffer.allocUnsafe(1024 ** 2)
  #length = 0
  #rows = 0
  #records: StagingRecord[] = []
  #recordsLength = 0
  // The record being cut; reused, because one object per record would be most of the work.
  readonly #cut: CutRecord = {
    stop: 0,
    next: 0,
    copied: 0,
    cells: 0,
    odd: false,
    nul: false,
    unclosed: false,
  }

  /** `skip` records (the header) are passed over without a number. */
  constructor(dialect: CsvDialect, width: number, skip: number) {
    this.#width = width
    this.#skip = skip
    this.#delimiter = dialect.delimiter
    this.#written = stagingDelimiter(dialect.delimiter)
    this.#newline = dialect.newline.charCodeAt(0)
    this.#kind[this.#written.charCodeAt(0)] = clashes
    this.#kind[dialect.delimiter.charCodeAt(0)] = separates
    this.#kind[this.#newline] = ends
    this.#kind[lineFeed] = ends
    this.#kind[quote] = opens
    this.#kind[nul] = isNul
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
    return this.#length + this.#recordsLength
  }

  take(): StagingBatch {
    const batch = {
      csv: Buffer.from(this.#out.subarray(0, this.#length)),
      records: this.#records,
      rows: this.#rows,
    }
    this.#length = 0
    this.#records = []
    this.#recordsLength = 0
    this.#rows = 0
    return batch
  }

  #cutAll(data: Buffer, final: boolean): number {
    let start = 0
    while (start < data.length) {
      this.#room(data.length - start + longestPrefix)
      const complete = this.#cutOne(data, start, this.#writePrefix(), final)
      if (!complete && !final && data.length - start <= largestRecord) return start
      const lost = !complete && this.#cut.unclosed
      if (lost) this.#cutToLineEnd(data, start)
      this.#keep(data, start, lost ? 'unclosed-quote' : this.#troubleOf(start))
      start = this.#cut.next
    }
    return start
  }

  /** Row number, and the empty cells trouble, raw and rest. Counts only when the record is kept. */
  #writePrefix(): number {
    const out = this.#out
    let at = this.#length
    let number = this.#row + 1
    let power = 1
    while (power * 10 <= number) power *= 10
    for (; power >= 1; power /= 10) {
      const digit = Math.floor(number / power)
      out[at++] = 48 + digit
      number -= digit * power
    }
    const separator = this.#written.charCodeAt(0)
    for (let i = 0; i < 4; i++) out[at++] = separator
    return at
  }

  /** Copies the record while looking for its end, and counts its cells. False when the data ends first. */
  #cutOne(data: Buffer, start: number, to: number, final: boolean): boolean {
    const cut = this.#cut
    const kind = this.#kind
    const out = this.#out
    const end = data.length
    const separator = this.#written.charCodeAt(0)
    cut.odd = false
    cut.nul = false
    cut.unclosed = false
    let cells = 1
    let cell = start
    let i = start
    let o = to
    while (i < end) {
      const byte = data[i] as number
      const what = kind[byte]
      if (what === plain) {
        out[o++] = byte
        i++
      } else if (what === separates) {
        out[o++] = separator
        cells++
        cell = ++i
      } else if (what === ends) {
        this.#close(data, start, i, i + 1, o, cells)
        return true
      } else if (what === opens && (cell === i || this.#blank(data, cell, i))) {
        if (cell !== i) cut.odd = true
        const after = this.#endOfQuoted(data, i)
        if (after === -1 || (after === end && !final)) {
          cut.unclosed = true
          return false
        }
        while (i < after) {
          const inside = data[i] as number
          // An embedded engine takes a blank line for the end of the data and what follows for a statement.
          if (inside === lineFeed && this.#afterLineFeed(data, i)) cut.odd = true
          out[o++] = inside
          i++
        }
        if (i < end && !this.#cellEnds(data, i)) cut.odd = true
        // What follows a closed quote belongs to the cell as it stands.
        cell = -1
      } else {
        if (what === isNul) cut.nul = true
        else if (what === clashes) cut.odd = true
        out[o++] = byte
        i++
      }
    }
    this.#close(data, start, end, end, o, cells)
    return final
  }

  #close(data: Buffer, start: number, stop: number, next: number, copied: number, cells: number): void {
    const carriage = stop > start && data[stop - 1] === carriageReturn ? 1 : 0
    this.#cut.stop = stop - carriage
    this.#cut.copied = copied - carriage
    this.#cut.next = next
    this.#cut.cells = cells
  }

  #cellEnds(data: Buffer, at: number): boolean {
    const what = this.#kind[data[at] as number]
    if (what === separates || what === ends) return true
    return data[at] === carriageReturn && (at + 1 === data.length || data[at + 1] === this.#newline)
  }

  /** Whether the line that ends here is empty, be it with a carriage return. */
  #afterLineFeed(data: Buffer, at: number): boolean {
    const before = data[at - 1] === carriageReturn ? data[at - 2] : data[at - 1]
    return before === lineFeed
  }

  #blank(data: Buffer, from: number, to: number): boolean {
    if (from < 0) return false
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
    const stop = newline === -1 ? data.length : newline
    this.#close(data, start, stop, newline === -1 ? stop : stop + 1, 0, 0)
  }

  #troubleOf(start: number): Trouble | '' {
    const { stop, cells, nul: hasNul } = this.#cut
    if (hasNul) return 'nul-byte'
    if (stop - start > largestRecord) return 'row-too-large'
    if (cells < this.#width) return 'too-few-cells'
    return cells > this.#width ? 'too-many-cells' : ''
  }

  #keep(data: Buffer, start: number, trouble: Trouble | ''): void {
    if (this.#cut.stop === start) return
    if (this.#skip > 0) {
      this.#skip--
      return
    }
    this.#row++
    this.#rows++
    if (trouble !== '' && !(trouble === 'too-many-cells' && this.#dropEmptyTail(data, start)))
      this.#refuse(data, start, trouble)
    else if (this.#cut.odd) this.#rewrite(data, start)
    else {
      this.#length = this.#cut.copied
      this.#out[this.#length++] = lineFeed
    }
  }

  /** Some programs end every row with separators too many; empty cells past the header carry nothing. */
  #dropEmptyTail(data: Buffer, start: number): boolean {
    const cut = this.#cut
    const separator = this.#delimiter.charCodeAt(0)
    while (cut.cells > this.#width && cut.stop > start && data[cut.stop - 1] === separator) {
      cut.stop--
      cut.copied--
      cut.cells--
    }
    return cut.cells === this.#width
  }

  #rewrite(data: Buffer, start: number): void {
    const cells = cellsOf(data.toString('utf8', start, this.#cut.stop), this.#delimiter)
    this.#write([this.#row, '', '', '', ...cells])
  }

  #refuse(data: Buffer, start: number, trouble: Trouble): void {
    const raw = data.toString('utf8', start, Math.min(this.#cut.stop, start + largestRawKept))
    this.#write([this.#row, trouble, raw.replaceAll('\0', '\uFFFD'), '', ...Array(this.#width).fill('')])
  }

  #write(record: StagingRecord): void {
    this.#records.push(record)
    for (const part of record) this.#recordsLength += String(part).length
  }

  #room(bytes: number): void {
    if (this.#length + bytes <= this.#out.length) return
    const larger = Buffer.allocUnsafe(Math.max(this.#out.length * 2, this.#length + bytes))
    this.#out.copy(larger, 0, 0, this.#length)
    this.#out = larger
  }
}

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
