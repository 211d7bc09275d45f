/** The trickle continues the demo company's customers, one interaction every one to three seconds. */
import { expect, test } from 'vitest'
import { generateDemo } from './company.ts'
import type { DemoMessage } from './message.ts'
import { nextInteractions, startTrickle } from './trickle.ts'

const now = new Date('2026-06-12T09:00:00.000Z')
const options = { seed: 1, now, customers: 400 }

function run(seconds: number, start = startTrickle(options)): DemoMessage[] {
  return Array.from({ length: seconds }, (_, second) =>
    nextInteractions(start, new Date(now.getTime() + (second + 1) * 1000)),
  ).flat()
}
const interactions = (messages: DemoMessage[]) =>
  messages.filter(({ type }) => type === 'track' || type === 'page' || type === 'screen')

test('ten minutes bring about three hundred interactions, none ahead of the clock', () => {
  const messages = interactions(run(600))
  expect(messages.length).toBeGreaterThan(200)
  expect(messages.length).toBeLessThan(600)
  const times = messages.map(({ timestamp }) => Date.parse(timestamp))
  expect(times).toEqual(times.toSorted((a, b) => a - b))
  expect(Math.max(...times)).toBeLessThanOrEqual(now.getTime() + 600_000)
})

test('the same start gives the same interactions; every one has an id of its own', () => {
  const messages = run(1800)
  expect(run(1800)).toEqual(messages)
  const history = [...generateDemo(options)].map(({ messageId }) => messageId)
  const ids = [...history, ...messages.map(({ messageId }) => messageId)]
  expect(new Set(ids).size).toBe(ids.length)
})

test('most interactions belong to customers who are there already, some to newcomers', () => {
  const ids = ({ userId, anonymousId }: DemoMessage) => [userId, anonymousId].filter((id) => id !== undefined)
  const there = new Set([...generateDemo(options)].flatMap(ids))
  const messages = run(300)
  const known =
    messages.filter((message) => ids(message).some((id) => there.has(id))).length / messages.length
  expect(known).toBeGreaterThan(0.3)
  expect(known).toBeLessThan(0.95)
})

test('after a long sleep nothing is made up for', () => {
  const trickle = startTrickle(options)
  expect(nextInteractions(trickle, new Date(now.getTime() + 3_600_000)).length).toBeLessThan(40)
})

test('it never runs dry', () => {
  const trickle = startTrickle({ ...options, customers: 20 })
  expect(interactions(run(3600, trickle)).length).toBeGreaterThan(1200)
})

test('a restart brings other newcomers', () => {
  const later = startTrickle({ ...options, now: new Date(now.getTime() + 86_400_000), madeAt: now })
  expect(later.newcomer).not.toBe(startTrickle(options).newcomer)
})
