/** What two records must have in common before they are compared: a few selective keys per record. Pure. */

import { hash64 } from '../../journey/hash.ts'
import { isRoleAddress } from '../../journey/reserved-identifiers.ts'
import type { FieldValue } from '../../model/crm/field-value.ts'
import type { MergeableType } from '../../model/duplicate.ts'
import { foldText } from '../fold-text.ts'
import type { RecordShape } from '../record-shape.ts'
import type { StoredRecord } from '../stored-record.ts'

type Values = StoredRecord['values']

const mostTokens = 4
const phoneDigits = 9
const fewestDigits = 7

const text = (value: FieldValue | undefined): string => (typeof value === 'string' ? value.trim() : '')

/** Empty when it is none, or the address of an office rather than a person. */
export function personalEmail(values: Values): string {
  const email = text(values.email).toLowerCase()
  return email.includes('@') && !isRoleAddress(email) ? email : ''
}

/** The last digits, so that a number is the same with and without its country. */
export function phoneKey(values: Values): string {
  const digits = text(values.phone).replace(/\D/g, '')
  return digits.length >= fewestDigits ? digits.slice(-phoneDigits) : ''
}

/** Of the website where no domain is given. */
export function domainKey(values: Values): string {
  const given = text(values.domain) || text(values.website)
  return (
    given
      .toLowerCase()
      .replace(/^[a-z]+:\/\//, '')
      .replace(/^www\./, '')
      .split(/[/?#:]/)[0] ?? ''
  )
}

/** A date field that people added for birthdays. */
export const birthdayField = (shape: RecordShape): string | undefined =>
  shape.fields.find(({ kind, label }) => kind === 'date' && /birth|geburt|naissance|nacimiento/i.test(label))
    ?.name

const legalForms = new Set(
  'ltd limited llc inc incorporated corp corporation co company gmbh ag kg ug ohg se sa sas sarl srl spa bv nv ab oy as plc the und and'.split(
    ' ',
  ),
)

const wordsOf = (name: string): string[] => foldText(name).match(/[\p{L}\p{N}]{2,}/gu) ?? []

/** The sound of a word, roughly: Meyer and Maier, Marlow and Marlowe become the same. */
function sound(word: string): string {
  const plain = word
    .replaceAll('ph', 'f')
    .replace(/[ckq]+/g, 'k')
    .replaceAll('z', 's')
    .replaceAll('v', 'f')
  return (
    plain.charAt(0) +
    plain
      .slice(1)
      .replace(/[aeiouyhw]/g, '')
      .replace(/(.)\1+/g, '$1')
  )
}

/** In an order of their own, so that "Marlow, Ines" is "Ines Marlow". */
export function nameSounds(type: MergeableType, values: Values): string[] {
  const words = wordsOf(text(values.name))
  const told = type === 'company' ? words.filter((word) => !legalForms.has(word)) : words
  return [...new Set((told.length > 0 ? told : words).slice(0, mostTokens).map(sound))].sort()
}

/** As much of a record as its keys are made of. */
type Keyed = Pick<StoredRecord, 'type' | 'values'>

function namesOf(type: MergeableType, record: Keyed, birthday: string | undefined): string[] {
  const { values } = record
  const sounds = nameSounds(type, values)
  if (sounds.length === 0) return []
  const city = foldText(text(values.city))
  const company = text(values.company)
  const born = birthday ? text(values[birthday]) : ''
  const near = (context: string) => (context ? sounds.map((one) => `${context} ${one}`) : [])
  return [
    `name ${sounds.join(' ')}`,
    ...near(city && `city ${city}`),
    ...near(company && `company ${company}`),
    ...near(born && `born ${born}`),
    ...(type === 'company' ? [`first ${sounds.join('').slice(0, 6)}`] : []),
  ]
}

/** Hashes alone are stored: they say nothing of the person. As signed numbers, which the store has. */
export function matchKeys(record: Keyed, shape: RecordShape): bigint[] {
  const type = record.type === 'company' ? 'company' : 'customer'
  const { values } = record
  const keys = namesOf(type, record, birthdayField(shape))
  const add = (kind: string, value: string) => value && keys.push(`${kind} ${value}`)
  add('phone', phoneKey(values))
  if (type === 'customer') add('email', personalEmail(values))
  else add('domain', domainKey(values))
  return [...new Set(keys)].map((key) => BigInt.asIntN(64, hash64(`${type} ${key}`)))
}
