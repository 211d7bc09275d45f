/** All types of record. */
import { activity } from './activity.ts'
import { campaign } from './campaign.ts'
import { company } from './company.ts'
import { customer } from './customer.ts'
import { deal } from './deal.ts'
import { note } from './note.ts'
import { order } from './order.ts'
import { product } from './product.ts'
import { tag } from './tag.ts'
import { task } from './task.ts'
import { ticket } from './ticket.ts'

export const recordTypes = {
  customer,
  company,
  deal,
  ticket,
  order,
  product,
  campaign,
  activity,
  note,
  task,
  tag,
}
