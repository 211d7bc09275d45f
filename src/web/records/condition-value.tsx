/** The value that a condition compares a field with, asked for by the kind of the field. */
import type { Field } from '../../model/crm/field.ts'
import { me } from '../../model/segment.ts'
import { codeName } from '../parts/code-name.ts'
import { MoneyInput } from './money-input.tsx'
import { PersonOptions } from './person-options.tsx'
import { RelationInput } from './relation-input.tsx'
import type { Condition } from './rule-conditions.ts'

type ValueProps = {
  field: Field
  condition: Condition
  labels: Readonly<Record<string, string>>
  onChange: (value: Condition['value']) => void
}

export function ConditionValue({ field, condition, labels, onChange }: ValueProps) {
  const { op, value } = condition
  const text = Array.isArray(value) ? '' : String(value)
  const shared = { className: 'field', 'aria-label': 'Value' }
  if (op === 'last-days' || op === 'next-days')
    return (
      <input
        {...shared}
        type="number"
        min={1}
        placeholder="days"
        value={text}
        onChange={(event) => onChange(event.target.value === '' ? '' : Number(event.target.value))}
      />
    )
  if (op === 'any-of')
    return (
      <select
        {...shared}
        multiple
        style={{ height: 'auto' }}
        value={Array.isArray(value) ? value : []}
        onChange={(event) => onChange([...event.target.selectedOptions].map((option) => option.value))}
      >
        {field.kind === 'user' && <option value={me}>Me</option>}
        <Options field={field} />
      </select>
    )
  switch (field.kind) {
    case 'choice':
    case 'many-choices':
      return (
        <select {...shared} value={text} onChange={(event) => onChange(event.target.value)}>
          <option value="">choose</option>
          <Options field={field} />
        </select>
      )
    case 'user':
      return (
        <select {...shared} value={text} onChange={(event) => onChange(event.target.value)}>
          <option value="">choose</option>
          <option value={me}>Me</option>
          <PersonOptions field={field} value={text === me ? '' : text} />
        </select>
      )
    case 'yes-no':
      return (
        <select {...shared} value={text} onChange={(event) => onChange(event.target.value === 'true')}>
          <option value="true">Yes</option>
          <option value="false">No</option>
        </select>
      )
    case 'relation':
    case 'lines':
      return (
        <RelationInput
          field={{ ...field, many: false, ...(field.kind === 'lines' ? { to: 'product' } : {}) }}
          value={text || null}
          labels={labels}
          onChange={(next) => onChange(typeof next === 'string' ? next : '')}
        />
      )
    case 'money':
      return (
        <MoneyInput
          label="Value"
          value={typeof value === 'number' ? { minor: value, currency: 'EUR' } : null}
          onChange={(money) => onChange(money?.minor ?? '')}
        />
      )
    case 'number':
      return (
        <input
          {...shared}
          type="number"
          step="any"
          value={text}
          onChange={(event) => onChange(event.target.value === '' ? '' : Number(event.target.value))}
        />
      )
    case 'date':
    case 'datetime':
      return (
        <input
          {...shared}
          type="date"
          value={text.slice(0, 10)}
          onChange={(event) => onChange(event.target.value)}
        />
      )
    default:
      return (
        <span>
          <input {...shared} dir="auto" value={text} onChange={(event) => onChange(event.target.value)} />
          {field.code && codeName(field.code, text) !== text && (
            <span className="xs faint">{codeName(field.code, text)}</span>
          )}
        </span>
      )
  }
}

const Options = ({ field }: { field: Field }) =>
  field.options?.map(({ value, label }) => (
    <option key={value} value={value}>
      {label}
    </option>
  ))
