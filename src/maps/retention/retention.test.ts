/** Retention: the SQL says what the definition says, the published examples come out, and each number opens its customers. */
import fc from 'fast-check'
import { beforeEach, expect, test } from 'vitest'
import type { GivenMaps } from '../../../test/support/given-maps.ts'
import { mapsOfTests } from '../../../test/support/maps-of-tests.ts'
import { type RetentionRules, returnsOf } from '../../journey/retention/cohorts.ts'
import { MapDesign } from '../../model/journey-map.ts'
import type { MeasureFilter } from '../../model/measure.ts'
import { type RetentionUnit, retentionUnits } from '../../model/retention.ts'
import type { FunnelGround } from '../funnel/funnel.ts'
import type { TouchpointTable } from '../measure/plan.ts'
import { type RetentionWish, retentionCustomers, retentionOf } from './retention.ts'
import { returnsSql } from './returns-sql.ts'

let given: GivenMaps
mapsOfTests({}, (maps) => {
  given = maps
})
beforeEach(() => given.journeys.command('TRUNCATE TABLE journeys'))

/** Touchpoint 1 is coming, 2 is coming back. */
const touchpoints: TouchpointTable = new Map(
  [1, 2, 3].map((id) => [id, { name: `Touchpoint ${id}`, channel: 'web', hidden: false, department: '' }]),
)
const design = MapDesign.parse({
  name: 'Test',
  stages: [
    {
      id: 'all',
      name: 'All',
      steps: [
        { id: 'come', name: 'Sign up', touchpoints: [1] },
        { id: 'back', name: 'Play a song', touchpoints: [2] },
      ],
    },
  ],
})
const now = new Date('2026-01-10T12:00:00Z')
const ground = (): FunnelGround => ({ journeys: given.journeys, touchpoints, design, now })
const usual: RetentionWish = { unit: 'day', periods: 4, filter: { channels: [] } }

const day = (number: number): number => Date.UTC(2026, 0, number, 9) / 1000
type Event = readonly [touchpoint: number, at: number]
const put = (journeys: readonly (readonly Event[])[]) =>
  given.journeys.insert(
    'journeys',
    ['follow', 'customer', 'version', 'tp', 'at'],
    journeys.map((events, index) => [
      0,
      String(index + 1),
      1,
      events.map(([touchpoint]) => touchpoint),
      events.map(([, at]) => at),
    ]),
  )
const many = <Item>(count: number, item: Item): Item[] => new Array<Item>(count).fill(item)

test('five, ten and fifteen users on three days: five of the first day came back on each', async () => {
  await put([
    ...many(
      5,
      [1, 2, 3].map((number): Event => [1, day(number)]),
    ),
    ...many(
      5,
      [2, 3].map((number): Event => [1, day(number)]),
    ),
    ...many(5, [[1, day(3)] as Event]),
  ])
  const { cohorts } = await retentionOf(ground(), usual)
  const [first] = cohorts
  expect([
    first?.entrants.n,
    ...(first?.periods ?? []).slice(0, 2).map((one) => one?.on.customers.n),
  ]).toEqual([5, 5, 5])
  expect(cohorts.map(({ start, entrants: { n } }) => [start, n])).toEqual([
    ['2026-01-01', 5],
    ['2026-01-02', 5],
    ['2026-01-03', 5],
  ])
})

test('of 9 644 users 6 594 came back on day 3, which is 68.4 %, and 6 633 then or later, 68.8 %', async () => {
  await put([
    ...many(6594, [
      [1, day(1)],
      [2, day(4)],
    ] as Event[]),
    ...many(39, [
      [1, day(1)],
      [2, day(2)],
      [2, day(6)],
    ] as Event[]),
    ...many(9644 - 6633, [
      [1, day(1)],
      [2, day(3)],
    ] as Event[]),
  ])
  const { overall } = await retentionOf(ground(), { ...usual, comes: 'step:come', returns: 'step:back' })
  expect(overall[2]).toMatchObject({
    entrants: { n: 9644 },
    on: { customers: { n: 6594 } },
    onOrAfter: { customers: { n: 6633 } },
  })
  expect((overall[2]?.on.share.value ?? 0) * 100).toBeCloseTo(68.4, 1)
  expect((overall[2]?.onOrAfter.share.value ?? 0) * 100).toBeCloseTo(68.8, 1)
})

test('a cohort that is too young is not known, and is in no share of the whole', async () => {
  await put([
    ...many(4, [
      [1, day(1)],
      [2, day(3)],
    ] as Event[]),
    ...many(6, [
      [1, day(8)],
      [2, day(9)],
    ] as Event[]),
  ])
  const { cohorts, overall } = await retentionOf(ground(), usual)
  // Today, the tenth, is not over: of the eighth only the day after is known.
  expect(cohorts[1]?.periods.map((period) => period?.on.customers.n ?? null)).toEqual([6, null, null, null])
  expect(overall.map(({ entrants, on }) => [entrants.n, on.customers.n])).toEqual([
    [10, 6],
    [4, 4],
    [4, 0],
    [4, 0],
  ])
})

const someJourneys = fc.array(
  fc
    .array(fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 0, max: 70 * 24 })), {
      minLength: 1,
      maxLength: 10,
    })
    .map((parts) =>
      parts
        .map(([touchpoint, hours]): Event => [touchpoint, day(1) + hours * 3600])
        .toSorted((a, b) => a[1] - b[1]),
    ),
  { minLength: 1, maxLength: 40 },
)
const someFilter = fc.constantFrom<MeasureFilter>(
  { channels: [] },
  { channels: [], from: '2026-01-20T00:00:00Z', to: '2026-02-10T00:00:00Z' },
)

test('SQL and definition agree, by day, week and month', async () => {
  await fc.assert(
    fc.asyncProperty(
      someJourneys,
      fc.constantFrom<RetentionUnit>(...retentionUnits),
      someFilter,
      fc.integer({ min: day(1), max: day(75) }),
      async (journeys, unit, filter, until) => {
        await given.journeys.command('TRUNCATE TABLE journeys')
        await put(journeys)
        const { sql, params } = returnsSql(
          { follow: 'customer', comes: [1], returns: [1, 2], unit, filter, now: until },
          touchpoints,
        )
        const rows = await given.journeys.rows<{ customer: string; cohort: number; periods: string[] }>(
          `SELECT customer, cohort, arraySort(periods) AS periods FROM (${sql})`,
          params,
        )
        const rules: RetentionRules = {
          unit,
          from: filter.from ? Date.parse(filter.from) / 1000 : 0,
          to: filter.to ? Date.parse(filter.to) / 1000 : 2 ** 32,
          now: until,
        }
        const found = new Map(rows.map((row) => [Number(row.customer), row]))
        for (const [index, events] of journeys.entries()) {
          const told = returnsOf(
            events.map(([touchpoint, at]) => ({ at, comes: touchpoint === 1, returns: touchpoint < 3 })),
            rules,
          )
          const row = found.get(index + 1)
          const ours = row ? { cohort: row.cohort, periods: row.periods.map(Number) } : null
          const periods = told?.periods.toSorted((a, b) => a - b)
          expect([events, ours]).toEqual([events, told && { ...told, periods }])
        }
      },
    ),
    { numRuns: 30 },
  )
})

test('each number opens exactly its customers', async () => {
  const [journeys = []] = fc.sample(someJourneys, { numRuns: 1, seed: 7 })
  await put(journeys)
  const asOf = '2026-02-25T00:00:00Z'
  for (const unit of retentionUnits)
    for (const comes of [undefined, 'step:come']) {
      const wish = { ...usual, unit, comes, returns: 'step:back', filter: { channels: [], asOf } }
      const { cohorts, overall, entrants } = await retentionOf(ground(), wish)
      const numbers = [
        entrants,
        ...cohorts.flatMap((cohort) => [
          cohort.entrants,
          ...cohort.periods.flatMap((one) => (one ? [one.on.customers, one.onOrAfter.customers] : [])),
        ]),
        ...overall.flatMap((one) => [one.entrants, one.on.customers, one.onOrAfter.customers]),
      ]
      expect(entrants.n).toBeGreaterThan(5)
      for (const { number, n } of numbers.filter((one, index) => index % (one.n > 0 ? 3 : 13) === 0)) {
        const { rows, total } = await retentionCustomers(ground(), wish, number, { limit: 100 })
        expect([number, rows.length, total]).toEqual([number, n, n])
      }
    }
})

test('what cannot be answered is refused with what to do', async () => {
  const ask = (number: string) =>
    retentionCustomers(ground(), { ...usual, unit: 'week' }, number, { limit: 9 })
  for (const number of [
    '',
    'on:all',
    'on:2026-01-06:1',
    'entered:2026-01-05:1',
    'after:all:31',
    'on:2026-13-01:1',
  ])
    await expect(ask(number), number).rejects.toMatchObject({ code: 'map.unknown-number' })
  await expect(retentionOf(ground(), { ...usual, comes: 'step:gone' })).rejects.toMatchObject({
    code: 'funnel.invalid',
  })
  await put(Array.from({ length: 121 }, (_, index) => [[1, day(1) - index * 86_400] as Event]))
  await expect(retentionOf(ground(), usual)).rejects.toMatchObject({ code: 'query.too-big' })
})
