/** In a real browser: a company's timeline, reaching a customer from the head of her page, names instead of codes, words in the audit log. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { RecordAnswer, RecordPage } from '../src/model/crm/crm-record.ts'
import type { FieldValues } from '../src/model/crm/field-value.ts'
import type { RecordType } from '../src/model/crm/record-type.ts'
import { axeFindings } from './support/axe.ts'
import { invited } from './support/signed-in.ts'
import { givenStory, type Story, settled, type Watched } from './support/story-browser.ts'

let story: Story
let watched: Watched
let page: Page
let company: string
let ann: string
let dealName: string
beforeAll(async () => {
  story = await givenStory()
  company = await make('company', { name: 'Nordwind' })
  ann = await make('customer', {
    ...{ name: 'Ann Berg', externalId: 'ann', company, email: 'ann@nordwind.example', phone: '+49 30 123' },
    ...{ language: 'de', country: 'DE' },
  })
  await make('customer', { name: 'نور الهاشمي', externalId: 'nour', company })
  await make('customer', { name: 'Zed', externalId: 'zed' })
  dealName = 'Ten bikes'
  await make('deal', { name: dealName, externalId: 'D-1', customer: ann })
  await send(
    said('ann', 'Mail Answered', { channel: 'email', text: 'Thank you all.' }),
    said('ann', 'Offer Read', { channel: 'web', deal_id: 'D-1' }),
    said('nour', 'Survey Answered', { channel: 'survey', nps: 9 }),
    said('zed', 'Page Seen', { channel: 'web' }),
  )
  watched = await story.open()
  page = watched.page
  page.setDefaultTimeout(30_000)
})
afterAll(async () => story?.close())

const make = async (type: RecordType, values: FieldValues) =>
  ((await story.given.ask('POST', `/api/v1/records/${type}`, { values })).json as RecordAnswer).record.id
const said = (userId: string, event: string, properties: object) => ({
  ...{ type: 'track', userId, event, properties, messageId: `${userId} ${event}` },
  timestamp: new Date().toISOString(),
})
async function send(...batch: object[]) {
  const key = { authorization: `Bearer ${story.given.writeKey}` }
  expect((await story.given.ask('POST', '/v1/batch', { batch }, key)).status).toBe(200)
}
const timeline = () => page.getByRole('region', { name: 'Timeline' })
const head = () => page.getByRole('main').locator('header').first()
const asRole = async (role: 'viewer' | 'analyst') => {
  const { cookie } = await invited(story.given.url, story.given.admin, role)
  const other = await story.open({ signedOut: true })
  await other.page.context().addCookies(
    cookie.split('; ').map((each) => {
      const [name = '', ...value] = each.split('=')
      return { name, value: value.join('='), url: story.given.url }
    }),
  )
  return other
}

test('a company’s page has one timeline of its people, narrowed like a customer’s, and it grows live', async () => {
  await page.goto(`/records/company/${company}`)
  await settled(page)
  const row = (text: string) => timeline().getByRole('listitem').filter({ hasText: text })
  await row('Mail Answered').getByRole('link', { name: 'Ann Berg' }).waitFor()
  await row('Survey Answered').getByRole('link', { name: 'نور الهاشمي' }).waitFor()
  await row('Survey Answered').getByText('said', { exact: true }).waitFor()
  await row('Offer Read').getByRole('link', { name: dealName }).waitFor()
  expect(await row('Page Seen').count()).toBe(0)
  // Somebody of the company does something now; somebody else does, too.
  await send(said('nour', 'Call Taken', { channel: 'phone', text: 'Still?' }), said('zed', 'Cart Left', {}))
  await row('Call Taken').waitFor()
  expect(await row('Cart Left').count()).toBe(0)
  await page.getByRole('group', { name: 'Kinds' }).getByRole('button', { name: 'With words 2' }).click()
  await expect.poll(() => timeline().locator('time').count()).toBe(2)
  await page.reload()
  await row('Call Taken').waitFor()
  expect(await timeline().locator('time').count()).toBe(2)
  expect(await axeFindings(page)).toEqual([])
  // Whoever joins the company brings what happened with her along.
  await page.getByRole('group', { name: 'Kinds' }).getByRole('button', { name: /^All/ }).click()
  const { json } = await story.given.ask('GET', '/api/v1/records/customer?q=zed')
  const [zed] = (json as RecordPage).rows
  await story.given.ask('POST', '/api/v1/records/customer/batch', {
    writes: [{ do: 'update', id: zed?.id, values: { company } }],
  })
  await row('Cart Left').waitFor()
  await row('Mail Answered').getByRole('link', { name: 'Ann Berg' }).click()
  await page.getByRole('heading', { level: 1, name: 'Ann Berg' }).waitFor()
  expect(watched.troubles()).toEqual([])
})

test('what happens to a deal of the company that has no customer comes live, named and without a person', async () => {
  const own = await make('company', { name: 'Südwind' })
  await page.goto(`/records/company/${own}`)
  await timeline().getByText('Nothing has happened yet with this company.').waitFor()
  const deal = await make('deal', { name: 'Five bikes', company: own })
  const row = (text: string) => timeline().getByRole('listitem').filter({ hasText: text })
  await row('Deal created').getByRole('link', { name: 'Five bikes' }).waitFor()
  await story.given.ask('POST', '/api/v1/records/deal/batch', {
    writes: [{ do: 'update', id: deal, values: { stage: 'won', customer: null } }],
  })
  await row('Deal won').waitFor()
  expect(await row('Deal won').getByRole('link').count()).toBe(1)
  await timeline().getByRole('button', { name: 'All 2' }).waitFor()
  expect(await axeFindings(page)).toEqual([])
  expect(watched.troubles()).toEqual([])
})

test('a company with which nothing happened says so', async () => {
  await page.goto(`/records/company/${await make('company', { name: 'Empty' })}`)
  await timeline().getByText('Nothing has happened yet with this company.').waitFor()
})

test('from the head of her page one writes, calls and makes a task; what is noted is ready to be typed', async () => {
  await page.goto(`/customers/${ann}`)
  await settled(page)
  // What would leave the page for a mail program or a telephone is asked, not followed.
  await page.evaluate(() =>
    document.addEventListener('click', (event) => {
      const link = (event.target as Element).closest('a[href^="mailto:"], a[href^="tel:"]')
      if (link) event.preventDefault()
    }),
  )
  const mail = head().getByRole('link', { name: 'E-mail' })
  expect(await mail.getAttribute('href')).toBe('mailto:ann@nordwind.example')
  const composer = page.getByRole('region', { name: 'Add to the record' })
  await composer.getByLabel('Text').fill('Asked for the offer')
  await mail.click()
  await composer.getByRole('button', { name: 'E-mail', pressed: true }).waitFor()
  // What was begun before is not lost.
  expect(await composer.getByLabel('Text').inputValue()).toBe('Asked for the offer')
  const call = head().getByRole('link', { name: 'Call' })
  expect(await call.getAttribute('href')).toBe('tel:+4930123')
  await call.click()
  await composer.getByRole('button', { name: 'Call', pressed: true }).waitFor()
  const subject = composer.getByLabel('Subject')
  await expect.poll(() => subject.evaluate((each) => document.activeElement === each)).toBe(true)
  await subject.fill('About the offer')
  await composer.getByRole('button', { name: 'Add call' }).click()
  await timeline().getByText('Call', { exact: true }).waitFor()
  const noted = await story.given.ask('GET', '/api/v1/records/activity?q=offer')
  expect((noted.json as RecordPage).rows[0]?.values).toMatchObject({
    ...{ kind: 'call', direction: 'out', subject: 'About the offer', customer: ann },
  })
  await head().getByRole('button', { name: 'Task' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Title').fill('Send the photo')
  await dialog.getByRole('button', { name: 'Create task' }).click()
  await page.getByRole('region', { name: 'Open tasks' }).getByText('Send the photo').waitFor()
  const { json } = await story.given.ask('GET', '/api/v1/records/task?q=photo')
  expect((json as RecordPage).rows[0]?.values).toMatchObject({ customer: ann })
  expect(await axeFindings(page)).toEqual([])
  expect(watched.troubles()).toEqual([])
})

test('what she refused is said at the button, which stays', async () => {
  for (const [channel, purpose] of [
    ['email', 'marketing'],
    ['phone', 'survey'],
  ])
    await story.given.ask('POST', `/api/v1/customers/${ann}/consents`, {
      ...{ channel, purpose, state: 'withdrawn', source: 'a call' },
    })
  await page.reload()
  await head().getByRole('link', { name: 'E-mail no marketing' }).waitFor()
  await head().getByRole('link', { name: 'Call no survey' }).waitFor()
  expect(await axeFindings(page)).toEqual([])
})

test('a viewer may write and call, and is offered nothing that she may not do', async () => {
  const viewer = await asRole('viewer')
  await viewer.page.goto(`/customers/${ann}`)
  await settled(viewer.page)
  const top = viewer.page.getByRole('main').locator('header').first()
  await top.getByRole('link', { name: 'E-mail no marketing' }).waitFor()
  expect(await top.getByRole('button', { name: 'Task' }).count()).toBe(0)
  expect(await viewer.page.getByRole('region', { name: 'Add to the record' }).count()).toBe(0)
  await viewer.page.goto(`/records/company/${company}`)
  await viewer.page.getByRole('region', { name: 'Timeline' }).getByText('Mail Answered').waitFor()
  expect(viewer.troubles()).toEqual([])
})

test('a language and a country are shown by name on her page and in the list, and stay stored as codes', async () => {
  await page.goto(`/customers/${ann}`)
  await settled(page)
  await page.getByRole('button', { name: /^German ?, edit Language/ }).click()
  expect(await page.getByRole('textbox', { name: 'Language' }).inputValue()).toBe('de')
  await page.keyboard.press('Escape')
  await page.goto('/records/customer?columns=language,country')
  await page.getByRole('gridcell', { name: 'German', exact: true }).waitFor()
  const { json } = await story.given.ask('GET', `/api/v1/records/customer/${ann}`)
  expect((json as RecordAnswer).record.values).toMatchObject({ language: 'de', country: 'DE' })
})

test('a name that runs to the left does so, and begins where names begin', async () => {
  await page.goto(`/records/company/${company}`)
  const name = page.getByRole('region', { name: 'Related' }).getByRole('link', { name: 'نور الهاشمي' })
  const { direction, textAlign } = await name.evaluate((each) => {
    const style = getComputedStyle(each)
    return { direction: style.direction, textAlign: style.textAlign }
  })
  expect([direction, textAlign]).toEqual(['rtl', 'left'])
})

test('thirty fields of people’s own leave the page short, and a column is found by its name', async () => {
  const values: FieldValues = {}
  for (let n = 0; n < 30; n++) {
    const made = await story.given.ask('POST', '/api/v1/record-types/customer/fields', {
      ...{ label: `Extra ${n}`, kind: 'text' },
    })
    values[(made.json as { name: string }).name] = `value ${n}`
  }
  await story.given.ask('POST', '/api/v1/records/customer/batch', {
    writes: [{ do: 'update', id: ann, values }],
  })
  await page.goto(`/customers/${ann}`)
  await settled(page)
  await page.getByText('value 0', { exact: true }).first().waitFor()
  const who = page.getByRole('region', { name: 'Who it is' })
  expect(await who.getByText('value 29', { exact: true }).count()).toBe(0)
  await who.getByRole('button', { name: /^\d+ more fields$/ }).click()
  await who.getByText('value 29', { exact: true }).waitFor()
  await page.goto('/records/customer')
  await page.getByRole('button', { name: 'Columns' }).click()
  await page.getByRole('searchbox', { name: 'Find a column' }).fill('extra 29')
  const found = page.getByRole('group', { name: 'Columns' }).getByRole('checkbox')
  await expect.poll(() => found.count()).toBe(1)
  await found.check()
  await page.getByRole('gridcell', { name: 'value 29' }).waitFor()
  expect(await axeFindings(page)).toEqual([])
})

test('the audit log says what was done in words, and is searched by them', async () => {
  await page.goto('/settings/audit')
  await page.getByRole('cell', { name: 'Noted a consent' }).first().waitFor()
  await page.getByRole('searchbox', { name: 'Find by what was done' }).fill('made a rec')
  await expect.poll(() => page.getByRole('cell', { name: 'Noted a consent' }).count()).toBe(0)
  await page.getByRole('cell', { name: 'Made a record' }).first().waitFor()
  expect(await axeFindings(page)).toEqual([])
})
