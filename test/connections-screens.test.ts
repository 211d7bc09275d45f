/** Connecting a system in a real browser: the form, its test, what it brings, how a failure looks and how it is mended. */
import { createHmac } from 'node:crypto'
import pg from 'pg'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { axeFindings } from './support/axe.ts'
import { type GivenPostgres, givenPostgres } from './support/postgres.ts'
import { givenStory, type Story, settled, type Watched } from './support/story-browser.ts'
import { textRows, workbookOf } from './support/zip.ts'

let story: Story
let server: GivenPostgres
let other: pg.Client
let watched: Watched
let page: Page

beforeAll(async () => {
  ;[story, server] = await Promise.all([givenStory(), givenPostgres()])
  other = new pg.Client({ connectionString: server.url })
  await other.connect()
  await other.query(
    `create table orders (id bigint primary key, customer text, amount numeric, placed timestamptz)`,
  )
  await other.query(`insert into orders select n, 'c' || n, n * 10, '2026-01-01T10:00:00Z'::timestamptz + n * interval '1 hour'
    from generate_series(1, 3) n`)
  watched = await story.open()
  page = watched.page
})
afterAll(async () => {
  await other?.end()
  await story?.close()
  await server?.[Symbol.asyncDispose]()
})

const figure = (name: string) => page.locator('dl div', { hasText: name }).locator('dd').first()
const state = () => page.locator('header .chip').first()
const button = (name: string) => page.getByRole('button', { name, exact: true })

test('a database is connected: the catalogue, the form drawn for it, and a test that shows its columns', async () => {
  await page.goto('/sources')
  await page.getByText('Nothing is connected yet').waitFor()
  await page.getByRole('link', { name: 'Connect a system' }).click()
  await page.getByRole('heading', { level: 1, name: 'Connect a system' }).waitFor()
  expect(await axeFindings(page)).toEqual([])
  await page.getByRole('link', { name: /^PostgreSQL/ }).click()
  await page.getByRole('heading', { level: 1, name: 'Connect PostgreSQL' }).waitFor()
  const { port, pathname } = new URL(server.url)
  const fill = (label: RegExp, value: string) => page.getByLabel(label).first().fill(value)
  await fill(/^Name$/, 'Shop orders')
  await fill(/^Host/, '127.0.0.1')
  await fill(/^Port/, port)
  await fill(/^Database/, pathname.slice(1))
  await fill(/^User/, 'postgres')
  await page.getByLabel('Encryption').selectOption('off')
  await fill(/^Table/, 'public.orders')
  await fill(/^Column that grows/, 'placed')
  await fill(/^Unique column/, 'id')
  await button('Test').click()
  await page.getByText('they say neither what happened nor whose it is').waitFor()
  await fill(/^What happened/, 'Order placed')
  await fill(/^Customer id/, 'customer')
  await fill(/^Time$/, 'placed')
  await fill(/^Amount/, 'amount')
  await button('Test').click()
  await page.getByText('Connected: 3 rows.').waitFor()
  await page.locator('[role="status"] code', { hasText: 'amount' }).waitFor()
  expect(await axeFindings(page)).toEqual([])
})

test('it runs by itself, and its interactions are counted and fresh', async () => {
  await button('Connect').click()
  await page.getByRole('heading', { level: 1, name: 'Shop orders' }).waitFor()
  await expect.poll(() => figure('Taken').textContent(), { timeout: 15_000 }).toBe('3')
  await expect.poll(() => state().textContent()).toBe('fresh')
  expect(await figure('Fresh').textContent()).toMatch(/ago|just now/)
  await page.getByText('3 taken').waitFor()
  // Journeys are derived a moment after the answer.
  await story.given.waymark.parts.keeper.caughtUp()
  const { json } = await story.given.ask('GET', '/api/v1/customers')
  expect(json).toMatchObject({ total: 3 })
  await other.query(`insert into orders values (4, 'c4', 40, '2026-01-02T10:00:00Z')`)
  await button('Run now').click()
  await expect.poll(() => figure('Taken').textContent(), { timeout: 15_000 }).toBe('4')
  await page.goto('/sources')
  await settled(page)
  const row = page.getByRole('link', { name: /Shop orders/ })
  await row.waitFor()
  expect(await row.textContent()).toMatch(/in step .*4fresh/)
  expect(watched.troubles()).toEqual([])
})

test('a failure says what is wrong and what to do, on both pages, and loses nothing', async () => {
  await other.query('alter table orders rename to orders_moved')
  await other.query(`insert into orders_moved values (5, 'c5', 50, '2026-01-03T10:00:00Z')`)
  await page.getByRole('link', { name: /Shop orders/ }).click()
  await button('Run now').click()
  const alert = page.getByRole('alert')
  await alert.waitFor({ timeout: 15_000 })
  expect(await alert.textContent()).toMatch(/The table is not there: .*orders.*Check the name/)
  await expect.poll(() => state().textContent()).toBe('failing')
  expect(await axeFindings(page)).toEqual([])
  await page.goto('/sources')
  await page.getByText('The table is not there').waitFor()
  expect(await axeFindings(page)).toEqual([])
  await other.query('alter table orders_moved rename to orders')
  await page.getByRole('link', { name: /Shop orders/ }).click()
  await button('Run now').click()
  await expect.poll(() => figure('Taken').textContent(), { timeout: 15_000 }).toBe('5')
  await expect.poll(() => state().textContent()).toBe('fresh')
  expect(await page.getByRole('alert').count()).toBe(0)
})

test('a webhook shows its address, what was sent, and what it made of it', async () => {
  await page.goto('/connections/new?connector=webhook')
  await page.getByLabel('Secret').fill('one of both sides')
  await button('Connect').click()
  await page.getByText('Nothing was sent yet.').waitFor()
  const address = (await page.locator('code', { hasText: '/v1/hooks/' }).textContent()) ?? ''
  const body = JSON.stringify({ event: 'Bike <b>lent</b>', customer: 'kim', type: 'lent' })
  const signature = createHmac('sha256', 'one of both sides').update(body).digest('hex')
  const answer = await fetch(address, { method: 'POST', body, headers: { 'x-signature': signature } })
  expect(answer.status).toBe(200)
  await expect.poll(() => figure('Taken').textContent(), { timeout: 15_000 }).toBe('1')
  await page.getByText('1 interaction', { exact: false }).first().waitFor()
  await page.getByRole('button', { name: 'Show what was sent' }).click()
  expect(await page.locator('pre').textContent()).toContain('Bike <b>lent</b>')
  expect(await axeFindings(page)).toEqual([])
  await button('Pause').click()
  await expect.poll(() => state().textContent()).toBe('paused')
  expect(watched.troubles()).toEqual([])
})

test('a new secret leaves the former one for a day, and the connection goes with what it brought, if that is chosen', async () => {
  await button('Resume').click()
  await page.getByText('Settings', { exact: true }).click()
  await page.getByLabel('Secret').fill('another of both sides')
  await button('Save').click()
  await page.getByText('The former secret counts for another 24 h', { exact: false }).waitFor()
  expect(await axeFindings(page)).toEqual([])
  await button('End it now').click()
  await page.getByText('The former secret counts', { exact: false }).waitFor({ state: 'detached' })
  await button('Remove…').click()
  const dialog = page.getByRole('dialog')
  expect(await dialog.getByLabel(/^Keep everything it brought/).isChecked()).toBe(true)
  await dialog.getByLabel(/^Take back what only it brought/).check()
  await dialog.getByText('Interactions', { exact: true }).waitFor()
  expect(await dialog.getByRole('term').allTextContents()).toEqual(['Interactions'])
  expect(await dialog.getByRole('definition').allTextContents()).toEqual(['1'])
  expect(await axeFindings(page)).toEqual([])
  expect(watched.troubles()).toEqual([])
  await dialog.getByRole('button', { name: 'Take back and remove' }).click()
  await page.getByRole('heading', { level: 1, name: /is removed$/ }).waitFor({ timeout: 30_000 })
  expect(await axeFindings(page)).toEqual([])
  await page.getByRole('main').getByRole('link', { name: 'All sources' }).click()
  await page.getByRole('heading', { level: 1, name: 'Sources' }).waitFor()
  // The page had asked once more for what was gone.
  watched.troubles()
})

test('of a workbook of interactions another sheet is chosen, and its columns are found', async () => {
  const log = [
    ['customer', 'event', 'time'],
    ['ann', 'Visit', '2026-01-02T10:00:00Z'],
  ]
  const calls = [
    ['Client', 'What', 'When'],
    ['bob', 'Call', '2026-01-03T10:00:00Z'],
    ['cid', 'Call', '2026-01-04T10:00:00Z'],
  ]
  const buffer = workbookOf({ sheets: { Log: textRows(log), 'Calls of the year': textRows(calls) } })
  await page.goto('/sources')
  const mimeType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
  await page.locator('input[type=file]').setInputFiles({ name: 'log.xlsx', mimeType, buffer })
  await page.getByRole('heading', { level: 1, name: 'log.xlsx' }).waitFor()
  const sheet = page.getByLabel('Sheet of the workbook')
  expect(await sheet.inputValue()).toBe('Log')
  expect(await page.getByLabel('Meaning of customer').inputValue()).toBe('customer')
  await sheet.selectOption('Calls of the year')
  await page.getByLabel('Meaning of Client').waitFor()
  expect(await sheet.inputValue()).toBe('Calls of the year')
  expect(await page.getByLabel('Meaning of Client').inputValue()).toBe('customer')
  expect(await page.getByLabel('Meaning of When').inputValue()).toBe('time')
  expect(await axeFindings(page)).toEqual([])
  await page.getByRole('button', { name: 'Run the import' }).click()
  await expect
    .poll(() => page.locator('header .chip').first().textContent(), { timeout: 20_000 })
    .toBe('done')
  expect(watched.troubles()).toEqual([])
})

test('what the law asks for stands on both pages until somebody has done it', async () => {
  await page.goto('/connections/new?connector=shopify')
  await page.getByLabel(/^Signing secret/).fill('one of both sides')
  await button('Connect').click()
  await page.getByText('Nothing was sent yet.').waitFor()
  const address = (await page.locator('code', { hasText: '/v1/hooks/' }).textContent()) ?? ''
  const body = JSON.stringify({ shop_domain: 'bikes.test', customer: { id: 7, email: 'gone@marlow.test' } })
  const headers = {
    'x-shopify-topic': 'customers/redact',
    'x-shopify-hmac-sha256': createHmac('sha256', 'one of both sides').update(body).digest('base64'),
  }
  expect((await fetch(address, { method: 'POST', body, headers })).status).toBe(200)
  const todo = page.getByRole('region', { name: 'To do' })
  await todo.getByText('gone@marlow.test be erased within 30 days').waitFor()
  expect(await axeFindings(page)).toEqual([])
  await page.goto('/sources')
  await page.getByText('1 to do').waitFor()
  await page
    .getByRole('link', { name: /Shopify/ })
    .first()
    .click()
  await todo.getByRole('button', { name: 'Done' }).click()
  await todo.waitFor({ state: 'detached' })
  expect(watched.troubles()).toEqual([])
})
