/** Rows of another system's table on their way from connections to records: by the mapping of an import of records. */
import type { ConnectedFrom } from './connected-record.ts'
import type { ImportedType, RecordImportPreview, RecordImportSettings } from './crm/record-import.ts'

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

export type GoneFrom = ConnectedFrom & { type: ImportedType }

/** `waiting`: not to be deleted unasked; `of`: of how many that stand; `changed`: however few they are. */
export type SettledGone = {
  deleted: number
  waiting: { found: number; of: number; changed: boolean } | null
}

/** Rows that are no longer in the other system's table, and the records that they were. */
export type GoneRows = {
  /** Rows that say so themselves. */
  note(keys: readonly string[]): Promise<void>
  /** By all keys that there are. Resolves to how many records came back with their rows. */
  compare(stands: (key: string) => boolean, signal: AbortSignal): Promise<number>
  /**
   * Deletes their records, unless they are more than a share of all and than somebody agreed to.
   * `changed`: something else is asked for since the last look, so that not even few go unasked.
   */
  settle(most: { share: number; agreed: number; changed: boolean }): Promise<SettledGone>
  /** Those that wait stay, until their rows come and go again. */
  keep(): Promise<void>
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
