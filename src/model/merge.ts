/** A merge of two records by hand: who, when, why, what it changed, and whether it was undone. */
import { z } from 'zod'
import { FieldChange } from './crm/crm-record.ts'
import { MergeableType } from './duplicate.ts'

const Side = z.object({ id: z.string(), label: z.string() })

export const MergeId = z.string().regex(/^[mi]-\d{1,18}$/, 'is not the number of a merge')

export const Merge = z.object({
  id: MergeId.describe('m-…: of records; i-…: of ids alone'),
  type: MergeableType,
  winner: Side,
  loser: Side,
  at: z.string(),
  actor: z.string(),
  reason: z.string(),
  changes: z.array(FieldChange).describe('fields of the winner whose value was taken from the loser'),
  state: z.enum(['merging', 'merged', 'undoing', 'undone']),
  undoneAt: z.string().nullable(),
  undoneBy: z.string().nullable(),
})
export type Merge = z.infer<typeof Merge>

export const MergeWish = z.object({
  type: MergeableType,
  winner: z.string().min(1).max(64).describe('the record that stays'),
  loser: z.string().min(1).max(64).describe('the record that becomes a part of it'),
  take: z
    .array(z.string().max(101))
    .max(300)
    .optional()
    .describe('fields whose value is taken from the loser; unless given: those that are empty on the winner'),
  reason: z.string().trim().max(500).default(''),
})
export type MergeWish = z.infer<typeof MergeWish>
