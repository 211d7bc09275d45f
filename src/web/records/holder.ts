/** The record whose page one is on: what hangs on it, and what a new record made here is given. */
import type { CrmRecord, RecordTypeInfo } from '../../model/crm/crm-record.ts'
import type { Field } from '../../model/crm/field.ts'
import type { FieldValues, Line } from '../../model/crm/field-value.ts'
import type { RecordType } from '../../model/crm/record-type.ts'
import type { SegmentRule } from '../../model/segment.ts'
import { isMoney } from './value-kinds.ts'

export type Holder = { record: CrmRecord; labels: Readonly<Record<string, string>> }

/** The field by which records of this type point to such a holder. */
export const pointingField = (info: RecordTypeInfo, to: RecordType): Field | undefined =>
  info.fields.find(
    (field) =>
      (field.kind === 'relation' && field.to === to && !field.many && field.name !== 'parent') ||
      // Deals and orders point to a product by their lines.
      (field.kind === 'lines' && to === 'product'),
  )

export const pointsTo = (field: Field, { record }: Holder): SegmentRule => ({
  kind: 'field',
  field: field.name,
  op: 'is',
  value: record.id,
})

const linesWith = ({ id, label, values: { price } }: CrmRecord): Line[] =>
  isMoney(price) ? [{ product: id, name: label, quantity: 1, price }] : []

/** A note on a deal is also one on its customer and company. */
export function givenHere(info: RecordTypeInfo, { record }: Holder): FieldValues {
  const own = pointingField(info, record.type)
  const shared = info.fields.filter(
    (field) =>
      field.kind === 'relation' && !field.many && field.to !== record.type && field.name !== 'campaign',
  )
  return {
    ...Object.fromEntries(
      shared.flatMap(({ name }) => {
        const value = record.values[name]
        return typeof value === 'string' ? [[name, value]] : []
      }),
    ),
    ...(own ? { [own.name]: own.kind === 'lines' ? linesWith(record) : record.id } : {}),
  }
}

export const labelsHere = ({ record, labels }: Holder): Record<string, string> => ({
  ...labels,
  [record.id]: record.label,
})
