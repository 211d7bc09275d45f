/** A newcomer to the demo finds a CRM in which people work, and its work on the customers' timelines. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { demoShopOf } from '../src/cli/load-demo.ts'
import { loadDemoWork } from '../src/cli/load-demo-work.ts'
import { type Given, givenWaymark } from './api-given.ts'
import { smallDemo } from './support/story-demo.ts'

let given: Given
beforeAll(async () => {
  given = await givenWaymark()
  await smallDemo(given)
  await given.waymark.parts.access.openDemo()
  await loadDemoWork(given.waymark.parts, () => {})
}, 180_000)
afterAll(() => given.close())

test('deals stand in every kind of stage, with their money; tickets are open and solved; tasks wait', async () => {
  const { crm } = given.waymark.parts
  const { columns } = await crm.board('deal', { group: 'status', limit: 5 })
  const deals = Object.fromEntries(columns.map(({ value, count }) => [value, count]))
  expect(deals.open).toBeGreaterThan(0)
  expect((deals.won ?? 0) + (deals.lost ?? 0)).toBeGreaterThan(0)
  expect(columns[0]?.sums[0]?.minor).toBeGreaterThan(0)
  const tickets = await crm.board('ticket', { group: 'status', limit: 1 })
  expect(tickets.columns.find(({ value }) => value === 'solved')?.count).toBeGreaterThan(0)
  expect((await crm.list('product', { limit: 1 })).total.n).toBe(24)
})

test('whoever enters the demo as Anna or Jonas finds work of her own', async () => {
  const { crm } = given.waymark.parts
  const users = (await given.ask('GET', '/api/v1/users/names')).json as { id: string; name: string }[]
  const idOf = (name: string) => users.find((user) => user.name === name)?.id ?? ''
  const ofHers = async (type: 'task' | 'ticket', field: string, name: string) =>
    (await crm.list(type, { limit: 1, filter: { kind: 'field', field, op: 'is', value: idOf(name) } })).total
      .n
  expect(await ofHers('task', 'assignee', 'Anna Berg')).toBeGreaterThan(0)
  expect(await ofHers('ticket', 'owner', 'Jonas Keller')).toBeGreaterThan(0)
})

test('orders stand in the list with customer, lines and state, and each was told once', async () => {
  const { crm, journeys } = given.waymark.parts
  const { rows, total, labels } = await crm.list('order', { limit: 100, sort: '-placedAt' })
  expect(total.n).toBeGreaterThan(20)
  const products = new Set((await crm.list('product', { limit: 100 })).rows.map(({ id }) => id))
  for (const { values } of rows) {
    expect(labels[String(values.customer)]).toMatch(/\w+ \w+/)
    const [first] = values.lines as { product: string }[]
    expect(products).toContain(first?.product)
  }
  expect(new Set(rows.map(({ values }) => values.status)).size).toBeGreaterThan(1)
  const told = await journeys.rows(
    `SELECT message_id FROM interactions WHERE order_id IN {orders:Array(String)} AND startsWith(message_id, 'crm:')`,
    { orders: rows.map(({ id, values }) => String(values.externalId ?? id)) },
  )
  expect(told).toEqual([])
})

test('an order that is placed now is in the list, with its customer', async () => {
  const { parts } = given.waymark
  const { crm } = parts
  const before = (await crm.list('order', { limit: 1 })).total.n
  const shop = demoShopOf(parts)
  const at = new Date().toISOString()
  const properties = {
    channel: 'web',
    order_id: 'NH-900001-1',
    product: 'Ull Base',
    value: 149.8,
    currency: 'EUR',
  }
  const who = { userId: 'ND-800001', timestamp: at }
  await shop.ordersIn([
    { type: 'track', messageId: 'live-1', event: 'Order Completed', properties, ...who },
    {
      type: 'track',
      messageId: 'live-2',
      event: 'Order Shipped',
      properties: { order_id: 'NH-900001-1' },
      ...who,
    },
  ])
  const { rows, total } = await crm.list('order', { limit: 1 })
  expect(total.n).toBe(before + 1)
  expect(rows[0]?.values).toMatchObject({ externalId: 'NH-900001-1', total: { minor: 14_980 }, placedAt: at })
  await parts.outbox.emptied()
  expect(await parts.outbox.waiting()).toBe(0)
})

test('some deals have their offer as a file, and customers of the newsletter agreed to it', async () => {
  const { crm, services } = given.waymark.parts
  const { rows } = await crm.list('deal', { limit: 100 })
  const files = await Promise.all(rows.map(({ id }) => services.files.list('deal', id)))
  expect(files.flat().length).toBe(Math.min(12, rows.length))
  expect(files.flat()[0]?.name).toMatch(/^Offer .+ for .+\.txt$/)
  const customers = await crm.list('customer', { limit: 100 })
  const consents = await Promise.all(customers.rows.map(({ id }) => crm.consents(id)))
  expect(consents.flatMap(({ current }) => current).length).toBeGreaterThan(10)
})

test('companies say what they do, how big they are, where they are and who looks after them', async () => {
  const { rows } = await given.waymark.parts.crm.list('company', { limit: 100 })
  expect(rows.length).toBeGreaterThan(0)
  for (const { values } of rows)
    for (const field of ['industry', 'employees', 'revenue', 'city', 'country', 'owner'])
      expect(values[field], `${values.name} ${field}`).toBeTruthy()
})

test('what people did is on the timelines, at the time at which they did it', async () => {
  const { crm, journeys } = given.waymark.parts
  const { rows } = await crm.list('ticket', { limit: 1, sort: 'openedAt' })
  const [ticket] = rows
  const stored = await journeys.rows<{ at: string }>(
    `SELECT toString(toUnixTimestamp64Milli(at)) AS at FROM interactions WHERE ticket_id = {ticket:String} ORDER BY interactions.at LIMIT 1`,
    { ticket: ticket?.id },
  )
  expect(new Date(Number(stored[0]?.at)).toISOString()).toBe(ticket?.values.openedAt)
  const { rows: history } = await crm.history('ticket', ticket?.id ?? '', { limit: 20 })
  const times = history.map(({ at }) => at).reverse()
  expect(times).toEqual(times.toSorted())
  expect(times[0]).toBe(ticket?.values.openedAt)
  expect(history.length).toBeGreaterThan(2)
})

test('loading it again changes nothing', async () => {
  const { crm } = given.waymark.parts
  const before = (await crm.list('deal', { limit: 1 })).total
  await loadDemoWork(given.waymark.parts, () => {})
  expect((await crm.list('deal', { limit: 1 })).total).toEqual(before)
})
