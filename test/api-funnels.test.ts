/** Funnels and retention over HTTP: every number opens its customers, and what is no question is refused. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Funnel, FunnelCustomers } from '../src/model/funnel.ts'
import type { JourneyMap } from '../src/model/journey-map.ts'
import type { Counted } from '../src/model/measure.ts'
import type { Retention, RetentionCustomers } from '../src/model/retention.ts'
import type { TouchpointWithCounts } from '../src/model/touchpoint.ts'
import { type Given, givenWaymark } from './api-given.ts'

let given: Given
let map: string
const events = ['Visit', 'Quote', 'Order']
/** How far each comes, a day between two steps, the second of them in the app. */
const depths = { ann: 3, bob: 2, cid: 2, dot: 1, eve: 3 }

beforeAll(async () => {
  given = await givenWaymark()
  const batch = Object.entries(depths).flatMap(([userId, depth], person) =>
    events.slice(0, depth).map((event, index) => ({
      type: 'track',
      userId,
      event,
      messageId: `${userId} ${event}`,
      timestamp: new Date(Date.UTC(2026, 0, 5 + person * 7 + index)).toISOString(),
      properties: { channel: index === 1 ? 'app' : 'web' },
    })),
  )
  const key = { authorization: `Bearer ${given.writeKey}` }
  expect((await given.ask('POST', '/v1/batch', { batch }, key)).status).toBe(200)
  await given.waymark.parts.keeper.caughtUp()
  const { json } = await given.ask('GET', '/api/v1/touchpoints')
  const idOf = (name: string) => (json as TouchpointWithCounts[]).find((one) => one.name === name)?.id
  const stages = events.map((name) => ({
    id: name,
    name,
    steps: [{ id: `step of ${name}`, name, touchpoints: [idOf(name)] }],
  }))
  map = ((await given.ask('POST', '/api/v1/maps', { name: 'Buying', stages })).json as JourneyMap).id
})
afterAll(async () => given?.close())

const ask = (path: string, query: Record<string, string> = {}) =>
  given.ask('GET', `/api/v1/maps/${map}/${path}?${new URLSearchParams(query)}`)

async function expectPeople(path: string, query: Record<string, string>, numbers: readonly Counted[]) {
  for (const { number, n } of numbers) {
    const found: string[] = []
    for (let cursor: string | null = ''; cursor !== null; ) {
      const answer = await ask(`${path}/customers`, {
        ...query,
        number,
        limit: '3',
        ...(cursor ? { cursor } : {}),
      })
      expect([number, answer.status]).toEqual([number, 200])
      const page = answer.json as FunnelCustomers | RetentionCustomers
      expect([number, page.total]).toEqual([number, n])
      found.push(...page.rows.map(({ customer }) => customer))
      cursor = page.next
    }
    expect([number, found.length, new Set(found).size]).toEqual([number, n, n])
  }
}

const numbersOf = ({ steps, whole }: Funnel): Counted[] =>
  [whole, ...steps.flatMap(({ next }) => next ?? [])]
    .flatMap(({ wentOn, dropped, open }) => [wentOn, dropped, open])
    .concat(
      steps.flatMap(({ reached, lastSeen }) => [reached, ...lastSeen.map(({ customers }) => customers)]),
    )

test.each([
  ['as usual', {}, [5, 4, 2]],
  ['within less than a day', { window: '86399' }, [5, 0, 0]],
  ['of a channel', { channels: 'web' }, [5, 0, 0]],
  ['of chosen steps', { steps: '["step:step of Quote","stage:Order"]' }, [4, 2]],
  ['of a period', { from: '2026-01-10', to: '2026-01-20' }, [2, 2, 0]],
  ['as of a day', { asOf: '2026-01-13' }, [2, 2, 1]],
  ['in any order', { order: 'any', attempts: 'first' }, [5, 4, 2]],
])('a funnel %s, and who is behind each of its numbers', async (_name, query, expected) => {
  const { status, json } = await ask('funnel', query)
  expect(status).toBe(200)
  const funnel = json as Funnel
  expect(funnel.steps.map(({ reached }) => reached.n)).toEqual(expected)
  // One number after another costs two questions; those of nobody are all alike.
  const somebody = numbersOf(funnel).filter(({ n }) => n > 0)
  await expectPeople('funnel', { ...query, asOf: funnel.asOf }, [...somebody, funnel.whole.open])
})

test('retention by week, and who is behind each of its numbers', async () => {
  const query = { unit: 'day', comes: 'stage:Visit', returns: 'stage:Order' }
  const { status, json } = await ask('retention', { ...query, periods: '3' })
  expect(status).toBe(200)
  const { cohorts, overall, entrants, asOf } = json as Retention
  expect(entrants.n).toBe(5)
  expect(overall.map(({ on, onOrAfter }) => [on.customers.n, onOrAfter.customers.n])).toEqual([
    [0, 2],
    [2, 2],
    [0, 0],
  ])
  const numbers = cohorts.flatMap((cohort) => [
    cohort.entrants,
    ...cohort.periods.flatMap((period) => (period ? [period.on.customers, period.onOrAfter.customers] : [])),
  ])
  expect(numbers).toHaveLength(35)
  const all = overall.flatMap((one) => [one.entrants, one.on.customers, one.onOrAfter.customers])
  const somebody = [entrants, ...numbers, ...all].filter(({ n }) => n > 0)
  expect(somebody.length).toBeGreaterThan(12)
  await expectPeople('retention', { ...query, asOf }, somebody)
})

test.each([
  ['funnel', { steps: '[' }, 422, 'funnel.invalid'],
  ['funnel', { steps: '["Visit","Order"]' }, 422, 'funnel.invalid'],
  ['funnel', { steps: '["stage:Visit"]' }, 422, 'funnel.invalid'],
  ['funnel', { steps: '["stage:Visit","stage:Gone"]' }, 422, 'funnel.invalid'],
  ['funnel', { steps: '["stage:Visit","step:step of Visit"]', order: 'any' }, 422, 'funnel.invalid'],
  ['funnel', { window: '0' }, 400, 'request.invalid'],
  ['funnel', { window: '1e300' }, 400, 'request.invalid'],
  ['funnel', { order: 'random' }, 400, 'request.invalid'],
  ['funnel', { attempts: 'last' }, 400, 'request.invalid'],
  ['funnel', { from: '2026-02-02', to: '2026-02-01' }, 400, 'request.invalid'],
  ['funnel', { segment: '{' }, 422, 'segment.invalid'],
  ['funnel/customers', {}, 400, 'request.invalid'],
  ['funnel/customers', { number: 'reached:4' }, 404, 'map.unknown-number'],
  ['funnel/customers', { number: 'reached:1', cursor: 'x' }, 400, 'request.invalid'],
  ['retention', { periods: '31' }, 400, 'request.invalid'],
  ['retention', { unit: 'year' }, 400, 'request.invalid'],
  ['retention', { comes: 'stage:Gone' }, 422, 'funnel.invalid'],
  ['retention/customers', { number: 'on:2026-01-06:1' }, 404, 'map.unknown-number'],
])('%s of %j is refused', async (path, query, status, code) => {
  expect(await ask(path, query as Record<string, string>)).toMatchObject({
    status,
    json: { code, detail: expect.any(String) },
  })
})

test('a map that is not there has no funnel', async () => {
  for (const path of ['funnel', 'retention'])
    expect(await given.ask('GET', `/api/v1/maps/gone/${path}`)).toMatchObject({ status: 404 })
})
