/** Killed in the middle of ingest, import and rebuild: after the next start the map says what was acknowledged. */
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { gunzipSync } from 'node:zlib'
import { parse } from 'csv-parse/sync'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Import } from '../src/model/import.ts'
import type { JourneyMap, MapDesign } from '../src/model/journey-map.ts'
import type { MapMeasure } from '../src/model/measure.ts'
import type { Rederivation, TouchpointWithCounts } from '../src/model/touchpoint.ts'
import { fillWithEmptyRecords } from './support/empty-records.ts'
import { type Running, startProcess } from './support/story-process.ts'

let directory = ''
let running: Running | undefined
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'waymark-killed-'))
  await fillWithEmptyRecords(directory)
})
afterEach(async () => {
  await running?.kill()
  await rm(directory, { recursive: true, force: true })
})
const start = async (): Promise<Running> => {
  running = await startProcess(directory)
  return running
}

/** What happened, in order, by customer. */
type Happened = Map<string, string[]>

/** The map's numbers counted the plain way: customers per step, and moves between different steps. */
function counted(happened: Happened) {
  const reached: Record<string, number> = {}
  const moves: Record<string, number> = {}
  for (const all of happened.values()) {
    for (const step of new Set(all)) reached[step] = (reached[step] ?? 0) + 1
    for (const [at, to] of all.entries()) {
      const from = all[at - 1]
      if (from !== undefined && from !== to) moves[`${from} → ${to}`] = (moves[`${from} → ${to}`] ?? 0) + 1
    }
  }
  return { journeys: happened.size, reached, moves }
}

const shown = ({ journeys, steps, transitions }: MapMeasure) => ({
  journeys: journeys.n,
  reached: Object.fromEntries(
    steps.filter(({ reached }) => reached.n > 0).map(({ id, reached }) => [id, reached.n]),
  ),
  moves: Object.fromEntries(transitions.map((move) => [`${move.from} → ${move.to}`, move.transitions])),
})

/** A map with one stage of these steps; nobody reaches its end, so everything counts. */
async function makeMap({ ask }: Running, steps: Record<string, string>): Promise<string> {
  const all = await ask<TouchpointWithCounts[]>('GET', '/api/v1/touchpoints')
  const idOf = (name: string) => all.find((touchpoint) => touchpoint.name === name)?.id ?? 0
  const design: Partial<MapDesign> = {
    name: 'Killed',
    inactivityDays: 3650,
    endSteps: ['end'],
    stages: [
      {
        id: 'all',
        name: 'All',
        steps: Object.entries(steps).map(([id, touchpoint]) => ({
          id,
          name: id,
          touchpoints: [idOf(touchpoint)],
          department: '',
        })),
      },
      { id: 'end', name: 'End', steps: [{ id: 'end', name: 'end', touchpoints: [], department: '' }] },
    ],
  }
  return (await ask<JourneyMap>('POST', '/api/v1/maps', design)).id
}

/** The state kept up to date by changes, and one computed anew from all rows. */
async function expectMap(process: Running, map: string, happened: Happened) {
  expect(shown(await process.measured(map))).toEqual(counted(happened))
  expect(shown(await process.measured(map, { to: '2100-01-01T00:00:00Z' }))).toEqual(counted(happened))
}

const events = ['Visit', 'Compare', 'Order', 'Pay', 'Ask']
const lanes = [0, 1]
const perBatch = 100
const firstAt = Date.now() - 60 * 86_400_000

/** The n-th thing that each customer of a lane does. */
const batchOf = (lane: number, n: number) =>
  Array.from({ length: perBatch }, (_, place) => {
    const customer = lane * perBatch + place
    return {
      type: 'track',
      event: events[(customer * 3 + n * 2 + ((customer * n) % 4)) % events.length] ?? '',
      userId: `user-${customer}`,
      messageId: `${customer}-${n}`,
      timestamp: new Date(firstAt + n * 600_000).toISOString(),
    }
  })

const happenedUntil = (batches: readonly number[]): Happened => {
  const happened: Happened = new Map()
  for (const [lane, count] of batches.entries())
    for (let n = 0; n < count; n++)
      for (const { userId, event } of batchOf(lane, n))
        happened.set(userId, [...(happened.get(userId) ?? []), event])
  return happened
}

test('killed in the middle of ingest while somebody watches the map', async () => {
  /** Batches acknowledged, by lane. */
  const acknowledged = [0, 0]
  const send = async ({ ask, key }: Running, lane: number) => {
    await ask('POST', `/v1/batch?writeKey=${key}`, { batch: batchOf(lane, acknowledged[lane] ?? 0) })
    acknowledged[lane] = (acknowledged[lane] ?? 0) + 1
  }
  let process = await start()
  for (let n = 0; n < 3; n++) for (const lane of lanes) await send(process, lane)
  const map = await makeMap(process, Object.fromEntries(events.map((event) => [event, event])))

  for (const batches of [8, 16]) {
    const alive = process
    const watching = (async () => {
      for (;;) await alive.ask('GET', `/api/v1/maps/${map}/measure`)
    })().catch(() => {})
    const sending = lanes.map(async (lane) => {
      for (;;) await send(alive, lane)
    })
    for (const each of sending) each.catch(() => {})
    while (Math.min(...acknowledged) < batches) await sleep(5)
    await alive.kill()
    await Promise.allSettled([watching, ...sending])

    process = await start()
    const { reached } = shown(await process.measured(map))
    const least = counted(happenedUntil(acknowledged)).reached
    const most = counted(happenedUntil(acknowledged.map((count) => count + 1))).reached
    for (const event of events) {
      expect(reached[event]).toBeGreaterThanOrEqual(least[event] ?? 0)
      expect(reached[event]).toBeLessThanOrEqual(most[event] ?? 0)
    }
    // What was on its way is sent again, as an SDK does that never heard the answer.
    for (const lane of lanes) await send(process, lane)
    await expectMap(process, map, happenedUntil(acknowledged))
  }
}, 240_000)

test('killed in the middle of an import, then of rebuilds: nothing half-imported, no rule half-applied', async () => {
  const file = await readFile(new URL('../examples/online-retail/invoices.csv.gz', import.meta.url))
  const rows: { customer: string; touchpoint: string; time: string }[] = parse(gunzipSync(file), {
    columns: true,
  })
  let process = await start()
  let made = await process.ask<Import>('POST', '/api/v1/imports?fileName=invoices.csv.gz', file)
  const importIn = async (states: Import['state'][]) => {
    while (!states.includes(made.state)) {
      await sleep(5)
      made = await process.ask<Import>('GET', `/api/v1/imports/${made.id}`)
    }
  }
  await importIn(['checked'])
  await process.ask('POST', `/api/v1/imports/${made.id}/run`)
  while (made.progress.phase !== 'writing')
    made = await process.ask<Import>('GET', `/api/v1/imports/${made.id}`)
  expect(made.state).toBe('running')
  await process.kill()

  process = await start()
  made = await process.ask<Import>('GET', `/api/v1/imports/${made.id}`)
  expect(made).toMatchObject({ state: 'failed', error: { code: 'import.cancelled' } })
  expect(await process.ask('GET', '/api/v1/customers')).toMatchObject({ total: 0 })
  made = await process.ask<Import>('POST', `/api/v1/imports/${made.id}/run`)
  await importIn(['done', 'failed'])
  expect(made).toMatchObject({ state: 'done', counts: { rows: rows.length, accepted: rows.length } })

  /** Which step counts a touchpoint; merging touchpoints moves their history. */
  const stepOf = new Map([
    ['First order', 'first'],
    ['Regular order', 'regular'],
    ['Goods returned', 'back'],
  ])
  const map = await makeMap(process, {
    first: 'First order',
    regular: 'Regular order',
    back: 'Goods returned',
  })
  const late: { customer: string; touchpoint: string }[] = []
  const happened = (): Happened => {
    const all: Happened = new Map()
    for (const { customer, touchpoint } of [...rows, ...late]) {
      const step = stepOf.get(touchpoint)
      if (step) all.set(customer, [...(all.get(customer) ?? []), step])
    }
    return all
  }
  await expectMap(process, map, happened())

  const merges = [
    ['Order cancelled', 'Goods returned', 'back', 0],
    ['Second order', 'Regular order', 'regular', 20],
  ] as const
  for (const [from, into, step, pause] of merges) {
    const all = await process.ask<TouchpointWithCounts[]>('GET', '/api/v1/touchpoints')
    const idOf = (name: string) => all.find((touchpoint) => touchpoint.name === name)?.id
    // Taken in while the rows are rebuilt, so it must be in the old rows and in the new ones.
    const message = { userId: `late ${from}`, event: 'First order', properties: { channel: 'web' } }
    await Promise.all([
      process.ask('POST', `/api/v1/touchpoints/${idOf(from)}/merge`, { into: idOf(into) }),
      process.ask('POST', `/v1/track?writeKey=${process.key}`, message),
    ])
    late.push({ customer: message.userId, touchpoint: message.event })
    const { state } = await process.ask<Rederivation>('GET', '/api/v1/touchpoints/rederivation')
    await sleep(pause)
    await process.kill()
    expect(state, 'just before it was killed').toBe('running')

    process = await start()
    stepOf.set(from, step)
    await expectMap(process, map, happened())
  }
}, 240_000)
