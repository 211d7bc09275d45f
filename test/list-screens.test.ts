/** A long list in a real browser: only what is in sight is drawn, and mouse and keyboard reach every row. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { givenStory, type Story, settled, type Watched } from './support/story-browser.ts'

const customers = 450
let story: Story
let watched: Watched
let page: Page
beforeAll(async () => {
  story = await givenStory()
  const nameOf = (index: number) => `Customer ${String(index).padStart(3, '0')}`
  const made = await story.given.ask('POST', '/api/v1/records/customer/batch', {
    writes: Array.from({ length: customers }, (_, index) => ({
      do: 'create',
      values: { name: nameOf(index), city: index % 2 ? 'Cork' : 'Graz' },
    })),
  })
  expect(made.status).toBe(200)
  watched = await story.open()
  page = watched.page
})
afterAll(async () => story?.close())

const row = (name: string) => page.getByRole('row').filter({ hasText: name })
const scrollDown = () =>
  page.getByRole('grid').evaluate((grid) => {
    const room = grid.parentElement
    if (room) room.scrollTop = room.scrollHeight
  })

test('whoever scrolls to the end finds the last row, and few rows are drawn', async () => {
  await page.goto('/records/customer?sort=label')
  await row('Customer 000').waitFor()
  await expect
    .poll(async () => {
      await scrollDown()
      return await row('Customer 449').count()
    })
    .toBe(1)
  expect(await page.getByRole('row').count()).toBeLessThan(80)
  expect(await page.getByRole('grid').getAttribute('aria-rowcount')).toBe(String(customers + 1))
  expect(await row('Customer 449').getAttribute('aria-rowindex')).toBe(String(customers + 1))
})

test('a tick chooses the row that was meant, also far down', async () => {
  await row('Customer 449').getByRole('checkbox').click()
  await page.getByRole('region', { name: 'Chosen rows' }).getByText('1 customer chosen').waitFor()
  expect(await row('Customer 449').getAttribute('aria-selected')).toBe('true')
  await row('Customer 449').getByRole('checkbox').click()
  await page.getByRole('region', { name: 'Chosen rows' }).waitFor({ state: 'detached' })
})

test('a cell is edited where it stands after a double click; the others stay as they are', async () => {
  await row('Customer 448').getByRole('gridcell', { name: 'Graz' }).dblclick()
  await page.getByRole('textbox', { name: 'City' }).fill('Linz')
  await page.keyboard.press('Enter')
  await row('Customer 448').getByRole('gridcell', { name: 'Linz' }).waitFor()
  await row('Customer 446').getByRole('gridcell', { name: 'Graz' }).waitFor()
})

test('a click on a name leads to the record without loading the app again', async () => {
  await page.evaluate(() => Object.assign(window, { sameApp: true }))
  await row('Customer 449').getByRole('link', { name: 'Customer 449' }).click()
  await page.getByRole('heading', { level: 1, name: 'Customer 449' }).waitFor()
  expect(await page.evaluate(() => 'sameApp' in window)).toBe(true)
})

test('by keyboard alone: arrows scroll the list, Enter opens the record', async () => {
  await page.goto('/records/customer?sort=label')
  await row('Customer 000').waitFor()
  await page.getByRole('grid').focus()
  for (let press = 0; press < 4; press++) await page.keyboard.press('PageDown')
  await row('Customer 060').waitFor()
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: 'Customer 060' }).waitFor()
})

const companies = 1_500
const companyName = (index: number) => `Company ${String(index).padStart(4, '0')}`
/** The row at the upper edge of the list, under its head, and how far down it stands. */
const rowOnTop = () =>
  page.getByRole('grid').evaluate((grid) => {
    const edge = (grid.parentElement?.getBoundingClientRect().top ?? 0) + 38
    const rows = [...grid.querySelectorAll<HTMLElement>('tr[data-row]')]
    const row = rows.find((each) => each.getBoundingClientRect().bottom > edge)
    return { name: row?.querySelector('a')?.textContent, top: row?.getBoundingClientRect().top }
  })

test('whoever drags the scrollbar to the middle reads the rows there, and none of those between', async () => {
  for (let from = 0; from < companies; from += 500)
    await story.given.ask('POST', '/api/v1/records/company/batch', {
      writes: Array.from({ length: 500 }, (_, at) => ({
        do: 'create',
        values: { name: companyName(from + at) },
      })),
    })
  const places: string[] = []
  page.on('request', (request) => {
    const { pathname, searchParams } = new URL(request.url())
    if (pathname === '/api/v1/records/company')
      places.push(searchParams.get('at') ?? (searchParams.has('cursor') ? 'further' : 'top'))
  })
  await page.goto('/records/company?sort=label')
  await row('Company 0000').waitFor()
  await settled(page)
  const grid = page.getByRole('grid')
  expect(await grid.getAttribute('aria-rowcount')).toBe(String(companies + 1))
  places.length = 0
  // As a scrollbar is dragged: past other places, to one where it rests.
  await grid.evaluate(async (grid) => {
    const room = grid.parentElement
    for (const share of [0.95, 0.4, 0.95, 0.7]) {
      if (room) room.scrollTop = room.scrollHeight * share
      await new Promise((resolve) => setTimeout(resolve, 16))
    }
  })
  await row('Company 1055').waitFor()
  expect(await row('Company 1055').getAttribute('aria-rowindex')).toBe('1057')
  await settled(page)
  expect(places).toContain('1000')
  for (const between of ['200', '300', '400', '800', '900']) expect(places).not.toContain(between)
})

test('by keyboard: Ctrl+End stands in the last row, Ctrl+Home in the first, and Enter opens it', async () => {
  const grid = page.getByRole('grid')
  const active = async () => {
    const id = await grid.getAttribute('aria-activedescendant')
    return await page.locator(`[id="${id}"]`).textContent()
  }
  await grid.focus()
  await page.keyboard.press('Control+End')
  await row('Company 1499').waitFor()
  await page.keyboard.press('Home')
  await expect.poll(active).toContain('Company 1499')
  expect(await row('Company 1499').getAttribute('aria-rowindex')).toBe(String(companies + 1))
  await page.keyboard.press('Control+Home')
  await row('Company 0000').waitFor()
  await expect.poll(active).toContain('Company 0000')
})

test('what others add above moves neither the rows in sight nor the cell somebody writes in', async () => {
  const grid = page.getByRole('grid')
  await grid.evaluate((grid) => {
    if (grid.parentElement) grid.parentElement.scrollTop = 40 * 38
  })
  await row('Company 0050').waitFor()
  await row('Company 0050').locator('td[data-column="1"]').dblclick()
  await page.getByRole('textbox', { name: 'Industry' }).fill('Half a wo')
  const before = await rowOnTop()
  await story.given.ask('POST', '/api/v1/records/company/batch', {
    writes: ['Company 0000 a', 'Company 0000 b'].map((name) => ({ do: 'create', values: { name } })),
  })
  await expect.poll(() => grid.getAttribute('aria-rowcount')).toBe(String(companies + 3))
  expect(await row('Company 0050').getAttribute('aria-rowindex')).toBe('54')
  expect(await rowOnTop()).toEqual(before)
  expect(await page.getByRole('textbox', { name: 'Industry' }).inputValue()).toBe('Half a wo')
  await page.keyboard.press('Escape')
  await grid.evaluate((grid) => {
    if (grid.parentElement) grid.parentElement.scrollTop = 0
  })
  await row('Company 0000 a').waitFor()
})

test('a long description is read in full on the page of its ticket, and 30 tags do not fill it', async () => {
  const long = `${'Three weeks and not a single word. '.repeat(100)}The very end.`
  const made = await story.given.ask('POST', '/api/v1/records/tag/batch', {
    writes: Array.from({ length: 30 }, (_, tag) => ({ do: 'create', values: { name: `tag ${tag}` } })),
  })
  const tags = (made.json as { results: { id: string }[] }).results.map(({ id }) => id)
  const { json } = await story.given.ask('POST', '/api/v1/records/ticket', {
    values: { subject: 'Where is my bike?', description: long, tags },
  })
  const { record } = json as { record: { id: string } }
  await page.goto(`/records/ticket/${record.id}`)
  await settled(page)
  const card = page.getByRole('region', { name: 'Description' })
  const all = card.getByRole('button', { name: 'Show all' })
  expect(await all.getAttribute('aria-expanded')).toBe('false')
  await all.click()
  await card.getByRole('button', { name: 'Show less' }).waitFor()
  const { bottom, end } = await card.evaluate((element) => ({
    bottom: element.getBoundingClientRect().bottom,
    end: element.querySelector('p:last-of-type')?.getBoundingClientRect().bottom ?? Infinity,
  }))
  expect(end).toBeLessThan(bottom)
  await page.getByRole('button', { name: '18 more' }).click()
  await page.getByText('tag 29', { exact: true }).waitFor()
})

test('a column of a board shows its first cards, and more when asked', async () => {
  await story.given.ask('POST', '/api/v1/records/deal/batch', {
    writes: Array.from({ length: 45 }, (_, deal) => ({ do: 'create', values: { name: `Deal ${deal}` } })),
  })
  await page.goto('/records/deal?view=board')
  const column = page.getByRole('region', { name: 'Qualified, 45' })
  const cards = column.getByRole('link')
  await cards.first().waitFor()
  expect(await cards.count()).toBe(40)
  await column.getByRole('button', { name: 'Show more of the other 5' }).click()
  await expect.poll(() => cards.count()).toBe(45)
})

test('nothing went wrong in the browser on the whole way', () => {
  expect(watched.troubles()).toEqual([])
})
