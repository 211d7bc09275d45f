/** The steps of an import of records, and what each is given. */
import type { RecordImport, RecordImportSettings } from '../../../model/crm/record-import.ts'

export const steps = [
  { id: 'columns', name: 'Columns' },
  { id: 'matching', name: 'Who is who' },
  { id: 'dry-run', name: 'Dry run' },
  { id: 'result', name: 'Result' },
] as const
export type StepId = (typeof steps)[number]['id']

export type StepProps = {
  made: RecordImport & {
    settings: RecordImportSettings
    preview: NonNullable<RecordImport['preview']>
  }
  /** Undefined where nothing may be changed now. */
  set: ((settings: RecordImportSettings) => void) | undefined
  go: (step: StepId) => void
}
