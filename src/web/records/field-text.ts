/** A value of a field as plain text, for titles, history and those who listen. */
import type { Field } from '../../model/crm/field.ts'
import type { FieldValue } from '../../model/crm/field-value.ts'
import { codeName } from '../parts/code-name.ts'
import { count, day, dayAndTime, oneAmount } from '../parts/format.ts'
import { isEmpty, isLines, isMoney, isTextList } from './value-kinds.ts'

type Labels = Readonly<Record<string, string>>

const longest = 120

const optionLabel = (field: Field, value: string): string =>
  field.options?.find((option) => option.value === value)?.label ?? value

function textOfString(field: Field, value: string, labels: Labels): string {
  switch (field.kind) {
    case 'choice':
    case 'many-choices':
    case 'user':
      return optionLabel(field, value)
    case 'relation':
      return labels[value] ?? `${field.label} ${value.slice(-6)}`
    case 'date':
      return day(value)
    case 'datetime':
      return dayAndTime(value)
    default: {
      const text = field.code ? codeName(field.code, value) : value
      return text.length > longest ? `${text.slice(0, longest)}…` : text
    }
  }
}

export function fieldText(field: Field, value: FieldValue | undefined, labels: Labels = {}): string {
  if (value === undefined || isEmpty(value)) return ''
  if (typeof value === 'boolean') return value ? 'Yes' : 'No'
  if (typeof value === 'number') return `${count(value)}${field.unit ?? ''}`
  if (typeof value === 'string') return textOfString(field, value, labels)
  if (isMoney(value)) return oneAmount(value.minor, value.currency)
  if (isLines(value)) return value.map(({ quantity, name }) => `${count(quantity)} × ${name}`).join(', ')
  return isTextList(value) ? value.map((each) => textOfString(field, each, labels)).join(', ') : ''
}
