/** Collects records that were parsed here into text for the staging table. */
import { quoted } from './csv-cutter.ts'
import type { StagingBatch } from './reader.ts'
import type { Trouble } from './troubles.ts'

const batchCharacters = 4 * 1024 ** 2
const largestRawKept = 32 * 1024

export class TextRows {
  readonly #empties: string
  #row: number
  #rows = 0
  #pieces: string[] = []
  #length = 0

  /** `before`: rows of the file that came before these. */
  constructor(width: number, before = 0) {
    this.#row = before
    this.#empties = ','.repeat(width)
  }

  /** `rest` is a JSON object of what has no column of its own, or empty. */
  add(cells: readonly string[], rest = ''): void {
    let line = `${++this.#row},,,${rest === '' ? '' : quoted(rest)}`
    for (const cell of cells) line += cell === '' ? ',' : `,${quoted(cell)}`
    this.#push(line)
  }

  refuse(raw: string, trouble: Trouble): void {
    const kept = raw.slice(0, largestRawKept).replaceAll('\0', '\uFFFD')
    this.#push(`${++this.#row},${trouble},${quoted(kept)},${this.#empties}`)
  }

  get isFull(): boolean {
    return this.#length >= batchCharacters
  }

  get isEmpty(): boolean {
    return this.#rows === 0
  }

  take(): StagingBatch {
    const batch = { text: Buffer.from(`${this.#pieces.join('\n')}\n`), rows: this.#rows }
    this.#pieces = []
    this.#rows = 0
    this.#length = 0
    return batch
  }

  #push(line: string): void {
    this.#pieces.push(line)
    this.#length += line.length
    this.#rows++
  }
}
