/** Rows of a connected table as records, in a real browser: found columns, a proposed mapping, what would happen, and what did not. */
import pg from 'pg'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { axeFindings } from './support/axe.ts'
import { type GivenPostgres, givenPostgres } from './support/postgres.ts'
import { givenStory, type Story, type Watched } from './support/story-browser.ts'

let story: Story
let server: GivenPostgres
let other: pg.Client
let watched: Watched
let page: Page

beforeAll(async () => {
  ;[story, server] = await Promise.all([givenStory(), givenPostgres()])
  other = new pg.Client({ connectionString: server.url })
  await other.connect()
  await other.query(`
    create table accounts (id integer primary key, account_name text, website text, staff integer, updated_at timestamptz);
    insert into accounts values (1, 'Marlow Bikes', 'https://www.marlow.test', 80, '2026-01-01'),
      (2, 'Bell and Sons', 'bell.test', 12, '2026-01-02'), (3, null, 'nobody.test', 1, '2026-01-03')`)
  watched = await story.open()
  page = watched.page
})
afterAll(async () => {
  await other?.end()
  await story?.close()
  await server?.[Symbol.asyncDispose]()
})

const button = (name: string) => page.getByRole('button', { name, exact: true })
const figure = (name: string) => page.locator('dl div', { hasText: name }).locator('dd').first()

test('from a server alone a person comes to a table, its columns, and what its rows would do', async () => {
  await page.goto('/connections/new?connector=postgres')
  const { port, pathname } = new URL(server.url)
  const fill = (label: RegExp, value: string) => page.getByLabel(label).first().fill(value)
  await fill(/^Name$/, 'Accounts')
  await fill(/^Host/, '127.0.0.1')
  await fill(/^Port/, port)
  await fill(/^Database/, pathname.slice(1))
  await fill(/^User/, 'postgres')
  await page.getByLabel('Encryption').selectOption('off')
  await page.getByLabel('A row is').selectOption('records')
  await button('Test').click()
  await page.getByText('There is: public.accounts').waitFor()
  await fill(/^Table/, 'public.accounts')
  await button('Test').click()
  await page.getByText('Connected: 3 rows.').waitFor()
  expect(await page.getByLabel(/^Column that grows/).inputValue()).toBe('updated_at')
  expect(await page.getByLabel(/^Unique column/).inputValue()).toBe('id')
  expect(await page.getByLabel('Each row is').inputValue()).toBe('company')
  expect(await page.getByLabel('Meaning of account_name').inputValue()).toBe('name')
  await page.getByText('What the first 3 rows would do').waitFor()
  expect(await axeFindings(page)).toEqual([])
})

test('a column is told what it is, and the answer follows', async () => {
  await page.getByLabel('Meaning of staff').selectOption('employees')
  await expect.poll(() => page.getByLabel('Meaning of staff').inputValue()).toBe('employees')
  await expect.poll(() => page.getByLabel('Meaning of staff').isEnabled()).toBe(true)
  await page.getByText('Employees').last().waitFor()
})

test('it brings the records, shows the row that it could not take, and takes it once it is mended there', async () => {
  await button('Connect').click()
  await page.getByRole('heading', { level: 1, name: 'Accounts' }).waitFor()
  await expect.poll(() => figure('Taken').textContent(), { timeout: 15_000 }).toBe('2')
  await page.getByRole('heading', { name: 'Rows not taken' }).waitFor()
  await page.getByText('"Name" must not be empty.').waitFor()
  await page.getByRole('button', { name: 'Show the row 3' }).click()
  await page.getByText('nobody.test').waitFor()
  expect(await axeFindings(page)).toEqual([])
  await other.query(`update accounts set account_name = 'Nobody Ltd', updated_at = now() where id = 3`)
  await button('Run now').click()
  await expect.poll(() => figure('Taken').textContent(), { timeout: 60_000 }).toBe('3')
  await page.getByRole('heading', { name: 'Rows not taken' }).waitFor({ state: 'detached' })
  await page.goto('/records/company')
  await page.getByText('Nobody Ltd').waitFor()
})

test('rows that are deleted there are asked about before many go, and their records go when somebody says so', async () => {
  await other.query(
    `insert into accounts select n, 'Firm ' || n, 'firm' || n || '.test', n, now() from generate_series(4, 10) n`,
  )
  await page.getByRole('link', { name: 'Sources' }).first().click()
  await page.getByRole('link', { name: /Accounts/ }).click()
  await page.locator('summary', { hasText: 'Settings' }).click()
  await page.getByLabel('A row that is deleted there').selectOption('column')
  await page.getByLabel('Column that says so').waitFor()
  await page.getByLabel('A row that is deleted there').selectOption('compare')
  await page.getByLabel('Column that says so').waitFor({ state: 'detached' })
  await page.getByLabel('Compare all keys every, hours').waitFor()
  await button('Save').click()
  await expect.poll(() => figure('Taken').textContent(), { timeout: 60_000 }).toBe('10')
  await other.query('delete from accounts where id > 4')
  await button('Run now').click()
  await page.getByRole('heading', { name: '6 of 10 rows are gone there' }).waitFor({ timeout: 60_000 })
  expect(await axeFindings(page)).toEqual([])
  await button('They were deleted there').click()
  await button('Delete 6 records').click()
  await page.getByRole('heading', { name: '6 of 10 rows are gone there' }).waitFor({ state: 'detached' })
  await expect.poll(() => figure('Deleted').textContent(), { timeout: 60_000 }).toBe('6')
  await page.goto('/records/company')
  await page.getByText('Firm 4').waitFor()
  expect(await page.getByText('Firm 9').count()).toBe(0)
})

test('a record that people changed is named where its row is gone, and kept when somebody says so', async () => {
  await page.getByText('Firm 4').click()
  await page.getByRole('button', { name: 'Edit Employees' }).click()
  await page.getByLabel('Employees').fill('44')
  await page.keyboard.press('Enter')
  await other.query('delete from accounts where id = 4')
  await page.getByRole('link', { name: 'Sources' }).first().click()
  await page.getByRole('link', { name: /Accounts/ }).click()
  await button('Run now').click()
  await page.getByRole('heading', { name: '1 of 4 rows is gone there' }).waitFor({ timeout: 60_000 })
  await page.getByRole('link', { name: 'Firm 4' }).waitFor()
  expect(await axeFindings(page)).toEqual([])
  await button('Keep the record').click()
  await page.getByRole('heading', { name: '1 of 4 rows is gone there' }).waitFor({ state: 'detached' })
})
