/** One field of all chosen rows: set to a value, or, where it holds several, with something added or taken away. */
import { Popover } from '@mantine/core'
import { IconPencil } from '@tabler/icons-react'
import { type FormEvent, useState } from 'react'
import type { RecordTypeInfo } from '../../../model/crm/crm-record.ts'
import type { Field } from '../../../model/crm/field.ts'
import type { FieldValue } from '../../../model/crm/field-value.ts'
import { FieldInput } from '../../records/field-input.tsx'
import { fieldProblem } from '../../records/field-problem.ts'
import { isTextList } from '../../records/value-kinds.ts'
import styles from './records.module.css'
import { editsInPlace } from './use-grid-keys.ts'

export type BulkHow = 'set' | 'add' | 'remove'

type EditProps = {
  info: RecordTypeInfo
  /** Whether what each row has now is known, so that it can be added to. */
  canAdd: boolean
  onSet: (name: string, value: FieldValue, how: BulkHow) => void
}

export function EditButton({ isBusy, ...edit }: EditProps & { isBusy: boolean }) {
  return (
    <Popover position="bottom-start" shadow="none" withinPortal trapFocus>
      <Popover.Target>
        <button type="button" className="button" disabled={isBusy}>
          <IconPencil size={14} aria-hidden />
          Edit
        </button>
      </Popover.Target>
      <Popover.Dropdown className="floating">
        <BulkEdit {...edit} />
      </Popover.Dropdown>
    </Popover>
  )
}

const holdsSeveral = (field: Field | undefined): boolean =>
  field !== undefined && (field.many === true || field.kind === 'many-choices')

/** What a field that holds several becomes. */
export function joined(now: FieldValue | undefined, value: FieldValue, how: BulkHow): FieldValue {
  if (how === 'set') return value
  const [has, given] = [isTextList(now) ? now : [], isTextList(value) ? value : []]
  return how === 'add' ? [...new Set([...has, ...given])] : has.filter((each) => !given.includes(each))
}

const words: Record<BulkHow, string> = {
  add: 'Add to what each has',
  remove: 'Take away from what each has',
  set: 'Replace what each has',
}

function BulkEdit({ info, canAdd, onSet }: EditProps) {
  const fields = info.fields.filter((field) => editsInPlace(field) || (holdsSeveral(field) && !field.derived))
  const [name, setName] = useState(
    fields.find(({ kind }) => kind === 'choice')?.name ?? fields[0]?.name ?? '',
  )
  const [value, setValue] = useState<FieldValue>(null)
  const field = fields.find((each) => each.name === name)
  const several = holdsSeveral(field)
  const [wished, setWished] = useState<BulkHow>('add')
  const how = several && canAdd ? wished : 'set'
  const problem = field && fieldProblem(field, value)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!problem) onSet(name, value, how)
  }
  return (
    <form onSubmit={submit} className={styles.bulkEdit}>
      <label className="label">
        Field
        <select
          className="field"
          value={name}
          onChange={(event) => {
            setName(event.target.value)
            setValue(null)
          }}
        >
          {fields.map((each) => (
            <option key={each.name} value={each.name}>
              {each.label}
            </option>
          ))}
        </select>
      </label>
      {several && canAdd && (
        <select
          className="field"
          aria-label="How"
          value={how}
          onChange={({ target: { value } }) =>
            setWished(value === 'set' || value === 'remove' ? value : 'add')
          }
        >
          {Object.entries(words).map(([value, text]) => (
            <option key={value} value={value}>
              {text}
            </option>
          ))}
        </select>
      )}
      {field && (
        <div className="label">
          {how === 'set' ? 'New value' : 'Which'}
          <FieldInput key={name} field={field} value={value} onChange={setValue} />
        </div>
      )}
      {several && !canAdd && <p className="xs faint">It replaces what each of them has.</p>}
      {problem && <p className="xs bad">{problem}</p>}
      <button
        type="submit"
        className="button primary"
        disabled={Boolean(problem) || (how !== 'set' && value === null)}
      >
        {how === 'add'
          ? 'Add'
          : how === 'remove'
            ? 'Take away'
            : value === null
              ? 'Empty this field'
              : 'Set this value'}
      </button>
    </form>
  )
}
