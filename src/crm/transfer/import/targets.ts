/** What a column of a file can be: a field of the record, a part of one, or the record's own id. */
import type { Field } from '../../../model/crm/field.ts'
import type { ImportTarget } from '../../../model/crm/record-import.ts'
import type { RecordShape } from '../../record-shape.ts'
import { buyerTargets, consentPart, consentTargets } from './consent-targets.ts'

/** `part`: what of the field the column holds. */
export type Target = { target: string; label: string; field: Field; part?: string }

/** Waymark's own id of a record, as its exports carry it. */
export const idTarget = 'id'
export const idLabel = 'Waymark id'

/** Other programs export what was deleted or merged away too, and say so in a column. */
export const deletedTarget = 'deleted'

const partsOf = (shape: RecordShape, field: Field): [part: string, label: string][] => {
  if (field.kind === 'money') return [['currency', `${field.label} currency`]]
  if (field.kind === 'lines')
    return [
      ['name', `${field.label}: product`],
      ['quantity', `${field.label}: quantity`],
      ['price', `${field.label}: price of one`],
    ]
  if (shape.type === 'customer' && field.name === 'name')
    return [
      ['first', 'First name'],
      ['last', 'Last name'],
    ]
  if (shape.type === 'deal' && field.name === 'stage') return [['status', 'Won, lost or open']]
  return []
}

export const targetsOf = (shape: RecordShape): Target[] => [
  ...fieldTargets(shape),
  ...(shape.type === 'customer' ? consentTargets : []),
  ...(shape.type === 'order' ? buyerTargets : []),
]

const fieldTargets = (shape: RecordShape): Target[] =>
  shape.fields
    .filter(({ derived }) => !derived)
    .flatMap((field) => [
      { target: field.name, label: field.label, field },
      ...partsOf(shape, field).map(([part, label]) => ({
        target: `${field.name}:${part}`,
        label,
        field,
        part,
      })),
    ])

export const shownTargets = (shape: RecordShape): ImportTarget[] => [
  { target: idTarget, label: idLabel, kind: 'id' },
  { target: deletedTarget, label: 'Deleted there: leave such rows out', kind: 'deleted' },
  ...targetsOf(shape).map(({ target, label, field, part }) => ({
    target,
    label,
    kind: part ?? field.kind,
    ...(field.options && (!part || part === consentPart)
      ? {
          options: field.options
            .filter(({ value }) => value !== '')
            .map(({ value, label }) => ({ value, label })),
        }
      : {}),
  })),
]
