/** The whole story in a real browser: a file becomes a map, a number opens its customers, something new moves the map. */
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { MapMeasure } from '../src/model/measure.ts'
import type { TouchpointWithCounts } from '../src/model/touchpoint.ts'
import { answerOf } from './api-given.ts'
import { givenStory, numberIn, type Story, settled, type Watched } from './support/story-browser.ts'

const invoices = fileURLToPath(new URL('../examples/online-retail/invoices.csv.gz', import.meta.url))
/** What the real file holds, as its own tests count it. */
const rows = 22_190
const customers = 4372

let story: Story
let watched: Watched
let page: Page
let map = ''
beforeAll(async () => {
  story = await givenStory()
  watched = await story.open()
  page = watched.page
})
afterAll(async () => story?.close())

const figure = async (name: string): Promise<number> =>
  numberIn(await page.locator('dl div', { hasText: name }).locator('dd').first().textContent())

const measure = async (): Promise<MapMeasure> =>
  ((await story.given.ask('GET', `/api/v1/maps/${map}/measure`)).json as { measure: MapMeasure }).measure

/** The number on a step's card. */
const doorOf = (step: string) => page.getByRole('button', { name: `did ${step}` })
const reachedOf = (step: string) => page.locator('[data-lane="steps"]').locator(doorOf(step))
const shownAt = async (step: string): Promise<number> =>
  numberIn((await reachedOf(step).textContent())?.replace(`did ${step}`, '') ?? '')

test('an empty Waymark says what to do first', async () => {
  await page.goto('/')
  await page.getByRole('heading', { name: 'Welcome to Waymark' }).waitFor()
  const steps = await page.locator('ol h2').allTextContents()
  expect(steps).toEqual(['1. Connect data', '2. See the map', '3. Act'])
})

test('a file is looked at before anything happens', async () => {
  await page.getByRole('link', { name: 'Import a file' }).click()
  await page.getByRole('heading', { name: 'Sources', level: 1 }).waitFor()
  await page.locator('input[type="file"]').setInputFiles(invoices)
  await page.getByText('Nothing has happened yet.').waitFor({ timeout: 60_000 })
  expect(await figure('rows')).toBe(rows)
  expect(await figure('would be taken')).toBe(rows)
  expect(await figure('refused')).toBe(0)
  expect(await figure('customers')).toBe(customers)
  const stored = await story.given.ask('GET', '/api/v1/customers')
  expect(stored.json).toMatchObject({ total: 0 })
})

test('it is taken in with the counts that were promised', async () => {
  await page.getByRole('button', { name: 'Run the import' }).click()
  await page.getByText('interactions of 4,372 customers were taken in.').waitFor({ timeout: 60_000 })
  expect(await figure('taken in')).toBe(rows)
  expect(await figure('customers')).toBe(customers)
})

test('a map is drawn from it, accepted and saved', async () => {
  await page.getByRole('link', { name: 'Draw a map from this' }).click()
  await page.getByRole('heading', { name: 'Draw my map' }).waitFor()
  // Asked for at once after the import, and still drawn from all of it.
  const reach = await page.getByText('The proposal reaches').textContent({ timeout: 60_000 })
  expect(Number(/reaches ([\d,]+) customers/.exec(reach ?? '')?.[1]?.replaceAll(',', ''))).toBeGreaterThan(
    customers * 0.99,
  )
  await page.getByRole('button', { name: 'Save the map' }).click({ timeout: 60_000 })
  await page.waitForURL(/\/maps\/(?!draft)[^/]+$/)
  map = decodeURIComponent(new URL(page.url()).pathname.split('/')[2] ?? '')
  await page.getByRole('grid').waitFor({ timeout: 60_000 })
  expect((await measure()).steps.length).toBeGreaterThan(3)
})

test('the map shows the measured numbers', async () => {
  // Right after an import the last customers are still being counted, here as on the screen.
  await story.given.waymark.parts.keeper.caughtUp()
  const { map: saved, steps, journeys } = await measure()
  expect(journeys.n).toBe(customers)
  const names = new Map(
    saved.design.stages.flatMap((stage) => stage.steps.map((step) => [step.id, step.name] as const)),
  )
  for (const step of steps.filter(({ reached }) => reached.n > 0)) {
    const name = names.get(step.id) ?? ''
    await expect.poll(() => shownAt(name), { timeout: 10_000, message: name }).toBe(step.reached.n)
  }
})

test('a number opens exactly that many journeys', async () => {
  const shown = await shownAt('Goods returned')
  await reachedOf('Goods returned').click()
  const drawer = page.getByRole('dialog')
  await drawer.locator('li a').first().waitFor()
  expect(numberIn(await drawer.locator('p b').first().textContent())).toBe(shown)
  expect(await drawer.locator('li').first().getAttribute('aria-setsize')).toBe(String(shown))
  // The list holds what its heading says: its last row is there, and none comes after it.
  const list = drawer.getByRole('region', { name: 'Journeys' })
  await expect
    .poll(
      async () => {
        await list.evaluate((element) => element.scrollTo(0, element.scrollHeight))
        return list.locator('li:has(a)').last().getAttribute('aria-posinset')
      },
      { timeout: 20_000 },
    )
    .toBe(String(shown))
})

test('one of them opens: who it is, her line over the map, and everything she did', async () => {
  const link = page.getByRole('dialog').locator('li a').last()
  const label = (await link.locator('.medium').textContent())?.split(' · ')[0] ?? ''
  await link.click()
  await page.getByRole('heading', { level: 1, name: label }).waitFor()
  await settled(page)
  const entries = page.getByRole('region', { name: 'Timeline' }).locator('li')
  await entries.first().waitFor()
  expect(await entries.filter({ hasText: 'Goods returned' }).count()).toBeGreaterThan(0)
  const line = page.getByRole('region', { name: 'Line over the map' })
  expect(await line.getByRole('listitem').filter({ hasText: 'Goods returned' }).count()).toBe(1)
})

/** As from a till or a shop, with a key of its own. */
const send = async (key: string, userId: string) =>
  answerOf(
    await fetch(`${story.given.url}/v1/track`, {
      method: 'POST',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      body: JSON.stringify({
        userId,
        event: 'First order',
        properties: { channel: 'web', value: 12.5, currency: 'GBP' },
      }),
    }),
  )
let key = ''

test('what came in while the map was out of sight is on it when one comes back', async () => {
  const before = (await measure()).steps.map(({ reached }) => reached.n)
  const rail = page.getByRole('navigation').first()
  await rail.getByRole('link', { name: 'Sources' }).click()
  await page.getByLabel('Name of the new key').fill('Till')
  await page.getByRole('button', { name: 'Make key' }).click()
  key = (await page.getByRole('status').locator('code').first().textContent()) ?? ''
  expect(await send(key, 'ann')).toMatchObject({ status: 200, json: { results: [{ status: 'accepted' }] } })
  await story.given.waymark.parts.keeper.caughtUp()
  await rail.getByRole('link', { name: 'Maps' }).click()
  await page.locator(`main a[href="/maps/${map}"]`).click()
  await page.getByRole('grid').waitFor()
  const after = (await measure()).steps.map(({ reached }) => reached.n)
  const more = after.findIndex((reached, index) => reached > (before[index] ?? 0))
  await expect.poll(() => shownAt('First order'), { timeout: 5000 }).toBe(after[more])
})

test('an interaction from outside moves the open map without a reload, with a quiet pulse', async () => {
  const before = await shownAt('First order')
  await page.evaluate(() => Object.assign(window, { notReloaded: true }))
  await send(key, 'bob')
  const sentAt = Date.now()
  await expect.poll(() => shownAt('First order'), { timeout: 10_000, interval: 50 }).toBe(before + 1)
  expect(Date.now() - sentAt).toBeLessThan(5000)
  const card = page.locator('[data-lane="steps"] [role="gridcell"]').filter({ has: doorOf('First order') })
  await card.locator('[class*="hot"]').waitFor()
})

test('a touchpoint merged into another takes its history along, on the open map too', async () => {
  const { json } = await story.given.ask('GET', '/api/v1/touchpoints')
  const idOf = (name: string) => (json as TouchpointWithCounts[]).find((one) => one.name === name)?.id
  const before = await shownAt('Goods returned')
  const into = idOf('Goods returned')
  await story.given.ask('POST', `/api/v1/touchpoints/${idOf('Order cancelled')}/merge`, { into })
  await expect.poll(() => shownAt('Goods returned'), { timeout: 60_000 }).toBeGreaterThan(before)
  expect(await reachedOf('Order cancelled').count()).toBe(0)
})

test('taking the import back takes its numbers away from an open map; what was sent stays', async () => {
  const second = await page.context().newPage()
  await second.goto('/sources')
  await second.getByRole('link', { name: 'invoices.csv.gz' }).click()
  await second.getByRole('button', { name: 'Undo' }).click()
  await second.getByText('Taken back. Nothing of it is left').waitFor({ timeout: 60_000 })
  await second.close()
  await expect.poll(() => shownAt('First order'), { timeout: 10_000 }).toBe(2)
  expect(await reachedOf('Goods returned').count()).toBe(0)
  expect(await page.evaluate(() => 'notReloaded' in window)).toBe(true)
  expect(await measure()).toMatchObject({ journeys: { n: 2 } })
  expect((await story.given.ask('GET', '/api/v1/customers')).json).toMatchObject({ total: 2 })
})

test('nothing went wrong in the browser on the whole way', () => {
  expect(watched.troubles()).toEqual([])
})
