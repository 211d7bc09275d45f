/** What can be done to all chosen rows at once; each of it can be undone. */
import { Popover } from '@mantine/core'
import { IconPencil, IconTrash, IconX } from '@tabler/icons-react'
import { type FormEvent, useState } from 'react'
import { mostWrites, type RecordWrite } from '../../../model/crm/batch.ts'
import type { RecordTypeInfo } from '../../../model/crm/crm-record.ts'
import type { FieldValue } from '../../../model/crm/field-value.ts'
import { failureText } from '../../api/api-error.ts'
import { useBatch, useUndo } from '../../api/use-record-changes.ts'
import { toast } from '../../frame/toast.ts'
import { count } from '../../parts/format.ts'
import { FieldInput } from '../../records/field-input.tsx'
import { fieldProblem } from '../../records/field-problem.ts'
import styles from './records.module.css'
import { editsInPlace } from './use-grid-keys.ts'

type Props = {
  info: RecordTypeInfo
  /** ids */
  chosen: readonly string[]
  /** How many match, where more match than were read. */
  all: string | undefined
  onAll: () => void
  /** What stays chosen: more than one request takes. */
  onDone: (left: readonly string[]) => void
}

export function BulkBar({ info, chosen, all, onAll, onDone }: Props) {
  const batch = useBatch(info.type)
  const undo = useUndo()
  const words = (n: number) => `${count(n)} ${(n === 1 ? info.label : info.plural).toLowerCase()}`
  const takeBack = (id: string) =>
    undo.mutate(id, {
      onSuccess: ({ results }) => {
        const left = results.filter(({ status }) => status === 'refused').length
        toast(left > 0 ? `Taken back; ${count(left)} were changed since and stay.` : 'Taken back.')
      },
      onError: (error) => toast(failureText(error), { tone: 'bad' }),
    })
  const write = (writes: RecordWrite[], said: string) =>
    batch.mutate(writes.slice(0, mostWrites), {
      onSuccess: ({ results, undo }) => {
        const refused = results.flatMap((each) => (each.status === 'refused' ? [each.message] : []))
        const done = results.length - refused.length
        const why = refused.length > 0 ? ` ${count(refused.length)} could not: ${refused[0]}` : ''
        const left = chosen.slice(mostWrites)
        const rest = left.length > 0 ? ` The other ${count(left.length)} are still chosen.` : ''
        toast(`${words(done)} ${said}.${why}${rest}`, {
          ...(undo ? { action: { name: 'Undo', run: () => takeBack(undo) } } : {}),
        })
        onDone(left)
      },
      onError: (error) => toast(failureText(error), { tone: 'bad' }),
    })
  return (
    <section className={styles.bulk} aria-label="Chosen rows">
      <span className="medium num">{words(chosen.length)} chosen</span>
      <EditButton
        info={info}
        isBusy={batch.isPending}
        onSet={(name, value) =>
          write(
            chosen.map((id) => ({ do: 'update', id, values: { [name]: value } })),
            'changed',
          )
        }
      />
      <button
        type="button"
        className="button danger"
        disabled={batch.isPending}
        onClick={() =>
          write(
            chosen.map((id) => ({ do: 'delete', id })),
            'deleted',
          )
        }
      >
        <IconTrash size={14} aria-hidden />
        Delete
      </button>
      {all && (
        <button type="button" className="link sm" onClick={onAll}>
          Choose all {all}
        </button>
      )}
      <button type="button" className="button quiet icon" aria-label="Choose none" onClick={() => onDone([])}>
        <IconX size={14} aria-hidden />
      </button>
    </section>
  )
}

export function EditButton({ info, isBusy, onSet }: EditProps & { isBusy: boolean }) {
  return (
    <Popover position="bottom-start" shadow="none" withinPortal trapFocus>
      <Popover.Target>
        <button type="button" className="button" disabled={isBusy}>
          <IconPencil size={14} aria-hidden />
          Edit
        </button>
      </Popover.Target>
      <Popover.Dropdown className="floating">
        <BulkEdit info={info} onSet={onSet} />
      </Popover.Dropdown>
    </Popover>
  )
}

type EditProps = { info: RecordTypeInfo; onSet: (name: string, value: FieldValue) => void }

function BulkEdit({ info, onSet }: EditProps) {
  const fields = info.fields.filter(editsInPlace)
  const [name, setName] = useState(
    fields.find(({ kind }) => kind === 'choice')?.name ?? fields[0]?.name ?? '',
  )
  const [value, setValue] = useState<FieldValue>(null)
  const field = fields.find((each) => each.name === name)
  const problem = field && fieldProblem(field, value)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!problem) onSet(name, value)
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
      {field && (
        <div className="label">
          New value
          <FieldInput key={name} field={field} value={value} onChange={setValue} />
        </div>
      )}
      {problem && <p className="xs bad">{problem}</p>}
      <button type="submit" className="button primary" disabled={Boolean(problem)}>
        {value === null ? 'Empty this field' : 'Set this value'}
      </button>
    </form>
  )
}
