/** What was planted in the demo company is found again by measuring maps in a running Waymark. */
import { drainPending } from 'chdb'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { loadDemo } from '../src/cli/load-demo.ts'
import { type Given, givenWaymark } from '../test/api-given.ts'
import { DAY } from './clock.ts'
import { generateDemo } from './company.ts'
import { type Known, known } from './estimate.ts'
import { plantedTruths } from './planted-truths.ts'
import { type MapName, readTruths } from './read-truths.ts'
import { demoTouchpoints, type RawMatch } from './touchpoints.ts'
import { type TruthTouchpoint, truthMaps, truthTouchpoints } from './truth-maps.ts'

const now = new Date('2026-06-12T09:00:00.000Z')
let given: Given
let sources: Parameters<typeof truthMaps>[0]
let found: Record<string, Record<string, Known>>

beforeAll(async () => {
  given = await givenWaymark()
  const { parts } = given.waymark
  // Before anything comes in, so that nothing has to be derived twice.
  const made = {} as Record<TruthTouchpoint, number>
  for (const [id, { name, rule }] of Object.entries(truthTouchpoints)) {
    const { key, op, value, ...kind } = rule
    const touchpoint = {
      name,
      channel: 'other' as const,
      rules: [{ ...kind, properties: [{ key, op, value }] }],
    }
    made[id as TruthTouchpoint] = (await parts.catalogue.make(touchpoint)).id
  }
  await loadDemo(parts, () => {}, undefined, now)
  const ids = new Map(parts.catalogue.touchpoints().map(({ name, id }) => [name, id]))
  const idOf = (match: RawMatch) => {
    const name = demoTouchpoints.find((one) => JSON.stringify(one.match) === JSON.stringify(match))?.name
    const id = ids.get(name ?? '')
    if (id === undefined) throw new Error(`no touchpoint for ${JSON.stringify(match)}`)
    return id
  }
  const maps = new Map<MapName, string>()
  sources = { idOf, made }
  for (const [name, design] of Object.entries(truthMaps(sources)))
    maps.set(name as MapName, (await parts.maps.create(design, 'test')).id)
  const orders = (await parts.maps.list()).find(({ design }) => design.name === 'One order')
  maps.set('One order', orders?.id ?? '')
  const asOf = now.toISOString()
  found = await readTruths({
    idOf,
    made,
    now,
    measure: (map, segment, to) =>
      parts.keeper.measure(maps.get(map) ?? '', { channels: [], asOf, segment, to: to?.toISOString() }),
  })
}, 400_000)
afterAll(async () => {
  await given.close()
  await drainPending()
})

const truth = (id: string, name: string): Known => {
  const measured = found[id]?.[name]
  if (!measured) throw new Error(`${id} has no ${name}`)
  return measured
}

test.each(plantedTruths)('$sentence', ({ id, expect: expected }) => {
  for (const [name, limit] of Object.entries(expected)) {
    const { low, high } = truth(id, name.replace(/At(Least|Most)$/, ''))
    // Not the value alone: its whole interval keeps the limit.
    if (name.endsWith('AtLeast')) expect(low, name).toBeGreaterThanOrEqual(limit)
    else expect(high, name).toBeLessThanOrEqual(limit)
    expect(high, name).toBeGreaterThan(low)
  }
})

test('on the map of orders nothing in the delivery feels as good as the fitting, nothing as bad as the delay', async () => {
  const { parts } = given.waymark
  const map = (await parts.maps.list()).find(({ design }) => design.name === 'One order')
  const delivery = map?.design.stages.filter(({ name }) => name === 'Shipped' || name === 'Delivered') ?? []
  const names = new Map(delivery.flatMap(({ steps }) => steps).map(({ id, name }) => [id, name]))
  const { steps } = await parts.keeper.measure(map?.id ?? '', { channels: [], asOf: now.toISOString() })
  const felt = steps
    .filter(({ id, emotion }) => names.has(id) && emotion.mean.value !== null)
    .map(({ id, emotion }) => ({ name: names.get(id), ...known(emotion.mean) }))
    .toSorted((a, b) => a.value - b.value)
  expect(felt.length).toBeGreaterThan(2)
  const [worst, ...better] = felt
  const best = felt.at(-1)
  expect([worst?.name, best?.name]).toEqual(['It is late', 'Somebody fits it'])
  for (const { low } of better) expect(worst?.high).toBeLessThan(low)
  for (const { high } of felt.slice(0, -1)) expect(best?.low).toBeGreaterThan(high)
})

test('late parcels feel alike in all regions: the region works only through the delay', () => {
  const { low, high } = truth('late-parcels-scotland', 'sameWhenLate')
  expect(low).toBeLessThan(0)
  expect(high).toBeGreaterThan(0)
})

test('customers whose ticket was not solved call about it within a week, and the map says so', async () => {
  const { parts } = given.waymark
  const contacts = ['Ticket Opened', 'Ticket Reopened', 'Phone Call']
  const byTicket = new Map<string, { event: string; at: number; silent: boolean }[]>()
  for (const { event = '', timestamp, properties } of generateDemo({ seed: 'nordhaven', now })) {
    const ticket = properties?.ticket_id
    if (typeof ticket !== 'string' || !contacts.includes(event)) continue
    const told = byTicket.get(ticket) ?? []
    told.push({ event, at: Date.parse(timestamp), silent: properties?.text === undefined })
    byTicket.set(ticket, told)
  }
  const called = [...byTicket.values()].flatMap((told) => {
    const inOrder = told.toSorted((a, b) => a.at - b.at)
    const again = inOrder.filter(({ event, at }, index) => {
      const gap = at - (inOrder[index - 1]?.at ?? 0)
      return event === 'Phone Call' && gap > 3_600_000 && gap <= 7 * DAY
    })
    return again.length > 0 ? [again] : []
  })
  // Where she said nothing on the phone, coming again is all there is; where she did, her words count.
  const atLeast = called.filter((calls) => calls.every(({ silent }) => silent)).length

  const map = await parts.maps.create(truthMaps(sources).tickets, 'test')
  const { steps } = await parts.keeper.measure(map.id, { channels: [], asOf: now.toISOString() })
  const call = steps.find(({ id }) => id === 'called')
  const found = call?.emotion.shown.behaviours ?? []
  expect(found.map(({ behaviour }) => behaviour)).toContain('channel-switch')
  const came = found
    .filter(({ behaviour }) => behaviour === 'channel-switch' || behaviour === 'repeat-contact')
    .reduce((sum, { n }) => sum + n, 0)
  expect(atLeast).toBeGreaterThan(100)
  expect(came).toBeGreaterThanOrEqual(atLeast)
  expect(came).toBeLessThanOrEqual(called.length)
  const [most] = found
  const list = await parts.keeper.journeysBehind(
    map.id,
    most?.number ?? '',
    { channels: [], asOf: now.toISOString() },
    { limit: 1 },
  )
  expect(list.total).toBe(most?.n)
})
