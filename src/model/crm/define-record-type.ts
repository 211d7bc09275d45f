/** A type of record: its words, its fields and what it is called by. */
import type { Field } from './field.ts'
import type { FieldValues } from './field-value.ts'
import type { RecordType } from './record-type.ts'

export type RecordTypeDefinition = {
  type: RecordType
  label: string
  plural: string
  /** what every record has besides these: see `common-fields.ts` */
  fields: readonly Field[]
  /** How people call this record; empty when nothing says it. */
  labelOf: (values: FieldValues) => string
}

export const defineRecordType = (definition: RecordTypeDefinition): RecordTypeDefinition => definition

/** The first of these fields that holds text. */
export const firstText =
  (...names: string[]) =>
  (values: FieldValues): string => {
    for (const name of names) {
      const value = values[name]
      if (typeof value === 'string' && value !== '') return value
    }
    return ''
  }
