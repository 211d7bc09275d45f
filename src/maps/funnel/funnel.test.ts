/** Funnels through maps: what they say adds up, agrees with the map, and opens exactly the customers it counts. */
import { beforeAll, describe, expect, test } from 'vitest'
import { type GivenMaps, messagesOf } from '../../../test/support/given-maps.ts'
import { mapsOfTests } from '../../../test/support/maps-of-tests.ts'
import type { JourneyMap } from '../../model/journey-map.ts'
import type { Counted } from '../../model/measure.ts'
import { type FunnelWish, funnelOf } from './funnel.ts'
import { funnelCustomers } from './funnel-customers.ts'

const now = new Date('2026-01-25T00:00:00Z')
let given: GivenMaps
mapsOfTests({ now }, (maps) => {
  given = maps
})
let map: JourneyMap

const stories = {
  ann: ['visit', 'quote', '+2h', 'order', 'pay'],
  bob: ['visit', 'call', 'quote', 'order', '+18d', 'pay'],
  cid: ['visit', 'quote', 'call'],
  dot: ['quote', 'visit', '+10d', 'visit', 'quote', 'order'],
  eve: ['order', 'pay'],
  fay: ['+12d', 'visit', 'call', 'quote'],
  gus: ['visit', 'visit', 'quote', 'order', 'pay', 'visit'],
  hal: ['pay', 'order', 'quote', 'visit'],
}
beforeAll(async () => {
  const messages = messagesOf(stories)
  // Two orders of each, so that there are more journeys of orders than customers.
  const two = messages.map((one, index) => ({
    ...one,
    properties: { order_id: `o-${one.userId}-${index % 2}` },
  }))
  await given.happened(two)
  map = await given.mapOf({ Look: ['visit'], Choose: ['quote'], Buy: ['order', 'pay'] })
})

const usual: FunnelWish = {
  order: 'ordered',
  attempts: 'best',
  windowSeconds: 14 * 86_400,
  filter: { channels: [] },
}
const groundOf = ({ design }: JourneyMap) => ({
  journeys: given.journeys,
  touchpoints: given.view.touchpoints(),
  design,
  now,
})
const funnel = (wish: Partial<FunnelWish> = {}, of = map) => funnelOf(groundOf(of), { ...usual, ...wish })

async function allBehind(wish: Partial<FunnelWish>, number: string, of = map) {
  const rows = []
  for (let cursor: string | undefined; ; ) {
    const page = await funnelCustomers(groundOf(of), { ...usual, ...wish }, number, { limit: 3, cursor })
    rows.push(...page.rows)
    if (page.next === null) return { ...page, rows }
    cursor = page.next
  }
}
const whoIs = async (wish: Partial<FunnelWish>, number: string) =>
  (await allBehind(wish, number)).rows.map(({ label }) => label).toSorted()

test('the stages of the map make a funnel, and each number says who', async () => {
  const { steps, whole } = await funnel()
  expect(steps.map(({ name, reached }) => [name, reached.n])).toEqual([
    ['Look', 7],
    ['Choose', 6],
    ['Buy', 4],
  ])
  expect(whole).toMatchObject({ wentOn: { n: 4 }, dropped: { n: 2 }, open: { n: 1 } })
  expect(await whoIs({}, 'reached:3')).toEqual(['ann', 'bob', 'dot', 'gus'])
  expect(await whoIs({}, 'dropped:1')).toEqual(['hal'])
  expect(await whoIs({}, 'dropped:2')).toEqual(['cid'])
  // Her window of 14 days is not over yet.
  expect(await whoIs({}, 'open:2')).toEqual(['fay'])
  expect(steps[1]?.lastSeen).toMatchObject([{ name: 'Call', customers: { n: 1 } }])
})

test('steps of the map and touchpoints by themselves can be chosen, with their window and their order', async () => {
  const places = ['step:visit', 'step:order', `touchpoint:${given.touchpointNamed('pay')}`]
  const reached = async (wish: Partial<FunnelWish>) =>
    (await funnel({ places, ...wish })).steps.map(({ reached: { n } }) => n)
  expect(await reached({})).toEqual([7, 4, 2])
  expect(await reached({ windowSeconds: 60 * 86_400 })).toEqual([7, 4, 3])
  // Bob pays more than two weeks later; hal does all of it the other way round.
  expect(await reached({ order: 'any' })).toEqual([8, 6, 3])
  expect(await reached({ order: 'strict' })).toEqual([7, 0, 0])
  expect(await reached({ attempts: 'first', windowSeconds: 9 * 86_400 })).toEqual([7, 3, 2])
})

test('who enters is who the map says reached the step', async () => {
  const measure = await given.measure(map)
  const { steps } = await funnel({ places: ['step:visit', 'step:quote'] })
  expect(steps[0]?.reached.n).toBe(measure.steps.find(({ id }) => id === 'visit')?.reached.n)
})

test('the time of those who went on is said apart from the time it takes over all', async () => {
  const places = ['step:quote', 'step:order']
  const { steps } = await funnel({ places, windowSeconds: 86_400 })
  const move = steps[0]?.next
  expect(move).toMatchObject({ wentOn: { n: 4 }, dropped: { n: 3 }, open: { n: 0 } })
  // One, one, one and two hours; the others never within the day.
  expect((move?.convertedMedianSeconds ?? 0) / 3600).toBeCloseTo(1, 1)
  expect(move?.time).toMatchObject({ events: 4, censored: 3, median: { n: 7 } })
  expect((move?.time.median.value ?? 0) / 3600 / 2).toBeCloseTo(1, 1)
})

describe('each number opens exactly its customers', () => {
  const wishes: [string, Partial<FunnelWish>][] = [
    ['as usual', {}],
    ['strictly', { order: 'strict' }],
    ['in any order', { order: 'any' }],
    ['at the first attempt', { attempts: 'first', windowSeconds: 86_400 }],
    ['in a period', { filter: { channels: [], from: '2026-01-10T00:00:00Z', to: '2026-01-20T00:00:00Z' } }],
    ['as of a day', { filter: { channels: [], asOf: '2026-01-06T12:00:00Z' } }],
    ['in a channel without any', { filter: { channels: ['post'] } }],
    [
      'of a segment',
      {
        filter: {
          channels: [],
          segment: { kind: 'not', rule: { kind: 'touchpoint', touchpoint: 1, op: 'did', atLeast: 2 } },
        },
      },
    ],
  ]
  test.each(wishes)('%s', async (name, wish) => {
    for (const follow of name === 'as usual' ? (['customer', 'order'] as const) : (['customer'] as const)) {
      const of = { ...map, design: { ...map.design, follow } }
      const { steps, whole } = await funnel(wish, of)
      const moves = [{ entrants: steps[0]?.reached.n, ...whole }]
      for (const { reached, next } of steps) if (next) moves.push({ entrants: reached.n, ...next })
      for (const { entrants, wentOn, dropped, open, time } of moves) {
        expect(wentOn.n + dropped.n + open.n).toBe(entrants)
        expect([time.events, time.censored]).toEqual([wentOn.n, dropped.n + open.n])
      }
      for (const { next, lastSeen } of steps)
        expect(lastSeen.reduce((sum, { customers }) => sum + customers.n, 0)).toBe(next?.dropped.n ?? 0)
      const numbers: Counted[] = [
        ...moves.flatMap(({ wentOn, dropped, open }) => [wentOn, dropped, open]),
        ...steps.flatMap(({ reached, lastSeen }) => [reached, ...lastSeen.map(({ customers }) => customers)]),
      ]
      expect(numbers.length).toBeGreaterThan(10)
      for (const { number, n } of numbers.filter((one, index) => one.n > 0 || index % 3 === 0)) {
        const { rows, total } = await allBehind(wish, number, of)
        expect([number, rows.length, total]).toEqual([number, n, n])
        expect(new Set(rows.map(({ customer, object }) => `${customer} ${object}`)).size).toBe(n)
      }
    }
  })
})

test('what is no funnel is refused with what to do', async () => {
  for (const places of [[], ['step:visit'], ['step:visit', 'step:gone'], ['touchpoint:60000', 'step:visit']])
    await expect(funnel({ places }), places.join()).rejects.toMatchObject({ code: 'funnel.invalid' })
  await expect(funnel({ places: ['stage:Buy', 'step:order'], order: 'any' })).rejects.toMatchObject({
    code: 'funnel.invalid',
  })
  const ask = (number: string) => allBehind({}, number)
  for (const number of [
    '',
    'reached',
    'reached:0',
    'reached:4',
    'dropped:3',
    'open:9',
    'last-seen:1',
    'last-seen',
  ])
    await expect(ask(number), number).rejects.toMatchObject({ code: 'map.unknown-number' })
})
