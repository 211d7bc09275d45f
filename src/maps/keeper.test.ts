import { drainPending } from 'chdb'
import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { givenMaps, messagesOf } from '../../test/support/given-maps.ts'
import { storesWays } from '../../test/support/stores.ts'
import { MeasureState } from '../journey/measure/measure-state.ts'
import { numberNamed } from '../journey/measure/numbers.ts'
import type { JourneyMap, MapDesign } from '../model/journey-map.ts'
import type { MapMeasure } from '../model/measure.ts'
import type { Message } from '../model/message.ts'
import { deriveAll } from './derive.ts'
import { contributionsOf } from './measure/contributions.ts'
import { journeysWithCodes, storedJourneysSql } from './measure/journeys-sql.ts'
import { listJourneys, listStoredJourneys } from './measure/list-journeys.ts'
import { matchesSql, matchesStoredSql, rangeParams } from './measure/matches-sql.ts'
import type { Page } from './measure/page-of-journeys.ts'
import { planKey, storedContributions, storedPlans, storePlan } from './measure/stored-journeys.ts'

describe.each(storesWays)('measured maps, stores %s', (way) => {
  let given: Awaited<ReturnType<typeof givenMaps>>
  beforeAll(async () => {
    given = await givenMaps({ way })
  })
  beforeEach(async () => {
    await given.empty()
    await given.keeper.exclusively(() => given.keeper.forgetRows())
  })
  afterAll(async () => {
    await given.remove()
    await drainPending()
  })

  const shop = { Look: ['visit', 'compare'], Buy: ['order', 'pay'], Use: ['deliver', 'help'] }

  const everyNumber = (value: unknown): { n: number; number: string }[] => {
    if (typeof value !== 'object' || value === null) return []
    const own = 'number' in value && 'n' in value ? [value as { n: number; number: string }] : []
    return [...own, ...Object.values(value).flatMap(everyNumber)]
  }

  const step = (measure: MapMeasure, id: string) => {
    const found = measure.steps.find((one) => one.id === id)
    if (!found) throw new Error(`no step ${id}`)
    return found
  }
  const stage = (measure: MapMeasure, id: string) => {
    const found = measure.stages.find((one) => one.id === id)
    if (!found) throw new Error(`no stage ${id}`)
    return found
  }

  test('a stage counts who reached it, went on, is here and left', async () => {
    await given.happened(
      messagesOf({
        ann: ['visit', 'compare', 'order', 'pay', 'deliver'],
        bob: ['visit', 'compare', '+20d', 'order'],
        cid: ['visit', 'visit', 'compare', 'visit'],
        dot: ['order', 'pay'],
      }),
    )
    const map = await given.mapOf(shop, { inactivityDays: 14 })
    const measure = await given.measure(map)
    expect(measure.journeys.n).toBe(4)
    expect(measure).toMatchObject({ completed: { n: 1 }, open: { n: 1 }, left: { n: 2 }, customers: 4 })
    expect(stage(measure, 'Look')).toMatchObject({
      reached: { n: 4 },
      did: { n: 3 },
      skipped: { n: 1 },
      wentOn: { n: 3 },
      left: { n: 1 },
      here: { n: 0 },
    })
    expect(stage(measure, 'Buy')).toMatchObject({
      reached: { n: 3 },
      wentOn: { n: 1 },
      here: { n: 1 },
      left: { n: 1 },
    })
    expect(stage(measure, 'Use')).toMatchObject({
      reached: { n: 1 },
      wentOn: { n: 1 },
      here: { n: 0 },
      left: { n: 0 },
    })
    expect(step(measure, 'visit')).toMatchObject({
      reached: { n: 3 },
      again: { n: 1 },
      repeated: { n: 1 },
      skipped: { n: 1 },
      left: { n: 1 },
    })
    expect(measure.transitions.find(({ from, to }) => from === 'compare' && to === 'order')).toMatchObject({
      transitions: 2,
      journeys: { n: 2 },
      backward: false,
    })
  })

  test('time to the next step counts those who still wait, so it is longer than the mean of those who arrived', async () => {
    await given.happened(
      messagesOf({
        ann: ['visit', '+2h', 'compare'],
        bob: ['visit', '+3h', 'compare'],
        cid: ['+25d', 'visit'],
        dot: ['+25d', 'visit'],
      }),
    )
    const map = await given.mapOf({ Look: ['visit'], Next: ['compare'] })
    const { time } = step(await given.measure(map), 'visit')
    expect(time).toMatchObject({ events: 2, censored: 2 })
    expect(time.median.value).toBeCloseTo(3 * 3600, -3)
  })

  test('said counts before read, read before shown, and one customer has one voice per step', async () => {
    await given.happened(
      messagesOf({
        ann: [
          { event: 'help', csat: 1 },
          { event: 'help', csat: 5, text: 'Great service, thank you so much!' },
        ],
        bob: [{ event: 'help', text: 'This was terrible and awful, I am very angry.' }],
        cid: ['help'],
      }),
    )
    const map = await given.mapOf({ Use: ['help'] })
    const { emotion, metrics } = step(await given.measure(map), 'help')
    expect(emotion).toMatchObject({
      evidence: { n: 2 },
      said: { n: 1, mean: 2 },
      read: { n: 1 },
      positive: { n: 1 },
      negative: { n: 1 },
      hollow: true,
    })
    expect(emotion.coverage).toMatchObject({ n: 3 })
    expect(metrics).toMatchObject([{ scale: 'csat', value: 1, answers: { n: 1 } }])
    await expect
      .poll(async () => (await given.measure(map)).quotes.help?.worst[0]?.text, { timeout: 10_000 })
      .toContain('terrible')
  })

  test('a step nobody spoke about is a gap, not a zero', async () => {
    await given.happened(messagesOf({ ann: ['visit'] }))
    const map = await given.mapOf({ Look: ['visit'] })
    const { emotion } = step(await given.measure(map), 'visit')
    expect(emotion.mean).toEqual({ value: null, low: null, high: null, n: 0 })
    expect(emotion.shrunk).toBeNull()
  })

  test('a map that restarts counts each run; one that follows orders counts orders', async () => {
    await given.happened(
      messagesOf({
        ann: [
          'visit',
          { event: 'order', order_id: 'A1', value: 10, currency: 'EUR' },
          { event: 'deliver', order_id: 'A1' },
          '+3d',
          'visit',
          { event: 'order', order_id: 'A2', value: 5.5, currency: 'EUR' },
        ],
      }),
    )
    const again = await given.measure(
      await given.mapOf({ Look: ['visit'], Buy: ['order'], Use: ['deliver'] }, { restart: true }),
    )
    expect(again).toMatchObject({ journeys: { n: 2 }, customers: 1, completed: { n: 1 }, open: { n: 1 } })
    const orders = await given.measure(
      await given.mapOf({ Buy: ['order'], Use: ['deliver'] }, { follow: 'order' }),
    )
    expect(orders).toMatchObject({ journeys: { n: 2 }, customers: 1, completed: { n: 1 } })
    expect(step(orders, 'order').value).toEqual([{ currency: 'EUR', minor: 1550, journeys: 2 }])
  })

  test('the period chooses journeys by their start, and as-of shows what was known then', async () => {
    await given.happened(messagesOf({ ann: ['visit', '+2d', 'order'], bob: ['+10d', 'visit', 'order'] }))
    const map = await given.mapOf({ Look: ['visit'], Buy: ['order'] })
    const early = await given.measure(map, { to: '2026-01-10T00:00:00Z' })
    expect(early.journeys.n).toBe(1)
    const then = await given.measure(map, { asOf: '2026-01-06T00:00:00Z' })
    expect(then).toMatchObject({ journeys: { n: 1 }, completed: { n: 0 } })
    const segment = {
      kind: 'touchpoint',
      touchpoint: given.touchpointNamed('order'),
      op: 'did',
      atLeast: 1,
    } as const
    expect((await given.measure(map, { segment })).journeys.n).toBe(2)
  })

  const events = Object.values(shop).flat()
  const story = fc.array(
    fc.record({
      event: fc.constantFrom(...events),
      hours: fc.integer({ min: 0, max: 400 }),
      csat: fc.option(fc.integer({ min: 1, max: 5 }), { nil: undefined }),
      nps: fc.option(fc.integer({ min: 0, max: 10 }), { nil: undefined }),
      order_id: fc.option(fc.constantFrom('x', 'y'), { nil: undefined }),
      value: fc.option(fc.integer({ min: -50, max: 900 }), { nil: undefined }),
    }),
    { minLength: 1, maxLength: 12 },
  )
  const storiesOf = fc.dictionary(fc.stringMatching(/^[a-z]{3,6}$/), story, { minKeys: 1, maxKeys: 8 })
  /** Every event at its own moment: at one moment the place in a batch decides, which another order would change. */
  const fewStories = fc.dictionary(
    fc.stringMatching(/^[a-z]{3,6}$/),
    story.map((parts) => parts.slice(0, 6).map((part) => ({ ...part, hours: part.hours + 1 }))),
    { minKeys: 1, maxKeys: 4 },
  )
  const toMessages = (stories: Record<string, { event: string; hours: number }[]>): Message[] =>
    messagesOf(
      Object.fromEntries(
        Object.entries(stories).map(([customer, parts]) => [
          customer,
          parts.flatMap(({ hours, ...told }) => [`+${hours}h`, { ...told, currency: 'EUR' }]),
        ]),
      ),
    )

  const variants: Partial<MapDesign>[] = [
    {},
    { restart: true, inactivityDays: 5 },
    { startSteps: ['compare'], endSteps: ['pay', 'help'] },
    { startSteps: ['visit'], endSteps: ['deliver'], restart: true },
    { follow: 'order' },
  ]

  const contentsOf = async (map: { design: MapDesign; id: string }) => {
    const state = new MeasureState()
    const full = await given.maps.get(map.id)
    state.add(await contributionsOf(given.journeys, given.keeper.plan(full, { channels: [] })), 1)
    return state.contents()
  }

  /** How many journeys stand behind each number, by the condition that lists them: worked out, and as stored. */
  async function journeysBehind(
    map: JourneyMap,
    names: readonly string[],
    stored: boolean,
  ): Promise<number[]> {
    const plan = given.keeper.plan(map, { channels: [] })
    const matches = stored ? matchesStoredSql : matchesSql
    const counts: number[] = []
    for (let at = 0; at < names.length; at += 60) {
      const definitions = names.slice(at, at + 60).map((name) => {
        const definition = numberNamed(name, map.design)
        if (!definition) throw new Error(`${name} has no definition`)
        return definition
      })
      const columns = definitions.map(
        (one, index) => `toUInt32(countIf(${matches(one, `n${index}_`)})) AS n${index}`,
      )
      const params = Object.assign({}, ...definitions.map((one, index) => rangeParams(one, `n${index}_`)))
      const [row] = await given.journeys.rows<Record<string, number>>(
        `SELECT ${columns.join(', ')} FROM (${stored ? storedJourneysSql(plan) : journeysWithCodes(plan)})`,
        { ...plan.params, planKey: planKey(plan), ...params },
      )
      counts.push(...definitions.map((_, index) => row?.[`n${index}`] ?? -1))
    }
    return counts
  }

  test('every number opens exactly the journeys it counts, and went on + here + left = reached', async () => {
    await fc.assert(
      fc.asyncProperty(
        storiesOf,
        fc.constantFrom(...variants),
        fc.nat(),
        async (stories, variant, choice) => {
          await given.empty()
          await given.keeper.exclusively(() => given.keeper.forgetRows())
          await given.happened(toMessages(stories))
          const map = await given.mapOf(shop, variant)
          const measure = await given.measure(map)
          for (const part of [...measure.steps, ...measure.stages])
            expect(part.wentOn.n + part.here.n + part.left.n).toBe(part.reached.n)
          const numbers = everyNumber(measure)
          expect(numbers.length).toBeGreaterThan(100)
          const names = numbers.map(({ number }) => number)
          for (const stored of [false, true]) {
            const found = await journeysBehind(map, names, stored)
            expect(Object.fromEntries(names.map((name, index) => [name, found[index]]))).toEqual(
              Object.fromEntries(numbers.map(({ number, n }) => [number, n])),
            )
          }
          // And one of them by the list itself, as a click opens it.
          const filled = numbers.filter(({ n }) => n > 0)
          const clicked = filled[choice % Math.max(1, filled.length)]
          if (!clicked) return
          const list = await given.keeper.journeysBehind(
            map.id,
            clicked.number,
            { channels: [] },
            { limit: 100 },
          )
          expect([clicked.number, list.total, list.rows.length]).toEqual([
            clicked.number,
            clicked.n,
            clicked.n,
          ])
        },
      ),
      { numRuns: 6, endOnFailure: true },
    )
  })

  /** Every row of a list, page after page. */
  async function allPages(list: (page: Page) => ReturnType<typeof listJourneys>, limit: number) {
    const pages = []
    for (let cursor: string | undefined; ; ) {
      const page = await list({ limit, cursor })
      pages.push(page)
      if (page.next === null) return pages
      cursor = page.next
    }
  }

  test('what is stored lists the same journeys on the same pages as the journey rows do', async () => {
    await given.happened(
      toMessages({
        ann: events.map((event, hours) => ({ event, hours, csat: 2, order_id: 'x', value: 9 })),
        bob: ['visit', 'order', 'pay', 'visit', 'visit'].map((event) => ({ event, hours: 60, nps: 9 })),
        cid: ['compare', 'order', 'order', 'help'].map((event) => ({ event, hours: 200, order_id: 'y' })),
        dot: ['deliver', 'help', 'pay'].map((event) => ({ event, hours: 1, order_id: 'z', nps: 2 })),
      }),
    )
    const names = ['stage:Buy:skipped', 'stage:Look:went-on', 'step:order:went-on', 'step:pay:left', 'open']
    const period = { channels: [], from: '2026-01-06T00:00:00Z', to: '2026-01-20T00:00:00Z' }
    let listed = 0
    for (const [index, variant] of variants.entries()) {
      const filter = index % 2 === 0 ? { channels: [] } : period
      const map = await given.mapOf(shop, variant)
      await given.measure(map, filter)
      const plan = given.keeper.plan(map, filter)
      for (const name of ['journeys', names[index] ?? '']) {
        const number = numberNamed(name, map.design)
        if (!number) throw new Error(`${name} has no definition`)
        const stored = await allPages((page) => listStoredJourneys(given.journeys, plan, number, page), 2)
        const workedOut = await allPages((page) => listJourneys(given.journeys, plan, number, page), 2)
        expect([name, stored]).toEqual([name, workedOut])
        listed += stored.flatMap(({ rows }) => rows).length
      }
    }
    expect(listed).toBeGreaterThan(10)
  })

  test('journeys that are stored a few at a time are the same as those stored at once', async () => {
    const people = Array.from({ length: 40 }, (_, index) => [
      `p${index}`,
      ['visit', 'order'].slice(index % 2),
    ])
    await given.happened(messagesOf(Object.fromEntries(people)))
    const plan = given.keeper.plan(await given.mapOf(shop), { channels: [] })
    const asStored = async (atOnce: number) => {
      await storePlan(given.journeys, plan, { atOnce })
      return given.journeys.rows(
        'SELECT customer, object, runs, lasting FROM map_journeys FINAL WHERE plan = {plan:UInt64} ORDER BY customer, object',
        { plan: planKey(plan) },
      )
    }
    const atOnce = await asStored(1_000)
    expect(atOnce).toHaveLength(40)
    for (const few of [1, 7, 39]) expect(await asStored(few)).toEqual(atOnce)
  })

  test('what is stored for maps that were changed or deleted is given up, that of others stays', async () => {
    const sorted = (keys: bigint[]) => keys.sort((a, b) => (a < b ? -1 : 1))
    const plansWithRows = async () => {
      const rows = await given.journeys.rows<{ plan: string }>('SELECT DISTINCT plan FROM map_journeys FINAL')
      return sorted(rows.map(({ plan }) => BigInt(plan)))
    }
    const keyOf = (map: JourneyMap) => planKey(given.keeper.plan(map, { channels: [] }))
    for (const map of await given.maps.list()) await given.maps.remove(map.id)
    await given.happened(messagesOf({ ann: ['visit', 'order'], bob: ['visit'] }))
    const [kept, edited, deleted] = [
      await given.mapOf({ Look: ['visit'], Buy: ['order'] }),
      await given.mapOf({ All: ['visit', 'order'] }),
      await given.mapOf({ Buy: ['order'] }),
    ]
    for (const map of [kept, edited, deleted]) await given.measure(map)
    expect(await plansWithRows()).toEqual(sorted([kept, edited, deleted].map(keyOf)))

    const later = await given.maps.change(
      edited.id,
      { ...edited.design, inactivityDays: 3 },
      edited.version,
      'test',
    )
    await given.maps.remove(deleted.id)
    await given.keeper.dropUnusedPlans()
    expect(await plansWithRows()).toEqual([keyOf(kept)])
    expect(await storedPlans(given.journeys)).toEqual([keyOf(kept)])

    await given.happened(messagesOf({ cid: ['visit'] }))
    expect((await given.measure(kept)).journeys.n).toBe(3)
    expect((await given.measure(later)).journeys.n).toBe(3)
    await given.keeper.dropUnusedPlans()
    expect(await plansWithRows()).toEqual(sorted([kept, later].map(keyOf)))
  })

  test('nothing is begun for a caller who has gone, and whoever asks next is answered', async () => {
    await given.happened(messagesOf({ ann: ['visit'] }))
    const map = await given.mapOf(shop)
    const segment = { kind: 'trait', key: 'tier', op: 'is-not', value: 'gold' } as const
    const gone = AbortSignal.abort()
    for (const filter of [{ channels: [] }, { channels: [], segment }]) {
      await expect(given.keeper.measure(map.id, filter, gone)).rejects.toThrow()
      await expect(
        given.keeper.journeysBehind(map.id, 'journeys', filter, { limit: 1 }, gone),
      ).rejects.toThrow()
    }
    expect(await storedPlans(given.journeys)).toEqual([])
    expect((await given.measure(map, { segment })).journeys.n).toBe(1)
  })

  test('a list is current, also of a map that nobody has measured or watched for a while', async () => {
    await given.happened(messagesOf({ ann: ['visit'] }))
    const map = await given.mapOf(shop)
    const list = () =>
      given.keeper.journeysBehind(map.id, 'journeys', { channels: [] }, { limit: 10, cursor: undefined })
    expect(await list()).toMatchObject({ total: 1, rows: [{ label: 'ann', known: true }] })
    await given.happened(messagesOf({ bob: ['visit', 'order'] }))
    expect(await list()).toMatchObject({
      total: 2,
      customers: 2,
      rows: [
        { label: 'bob', lastStep: 'order', steps: 2 },
        { label: 'ann', lastStep: 'visit', steps: 1 },
      ],
    })
  })

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
      { numRuns: 5, endOnFailure: true },
    )
  })

  test('a map kept up to date by difference equals one computed anew', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(storiesOf, { minLength: 2, maxLength: 3 }),
        fc.constantFrom(...variants),
        async (waves, variant) => {
          await given.empty()
          await given.keeper.exclusively(() => given.keeper.forgetRows())
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
      { numRuns: 4, endOnFailure: true },
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
    const told = fc.record({
      customer: fc.constantFrom('ann', 'bob', 'cleo'),
      event: fc.constantFrom(...events, 'off the map'),
      minutes: fc.integer({ min: 0, max: 90 }),
      properties: fc.constantFrom(
        {},
        { order_id: 'o1', value: 3, currency: 'EUR' },
        { order_id: 'o2', nps: 9 },
        { ticket_id: 't1', csat: 1, value: 4, currency: 'EUR' },
      ),
      traits: fc.constantFrom(undefined, { name: 'Ann' }, { name: 'Anna', plan: 'pro' }),
    })
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(told, { maxLength: 6 }), { minLength: 2, maxLength: 4 }),
        async (waves) => {
          await given.empty()
          await given.keeper.exclusively(() => given.keeper.forgetRows())
          for (const [wave, stories] of waves.entries())
            await given.happened(
              stories.map(({ customer, event, minutes, properties, traits }, place) => ({
                type: 'track',
                messageId: `${wave} ${place}`,
                userId: customer,
                event,
                // An hour a wave: most of it is later than all before, some is not.
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
      { numRuns: 12, endOnFailure: true },
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
      expect([whole.journeys.n, step(whole, 'order').reached.n]).toEqual([2, 1])
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
