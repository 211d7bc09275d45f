/** An order was placed, shipped, delivered, refunded or cancelled; what is given back counts against what was paid. */
import { amountText } from '../../model/amount.ts'
import { isToldElsewhere } from '../connected/moments-elsewhere.ts'
import { keyOfRecord, moneyOf, present, type Tells, type Told, textOf } from './told.ts'

const events: Record<string, string> = {
  shipped: 'Order shipped',
  delivered: 'Order delivered',
  refunded: 'Order refunded',
  cancelled: 'Order cancelled',
}
const givenBack = new Set(['refunded', 'cancelled'])

export const tellOrder: Tells = ({ record, keyOf }) => {
  const { values, moments } = record
  const total = moneyOf(values.total)
  const money = (sign: 1 | -1) =>
    total ? { value: amountText(sign * total.minor, total.currency), currency: total.currency } : {}
  const told: Told[] = isToldElsewhere(moments, 'beginning')
    ? []
    : [{ key: 'placed', event: 'Order placed', at: textOf(values.placedAt), properties: money(1) }]
  for (const moment of moments) {
    if (isToldElsewhere([moment], 'move')) continue
    const { version, at, from, to } = moment
    const [was, is] = [givenBack.has(from ?? ''), givenBack.has(to ?? '')]
    const event = was && !is ? 'Order reinstated' : events[to ?? '']
    if (!event) continue
    // From refunded to cancelled the money is not given back again.
    const moves = was === is ? {} : money(is ? -1 : 1)
    told.push({ key: `status-${version}`, event, at, properties: moves })
  }
  const about = present({
    order_id: keyOfRecord(record),
    deal_id: keyOf(values.deal),
    channel: values.channel,
  })
  return told.map((one) => ({ ...one, properties: { ...about, ...one.properties } }))
}
