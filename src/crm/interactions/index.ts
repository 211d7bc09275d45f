/** The types of record that tell interactions. */
import type { RecordType } from '../../model/crm/record-type.ts'
import { tellActivity } from './activity.ts'
import { tellDeal } from './deal.ts'
import { tellNote } from './note.ts'
import { tellOrder } from './order.ts'
import { tellTicket } from './ticket.ts'
import type { Tells } from './told.ts'

export const tellers: Partial<Record<RecordType, Tells>> = {
  deal: tellDeal,
  ticket: tellTicket,
  order: tellOrder,
  activity: tellActivity,
  note: tellNote,
}
