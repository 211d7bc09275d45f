/** The files that lie in staging tables now; a few, since each takes as much room as the file. */

import { openFile } from '../../files/open-file.ts'
import type { ImportFormat, ImportSettings } from '../../model/import.ts'
import type { Journeys } from '../../storage/journeys/connect.ts'
import type { Remark } from './preview.ts'
import { dropTables, stage } from './stage.ts'

export type StagedFile = {
  format: ImportFormat
  columns: readonly string[]
  delimiter: string
  sheets: string[]
  sheet: string | null
  rows: number
  remarks: Remark[]
}

type ReadWith = Pick<ImportSettings, 'delimiter' | 'encoding' | 'sheet'>
const mostStaged = 3

export class StagedFiles {
  readonly #journeys: Journeys
  readonly #staged = new Map<number, { file: StagedFile; readWith: string }>()

  constructor(journeys: Journeys) {
    this.#journeys = journeys
  }

  /** Reads the file unless it lies here already, read in the same way. */
  async of(
    id: number,
    source: { path: string; fileName: string },
    settings: ReadWith,
    onRows: (rows: number, share: number | null) => void,
    signal?: AbortSignal,
  ): Promise<StagedFile> {
    const readWith = JSON.stringify([settings.delimiter, settings.encoding, settings.sheet])
    const known = this.#staged.get(id)
    if (known?.readWith === readWith) return known.file
    this.#staged.delete(id)
    const opened = await openFile(source.path, source.fileName, settings)
    const rows = await stage(
      this.#journeys,
      id,
      opened,
      (done) => onRows(done, opened.bytes > 0 ? opened.bytesRead() / opened.bytes : null),
      signal,
    )
    const { format, columns, delimiter, sheets = [], sheet = null } = opened
    const shown = { format, columns, delimiter, sheets: [...sheets], sheet }
    const file = { ...shown, rows, remarks: [...opened.remarks()] }
    if (signal?.aborted) return file
    this.#staged.set(id, { file, readWith })
    for (const old of [...this.#staged.keys()].slice(0, -mostStaged)) await this.drop(old)
    return file
  }

  has(id: number): boolean {
    return this.#staged.has(id)
  }

  async drop(id: number): Promise<void> {
    this.#staged.delete(id)
    await dropTables(this.#journeys, id)
  }
}
