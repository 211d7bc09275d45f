/** analytics.js and the RudderStack library in a real browser, on a page of another origin than Waymark's. */
import { createServer } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import type { RudderAnalytics } from '@rudderstack/analytics-js'
import type { AnalyticsBrowser } from '@segment/analytics-next'
import type { Browser, Page } from 'playwright-core'
import { build } from 'vite'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { homeOf } from '../src/journey/hash.ts'
import { type Given, givenWaymark } from './api-given.ts'
import { openBrowser } from './support/browser.ts'
import { type Door, openDoor } from './support/door.ts'

let given: Given
let browser: Browser
let shop: { url: string; close(): void }
let door: Door

type Sdks = { AnalyticsBrowser: typeof AnalyticsBrowser; RudderAnalytics: typeof RudderAnalytics }
type WithSdks = { sdks: Sdks; segment: AnalyticsBrowser; rudder: RudderAnalytics }

async function bundled(): Promise<string> {
  const built = await build({
    configFile: false,
    publicDir: false,
    logLevel: 'silent',
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      write: false,
      minify: false,
      lib: {
        entry: 'test/support/browser-sdks.ts',
        formats: ['iife'],
        name: 'shop',
        fileName: () => 'shop.js',
      },
    },
  })
  const [output] = Array.isArray(built) ? built : [built]
  if (!output || !('output' in output)) throw new Error('Nothing was bundled.')
  return output.output.map((part) => (part.type === 'chunk' ? part.code : '')).join('\n')
}

beforeAll(async () => {
  const script = await bundled()
  ;[given, browser] = await Promise.all([givenWaymark(), openBrowser()])
  door = await openDoor(given.url)
  const server = createServer((request, response) => {
    if (request.url === '/shop.js') return response.setHeader('content-type', 'text/javascript').end(script)
    response
      .setHeader('content-type', 'text/html')
      .setHeader('content-security-policy', `connect-src ${door.url}`)
      .end('<!doctype html><meta charset="utf-8"><title>Shop</title><script src="/shop.js"></script>')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  shop = { url: `http://localhost:${port}`, close: () => server.close() }
})
afterAll(async () => {
  await browser?.close()
  shop?.close()
  door?.close()
  await given?.close()
})

type Row = { type: string; name: string; user: string; anonymous: string; home: string }
const stored = async (userId: string): Promise<Row[]> => {
  const { journeys, catalogue } = given.waymark.parts
  const kinds = new Map(catalogue.kinds().map((kind) => [kind.id, kind]))
  const rows = await journeys.rows<Record<string, string>>(
    `SELECT kind, user_id, anonymous_id, home FROM interactions WHERE anonymous_id IN
       (SELECT anonymous_id FROM interactions WHERE user_id = {userId:String} AND anonymous_id <> '')
     OR user_id = {userId:String} ORDER BY at, rank, message`,
    { userId },
  )
  return rows.map((row) => ({
    type: kinds.get(Number(row.kind))?.type ?? '',
    name: kinds.get(Number(row.kind))?.name ?? '',
    user: row.user_id ?? '',
    anonymous: row.anonymous_id ?? '',
    home: row.home ?? '',
  }))
}
const summed = (rows: readonly Row[]): string[] => rows.map(({ type, name }) => `${type} ${name}`).toSorted()
const eventually = async (userId: string, wanted: readonly string[]): Promise<Row[]> => {
  await expect.poll(async () => summed(await stored(userId)), { timeout: 20_000 }).toEqual(wanted.toSorted())
  return stored(userId)
}
/** The devices and the user are one customer. */
const isOne = async (rows: readonly Row[], userId: string): Promise<void> => {
  const customer = String(homeOf('user', userId))
  const homes = [...new Set(rows.map(({ anonymous }) => anonymous).filter(Boolean))].map((id) =>
    homeOf('anonymous', id),
  )
  expect(homes).toHaveLength(1)
  const owners = () =>
    given.waymark.parts.journeys.rows<{ customer: string }>(
      'SELECT DISTINCT customer FROM members FINAL WHERE home IN {homes:Array(UInt64)}',
      { homes },
    )
  await expect.poll(owners, { timeout: 20_000 }).toEqual([{ customer }])
}

/**
 * The page may call nobody but Waymark, and the test fails when it tries. Nothing is intercepted inside the browser:
 * it would then ask no permission of Waymark, and hold back what a page sends while it is left.
 */
const visit = async (): Promise<{ page: Page; elsewhere: string[] }> => {
  const context = await browser.newContext()
  const page = await context.newPage()
  page.setDefaultTimeout(60_000)
  const elsewhere: string[] = []
  context.on('request', (request) => {
    const url = request.url()
    if (!url.startsWith(shop.url) && !url.startsWith(door.url)) elsewhere.push(url)
  })
  await page.goto(shop.url)
  return { page, elsewhere }
}

type Batching = { size: number; timeout: number }
const startSegment = (page: Page, batching?: Batching) =>
  page.evaluate(
    ({ cdnURL, writeKey, batching }) => {
      const w = window as unknown as WithSdks
      const strategy = batching && { deliveryStrategy: { strategy: 'batching' as const, config: batching } }
      const integrations = strategy ? { integrations: { 'Segment.io': strategy } } : {}
      w.segment = w.sdks.AnalyticsBrowser.load({ writeKey, cdnURL }, integrations)
    },
    { cdnURL: door.url, writeKey: given.writeKey, batching },
  )

type Beacons = { maxItems: number; flushQueueInterval: number }
const startRudder = (page: Page, beacons?: Beacons) =>
  page.evaluate(
    ({ url, writeKey, beacons }) => {
      const w = window as unknown as WithSdks
      const options = beacons ? { useBeacon: true, beaconQueueOptions: beacons } : {}
      w.rudder = new w.sdks.RudderAnalytics()
      w.rudder.load(writeKey, url, { configUrl: `${url}/v1`, ...options })
    },
    { url: door.url, writeKey: given.writeKey, beacons },
  )

const everyCall = (user: string) => [
  'page Basket',
  `track Seen by ${user}`,
  'identify ',
  'track Order Completed',
  'group ',
  'alias ',
]

const call = (page: Page, library: 'segment' | 'rudder', user: string) =>
  page.evaluate(
    async ({ library, user }) => {
      const sdk = (window as unknown as WithSdks)[library] as AnalyticsBrowser
      await Promise.all([
        sdk.page('Basket'),
        sdk.track(`Seen by ${user}`),
        sdk.identify(user, { name: 'Ada' }),
        sdk.track('Order Completed', { revenue: 12.5, currency: 'EUR', order_id: `O-${user}` }),
        sdk.group(`company-${user}`, { name: 'Nordhaven' }),
        sdk.alias(user, `old-${user}`),
      ])
    },
    { library, user },
  )

const ways = [
  { way: 'segment', library: 'segment', start: (page: Page) => startSegment(page) },
  {
    way: 'segment in batches',
    library: 'segment',
    start: (page: Page) => startSegment(page, { size: 4, timeout: 300 }),
  },
  { way: 'rudder', library: 'rudder', start: (page: Page) => startRudder(page) },
  {
    way: 'rudder by beacon',
    library: 'rudder',
    start: (page: Page) => startRudder(page, { maxItems: 4, flushQueueInterval: 300 }),
  },
] as const

test.each(ways)('$way: every call arrives once and becomes one known customer', async (way) => {
  const { page, elsewhere } = await visit()
  const user = `${way.way}-1`
  await way.start(page)
  await call(page, way.library, user)
  await isOne(await eventually(user, everyCall(user)), user)
  expect(elsewhere).toEqual([])
  await page.context().close()
})

// A beacon gets no answer, so that a refused one is lost.
test.each(ways.filter(({ way }) => way !== 'rudder by beacon'))(
  '$way: what was refused for a moment comes again, and counts once',
  async (way) => {
    const { page } = await visit()
    const user = `${way.way}-again`
    await way.start(page)
    door.refuse(2)
    await call(page, way.library, user)
    await eventually(user, everyCall(user))
    expect(door.refusing()).toBe(0)
    await sleep(1_000)
    expect(summed(await stored(user))).toEqual(everyCall(user).toSorted())
    await page.context().close()
  },
)

const long = 10 * 60_000
test.each([
  {
    way: 'segment in batches',
    library: 'segment',
    start: (page: Page) => startSegment(page, { size: 100, timeout: long }),
  },
  {
    way: 'rudder by beacon',
    library: 'rudder',
    start: (page: Page) => startRudder(page, { maxItems: 100, flushQueueInterval: long }),
  },
] as const)('$way: what waits is sent when the page is left', async ({ way, library, start }) => {
  const { page } = await visit()
  const user = `${way}-left`
  await start(page)
  await page.evaluate(
    (library) =>
      new Promise<void>((resolve) => {
        ;(window as unknown as WithSdks)[library].ready(() => resolve())
      }),
    library,
  )
  await call(page, library, user)
  const before = door.passed.length
  await page.goto(`${shop.url}/next`)
  await eventually(user, everyCall(user))
  const sent = () => door.passed.slice(before).filter(({ method }) => method === 'POST')
  await expect.poll(() => sent().length).toBe(1)
  await page.context().close()
})
