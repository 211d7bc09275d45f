/** A newcomer to the demo finds a CRM in which people work, and its work on the customers' timelines. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { loadDemoWork } from '../src/cli/load-demo-work.ts'
import { type Given, givenWaymark } from './api-given.ts'
import { smallDemo } from './support/story-demo.ts'

let given: Given
beforeAll(async () => {
  given = await givenWaymark()
  await smallDemo(given)
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

test('what people did is on the timelines, at the time at which they did it', async () => {
  const { crm, journeys } = given.waymark.parts
  const { rows } = await crm.list('ticket', { limit: 1, sort: 'openedAt' })
  const [ticket] = rows
  const stored = await journeys.rows<{ at: string }>(
    `SELECT toString(toUnixTimestamp64Milli(at)) AS at FROM interactions WHERE ticket_id = {ticket:String} ORDER BY interactions.at LIMIT 1`,
    { ticket: ticket?.id },
  )
  expect(new Date(Number(stored[0]?.at)).toISOString()).toBe(ticket?.values.openedAt)
})

test('loading it again changes nothing', async () => {
  const { crm } = given.waymark.parts
  const before = (await crm.list('deal', { limit: 1 })).total
  await loadDemoWork(given.waymark.parts, () => {})
  expect((await crm.list('deal', { limit: 1 })).total).toEqual(before)
})
