/** The options of a choice: renaming one keeps the word under which it is stored. */
import { IconPlus, IconX } from '@tabler/icons-react'
import type { FieldOption } from '../../../../model/crm/field.ts'
import { ownWord } from '../../../../model/crm/own-word.ts'
import styles from './fields.module.css'

type Props = { options: readonly FieldOption[]; onChange: (options: FieldOption[]) => void }

/** A line that was left empty is none; a new one gets its word from what it is called. */
export function keptOptions(options: readonly FieldOption[]): FieldOption[] {
  const words = options.map(({ value }) => value).filter((value) => !isNew(value))
  return options.flatMap((option) => {
    const label = option.label.trim()
    if (label === '') return []
    if (!isNew(option.value)) return [{ ...option, label }]
    const value = ownWord(label, words)
    words.push(value)
    return [{ ...option, value, label }]
  })
}

/** No stored word has a space in front. */
const newMark = ' new '
const isNew = (value: string): boolean => value.startsWith(newMark)

export function OptionsInput({ options, onChange }: Props) {
  const add = () => {
    const last = Math.max(
      0,
      ...options.map(({ value }) => (isNew(value) ? Number(value.slice(newMark.length)) : 0)),
    )
    onChange([...options, { value: `${newMark}${last + 1}`, label: '' }])
  }
  return (
    <fieldset className={styles.options}>
      <legend className="sm medium">To choose from</legend>
      {options.map((option, index) => (
        <span key={option.value} className="row">
          <input
            className="field grow"
            aria-label={`Option ${index + 1}`}
            maxLength={200}
            // biome-ignore lint/a11y/noAutofocus: the line was just asked for
            autoFocus={isNew(option.value)}
            value={option.label}
            onChange={(event) =>
              onChange(
                options.map((each) =>
                  each.value === option.value ? { ...each, label: event.target.value } : each,
                ),
              )
            }
            onKeyDown={(event) => {
              if (event.key !== 'Enter') return
              event.preventDefault()
              add()
            }}
          />
          <button
            type="button"
            className="button quiet icon"
            aria-label={`Remove option ${index + 1}`}
            onClick={() => onChange(options.filter(({ value }) => value !== option.value))}
          >
            <IconX size={14} aria-hidden />
          </button>
        </span>
      ))}
      <button type="button" className="button quiet" onClick={add}>
        <IconPlus size={14} aria-hidden />
        Option
      </button>
    </fieldset>
  )
}
