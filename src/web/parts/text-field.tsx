/** A labelled line to write in. */
import { type HTMLInputTypeAttribute, useId } from 'react'
import styles from './text-field.module.css'

type Props = {
  label: string
  value: string
  onChange: (value: string) => void
  type?: HTMLInputTypeAttribute
  autoComplete?: string
  hint?: string
  minLength?: number
  maxLength?: number
  readOnly?: boolean
  optional?: boolean
  autoFocus?: boolean
  inputMode?: 'numeric' | 'text'
}

export function TextField({
  label,
  hint,
  value,
  onChange,
  optional,
  autoFocus,
  type = 'text',
  ...rest
}: Props) {
  const id = useId()
  return (
    <div className={styles.field}>
      <label htmlFor={id} className="sm medium">
        {label}
      </label>
      <input
        id={id}
        className="field"
        type={type}
        dir="auto"
        required={!optional}
        data-autofocus={autoFocus || undefined}
        // biome-ignore lint/a11y/noAutofocus: only where the page is this one form
        autoFocus={autoFocus}
        aria-describedby={hint ? `${id}-hint` : undefined}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        {...rest}
      />
      {hint && (
        <span id={`${id}-hint`} className="xs faint">
          {hint}
        </span>
      )}
    </div>
  )
}
