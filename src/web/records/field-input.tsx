/** The control with which a field is filled in, by its kind. */
import type { ChangeEvent } from 'react'
import type { Field } from '../../model/crm/field.ts'
import type { FieldValue } from '../../model/crm/field-value.ts'
import { LinesInput } from './lines-input.tsx'
import { MoneyInput } from './money-input.tsx'
import { PersonOptions } from './person-options.tsx'
import { RelationInput } from './relation-input.tsx'
import { isoOf, localText } from './time-text.ts'
import { isLines, isMoney, isTextList } from './value-kinds.ts'

export type FieldInputProps = {
  field: Field
  value: FieldValue | undefined
  /** `chosen`: nothing more is to be typed, as after a choice from a list */
  onChange: (value: FieldValue, chosen?: boolean) => void
  id?: string
  invalid?: boolean
  describedBy?: string
  autoFocus?: boolean
  labels?: Readonly<Record<string, string>>
  /** of a stage: only those of this pipeline */
  group?: string | undefined
}

/** Half a date or "12e": the browser gives no value for it, which must not look as if it had been emptied. */
const readOr = (
  { currentTarget: { value, validity } }: ChangeEvent<HTMLInputElement>,
  read: (text: string) => FieldValue,
): FieldValue => (validity.badInput ? Number.NaN : value === '' ? null : read(value))

export function FieldInput({ field, value, onChange, invalid, describedBy, ...rest }: FieldInputProps) {
  const text =
    typeof value === 'string' ? value : typeof value === 'number' && !Number.isNaN(value) ? String(value) : ''
  const shared = {
    id: rest.id,
    className: 'field',
    'aria-invalid': invalid || undefined,
    'aria-describedby': describedBy,
    'aria-label': rest.id ? undefined : field.label,
    'aria-required': field.required || undefined,
    autoFocus: rest.autoFocus,
    // A dialog gives the focus to what says so.
    'data-autofocus': rest.autoFocus || undefined,
  }
  switch (field.kind) {
    case 'long-text':
      return (
        <textarea
          {...shared}
          dir="auto"
          rows={4}
          value={text}
          onChange={(event) => onChange(event.target.value || null)}
        />
      )
    case 'number':
      return (
        <input
          {...shared}
          placeholder={field.unit}
          type="number"
          step="any"
          min={field.min}
          max={field.max}
          value={text}
          onChange={(event) => onChange(readOr(event, Number))}
        />
      )
    case 'money':
      return (
        <MoneyInput
          {...shared}
          label={field.label}
          value={isMoney(value) ? value : null}
          onChange={onChange}
        />
      )
    case 'date':
      return (
        <input
          {...shared}
          type="date"
          value={text.slice(0, 10)}
          onChange={(event) => onChange(readOr(event, String))}
        />
      )
    case 'datetime':
      return (
        <input
          {...shared}
          type="datetime-local"
          value={text ? localText(text) : ''}
          onChange={(event) => onChange(readOr(event, isoOf))}
        />
      )
    case 'choice':
      return (
        <select {...shared} value={text} onChange={(event) => onChange(event.target.value || null, true)}>
          {/* A deal is always in a stage: without a word it begins in the first. */}
          <option value="">{field.optionsFrom ? 'the first one' : 'none'}</option>
          {(field.options ?? [])
            .filter((option) => !rest.group || !option.group || option.group === rest.group)
            .map((option) => (
              <option key={option.value} value={option.value}>
                {option.label}
              </option>
            ))}
        </select>
      )
    case 'many-choices':
      return (
        <fieldset className="choices" style={{ margin: 0 }} aria-label={field.label}>
          {(field.options ?? []).map((option) => {
            const chosen = isTextList(value) ? value : []
            return (
              <label key={option.value}>
                <input
                  type="checkbox"
                  checked={chosen.includes(option.value)}
                  onChange={(event) =>
                    onChange(
                      event.target.checked
                        ? [...chosen, option.value]
                        : chosen.filter((each) => each !== option.value),
                    )
                  }
                />
                {option.label}
              </label>
            )
          })}
        </fieldset>
      )
    case 'yes-no':
      return (
        <select
          {...shared}
          value={typeof value === 'boolean' ? String(value) : ''}
          onChange={(event) =>
            onChange(event.target.value === '' ? null : event.target.value === 'true', true)
          }
        >
          <option value="">not said</option>
          <option value="true">Yes</option>
          <option value="false">No</option>
        </select>
      )
    case 'relation':
      return (
        <RelationInput {...shared} field={field} value={value} labels={rest.labels} onChange={onChange} />
      )
    case 'lines':
      return <LinesInput value={isLines(value) ? value : []} onChange={onChange} />
    case 'user':
      return (
        <select {...shared} value={text} onChange={(event) => onChange(event.target.value || null, true)}>
          <option value="">nobody</option>
          <PersonOptions field={field} value={text} />
        </select>
      )
    case 'text':
    case 'link':
      return (
        <input
          {...shared}
          type={field.kind === 'link' ? 'url' : 'text'}
          dir="auto"
          placeholder={field.kind === 'link' ? 'https://' : undefined}
          value={text}
          onChange={(event) => onChange(event.target.value || null)}
        />
      )
  }
}
