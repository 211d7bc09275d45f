/** What people do in the CRM stands on the timeline and on the map, once, and is corrected with the record. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { paula } from '../../../test/support/given-crm.ts'
import { givenMaps } from '../../../test/support/given-maps.ts'
import { createCrm } from '../../crm/crm.ts'
import { createOutbox } from '../../crm/outbox.ts'
import { findCustomers } from '../../maps/customers/find-customers.ts'
import type { FieldValues } from '../../model/crm/field-value.ts'
import type { RecordType } from '../../model/crm/record-type.ts'

const open = async () => {
  const given = await givenMaps({ now: new Date('2026-02-01T00:00:00Z') })
  const clock = { now: new Date('2026-01-10T09:00:00Z') }
  const outbox = createOutbox({
    db: given.records.db,
    accept: given.ingest.accept,
    retract: given.ingest.retract,
    clock: () => new Date(),
    onTrouble: (error) => given.troubles.push(error),
  })
  const crm = createCrm({
    db: given.records.db,
    clock: () => clock.now,
    customersWho: async () => [],
    onChanged: () => outbox.wake(),
  })
  const settled = async () => {
    await outbox.emptied()
    await given.keeper.caughtUp()
  }
  const later = (hours: number) => {
    clock.now = new Date(clock.now.getTime() + hours * 3_600_000)
  }
  return {
    ...given,
    crm,
    outbox,
    clock,
    settled,
    later,
    make: async (type: RecordType, values: FieldValues) => (await crm.create(type, values, paula)).record,
    change: async (type: RecordType, id: string, values: FieldValues) => {
      const { record } = await crm.get(type, id)
      return (await crm.change(type, id, record.version, values, paula)).record
    },
    timeline: async () =>
      (
        await given.journeys.rows<{
          name: string
          value: string
          user_id: string
          at: string
          deal_id: string
        }>(
          `SELECT message_id AS name, value, user_id, toString(at) AS at, deal_id FROM interactions WHERE message_id NOT LIKE 'crm:customer:%' ORDER BY at, message_id`,
        )
      ).map(({ name, ...row }) => ({ ...row, key: name.split(':')[3] })),
  }
}

let given: Awaited<ReturnType<typeof open>>
beforeAll(async () => {
  given = await open()
})
afterAll(async () => {
  await given.outbox.close()
  await given.remove()
})

test('a deal that moves, is won and is corrected counts once at each step, with its money', async () => {
  const ann = await given.make('customer', { name: 'Ann', externalId: 'ann' })
  const bob = await given.make('customer', { name: 'Bob', externalId: 'bob' })
  const deal = await given.make('deal', {
    name: 'Fleet',
    customer: ann.id,
    amount: { minor: 100_000, currency: 'EUR' },
    externalId: 'D-1',
  })
  given.later(24)
  await given.change('deal', deal.id, { stage: 'proposal' })
  given.later(24)
  await given.change('deal', deal.id, { stage: 'won' })
  await given.settled()
  expect(await given.timeline()).toMatchObject([
    { key: 'created', user_id: 'ann', deal_id: 'D-1', value: '0' },
    { key: 'stage-2', user_id: 'ann', at: '2026-01-11 09:00:00.000' },
    { key: 'stage-3', user_id: 'ann', value: '100000' },
  ])

  const map = await given.mapOf(
    { Open: ['Deal created', 'Deal moved to Proposal'], Closed: ['Deal won'] },
    { follow: 'deal' },
  )
  const measured = await given.measure(map)
  expect(measured.steps.map(({ reached }) => reached.n)).toEqual([1, 1, 1])

  // It was Bob's deal, and it was worth less: everything moves to him, nothing is left with Ann.
  await given.change('deal', deal.id, { customer: bob.id, amount: { minor: 70_000, currency: 'EUR' } })
  await given.settled()
  const corrected = await given.timeline()
  expect(corrected.map(({ user_id, value }) => [user_id, value])).toEqual([
    ['bob', '0'],
    ['bob', '0'],
    ['bob', '70000'],
  ])
  expect((await given.measure(map)).steps.map(({ reached }) => reached.n)).toEqual([1, 1, 1])

  await given.crm.remove('deal', deal.id, undefined, paula)
  await given.settled()
  expect(await given.timeline()).toEqual([])
  expect((await given.measure(map)).steps.map(({ reached }) => reached.n)).toEqual([0, 0, 0])

  await given.crm.restore('deal', deal.id, paula)
  await given.settled()
  expect(await given.timeline()).toHaveLength(3)
  expect((await given.measure(map)).steps.map(({ reached }) => reached.n)).toEqual([1, 1, 1])
  expect(given.troubles).toEqual([])
})

test('moving many deals and undoing it leaves no trace on the map', async () => {
  const carl = await given.make('customer', { externalId: 'carl' })
  const deals = await Promise.all(
    ['a', 'b', 'c'].map((name) => given.make('deal', { name, customer: carl.id })),
  )
  await given.settled()
  const before = await given.timeline()
  const moved = await given.crm.batch(
    'deal',
    deals.map(({ id }) => ({ do: 'update', id, values: { stage: 'lost' } })),
    paula,
  )
  await given.settled()
  expect(await given.timeline()).toHaveLength(before.length + 3)
  await given.crm.undo(moved.undo ?? '', paula)
  await given.settled()
  expect(await given.timeline()).toEqual(before)
  expect((await given.crm.get('deal', deals[0]?.id ?? '')).record.values).toMatchObject({
    stage: 'qualified',
    status: 'open',
    probability: 20,
  })
})

test('a change of a record moves an open map, and its watchers are told', async () => {
  const map = await given.mapOf({ Won: ['Deal won'] }, { follow: 'deal' })
  const before = (await given.measure(map)).steps[0]?.reached.n ?? 0
  const dora = await given.make('customer', { externalId: 'dora' })
  given.changes.length = 0
  await given.make('deal', { name: 'Quick', customer: dora.id, stage: 'won' })
  await given.settled()
  expect(given.changes).toContainEqual(expect.objectContaining({ map: map.id, steps: ['Deal won'] }))
  const { steps } = await given.measure(map)
  expect(steps[0]?.reached.n).toBe(before + 1)
})

test('tickets, orders, activities and scores tell what happened under the right names', async () => {
  const eve = await given.make('customer', { externalId: 'eve' })
  const order = await given.make('order', {
    customer: eve.id,
    externalId: 'O-9',
    lines: [{ name: 'Lamp', quantity: 2, price: { minor: 1_250, currency: 'EUR' } }],
  })
  given.later(1)
  await given.change('order', order.id, { status: 'shipped' })
  given.later(1)
  const ticket = await given.make('ticket', {
    subject: 'Broken',
    customer: eve.id,
    order: order.id,
    description: 'This is terrible, the lamp arrived broken!',
  })
  given.later(1)
  await given.make('activity', {
    subject: 'Sorry',
    kind: 'reply',
    customer: eve.id,
    ticket: ticket.id,
    direction: 'out',
  })
  given.later(1)
  await given.change('ticket', ticket.id, { status: 'solved' })
  given.later(1)
  await given.change('ticket', ticket.id, { status: 'open' })
  given.later(1)
  await given.change('order', order.id, { status: 'refunded' })
  given.later(1)
  await given.make('note', { text: 'She would not recommend us.', customer: eve.id, scale: 'nps', score: 2 })
  await given.settled()
  const kinds = new Map(given.catalogue.kinds().map(({ id, name }) => [String(id), name]))
  const rows = await given.journeys.rows<Record<string, string>>(
    `SELECT toString(kind) AS kind, order_id, ticket_id, value, lane, scale FROM interactions WHERE user_id = 'eve' AND message_id NOT LIKE 'crm:customer:%' ORDER BY at`,
  )
  expect(rows.map((row) => [kinds.get(row.kind ?? ''), row.order_id, row.ticket_id, row.value])).toEqual([
    ['Order placed', 'O-9', '', '2500'],
    ['Order shipped', 'O-9', '', '0'],
    ['Ticket opened', 'O-9', ticket.id, '0'],
    ['Ticket replied', '', ticket.id, '0'],
    ['Ticket solved', 'O-9', ticket.id, '0'],
    ['Ticket reopened', 'O-9', ticket.id, '0'],
    ['Order refunded', 'O-9', '', '-2500'],
    ['Score noted', '', '', '0'],
  ])
  expect((await given.crm.get('ticket', ticket.id)).record.values.firstResponseAt).toBeTruthy()
})

test('a customer made by hand is one of the customers, under the name that people gave her', async () => {
  const fay = await given.make('customer', { name: 'Fay', email: 'fay@example.test' })
  given.later(1)
  await given.change('customer', fay.id, { name: 'Fay Long' })
  await given.settled()
  const { rows } = await findCustomers(given.journeys, 'Fay Long', { limit: 5 })
  expect(rows).toMatchObject([{ id: fay.id, label: 'Fay Long', known: true }])
})
