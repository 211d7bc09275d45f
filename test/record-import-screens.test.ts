/** A person brings a file of another program in with the wizard, in a real browser: decides, runs, takes back; and takes a list out. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { RecordAnswer, RecordPage } from '../src/model/crm/crm-record.ts'
import { axeFindings } from './support/axe.ts'
import { givenStory, type Story, settled, type Watched } from './support/story-browser.ts'

const hubspot = `"Record ID","First Name","Last Name","Email","Phone Number","Contact owner","Job Title","Associated Company"
"101","Ines","Marlow","ines@marlow.example","+353 21 555","Paula","Owner","Marlow Bakery"
"102","Jo","Byrne","jo@marlow.example","","Paula","Baker","Marlow-Bakery Ltd"
"103","Kim","Doyle","kim@other.example","","","","Doyle Cycles"
"104","Broken","Row"
`

let story: Story
let watched: Watched
let page: Page
let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'waymark-story-'))
  await writeFile(join(folder, 'hubspot-crm-exports-all-contacts.csv'), hubspot)
  story = await givenStory()
  for (const [type, values] of [
    ['company', { name: 'Marlow Bakery' }],
    ['customer', { name: 'Ines', email: 'ines@marlow.example' }],
  ] as const)
    expect((await story.given.ask('POST', `/api/v1/records/${type}`, { values })).status).toBe(201)
  watched = await story.open()
  page = watched.page
  page.setDefaultTimeout(20_000)
})
afterAll(async () => {
  await story?.close()
  await rm(folder, { recursive: true, force: true })
})

const people = async () =>
  (await story.given.ask('GET', '/api/v1/records/customer?sort=name')).json as RecordPage
const main = () => page.getByRole('main')
const step = (name: string) =>
  page.getByRole('navigation', { name: 'Steps of the import' }).getByRole('button', { name })

test('from the list to the wizard: the file is dropped and its columns are known', async () => {
  await page.goto('/records/customer')
  await settled(page)
  await page.getByRole('link', { name: 'Import' }).click()
  await page.getByRole('heading', { name: 'Import records' }).waitFor()
  expect(await page.getByLabel('What is in the file').inputValue()).toBe('customer')
  await page.getByLabel('File to import').setInputFiles(join(folder, 'hubspot-crm-exports-all-contacts.csv'))
  await page.getByRole('heading', { name: 'hubspot-crm-exports-all-contacts.csv' }).waitFor()
  await main().getByText('The columns are those of an export from HubSpot.').waitFor()
  expect(await page.getByLabel('Meaning of First Name').inputValue()).toBe('name:first')
  expect(await page.getByLabel('Meaning of Associated Company').inputValue()).toBe('company')
  expect(await axeFindings(page)).toEqual([])
})

test('a name that only resembles a company waits for a decision, and nothing runs before', async () => {
  await step('Dry run').click()
  await main().getByText('1 name to decide first').waitFor()
  expect(await page.getByRole('button', { name: /^Import \d/ }).count()).toBe(0)
  await main().getByRole('button', { name: 'Decide', exact: true }).click()
  await main().getByText('1 name resembles what is here').waitFor()
  expect(await axeFindings(page)).toEqual([])
  await page.getByLabel('Who is Marlow-Bakery Ltd').selectOption({ label: 'Marlow Bakery (78% alike)' })
  await main().getByText('Everything is decided.').waitFor()
})

test('the dry run says what would be new, changed and refused; the run does it', async () => {
  await step('Dry run').click()
  const counts = main().locator('dl')
  await expect
    .poll(() => counts.textContent())
    .toMatch(/4\s*rows\s*2\s*would be new\s*1\s*would change\s*1\s*refused/)
  await main().getByText('Also made, because rows name them: 1 company.').waitFor()
  expect(await axeFindings(page)).toEqual([])
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    main().getByRole('link', { name: 'Download 1 row not taken' }).click(),
  ])
  expect(await readFile(await download.path(), 'utf8')).toContain('too-few-cells')
  await main().getByRole('button', { name: 'Import 3 rows' }).click()
  await main().getByText('The file is in.').waitFor()
  const { rows, labels } = await people()
  expect(rows.map(({ label }) => label)).toEqual(['Ines Marlow', 'Jo Byrne', 'Kim Doyle'])
  expect(rows.map(({ values }) => labels[String(values.company)])).toEqual([
    'Marlow Bakery',
    'Marlow Bakery',
    'Doyle Cycles',
  ])
})

test('the list goes out as a file, with the columns that it shows', async () => {
  await main().getByRole('link', { name: 'Show customers' }).click()
  await page.getByRole('row').filter({ hasText: 'Jo Byrne' }).waitFor()
  await page.getByRole('button', { name: 'Export' }).click()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'CSV, these columns' }).click(),
  ])
  const csv = await readFile(await download.path(), 'utf8')
  expect(csv.split('\n')[0]).toMatch(/^\uFEFFWaymark id,Name,E-mail,Company,Phone,City,Owner/)
  // A number that begins with a plus would be a formula to a spreadsheet.
  expect(csv).toContain(",'+353 21 555,")
})

test('the import is taken back, but for what somebody changed since', async () => {
  const { rows } = await people()
  const kim = rows.find(({ label }) => label === 'Kim Doyle')
  const path = `/api/v1/records/customer/${kim?.id}`
  const { record } = (await story.given.ask('GET', path)).json as RecordAnswer
  const changed = await story.given.ask(
    'PATCH',
    path,
    { values: { city: 'Cork' } },
    { 'if-match': `"${record.version}"` },
  )
  expect(changed.status).toBe(200)
  await page.goto('/record-imports')
  await main()
    .getByRole('link', { name: /hubspot-crm-exports-all-contacts/ })
    .click()
  await main().getByRole('button', { name: 'Undo the import' }).click()
  await main().getByText('Taken back, but for 1 record that somebody changed since').waitFor()
  expect(await axeFindings(page)).toEqual([])
  expect((await people()).rows.map(({ label }) => label)).toEqual(['Ines', 'Kim Doyle'])
  expect(watched.troubles()).toEqual([])
})

test('columns that nobody knows become fields of people’s own, named and of a kind, and an undo leaves them', async () => {
  await writeFile(
    join(folder, 'members.csv'),
    'Customer ID,Full name,Email,T-shirt size,Joined the club\nm1,Mo One,mo@club.example,M,2025-03-01\nm2,Lu Two,lu@club.example,L,2025-04-02\nm3,Bo Three,bo@club.example,M,\nm4,Di Four,di@club.example,L,2025-05-05\n',
  )
  await page.goto('/record-imports')
  await settled(page)
  await page.getByRole('heading', { name: 'Import records' }).waitFor()
  await page.getByLabel('File to import').setInputFiles(join(folder, 'members.csv'))
  await page.getByRole('heading', { name: 'members.csv' }).waitFor()
  await main().getByRole('button', { name: 'Make fields of them' }).click()
  const size = page.getByLabel('Name of the new field for T-shirt size')
  await size.waitFor()
  expect(await page.getByLabel('What the new field for Joined the club holds').inputValue()).toBe('date')
  await main().getByText('To choose from: M, L').waitFor()
  await size.fill('Shirt')
  await size.press('Enter')
  await expect.poll(() => size.inputValue()).toBe('Shirt')
  // The table stands back, in paler letters, while the file is looked at again.
  await expect.poll(() => axeFindings(page), { timeout: 20_000 }).toEqual([])
  await step('Dry run').click()
  await main()
    .getByText('2 fields are added when it begins: Shirt (one of several), Joined the club (date)')
    .waitFor()
  const fields = async () => (await story.given.ask('GET', '/api/v1/record-types/customer/fields')).json
  expect(await fields()).toEqual([])
  await main().getByRole('button', { name: 'Import 4 rows' }).click()
  await main().getByText('“Shirt”, “Joined the club” were added to the fields').waitFor()
  expect(await fields()).toMatchObject([
    { name: 'custom.shirt', kind: 'choice', options: [{ label: 'M' }, { label: 'L' }] },
    { kind: 'date' },
  ])
  await main().getByRole('button', { name: 'Undo the import' }).click()
  await main().getByText('“Shirt”, “Joined the club” stay among the fields.').waitFor()
  expect(await axeFindings(page)).toEqual([])
  expect(watched.troubles()).toEqual([])
})
