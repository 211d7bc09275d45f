/** What people wrote about a customer travels as an identify call, so that maps, segments and lists call her the same. */
import { isCustom } from '../../model/crm/field.ts'
import type { FieldValue } from '../../model/crm/field-value.ts'
import type { StoredRecord } from '../stored-record.ts'

const traitNames: Record<string, string> = {
  name: 'name',
  email: 'email',
  phone: 'phone',
  jobTitle: 'title',
  city: 'city',
  country: 'country',
  language: 'language',
  website: 'website',
  department: 'department',
}

const isPlain = (value: FieldValue | undefined): value is string | number | boolean =>
  ['string', 'number', 'boolean'].includes(typeof value)

/** Fields that people added keep their own word: "custom.shoe_size" is the trait shoe_size. */
const traitOf = (field: string): string | undefined =>
  isCustom(field) ? field.slice(field.indexOf('.') + 1) : traitNames[field]

export function traitsOf({ values }: Pick<StoredRecord, 'values'>, company: string | undefined) {
  const traits: Record<string, string> = {}
  for (const [field, value] of Object.entries(values)) {
    const trait = traitOf(field)
    if (trait && isPlain(value)) traits[trait] = String(value)
  }
  return company ? { ...traits, company } : traits
}
