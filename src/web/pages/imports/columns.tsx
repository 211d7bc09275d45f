/** The columns of the file with samples, and what each one means; a change makes a new dry run. */
import { IconAlertTriangle } from '@tabler/icons-react'
import { channelNames, channels } from '../../../model/channel.ts'
import {
  type Import,
  type ImportPreview,
  type ImportSettings,
  importFields,
  TimeForm,
} from '../../../model/import.ts'
import { failureText } from '../../api/api-error.ts'
import { useMay } from '../../api/use-entry.ts'
import { useImportSettings } from '../../api/use-imports.ts'
import { FileColumns } from '../../parts/file-columns.tsx'
import { SheetChoice } from '../../parts/sheet-choice.tsx'
import { TextSetting } from '../../parts/text-setting.tsx'
import { fieldNames, timeFormNames } from './import-words.ts'
import styles from './imports.module.css'
import { fieldOf, missingFields, withConstant, withField, withSheet } from './settings-changes.ts'

const changeable = new Set<Import['state']>(['checked', 'failed', 'cancelled', 'undone'])

export function Columns({ made, preview }: { made: Import; preview: ImportPreview }) {
  const change = useImportSettings(made.id)
  const reading = made.state === 'reading' || change.isPending
  // What was just chosen shows at once; the answer of the server follows.
  const settings = reading && change.variables ? change.variables : preview.settings
  const mayImport = useMay('import')
  const open = changeable.has(made.state) && !reading && mayImport
  const missing = missingFields(settings)
  const set = (next: ImportSettings) => change.mutate(next)
  return (
    <section className={`card ${styles.card}`} aria-labelledby="columns" aria-busy={reading}>
      <header className="row" style={{ flexWrap: 'wrap' }}>
        <h2 className="heading" id="columns">
          Columns
        </h2>
        <span className="sm faint grow">
          {open ? 'Change what a column means; you see at once what would happen.' : ''}
        </span>
        <SheetChoice
          sheets={preview.sheets ?? []}
          value={settings.sheet ?? preview.sheet ?? ''}
          disabled={!open}
          onChoose={(sheet) => set(withSheet(settings, sheet))}
        />
        {missing.length > 0 && (
          <span className="chip warn">
            <IconAlertTriangle size={12} aria-hidden />
            choose {missing.join(', ')}
          </span>
        )}
      </header>
      {change.isError && (
        <p className="sm bad" role="alert">
          {failureText(change.error)}
        </p>
      )}
      <FileColumns
        columns={preview.columns}
        means="Means"
        isBusy={reading}
        meaningOf={(name) => ({
          choice: (
            <select
              className="field"
              aria-label={`Meaning of ${name}`}
              disabled={!open}
              value={fieldOf(settings, name) ?? ''}
              onChange={(event) =>
                set(
                  withField(settings, name, importFields.find((each) => each === event.target.value) ?? null),
                )
              }
            >
              <option value="">kept as a property</option>
              {importFields.map((field) => (
                <option key={field} value={field}>
                  {fieldNames[field]}
                </option>
              ))}
            </select>
          ),
        })}
      />
      <Reading settings={settings} open={open} onChange={set} />
    </section>
  )
}

type ReadingProps = { settings: ImportSettings; open: boolean; onChange: (settings: ImportSettings) => void }

/** How values are read, and what is taken where the file has no such column. */
function Reading({ settings, open, onChange }: ReadingProps) {
  const { columns, constants } = settings
  return (
    <fieldset className={styles.reading} disabled={!open}>
      <legend className="visually-hidden">How values are read</legend>
      <label>
        <span className="label">Times are written as</span>
        <select
          className="field"
          value={settings.timeForm ?? ''}
          onChange={(event) => {
            const timeForm = TimeForm.safeParse(event.target.value)
            onChange({ ...settings, timeForm: timeForm.success ? timeForm.data : undefined })
          }}
        >
          <option value="">found by itself</option>
          {TimeForm.options.map((form) => (
            <option key={form} value={form}>
              {timeFormNames[form]}
            </option>
          ))}
        </select>
      </label>
      {columns.customer && (
        <TextSetting
          name="Put before ids of customers"
          value={settings.customerPrefix ?? ''}
          onChange={(prefix) => onChange({ ...settings, customerPrefix: prefix.trim() || undefined })}
        />
      )}
      <TextSetting
        name="Time zone of times without one"
        value={settings.timeZone}
        onChange={(timeZone) => onChange({ ...settings, timeZone: timeZone || 'UTC' })}
      />
      {!columns.touchpoint && (
        <TextSetting
          name="Touchpoint of all rows"
          value={constants.touchpoint ?? ''}
          onChange={(value) => onChange(withConstant(settings, 'touchpoint', value))}
        />
      )}
      {!columns.channel && (
        <label>
          <span className="label">Channel of all rows</span>
          <select
            className="field"
            value={constants.channel ?? ''}
            onChange={(event) => onChange(withConstant(settings, 'channel', event.target.value))}
          >
            <option value="">guessed from the touchpoint</option>
            {channels.map((channel) => (
              <option key={channel} value={channel}>
                {channelNames[channel]}
              </option>
            ))}
          </select>
        </label>
      )}
      {columns.value && !columns.currency && (
        <TextSetting
          name="Currency of all values"
          value={constants.currency ?? ''}
          onChange={(value) => onChange(withConstant(settings, 'currency', value.toUpperCase()))}
        />
      )}
    </fieldset>
  )
}
