/** The example imported as people would: revenue, net of returns, is the sum of the file, on maps and pages alike. */
import { gunzipSync } from 'node:zlib'
import { readFileSync } from 'node:fs'
import { drainPending } from 'chdb'
import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { customersTogether } from '../../src/maps/customers/together.ts'
import { deriveAll } from '../../src/maps/derive.ts'
import type { Message } from '../../src/model/message.ts'
import { givenMaps } from '../../test/support/given-maps.ts'
import { designOf } from '../../demo/design-of.ts'
import { MapDesign } from '../../src/model/journey-map.ts'
import { onlineRetailMap } from './map.ts'

const csv = gunzipSync(readFileSync(new URL('invoices.csv.gz', import.meta.url)))
type Row = Record<'customer' | 'time' | 'touchpoint' | 'value' | 'currency' | 'order_id', string>
const rows: Row[] = parse(csv, { columns: true })
const penceOf = ({ value }: Row) => Math.round(Number(value) * 100)
const sumOf = (some: readonly Row[]) => some.reduce((sum, row) => sum + penceOf(row), 0)

let given: Awaited<ReturnType<typeof givenMaps>>
beforeAll(async () => {
  given = await givenMaps({ now: new Date('2011-12-20T00:00:00Z') })
  const messages = rows.map(
    ({ customer, time, touchpoint, ...properties }, index): Message => ({
      type: 'track',
      messageId: `row-${index}`,
      userId: customer,
      event: touchpoint,
      timestamp: `${time.replace(' ', 'T')}Z`,
      properties: { channel: 'web', ...properties },
    }),
  )
  for (let at = 0; at < messages.length; at += 2_000)
    await given.accept(messages.slice(at, at + 2_000), new Date('2011-12-20T00:00:00Z'))
  await given.keeper.caughtUp()
}, 300_000)
afterAll(async () => {
  await given.remove()
  await drainPending()
})

const revenue = async () => {
  const customers = await given.journeys.rows<{ customer: string }>(
    'SELECT toString(customer) AS customer FROM journeys FINAL WHERE follow = 0',
  )
  const ids = customers.map(({ customer }) => BigInt(customer))
  return (await customersTogether(given.journeys, ids, new Date('2011-12-20T00:00:00Z'))).value
}

test('nobody had to say what the touchpoints mean: revenue is £8,300,065.81, as the file adds up', async () => {
  expect(sumOf(rows)).toBe(830_006_581)
  expect(await revenue()).toEqual([{ currency: 'GBP', minor: 830_006_581 }])
  await deriveAll(given.journeys, given.view.tables(), 'journeys')
  expect(await revenue()).toEqual([{ currency: 'GBP', minor: 830_006_581 }])
}, 300_000)

test('each step of the map brings what its invoices come to', async () => {
  const idOf = (match: object) => given.touchpointNamed('event' in match ? String(match.event) : '')
  const map = await given.maps.create(MapDesign.parse(designOf(onlineRetailMap, idOf)), 'test')
  const { steps, ...measure } = await given.measure(map)
  const design = measure.map.design.stages.flatMap((stage) => stage.steps)
  const brought = new Map(steps.map(({ id, value }) => [id, value.map(({ minor }) => minor)]))
  for (const [index, { touchpoints }] of onlineRetailMap.stages.flatMap((stage) => stage.steps).entries()) {
    const names = touchpoints.map((match) => ('event' in match ? match.event : ''))
    const expected = sumOf(rows.filter(({ touchpoint }) => names.includes(touchpoint)))
    expect([names, brought.get(design[index]?.id ?? '')]).toEqual([names, [expected]])
  }
  expect(steps.flatMap(({ mentioned }) => mentioned)).toEqual([])
}, 300_000)
