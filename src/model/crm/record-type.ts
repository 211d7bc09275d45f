/** The kinds of record that a CRM keeps. */
import { z } from 'zod'

export const recordTypeNames = [
  'customer',
  'company',
  'deal',
  'ticket',
  'order',
  'product',
  'campaign',
  'activity',
  'note',
  'task',
  'tag',
] as const
export const RecordType = z.enum(recordTypeNames)
export type RecordType = z.infer<typeof RecordType>
