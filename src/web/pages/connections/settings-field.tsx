/** One setting of a connection, drawn from its schema. */
import { useId } from 'react'
import type { SettingsProperty } from '../../../model/connection.ts'
import styles from './connections.module.css'

type Props = {
  property: SettingsProperty
  required: boolean
  value: unknown
  onChange: (value: unknown) => void
  /** a secret that is kept: left empty, it stays */
  isKept?: boolean
  /** one of many that may all stay empty: that need not be said at each */
  isOneOfMany?: boolean
  /** names to choose from, where the test has found some */
  choices?: readonly string[]
}

export function SettingsField({
  property,
  required,
  value,
  onChange,
  isKept,
  isOneOfMany,
  choices = [],
}: Props) {
  const id = useId()
  const { title, description, type } = property
  const hint = isKept ? 'It is kept. Leave it empty to keep it.' : description
  if (type === 'boolean')
    return (
      <div className={styles.field}>
        <label className={`sm ${styles.check}`}>
          <input
            type="checkbox"
            checked={value === undefined ? property.default === true : value === true}
            onChange={(event) => onChange(event.target.checked)}
          />
          {title}
        </label>
        {hint && <span className="xs faint">{hint}</span>}
      </div>
    )
  return (
    <div className={styles.field} data-wide={type === 'array' || property.multiline || undefined}>
      <label htmlFor={id} className="sm medium">
        {title}
        {!required && !isOneOfMany && !property.writeOnly && property.default === undefined && (
          <span className="faint"> (optional)</span>
        )}
      </label>
      <Control {...{ id, property, value, onChange, choices, isKept }} required={required && !isKept} />
      {hint && (
        <span id={`${id}-hint`} className="xs faint">
          {hint}
        </span>
      )}
    </div>
  )
}

type ControlProps = Omit<Props, 'isKept'> & { id: string; isKept: boolean | undefined }

const textOf = (value: unknown, usual: unknown): string => {
  const shown = value === undefined ? usual : value
  return typeof shown === 'string' || typeof shown === 'number' ? String(shown) : ''
}

const linesOf = (value: unknown, usual: unknown): string => {
  const shown = value === undefined ? usual : value
  return Array.isArray(shown) ? shown.join('\n') : ''
}

function Control({ id, property, required, value, onChange, choices = [] }: ControlProps) {
  const shared = {
    id,
    className: 'field',
    required,
    placeholder: property.placeholder,
    'aria-describedby': property.description ? `${id}-hint` : undefined,
  }
  if (property.enum)
    return (
      <select
        {...shared}
        value={textOf(value, property.default)}
        onChange={(event) => onChange(event.target.value)}
      >
        {property.enum.map((one) => (
          <option key={one} value={one}>
            {property.titles?.[one] ?? one}
          </option>
        ))}
      </select>
    )
  if (property.type === 'array')
    return (
      <textarea
        {...shared}
        rows={2}
        value={linesOf(value, property.default)}
        // Lines are parted here; empty ones go when the form is sent.
        onChange={(event) => onChange(event.target.value.split('\n'))}
      />
    )
  const text = textOf(value, property.default)
  if (property.multiline)
    return (
      <textarea
        {...shared}
        className={`field ${styles.code}`}
        rows={5}
        spellCheck={false}
        value={text}
        onChange={(event) => onChange(event.target.value)}
      />
    )
  const isNumber = property.type === 'integer' || property.type === 'number'
  return (
    <>
      <input
        {...shared}
        type={property.writeOnly ? 'password' : isNumber ? 'number' : 'text'}
        autoComplete={property.writeOnly ? 'new-password' : 'off'}
        spellCheck={false}
        min={property.minimum}
        max={property.maximum}
        list={choices.length > 0 ? `${id}-choices` : undefined}
        value={text}
        onChange={({ target }) =>
          onChange(isNumber && target.value !== '' ? Number(target.value) : target.value)
        }
      />
      {choices.length > 0 && (
        <datalist id={`${id}-choices`}>
          {choices.map((choice) => (
            <option key={choice} value={choice} />
          ))}
        </datalist>
      )}
    </>
  )
}
