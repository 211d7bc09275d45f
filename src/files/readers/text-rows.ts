/** Collects records that were parsed here, for the staging table. */
import type { StagingBatch, StagingRecord } from './reader.ts'
import type { Trouble } from './troubles.ts'

const batchCharacters = 4 * 1024 ** 2
const largestRawKept = 32 * 1024

export class TextRows {
  readonly #empties: readonly string[]
  #row: number
  #records: StagingRecord[] = []
  #length = 0

  /** `before`: rows of the file that came before these. */
  constructor(width: number, before = 0) {
    this.#row = before
    this.#empties = Array(width).fill('')
  }

  /** `rest` is a JSON object of what has no column of its own, or empty. */
  add(cells: readonly string[], rest = ''): void {
    this.#push([++this.#row, '', '', rest, ...cells])
  }

  refuse(raw: string, trouble: Trouble): void {
    const kept = raw.slice(0, largestRawKept).replaceAll('\0', '\uFFFD')
    this.#push([++this.#row, trouble, kept.toWellFormed(), '', ...this.#empties])
  }

  get isFull(): boolean {
    return this.#length >= batchCharacters
  }

  get isEmpty(): boolean {
    return this.#records.length === 0
  }

  take(): StagingBatch {
    const batch = { csv: Buffer.alloc(0), records: this.#records, rows: this.#records.length }
    this.#records = []
    this.#length = 0
    return batch
  }

  #push(record: StagingRecord): void {
    this.#records.push(record)
    for (let i = 2; i < record.length; i++) this.#length += (record[i] as string).length + 3
  }
}
