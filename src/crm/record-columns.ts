/** Where the fields of a type lie in its table: names and types made from the declared fields, never from a request. */
import { commonFields } from '../model/crm/common-fields.ts'
import type { Field } from '../model/crm/field.ts'
import type { RecordType } from '../model/crm/record-type.ts'
import { recordTypes } from '../model/crm/types/index.ts'

/** `part`: of money, which needs two columns. */
export type Column = { name: string; type: string; field: Field; part?: 'minor' | 'currency' }

const snake = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

function columnsOfField(field: Field): Column[] {
  const name = snake(field.name)
  switch (field.kind) {
    case 'text':
    case 'long-text':
    case 'link':
    case 'choice':
    case 'user':
      return [{ name, type: 'text', field }]
    case 'relation':
      return field.many ? [{ name, type: 'jsonb', field }] : [{ name: `${name}_id`, type: 'text', field }]
    case 'number':
      return [{ name, type: 'double precision', field }]
    case 'money':
      return [
        { name: `${name}_minor`, type: 'bigint', field, part: 'minor' },
        { name: `${name}_currency`, type: 'text', field, part: 'currency' },
      ]
    case 'date':
      return [{ name, type: 'date', field }]
    case 'datetime':
      return [{ name, type: 'timestamptz', field }]
    case 'yes-no':
      return [{ name, type: 'boolean', field }]
    case 'many-choices':
    case 'lines':
      return [{ name, type: 'jsonb', field }]
  }
}

/** What every table has besides the columns of its fields. */
export const systemColumns = {
  id: 'text',
  version: 'integer',
  label: 'text',
  label_key: 'text',
  custom: 'jsonb',
  created_at: 'timestamptz',
  created_by: 'jsonb',
  updated_at: 'timestamptz',
  updated_by: 'jsonb',
  deleted_at: 'timestamptz',
  merged_into: 'text',
  moments: 'jsonb',
  sent: 'jsonb',
  origins: 'jsonb',
} as const

export const tableOf = (type: RecordType): string => `crm_${type}`

export const declaredFields = (type: RecordType): Field[] => [...recordTypes[type].fields, ...commonFields]

const made = new Map<RecordType, readonly Column[]>()

export function columnsOf(type: RecordType): readonly Column[] {
  const columns = made.get(type) ?? declaredFields(type).flatMap(columnsOfField)
  made.set(type, columns)
  return columns
}
