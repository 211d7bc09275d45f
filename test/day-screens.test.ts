/** A whole day's work in a real browser: what is typed is never lost, and all of it goes by keyboard. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { CrmRecord, RecordAnswer, RecordPage } from '../src/model/crm/crm-record.ts'
import type { FieldValues } from '../src/model/crm/field-value.ts'
import type { RecordType } from '../src/model/crm/record-type.ts'
import { axeFindings } from './support/axe.ts'
import { givenStory, type Story, settled, type Watched } from './support/story-browser.ts'

let story: Story
let watched: Watched
let page: Page
let ann: CrmRecord
let ticket: CrmRecord
beforeAll(async () => {
  story = await givenStory()
  watched = await story.open()
  page = watched.page
  page.setDefaultTimeout(20_000)
  ann = await make('customer', { name: 'Ann Lee', externalId: 'ann' })
  ticket = await make('ticket', { subject: 'Late bike', customer: ann.id })
})
afterAll(async () => story?.close())

const make: Story['make'] = (type, values) => story.make(type, values)
const stored = async (type: RecordType, id: string) =>
  ((await story.given.ask('GET', `/api/v1/records/${type}/${id}`)).json as RecordAnswer).record.values
const change = (type: RecordType, id: string, values: FieldValues) =>
  story.given.ask('POST', `/api/v1/records/${type}/batch`, { writes: [{ do: 'update', id, values }] })
const text = () => page.getByRole('textbox', { name: 'Text' })
const tab = (name: string) => page.getByRole('button', { name, exact: true })
const dialog = () => page.getByRole('dialog')

test('words typed into a note are still there as a call, and after a look at another page', async () => {
  await page.goto(`/records/ticket/${ticket.id}`)
  await settled(page)
  await tab('Note').click()
  await text().fill('She waits for the green one.')
  await tab('Call').click()
  expect(await text().inputValue()).toBe('She waits for the green one.')
  await page.getByRole('link', { name: 'Ann Lee' }).first().click()
  await page.getByRole('heading', { level: 1, name: 'Ann Lee' }).waitFor()
  await page.goBack()
  await page.getByRole('heading', { level: 1, name: 'Late bike' }).waitFor()
  expect(await text().inputValue()).toBe('She waits for the green one.')
})

test('a ticket is replied to where it stands: it waits for the customer and knows its first response', async () => {
  await tab('Reply').click()
  await text().fill('The green one is on its way.')
  expect(await axeFindings(page)).toEqual([])
  await text().press('Control+Enter')
  await page.getByRole('link', { name: 'Re: Late bike' }).waitFor()
  await expect.poll(async () => (await stored('ticket', ticket.id)).status).toBe('waiting')
  expect((await stored('ticket', ticket.id)).firstResponseAt).toBeTruthy()
  expect(await text().inputValue()).toBe('')
})

test('a meeting of next year is planned, and is on the timeline once it took place', async () => {
  await page.goto(`/customers/${ann.id}`)
  await settled(page)
  await tab('Meeting').click()
  await page.getByLabel('Subject').fill('Look at bikes')
  await page.getByLabel('When').fill(`${new Date().getFullYear() + 1}-03-02T10:00`)
  await page.getByRole('button', { name: 'Add meeting' }).click()
  await page.getByText('It comes onto the timeline when it took place.').waitFor()
  const { rows } = (await story.given.ask('GET', '/api/v1/records/activity')).json as RecordPage
  expect(rows.find(({ label }) => label === 'Look at bikes')?.values.done).toBe(false)
})

test('the page of a customer scrolls inside its frame, and never the frame itself', async () => {
  await page.setViewportSize({ width: 390, height: 844 })
  await page.goto(`/customers/${ann.id}`)
  await settled(page)
  expect(await page.evaluate(() => document.documentElement.scrollHeight - innerHeight)).toBe(0)
  await page.getByRole('navigation', { name: 'Main' }).getByRole('button', { name: 'More' }).click()
  await page.getByRole('menuitem', { name: 'Tickets' }).waitFor()
  expect(await axeFindings(page)).toEqual([])
  await page.keyboard.press('Escape')
  await page.setViewportSize({ width: 1280, height: 800 })
})

test('by keyboard alone, from any page: all keys are shown, and a company is made', async () => {
  await page.goto('/')
  await settled(page)
  await page.keyboard.press('Shift+?')
  await dialog().getByText('search, go somewhere, make something new').waitFor()
  expect(await axeFindings(page)).toEqual([])
  await page.keyboard.press('Escape')
  await dialog().waitFor({ state: 'detached' })
  await page.keyboard.press('c')
  await page.locator('[role="combobox"]:focus').waitFor()
  await page.keyboard.type('comp')
  await page.getByRole('option', { name: 'New company' }).waitFor()
  await page.keyboard.press('Enter')
  await dialog().getByLabel('Name').fill('Lee & Sons')
})

test('Escape asks before it throws a form away that was begun', async () => {
  await page.keyboard.press('Escape')
  await dialog().getByText('What you typed is not saved.').waitFor()
  expect(await dialog().getByLabel('Name').inputValue()).toBe('Lee & Sons')
  await dialog().getByRole('button', { name: 'Create company' }).click()
  await page.getByRole('heading', { level: 1, name: 'Lee & Sons' }).waitFor()
})

test('the search walks through all it found, and the chosen one stays in sight', async () => {
  await page.keyboard.press('Control+k')
  await dialog().getByRole('option').first().waitFor()
  for (let press = 0; press < 16; press++) await page.keyboard.press('ArrowDown')
  const [room, hit] = [
    await dialog().getByRole('listbox').boundingBox(),
    await dialog().getByRole('option', { selected: true }).boundingBox(),
  ]
  if (!room || !hit) throw new Error('Nothing is chosen.')
  expect(hit.y).toBeGreaterThanOrEqual(room.y)
  expect(hit.y + hit.height).toBeLessThanOrEqual(room.y + room.height + 1)
  await page.keyboard.press('Escape')
  await dialog().waitFor({ state: 'detached' })
})

test('what could not be saved is not lost: one click tries again', async () => {
  await page.route('**/api/v1/records/company/*', (route) =>
    route.request().method() === 'PATCH' ? route.abort() : route.continue(),
  )
  await page.getByRole('button', { name: /empty fields/ }).click()
  await page.getByRole('button', { name: /edit Industry/ }).click()
  await page.getByRole('textbox', { name: 'Industry' }).fill('Bikes')
  await page.keyboard.press('Enter')
  await page.getByText('Not saved.').waitFor()
  await page.unroute('**/api/v1/records/company/*')
  await page.getByRole('button', { name: 'Try again' }).click()
  await page.getByRole('button', { name: /^Bikes\s*, edit Industry/ }).waitFor()
  watched.troubles()
})

test('two people change one long text: both can stay, and a click beside the question decides nothing', async () => {
  await change('ticket', ticket.id, { description: 'The bike is late.' })
  await page.goto(`/records/ticket/${ticket.id}`)
  await settled(page)
  await page.getByRole('button', { name: 'Edit Description' }).click()
  await page.getByRole('textbox', { name: 'Description' }).fill('She called twice.')
  await change('ticket', ticket.id, { description: 'The bike is two weeks late.' })
  await page.keyboard.press('Control+Enter')
  await dialog().getByText('The bike is two weeks late.').waitFor()
  await page.mouse.click(5, 5)
  await dialog().getByRole('button', { name: 'Keep both, one after the other' }).click()
  await expect
    .poll(async () => (await stored('ticket', ticket.id)).description)
    .toBe('The bike is two weeks late.\n\nShe called twice.')
  // The refusal that led to the question is the one answer that was meant to fail.
  expect(watched.troubles().filter((trouble) => !/412/.test(trouble))).toEqual([])
})

test('rows are chosen from here to there, by Shift with the mouse and with the arrows', async () => {
  const writes = Array.from({ length: 30 }, (_, n) => ({
    do: 'create',
    values: { name: `Tag ${String(n).padStart(2, '0')}` },
  }))
  await story.given.ask('POST', '/api/v1/records/tag/batch', { writes })
  await page.goto('/records/tag?sort=label')
  const tick = (name: string) => page.getByRole('checkbox', { name: `Choose ${name}` })
  const bar = page.getByRole('region', { name: 'Chosen rows' })
  await tick('Tag 02').click()
  await tick('Tag 07').click({ modifiers: ['Shift'] })
  await bar.getByText('6 tags chosen').waitFor()
  await page.getByRole('grid').focus()
  await page.keyboard.press('Escape')
  await bar.waitFor({ state: 'detached' })
  for (let press = 0; press < 3; press++) await page.keyboard.press('Shift+ArrowDown')
  await page.keyboard.press('Shift+ArrowUp')
  await bar.getByText('3 tags chosen').waitFor()
  await page.keyboard.press('Control+a')
  await bar.getByText('30 tags chosen').waitFor()
  expect(watched.troubles()).toEqual([])
})

test('home shows what waits for me, and a tick is enough', async () => {
  const names = (await story.given.ask('GET', '/api/v1/users/names')).json as { id: string }[]
  const mine = { assignee: names[0]?.id ?? '', due: new Date().toISOString() }
  const { id } = await make('task', { title: 'Ring Ann', ...mine })
  await make('task', { title: 'Not mine', due: mine.due })
  await page.goto('/')
  const day = page.getByRole('region', { name: 'Your day' })
  await day.getByText('Ring Ann').waitFor()
  expect(await day.getByText('Not mine').count()).toBe(0)
  await day.getByRole('checkbox', { name: 'Ring Ann: done' }).click()
  await day.getByText('No task of yours is due until tomorrow.').waitFor()
  expect((await stored('task', id)).done).toBe(true)
})

test('an order tells on its page what happened to it, and a product in which orders it is', async () => {
  const bike = await make('product', { name: 'Cargo bike', price: { minor: 249_900, currency: 'EUR' } })
  const line = { name: 'Cargo bike', quantity: 1, price: { minor: 249_900, currency: 'EUR' } }
  const values = { customer: ann.id, externalId: 'A-1', lines: [{ ...line, product: bike.id }] }
  const order = await make('order', values)
  await make('order', { customer: ann.id, externalId: 'A-2' })
  await change('order', order.id, { status: 'shipped' })
  await page.goto(`/records/order/${order.id}`)
  const timeline = page.getByRole('region', { name: 'Timeline' })
  await timeline.getByText('Order shipped').waitFor()
  expect(await timeline.getByRole('listitem').count()).toBe(2)
  await page.goto(`/records/product/${bike.id}`)
  await page.getByRole('region', { name: 'Related' }).getByRole('link', { name: 'A-1' }).waitFor()
  await page.goto(`/customers/${ann.id}`)
  await page.getByRole('region', { name: 'Timeline' }).getByRole('link', { name: 'A-1' }).first().click()
  await page.getByRole('heading', { level: 1, name: 'A-1' }).waitFor()
  expect(watched.troubles()).toEqual([])
})

test('what was deleted is found again when the message has long gone, and brought back', async () => {
  const { id } = await make('company', { name: 'Gone & Co' })
  await page.goto(`/records/company/${id}`)
  await page.getByRole('button', { name: 'Delete this company' }).click()
  await page.getByRole('button', { name: 'Restore' }).waitFor()
  await page.goto('/records/company')
  await page.getByRole('row').filter({ hasText: 'Lee & Sons' }).waitFor()
  expect(await page.getByRole('row').filter({ hasText: 'Gone & Co' }).count()).toBe(0)
  await page.getByRole('button', { name: 'Deleted', exact: true }).click()
  await page.getByRole('checkbox', { name: 'Choose Gone & Co' }).click()
  expect(await axeFindings(page)).toEqual([])
  await page.getByRole('region', { name: 'Chosen rows' }).getByRole('button', { name: 'Restore' }).click()
  await page.getByRole('heading', { name: 'Nothing is deleted' }).waitFor()
  await page.getByRole('button', { name: 'Show all companies' }).click()
  await page.getByRole('row').filter({ hasText: 'Gone & Co' }).waitFor()
})

test('a customer’s record is deleted from her page and brought back there; what she did stays', async () => {
  await page.goto(`/customers/${ann.id}`)
  const act = async (name: string) => {
    await page.getByRole('button', { name: 'More about this person' }).click()
    await page.getByRole('menuitem', { name }).click()
  }
  await act('Delete the record')
  await page.getByText('deleted', { exact: true }).waitFor()
  await act('Restore the record')
  await page.getByText('deleted', { exact: true }).waitFor({ state: 'detached' })
  expect(watched.troubles()).toEqual([])
})

test('a tag is added to many that have others, and taken away again; what they had stays', async () => {
  const { rows: tags } = (await story.given.ask('GET', '/api/v1/records/tag?sort=label')).json as RecordPage
  const [old, fresh] = tags
  const deals = await Promise.all(['One', 'Two'].map((name) => make('deal', { name, tags: [old?.id ?? ''] })))
  const tagsNow = () => Promise.all(deals.map(async ({ id }) => (await stored('deal', id)).tags))
  const bulk = async (how: string, button: string) => {
    await page.getByRole('checkbox', { name: 'Choose all that were read' }).check()
    await page.getByRole('region', { name: 'Chosen rows' }).getByRole('button', { name: 'Edit' }).click()
    await page.getByLabel('Field').selectOption('tags')
    await page.getByLabel('How').selectOption(how)
    await page.getByRole('combobox', { name: 'Tags' }).fill(fresh?.label ?? '')
    await page.getByRole('option', { name: fresh?.label ?? '' }).click()
    await page.getByRole('button', { name: button, exact: true }).click()
    await page.getByText('2 deals changed.').last().waitFor()
  }
  await page.goto('/records/deal')
  await page.getByRole('row').filter({ hasText: 'Two' }).waitFor()
  await bulk('add', 'Add')
  expect(await tagsNow()).toEqual([
    [old?.id, fresh?.id],
    [old?.id, fresh?.id],
  ])
  await page.reload()
  await page.getByRole('row').filter({ hasText: 'Two' }).waitFor()
  await bulk('remove', 'Take away')
  expect(await tagsNow()).toEqual([[old?.id], [old?.id]])
})

test('a card that could not be moved is back in its column, and one click tries again', async () => {
  await page.goto('/records/deal?view=board')
  await settled(page)
  await page.route('**/api/v1/records/deal/**', (route) => route.abort())
  await page.getByRole('button', { name: 'Move One' }).focus()
  for (const key of ['Space', 'ArrowRight', 'Space']) {
    await page.keyboard.press(key)
    await page.waitForTimeout(120)
  }
  await page.getByText('Not moved.').waitFor()
  await page
    .getByRole('region', { name: /^Qualified/ })
    .getByText('One')
    .waitFor()
  await page.unroute('**/api/v1/records/deal/**')
  await page.getByRole('button', { name: 'Try again' }).click()
  await page
    .getByRole('region', { name: /^Proposal/ })
    .getByText('One')
    .waitFor()
  await page.getByText('“One” is now Proposal.').waitFor()
})
