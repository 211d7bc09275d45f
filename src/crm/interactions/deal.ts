/** A deal was created, moved from stage to stage, won or lost. Only winning counts as money, so that no amount counts twice. */
import { amountText } from '../../model/amount.ts'
import type { Moment } from '../stored-record.ts'
import { keyOfRecord, moneyOf, present, type Telling, type Tells, type Told, textOf } from './told.ts'

function moved({ record, shape }: Telling, moment: Moment, isLast: boolean): Told[] {
  const stage = shape.stage(moment.to)?.stage
  const closed = stage?.kind === 'won' || stage?.kind === 'lost'
  if (moment.from === null && !closed) return []
  const { values } = record
  const amount = moneyOf(values.amount)
  const at = closed && isLast ? textOf(values.closedAt) || moment.at : moment.at
  const common = { key: `stage-${moment.version}`, at }
  const properties = present({
    stage: stage?.name ?? moment.to,
    from_stage: shape.stage(moment.from)?.stage.name,
  })
  if (stage?.kind === 'won') {
    const value = amount && isLast ? { value: amountText(amount.minor, amount.currency) } : {}
    return [
      { ...common, event: 'Deal won', properties: { ...properties, ...value, currency: amount?.currency } },
    ]
  }
  if (stage?.kind === 'lost')
    return [
      {
        ...common,
        event: 'Deal lost',
        properties: { ...properties, ...present({ reason: values.lostReason }) },
      },
    ]
  return [{ ...common, event: `Deal moved to ${stage?.name ?? moment.to}`, properties }]
}

export const tellDeal: Tells = (telling) => {
  const { record } = telling
  const { values, moments } = record
  const amount = moneyOf(values.amount)
  const created: Told = {
    key: 'created',
    event: 'Deal created',
    at: textOf(values.openedAt),
    properties: present({
      deal_amount: amount && amountText(amount.minor, amount.currency),
      deal_currency: amount?.currency,
    }),
  }
  const told = [
    created,
    ...moments.flatMap((moment, index) => moved(telling, moment, index === moments.length - 1)),
  ]
  const about = present({ deal_id: keyOfRecord(record), deal_name: values.name })
  return told.map((one) => ({ ...one, properties: { ...one.properties, ...about } }))
}
