/** A list as somebody wants to see it again: columns, filter, order, shape. */
import { z } from 'zod'
import { AskedRule } from '../segment.ts'
import { RecordType } from './record-type.ts'

export const SavedViewDesign = z.object({
  type: RecordType,
  name: z.string().trim().min(1).max(100),
  shape: z.enum(['table', 'board', 'calendar']).default('table'),
  columns: z.array(z.string().max(100)).max(100).default([]),
  filter: AskedRule.nullable().default(null),
  sort: z.string().max(101).nullable().default(null).describe('a field; "-" before it turns the order'),
  group: z.string().max(100).nullable().default(null).describe('of a board: the field of its columns'),
  shared: z.boolean().default(false),
})
export type SavedViewDesign = z.infer<typeof SavedViewDesign>

export const SavedView = SavedViewDesign.extend({
  id: z.string(),
  version: z.number().int(),
  owner: z.string(),
})
export type SavedView = z.infer<typeof SavedView>
