/** What follows from the values given: defaults, derived fields, and what does not fit together. */
import type { FieldValues } from '../../model/crm/field-value.ts'
import type { RecordShape } from '../record-shape.ts'

export type Completing = {
  /** as they will be; what follows is filled in here */
  values: FieldValues
  /** as they were; undefined for a new record */
  before: FieldValues | undefined
  /** names of the fields that the caller gave */
  given: ReadonlySet<string>
  shape: RecordShape
  now: Date
}

/** Why the values cannot be taken together. */
export type Unfit = { field: string; message: string }

export type Complete = (completing: Completing) => Unfit | undefined

const allowedAheadMs = 5 * 60_000
const earliest = '1970-01-01T00:00:00.000Z'

/** What happened did not happen tomorrow. */
export function happened({ values, now }: Completing, field: string): Unfit | undefined {
  values[field] ??= now.toISOString()
  const at = String(values[field])
  if (Date.parse(at) > now.getTime() + allowedAheadMs)
    return { field, message: 'lies in the future. Give the time at which it happened.' }
  return at < earliest ? { field, message: 'lies before 1970.' } : undefined
}
