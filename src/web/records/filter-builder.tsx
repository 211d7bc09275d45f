/** Conditions on fields, put together by choosing: the same rules as segments. */
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import type { Field } from '../../model/crm/field.ts'
import { type FieldOp, fieldOps, type SegmentRule } from '../../model/segment.ts'
import { ConditionValue } from './condition-value.tsx'
import styles from './filter-builder.module.css'
import {
  type Condition,
  type Filter,
  filterOf,
  needsNoValue,
  noFilter,
  opName,
  opsOf,
  ruleOf,
} from './rule-conditions.ts'

type Props = {
  fields: readonly Field[]
  labels: Readonly<Record<string, string>>
  rule: SegmentRule | undefined
  onChange: (rule: SegmentRule | undefined) => void
}

const times: readonly Field[] = [
  { name: 'createdAt', label: 'Made', kind: 'datetime' },
  { name: 'updatedAt', label: 'Changed', kind: 'datetime' },
]

export function FilterBuilder({ fields, labels, rule, onChange }: Props) {
  const [filter, setFilter] = useState<Filter>(() => filterOf(rule) ?? noFilter)
  const all = [...fields.filter(({ kind }) => kind !== 'lines'), ...times]
  const set = (next: Filter) => {
    setFilter(next)
    onChange(ruleOf(next))
  }
  const { join, conditions } = filter
  const edit = (index: number, condition: Condition) =>
    set({ join, conditions: conditions.map((each, place) => (place === index ? condition : each)) })
  const fresh = (field: Field): Condition => ({
    field: field.name,
    op: opsOf(field)[0] ?? 'is',
    value: field.kind === 'yes-no' ? true : '',
  })
  return (
    <fieldset className={styles.builder}>
      <legend className="visually-hidden">Filter</legend>
      {rule && !filterOf(rule) && (
        <p className="sm faint">
          This filter was made elsewhere and says more than fits here; a change replaces it.
        </p>
      )}
      {conditions.length > 1 && (
        <label className="row sm">
          Show what meets
          <select
            className="field"
            value={join}
            onChange={(event) => set({ join: event.target.value === 'any' ? 'any' : 'all', conditions })}
          >
            <option value="all">all of these</option>
            <option value="any">any of these</option>
          </select>
        </label>
      )}
      {conditions.map((condition, index) => {
        const field = all.find(({ name }) => name === condition.field)
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a condition has no identity but its place
          <div key={index} className={styles.condition}>
            <select
              className="field"
              aria-label="Field"
              value={condition.field}
              onChange={(event) => {
                const next = all.find(({ name }) => name === event.target.value)
                if (next) edit(index, fresh(next))
              }}
            >
              {!field && <option value={condition.field}>{condition.field}</option>}
              {all.map(({ name, label }) => (
                <option key={name} value={name}>
                  {label}
                </option>
              ))}
            </select>
            <select
              className="field"
              aria-label="How it is compared"
              value={condition.op}
              onChange={(event) => {
                const op: FieldOp = fieldOps.find((each) => each === event.target.value) ?? 'is'
                const listed = Array.isArray(condition.value)
                edit(index, { ...condition, op, value: listed !== (op === 'any-of') ? '' : condition.value })
              }}
            >
              {(field ? opsOf(field) : [condition.op]).map((op) => (
                <option key={op} value={op}>
                  {opName(op, field?.kind ?? 'text')}
                </option>
              ))}
            </select>
            {field && !needsNoValue(condition.op) ? (
              <ConditionValue
                key={`${condition.field} ${condition.op}`}
                field={field}
                condition={condition}
                labels={labels}
                onChange={(value) => edit(index, { ...condition, value })}
              />
            ) : (
              <span />
            )}
            <button
              type="button"
              className="button quiet icon"
              aria-label="Remove this condition"
              onClick={() => set({ join, conditions: conditions.filter((_, place) => place !== index) })}
            >
              <IconTrash size={14} aria-hidden />
            </button>
          </div>
        )
      })}
      <div className="row">
        <button
          type="button"
          className="button quiet"
          onClick={() => {
            const [first] = all
            if (first) set({ join, conditions: [...conditions, fresh(first)] })
          }}
        >
          <IconPlus size={14} aria-hidden />
          Condition
        </button>
        {(conditions.length > 0 || rule) && (
          <button type="button" className="button quiet" onClick={() => set(noFilter)}>
            Clear
          </button>
        )}
      </div>
    </fieldset>
  )
}
