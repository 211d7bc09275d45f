import { expect, test } from 'vitest'
import type { TimelineEntry } from '../../model/customer.ts'
import type { CustomerId } from '../../model/customer-id.ts'
import { daysOf } from './days-of.ts'

const at = (time: string): TimelineEntry => ({
  messageId: time,
  customer: '1' as CustomerId,
  at: time,
  type: 'track',
  name: 'Order',
  touchpoint: 1,
  touchpointName: 'Order',
  channel: 'web',
  department: '',
  score: null,
  source: null,
  scale: null,
  rawScore: null,
  text: '',
  value: null,
  order: '',
  deal: '',
  ticket: '',
  properties: {},
})

test('interactions of one day stand together, and the last two days are named', () => {
  const now = new Date(2026, 5, 12, 12)
  const local = (day: number, hour: number) => at(new Date(2026, 5, day, hour).toISOString())
  const days = daysOf([local(12, 11), local(12, 1), local(11, 23), local(3, 9)], now)
  expect(days.map(({ day, entries }) => [day, entries.length])).toEqual([
    ['Today', 2],
    ['Yesterday', 1],
    ['Wed, 3 Jun 2026', 1],
  ])
})
