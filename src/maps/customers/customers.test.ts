import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openJourneysStore } from '../../../test/support/stores.ts'
import type { EntryKind } from '../../model/customer.ts'
import type { CustomerId } from '../../model/customer-id.ts'
import type { JourneyMap } from '../../model/journey-map.ts'
import type { Kind } from '../../model/touchpoint.ts'
import type { Journeys } from '../../storage/journeys/connect.ts'
import { type CatalogueTables, deriveCustomers } from '../derive.ts'
import type { TouchpointTable } from '../measure/plan.ts'
import { findCustomers } from './find-customers.ts'
import { journeyOf, lineOf } from './journey-of.ts'
import { profileOf } from './profile-of.ts'
import { timelineCounts, timelineOf } from './timeline-of.ts'
import { customersTogether } from './together.ts'

const now = new Date('2026-03-01T00:00:00Z')
const catalogue: CatalogueTables = {
  touchpointOfKind: [0, 1, 2, 3],
  feelingOfTouchpoint: [null, null, null, -100],
  behaviourOfTouchpoint: ['none', 'none', 'none', 'refund'],
  amountsOfTouchpoint: ['mentioned', 'mentioned', 'won', 'given-back'],
  propertyRules: [],
}
const touchpoints: TouchpointTable = new Map([
  [1, { name: 'Visit', channel: 'web', department: 'Shop', hidden: false }],
  [2, { name: 'Order', channel: 'web', department: 'Shop', hidden: false }],
  [3, { name: 'Refund', channel: 'phone', department: 'Service', hidden: false }],
])
const map: JourneyMap = {
  id: 'm',
  version: 1,
  createdAt: '',
  updatedAt: '',
  design: {
    name: 'Buying',
    actor: '',
    scenario: '',
    expectations: [],
    owner: '',
    follow: 'customer',
    startSteps: [],
    endSteps: [],
    inactivityDays: 90,
    restart: false,
    stages: [
      {
        id: 'look',
        name: 'Look',
        steps: [{ id: 'visit', name: 'Visits', touchpoints: [1], department: '' }],
      },
      { id: 'buy', name: 'Buy', steps: [{ id: 'order', name: 'Orders', touchpoints: [2], department: '' }] },
      {
        id: 'after',
        name: 'After',
        steps: [{ id: 'refund', name: 'Money back', touchpoints: [3], department: '' }],
      },
    ],
  },
}

let directory: string
let journeys: Journeys
let closeStore: () => Promise<void>

const columns = [
  ...['home', 'at', 'rank', 'message', 'kind', 'score', 'lane', 'scale', 'raw', 'value', 'currency', 'text'],
  ...['order_id', 'user_id', 'anonymous_id', 'message_id', 'properties', 'traits'],
]
type Event = { home: number; at: string; kind: number; [column: string]: unknown }
let messages = 0
const row = (event: Event) => {
  messages += 1
  const usual: Record<string, unknown> = {
    rank: 0,
    score: 0,
    lane: 0,
    scale: 0,
    raw: 0,
    value: 0,
    currency: '',
  }
  const texts: Record<string, unknown> = {
    text: '',
    order_id: '',
    user_id: '',
    anonymous_id: '',
    properties: '',
    traits: {},
  }
  const all: Record<string, unknown> = {
    ...usual,
    ...texts,
    message: messages,
    message_id: `m${messages}`,
    ...event,
  }
  return columns.map((column) => all[column])
}

/** Ann visits without a name on home 20, then is known as home 10; Bob has home 30. */
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'waymark-customers-'))
  const store = await openJourneysStore(directory)
  journeys = store.journeys
  closeStore = store.close
  const ann = { home: 10, user_id: 'ann', anonymous_id: 'a-1' }
  await journeys.insert('interactions', columns, [
    row({
      home: 20,
      at: '2026-02-01 10:00:00.000',
      kind: 1,
      anonymous_id: 'a-1',
      properties: '{"path":"/"}',
    }),
    row({
      ...ann,
      at: '2026-02-02 10:00:00.000',
      kind: 2,
      value: 1999,
      currency: 'EUR',
      order_id: 'o1',
      traits: { name: 'Ann Ode', email: 'ann@shop.test' },
    }),
    row({ ...ann, at: '2026-02-03 10:00:00.000', kind: 1 }),
    row({
      ...ann,
      at: '2026-02-20 10:00:00.000',
      kind: 2,
      score: 160,
      lane: 1,
      scale: 1,
      raw: 9,
      text: 'Fine!',
    }),
    row({ ...ann, at: '2026-02-21 10:00:00.000', kind: 3 }),
    row({ home: 30, at: '2026-01-05 10:00:00.000', kind: 1, user_id: 'bob' }),
  ])
  await journeys.insert(
    'members',
    ['home', 'since', 'customer', 'version', 'deleted'],
    [[20, '1970-01-01 00:00:00.000', 10, 1, 0]],
  )
  await deriveCustomers(journeys, catalogue, [10n, 30n])
})
afterAll(async () => {
  await closeStore()
  await rm(directory, { recursive: true, force: true })
})

const kindsById = async (ids: readonly number[]): Promise<Map<number, Kind>> =>
  new Map(ids.map((id) => [id, { id, type: 'track', name: `kind ${id}`, path: '', channel: '' }]))
const [ann, bob] = ['10', '30'] as CustomerId[] as [CustomerId, CustomerId]
const timeline = (limit: number, cursor?: string, wanted?: number[]) =>
  timelineOf(journeys, [ann], { limit, cursor, touchpoints: wanted }, { catalogue, touchpoints, kindsById })

test('the one seen last comes first, and the pages together hold everybody once', async () => {
  const first = await findCustomers(journeys, '', { limit: 1 })
  expect(first).toMatchObject({
    total: 2,
    rows: [{ id: '10', label: 'Ann Ode', known: true, interactions: 5 }],
  })
  const second = await findCustomers(journeys, '', { limit: 1, cursor: first.next ?? '' })
  expect(second).toMatchObject({ rows: [{ id: '30', label: 'bob' }], next: null })
})

test.each(['ann o', 'ANN@SHOP', '10', 'ann'])('"%s" finds Ann', async (query) => {
  expect((await findCustomers(journeys, query, { limit: 5 })).rows.map(({ id }) => id)).toEqual(['10'])
})

test('what a person types is text, never a pattern or a query', async () => {
  for (const query of ['%', "' OR 1=1 --", '{customer:UInt64}', '\\'])
    expect((await findCustomers(journeys, query, { limit: 5 })).total).toBe(0)
})

test('her timeline holds what she did before she was known, newest first, page by page', async () => {
  const names: string[] = []
  let cursor: string | undefined
  do {
    const page = await timeline(2, cursor)
    names.push(...page.entries.map((entry) => `${entry.messageId} ${entry.touchpointName}`))
    cursor = page.next ?? undefined
  } while (cursor)
  expect(names).toEqual(['m5 Refund', 'm4 Order', 'm3 Visit', 'm2 Order', 'm1 Visit'])
})

test('an entry says what was felt, how we know, and what was paid', async () => {
  const { entries } = await timeline(10)
  expect(entries[0]).toMatchObject({ score: -1, source: 'shown', scale: null })
  expect(entries[1]).toMatchObject({ score: 1.6, source: 'said', scale: 'nps', rawScore: 9, text: 'Fine!' })
  expect(entries[3]).toMatchObject({ value: { minor: 1999, currency: 'EUR' }, order: 'o1', name: 'kind 2' })
  expect(entries[4]?.properties).toEqual({ path: '/' })
})

test('several customers have one timeline, newest first, whose entries say whose they are', async () => {
  const from = { catalogue, touchpoints, kindsById }
  const seen: string[] = []
  let cursor: string | undefined
  do {
    const page = await timelineOf(journeys, [ann, bob], { limit: 4, cursor }, from)
    seen.push(...page.entries.map((entry) => `${entry.messageId} of ${entry.customer}`))
    cursor = page.next ?? undefined
  } while (cursor)
  expect(seen).toEqual(['m5 of 10', 'm4 of 10', 'm3 of 10', 'm2 of 10', 'm1 of 10', 'm6 of 30'])
  const counts = await timelineCounts(journeys, [ann, bob], {}, from)
  expect(counts.find(({ channel, kinds }) => channel === 'web' && kinds.length === 0)?.n).toBe(3)
  expect(await timelineOf(journeys, [], { limit: 4 }, from)).toEqual({ entries: [], next: null })
  expect(await timelineCounts(journeys, [], {}, from)).toEqual([])
})

test('a timeline can be narrowed to touchpoints', async () => {
  expect((await timeline(10, undefined, [3])).entries.map(({ touchpoint }) => touchpoint)).toEqual([3])
  expect((await timeline(10, undefined, [])).entries).toEqual([])
})

test('a timeline can be narrowed to an order, by the id that its interactions carry', async () => {
  const about = async (order: string) => {
    const from = { catalogue, touchpoints, kindsById }
    return (await timelineOf(journeys, [ann], { limit: 10, order }, from)).entries.map((entry) => entry.order)
  }
  expect(await about('o1')).toEqual(['o1'])
  expect(await about("o1' OR '1'='1")).toEqual([])
})

test('a timeline can be narrowed to kinds of entries, and is counted by channel and kind', async () => {
  const from = { catalogue, touchpoints, kindsById }
  const of = async (...kinds: EntryKind[]) =>
    (await timelineOf(journeys, [ann], { limit: 10, kinds }, from)).entries.length
  expect([await of('words'), await of('money'), await of('words', 'money'), await of()]).toEqual([1, 1, 2, 5])
  const counts = await timelineCounts(journeys, [ann], {}, from)
  expect(counts).toHaveLength(4)
  expect(counts).toEqual(
    expect.arrayContaining([
      { channel: 'web', kinds: [], n: 2 },
      { channel: 'web', kinds: ['money'], n: 1 },
      { channel: 'web', kinds: ['words', 'answers'], n: 1 },
      { channel: 'phone', kinds: [], n: 1 },
    ]),
  )
  expect(await timelineCounts(journeys, [ann], { order: 'o1' }, from)).toEqual([
    { channel: 'web', kinds: ['money'], n: 1 },
  ])
})

test('a cursor that is not ours is refused', async () => {
  await expect(timeline(2, 'bm9uc2Vuc2U')).rejects.toMatchObject({ code: 'request.invalid' })
  await expect(findCustomers(journeys, '', { limit: 1, cursor: '****' })).rejects.toMatchObject({
    code: 'request.invalid',
  })
})

test('her page says who she is, how she feels and where she stands', async () => {
  expect(await profileOf(journeys, '10', { maps: [map], touchpoints, now })).toMatchObject({
    label: 'Ann Ode',
    traits: { email: 'ann@shop.test' },
    mood: { mean: (1.6 * 1 - 1 * 0.3) / 1.3, n: 2 },
    value: [{ currency: 'EUR', minor: 1999 }],
    lastNps: { score: 9, at: '2026-02-20T10:00:00.000Z' },
    maps: [{ map: 'm', stage: 'After', step: 'Money back', stageIndex: 2, stages: 3, state: 'completed' }],
  })
})

test('where she stands on many maps is said in the order of the maps, without those she never met', async () => {
  const never: JourneyMap = { ...map, design: { ...map.design, stages: [] } }
  const maps = Array.from({ length: 45 }, (_, at) => ({ ...(at % 3 === 1 ? never : map), id: `m${at}` }))
  const { maps: places } = await profileOf(journeys, '10', { maps, touchpoints, now })
  expect(places.map((place) => place.map)).toEqual(maps.filter((_, at) => at % 3 !== 1).map(({ id }) => id))
  const journey = await journeyOf(journeys, '10', map, touchpoints, now)
  expect(new Set(places.map(({ since, state }) => `${since} ${state}`))).toEqual(
    new Set([`${journey?.startedAt} ${journey?.state}`]),
  )
})

test('nobody with this number is a clear error', async () => {
  await expect(profileOf(journeys, '99', { maps: [], touchpoints, now })).rejects.toMatchObject({
    code: 'customer.not-found',
  })
})

test('her line has one dot per step, in the order she reached them', async () => {
  const line = lineOf('m', await journeyOf(journeys, '10', map, touchpoints, now))
  expect(line.dots).toMatchObject([
    { step: 'visit', visits: 2, score: null, firstAt: '2026-02-01T10:00:00.000Z' },
    { step: 'order', visits: 2, score: 1.6, source: 'said' },
    { step: 'refund', visits: 1, score: -1, source: 'shown' },
  ])
  expect(line).toMatchObject({ lastStep: 'refund', state: 'completed' })
})

test('somebody who never came near the map has no line', async () => {
  const other = { ...map, design: { ...map.design, stages: map.design.stages.slice(2) } }
  expect(lineOf('m', await journeyOf(journeys, '30', other, touchpoints, now))).toEqual({
    map: 'm',
    dots: [],
    lastStep: null,
    state: null,
  })
})

test('several customers come to what each of them comes to', async () => {
  const { rows } = await findCustomers(journeys, '', { limit: 100 })
  expect(rows.length).toBeGreaterThan(1)
  const each: Awaited<ReturnType<typeof profileOf>>[] = []
  for (const { id } of rows) each.push(await profileOf(journeys, id, { maps: [], touchpoints, now }))
  const together = await customersTogether(
    journeys,
    rows.map(({ id }) => BigInt(id)),
    now,
  )
  const sumOf = (currency: string) =>
    each.reduce((sum, { value }) => sum + (value.find((one) => one.currency === currency)?.minor ?? 0), 0)
  expect(together).toMatchObject({
    active: rows.length,
    mood: { n: each.reduce((sum, { mood }) => sum + mood.n, 0) },
    lastAt: rows[0]?.lastAt,
  })
  expect(together.value).toEqual([{ currency: 'EUR', minor: sumOf('EUR') }])
  const { mood } = await customersTogether(journeys, [10n], now)
  expect(mood).toEqual(each.find(({ id }) => id === '10')?.mood)
  expect(await customersTogether(journeys, [99n], now)).toEqual({
    active: 0,
    mood: { mean: null, n: 0 },
    value: [],
    lastAt: null,
  })
})

test('what happened at one moment, and who was seen in one second, is on one page each and on none twice', async () => {
  const at = '2026-02-25 10:00:00.000'
  const homes = [51, 52, 53, 54, 55]
  await journeys.insert(
    'interactions',
    columns,
    homes.flatMap((home) =>
      [0, 0, 1].map((rank) => row({ home, at, rank, kind: 1, user_id: `twin ${home}` })),
    ),
  )
  await deriveCustomers(journeys, catalogue, homes.map(BigInt))
  const from = { catalogue, touchpoints, kindsById }
  const twins = homes.map(String) as CustomerId[]
  type Page = { ids: string[]; next: string | null }
  const told = async (customers: CustomerId[], limit: number, cursor?: string): Promise<Page> => {
    const { entries, next } = await timelineOf(journeys, customers, { limit, cursor }, from)
    return { ids: entries.map(({ messageId }) => messageId), next }
  }
  const listed = async (limit: number, cursor?: string): Promise<Page> => {
    const { rows, next } = await findCustomers(journeys, 'twin', { limit, cursor })
    return { ids: rows.map(({ id }) => id), next }
  }
  const pages: [(limit: number, cursor?: string) => Promise<Page>, number][] = [
    [(limit, cursor) => told(twins.slice(0, 1), limit, cursor), 3],
    [(limit, cursor) => told(twins, limit, cursor), 15],
    [listed, 5],
  ]
  for (const [pageOf, all] of pages)
    for (const limit of [1, 2]) {
      const seen: string[] = []
      let cursor: string | undefined
      do {
        const { ids, next } = await pageOf(limit, cursor)
        seen.push(...ids)
        cursor = next ?? undefined
      } while (cursor && seen.length <= all)
      expect(seen).toEqual((await pageOf(100)).ids)
      expect([seen.length, new Set(seen).size]).toEqual([all, all])
    }
})

test('what was done at the very moment a device changed hands is hers who has it from then on', async () => {
  const at = '2026-02-26 10:00:00.000'
  const before = '2026-02-26 09:59:59.999'
  await journeys.insert('interactions', columns, [
    row({ home: 60, at: before, kind: 1 }),
    row({ home: 60, at, kind: 2 }),
  ])
  await journeys.insert('members', ['home', 'since', 'customer', 'version', 'deleted'], [[60, at, 61, 1, 0]])
  const from = { catalogue, touchpoints, kindsById }
  const named = async (customer: string) =>
    (await timelineOf(journeys, [customer as CustomerId], { limit: 9 }, from)).entries.map(
      ({ touchpointName }) => touchpointName,
    )
  expect([await named('60'), await named('61')]).toEqual([['Visit'], ['Order']])
})
