/** Rows of another system's table on their way from connections to records: by the mapping of an import of records. */
import { z } from 'zod'
import { type BroughtFrom, RecordOwner } from './brought.ts'
import type { ConnectedFrom } from './connected-record.ts'
import { ImportedType, type RecordImportPreview, type RecordImportSettings } from './crm/record-import.ts'

/** `key`: what the row is called there, for ever. `at`: when it was changed there, in ms; null: nobody says. */
export type ConnectedTableRow = { key: string; at: number | null; cells: string[] }

export type ConnectedTable = {
  columns: readonly string[]
  rows: readonly ConnectedTableRow[]
}

/** Why a row was not taken. Of who was erased, no cell and no key. */
export type RowRefused = {
  key: string
  at: number | null
  code: string
  message: string
  column: string
  value: string
  cells: Record<string, string>
}

/** `created` and `updated` changed a record; `same` found it so. */
export type RowsWritten = {
  created: number
  updated: number
  same: number
  refused: RowRefused[]
  /** Of people who were erased: nothing of these rows may be kept. */
  erased: number
}

/** `before`: of rows whose time of change nobody says: they had changed by then, in ms. */
export type RowsFrom = ConnectedFrom & { mapping: RecordImportSettings; before: number }

/** One for each run: what names mean is looked up once. Resolves when the records are on disk. */
export type OpenRows = (from: RowsFrom) => (table: ConnectedTable) => Promise<RowsWritten>

export type GoneFrom = BroughtFrom & { type: ImportedType }

/** Records that wait for an answer, since their rows are gone. */
export const WaitingGone = z.object({
  found: z.number().int(),
  of: z.number().int().describe('of how many that stand'),
  changed: z
    .boolean()
    .describe('however few, since other rows are read now or more are gone than somebody agreed to'),
  ofPeople: z.number().int().describe('that people changed since, merged, or work with'),
  ofOthers: z.number().int().describe('of which another source tells as well'),
})
export type WaitingGone = z.infer<typeof WaitingGone>

export type SettledGone = { deleted: number; waiting: WaitingGone | null }

export const GoneSample = z.object({
  id: z.string(),
  label: z.string(),
  owner: RecordOwner.nullable().describe('who else has to do with it'),
})
export type GoneSample = z.infer<typeof GoneSample>

/** Some of them, first those that somebody else has to do with. */
export const GoneSamples = z.object({ type: ImportedType, samples: z.array(GoneSample) })
export type GoneSamples = z.infer<typeof GoneSamples>

/** Rows that are no longer in the other system's table, and the records that they were. */
export type GoneRows = {
  /** Rows that say so themselves. */
  note(keys: readonly string[]): Promise<void>
  /** By all keys that there are. Resolves to how many records came back with their rows. */
  compare(stands: (key: string) => boolean, signal: AbortSignal): Promise<number>
  /**
   * Deletes their records, unless they are more than a share of all and than somebody agreed to. Those that people or
   * other sources have to do with are never deleted unasked; of these `asked` wait already, and are not counted again.
   * `changed`: something else is asked for since the last look, so that not even few go unasked.
   */
  settle(most: {
    share: number
    agreed: { found: number; touched: number } | null
    asked: number
    changed: boolean
  }): Promise<SettledGone>
  /** The other system said of each that it was deleted: only those stay of which another source tells. */
  deleteTold(): Promise<number>
  /** Those that wait stay, until their rows come and go again. */
  keep(): Promise<void>
  samples(): Promise<GoneSamples>
}
export type OpenGone = (from: GoneFrom) => GoneRows

/** `at`: when the file was as it is, in ms. */
export type ImportFrom = { source: string; at: number }

/** What rows would do, and what their columns are taken for; writes nothing. */
export type PreviewRows = (
  table: ConnectedTable,
  mapping: RecordImportSettings | undefined,
  name: string,
  signal: AbortSignal,
) => Promise<{ settings: RecordImportSettings; preview: RecordImportPreview }>
