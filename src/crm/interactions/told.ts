/** What a record tells of a customer: pure functions from its values and moments to interactions. */
import type { FieldValue, Money } from '../../model/crm/field-value.ts'
import type { RecordShape } from '../record-shape.ts'
import type { StoredRecord } from '../stored-record.ts'

/** One interaction; `key` says which of the record's it is, so that a correction finds it again. */
export type Told = {
  key: string
  event: string
  at: string
  properties: Record<string, unknown>
}

export type Telling = {
  record: StoredRecord
  shape: RecordShape
  /** What a related record is called in interactions: its external id, else its id. */
  keyOf(id: FieldValue | undefined): string | undefined
}

export type Tells = (telling: Telling) => Told[]

export const keyOfRecord = ({ id, values }: Pick<StoredRecord, 'id' | 'values'>): string =>
  typeof values.externalId === 'string' ? values.externalId : id

export const textOf = (value: FieldValue | undefined): string => (typeof value === 'string' ? value : '')

export const moneyOf = (value: FieldValue | undefined): Money | undefined =>
  typeof value === 'object' && value !== null && 'minor' in value ? value : undefined

/** An interaction may carry 32 KB. */
const longestText = 6_000
/** Cut between characters: half an emoji is no text. */
export const spoken = (value: FieldValue | undefined): string =>
  textOf(value)
    .slice(0, longestText)
    .replace(/[\uD800-\uDBFF]$/, '')

/** Without what is not there. */
export const present = (properties: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(properties).filter(([, value]) => value !== undefined && value !== null && value !== ''),
  )
