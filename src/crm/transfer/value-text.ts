/** A value of a field as text in a file or in the sample of an import: readable, and readable back. */
import { amountText } from '../../model/amount.ts'
import type { Labels } from '../../model/crm/crm-record.ts'
import type { Field } from '../../model/crm/field.ts'
import type { FieldValue, Line, Money } from '../../model/crm/field-value.ts'
import { linesText } from './line-text.ts'

const isLine = (part: unknown): part is Line => typeof part === 'object' && part !== null && 'price' in part
const isText = (part: unknown): part is string => typeof part === 'string'
export const isMoney = (value: FieldValue | undefined): value is Money =>
  typeof value === 'object' && value !== null && 'minor' in value

/** Between the parts of a list in one cell. */
const separator = '; '

function nameOf(field: Field, value: string, labels: Labels): string {
  if (field.kind === 'relation') return labels[value] ?? value
  // Whose a record is may also be a word that somebody wrote, such as "constructor".
  if (field.kind === 'user' && Object.hasOwn(labels, value)) return labels[value] ?? value
  if (field.kind !== 'choice' && field.kind !== 'many-choices' && field.kind !== 'user') return value
  return field.options?.find((option) => option.value === value)?.label ?? value
}

export function valueText(field: Field, value: FieldValue | undefined, labels: Labels): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (typeof value === 'number') return String(value)
  if (isText(value)) return nameOf(field, value, labels)
  if (isMoney(value)) return `${amountText(value.minor, value.currency)} ${value.currency}`
  if (value.every(isLine)) return linesText(value.filter(isLine))
  return value
    .filter(isText)
    .map((part) => nameOf(field, part, labels))
    .join(separator)
}
