/** Adds a field to a type of record, or changes one; what kind of value it holds is chosen once. */
import { type FormEvent, useState } from 'react'
import type { CustomField } from '../../../../model/crm/custom-field.ts'
import { RecordType } from '../../../../model/crm/record-type.ts'
import { useSaveField } from '../../../api/use-record-design.ts'
import { useRecordTypes } from '../../../api/use-records.ts'
import { toast } from '../../../frame/toast.ts'
import { FailureLine } from '../../../parts/failure-line.tsx'
import settings from '../settings.module.css'
import { hasOptions, kindWords, type OwnKind } from './kind-words.ts'
import { keptOptions, OptionsInput } from './options-input.tsx'

type Props = { type: RecordType; known?: CustomField; onDone: () => void }

export function FieldForm({ type, known, onDone }: Props) {
  const [label, setLabel] = useState(known?.label ?? '')
  const [kind, setKind] = useState<OwnKind>(known?.kind ?? 'text')
  const [help, setHelp] = useState(known?.help ?? '')
  const [options, setOptions] = useState(known?.options ?? [])
  const [to, setTo] = useState<RecordType>(known?.to ?? 'customer')
  const [required, setRequired] = useState(known?.required ?? false)
  const [searchable, setSearchable] = useState(known?.searchable ?? false)
  const types = useRecordTypes()
  const save = useSaveField(type, known?.name)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate(
      {
        label,
        kind,
        required,
        searchable: searchable && kind === 'text',
        options: hasOptions(kind) ? keptOptions(options) : [],
        ...(help.trim() ? { help } : {}),
        ...(kind === 'relation' ? { to } : {}),
      },
      {
        onSuccess: () => {
          toast(`The field “${label.trim()}” is ${known ? 'changed' : 'there'}.`)
          onDone()
        },
      },
    )
  }
  return (
    <form className={settings.card} style={{ padding: 0 }} onSubmit={submit}>
      <div className={settings.form}>
        <label className="grow">
          <span className="sm medium">Name of the field</span>
          <input
            className="field"
            required
            maxLength={100}
            // biome-ignore lint/a11y/noAutofocus: the form was just asked for
            autoFocus
            value={label}
            onChange={(event) => setLabel(event.target.value)}
          />
        </label>
        <label>
          <span className="sm medium">It holds</span>
          <select
            className="field"
            value={kind}
            disabled={known !== undefined}
            onChange={(event) => setKind(event.target.value as OwnKind)}
          >
            {Object.entries(kindWords).map(([value, words]) => (
              <option key={value} value={value}>
                {words}
              </option>
            ))}
          </select>
        </label>
        {kind === 'relation' && (
          <label>
            <span className="sm medium">Which</span>
            <select
              className="field"
              value={to}
              disabled={known !== undefined}
              onChange={(event) => setTo(RecordType.parse(event.target.value))}
            >
              {types.data?.map((info) => (
                <option key={info.type} value={info.type}>
                  {info.label}
                </option>
              ))}
            </select>
          </label>
        )}
        <label className="grow">
          <span className="sm medium">What it means (optional)</span>
          <input
            className="field"
            maxLength={500}
            value={help}
            onChange={(event) => setHelp(event.target.value)}
          />
        </label>
      </div>
      {hasOptions(kind) && <OptionsInput options={options} onChange={setOptions} />}
      <div className={settings.scopes}>
        <label className="sm">
          <input type="checkbox" checked={required} onChange={(event) => setRequired(event.target.checked)} />
          Must be filled in
        </label>
        {kind === 'text' && (
          <label className="sm">
            <input
              type="checkbox"
              checked={searchable}
              onChange={(event) => setSearchable(event.target.checked)}
            />
            Found by the search
          </label>
        )}
      </div>
      <FailureLine error={save.error} />
      <div className="row">
        <button type="submit" className="button primary" disabled={save.isPending}>
          {known ? 'Save' : 'Add field'}
        </button>
        <button type="button" className="button quiet" onClick={onDone}>
          Cancel
        </button>
      </div>
    </form>
  )
}
