/** A call, a meeting, an e-mail, a visit, a reply. What the customer said is read for how she feels; our own words are not. */
import { present, spoken, type Tells, textOf } from './told.ts'

const told: Record<string, { event: string; channel: string }> = {
  call: { event: 'Call', channel: 'phone' },
  meeting: { event: 'Meeting', channel: 'event' },
  email: { event: 'E-mail', channel: 'email' },
  visit: { event: 'Visit', channel: 'shop' },
  reply: { event: 'Ticket replied', channel: 'ticket' },
}

export const tellActivity: Tells = ({ record, keyOf }) => {
  const { values } = record
  const kind = told[textOf(values.kind)]
  if (!kind || values.done !== true) return []
  const properties = present({
    channel: kind.channel,
    subject: values.subject,
    direction: values.direction,
    minutes: values.minutes,
    text: values.direction === 'in' ? spoken(values.text) : undefined,
    deal_id: keyOf(values.deal),
    ticket_id: keyOf(values.ticket),
  })
  return [{ key: 'done', event: kind.event, at: textOf(values.at), properties }]
}
