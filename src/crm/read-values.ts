/** Reads the values of a write: each field by its schema, nothing unknown, nothing that Waymark sets itself. */
import { isDeepStrictEqual } from 'node:util'
import type { ErrorCode } from '../model/app-error.ts'
import type { FieldValues } from '../model/crm/field-value.ts'
import type { RecordShape } from './record-shape.ts'

/** Why one write of a batch was not done. */
export type Refused = { code: ErrorCode; message: string; field?: string; version?: number; id?: string }

export const refuse = (
  code: ErrorCode,
  message: string,
  facts: Omit<Refused, 'code' | 'message'> = {},
): Refused => ({
  code,
  message,
  ...facts,
})

export const isRefused = (value: object): value is Refused => 'code' in value && 'message' in value

/** `before`: of a record that is there; what stood in it before its field asked for a form may stay. */
export function readValues(
  shape: RecordShape,
  given: FieldValues,
  before: FieldValues | undefined,
): { values: FieldValues } | Refused {
  const isNew = before === undefined
  const values: FieldValues = {}
  for (const name of Object.keys(given)) {
    const value = given[name]
    const field = shape.field(name)
    if (!field)
      return refuse('record.unknown-field', `There is no field "${name}" on ${shape.type}.`, { field: name })
    if (field.derived || (field.fixed && !isNew))
      return refuse('record.invalid', `"${field.label}" is set by Waymark; leave it out.`, { field: name })
    if (field.format && before && value === before[name]) {
      values[name] = value ?? null
      continue
    }
    const read = shape.schema(field).safeParse(value)
    if (!read.success) {
      const reason = read.error.issues[0]?.message ?? 'is not valid'
      return refuse('record.invalid', `"${field.label}": ${reason}`, { field: name })
    }
    values[name] = read.data
  }
  return { values }
}

/** The order in which a store gives the parts of a value back says nothing. */
export const sameValue = (a: unknown, b: unknown): boolean =>
  (a ?? null) === (b ?? null) || isDeepStrictEqual(a ?? null, b ?? null)
