/** A record as people read and change it: values by field name, and who touched it when. */
import { z } from 'zod'
import { Actor } from '../actor.ts'
import { Field } from './field.ts'
import { FieldValue, FieldValues, Money } from './field-value.ts'
import { RecordType } from './record-type.ts'

const Time = z.string().describe('UTC, ISO 8601')

export const CrmRecord = z.object({
  type: RecordType,
  id: z.string().describe('of a customer: her customer id'),
  version: z.number().int().describe('send it back as If-Match'),
  label: z.string().describe('how people call it'),
  values: FieldValues,
  createdAt: Time,
  createdBy: Actor,
  updatedAt: Time,
  updatedBy: Actor,
  deletedAt: Time.nullable(),
  mergedInto: z.string().nullable().describe('of a customer: who she turned out to be'),
})
export type CrmRecord = z.infer<typeof CrmRecord>

/** Names of the records that relations point to, so that a list needs no further questions. */
export const Labels = z.record(z.string(), z.string()).describe('id → how people call that record')
export type Labels = z.infer<typeof Labels>

export const RecordAnswer = z.object({ record: CrmRecord, labels: Labels })
export type RecordAnswer = z.infer<typeof RecordAnswer>

const Total = z.object({
  n: z.number().int(),
  exact: z.boolean().describe('false: there are more than n'),
})

export const RecordPage = z.object({
  rows: z.array(CrmRecord),
  labels: Labels,
  total: Total,
  next: z.string().nullable(),
})
export type RecordPage = z.infer<typeof RecordPage>

const From = z
  .string()
  .describe('where it stands; sent back, that place counts and not where a change has moved it')
const Neighbour = z.object({ id: z.string(), label: z.string(), from: From })
export const PlaceInList = z.object({
  isListed: z.boolean().describe('false: it does not, or no longer, belong to the list'),
  place: Total.describe('from 1; of what is not listed: where it would stand'),
  total: Total,
  from: From,
  previous: Neighbour.nullable(),
  next: Neighbour.nullable(),
})
export type PlaceInList = z.infer<typeof PlaceInList>

export const FieldChange = z.object({ field: z.string(), from: FieldValue, to: FieldValue })
export type FieldChange = z.infer<typeof FieldChange>

export const changeActions = ['create', 'update', 'delete', 'restore'] as const
export const RecordChange = z.object({
  id: z.number().int(),
  type: RecordType,
  record: z.string(),
  version: z.number().int().describe('of the record after the change'),
  at: Time,
  actor: Actor,
  action: z.enum(changeActions),
  changes: z.array(FieldChange),
  batch: z.string().nullable().describe('changes made together; undo takes it'),
})
export type RecordChange = z.infer<typeof RecordChange>

export const RecordTypeInfo = z.object({
  type: RecordType,
  label: z.string(),
  plural: z.string(),
  fields: z.array(Field),
})
export type RecordTypeInfo = z.infer<typeof RecordTypeInfo>

export const SearchHit = z.object({
  type: RecordType,
  id: z.string(),
  label: z.string(),
  detail: z.string().describe('the text that matched'),
  score: z.number(),
})
export type SearchHit = z.infer<typeof SearchHit>

export const BoardColumn = z.object({
  value: z.string().describe('of the field; empty: those without one'),
  label: z.string(),
  count: z.number().int(),
  sums: z.array(Money).describe('one per currency, largest first'),
  rows: z.array(CrmRecord),
  next: z.string().nullable().describe('cursor for the rest of this column'),
})
export const Board = z.object({ columns: z.array(BoardColumn), labels: Labels })
export type Board = z.infer<typeof Board>
