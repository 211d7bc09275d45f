/** The whole product on a PostgreSQL server and over the ClickHouse HTTP interface: messages in, an import, a map out. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Import } from '../src/model/import.ts'
import type { JourneyMap } from '../src/model/journey-map.ts'
import type { MapMeasure } from '../src/model/measure.ts'
import type { TouchpointWithCounts } from '../src/model/touchpoint.ts'
import { type Given, givenWaymark } from './api-given.ts'
import { type ClickHouseFront, startClickHouseFront } from './support/clickhouse-front.ts'
import { type GivenPostgres, givenPostgres } from './support/postgres.ts'

let folder: string
let postgres: GivenPostgres
let front: ClickHouseFront
let given: Given
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'waymark-servers-'))
  postgres = await givenPostgres()
  front = await startClickHouseFront({ path: folder })
  given = await givenWaymark({ DATABASE_URL: postgres.url, CLICKHOUSE_URL: front.url })
})
afterAll(async () => {
  await given.close()
  await front.close()
  await postgres[Symbol.asyncDispose]()
  await rm(folder, { recursive: true, force: true })
})

const read = async <Answer>(path: string): Promise<Answer> => (await given.ask('GET', path)).json as Answer

const day = (n: number) => new Date(Date.now() - (30 - n) * 86_400_000).toISOString()
const track = (userId: string, event: string, n: number) => ({
  type: 'track',
  messageId: `${userId}-${event}`,
  userId,
  event,
  timestamp: day(n),
})

async function makeMap(): Promise<JourneyMap> {
  const touchpoints = await read<TouchpointWithCounts[]>('/api/v1/touchpoints')
  const step = (name: string) => ({
    id: name,
    name,
    touchpoints: touchpoints.filter((one) => one.name === name).map(({ id }) => id),
  })
  const made = await given.ask('POST', '/api/v1/maps', {
    name: 'Buying',
    stages: [
      { id: 'look', name: 'Look', steps: [step('Visit')] },
      { id: 'buy', name: 'Buy', steps: [step('Order')] },
    ],
  })
  expect(made.status).toBe(201)
  return made.json as JourneyMap
}

async function reached(map: string): Promise<Record<string, number>> {
  await given.waymark.parts.keeper.caughtUp()
  const { measure } = await read<{ measure: MapMeasure }>(`/api/v1/maps/${map}/measure`)
  return Object.fromEntries(measure.steps.map(({ id, reached }) => [id, reached.n]))
}

async function settled(id: number): Promise<Import> {
  for (;;) {
    const found = await read<Import>(`/api/v1/imports/${id}`)
    if (!['uploaded', 'reading', 'running', 'undoing'].includes(found.state)) return found
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

test('messages are collected, a file is imported and taken back, and a map follows it all', async () => {
  const sent = await given.ask('POST', `/v1/batch?writeKey=${given.writeKey}`, {
    batch: [track('ann', 'Visit', 1), track('ann', 'Order', 2), track('bob', 'Visit', 3)],
  })
  expect(sent.status).toBe(200)
  const map = await makeMap()
  expect(await reached(map.id)).toEqual({ Visit: 2, Order: 1 })

  const uploaded = await given.ask(
    'POST',
    '/api/v1/imports?fileName=more.csv',
    `customer,time,event\nbob,${day(4)},Order\ncid,${day(5)},Visit\n`,
    { 'content-type': 'application/octet-stream' },
  )
  const { id } = uploaded.json as Import
  expect(await settled(id)).toMatchObject({ state: 'checked' })
  await given.ask('POST', `/api/v1/imports/${id}/run`)
  expect(await settled(id)).toMatchObject({ state: 'done', counts: { accepted: 2, refused: 0 } })
  expect(await reached(map.id)).toEqual({ Visit: 3, Order: 2 })
  expect(await read('/api/v1/customers')).toMatchObject({ total: 3 })

  await given.ask('POST', `/api/v1/imports/${id}/undo`)
  expect(await settled(id)).toMatchObject({ state: 'undone' })
  expect(await reached(map.id)).toEqual({ Visit: 2, Order: 1 })
  expect(await read('/api/v1/customers')).toMatchObject({ total: 2 })
})
