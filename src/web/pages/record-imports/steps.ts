/** The steps of an import of records, and what each is given. */
import type { RecordImport, RecordImportSettings } from '../../../model/crm/record-import.ts'

export const steps = [
  { id: 'columns', name: 'Columns' },
  { id: 'matching', name: 'Who is who' },
  { id: 'dry-run', name: 'Dry run' },
  { id: 'result', name: 'Result' },
] as const
export type StepId = (typeof steps)[number]['id']

/** What columns are, and what rows would do: of a file, or of a table that is connected. */
export type MappingProps = {
  made: { settings: RecordImportSettings; preview: NonNullable<RecordImport['preview']> }
  /** Undefined where nothing may be changed now. */
  set: ((settings: RecordImportSettings) => void) | undefined
  /** What the rows stand in. */
  of?: 'file' | 'table'
}

export type StepProps = {
  made: RecordImport & {
    settings: RecordImportSettings
    preview: NonNullable<RecordImport['preview']>
  }
  /** Undefined where nothing may be changed now. */
  set: ((settings: RecordImportSettings) => void) | undefined
  go: (step: StepId) => void
}
