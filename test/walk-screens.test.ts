/** Going through a list record by record in a real browser, and what a timeline is narrowed to. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { FieldValues } from '../src/model/crm/field-value.ts'
import type { RecordType } from '../src/model/crm/record-type.ts'
import { axeFindings } from './support/axe.ts'
import { givenStory, type Story, settled, type Watched } from './support/story-browser.ts'

const customers = 300
const nameOf = (index: number) => `Customer ${String(index).padStart(3, '0')}`
let story: Story
let watched: Watched
let page: Page
beforeAll(async () => {
  story = await givenStory()
  await story.given.ask('POST', '/api/v1/records/customer/batch', {
    writes: Array.from({ length: customers }, (_, index) => ({
      do: 'create',
      values: { name: nameOf(index), city: index % 2 ? 'Cork' : 'Graz' },
    })),
  })
  watched = await story.open()
  page = watched.page
  page.setDefaultTimeout(60_000)
})
afterAll(async () => story?.close())

const make: Story['make'] = (type, values) => story.make(type, values)
const change = (type: RecordType, id: string, values: FieldValues) =>
  story.given.ask('POST', `/api/v1/records/${type}/batch`, { writes: [{ do: 'update', id, values }] })
const collect = async (batch: unknown[]) => {
  const key = { authorization: `Bearer ${story.given.writeKey}` }
  expect((await story.given.ask('POST', '/v1/batch', { batch }, key)).status).toBe(200)
}
const row = (name: string) => page.getByRole('row').filter({ hasText: name })
const heading = (name: string) => page.getByRole('heading', { level: 1, name, exact: true }).waitFor()
const place = (text: string) => page.getByRole('banner').getByText(text, { exact: true }).waitFor()
const step = (name: string) => page.getByRole('banner').getByRole('button', { name })
const inCork = encodeURIComponent(JSON.stringify({ kind: 'field', field: 'city', op: 'is', value: 'Cork' }))
const corkByName = `/records/customer?sort=label&filter=${inCork}`
const rowInHand = () =>
  page.getByRole('grid').evaluate((grid) => ({
    name: grid.querySelector('[data-here]')?.textContent,
    isFocused: document.activeElement === grid,
    isInSight: (() => {
      const here = grid.querySelector('[data-here]')?.getBoundingClientRect()
      const room = grid.parentElement?.getBoundingClientRect()
      return here && room ? here.top >= room.top && here.bottom <= room.bottom : false
    })(),
  }))

test('a list is gone through by keys, in its order and with its filter; Back leads to the row one stands in', async () => {
  await page.goto(corkByName)
  await row(nameOf(1)).waitFor()
  await row(nameOf(3)).getByRole('link').click()
  await heading(nameOf(3))
  await place('2 of 150')
  const rail = page.getByRole('navigation', { name: 'Main' })
  expect(await rail.getByRole('link', { name: 'Customers' }).getAttribute('aria-current')).toBe('page')
  await page.keyboard.press('j')
  await heading(nameOf(5))
  await place('3 of 150')
  await page.keyboard.press('k')
  await place('2 of 150')
  await page.keyboard.press('k')
  await heading(nameOf(1))
  await place('1 of 150')
  // At the end nothing happens, and whoever stands on the button still does.
  await step('Previous customer').focus()
  await page.keyboard.press('Enter')
  expect(await step('Previous customer').getAttribute('aria-disabled')).toBe('true')
  expect(await step('Previous customer').evaluate((each) => document.activeElement === each)).toBe(true)
  await place('1 of 150')
  expect(await axeFindings(page)).toEqual([])
  expect(watched.troubles()).toEqual([])
})

test('from far down a list, Back leads to the row one went on to', async () => {
  await page.goto(corkByName)
  await row(nameOf(1)).waitFor()
  await page.getByRole('grid').focus()
  for (let press = 0; press < 4; press++) await page.keyboard.press('PageDown')
  await row(nameOf(119)).waitFor()
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('Enter')
  await heading(nameOf(117))
  await place('59 of 150')
  await step('Next customer').click()
  await place('60 of 150')
  await page.goBack()
  await row(nameOf(119)).waitFor()
  await expect.poll(rowInHand, { timeout: 30_000 }).toMatchObject({ isFocused: true, isInSight: true })
  expect((await rowInHand()).name).toContain(nameOf(119))
  expect(decodeURIComponent(page.url())).toContain('Cork')
  expect(watched.troubles()).toEqual([])
})

test('a letter typed into a field is no step', async () => {
  await page.keyboard.press('Enter')
  await heading(nameOf(119))
  await place('60 of 150')
  await page.getByRole('textbox', { name: 'Text' }).fill('')
  await page.getByRole('textbox', { name: 'Text' }).pressSequentially('jk')
  await place('60 of 150')
  await page.getByRole('textbox', { name: 'Text' }).fill('')
})

test('the address holds the list: sent to somebody, and after it is loaded again', async () => {
  const address = page.url()
  await page.goto('/')
  await settled(page)
  await page.goto(address)
  await place('60 of 150')
  await page.keyboard.press('j')
  await heading(nameOf(121))
  await page.reload()
  await place('61 of 150')
  // The way back in the bar leads to the same row, too.
  await page
    .getByRole('navigation', { name: 'Where you are' })
    .getByRole('link', { name: 'Customers' })
    .click()
  await row(nameOf(121)).waitFor()
  await expect.poll(async () => (await rowInHand()).name, { timeout: 30_000 }).toContain(nameOf(121))
})

test('what is changed on the way neither throws one back nor ends the way', async () => {
  const made = []
  for (const name of ['Alpha', 'Beta', 'Gamma', 'Delta']) made.unshift(await make('company', { name }))
  // Newest change first: Delta, Gamma, Beta, Alpha.
  await page.goto('/records/company')
  await row('Gamma').getByRole('link').click()
  await heading('Gamma')
  await place('2 of 4')
  await change('company', made[1]?.id ?? '', { city: 'Graz' })
  await page.getByText('Graz').first().waitFor()
  await page.keyboard.press('j')
  await heading('Beta')
  await place('3 of 4')
  // Gamma is the newest now, and the first of the list: in front of Beta stands Delta.
  await page.keyboard.press('k')
  await heading('Delta')
  await place('2 of 4')
  await page.keyboard.press('j')
  await heading('Beta')
  await page.getByRole('button', { name: 'Delete this company' }).click()
  await page.getByRole('banner').getByText('not in the list').waitFor()
  await page.keyboard.press('j')
  await heading('Alpha')
  await place('3 of 3')
  expect(await step('Next company').getAttribute('aria-disabled')).toBe('true')
})

test('whoever opens a card of a board goes through its column; who comes from elsewhere through nothing', async () => {
  for (const title of ['One', 'Two']) await make('deal', { name: title, stage: 'won' })
  await make('deal', { name: 'Elsewhere', stage: 'lost' })
  await page.goto('/records/deal?view=board&sort=label')
  await page.getByRole('link', { name: 'One', exact: true }).click()
  await place('1 of 2')
  await page.keyboard.press('j')
  await heading('Two')
  await page.goBack()
  await page.getByRole('region', { name: /^Won/ }).waitFor()
  const two = await make('deal', { name: 'Alone' })
  await page.goto(`/records/deal/${two.id}`)
  await heading('Alone')
  await settled(page)
  expect(await step('Next deal').count()).toBe(0)
})

test('on a small screen the way through the list fits into the bar', async () => {
  await page.setViewportSize({ width: 390, height: 844 })
  await page.goto(corkByName)
  await row(nameOf(1)).getByRole('link').click()
  await place('1 of 150')
  const sideways = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
  expect(sideways).toBe(0)
  // The way back to the list stands beside it, and not under it.
  const back = await page.getByRole('banner').getByRole('link', { name: 'Customers' }).boundingBox()
  const told = await page.getByRole('banner').getByText('1 of 150').boundingBox()
  expect(back && told && back.width > 20 && back.x + back.width <= told.x).toBe(true)
  const next = await step('Next customer').boundingBox()
  expect(next && next.x >= 0 && next.x + next.width <= 390).toBe(true)
  expect(await axeFindings(page)).toEqual([])
  await page.setViewportSize({ width: 1440, height: 900 })
})

test('a timeline shows several channels and kinds at once, with right numbers, and the address keeps it', async () => {
  const send = (event: string, properties: Record<string, unknown>) => ({
    ...{ type: 'track', userId: 'tia', event, properties, timestamp: new Date().toISOString() },
    messageId: `${event} ${JSON.stringify(properties)}`,
  })
  const batch = [
    ...[1, 2, 3].map((n) => send('Mail Read', { channel: 'email', n })),
    send('Mail Answered', { channel: 'email', text: 'Thank you all.' }),
    send('Call Taken', { channel: 'phone', text: 'Where is it?' }),
    send('Survey Answered', { channel: 'survey', nps: 9 }),
    ...[1, 2].map((n) => send('Page Seen', { channel: 'web', n })),
  ]
  await collect(batch)
  const tia = async () => {
    const { json } = await story.given.ask('GET', '/api/v1/customers?q=tia')
    return (json as { rows: { id: string }[] }).rows[0]?.id
  }
  await expect.poll(tia, { timeout: 60_000 }).toBeTruthy()
  await page.goto(`/customers/${await tia()}`)
  await settled(page)
  const kinds = page.getByRole('group', { name: 'Kinds' })
  const entries = () => page.getByRole('region', { name: 'Timeline' }).locator('time').count()
  await kinds.getByRole('button', { name: 'All 8' }).waitFor()
  await page.getByRole('button', { name: 'Channels' }).click()
  await page.getByRole('checkbox', { name: 'E-mail 4' }).check()
  await page.getByRole('checkbox', { name: 'Phone 1' }).check()
  await kinds.getByRole('button', { name: 'All 5' }).waitFor()
  await expect.poll(entries, { timeout: 30_000 }).toBe(5)
  expect(await axeFindings(page)).toEqual([])
  await page.keyboard.press('Escape')
  await kinds.getByRole('button', { name: 'With words 2' }).click()
  await expect.poll(entries, { timeout: 30_000 }).toBe(2)
  await page.reload()
  await kinds.getByRole('button', { name: 'With words 2', pressed: true }).waitFor()
  await expect.poll(entries, { timeout: 30_000 }).toBe(2)
  await page.getByRole('button', { name: 'E-mail, Phone' }).waitFor()
  // What comes in now is counted at once.
  await collect([send('Called Again', { channel: 'phone', text: 'Still?' })])
  await kinds.getByRole('button', { name: 'With words 3' }).waitFor()
  await expect.poll(entries, { timeout: 30_000 }).toBe(3)
  await kinds.getByRole('button', { name: 'Surveys 0' }).click()
  await kinds.getByRole('button', { name: /^With words/ }).click()
  await page.getByText('Nothing of this kind happened.').waitFor()
  await page.getByRole('button', { name: 'Show all' }).click()
  await expect.poll(entries, { timeout: 30_000 }).toBe(9)
  expect(watched.troubles()).toEqual([])
})
