/** Fields of a customer's record from the traits that senders use. Pure. */
import { isEmailAddress } from '../model/crm/email-address.ts'
import type { FieldValues } from '../model/crm/field-value.ts'
import { storedText } from '../storage/records/stored-text.ts'

const longestText = 500

const firstOf = (traits: Record<string, string>, keys: readonly string[]): string => {
  for (const key of keys) {
    const text = traits[key]?.trim()
    if (text) return storedText(text, longestText)
  }
  return ''
}

/** Nested traits are stored as JSON. */
function nested(text: string | undefined, key: string): string {
  if (!text?.startsWith('{')) return ''
  try {
    const value: unknown = JSON.parse(text)
    const found = typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined
    return typeof found === 'string' ? storedText(found.trim(), longestText) : ''
  } catch {
    return ''
  }
}

const fullName = (traits: Record<string, string>): string =>
  firstOf(traits, ['name', 'fullName', 'full_name']) ||
  [firstOf(traits, ['firstName', 'first_name']), firstOf(traits, ['lastName', 'last_name'])]
    .filter(Boolean)
    .join(' ')

/** `company` is a name here; who writes the record turns it into a relation. */
export function profileOf(traits: Record<string, string>): { values: FieldValues; company: string } {
  const website = firstOf(traits, ['website'])
  const email = firstOf(traits, ['email'])
  const found: FieldValues = {
    name: fullName(traits).slice(0, longestText),
    email: isEmailAddress(email) ? email : '',
    phone: firstOf(traits, ['phone', 'mobile']),
    jobTitle: firstOf(traits, ['title', 'jobTitle', 'job_title']),
    city: firstOf(traits, ['city']) || nested(traits.address, 'city'),
    country: firstOf(traits, ['country']) || nested(traits.address, 'country'),
    language: firstOf(traits, ['language', 'locale']),
    website: /^https?:\/\/\S+$/i.test(website) ? website : '',
  }
  const isNested = traits.company?.startsWith('{') ?? false
  return {
    values: Object.fromEntries(Object.entries(found).filter(([, value]) => value !== '')),
    company: isNested
      ? nested(traits.company, 'name')
      : firstOf(traits, ['company', 'companyName', 'organization']),
  }
}
