/** What was planted in the demo company is found again by measuring maps in a running Waymark. */
import { drainPending } from 'chdb'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { loadDemo } from '../src/cli/load-demo.ts'
import { type Given, givenWaymark } from '../test/api-given.ts'
import { type Known, known } from './estimate.ts'
import { plantedTruths } from './planted-truths.ts'
import { type MapName, readTruths } from './read-truths.ts'
import { demoTouchpoints, type RawMatch } from './touchpoints.ts'
import { type TruthTouchpoint, truthMaps, truthTouchpoints } from './truth-maps.ts'

const now = new Date('2026-06-12T09:00:00.000Z')
let given: Given
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
  for (const [name, design] of Object.entries(truthMaps({ idOf, made })))
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
