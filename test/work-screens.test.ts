/** The daily work in a real browser: days, lines, reminders, everything that matches, and who may only look. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { RecordPage } from '../src/model/crm/crm-record.ts'
import type { RecordType } from '../src/model/crm/record-type.ts'
import { axeFindings } from './support/axe.ts'
import { invited } from './support/signed-in.ts'
import { givenStory, type Story, settled, type Watched } from './support/story-browser.ts'

let story: Story
let watched: Watched
let page: Page
beforeAll(async () => {
  story = await givenStory()
  watched = await story.open()
  page = watched.page
  page.setDefaultTimeout(6_000)
})
afterAll(async () => story?.close())

const make: Story['make'] = (type, values) => story.make(type, values)
const stored = async (type: RecordType, query = '') =>
  (await story.given.ask('GET', `/api/v1/records/${type}?limit=500${query}`)).json as RecordPage
const dueOf = async (title: string) => {
  const task = (await stored('task')).rows.find(({ label }) => label === title)
  return new Date(String(task?.values.due))
}
const at = (day: number, hour: number) => new Date(2026, 0, day, hour).toISOString()
const day = (name: string) => page.getByRole('region', { name: new RegExp(`${name}(,|$)`) })

test('a task is dragged to another day with the mouse, keeps its hour, and goes back by one click', async () => {
  await make('task', { title: 'Call Ines', due: at(6, 9) })
  await make('task', { title: 'Write the offer', due: at(14, 16) })
  await page.goto('/records/task?view=calendar&day=2026-01-05')
  await settled(page)
  expect(await axeFindings(page)).toEqual([])
  const item = page.getByRole('listitem').filter({ hasText: 'Call Ines' })
  const [from, to] = [await item.boundingBox(), await day('Thursday 8 January').boundingBox()]
  if (!from || !to) throw new Error('The calendar is not drawn.')
  await page.mouse.move(from.x + 20, from.y + 8)
  await page.mouse.down()
  await page.mouse.move(from.x + 50, from.y + 30, { steps: 4 })
  await page.mouse.move(to.x + to.width / 2, to.y + to.height / 2, { steps: 8 })
  await page.mouse.up()
  await day('Thursday 8 January').getByText('Call Ines').waitFor()
  await expect.poll(async () => (await dueOf('Call Ines')).getDate()).toBe(8)
  expect((await dueOf('Call Ines')).getHours()).toBe(9)
  await page.getByRole('status').getByRole('button', { name: 'Undo' }).last().click()
  await expect.poll(async () => (await dueOf('Call Ines')).getDate()).toBe(6)
})

test('by keyboard alone it is moved a week on', async () => {
  await page.reload()
  await settled(page)
  await page.getByRole('button', { name: 'Move Call Ines' }).focus()
  for (const key of ['Space', 'ArrowDown', 'Space']) {
    await page.keyboard.press(key)
    await page.waitForTimeout(120)
  }
  await expect.poll(async () => (await dueOf('Call Ines')).getDate()).toBe(13)
  await page.getByRole('button', { name: 'Week', exact: true }).click()
  await page.getByRole('button', { name: 'The week after' }).click()
  await day('Tuesday 13 January').getByText('Call Ines').waitFor()
})

test('a product that is chosen brings its price, and the amount follows lines and discount', async () => {
  await make('product', { name: 'Cargo bike', price: { minor: 249_900, currency: 'EUR' } })
  const { id } = await make('deal', { name: 'Fleet' })
  await page.goto(`/records/deal/${id}`)
  await settled(page)
  const card = page.getByRole('region', { name: 'Products' })
  await card.getByRole('button', { name: 'Edit products' }).click()
  await card.getByRole('button', { name: 'Line' }).click()
  await card.getByLabel('Product of line 1').fill('Cargo bike')
  await card.getByLabel('Quantity of line 1').fill('2')
  await card.getByLabel('Discount of line 1 in per cent').fill('10')
  expect(await axeFindings(page)).toEqual([])
  await card.getByRole('button', { name: 'Save' }).click()
  await card.getByRole('rowheader').getByText('Cargo bike').waitFor()
  const [deal] = (await stored('deal')).rows
  expect(deal?.values.amount).toEqual({ minor: 449_820, currency: 'EUR' })
})

test('a reminder that comes due is at the bell at once, and is seen once looked at', async () => {
  await make('task', { title: 'Ring the bell', reminder: new Date(Date.now() + 700).toISOString() })
  await page.getByRole('button', { name: 'Reminders, 1 new' }).click()
  await page.getByRole('link', { name: 'Ring the bell' }).waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Reminders', exact: true }).waitFor()
})

test('everything that matches is changed, also what was never read, and taken back', async () => {
  const writes = Array.from({ length: 230 }, (_, n) => ({ do: 'create', values: { subject: `Ticket ${n}` } }))
  await story.given.ask('POST', '/api/v1/records/ticket/batch', { writes })
  const urgent = async () =>
    (await stored('ticket', '&filter={"kind":"field","field":"priority","op":"is","value":"urgent"}')).total.n
  await page.goto('/records/ticket')
  await settled(page)
  await page.getByRole('checkbox', { name: 'Choose all that were read' }).check()
  await page.getByRole('button', { name: 'Choose all 230 tickets' }).click()
  const bar = page.getByRole('region', { name: 'All that match' })
  expect(await axeFindings(page)).toEqual([])
  await bar.getByRole('button', { name: 'Edit' }).click()
  await page.getByLabel('Field').selectOption('priority')
  await page.getByLabel('Priority', { exact: true }).selectOption('urgent')
  await page.getByRole('button', { name: 'Set this value' }).click()
  await page.getByText('230 tickets changed.').waitFor()
  expect(await urgent()).toBe(230)
  await page.getByRole('status').getByRole('button', { name: 'Undo' }).last().click()
  await page.getByText('230 taken back.').waitFor()
  expect(await urgent()).toBe(0)
})

test('“Me” as the owner finds what is mine', async () => {
  const names = (await story.given.ask('GET', '/api/v1/users/names')).json as { id: string }[]
  await make('company', { name: 'Mine', owner: names[0]?.id ?? '' })
  await make('company', { name: 'Nobody’s' })
  await page.goto('/records/company')
  await page.getByRole('row').filter({ hasText: 'Nobody’s' }).waitFor()
  await page.getByRole('button', { name: 'Filter' }).click()
  await page.getByRole('button', { name: 'Condition' }).click()
  await page.getByLabel('Field').selectOption('owner')
  await page.getByLabel('Value').selectOption('me')
  await page.getByRole('row').filter({ hasText: 'Nobody’s' }).waitFor({ state: 'detached' })
  await page.getByRole('row').filter({ hasText: 'Mine' }).waitFor()
  await page.keyboard.press('Escape')
})

test('nothing went wrong in the browser on the whole way', () => {
  expect(watched.troubles()).toEqual([])
})

test('who may only look is offered nothing to change, and nothing breaks', async () => {
  const customer = await make('customer', { name: 'Ann Lee', externalId: 'ann' })
  await make('note', { text: 'A note', customer: customer.id })
  await make('task', { title: 'A task', customer: customer.id, due: at(6, 9) })
  const deal = await make('deal', {
    name: 'A deal',
    customer: customer.id,
    products: [{ name: 'Bike', quantity: 1, price: { minor: 1, currency: 'EUR' } }],
  })
  const { cookie } = await invited(story.given.url, story.given.admin, 'viewer')
  const other = await story.open({ signedOut: true })
  await other.page.context().addCookies(
    cookie.split('; ').map((each) => {
      const [name = '', ...value] = each.split('=')
      return { name, value: value.join('='), url: story.given.url }
    }),
  )
  const changing =
    /^(new |edit|delete|add|move|remove|save|create|attach|choose all|set |merge|take back|join|draw|upload|make|invite|revoke|undo|import)/i
  const offered: string[] = []
  for (const path of [
    '/',
    '/maps',
    '/flow',
    '/touchpoints',
    '/sources',
    '/records/deal',
    '/records/deal?view=board',
    '/records/task?view=calendar&day=2026-01-05',
    `/records/deal/${deal.id}`,
    `/customers/${customer.id}`,
    '/profile',
  ]) {
    await other.page.goto(path)
    await settled(other.page)
    const main = other.page.locator('main')
    const names = await main
      .getByRole('button')
      .evaluateAll((buttons) =>
        buttons
          .filter((button) => !(button as HTMLButtonElement).disabled)
          .map((button) => button.getAttribute('aria-label') ?? button.textContent ?? ''),
      )
    // Her own account is hers to change.
    if (path !== '/profile')
      for (const name of names) if (changing.test(name.trim())) offered.push(`${path}: ${name.trim()}`)
    // What is hidden may be looked at, and rows may be chosen; neither changes anything.
    const boxes = await main
      .locator('input[type=checkbox]:not(:disabled), textarea')
      .evaluateAll((fields) =>
        fields
          .filter((field) => !field.closest('[role=grid]'))
          .map((field) => field.closest('label')?.textContent ?? field.getAttribute('aria-label') ?? ''),
      )
    for (const name of boxes) if (!/hidden/.test(name)) offered.push(`${path}: box ${name}`)
  }
  expect(offered).toEqual([])
  expect(other.troubles()).toEqual([])
  await other.page.context().close()
}, 60_000)
