/** Two people change the same record at once, in a real browser: every kind of field, and never a silent loss. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { CrmRecord, RecordAnswer } from '../src/model/crm/crm-record.ts'
import type { FieldValue, FieldValues } from '../src/model/crm/field-value.ts'
import { axeFindings } from './support/axe.ts'
import { givenStory, type Story, settled, type Watched } from './support/story-browser.ts'

let story: Story
let watched: Watched
let page: Page
let deal: CrmRecord
let ann: CrmRecord
let bob: CrmRecord
beforeAll(async () => {
  story = await givenStory()
  watched = await story.open()
  page = watched.page
  page.setDefaultTimeout(60_000)
  const field = (design: object) => story.given.ask('POST', '/api/v1/record-types/deal/fields', design)
  const options = ['Red', 'Green', 'Blue'].map((label) => ({ value: label.toLowerCase(), label }))
  await field({ label: 'Colours', kind: 'many-choices', options })
  await field({ label: 'Urgent', kind: 'yes-no' })
  ann = await make('customer', { name: 'Ann Lee', externalId: 'ann' })
  bob = await make('customer', { name: 'Bob Ray', externalId: 'bob' })
  deal = await make('deal', {
    ...{ name: 'Fleet', amount: { minor: 100_00, currency: 'EUR' }, probability: 10, stage: 'proposal' },
    ...{ closeDate: '2026-01-05', customer: ann.id, lostReason: 'none', about: 'As it was.' },
    ...{ openedAt: '2026-01-01T10:00:00.000Z', 'custom.colours': ['red'], 'custom.urgent': false },
  })
})
afterAll(async () => story?.close())

const make: Story['make'] = (type, values) => story.make(type, values)
const stored = async () =>
  ((await story.given.ask('GET', `/api/v1/records/deal/${deal.id}`)).json as RecordAnswer).record.values
const change = async (values: FieldValues) => {
  const answer = await story.given.ask('POST', '/api/v1/records/deal/batch', {
    writes: [{ do: 'update', id: deal.id, values }],
  })
  expect((answer.json as { results: { status: string }[] }).results[0]?.status, answer.text).toBe('done')
}
const dialog = () => page.getByRole('dialog')
const heading = (name: string) => page.getByRole('heading', { level: 1, name, exact: true }).waitFor()
const field = (label: string) => page.getByRole('definition').getByLabel(label, { exact: true })
const edit = (label: string) => page.getByRole('button', { name: new RegExp(`[eE]dit ${label}$`) }).click()

let times = 0
/** While the editor is open: theirs is there, and seen on the page. */
async function theyChange(values: FieldValues): Promise<void> {
  times += 1
  await change({ ...values, name: `Fleet ${times}` })
  await heading(`Fleet ${times}`)
}

type Case = {
  name: string
  label: string
  theirs: FieldValue
  theirText: string
  mine: () => Promise<void>
  myText: string
  kept: FieldValue
}
const cases = (): Case[] => [
  {
    ...{ name: 'amount', label: 'Amount', theirs: { minor: 250_00, currency: 'EUR' }, theirText: '€250' },
    mine: () => field('Amount').fill('300'),
    ...{ myText: '€300', kept: { minor: 300_00, currency: 'EUR' } },
  },
  {
    ...{ name: 'probability', label: 'Probability', theirs: 20, theirText: '20%' },
    mine: () => field('Probability').fill('30'),
    ...{ myText: '30%', kept: 30 },
  },
  {
    ...{ name: 'closeDate', label: 'Expected close', theirs: '2026-02-05', theirText: '5 Feb 2026' },
    mine: () => field('Expected close').fill('2026-03-05'),
    ...{ myText: '5 Mar 2026', kept: '2026-03-05' },
  },
  {
    ...{ name: 'lostReason', label: 'Why it was lost', theirs: 'price', theirText: 'price' },
    mine: () => field('Why it was lost').fill('time'),
    ...{ myText: 'time', kept: 'time' },
  },
  {
    ...{ name: 'custom.colours', label: 'Colours', theirs: ['red', 'green'], theirText: 'Red, Green' },
    mine: () => page.getByRole('checkbox', { name: 'Blue' }).check(),
    ...{ myText: 'Red, Blue', kept: ['red', 'blue'] },
  },
]

test('each kind of field that two people change asks whose value stays, and says both in words', async () => {
  await page.goto(`/records/deal/${deal.id}`)
  await settled(page)
  for (const one of cases()) {
    await edit(one.label)
    await theyChange({ [one.name]: one.theirs })
    await one.mine()
    await page.keyboard.press('Enter')
    await dialog()
      .getByText(/Changed by .* meanwhile/)
      .waitFor()
    const row = dialog().getByRole('row').filter({ hasText: one.label })
    await row.getByText(one.myText, { exact: true }).waitFor()
    await row.getByText(one.theirText, { exact: true }).waitFor()
    // Nothing is decided yet.
    expect((await stored())[one.name]).toEqual(one.theirs)
    if (one.name === 'amount') expect(await axeFindings(page)).toEqual([])
    await dialog().getByRole('button', { name: 'Keep mine' }).click()
    await dialog().waitFor({ state: 'detached' })
    await expect.poll(async () => (await stored())[one.name]).toEqual(one.kept)
  }
})

test('what is chosen from a list is kept apart in the same way: a choice, a yes or no, a customer', async () => {
  await edit('Urgent')
  await theyChange({ 'custom.urgent': null })
  await field('Urgent').selectOption('true')
  await dialog().getByRole('button', { name: 'Take theirs' }).click()
  await dialog().waitFor({ state: 'detached' })
  expect((await stored())['custom.urgent'] ?? null).toBe(null)
  // Theirs stays, and mine is one click away.
  await page.getByRole('button', { name: 'Put mine instead' }).click()
  await expect.poll(async () => (await stored())['custom.urgent']).toBe(true)

  const carl = await make('customer', { name: 'Carl Zed', externalId: 'carl' })
  await page.getByRole('button', { name: 'Edit Customer' }).click()
  await theyChange({ customer: bob.id })
  await page.getByRole('combobox', { name: 'Customer' }).fill('Carl')
  await page.getByRole('option', { name: /Carl Zed/ }).click()
  const row = dialog().getByRole('row').filter({ hasText: 'Customer' })
  await row.getByText('Carl Zed').waitFor()
  await row.getByText('Bob Ray').waitFor()
  await dialog().getByRole('button', { name: 'Keep mine' }).click()
  await expect.poll(async () => (await stored()).customer).toBe(carl.id)
})

test('of a long text both can stay; of lines too the choice is asked for', async () => {
  await page.getByRole('button', { name: 'Edit About' }).click()
  await theyChange({ about: 'They want six.' })
  await page.getByRole('textbox', { name: 'About' }).fill('They want seven.')
  await page.keyboard.press('Control+Enter')
  await dialog().getByRole('button', { name: 'Keep both, one after the other' }).click()
  await expect.poll(async () => (await stored()).about).toBe('They want six.\n\nThey want seven.')

  // A card that another empties does not go away under the hands of whoever writes in it.
  await page.getByRole('button', { name: 'Edit About' }).click()
  await theyChange({ about: null })
  await page.getByRole('textbox', { name: 'About' }).fill('Still seven.')
  await page.keyboard.press('Control+Enter')
  await dialog().getByRole('button', { name: 'Keep mine' }).click()
  await expect.poll(async () => (await stored()).about).toBe('Still seven.')

  await page.getByRole('button', { name: 'Edit products' }).click()
  await page.getByRole('button', { name: 'Line', exact: true }).click()
  await page.getByLabel('Product of line 1').fill('Bell')
  await theyChange({ products: [{ name: 'Lock', quantity: 2, price: { minor: 500, currency: 'EUR' } }] })
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  const row = dialog().getByRole('row').filter({ hasText: 'Products' })
  await row.getByText('1 × Bell').waitFor()
  await row.getByText('2 × Lock').waitFor()
  await page.keyboard.press('Escape')
  await dialog().waitFor({ state: 'detached' })
  expect((await stored()).products).toMatchObject([{ name: 'Lock' }])
})

test('whoever only looked into a field takes nothing of what others wrote there', async () => {
  await edit('Why it was lost')
  await theyChange({ lostReason: 'delivery' })
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: /delivery.*edit Why it was lost/i }).waitFor()
  expect((await stored()).lostReason).toBe('delivery')
  await edit('Why it was lost')
  await theyChange({ lostReason: 'colour' })
  await field('Why it was lost').blur()
  await page.getByRole('button', { name: /colour.*edit Why it was lost/i }).waitFor()
  expect((await stored()).lostReason).toBe('colour')
})

test('what cannot be read is said and changes nothing, also when the field is left', async () => {
  const before = await stored()
  await edit('Amount')
  await field('Amount').fill('3 hundred')
  await page.keyboard.press('Enter')
  await page.getByRole('alert').getByText('This is no amount that can be read.').waitFor()
  await field('Amount').blur()
  await field('Amount').press('Escape')
  await edit('Expected close')
  await field('Expected close').press('Backspace')
  await page.keyboard.press('Enter')
  await page.getByRole('alert').getByText('This is no whole date that can be read.').waitFor()
  await field('Expected close').press('Escape')
  expect(await stored()).toEqual(before)
  const refused = watched.troubles().filter((each) => !/412/.test(each))
  expect(refused).toEqual([])
})
