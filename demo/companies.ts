/** What the demo company's sales people noted of their business customers. */
import type { FieldValues } from '../src/model/crm/field-value.ts'
import { minorOf } from './order-lines.ts'
import { type Person, plain } from './people.ts'

export const sellers: Readonly<Record<Person['language'], string>> = {
  en: 'Paula Lindgren',
  de: 'Jonas Vogt',
  es: 'Elena Molina',
}

export const sellerOf = ({ language }: Pick<Person, 'language'>): string => sellers[language]

/** `owner`: who sells in the customer's language. */
export function companyValues({ company, language, city, country, currency, phone }: Person): FieldValues {
  if (!company) return {}
  const { id, name, industry, employees, revenue } = company
  const domain = `${name.split(' ').map(plain).join('-')}.nordhaven-demo.test`
  return {
    ...{ name, industry, employees, city, country, phone, domain, externalId: id },
    revenue: { minor: minorOf(revenue), currency },
    website: `https://www.${domain}`,
    owner: sellerOf({ language }),
    department: 'Sales',
  }
}
