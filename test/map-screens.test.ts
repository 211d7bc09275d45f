/** People arrange a map and work with the list behind a number, in a real browser. */
import { readFile } from 'node:fs/promises'
import { parse } from 'csv-parse/sync'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { JourneyMap } from '../src/model/journey-map.ts'
import type { TouchpointWithCounts } from '../src/model/touchpoint.ts'
import { axeFindings } from './support/axe.ts'
import { givenStory, type Story, settled, type Watched } from './support/story-browser.ts'

const formula = '=HYPERLINK("http://evil.example","Ann")'
const names = ['Ines Marlow', 'Otto Blum', 'Ines Ortiz', formula]
const steps = ['Looked', 'Asked', 'Bought', 'Rated']

let story: Story
let watched: Watched
let page: Page
let address: string
beforeAll(async () => {
  story = await givenStory()
  const { given } = story
  const batch = names.flatMap((name, person) => [
    { type: 'identify', userId: `p${person}`, traits: { name }, messageId: `who ${person}` },
    ...steps.map((event, step) => ({
      type: 'track',
      userId: `p${person}`,
      event,
      messageId: `${person} ${event}`,
      timestamp: `2026-02-0${person + 1}T1${step}:00:00Z`,
      properties: event === 'Asked' || event === 'Rated' ? { csat: 4, channel: 'survey' } : {},
    })),
  ])
  await given.ask('POST', '/v1/batch', { batch }, { authorization: `Bearer ${given.writeKey}` })
  const known = (await given.ask('GET', '/api/v1/touchpoints')).json as TouchpointWithCounts[]
  const step = (name: string) => ({
    id: name,
    name,
    touchpoints: known.filter((each) => each.name === name).map(({ id }) => id),
    department: 'Shop',
  })
  const made = await given.ask('POST', '/api/v1/maps', {
    name: 'Buying',
    actor: 'Ines',
    inactivityDays: 3650,
    stages: [
      { id: 's1', name: 'Look', steps: [step('Looked')] },
      { id: 's2', name: 'Buy', steps: [step('Asked'), step('Bought')] },
      { id: 's3', name: 'After', steps: [step('Rated')] },
    ],
  })
  address = `/maps/${(made.json as JourneyMap).id}`
  watched = await story.open()
  page = watched.page
})
afterAll(async () => story?.close())

const drawer = () => page.getByRole('dialog')
const labels = () => drawer().locator('li a .medium').allTextContents()
const laneOrder = () =>
  page
    .locator('[data-lane]')
    .evaluateAll((lanes) => lanes.map((lane) => (lane as HTMLElement).dataset.lane ?? ''))
const stepNames = async () => (await page.locator('[data-lane="steps"]').textContent()) ?? ''

test('the list behind a number is searched, and what is found goes into a file that no spreadsheet runs', async () => {
  await expect
    .poll(async () => {
      await page.goto(`${address}?people=journeys`)
      await drawer().locator('li a').first().waitFor()
      return (await labels()).length
    })
    .toBe(names.length)
  await drawer().getByRole('searchbox').fill('ines')
  await expect.poll(async () => (await labels()).toSorted()).toEqual(['Ines Marlow', 'Ines Ortiz'])
  await drawer().getByText('2 fit “ines”').waitFor()
  expect(await axeFindings(page)).toEqual([])
  const rowsOfFile = async () => {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      drawer().getByRole('link', { name: 'CSV' }).click(),
    ])
    return parse(await readFile(await download.path()), { bom: true, columns: true }) as Record<
      string,
      string
    >[]
  }
  const few = await rowsOfFile()
  expect(few.map(({ Name }) => Name)).toEqual(await labels())
  expect(few[0]).toMatchObject({ 'Last step': 'Rated', Steps: '4' })
  await drawer().getByRole('searchbox').fill('')
  await expect.poll(async () => (await labels()).length).toBe(names.length)
  expect((await rowsOfFile()).map(({ Name }) => Name)).toContain(`'${formula}`)
})

test('a stage is folded by mouse and opened by keyboard; its address says so, and other views still have its steps', async () => {
  await page.goto(address)
  await settled(page)
  expect(await stepNames()).toContain('Bought')
  const stage = page.locator('[data-lane="stages"] [role="gridcell"]').nth(1)
  await stage.hover()
  await stage.getByRole('button', { name: 'Fold Buy' }).click()
  await expect.poll(stepNames).not.toContain('Bought')
  expect(await stepNames()).toContain('Rated')
  expect((await stage.boundingBox())?.width).toBeLessThan(80)
  expect(new URL(page.url()).searchParams.get('folded')).toContain('s2')
  expect(await axeFindings(page)).toEqual([])
  await page.reload()
  await settled(page)
  expect(await stepNames()).not.toContain('Bought')
  await page.keyboard.press('3')
  await page.getByRole('table').filter({ hasText: 'Bought' }).first().waitFor()
  await page.keyboard.press('1')
  await stage.focus()
  await page.keyboard.press('+')
  await expect.poll(stepNames).toContain('Bought')
  expect(new URL(page.url()).searchParams.has('folded')).toBe(false)
  await page.keyboard.press('-')
  await expect.poll(stepNames).not.toContain('Bought')
})

test('lanes are hidden and moved, and are so again when she comes back to the map', async () => {
  await page.goto(address)
  await settled(page)
  const usual = await laneOrder()
  const open = () => page.getByRole('button', { name: /^Lanes/ }).click()
  await open()
  await page.getByRole('button', { name: 'Move In their words up' }).click()
  await page.getByRole('checkbox', { name: 'CX metrics' }).uncheck()
  const chosen = ['stages', 'steps', 'touchpoints', 'words', 'emotion', ...usual.slice(5)].filter(
    (lane) => lane !== 'metrics',
  )
  await expect.poll(laneOrder).toEqual(chosen)
  expect(await axeFindings(page)).toEqual([])
  await page.goto(address)
  await settled(page)
  await expect.poll(laneOrder).toEqual(chosen)
  await open()
  await page.getByRole('button', { name: 'All lanes, in the usual order' }).click()
  await expect.poll(laneOrder).toEqual(usual)
  await page.goto(address)
  await settled(page)
  await expect.poll(laneOrder).toEqual(usual)
})

test('a map whose design was changed says since when', async () => {
  const path = `/api/v1${address}`
  const { design, version } = (await story.given.ask('GET', path)).json as JourneyMap
  await page.goto(address)
  await settled(page)
  expect(await page.getByText('design changed on').count()).toBe(0)
  const changed = await story.given.ask(
    'PUT',
    path,
    { ...design, actor: 'Ines, who rides' },
    { 'if-match': `"${version}"` },
  )
  expect(changed.status).toBe(200)
  await page.goto(address)
  await page.getByText(/^design changed on \d+ \w+ \d{4}$/).waitFor()
})

test('a touchpoint whose source fell silent says so, and when it was heard last', async () => {
  await page.goto(address)
  await settled(page)
  const asked = page.locator('[data-lane="touchpoints"] [role="gridcell"]').nth(1).getByRole('button')
  await asked.waitFor()
  expect(await asked.textContent()).not.toContain('silent')
  const path = `/api/v1${address}`
  const { design, version } = (await story.given.ask('GET', path)).json as JourneyMap
  const tag = { 'if-match': `"${version}"` }
  await story.given.ask('PUT', path, { ...design, inactivityDays: 1 }, tag)
  await page.goto(address)
  await expect.poll(() => asked.textContent()).toContain('Survey, silent: the last interaction came')
  expect(await asked.getAttribute('title')).toContain('4 Feb 2026')
  expect(await axeFindings(page)).toEqual([])
})

test('all maps show their curve and their stages', async () => {
  await page.goto('/maps')
  await settled(page)
  const card = page.getByRole('article')
  await card.getByRole('img', { name: /^Feelings along the map/ }).waitFor()
  await card.getByText('3 stages, 4 steps · version 3').waitFor()
  await card.getByRole('link', { name: /reached Buy$/ }).click()
  await drawer().locator('li a').first().waitFor()
})

test('nothing went wrong in the browser on the whole way', () => {
  expect(watched.troubles()).toEqual([])
})
