/** An admin makes the CRM her company's own in a real browser: fields of records, pipelines of deals. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { CustomField } from '../src/model/crm/custom-field.ts'
import type { Pipeline } from '../src/model/crm/pipeline.ts'
import { axeFindings } from './support/axe.ts'
import { givenStory, type Story, settled, type Watched } from './support/story-browser.ts'

let story: Story
let watched: Watched
let page: Page
beforeAll(async () => {
  story = await givenStory()
  watched = await story.open()
  page = watched.page
})
afterAll(async () => story?.close())

const fields = async () =>
  (await story.given.ask('GET', '/api/v1/record-types/deal/fields')).json as CustomField[]
const pipelines = async () => (await story.given.ask('GET', '/api/v1/pipelines')).json as Pipeline[]

test('a field with options is added, and stands in the form of a new deal', async () => {
  await page.goto('/settings/fields?type=deal')
  await settled(page)
  await page.getByText('Deals have no fields of your own yet.').waitFor()
  await page.getByRole('button', { name: 'Field', exact: true }).click()
  await page.getByLabel('Name of the field').fill('Frame colour')
  await page.getByLabel('It holds').selectOption('choice')
  await page.getByRole('button', { name: 'Option', exact: true }).click()
  await page.getByRole('textbox', { name: 'Option 1' }).fill('Signal red')
  await page.keyboard.press('Enter')
  await page.getByRole('textbox', { name: 'Option 2' }).fill('Blue')
  expect(await axeFindings(page)).toEqual([])
  await page.getByRole('button', { name: 'Add field' }).click()
  await page.getByText('One of several, 2 to choose from').waitFor()
  expect(await fields()).toMatchObject([
    {
      label: 'Frame colour',
      kind: 'choice',
      options: [
        { value: 'signal-red', label: 'Signal red' },
        { value: 'blue', label: 'Blue' },
      ],
    },
  ])
  await page.goto('/records/deal')
  await page.getByRole('heading', { name: 'No deals yet' }).waitFor()
  await page.keyboard.press('c')
  await page.getByRole('button', { name: /more fields/ }).click()
  await page.getByRole('dialog').getByLabel('Frame colour').selectOption({ label: 'Signal red' })
  await page.keyboard.press('Escape')
})

test('an option is renamed and keeps its word; the field is removed after a second question', async () => {
  await page.goto('/settings/fields?type=deal')
  await page.getByRole('button', { name: 'Change Frame colour' }).click()
  await page.getByRole('textbox', { name: 'Option 1' }).fill('Red')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect
    .poll(async () => (await fields())[0]?.options[0])
    .toEqual({ value: 'signal-red', label: 'Red' })
  await page.getByRole('button', { name: 'Remove Frame colour' }).click()
  await page.getByRole('button', { name: 'Remove', exact: true }).click()
  await page.getByText('Deals have no fields of your own yet.').waitFor()
  expect(await fields()).toEqual([])
})

test('a stage is added to a pipeline and stands on the board', async () => {
  await page.goto('/settings/pipelines')
  await settled(page)
  await page.getByRole('button', { name: 'Stage', exact: true }).click()
  await page.keyboard.type('Test ride')
  await page.getByRole('button', { name: 'Move Test ride up' }).click()
  expect(await axeFindings(page)).toEqual([])
  await page.getByRole('button', { name: 'Save' }).click()
  await expect
    .poll(async () => (await pipelines())[0]?.stages.map(({ id }) => id))
    .toEqual(['qualified', 'proposal', 'test-ride', 'negotiation', 'won', 'lost'])
  await page.goto('/records/deal?view=board')
  await page.getByRole('region', { name: 'Test ride, 0' }).waitFor()
})

test('a stage that deals are in stays, and the page says why', async () => {
  await story.given.ask('POST', '/api/v1/records/deal', { values: { name: 'Fleet', stage: 'test-ride' } })
  await page.goto('/settings/pipelines')
  await settled(page)
  await page.getByRole('button', { name: 'Remove Test ride' }).click()
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByRole('alert').getByText('Move them to another stage first.').waitFor()
  expect(watched.troubles().filter((trouble) => !/409/.test(trouble))).toEqual([])
})

test('a second pipeline gets stages of its own', async () => {
  await page.goto('/settings/pipelines')
  await settled(page)
  await page.getByRole('button', { name: 'Pipeline', exact: true }).click()
  await page.getByLabel('Name of the new pipeline').fill('Rentals')
  await page
    .getByRole('form', { name: 'Pipeline the new pipeline' })
    .getByRole('button', { name: 'Save' })
    .click()
  await expect.poll(async () => (await pipelines()).map(({ name }) => name)).toEqual(['Sales', 'Rentals'])
  const ids = (await pipelines()).flatMap(({ stages }) => stages.map(({ id }) => id))
  expect(new Set(ids).size).toBe(ids.length)
  expect(watched.troubles()).toEqual([])
})
