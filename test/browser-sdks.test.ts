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

let given: Given
let browser: Browser
let shop: { url: string; close(): void }

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
  const server = createServer((request, response) => {
    if (request.url === '/shop.js') return response.setHeader('content-type', 'text/javascript').end(script)
    response
      .setHeader('content-type', 'text/html')
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

/** Nothing leaves this machine: the test fails on a call to anybody else. */
const visit = async (): Promise<{ page: Page; elsewhere: string[]; failing: { next: number } }> => {
  const context = await browser.newContext()
  const page = await context.newPage()
  page.setDefaultTimeout(60_000)
  const elsewhere: string[] = []
  const failing = { next: 0 }
  await context.route('**/*', (route) => {
    const url = route.request().url()
    if (!url.startsWith(shop.url) && !url.startsWith(given.url)) {
      elsewhere.push(url)
      return route.abort()
    }
    if (route.request().method() === 'POST' && failing.next > 0) {
      failing.next--
      return route.fulfill({ status: 503, headers: { 'access-control-allow-origin': '*' } })
    }
    return route.continue()
  })
  await page.goto(shop.url)
  return { page, elsewhere, failing }
}

const startSegment = (page: Page) =>
  page.evaluate(
    ({ cdnURL, writeKey }) => {
      const w = window as unknown as WithSdks
      w.segment = w.sdks.AnalyticsBrowser.load({ writeKey, cdnURL })
    },
    { cdnURL: given.url, writeKey: given.writeKey },
  )

const startRudder = (page: Page) =>
  page.evaluate(
    ({ url, writeKey }) => {
      const w = window as unknown as WithSdks
      w.rudder = new w.sdks.RudderAnalytics()
      w.rudder.load(writeKey, url, { configUrl: `${url}/v1` })
    },
    { url: given.url, writeKey: given.writeKey },
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
    ({ library, user }) => {
      const sdk = (window as unknown as WithSdks)[library] as AnalyticsBrowser
      void sdk.page('Basket')
      void sdk.track(`Seen by ${user}`)
      void sdk.identify(user, { name: 'Ada' })
      void sdk.track('Order Completed', { revenue: 12.5, currency: 'EUR', order_id: `O-${user}` })
      void sdk.group(`company-${user}`, { name: 'Nordhaven' })
      void sdk.alias(user, `old-${user}`)
    },
    { library, user },
  )

test.each([
  ['segment', startSegment],
  ['rudder', startRudder],
] as const)('%s: every call arrives once and becomes one known customer', async (library, start) => {
  const { page, elsewhere } = await visit()
  const user = `${library}-1`
  await start(page)
  await call(page, library, user)
  await isOne(await eventually(user, everyCall(user)), user)
  expect(elsewhere).toEqual([])
  await page.context().close()
})

test.each(['segment', 'rudder'] as const)(
  '%s: what was refused for a moment comes again, and counts once',
  async (library) => {
    const { page, failing } = await visit()
    const user = `${library}-again`
    failing.next = 2
    await (library === 'segment' ? startSegment(page) : startRudder(page))
    await call(page, library, user)
    await eventually(user, everyCall(user))
    expect(failing.next).toBe(0)
    await sleep(1_000)
    expect(summed(await stored(user))).toEqual(everyCall(user).toSorted())
    await page.context().close()
  },
)
