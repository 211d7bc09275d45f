/** Languages and countries by their names where a code of them is stored; what is no code stays as it is. */
import type { Field } from '../../model/crm/field.ts'

export type Code = NonNullable<Field['code']>

const names = {
  language: new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' }),
  country: new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' }),
}
/** "de", "pt-BR", "zh-Hant-TW"; "DE". */
const shapes: Record<Code, RegExp> = {
  language: /^[a-z]{2,3}(-[a-z]{4})?(-[a-z]{2}|-\d{3})?$/i,
  country: /^[a-z]{2}$/i,
}
/** The engine has a name for these too: "Unknown Region". */
const unknown = new Set(['ZZ', 'und'])

export function codeName(code: Code, text: string): string {
  const tag = text.trim().replaceAll('_', '-')
  const known = code === 'country' ? tag.toUpperCase() : tag
  if (!shapes[code].test(tag) || unknown.has(known)) return text
  return names[code].of(known) ?? text
}

const codeOfTrait = new Map<string, Code>([
  ['language', 'language'],
  ['lang', 'language'],
  ['locale', 'language'],
  ['country', 'country'],
  ['countrycode', 'country'],
])

/** Of a trait as sent, "country_code" and the like. */
export function traitText(key: string, value: string): string {
  const code = codeOfTrait.get(key.replaceAll(/[^a-z]/gi, '').toLowerCase())
  return code ? codeName(code, value) : value
}
