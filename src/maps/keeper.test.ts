/** Maps that are kept up to date by difference say what maps computed anew say, in any order of arrival. */
import fc from 'fast-check'
import { beforeEach, describe, expect, test } from 'vitest'
import { type GivenMaps, messagesOf } from '../../test/support/given-maps.ts'
import { mapsOfTests } from '../../test/support/maps-of-tests.ts'
import {
  events,
  fewStories,
  shop,
  storiesOf,
  storiesTried,
  toMessages,
  variants,
} from '../../test/support/shop-stories.ts'
import { storesWays } from '../../test/support/stores.ts'
import { MeasureState } from '../journey/measure/measure-state.ts'
import type { MapMeasure } from '../model/measure.ts'
import type { Message } from '../model/message.ts'
import { deriveAll } from './derive.ts'
import { contributionsOf } from './measure/contributions.ts'
import { storedContributions } from './measure/stored-journeys.ts'

describe.each(storesWays)('maps kept up to date, stores %s', (way) => {
  let given: GivenMaps
  mapsOfTests({ way }, (maps) => {
    given = maps
  })
  beforeEach(() => given.forgetAll())

  const contentsOf = async (map: { id: string }) => {
    const state = new MeasureState()
    const full = await given.maps.get(map.id)
    state.add(await contributionsOf(given.journeys, given.keeper.plan(full, { channels: [] })), 1)
    return state.contents()
  }

  test('any order of arrival, and delivering twice, give the same map', async () => {
    await fc.assert(
      fc.asyncProperty(
        fewStories,
        fc.array(fc.nat(), { minLength: 30, maxLength: 30 }),
        async (stories, random) => {
          const messages = toMessages(stories)
          const receivedAt = new Date('2026-02-01T00:00:00Z')
          await given.empty()
          await given.happened(messages)
          const map = await given.mapOf(shop)
          const first = await contentsOf(map)
          await given.empty()
          const shuffled = messages
            .map((message, at) => ({ message, place: random[at % random.length] ?? 0 }))
            .sort((a, b) => a.place - b.place)
            .map(({ message }) => message)
          const half = Math.ceil(shuffled.length / 2)
          await given.accept(shuffled.slice(0, half), receivedAt)
          await given.keeper.caughtUp()
          await given.accept(shuffled.slice(half), receivedAt)
          const again = await given.accept(messages, receivedAt)
          expect(again.some(({ status }) => status === 'accepted')).toBe(false)
          await given.keeper.caughtUp()
          expect(await contentsOf(map)).toEqual(first)
        },
      ),
      storiesTried(way, 5),
    )
  })

  test('a map kept up to date by difference equals one computed anew', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(storiesOf, { minLength: 2, maxLength: 3 }),
        fc.constantFrom(...variants),
        async (waves, variant) => {
          await given.forgetAll()
          await given.happened(messagesOf({ seed: events }))
          const map = await given.mapOf(shop, variant)
          await given.measure(map)
          for (const [wave, stories] of waves.entries())
            await given.happened(
              toMessages(stories).map((message) => ({
                ...message,
                messageId: `${wave} ${message.messageId}`,
              })),
            )
          const kept = await given.measure(map)
          await given.keeper.exclusively(() => given.keeper.forgetRows())
          const anew = await given.measure(map)
          const numbers = ({ freshness: _, tookMs: __, quotes: ___, ...rest }: MapMeasure) => rest
          expect(numbers(kept)).toEqual(numbers(anew))
          // And neither stored nor kept, but worked out from the journey rows.
          const plan = given.keeper.plan(map, { channels: [] })
          const stored = new MeasureState()
          stored.add(await storedContributions(given.journeys, plan), 1)
          expect(stored.contents()).toEqual(await contentsOf(map))
        },
      ),
      storiesTried(way, 4),
    )
  })

  test('rebuilding everything gives the same rows as rebuilding customer by customer', async () => {
    await given.happened(
      messagesOf({ ann: ['visit', 'order'], bob: ['order', { event: 'pay', order_id: 'o', value: 3 }] }),
    )
    const rows = () =>
      given.journeys.rows('SELECT * EXCEPT version FROM journeys FINAL ORDER BY follow, customer, object')
    const before = await rows()
    await deriveAll(given.journeys, given.view.tables(), 'journeys')
    expect(await rows()).toEqual(before)
    expect(before).toHaveLength(3)
  })

  test('adding only what is new to a customer’s rows gives the same rows as deriving her from the start', async () => {
    const rows = () =>
      given.journeys.rows('SELECT * EXCEPT version FROM journeys FINAL ORDER BY follow, customer, object')
    type Story = {
      customer: string
      event: string
      minutes: number
      properties: Record<string, string | number>
      traits: Record<string, string> | undefined
    }
    const told = fc.record({
      customer: fc.constantFrom('ann', 'ann', 'bob'),
      event: fc.constantFrom(...events, 'chat started', 'chat started', 'order refunded', 'off the map'),
      // An hour a wave: most of it is later than all before, some is of the same second, some is earlier.
      minutes: fc.oneof(
        { weight: 4, arbitrary: fc.integer({ min: 0, max: 59 }) },
        { weight: 1, arbitrary: fc.constantFrom(0, 60) },
        { weight: 1, arbitrary: fc.integer({ min: 60, max: 90 }) },
      ),
      properties: fc.constantFrom<Story['properties']>(
        {},
        { order_id: 'o1', value: 3, currency: 'EUR' },
        { order_id: 'o2', nps: 9 },
        { ticket_id: 't1', csat: 1, value: 4, currency: 'EUR' },
      ),
      traits: fc.constantFrom<Story['traits']>(undefined, { name: 'Ann' }, { name: 'Anna', plan: 'pro' }),
    })
    const ann = (event: string, minutes: number, properties: Story['properties'], name: string): Story => ({
      ...{ customer: 'ann', event, minutes, properties },
      traits: { name },
    })
    // Whatever else is tried: a second wave that adds to every list of a row, and one in the second in which the first ended.
    const order = { order_id: 'o1', value: 3, currency: 'EUR', nps: 9 }
    const first = [ann('chat started', 1, { ticket_id: 't1', csat: 1 }, 'Ann'), ann('order', 2, order, 'Ann')]
    const second = [ann('chat started', 1, { ticket_id: 't1' }, 'Anna'), ann('pay', 2, order, 'Anna')]
    const always: [Story[][]][] = [
      [[first, second]],
      [[[ann('visit', 60, {}, 'Ann')], [ann('order', 0, order, 'Anna')]]],
    ]
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(told, { maxLength: 6 }), { minLength: 2, maxLength: 4 }),
        async (waves) => {
          await given.forgetAll()
          for (const [wave, stories] of waves.entries())
            await given.happened(
              stories.map(({ customer, event, minutes, properties, traits }, place) => ({
                type: 'track',
                messageId: `${wave} ${place}`,
                userId: customer,
                event,
                timestamp: new Date(
                  Date.parse('2026-01-05T09:00:00Z') + (wave * 60 + minutes) * 60_000,
                ).toISOString(),
                properties,
                ...(traits ? { context: { traits } } : {}),
              })),
            )
          const kept = await rows()
          await deriveAll(given.journeys, given.view.tables(), 'journeys')
          expect(kept).toEqual(await rows())
        },
      ),
      { ...storiesTried(way, 12), examples: always },
    )
  })

  test('many views with filters of their own all stay live', async () => {
    await given.happened(messagesOf({ ann: ['visit'] }))
    const map = await given.mapOf(shop)
    const views = Array.from({ length: 26 }, (_, day) => ({
      channels: [],
      from: `2025-12-${String(day + 1).padStart(2, '0')}T00:00:00Z`,
    }))
    const first: MapMeasure[] = []
    for (const view of views) first.push(await given.measure(map, view))
    await given.happened(messagesOf({ bob: ['visit'] }))
    for (const [index, view] of views.entries()) {
      const now = await given.measure(map, view)
      expect(now.journeys.n).toBe(2)
      // Kept, not computed anew: that took as long as it took before.
      expect(now.tookMs).toBe(first[index]?.tookMs)
    }
  })

  test('a period that somebody looks at leaves nobody out of the same map without it', async () => {
    await given.happened(messagesOf({ ann: ['visit'], bob: ['+20d', 'visit'] }))
    const map = await given.mapOf(shop)
    const late = { from: '2026-01-20T00:00:00Z' }
    expect((await given.measure(map, late)).journeys.n).toBe(1)
    expect((await given.measure(map)).journeys.n).toBe(2)
    await given.happened(
      messagesOf({ ann: ['+1d', { event: 'order', csat: 5 }] })
        .slice(-1)
        .map((message) => ({ ...message, messageId: 'later' })),
    )
    for (const anew of [false, true]) {
      if (anew) given.keeper.forgetStates()
      const whole = await given.measure(map)
      expect([whole.journeys.n, whole.steps.find(({ id }) => id === 'order')?.reached.n]).toEqual([2, 1])
      expect((await given.measure(map, late)).journeys.n).toBe(1)
    }
  })

  test('a customer who is waited for is derived before others who were marked earlier', async () => {
    const { keeper } = given
    await keeper.settled(1n)
    const go = Promise.withResolvers<void>()
    const held = keeper.exclusively(() => go.promise)
    keeper.markDirty(
      Array.from({ length: 20_000 }, (_, place) => BigInt(place + 1)),
      Date.now(),
    )
    await given.accept(messagesOf({ ann: ['visit'] }), new Date('2026-02-01T00:00:00Z'))
    const [ann] = await given.journeys.rows<{ home: string }>('SELECT home FROM interactions')
    const journeysOfAnn = () =>
      given.journeys.rows<{ n: string }>(
        'SELECT count() AS n FROM journeys FINAL WHERE customer = {ann:UInt64}',
        {
          ann: BigInt(ann?.home ?? 0),
        },
      )
    expect(await journeysOfAnn()).toEqual([{ n: '0' }])
    const settled = Promise.all([
      keeper.settled(BigInt(ann?.home ?? 0)),
      keeper.settled(BigInt(ann?.home ?? 0)),
    ])
    go.resolve()
    await Promise.all([held, settled])
    expect(keeper.waiting()).toBeGreaterThan(15_000)
    expect(await journeysOfAnn()).toEqual([{ n: '1' }])
    await keeper.caughtUp()
    expect(keeper.waiting()).toBe(0)
  })

  test('whenever it is asked during a round, a customer is settled with its end', async () => {
    const { keeper } = given
    await given.happened(messagesOf({ ann: ['visit'] }))
    const [ann] = await given.journeys.rows<{ home: string }>('SELECT home FROM interactions')
    const home = BigInt(ann?.home ?? 0)
    for (let turns = 0; turns < 20; turns++) {
      keeper.markDirty([home], Date.now())
      for (let turn = 0; turn < turns; turn++) await new Promise(setImmediate)
      await keeper.settled(home)
      expect(keeper.waiting()).toBe(0)
    }
  })

  test('a merge shows on the map at once, and undoing it restores the map', async () => {
    await given.happened(messagesOf({ ann: ['visit', 'compare'], annie: ['+1d', 'order', 'pay'] }))
    const map = await given.mapOf(shop)
    const before = await contentsOf(map)
    const numberOf = async (user: string) =>
      BigInt(
        (
          await given.journeys.rows<{ home: string }>(
            'SELECT DISTINCT home FROM interactions WHERE user_id = {user:String}',
            { user },
          )
        )[0]?.home ?? 0,
      )
    const merged = await given.identity.merge(
      await numberOf('annie'),
      await numberOf('ann'),
      'same person',
      'test',
    )
    given.keeper.markDirty([...merged.customers], Date.now())
    await given.keeper.caughtUp()
    expect((await contentsOf(map)).customers).toBe(1)
    const undone = await given.identity.unmerge(merged.entry.id, 'test')
    given.keeper.markDirty([...undone.customers], Date.now())
    await given.keeper.caughtUp()
    expect(await contentsOf(map)).toEqual(before)
  })

  test('watchers hear which steps changed', async () => {
    await given.happened(messagesOf({ ann: ['visit'] }))
    const map = await given.mapOf(shop)
    await given.measure(map)
    given.changes.length = 0
    await given.happened([
      {
        ...messagesOf({ ann: ['order'] })[0],
        messageId: 'new',
        timestamp: '2026-01-06T00:00:00Z',
      } as Message,
    ])
    expect(given.changes.filter(({ steps }) => steps.length > 0)).toMatchObject([
      { map: map.id, steps: expect.arrayContaining(['order']) },
    ])
  })

  test('who was told of a change finds it in the numbers and in the lists behind them', async () => {
    await given.happened(messagesOf({ ann: ['visit'] }))
    const map = await given.mapOf(shop)
    await given.measure(map)
    for (const [told, user] of ['bob', 'cid', 'dan', 'eve'].entries()) {
      given.changes.length = 0
      await given.accept(messagesOf({ [user]: ['visit', 'order'] }))
      while (given.changes.every(({ steps }) => steps.length === 0)) await new Promise(setImmediate)
      const [measure, list] = await Promise.all([
        given.measure(map),
        given.keeper.journeysBehind(map.id, 'journeys', { channels: [] }, { limit: 10, cursor: undefined }),
      ])
      expect(measure.customers).toBe(told + 2)
      expect(measure.freshness.waitingCustomers).toBe(0)
      expect(list.total).toBe(told + 2)
    }
    await given.keeper.caughtUp()
  })
})
