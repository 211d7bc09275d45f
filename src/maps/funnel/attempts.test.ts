/** Attempts at a funnel: the SQL says what the definition says, the engine's own function agrees, and the published examples come out. */
import fc from 'fast-check'
import { beforeEach, describe, expect, test } from 'vitest'
import type { GivenMaps } from '../../../test/support/given-maps.ts'
import { mapsOfTests } from '../../../test/support/maps-of-tests.ts'
import { type Attempt, attemptOf, type FunnelRules } from '../../journey/funnel/attempt.ts'
import { attemptStates } from '../../journey/funnel/funnel-code.ts'
import type { MeasureFilter } from '../../model/measure.ts'
import type { TouchpointTable } from '../measure/plan.ts'
import { attemptsSql, type FunnelPlan, mostStarts, stepsOverlap } from './attempts-sql.ts'

let given: GivenMaps
mapsOfTests({}, (maps) => {
  given = maps
})
beforeEach(() => given.journeys.command('TRUNCATE TABLE journeys'))

/** Touchpoints a, b, c, d are 1, 2, 3, 4. */
const letters = 'abcdef'
const table: TouchpointTable = new Map(
  [...letters].map((name, index) => [index + 1, { name, channel: 'web', hidden: false, department: '' }]),
)
type Event = { at: number; touchpoint: number }
const eventsOf = (word: string, step = 1): Event[] =>
  [...word].map((letter, index) => ({ at: 1000 + index * step, touchpoint: letters.indexOf(letter) + 1 }))
const clock = (time: string): number => Date.parse(`2026-01-05T${time}:00Z`) / 1000

const put = (journeys: readonly (readonly Event[])[]) =>
  given.journeys.insert(
    'journeys',
    ['follow', 'customer', 'version', 'tp', 'at'],
    journeys.map((events, index) => [
      0,
      String(index + 1),
      1,
      events.map(({ touchpoint }) => touchpoint),
      events.map(({ at }) => at),
    ]),
  )

const planOf = (changed: Partial<FunnelPlan> = {}): FunnelPlan => ({
  follow: 'customer',
  steps: [[1], [2], [3]].map((touchpoints) => ({ touchpoints })),
  order: 'ordered',
  attempts: 'best',
  windowSeconds: 1000,
  filter: { channels: [] },
  now: 2_000_000_000,
  ...changed,
})

/** What the engine finds, by customer. */
async function found(plan: FunnelPlan): Promise<Map<number, Attempt>> {
  const { sql, params } = attemptsSql(plan, table)
  const rows = await given.journeys.rows<{
    customer: string
    state: number
    times: number[]
    last_seen: number
  }>(sql, params)
  return new Map(
    rows.map(({ customer, state, times, last_seen }) => [
      Number(customer),
      { times, state: attemptStates[state] ?? 'open', last: last_seen },
    ]),
  )
}

const depthsOf = async (words: string[], changed: Partial<FunnelPlan>): Promise<number[]> => {
  await put(words.map((word) => eventsOf(word)))
  const attempts = await found(planOf(changed))
  return words.map((_, index) => attempts.get(index + 1)?.times.length ?? 0)
}

/** What the definition says of the same journey, with the touchpoint last seen in place of its position. */
function said(events: readonly Event[], plan: FunnelPlan): Attempt | undefined {
  const rules: FunnelRules = {
    ...plan,
    steps: plan.steps.length,
    from: plan.filter.from ? Date.parse(plan.filter.from) / 1000 : 0,
    to: plan.filter.to ? Date.parse(plan.filter.to) / 1000 : 2 ** 32 - 1,
    stepsOverlap: stepsOverlap(plan.steps),
    mostStarts,
  }
  const line = events.map(({ at, touchpoint }) => ({
    at,
    steps: plan.steps.flatMap(({ touchpoints }, index) =>
      touchpoints.includes(touchpoint) ? [index + 1] : [],
    ),
  }))
  const attempt = attemptOf(line, rules)
  if (!attempt) return undefined
  const last = attempt.state === 'dropped' ? (events[attempt.last]?.touchpoint ?? 0) : 0
  return { ...attempt, last }
}

describe('published examples', () => {
  const words = ['abc', 'adbc', 'aabbcc', 'aaaabbcc', 'aabbdcc', 'ccbbaa']

  test('the table of windowFunnel: in order, and strictly', async () => {
    expect(await depthsOf(words, { order: 'ordered' })).toEqual([3, 3, 3, 3, 3, 1])
    await given.journeys.command('TRUNCATE TABLE journeys')
    expect(await depthsOf(words, { order: 'strict' })).toEqual([3, 1, 3, 3, 2, 1])
    await given.journeys.command('TRUNCATE TABLE journeys')
    expect(await depthsOf(words, { order: 'any' })).toEqual([3, 3, 3, 3, 3, 3])
  })

  test('whoever begins twice: the first attempt reaches two steps, the best one three', async () => {
    const again = [
      ['a', '13:00'],
      ['a', '13:30'],
      ['b', '13:45'],
      ['c', '14:15'],
    ] as const
    await put([again.map(([letter, time]) => ({ at: clock(time), touchpoint: letters.indexOf(letter) + 1 }))])
    const hour = { windowSeconds: 3600 }
    expect((await found(planOf({ ...hour, attempts: 'first' }))).get(1)).toEqual({
      times: [clock('13:00'), clock('13:45')],
      state: 'dropped',
      last: 2,
    })
    expect((await found(planOf({ ...hour, attempts: 'best' }))).get(1)).toEqual({
      times: [clock('13:30'), clock('13:45'), clock('14:15')],
      state: 'converted',
      last: 0,
    })
  })
})

test('the window includes its last second', async () => {
  await put([eventsOf('ab', 10), eventsOf('ab', 11)])
  const attempts = await found(
    planOf({ steps: [{ touchpoints: [1] }, { touchpoints: [2] }], windowSeconds: 10 }),
  )
  expect([...attempts.values()].map(({ times }) => times.length)).toEqual([2, 1])
})

test('who is still inside the window is neither lost nor won', async () => {
  await put([eventsOf('ab'), eventsOf('abd')])
  const inside = { windowSeconds: 100, now: 1100 }
  expect([...(await found(planOf(inside))).values()].map(({ state }) => state)).toEqual(['open', 'open'])
  // Strictly, an attempt between whose steps something came is lost at once.
  const strict = await found(planOf({ ...inside, order: 'strict' }))
  expect([...strict.values()].map(({ state }) => state)).toEqual(['open', 'dropped'])
  const over = await found(planOf({ windowSeconds: 100, now: 1101 }))
  expect([...over.values()].map(({ state, last }) => [state, last])).toEqual([
    ['dropped', 2],
    ['dropped', 4],
  ])
})

test('the same touchpoint twice needs two interactions', async () => {
  const twice = [{ touchpoints: [1] }, { touchpoints: [1, 2] }]
  expect(await depthsOf(['a', 'aa', 'ab', 'ca'], { steps: twice })).toEqual([1, 2, 2, 1])
})

test('of a journey that begins without end only the first attempts are looked at, and it is said', async () => {
  await put([
    [
      ...eventsOf('a'.repeat(mostStarts), 2000),
      ...eventsOf('abc').map((one) => ({ ...one, at: one.at + 1e6 })),
    ],
  ])
  const { sql, params } = attemptsSql(planOf(), table)
  expect(
    await given.journeys.rows(`SELECT toUInt8(depth) AS depth, toUInt8(cut) AS cut FROM (${sql})`, params),
  ).toEqual([{ depth: 1, cut: 1 }])
})

const someEvents = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 1, max: 5 })), {
    minLength: 1,
    maxLength: 14,
  })
  .map((parts) => {
    let at = 100
    return parts.map(([gap, touchpoint]): Event => {
      at += gap
      return { at, touchpoint }
    })
  })
const someJourneys = fc.array(someEvents, { minLength: 1, maxLength: 60 })
const apart = fc.constantFrom<number[][]>(
  [[1], [2]],
  [[1], [2], [3]],
  [[1, 4], [2], [3, 5]],
  [[3], [1], [4], [2]],
)
const overlapping = fc.constantFrom<number[][]>(
  [[1], [1]],
  [[1], [2], [1]],
  [[1, 2], [2, 3], [3]],
  [[1], [2], [2], [1, 2]],
)
const asSteps = (sets: number[][]) => sets.map((touchpoints) => ({ touchpoints }))
const iso = (at: number) => new Date(at * 1000).toISOString()

test('SQL and definition find the same attempts', async () => {
  const plans = fc
    .oneof(
      fc.record({ sets: apart, order: fc.constantFrom('ordered', 'strict', 'any') }),
      fc.record({ sets: overlapping, order: fc.constantFrom('ordered', 'strict') }),
    )
    .chain(({ sets, order }) =>
      fc.record({
        steps: fc.constant(asSteps(sets)),
        order: fc.constant(order as FunnelPlan['order']),
        attempts: fc.constantFrom<FunnelPlan['attempts']>('best', 'first'),
        windowSeconds: fc.integer({ min: 1, max: 30 }),
        now: fc.integer({ min: 100, max: 180 }),
        filter: fc.constantFrom<MeasureFilter>(
          { channels: [] },
          { channels: [], from: iso(105), to: iso(125) },
        ),
      }),
    )
  await fc.assert(
    fc.asyncProperty(someJourneys, plans, async (journeys, changed) => {
      await given.journeys.command('TRUNCATE TABLE journeys')
      await put(journeys)
      const plan = planOf(changed)
      const attempts = await found(plan)
      for (const [index, events] of journeys.entries())
        expect([events, attempts.get(index + 1)]).toEqual([events, said(events, plan)])
    }),
    { numRuns: 60 },
  )
})

test('in order and at best it goes as far as the windowFunnel of the engine says', async () => {
  await fc.assert(
    fc.asyncProperty(someJourneys, fc.integer({ min: 1, max: 30 }), async (journeys, windowSeconds) => {
      await given.journeys.command('TRUNCATE TABLE journeys')
      await put(journeys)
      const rows = await given.journeys.rows<{ customer: string; level: number }>(
        `SELECT customer, windowFunnel(${windowSeconds})(toDateTime(e.2, 'UTC'), e.1 = 1, e.1 = 2, e.1 = 3) AS level
         FROM (SELECT customer, arrayJoin(arrayZip(tp, at)) AS e FROM journeys) GROUP BY customer`,
      )
      const ours = await found(planOf({ windowSeconds }))
      for (const { customer, level } of rows)
        expect([journeys[Number(customer) - 1], ours.get(Number(customer))?.times.length ?? 0]).toEqual([
          journeys[Number(customer) - 1],
          level,
        ])
    }),
    { numRuns: 40 },
  )
})
