/** Says which records the rows of a connection are: type, columns, keys and names, with what the first rows would do. */
import type { ConnectionTest } from '../../../model/connection.ts'
import { ImportedType, importedTypes, RecordImportSettings } from '../../../model/crm/record-import.ts'
import { recordTypes } from '../../../model/crm/types/index.ts'
import { count } from '../../parts/format.ts'
import { ColumnsTable } from '../record-imports/columns-step.tsx'
import { withType } from '../record-imports/import-changes.ts'
import { Matching } from '../record-imports/matching-step.tsx'
import { WouldHappen } from '../record-imports/would-happen.tsx'
import styles from './connections.module.css'

type Props = {
  title: string
  value: unknown
  /** what the last test found */
  found: ConnectionTest['records']
  isBusy: boolean
  onChange: (mapping: RecordImportSettings) => void
}

export function RecordMapping({ title, value, found, isBusy, onChange }: Props) {
  const kept = RecordImportSettings.safeParse(value)
  const settings = kept.success ? kept.data : found?.settings
  const set = isBusy ? undefined : onChange
  return (
    <fieldset className={styles.mapping} data-busy={isBusy || undefined}>
      <legend className="sm medium">{title}</legend>
      {!found && <Unlooked settings={settings} />}
      {found && settings && (
        <>
          <label className={styles.field}>
            <span className="label">Each row is</span>
            <select
              className="field"
              value={settings.type}
              disabled={!set}
              onChange={(event) => set?.(withType(settings, ImportedType.parse(event.target.value)))}
            >
              {importedTypes.map((each) => (
                <option key={each} value={each}>
                  {recordTypes[each].label.toLowerCase()}
                </option>
              ))}
            </select>
            <span className="xs faint">{found.preview.why} Columns without a meaning are left out.</span>
          </label>
          <ColumnsTable made={{ settings, preview: found.preview }} set={set} of="table" />
          <Matching made={{ settings, preview: found.preview }} set={set} of="table" />
          <h3 className="medium">
            What the {found.rows === 1 ? 'first row' : `first ${count(found.rows)} rows`} would do
          </h3>
          <WouldHappen preview={found.preview} />
        </>
      )}
    </fieldset>
  )
}

/** Before a test there is nothing to choose from. */
function Unlooked({ settings }: { settings: RecordImportSettings | undefined }) {
  if (!settings)
    return (
      <p className="sm faint">
        Press Test: it reads the columns, proposes what each is, and shows what the first rows would do.
      </p>
    )
  const columns = settings.columns.map(({ column }) => column).join(', ')
  return (
    <p className="sm faint">
      {recordTypes[settings.type].plural}, from the columns {columns}. Press Test to look at them again.
    </p>
  )
}
