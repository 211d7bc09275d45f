/** Chooses the record that a relation points to, by a few letters of its name. */
import { useDebouncedValue } from '@mantine/hooks'
import { IconX } from '@tabler/icons-react'
import { type KeyboardEvent, useId, useState } from 'react'
import type { Field } from '../../model/crm/field.ts'
import type { FieldValue } from '../../model/crm/field-value.ts'
import { useFewRecords, useRecordSearch } from '../api/use-records.ts'
import styles from './records.module.css'
import { searchDetail } from './search-detail.ts'
import { isTextList } from './value-kinds.ts'

type Props = {
  field: Field
  value: FieldValue | undefined
  labels: Readonly<Record<string, string>> | undefined
  onChange: (value: FieldValue, chosen?: boolean) => void
  id?: string | undefined
  'aria-invalid'?: true | undefined
  'aria-describedby'?: string | undefined
  autoFocus?: boolean | undefined
  'data-autofocus'?: true | undefined
}
type Option = { id: string; label: string; detail: string }

const most = 8

function useOptions(field: Field, text: string, enabled: boolean): Option[] {
  const [q] = useDebouncedValue(text.trim(), 120)
  const to = field.to ?? 'customer'
  const found = useRecordSearch(q, [to], most, enabled && q !== '')
  const newest = useFewRecords(to, { sort: '-updatedAt' }, most, enabled && q === '')
  return q === ''
    ? (newest.data?.rows ?? []).map(({ id, label }) => ({ id, label, detail: '' }))
    : (found.data ?? []).map(({ id, label, detail }) => ({
        id,
        label,
        detail: searchDetail(label, detail),
      }))
}

export function RelationInput({ field, value, labels, onChange, id, autoFocus, ...aria }: Props) {
  const [text, setText] = useState('')
  const [opened, setOpened] = useState(false)
  const [at, setAt] = useState(0)
  const [names, setNames] = useState<Record<string, string>>({ ...labels })
  const listId = useId()
  const chosen = typeof value === 'string' ? [value] : isTextList(value) ? value : []
  const options = useOptions(field, text, opened).filter((option) => !chosen.includes(option.id))
  const choose = (option: Option | undefined) => {
    if (!option) return
    setNames({ ...names, [option.id]: option.label })
    setText('')
    setOpened(false)
    onChange(field.many ? [...chosen, option.id] : option.id, !field.many)
  }
  const onKey = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step !== 0) {
      event.preventDefault()
      setOpened(true)
      setAt((at + step + options.length) % Math.max(options.length, 1))
    } else if (event.key === 'Enter' && opened && options.length > 0) {
      event.preventDefault()
      event.stopPropagation()
      choose(options[at])
    } else if (event.key === 'Escape' && opened) {
      event.stopPropagation()
      setOpened(false)
    }
  }
  return (
    <div className={styles.relation}>
      {chosen.map((each) => (
        <span key={each} className="chip accent">
          {names[each] ?? each.slice(-6)}
          <button
            type="button"
            aria-label={`Remove ${names[each] ?? each}`}
            onClick={() => onChange(field.many ? chosen.filter((other) => other !== each) : null)}
          >
            <IconX size={12} aria-hidden />
          </button>
        </span>
      ))}
      <input
        {...aria}
        id={id}
        className="field grow"
        dir="auto"
        role="combobox"
        aria-label={id ? undefined : field.label}
        aria-expanded={opened}
        aria-controls={opened ? listId : undefined}
        aria-activedescendant={opened && options[at] ? `${listId}-${at}` : undefined}
        autoComplete="off"
        placeholder={chosen.length > 0 && !field.many ? 'another …' : 'a few letters …'}
        value={text}
        // biome-ignore lint/a11y/noAutofocus: set only where somebody just asked to edit
        autoFocus={autoFocus}
        onFocus={() => setOpened(true)}
        onBlur={() => setOpened(false)}
        onChange={(event) => {
          setText(event.target.value)
          setAt(0)
          setOpened(true)
        }}
        onKeyDown={onKey}
      />
      {opened && (
        <div id={listId} role="listbox" aria-label={field.label} className={`floating ${styles.options}`}>
          {options.map((option, index) => (
            <div
              key={option.id}
              id={`${listId}-${index}`}
              role="option"
              tabIndex={-1}
              aria-selected={index === at}
              className={styles.option}
              // Before the field loses its focus and closes the list.
              onMouseDown={(event) => {
                event.preventDefault()
                choose(option)
              }}
              onMouseMove={() => setAt(index)}
            >
              <span className="medium clip">{option.label}</span>
              <span className="xs faint clip">{option.detail}</span>
            </div>
          ))}
          {options.length === 0 && <p className="sm faint">Nothing found.</p>}
        </div>
      )}
    </div>
  )
}
