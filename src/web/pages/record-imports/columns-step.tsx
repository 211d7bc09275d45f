/** First step: what each column of the file is. */
import { IconPlus } from '@tabler/icons-react'
import { type ImportColumn, type NewField, newTarget } from '../../../model/crm/record-import.ts'
import { TimeForm } from '../../../model/import.ts'
import { useMay } from '../../api/use-entry.ts'
import { FileColumns } from '../../parts/file-columns.tsx'
import { count } from '../../parts/format.ts'
import { TextSetting } from '../../parts/text-setting.tsx'
import { timeFormNames } from '../imports/import-words.ts'
import { leftOut, withColumn, withNewField, withNewFields, withTarget } from './import-changes.ts'
import { NewFieldSettings } from './new-field.tsx'
import styles from './record-imports.module.css'
import type { MappingProps, StepProps } from './steps.ts'

export function ColumnsStep({ made, set, go }: StepProps) {
  return (
    <section className={`card ${styles.card}`} aria-labelledby="columns">
      <header className="row" style={{ flexWrap: 'wrap' }}>
        <h2 className="heading" id="columns">
          Columns
        </h2>
        <span className="sm faint grow">{made.preview.why} Columns without a meaning are left out.</span>
      </header>
      <ColumnsTable made={made} set={set} />
      <footer className={styles.foot}>
        <span className="grow" />
        <button type="button" className="button primary" onClick={() => go('matching')}>
          Next: who is who
        </button>
      </footer>
    </section>
  )
}

/** Column by column, and what counts for all rows. */
export function ColumnsTable({ made, set, of = 'file' }: MappingProps) {
  const { preview, settings } = made
  const targetOf = (column: string) => settings.columns.find((one) => one.column === column)
  // A connection has no moment at which its fields would be added.
  const mayAdd = useMay('settings') && of === 'file'
  const unknown = mayAdd ? leftOut(made) : []
  const planned = new Set(settings.columns.flatMap(({ newField, target }) => (newField ? [target] : [])))
  const isThere = ({ target }: { target: string }) => !planned.has(target)
  return (
    <>
      <FileColumns
        columns={preview.columns}
        means="Is"
        isBusy={!set}
        meaningOf={(name) => ({
          choice: (
            <select
              className="field"
              aria-label={`Meaning of ${name}`}
              disabled={!set}
              value={chosen(targetOf(name))}
              onChange={(event) => set?.(withTarget(settings, name, event.target.value))}
            >
              <option value="">Leave out</option>
              {(mayAdd || chosen(targetOf(name)) === newTarget) && (
                <option value={newTarget}>New field…</option>
              )}
              {preview.targets.filter(isThere).map(({ target, label }) => (
                <option key={target} value={target}>
                  {label}
                </option>
              ))}
            </select>
          ),
          more: (
            <>
              <NewFieldOf
                column={targetOf(name)}
                change={mayAdd && set ? (field) => set(withNewField(settings, name, field)) : undefined}
              />
              <HowRead
                column={targetOf(name)}
                change={set && ((change) => set(withColumn(settings, name, change)))}
              />
            </>
          ),
        })}
      />
      {set && unknown.length > 1 && (
        <p className={styles.foot}>
          <span className="sm faint">{count(unknown.length)} columns with values are left out.</span>
          <button type="button" className="button" onClick={() => set(withNewFields(settings, unknown))}>
            <IconPlus size={14} aria-hidden />
            Make fields of them
          </button>
        </p>
      )}
      <General made={made} set={set} />
    </>
  )
}

const chosen = (column: ImportColumn | undefined): string =>
  column?.newField ? newTarget : (column?.target ?? '')

type NewFieldProps = { column: ImportColumn | undefined; change: ((field: NewField) => void) | undefined }

const NewFieldOf = ({ column, change }: NewFieldProps) =>
  column?.newField ? (
    <NewFieldSettings column={column.column} field={column.newField} change={change} />
  ) : null

type HowReadProps = {
  column: ImportColumn | undefined
  change: ((change: Partial<ImportColumn>) => void) | undefined
}

/** How its dates and numbers are written. */
function HowRead({ column, change }: HowReadProps) {
  if (!column) return null
  return (
    <>
      {column.timeForm && (
        <select
          className="field"
          aria-label={`Form of the dates in ${column.column}`}
          disabled={!change}
          value={column.timeForm}
          onChange={(event) => change?.({ timeForm: TimeForm.parse(event.target.value) })}
        >
          {TimeForm.options.map((form) => (
            <option key={form} value={form}>
              {timeFormNames[form]}
            </option>
          ))}
        </select>
      )}
      {column.decimalComma !== undefined && (
        <select
          className="field"
          aria-label={`Form of the numbers in ${column.column}`}
          disabled={!change}
          value={column.decimalComma ? 'comma' : 'point'}
          onChange={(event) => change?.({ decimalComma: event.target.value === 'comma' })}
        >
          <option value="point">1,234.5</option>
          <option value="comma">1.234,5</option>
        </select>
      )}
    </>
  )
}

/** What counts for all rows. */
function General({ made, set }: MappingProps) {
  const { settings } = made
  const pipelines = made.preview.targets.find(({ target }) => target === 'pipeline')?.options ?? []
  const hasMoney = settings.columns.some(({ decimalComma }) => decimalComma !== undefined)
  const hasTime = settings.columns.some(({ timeForm }) => timeForm !== undefined)
  if (!hasMoney && !hasTime && settings.type !== 'deal') return null
  return (
    <fieldset className={styles.settings} disabled={!set}>
      <legend className="visually-hidden">For all rows</legend>
      {hasMoney && (
        <TextSetting
          name="Currency of amounts that name none"
          value={settings.currency}
          onChange={(value) => set?.({ ...settings, currency: value.toUpperCase() })}
        />
      )}
      {hasTime && (
        <TextSetting
          name="Time zone of times that name none"
          value={settings.timeZone}
          onChange={(timeZone) => set?.({ ...settings, timeZone })}
        />
      )}
      {settings.type === 'deal' && pipelines.length > 0 && (
        <label className={styles.setting}>
          <span className="label">Pipeline of the stages</span>
          <select
            className="field"
            value={settings.pipeline ?? ''}
            onChange={(event) => set?.({ ...settings, pipeline: event.target.value })}
          >
            {pipelines.map(({ value, label }) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </select>
        </label>
      )}
    </fieldset>
  )
}
