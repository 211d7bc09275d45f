/** A change of all records that match, done in the background. */
import { z } from 'zod'
import { AskedRule } from '../segment.ts'
import { FieldValues } from './field-value.ts'
import { RecordType } from './record-type.ts'

export const BulkWish = z.strictObject({
  filter: AskedRule.nullish().describe('as of a list; none: all records of the type'),
  q: z.string().max(200).nullish().describe('words to be found, as of a list'),
  change: z.discriminatedUnion('do', [
    z.strictObject({ do: z.literal('update'), values: FieldValues }),
    z.strictObject({ do: z.literal('delete') }),
  ]),
})
export type BulkWish = z.infer<typeof BulkWish>

export const BulkChange = z.object({
  id: z.string(),
  type: RecordType,
  state: z.enum(['running', 'done', 'cancelled', 'failed', 'undoing', 'undone']),
  total: z.number().int().describe('records that matched when it began'),
  done: z.number().int().describe('looked at so far; while it is taken back: put back so far'),
  changed: z.number().int(),
  refused: z.number().int(),
  why: z.string().nullable().describe('why the first of the refused was refused, or why it failed'),
})
export type BulkChange = z.infer<typeof BulkChange>
