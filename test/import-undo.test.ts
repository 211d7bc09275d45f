/** An import that is taken back leaves everything as it was: catalogue, who is who, customers and maps. */
import { randomUUID } from 'node:crypto'
import { stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, expect, test } from 'vitest'
import { MapDesign } from '../src/model/journey-map.ts'
import { type Given, givenWaymark } from './api-given.ts'

const opened: Given[] = []
afterEach(async () => {
  for (const given of opened.splice(0)) await given.close()
})
const start = async (): Promise<Given> => {
  const given = await givenWaymark()
  opened.push(given)
  return given
}

const at = (hours: number): string =>
  new Date(Date.parse('2026-05-01T08:00:00Z') + hours * 3_600_000).toISOString()

type Happened = { user: string; device: string; hours: number; event: string }

const messageOf = ({ user, device, hours, event }: Happened) => ({
  type: 'track',
  messageId: `${user}-${device}-${hours}-${event}`,
  ...(user ? { userId: user } : {}),
  ...(device ? { anonymousId: device } : {}),
  event,
  timestamp: at(hours),
})

const send = ({ waymark }: Given, happened: readonly Happened[]) =>
  waymark.parts.ingest.accept(happened.map(messageOf), { source: 'test', receivedAt: new Date() })

async function imported({ waymark, directory }: Given, rows: readonly Happened[]): Promise<number> {
  const { importer } = waymark.parts
  const path = join(directory, randomUUID())
  const lines = rows.map(({ user, device, hours, event }) => [user, device, at(hours), event].join(','))
  await writeFile(path, `customer_id,anonymous_id,time,event\n${lines.join('\n')}\n`)
  const { id } = await importer.create('rows.csv', path, (await stat(path)).size)
  expect(await importer.settled(id)).toMatchObject({ state: 'checked' })
  await importer.run(id)
  expect(await importer.settled(id)).toMatchObject({ state: 'done', counts: { refused: 0 } })
  return id
}

async function takenBack({ waymark }: Given, id: number): Promise<void> {
  await waymark.parts.importer.undo(id)
  expect(await waymark.parts.importer.settled(id)).toMatchObject({ state: 'undone' })
}

/** Everything that people see, by names, since numbers are drawn anew. */
async function shown({ waymark, ask }: Given, map?: string) {
  const { records, journeys, catalogue, keeper } = waymark.parts
  await keeper.caughtUp()
  const nameOf = new Map(catalogue.touchpoints().map(({ id, name }) => [id, name]))
  const touchpointOf = catalogue.touchpointOfKind()
  const names = (
    await journeys.rows<{ customer: string; tp: number[]; at: number[] }>(
      'SELECT toString(customer) AS customer, tp, at FROM journeys FINAL WHERE follow = 0 ORDER BY journeys.customer',
    )
  ).map((row) => ({ ...row, tp: row.tp.map((id) => nameOf.get(id)) }))
  return {
    touchpoints: catalogue
      .touchpoints()
      .map(({ name }) => name)
      .sort(),
    kinds: catalogue
      .kinds()
      .map(({ id, name }) => `${name} is ${nameOf.get(touchpointOf[id] ?? 0)}`)
      .sort(),
    links: await records.db
      .selectFrom('identity_link')
      .select(['kind', 'from_value', 'user_value', 'at', 'message_id'])
      .orderBy('from_home')
      .orderBy('user_home')
      .execute(),
    members: await journeys.rows(
      'SELECT home, since, customer FROM members FINAL ORDER BY home, members.since',
    ),
    journeys: names,
    customers: ((await ask('GET', '/api/v1/customers')).json as { total: number }).total,
    measure: map ? await measureOf(waymark, map) : null,
  }
}

async function measureOf(waymark: Given['waymark'], map: string) {
  const { keeper } = waymark.parts
  const { journeys, steps, transitions } = await keeper.measure(map, {
    channels: [],
    to: '2100-01-01T00:00:00Z',
  })
  const kept = await keeper.measure(map, { channels: [] })
  expect(kept.steps).toEqual(steps)
  return { journeys, steps, transitions }
}

const before: Happened[] = [
  { user: 'ann', device: 'laptop', hours: 10, event: 'Visit' },
  { user: '', device: 'laptop', hours: 9, event: 'Search' },
  { user: '', device: 'phone', hours: 5, event: 'Visit' },
  { user: 'bob', device: '', hours: 6, event: 'Order' },
  { user: 'ann', device: 'kiosk', hours: 5, event: 'Visit' },
  { user: 'bob', device: 'kiosk', hours: 8, event: 'Visit' },
  { user: '', device: 'kiosk', hours: 11, event: 'Search' },
]
/** An earlier proof of a known link, a new link, devices that change hands, back too, new customers, new kinds. */
const file: Happened[] = [
  { user: 'ann', device: 'laptop', hours: 1, event: 'Sign in' },
  { user: 'bob', device: 'phone', hours: 7, event: 'Visit' },
  { user: 'bob', device: 'laptop', hours: 12, event: 'Order' },
  { user: 'eve', device: 'tablet', hours: 3, event: 'Webinar' },
  { user: '', device: 'tablet', hours: 2, event: 'Webinar' },
  { user: 'ann', device: 'kiosk', hours: 9, event: 'Visit' },
]
const meanwhile: Happened[] = [
  { user: 'bob', device: 'phone', hours: 20, event: 'Sign in' },
  { user: '', device: 'tablet', hours: 21, event: 'Visit' },
  { user: 'dan', device: 'laptop', hours: 22, event: 'Order' },
]

async function mapOf({ waymark }: Given): Promise<string> {
  const { catalogue, maps } = waymark.parts
  const idOf = (name: string) => catalogue.touchpoints().find((one) => one.name === name)?.id ?? 0
  const step = (name: string) => ({ id: name, name, touchpoints: [idOf(name)] })
  const stages = [
    { id: 'look', name: 'Look', steps: [step('Visit'), step('Search')] },
    { id: 'buy', name: 'Buy', steps: [step('Order')] },
  ]
  return (await maps.create(MapDesign.parse({ name: 'Buying', stages }), 'test')).id
}

test('catalogue, identity, customers and map are after an undo what they were before the import', async () => {
  const given = await start()
  await send(given, before)
  const map = await mapOf(given)
  const was = await shown(given, map)
  const id = await imported(given, file)
  const during = await shown(given, map)
  expect(during.touchpoints).toEqual(['Order', 'Search', 'Sign in', 'Visit', 'Webinar'])
  expect(during.members).not.toEqual(was.members)
  expect(during.journeys).not.toEqual(was.journeys)
  await takenBack(given, id)
  expect(await shown(given, map)).toEqual(was)
})

test('what arrived meanwhile stays, as if the import had never been', async () => {
  const given = await start()
  await send(given, before)
  const map = await mapOf(given)
  const id = await imported(given, file)
  await send(given, meanwhile)
  await takenBack(given, id)
  const is = await shown(given, map)
  await given.close()
  opened.length = 0

  const other = await start()
  await send(other, before)
  const otherMap = await mapOf(other)
  await send(other, meanwhile)
  expect(is).toEqual(await shown(other, otherMap))
})

test('a touchpoint that somebody has renamed, merged or put on a map stays', async () => {
  const given = await start()
  const { catalogue, maps } = given.waymark.parts
  const rows = ['Renamed', 'Merged', 'Target', 'On a map', 'Nobody’s'].map((event, hours) => ({
    ...{ user: 'ann', device: '', hours, event },
  }))
  const id = await imported(given, rows)
  const idOf = (name: string) => catalogue.touchpoints().find((one) => one.name === name)?.id ?? 0
  await catalogue.change(idOf('Renamed'), { name: 'A better name' })
  await catalogue.merge(idOf('Merged'), idOf('Target'))
  const steps = [{ id: 'one', name: 'One', touchpoints: [idOf('On a map')] }]
  await maps.create(MapDesign.parse({ name: 'Map', stages: [{ id: 's', name: 'S', steps }] }), 'test')
  await takenBack(given, id)
  const is = await shown(given)
  expect(is.touchpoints).toEqual(['A better name', 'On a map', 'Target'])
  expect(is.kinds).toEqual([
    'Merged is Target',
    'On a map is On a map',
    'Renamed is A better name',
    'Target is Target',
  ])
  expect(is.customers).toBe(0)
  // It can be imported again, and lands where people have put it.
  await given.waymark.parts.importer.run(id)
  expect(await given.waymark.parts.importer.settled(id)).toMatchObject({ state: 'done' })
  expect((await shown(given)).kinds).toContain('Renamed is A better name')
})

test('whatever was there and whatever the file holds: an undo restores it', async () => {
  const given = await start()
  const happened = fc.record({
    user: fc.constantFrom('', 'ann', 'bob', 'cid'),
    device: fc.constantFrom('laptop', 'phone', 'tablet'),
    hours: fc.integer({ min: 0, max: 200 }),
    event: fc.constantFrom('Visit', 'Search', 'Order', 'Ask', 'Webinar', 'Pay'),
  })
  const few = fc.uniqueArray(happened, { maxLength: 8, selector: (one) => JSON.stringify(one) })
  await fc.assert(
    fc.asyncProperty(few, few, async (first, rows) => {
      await send(given, first)
      if (rows.length === 0) return
      const was = await shown(given)
      const id = await imported(given, rows)
      await takenBack(given, id)
      expect(await shown(given)).toEqual(was)
    }),
    // Every run takes a second or two: what fails is told as it is.
    { numRuns: 6, endOnFailure: true },
  )
}, 180_000)
