/** The funnel of a map as people use it: open it, change what is asked, and see who is behind a number. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { axeFindings } from './support/axe.ts'
import { givenStory, numberIn, type Story, settled } from './support/story-browser.ts'
import { smallDemo } from './support/story-demo.ts'

let story: Story
let map: string
beforeAll(async () => {
  story = await givenStory()
  map = await smallDemo(story.given)
})
afterAll(async () => story?.close())

const reachedOf = async (page: Page): Promise<number[]> => {
  const rows = page.getByRole('region', { name: 'The funnel in numbers, table' }).locator('tbody tr')
  return (await rows.locator('td:nth-of-type(1)').allTextContents()).map((text) =>
    numberIn(text.split(' ')[0] ?? ''),
  )
}

/** The drawer lists as many as the number says, down to the last. */
async function expectPeople(page: Page, n: number) {
  const drawer = page.getByRole('dialog')
  await drawer.locator('li a').first().waitFor()
  expect(await drawer.locator('li').first().getAttribute('aria-setsize')).toBe(String(n))
  const list = drawer.getByRole('region', { name: 'Journeys' })
  await list.evaluate((element) => element.scrollTo(0, element.scrollHeight))
  await drawer.locator(`li[aria-posinset="${n}"] a`).waitFor()
  expect(await axeFindings(page)).toEqual([])
  await page.keyboard.press('Escape')
  await drawer.waitFor({ state: 'detached' })
}

test('a funnel is opened, asked differently, and its numbers open exactly their customers', async () => {
  const { page, troubles } = await story.open()
  await page.goto(`/maps/${map}`)
  await settled(page)
  await page.keyboard.press('5')
  await page.getByRole('heading', { name: /^How far/ }).waitFor()
  await page.locator('ol li').first().waitFor()
  const usual = await reachedOf(page)
  expect(usual.length).toBeGreaterThan(3)
  await page.getByLabel('Within').selectOption({ label: '1 hour' })
  await page.waitForURL(/funnel=/)
  await expect.poll(() => reachedOf(page)).not.toEqual(usual)
  const hour = await reachedOf(page)
  expect(hour[0]).toBe(usual[0])
  expect(hour.at(-1)).toBe(hour[0])
  expect((hour.at(-2) ?? 0) < (usual.at(-2) ?? 0)).toBe(true)
  const door = page.locator('ol li').nth(0).getByRole('button', { name: 'dropped out after' })
  await door.focus()
  await page.keyboard.press('Enter')
  await expectPeople(page, numberIn((await door.getAttribute('title'))?.split(' ')[0] ?? ''))
  await page.reload()
  await settled(page)
  await page.locator('ol li').first().waitFor()
  expect(await page.getByLabel('Within').inputValue()).toBe('3600')
  expect(await reachedOf(page)).toEqual(hour)
  expect(troubles()).toEqual([])
  await page.context().close()
})

test('steps are chosen by keyboard', async () => {
  const { page, troubles } = await story.open()
  await page.goto(`/maps/${map}?view=funnel`)
  await settled(page)
  const rows = page.locator('ol li')
  await rows.first().waitFor()
  const before = await rows.count()
  await page.getByRole('button', { name: `${before} steps` }).press('Enter')
  const first = page.getByRole('checkbox').first()
  await first.focus()
  await page.keyboard.press('Space')
  await page.getByRole('button', { name: `${before - 1} steps` }).waitFor()
  await expect.poll(() => rows.count()).toBe(before - 1)
  await page.keyboard.press('Escape')
  expect(await axeFindings(page)).toEqual([])
  expect(troubles()).toEqual([])
  await page.context().close()
})

test('retention says who came back, and each share opens them', async () => {
  const { page, troubles } = await story.open()
  await page.goto(`/maps/${map}?view=funnel`)
  await settled(page)
  await page.getByRole('button', { name: 'Retention' }).click()
  const row = page.getByRole('row', { name: /^All old enough/ })
  const door = row.getByRole('button', { name: /came back in month 1$/ })
  await door.waitFor()
  const n = numberIn((await door.getAttribute('title'))?.split(' ')[0] ?? '')
  expect(n).toBeGreaterThan(0)
  await door.click()
  await expectPeople(page, n)
  await page.getByRole('button', { name: 'Then or later' }).click()
  await page.waitForURL(/later/)
  const later = row.getByRole('button', { name: /came back in month 1$/ })
  expect(numberIn((await later.getAttribute('title'))?.split(' ')[0] ?? '')).toBeGreaterThanOrEqual(n)
  expect(await axeFindings(page)).toEqual([])
  expect(troubles()).toEqual([])
  await page.context().close()
})

test('whoever begins while it is open is counted by herself', async () => {
  const key = { authorization: `Bearer ${story.given.writeKey}` }
  const send = (userId: string, event: string) =>
    story.given.ask('POST', '/v1/track', { userId, event, messageId: `${userId} ${event}` }, key)
  await send('ann', 'Looked')
  await send('ann', 'Bought')
  await story.given.waymark.parts.keeper.caughtUp()
  const known = (await story.given.ask('GET', '/api/v1/touchpoints')).json as { id: number; name: string }[]
  const stages = ['Looked', 'Bought'].map((name) => ({
    id: name,
    name,
    steps: [{ id: name, name, touchpoints: known.filter((one) => one.name === name).map(({ id }) => id) }],
  }))
  const { json } = await story.given.ask('POST', '/api/v1/maps', { name: 'Alive', stages })
  const { page, troubles } = await story.open()
  await page.goto(`/maps/${(json as { id: string }).id}?view=funnel`)
  await settled(page)
  await page.locator('ol li').first().waitFor()
  expect(await reachedOf(page)).toEqual([1, 1, 1])
  await send('bob', 'Looked')
  await expect.poll(() => reachedOf(page)).toEqual([2, 1, 2])
  expect(troubles()).toEqual([])
  await page.context().close()
})

test('a map whose steps are bound to nothing says what to do', async () => {
  const stages = [1, 2].map((n) => ({
    id: `s${n}`,
    name: `Stage ${n}`,
    steps: [{ id: `p${n}`, name: 'Step', touchpoints: [] }],
  }))
  const { json } = await story.given.ask('POST', '/api/v1/maps', { name: 'Bound to nothing', stages })
  const { page, troubles } = await story.open()
  await page.goto(`/maps/${(json as { id: string }).id}?view=funnel`)
  await page.getByRole('heading', { name: 'A funnel leads from one step to another' }).waitFor()
  expect(await axeFindings(page)).toEqual([])
  expect(troubles()).toEqual([])
  await page.context().close()
})
