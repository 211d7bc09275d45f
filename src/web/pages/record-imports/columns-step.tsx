/** First step: what each column of the file is. */
import type { ImportColumn } from '../../../model/crm/record-import.ts'
import { TimeForm } from '../../../model/import.ts'
import { timeFormNames } from '../imports/import-words.ts'
import { withColumn, withTarget } from './import-changes.ts'
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
export function ColumnsTable({ made, set }: MappingProps) {
  const { preview, settings } = made
  const targetOf = (column: string) => settings.columns.find((one) => one.column === column)
  return (
    <>
      <div className={styles.scroll} data-busy={!set || undefined}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">Column</th>
              <th scope="col">Is</th>
              <th scope="col">Samples</th>
              <th scope="col" className="right">
                Filled
              </th>
            </tr>
          </thead>
          <tbody>
            {preview.columns.map(({ name, samples, filled, reason }) => (
              <tr key={name}>
                <th scope="row" className={styles.column} title={name}>
                  {name}
                </th>
                <td>
                  <select
                    className="field"
                    aria-label={`Meaning of ${name}`}
                    disabled={!set}
                    value={targetOf(name)?.target ?? ''}
                    onChange={(event) => set?.(withTarget(settings, name, event.target.value))}
                  >
                    <option value="">Leave out</option>
                    {preview.targets.map(({ target, label }) => (
                      <option key={target} value={target}>
                        {label}
                      </option>
                    ))}
                  </select>
                  {reason && <p className="xs faint">{reason}</p>}
                  <HowRead
                    column={targetOf(name)}
                    change={set && ((change) => set(withColumn(settings, name, change)))}
                  />
                </td>
                <td>
                  <div className={styles.samples}>
                    {samples.slice(0, 4).map((sample) => (
                      <code key={sample} title={sample}>
                        {sample}
                      </code>
                    ))}
                  </div>
                </td>
                <td className="right num">{Math.round(filled * 100)}%</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <General made={made} set={set} />
    </>
  )
}

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

type TextProps = { name: string; value: string; onChange: (value: string) => void }

/** Sent when the field is left or Enter is pressed: each change costs a dry run. */
function TextSetting({ name, value, onChange }: TextProps) {
  return (
    <label className={styles.setting}>
      <span className="label">{name}</span>
      <input
        key={value}
        className="field"
        defaultValue={value}
        onBlur={(event) => event.target.value !== value && onChange(event.target.value)}
        onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
      />
    </label>
  )
}
