/** A ticket was opened, replied to, solved, reopened. */
import { isSolved } from '../complete/ticket.ts'
import { isToldElsewhere } from '../connected/moments-elsewhere.ts'
import { keyOfRecord, present, spoken, type Tells, type Told, textOf } from './told.ts'

export const tellTicket: Tells = ({ record, keyOf }) => {
  const { values, moments } = record
  const told: Told[] = []
  if (!isToldElsewhere(moments, 'beginning'))
    told.push({
      key: 'opened',
      event: 'Ticket opened',
      at: textOf(values.openedAt),
      properties: present({ text: spoken(values.description) }),
    })
  // A reply that was logged as an activity tells itself.
  if (values.firstResponseAt && typeof record.origins.firstResponseAt !== 'number')
    told.push({ key: 'replied', event: 'Ticket replied', at: textOf(values.firstResponseAt), properties: {} })
  const solving = moments.filter(({ from, to }) => isSolved(to) !== isSolved(from))
  for (const moment of solving) {
    if (isToldElsewhere([moment], 'move')) continue
    const solved = isSolved(moment.to)
    const isLast = moment === solving.at(-1)
    told.push({
      key: `status-${moment.version}`,
      event: solved ? 'Ticket solved' : 'Ticket reopened',
      at: solved && isLast ? textOf(values.solvedAt) || moment.at : moment.at,
      properties: {},
    })
  }
  const about = present({
    ticket_id: keyOfRecord(record),
    order_id: keyOf(values.order),
    subject: values.subject,
    priority: values.priority,
    channel: values.channel,
  })
  return told.map((one) => ({ ...one, properties: { ...about, ...one.properties } }))
}
