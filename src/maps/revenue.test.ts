/** What counts as revenue: on a map, on a customer's page, and the same whether derived bit by bit or at once. */
import fc from 'fast-check'
import { beforeEach, expect, test } from 'vitest'
import { type GivenMaps, messagesOf, type Told } from '../../test/support/given-maps.ts'
import { mapsOfTests } from '../../test/support/maps-of-tests.ts'
import type { MapMeasure } from '../model/measure.ts'
import { profileOf } from './customers/profile-of.ts'
import { deriveAll } from './derive.ts'

let given: GivenMaps
mapsOfTests({}, (maps) => {
  given = maps
})
beforeEach(() => given.forgetAll())

const now = new Date('2026-02-01T00:00:00Z')
const eur = (event: string, value: number, about: Record<string, unknown> = { order_id: 'A' }): Told => ({
  event,
  value,
  currency: 'EUR',
  ...about,
})

const step = (measure: MapMeasure, id: string) => {
  const found = measure.steps.find((one) => one.id === id)
  if (!found) throw new Error(`no step ${id}`)
  return found
}

const rows = () =>
  given.journeys.rows<{ counted: string[]; told: string[] }>(
    'SELECT v_counted AS counted, v_minor AS told FROM journeys FINAL WHERE follow = 0 ORDER BY customer',
  )

/** Whole euros that count, of each amount in order of time. */
async function counted(...told: Told[]): Promise<number[]> {
  await given.empty()
  await given.happened(messagesOf({ ann: told }))
  const [row] = await rows()
  return (row?.counted ?? []).map((minor) => Number(minor) / 100)
}

test('an order that is placed, paid and shipped counts once', async () => {
  expect(await counted(eur('Order placed', 100), eur('Order paid', 100), eur('Order shipped', 100))).toEqual([
    100, 0, 0,
  ])
})

test('a deposit is made up to the whole, and instalments add up', async () => {
  expect(
    await counted(eur('Payment received', 30), eur('Order placed', 100), eur('Payment received', 70)),
  ).toEqual([30, 70, 0])
  expect(await counted(eur('Payment received', 60), eur('Payment received', 40))).toEqual([60, 40])
})

test('what is given back is taken off whatever its sign, once where two touchpoints tell it, and comes back when reinstated', async () => {
  expect(await counted(eur('Order placed', 100), eur('Refund issued', 20))).toEqual([100, -20])
  expect(
    await counted(eur('Order placed', 100), eur('Order cancelled', -100), eur('Refund issued', 100)),
  ).toEqual([100, -100, 0])
  expect(
    await counted(eur('Order placed', 100), eur('Goods returned', -20), eur('Goods returned', -20)),
  ).toEqual([100, -20, -20])
  expect(
    await counted(
      eur('Order placed', 100),
      eur('Order refunded', -100),
      eur('Order reinstated', 100),
      eur('Order cancelled', -100),
    ),
  ).toEqual([100, -100, 100, -100])
  expect(
    await counted(eur('Order placed', 100), eur('Order cancelled', -20), eur('Goods returned', -20)),
  ).toEqual([100, -20, -20])
  expect(await counted(eur('Order placed', 100), eur('Refund issued', 20), eur('Order paid', 80))).toEqual([
    100, -20, 0,
  ])
})

test('orders of a deal are what it is worth; amounts of no order count each', async () => {
  const deal = { deal_id: 'D' }
  expect(
    await counted(
      eur('Deal won', 90, deal),
      eur('Order placed', 50, { ...deal, order_id: 'A' }),
      eur('Order placed', 50, { ...deal, order_id: 'B' }),
    ),
  ).toEqual([90, 0, 10])
  expect(await counted(eur('Payment received', 10, {}), eur('Order placed', 10, {}))).toEqual([10, 10])
})

test('two currencies of one order are two amounts', async () => {
  expect(
    await counted(eur('Order placed', 100), {
      event: 'Order paid',
      value: 110,
      currency: 'USD',
      order_id: 'A',
    }),
  ).toEqual([100, 110])
})

test('a basket and a quote are mentioned on the map and are no revenue anywhere', async () => {
  await given.happened(
    messagesOf({
      ann: [
        eur('Product added', 40, {}),
        eur('Quote sent', 900, {}),
        eur('Order placed', 40),
        eur('Order paid', 40),
      ],
      bob: [eur('Product added', 25, {})],
    }),
  )
  const map = await given.mapOf({
    Look: ['Product added', 'Quote sent'],
    Buy: ['Order placed', 'Order paid'],
  })
  const measure = await given.measure(map)
  const money = (id: string) => {
    const { value, mentioned } = step(measure, id)
    return { value, mentioned }
  }
  expect(money('Product added')).toEqual({
    value: [],
    mentioned: [{ currency: 'EUR', minor: 6500, journeys: 2 }],
  })
  expect(money('Order placed')).toEqual({
    value: [{ currency: 'EUR', minor: 4000, journeys: 1 }],
    mentioned: [],
  })
  expect(money('Order paid')).toEqual({ value: [], mentioned: [] })
  const list = await given.keeper.journeysBehind(
    map.id,
    'step:Product added:mentioned',
    { channels: [] },
    { limit: 10 },
  )
  expect(list.total).toBe(2)
  const ann = list.rows.find(({ label }) => label === 'ann')?.customer ?? ''
  const profile = await profileOf(given.journeys, ann, {
    maps: [],
    touchpoints: given.view.touchpoints(),
    now,
  })
  expect(profile.value).toEqual([{ currency: 'EUR', minor: 4000 }])
})

test('a person says what the amounts of a touchpoint mean, and history follows', async () => {
  await given.happened(messagesOf({ ann: [eur('Pledge', 70, {})] }))
  expect((await rows())[0]?.counted).toEqual(['0'])
  await given.catalogue.change(given.touchpointNamed('Pledge'), { amounts: 'won' })
  await deriveAll(given.journeys, given.view.tables(), 'journeys')
  expect((await rows())[0]?.counted).toEqual(['7000'])
})

const names = ['Order placed', 'Order paid', 'Order refunded', 'Refund issued', 'Product added', 'Deal won']
const story = fc.array(
  fc.record({
    event: fc.constantFrom(...names),
    hours: fc.integer({ min: 1, max: 50 }),
    value: fc.integer({ min: -3, max: 6 }).map((tens) => tens * 10),
    order_id: fc.option(fc.constantFrom('x', 'y'), { nil: undefined }),
    deal_id: fc.option(fc.constantFrom('d'), { nil: undefined }),
    currency: fc.constantFrom('EUR', 'EUR', 'USD'),
  }),
  { minLength: 2, maxLength: 10 },
)

/** The rule in plain words, to compare with. */
function expected(
  parts: { event: string; value: number; order_id?: string; deal_id?: string; currency: string }[],
) {
  type Order = { told: Map<string, number>; back: [string, number] | null }
  const orders = new Map<string, Order>()
  return parts.map(({ event, value, order_id, deal_id, currency }) => {
    if (event === 'Product added') return 0
    const minor = (event.includes('efund') ? -Math.abs(value) : value) * 100
    const id = deal_id ?? order_id
    if (id === undefined) return minor
    const key = `${deal_id ? 'd' : 'o'}${id} ${currency}`
    const order = orders.get(key) ?? { told: new Map(), back: null }
    orders.set(key, order)
    if (minor >= 0) {
      const most = Math.max(0, ...order.told.values())
      const here = (order.told.get(event) ?? 0) + minor
      order.told.set(event, here)
      order.back = null
      return Math.max(0, here - most)
    }
    const left = Math.max(0, ...order.told.values())
    const again =
      order.back !== null && order.back[0] !== event && order.back[1] === minor && left + minor < 0
    order.back = [event, minor]
    if (again) return 0
    for (const [touchpoint, told] of order.told) order.told.set(touchpoint, Math.max(0, told + minor))
    return minor
  })
}

test('in order, out of order and all at once the same amounts count', async () => {
  await fc.assert(
    fc.asyncProperty(story, fc.boolean(), async (parts, backwards) => {
      await given.empty()
      const messages = messagesOf({
        ann: parts.flatMap(({ hours, ...told }) => [`+${hours}h`, told]),
      })
      // In two deliveries: the second is put behind what was, or before it.
      const half = Math.ceil(messages.length / 2)
      const deliveries = [messages.slice(0, half), messages.slice(half)]
      for (const part of backwards ? deliveries.toReversed() : deliveries)
        if (part.length > 0) await given.happened(part)
      const kept = (await rows())[0]?.counted.map(Number)
      expect(kept).toEqual(expected(parts))
      await deriveAll(given.journeys, given.view.tables(), 'journeys')
      expect((await rows())[0]?.counted.map(Number)).toEqual(kept)
    }),
    { numRuns: 4, endOnFailure: true },
  )
}, 180_000)
