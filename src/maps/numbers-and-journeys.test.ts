/** Every number opens exactly the journeys it counts, worked out and as stored. */
import fc from 'fast-check'
import { beforeEach, describe, expect, test } from 'vitest'
import { type GivenMaps, messagesOf } from '../../test/support/given-maps.ts'
import { mapsOfTests } from '../../test/support/maps-of-tests.ts'
import {
  events,
  shop,
  storiesOf,
  storiesTried,
  toMessages,
  variants,
} from '../../test/support/shop-stories.ts'
import { storesWays } from '../../test/support/stores.ts'
import { numberNamed } from '../journey/measure/numbers.ts'
import type { JourneyMap } from '../model/journey-map.ts'
import { journeysWithCodes, storedJourneysSql } from './measure/journeys-sql.ts'
import { listJourneys, listStoredJourneys } from './measure/list-journeys.ts'
import { matchesSql, matchesStoredSql, rangeParams } from './measure/matches-sql.ts'
import type { Page } from './measure/page-of-journeys.ts'
import { planKey, storedPlans, storePlan } from './measure/stored-journeys.ts'

describe.each(storesWays)('numbers and their journeys, stores %s', (way) => {
  let given: GivenMaps
  mapsOfTests({ way }, (maps) => {
    given = maps
  })
  beforeEach(() => given.forgetAll())

  const everyNumber = (value: unknown): { n: number; number: string }[] => {
    if (typeof value !== 'object' || value === null) return []
    const own = 'number' in value && 'n' in value ? [value as { n: number; number: string }] : []
    return [...own, ...Object.values(value).flatMap(everyNumber)]
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
          await given.forgetAll()
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
      storiesTried(way, 6),
    )
  })

  /** Every row of a list, page after page. */
  async function allPages(list: (page: Page) => ReturnType<typeof listJourneys>, limit: number) {
    const pages = []
    for (let cursor: string | undefined; ; ) {
      const page = await list({ limit, cursor })
      pages.push(page)
      if (page.next === null || pages.length > 100) return pages
      cursor = page.next
    }
  }

  test('what is stored lists the same journeys on the same pages as the journey rows do', async () => {
    const twins = ['visit', 'order', 'pay'].map((event) => ({ event, hours: 48, order_id: 'x' }))
    await given.happened(
      toMessages({
        ann: events.map((event, hours) => ({ event, hours, csat: 2, order_id: 'x', value: 9 })),
        bob: ['visit', 'order', 'pay', 'visit', 'visit'].map((event) => ({ event, hours: 60, nps: 9 })),
        cid: ['compare', 'order', 'order', 'help'].map((event) => ({ event, hours: 200, order_id: 'y' })),
        dot: ['deliver', 'help', 'pay'].map((event) => ({ event, hours: 1, order_id: 'z', nps: 2 })),
        // Many who end at one moment, and one whose orders all do: a page ends in the midst of them.
        ...Object.fromEntries(['eve', 'fay', 'gil', 'hal', 'ivy'].map((twin) => [twin, twins])),
        jon: ['x', 'y', 'z'].map((order_id) => ({ event: 'order', hours: 0, order_id })),
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
        const rows = stored.flatMap((page) => page.rows)
        const apart = new Set(rows.map((row) => [row.customer, row.object, row.startedAt].join()))
        expect([name, rows.length, apart.size]).toEqual([name, stored[0]?.total, stored[0]?.total])
        listed += rows.length
      }
    }
    expect(listed).toBeGreaterThan(10)
  })

  test('journeys that are stored a few at a time are the same as those stored at once', async () => {
    const people = Array.from({ length: 12 }, (_, index) => [
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
    expect(atOnce).toHaveLength(12)
    for (const few of [1, 5, 11]) expect(await asStored(few)).toEqual(atOnce)
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
})
