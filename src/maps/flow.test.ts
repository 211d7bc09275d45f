import { beforeAll, expect, test } from 'vitest'
import type { GivenMaps } from '../../test/support/given-maps.ts'
import { mapsOfTests } from '../../test/support/maps-of-tests.ts'
import type { Followed } from '../model/customer-id.ts'
import type { MeasureFilter } from '../model/measure.ts'
import type { Message } from '../model/message.ts'
import { flowOf } from './flow.ts'
import { flowCustomers } from './flow-customers.ts'

/**
 * The six compensation requests of van der Aalst, Process Mining (2011), table 1.1: the field's smallest common example.
 * Times are day.month hour.minute of 2010 (December) and 2011 (January).
 */
const requests: Record<string, string> = {
  1: '30.12 11.02 register|31.12 10.06 thoroughly|05.01 15.12 check|06.01 11.18 decide|07.01 14.24 reject',
  2: '30.12 11.32 register|30.12 12.12 check|30.12 14.16 casually|05.01 11.22 decide|08.01 12.05 pay',
  3: '30.12 14.32 register|30.12 15.06 casually|30.12 16.34 check|06.01 09.18 decide|06.01 12.18 reinitiate|06.01 13.06 thoroughly|08.01 11.43 check|09.01 09.55 decide|15.01 10.45 pay',
  4: '06.01 15.02 register|07.01 12.06 check|08.01 14.43 thoroughly|09.01 12.02 decide|12.01 15.44 reject',
  5: '06.01 09.02 register|07.01 10.16 casually|08.01 11.22 check|10.01 13.28 decide|11.01 16.18 reinitiate|14.01 14.33 check|16.01 15.50 casually|19.01 11.18 decide|20.01 12.48 reinitiate|21.01 09.06 casually|21.01 11.34 check|23.01 13.12 decide|24.01 14.56 reject',
  6: '06.01 15.06 register|06.01 16.06 casually|07.01 16.22 check|07.01 16.52 decide|16.01 11.47 pay',
}

const messages: Message[] = Object.entries(requests).flatMap(([customer, story]) =>
  story.split('|').map((line, index) => {
    const [, day, month, hour, minute, event] = /^(\d+)\.(\d+) (\d+)\.(\d+) (\w+)$/.exec(line) ?? []
    return {
      type: 'track' as const,
      messageId: `${customer}-${index}`,
      userId: `case ${customer}`,
      event,
      // Two orders a customer, so that journeys of orders are more than customers.
      properties: { order_id: `${customer}-${index % 2}` },
      timestamp: `${month === '12' ? 2010 : 2011}-${month}-${day}T${hour}:${minute}:00Z`,
    }
  }),
)

let given: GivenMaps
mapsOfTests({}, (maps) => {
  given = maps
})
beforeAll(async () => {
  await given.happened(messages)
})

const flow = (touchpoints: number) =>
  flowOf(given.journeys, given.view.touchpoints(), {
    follow: 'customer',
    filter: { channels: [] },
    touchpoints,
    edges: 100,
  })
const numberOf = (event: string) => given.touchpointNamed(event)

test('the directly-follows graph of the running example has the published counts and gaps', async () => {
  const { edges, nodes, journeys } = await flow(20)
  const inner = edges.filter(({ from, to }) => from > 0 && to > 0)
  expect(journeys).toBe(6)
  expect(nodes.filter(({ touchpoint }) => touchpoint > 0)).toHaveLength(8)
  expect(inner).toHaveLength(16)
  expect(inner.reduce((sum, { transitions }) => sum + transitions, 0)).toBe(36)
  const edge = (from: string, to: string) =>
    inner.find((one) => one.from === numberOf(from) && one.to === numberOf(to))
  expect(edge('check', 'decide')).toMatchObject({ transitions: 6, customers: 4 })
  expect((edge('check', 'decide')?.medianGapSeconds ?? 0) / 3600).toBeCloseTo(35.9167, 3)
  expect(edge('casually', 'check')).toMatchObject({ transitions: 4 })
  expect(edge('decide', 'pay')).toMatchObject({ transitions: 3 })
  expect(edge('decide', 'reinitiate')).toMatchObject({ transitions: 3 })
  const ends = edges.filter(({ to }) => to === -2)
  expect(Object.fromEntries(ends.map(({ from, transitions }) => [from, transitions]))).toEqual({
    [numberOf('pay')]: 3,
    [numberOf('reject')]: 3,
  })
  expect(edges.filter(({ from }) => from === -1)).toMatchObject([
    { to: numberOf('register'), transitions: 6 },
  ])
})

test('what flows into a touchpoint flows out of it, also into and out of Other', async () => {
  const { edges, nodes, shown } = await flow(4)
  expect(shown).toMatchObject({ nodes: 4, ofNodes: 8, transitionShare: 1 })
  expect(nodes.map(({ name }) => name)).toContain('Other')
  for (const { touchpoint } of nodes.filter(({ touchpoint: id }) => id >= 0)) {
    const sum = (list: typeof edges) => list.reduce((total, { transitions }) => total + transitions, 0)
    expect(sum(edges.filter(({ to }) => to === touchpoint))).toBe(
      sum(edges.filter(({ from }) => from === touchpoint)),
    )
  }
})

/** Every row behind a number, page after page; each page must say the same totals. */
async function allBehind(number: string, frame: Parameters<typeof flowCustomers>[2]) {
  const rows = []
  for (let cursor: string | undefined; ; ) {
    const page = await flowCustomers(given.journeys, given.view.touchpoints(), frame, number, {
      limit: 2,
      cursor,
    })
    rows.push(...page.rows)
    if (page.next === null) return { ...page, rows }
    cursor = page.next
  }
}

const frames: { follow: Followed; touchpoints: number; filter: Partial<MeasureFilter> }[] = [
  { follow: 'customer', touchpoints: 20, filter: {} },
  { follow: 'customer', touchpoints: 4, filter: {} },
  {
    follow: 'customer',
    touchpoints: 3,
    filter: { from: '2011-01-01T00:00:00Z', to: '2011-01-16T00:00:00Z' },
  },
  { follow: 'order', touchpoints: 3, filter: {} },
]

test.each(frames)(
  'each number of the flow opens exactly its customers: $touchpoints touchpoints of each $follow',
  async ({ filter, ...rest }) => {
    const frame = { ...rest, filter: { channels: [], ...filter } }
    const { nodes, edges } = await flowOf(given.journeys, given.view.touchpoints(), { ...frame, edges: 500 })
    expect(edges.length).toBeGreaterThan(5)
    const numbers = [
      ...edges.map(({ number, transitions, customers }) => ({ number, customers, times: transitions })),
      ...nodes.map(({ number, interactions, customers }) => ({ number, customers, times: interactions })),
    ]
    for (const { number, customers, times } of numbers) {
      const { rows, ...list } = await allBehind(number, frame)
      const found = {
        number,
        customers: new Set(rows.map(({ customer }) => customer)).size,
        times: rows.reduce((sum, row) => sum + row.times, 0),
      }
      expect(found).toEqual({ number, customers, times })
      expect(list).toMatchObject({ customers, times, total: rows.length })
      expect(new Set(rows.map(({ customer, object }) => `${customer} ${object}`)).size).toBe(rows.length)
    }
  },
)

test('a list says what its customers did, newest first, by name', async () => {
  const move = (await flow(20)).edges.find(
    ({ from, to }) => from === numberOf('decide') && to === numberOf('reinitiate'),
  )
  const frame = { follow: 'customer' as const, touchpoints: 20, filter: { channels: [] } }
  expect(await allBehind(move?.number ?? '', frame)).toMatchObject({
    title: 'went from Decide to Reinitiate',
    rows: [
      { label: 'case 5', known: true, times: 2, lastAt: '2011-01-24T14:56:00.000Z' },
      { label: 'case 3', times: 1, startedAt: '2010-12-30T14:32:00.000Z' },
    ],
  })
})

test('a number the flow does not have is refused', async () => {
  const ask = (number: string, touchpoints = 2) =>
    allBehind(number, { follow: 'customer', touchpoints, filter: { channels: [] } })
  for (const number of [
    '',
    'node',
    'node:x',
    'move:1',
    'node:1:2',
    'node:60000',
    `node:${numberOf('reject')}`,
  ])
    await expect(ask(number), number).rejects.toMatchObject({ code: 'map.unknown-number' })
})
