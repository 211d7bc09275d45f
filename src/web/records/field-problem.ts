/** What is wrong with values before they are sent: the schemas that the server checks them with. */
import type { Field } from '../../model/crm/field.ts'
import { type FieldValue, type FieldValues, valueSchema } from '../../model/crm/field-value.ts'
import { isEmpty, isMoney } from './value-kinds.ts'

const unreadNames: Partial<Record<Field['kind'], string>> = {
  money: 'amount',
  date: 'whole date',
  datetime: 'whole date and time',
}

export function fieldProblem(field: Field, value: FieldValue | undefined): string | undefined {
  if (Number.isNaN(isMoney(value) ? value.minor : value))
    return `This is no ${unreadNames[field.kind] ?? 'number'} that can be read.`
  if (isEmpty(value)) return field.required ? `${field.label} is needed.` : undefined
  const read = valueSchema(field).safeParse(value)
  const message = read.success ? undefined : read.error.issues[0]?.message
  return message && `${message.charAt(0).toUpperCase()}${message.slice(1)}.`.replace('..', '.')
}

export const problemsOf = (fields: readonly Field[], values: FieldValues): Record<string, string> =>
  Object.fromEntries(
    fields.flatMap((field) => {
      const problem = fieldProblem(field, values[field.name])
      return problem ? [[field.name, problem]] : []
    }),
  )
