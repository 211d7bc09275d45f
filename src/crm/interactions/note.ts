/** A note with a score is something the customer said; one without is our own, and a private one nobody else's business. */
import { present, spoken, type Tells, textOf } from './told.ts'

export const tellNote: Tells = ({ record, keyOf }) => {
  const { values } = record
  if (typeof values.score !== 'number' || values.private === true) return []
  const properties = present({
    channel: 'survey',
    [textOf(values.scale) || 'rating']: values.score,
    text: spoken(values.text),
    deal_id: keyOf(values.deal),
    ticket_id: keyOf(values.ticket),
    order_id: keyOf(values.order),
  })
  return [{ key: 'score', event: 'Score noted', at: textOf(values.at), properties }]
}
