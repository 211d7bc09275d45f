/** The types of record of which values follow from others. */
import type { RecordType } from '../../model/crm/record-type.ts'
import { completeActivity } from './activity.ts'
import type { Complete } from './complete.ts'
import { completeDeal } from './deal.ts'
import { completeNote } from './note.ts'
import { completeOrder } from './order.ts'
import { completeTicket } from './ticket.ts'

export const completions: Partial<Record<RecordType, Complete>> = {
  deal: completeDeal,
  ticket: completeTicket,
  order: completeOrder,
  activity: completeActivity,
  note: completeNote,
}
