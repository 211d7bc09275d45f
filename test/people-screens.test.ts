/** In a real browser: two records are suggested, merged with a choice of values, and parted again; a person is erased. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { RecordAnswer } from '../src/model/crm/crm-record.ts'
import { axeFindings } from './support/axe.ts'
import { givenStory, type Story, settled, type Watched } from './support/story-browser.ts'

let story: Story
let watched: Watched
let page: Page
let ines: string
let double: string

const make = async (...record: Parameters<Story['make']>) => (await story.make(...record)).id
const valuesOf = async (id: string) =>
  ((await story.given.ask('GET', `/api/v1/records/customer/${id}`)).json as RecordAnswer).record

beforeAll(async () => {
  story = await givenStory()
  watched = await story.open()
  page = watched.page
  page.setDefaultTimeout(30_000)
  ines = await make('customer', {
    name: 'Ines Marlow',
    email: 'ines@marlow.example',
    city: 'Cork',
    externalId: 'c-1',
  })
  double = await make('customer', {
    name: 'Inés Marlowe',
    phone: '+353 21 555 0199',
    city: 'Cork',
    externalId: 'c-2',
  })
  await make('customer', { name: 'Tom Reed', city: 'Cork' })
  await make('deal', { name: 'Second bike', customer: double })
  await story.given.waymark.parts.outbox.emptied()
  await story.given.waymark.parts.services.duplicates.lookedThrough()
})
afterAll(async () => story?.close())

test('the pair is suggested with its reasons, and opened by keyboard', async () => {
  await page.goto('/duplicates')
  await settled(page)
  const pair = page
    .getByRole('list', { name: 'Pairs' })
    .getByRole('listitem')
    .filter({ hasText: 'Ines Marlow' })
    .first()
  await pair.getByText('nearly the same name').waitFor()
  await pair.getByText('same city').waitFor()
  expect(await axeFindings(page)).toEqual([])
  await page.keyboard.press('o')
  await page.getByRole('heading', { level: 1, name: 'Are they one customer?' }).waitFor()
})

test('side by side somebody chooses which values stay, and merges', async () => {
  await page.getByRole('radio', { name: 'This record stays' }).first().waitFor()
  expect(await axeFindings(page)).toEqual([])
  // What only one of them knows is kept without a choice; the name is chosen.
  const name = page.getByRole('radio', { name: 'Name: Inés Marlowe' })
  await name.check()
  await page.getByLabel('Why (for the merge log)').fill('Asked on the phone')
  await page.getByRole('button', { name: /^Merge into/ }).click()
  await page.getByRole('heading', { level: 1, name: 'Inés Marlowe' }).waitFor()
  const [first, second] = [await valuesOf(ines), await valuesOf(double)]
  const [stays, goes] = first.mergedInto ? [second, first] : [first, second]
  expect(goes.mergedInto).toBe(stays.id)
  expect(stays.values).toMatchObject({
    name: 'Inés Marlowe',
    phone: '+353 21 555 0199',
    email: 'ines@marlow.example',
  })
  await page.getByRole('region', { name: 'Company, deals, tickets' }).getByText('Second bike').waitFor()
  // Her old page leads to the one that stays.
  await page.goto(`/customers/${goes.id}`)
  await page.waitForURL(`**/customers/${stays.id}`)
  expect(watched.troubles().filter((trouble) => !trouble.includes('404'))).toEqual([])
})

test('the log says who and why, and one undo brings both back', async () => {
  await page.goto('/merges')
  await settled(page)
  const entry = page.getByRole('list', { name: 'Merges' }).getByRole('listitem').first()
  await entry.getByText('Asked on the phone').waitFor()
  await entry.getByText('Ada Admin').first().waitFor()
  expect(await axeFindings(page)).toEqual([])
  await entry.getByRole('button', { name: /^Undo/ }).click()
  await entry.getByText('undone', { exact: true }).waitFor()
  const [first, second] = [await valuesOf(ines), await valuesOf(double)]
  expect([first.mergedInto, second.mergedInto]).toEqual([null, null])
  expect(first.values).toMatchObject({ name: 'Ines Marlow', email: 'ines@marlow.example' })
  expect(first.values.phone).toBeUndefined()
  expect(second.values).toMatchObject({ name: 'Inés Marlowe', phone: '+353 21 555 0199' })
})

test('"not the same" takes the pair off the list, and its undo puts it back', async () => {
  await page.goto('/duplicates')
  await settled(page)
  const pairs = page.getByRole('list', { name: 'Pairs' }).getByRole('listitem')
  await pairs.first().getByRole('button', { name: 'Not the same' }).click()
  await page.getByRole('heading', { name: 'No duplicates found' }).waitFor()
  await page.getByRole('status').getByRole('button', { name: 'Undo' }).last().click()
  await pairs.first().waitFor()
})

test('a person is erased after her name was typed, and a receipt stays', async () => {
  const person = await make('customer', {
    name: 'Wanda Quill',
    email: 'wanda@quill.example',
    externalId: 'w-1',
  })
  await make('note', { text: 'Likes tea.', customer: person })
  await story.given.waymark.parts.outbox.emptied()
  await story.given.waymark.parts.keeper.caughtUp()
  await page.goto(`/customers/${person}`)
  await settled(page)
  await page.getByRole('button', { name: 'More about this person' }).click()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: 'Export her data as JSON' }).click(),
  ])
  expect(download.suggestedFilename()).toBe(`person-${person}.json`)
  await page.getByRole('button', { name: 'More about this person' }).click()
  await page.getByRole('menuitem', { name: 'Erase…' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText('note records').waitFor()
  expect(await axeFindings(page)).toEqual([])
  const erase = dialog.getByRole('button', { name: 'Erase for good' })
  expect(await erase.isDisabled()).toBe(true)
  await dialog.getByLabel(/^Type “Wanda Quill”/).fill('Wanda Quill')
  await erase.click()
  await page.getByRole('heading', { level: 1, name: 'Erasures' }).waitFor()
  await page.getByText('✓ done').first().waitFor()
  expect(await page.locator('main').textContent()).not.toContain('Wanda')
  expect(await axeFindings(page)).toEqual([])
  expect((await story.given.ask('GET', `/api/v1/records/customer/${person}`)).status).toBe(404)
})
