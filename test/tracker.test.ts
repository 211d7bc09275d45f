/** The script for websites in a real browser, on a page of another origin than Waymark's. */
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { gzipSync } from 'node:zlib'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Given, givenWaymark } from './api-given.ts'
import { openBrowser } from './support/browser.ts'
import { builtWebApp } from './support/story-web-app.ts'

let given: Given
let browser: Browser
let shop: { url: string; close(): void }

/** `?consent` asks first; the early calls come before the script is there, as a snippet makes them. */
const pageOf = (
  address: string,
): string => `<!doctype html><meta charset="utf-8"><title>Shop ${address.split('?')[0]}</title>
<script>window.waymark = window.waymark || []</script>
<script async src="${given.url}/waymark.js" data-write-key="${given.writeKey}"${address.includes('consent') ? ' data-consent="required"' : ''}></script>
<button id="buy" onclick="this.blur()">Buy now</button>
<a href="http://elsewhere.invalid/terms?secret=1" target="_blank" onclick="event.preventDefault()">Terms</a>
<form id="newsletter" onsubmit="event.preventDefault()"><input name="email" value="ann@example.com"><input name="password" type="password" value="hunter2"><button>Send</button></form>`

beforeAll(async () => {
  await builtWebApp()
  ;[given, browser] = await Promise.all([givenWaymark(), openBrowser()])
  const server = createServer((request, response) => {
    response.setHeader('content-type', 'text/html').end(pageOf(request.url ?? '/'))
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

type Stored = {
  type: string
  name: string
  path: string
  properties: Record<string, unknown>
  user_id: string
  anonymous_id: string
  home: string
}

/** What arrived from one visitor's browser, in the order of her time. */
const stored = async (anonymousId: string): Promise<Stored[]> => {
  const { journeys, catalogue } = given.waymark.parts
  const kinds = new Map(catalogue.kinds().map((kind) => [kind.id, kind]))
  const rows = await journeys.rows<Omit<Stored, 'properties'> & { kind: number; properties: string }>(
    `SELECT kind, properties, user_id, anonymous_id, home FROM interactions
     WHERE anonymous_id = {anonymousId:String} ORDER BY at, rank, message`,
    { anonymousId },
  )
  return rows.map(({ kind, properties, ...row }) => ({
    ...row,
    type: kinds.get(kind)?.type ?? '',
    name: kinds.get(kind)?.name ?? '',
    path: kinds.get(kind)?.path ?? '',
    properties: JSON.parse(properties || '{}') as Record<string, unknown>,
  }))
}

const visit = async (path: string, options: BrowserContextOptions = {}, before = '') => {
  const context = await browser.newContext({ baseURL: shop.url, ...options })
  if (before) await context.addInitScript(before)
  const page = await context.newPage()
  page.setDefaultTimeout(10_000)
  const sent: string[] = []
  page.on('request', (request) => {
    if (request.url().startsWith(`${given.url}/v1/`)) sent.push(request.postData() ?? '')
  })
  await page.goto(path)
  await page.waitForFunction(() => !Array.isArray((window as unknown as { waymark: unknown }).waymark))
  return { context, page, sent }
}
const idOf = async (page: Page): Promise<string> => {
  // The first page is told a moment after it is there.
  const found = await page.waitForFunction(() => localStorage.getItem('waymark.id'))
  return (await found.jsonValue()) ?? ''
}
const call = (page: Page, name: string, ...args: unknown[]) =>
  page.evaluate(
    ([name, args]) =>
      (window as never as { waymark: { push(call: unknown[]): void } }).waymark.push([name, ...(args as [])]),
    [name, args] as const,
  )
const keptIn = (page: Page) =>
  page.evaluate(() => JSON.stringify({ ...localStorage, cookie: document.cookie }))
const eventually = async (id: string, count: number): Promise<Stored[]> => {
  const end = Date.now() + 10_000
  for (;;) {
    const rows = await stored(id)
    if (rows.length >= count || Date.now() > end) return rows
    await sleep(50)
  }
}

test('the script is small, kept for a day, and may be loaded by any page', async () => {
  const file = await readFile(new URL('../dist/web/waymark.js', import.meta.url))
  expect(gzipSync(file).length).toBeLessThanOrEqual(3 * 1024)
  const { headers, status } = await given.ask('GET', '/waymark.js')
  expect(status).toBe(200)
  expect(headers.get('content-type')).toContain('javascript')
  expect(headers.get('cache-control')).toContain('max-age=86400')
  expect(headers.get('cross-origin-resource-policy')).toBe('cross-origin')
})

test('pages, events, forms and clicks in anger arrive, what was typed does not, and the unknown visitor becomes known', async () => {
  const { context, page } = await visit('/bikes?token=secret&utm_source=mail')
  const id = await idOf(page)
  await call(page, 'track', 'Bike Configured', { channel: 'web', gears: 8 })
  await page.evaluate(() => history.pushState({}, '', '/checkout'))
  // At their own times, however slow this browser is: an angry customer who takes her time is angry once.
  await page.locator('#buy').evaluate((button) => {
    for (const timeStamp of [0, 400, 800, 1_200, 1_600, 2_000]) {
      const click = new MouseEvent('click', { bubbles: true, clientX: 5, clientY: 5 })
      Object.defineProperty(click, 'timeStamp', { value: timeStamp })
      button.dispatchEvent(click)
    }
  })
  await page.getByText('Terms').click()
  await page.locator('#newsletter button').click()
  await call(page, 'identify', 'ann-77', { name: 'Ann' })
  const rows = await eventually(id, 7)
  expect(rows.map(({ type, name, path }) => `${type} ${name || path}`).toSorted()).toEqual([
    'identify ',
    'page /bikes',
    'page /checkout',
    'track Bike Configured',
    'track Form Submitted',
    'track Outbound Link Clicked',
    'track Rage Click',
  ])
  const byName = new Map(rows.map((row) => [row.name || row.path || row.type, row.properties]))
  expect(byName.get('Rage Click')).toMatchObject({ element: 'button #buy Buy now' })
  expect(byName.get('Form Submitted')).toMatchObject({ form: 'newsletter', fields: ['email', 'password'] })
  expect(byName.get('Outbound Link Clicked')).toMatchObject({ host: 'elsewhere.invalid', path: '/terms' })
  expect(byName.get('/bikes')).toMatchObject({ title: 'Shop /bikes', search: '?utm_source=mail' })
  expect(JSON.stringify(rows)).not.toMatch(/secret|hunter2|ann@example/)
  const [home] = new Set(rows.filter(({ user_id }) => user_id === 'ann-77').map((row) => row.home))
  const timeline = async () => {
    const { json } = await given.ask('GET', `/api/v1/customers/${home}/timeline`)
    return (json as { entries: unknown[] }).entries.length
  }
  // Who is who is settled a moment after the interactions are stored.
  await expect.poll(timeline, { timeout: 10_000 }).toBe(7)
  await context.close()
})

test.each([
  ['Do Not Track', "Object.defineProperty(navigator, 'doNotTrack', { get: () => '1' })"],
  ['Global Privacy Control', "Object.defineProperty(navigator, 'globalPrivacyControl', { get: () => true })"],
])('%s: nothing is sent and nothing is stored', async (_name, wish) => {
  const { context, page, sent } = await visit('/bikes', {}, wish)
  await call(page, 'track', 'Bike Configured')
  await call(page, 'identify', 'nobody')
  await page.locator('#newsletter button').click()
  await sleep(1000)
  await page.goto('/other')
  await sleep(500)
  expect(sent).toEqual([])
  expect(await keptIn(page)).toBe('{"cookie":""}')
  await context.close()
})

test('where consent is asked for, nothing is stored or sent before, and everything is forgotten when it is withdrawn', async () => {
  const { context, page, sent } = await visit('/bikes?consent')
  await call(page, 'track', 'Bike Configured')
  await call(page, 'identify', 'careful-1')
  await sleep(800)
  expect(sent).toEqual([])
  expect(await keptIn(page)).toBe('{"cookie":""}')
  await call(page, 'consent', true)
  const id = await idOf(page)
  expect((await eventually(id, 3)).map(({ type }) => type).toSorted()).toEqual(['identify', 'page', 'track'])
  await call(page, 'consent', false)
  expect(await keptIn(page)).toBe('{"cookie":""}')
  const before = sent.length
  await call(page, 'track', 'Unseen')
  await sleep(800)
  expect(sent).toHaveLength(before)
  await context.close()
})

test('offline it waits, over a new page as well; online it arrives, each message once', async () => {
  const { context, page } = await visit('/bikes')
  const id = await idOf(page)
  await eventually(id, 1)
  await context.setOffline(true)
  for (const gears of [1, 2, 3]) await call(page, 'track', 'Bike Configured', { gears })
  await sleep(800)
  expect(await stored(id)).toHaveLength(1)
  await context.setOffline(false)
  await page.goto('/later')
  const rows = await eventually(id, 5)
  await sleep(800)
  expect((await stored(id)).length).toBe(5)
  expect(
    rows
      .filter(({ name }) => name === 'Bike Configured')
      .map(({ properties }) => properties.gears)
      .toSorted(),
  ).toEqual([1, 2, 3])
  expect(await page.evaluate(() => localStorage.getItem('waymark.queue'))).toBeNull()
  await context.close()
})

test('an answer that is lost, a server that is down and a page that goes: each message counts once', async () => {
  const { context, page, sent } = await visit('/bikes')
  const id = await idOf(page)
  await eventually(id, 1)
  let [lost, refused] = [0, 0]
  await context.route(`${given.url}/v1/batch`, async (route) => {
    if (refused++ === 0) return route.fulfill({ status: 503 })
    if (lost++ === 0) {
      await route.fetch()
      return route.abort()
    }
    return route.continue()
  })
  await call(page, 'track', 'Order Placed', { total: 1 })
  expect((await eventually(id, 2)).map(({ name }) => name)).toContain('Order Placed')
  await call(page, 'track', 'Order Placed', { total: 2 })
  // Left before the queue is emptied: the beacon goes out, and the next page sends what it cannot know to have arrived.
  await page.goto('/thanks')
  await eventually(id, 4)
  await sleep(3000)
  const rows = await stored(id)
  expect(
    rows
      .map(({ name, properties }) => [name, properties.total])
      .filter(([name]) => name)
      .toSorted(),
  ).toEqual([
    ['Order Placed', 1],
    ['Order Placed', 2],
  ])
  expect(sent.length).toBeGreaterThan(3)
  await context.close()
})

test('the queue stays small, whatever happens', async () => {
  const { context, page } = await visit('/bikes')
  await context.setOffline(true)
  await page.evaluate(() => {
    const { waymark } = window as never as { waymark: { track(event: string, properties: object): void } }
    for (let count = 0; count < 300; count++) waymark.track(`Event ${count}`, { text: 'ü'.repeat(500) })
  })
  const queue = await page.evaluate(() => localStorage.getItem('waymark.queue') ?? '')
  expect(queue.length).toBeLessThanOrEqual(60_000)
  expect(queue).toContain('Event 299')
  expect(JSON.parse(queue).length).toBeLessThanOrEqual(100)
  await context.close()
})
