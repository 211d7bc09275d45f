/** Every page, in light, in dark and on a phone: no error, nobody kept out, nothing that must be scrolled sideways. */
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { CustomerSummary } from '../src/model/customer.ts'
import { axeColourFindings, axeFindings } from './support/axe.ts'
import {
  givenStory,
  type Look,
  numberIn,
  type Story,
  settled,
  type Watched,
} from './support/story-browser.ts'
import { smallDemo } from './support/story-demo.ts'

let story: Story
let places: Record<string, string>
beforeAll(async () => {
  story = await givenStory()
  const map = await smallDemo(story.given)
  const { json } = await story.given.ask('GET', '/api/v1/customers?limit=1')
  const [first] = (json as { rows: CustomerSummary[] }).rows
  const make = async (...record: Parameters<Story['make']>) => (await story.make(...record)).id
  const wide = 'W'.repeat(200)
  const right = 'الرحلة التي لا تنتهي أبدا '.repeat(7).trim()
  const design = {
    name: wide,
    actor: right,
    scenario: wide,
    expectations: [wide, right],
    owner: wide.slice(0, 100),
    stages: [wide, right, '👩‍👩‍👧‍👦'.repeat(12)].map((name, stage) => ({
      id: `s${stage}`,
      name,
      steps: [1, 2].map((step) => ({
        id: `s${stage}-${step}`,
        name,
        touchpoints: [],
        department: right.slice(0, 100),
      })),
    })),
  }
  const endless = ((await story.given.ask('POST', '/api/v1/maps', design)).json as { id: string }).id
  const company = await make('company', {
    name: 'Marlow Bakery',
    city: 'Cork',
    website: 'https://marlow.example',
  })
  const customer = await make('customer', { name: 'Ines Marlow', email: 'ines@marlow.example', company })
  const deal = await make('deal', {
    name: 'Bakery fleet',
    customer,
    company,
    products: [{ name: 'Cargo bike', quantity: 2, price: { minor: 670_000, currency: 'EUR' }, discount: 5 }],
  })
  await make('task', { title: 'Call back', customer, deal, due: '2026-01-05T09:00:00Z' })
  await make('note', { text: 'Wants **two** bikes.', customer, deal })
  await make('ticket', { subject: 'Where is my bike?', customer, priority: 'urgent' })
  const twin = await make('customer', { name: 'Ines Marlowe', email: 'ines@marlow.example' })
  const third = await make('customer', { name: 'I. Marlow', phone: '+353 21 555 0199' })
  await story.given.ask('POST', '/api/v1/merges', { type: 'customer', winner: twin, loser: third })
  await story.given.waymark.parts.services.duplicates.lookedThrough()
  const { importer } = story.given.waymark.parts
  await mkdir(importer.uploads, { recursive: true })
  const file = join(importer.uploads, 'some.csv')
  await writeFile(file, 'customer,time,event,nps\n7,2026-01-02,Bought,9\n8,no day,Bought,3\n')
  const { id } = await importer.create('some.csv', file, 60)
  await importer.settled(id)
  const connect = async (connector: string, settings: object) => {
    const body = { connector, name: `The ${connector}`, settings }
    return ((await story.given.ask('POST', '/api/v1/connections', body)).json as { id: string }).id
  }
  const hook = await connect('webhook', { secret: 'known to both' })
  const files = await connect('csv-folder', { folder: 'tills' })
  const { recordImports } = story.given.waymark.parts.services
  const sheet = join(recordImports.uploads, 'companies.csv')
  await writeFile(sheet, 'Company,City,Part of\nNew one,Graz,Marlow-Bakery\nMarlow Bakery,Linz,\n,Wels,\n')
  const system = { kind: 'system', id: 'test', name: 'Test' } as const
  const records = await recordImports.create({ fileName: 'companies.csv', path: sheet, bytes: 80 }, system)
  await recordImports.settled(records.id)
  const wish = { email: 'new@example.com', role: 'viewer' }
  const invitation = (await story.given.ask('POST', '/api/v1/invitations', wish)).json as { link: string }
  await story.given.ask('POST', '/api/v1/api-keys', { name: 'Reports', scopes: ['read', 'export'] })
  const webhook = {
    url: 'http://10.0.0.1/hook',
    happenings: ['deal.created', 'deal.updated', 'ticket.created'],
  }
  for (const name of ['Warehouse', '<img src=x onerror=alert(1)>']) {
    const { id } = (await story.given.ask('POST', '/api/v1/webhooks', { name, ...webhook })).json as {
      id: number
    }
    await story.given.ask('POST', `/api/v1/webhooks/${id}/test`)
  }
  await make('deal', { name: '<script>alert(1)</script>' })
  places = {
    home: '/',
    maps: '/maps',
    map: `/maps/${map}`,
    'map as a flow': `/maps/${map}?view=flow`,
    'map as a table': `/maps/${map}?view=table`,
    'map as text': `/maps/${map}?view=text`,
    'map as findings': `/maps/${map}?view=findings`,
    'map as a funnel': `/maps/${map}?view=funnel`,
    'map as retention': `/maps/${map}?view=funnel&funnel=%7B%22tab%22%3A%22retention%22%7D`,
    'funnel without steps': `/maps/${endless}?view=funnel`,
    'map by stages': `/maps/${map}?zoom=overview`,
    'map compared': `/maps/${map}?period=90d&compare=previous&channels=%5B%22web%22%5D`,
    'map with endless names': `/maps/${endless}`,
    'map being edited': `/maps/${map}/edit`,
    'new map': '/maps/draft',
    flow: '/flow',
    customers: '/customers',
    customer: `/customers/${first?.id}`,
    'list of records': '/records/customer',
    'empty list': '/records/product',
    board: '/records/deal?view=board',
    calendar: '/records/task?view=calendar&day=2026-01-05',
    deal: `/records/deal/${deal}`,
    company: `/records/company/${company}`,
    'customer with a record': `/customers/${customer}`,
    touchpoints: '/touchpoints',
    sources: '/sources',
    import: `/imports/${id}`,
    'systems to connect': '/connections/new',
    'form of a connection': '/connections/new?connector=postgres',
    'connection that receives': `/connections/${hook}`,
    'connection that fails': `/connections/${files}`,
    'imports of records': '/record-imports?type=company',
    'columns of an import': `/record-imports/${records.id}`,
    'names in an import': `/record-imports/${records.id}?step=matching`,
    'dry run of an import': `/record-imports/${records.id}?step=dry-run`,
    'my profile': '/profile',
    people: '/settings/people',
    fields: '/settings/fields?type=deal',
    pipelines: '/settings/pipelines',
    'API keys': '/settings/api-keys',
    webhooks: '/settings/webhooks',
    'audit log': '/settings/audit',
    erasures: '/settings/erasures',
    duplicates: '/duplicates',
    'duplicates of nobody': '/duplicates?type=company',
    'side by side': `/duplicates/customer/${customer}/${twin}`,
    'merge log': '/merges',
    'sign in': '/sign-in',
    invitation: new URL(invitation.link).pathname + new URL(invitation.link).hash,
  }
})
afterAll(async () => story?.close())

const names = [
  'home',
  'maps',
  'map',
  'map as a flow',
  'map as a table',
  'map as text',
  'map as findings',
  'map as a funnel',
  'map as retention',
  'funnel without steps',
  'map by stages',
  'map compared',
  'map with endless names',
  'map being edited',
  'new map',
  'flow',
  'customers',
  'customer',
  'list of records',
  'empty list',
  'board',
  'calendar',
  'deal',
  'company',
  'customer with a record',
  'touchpoints',
  'sources',
  'import',
  'systems to connect',
  'form of a connection',
  'connection that receives',
  'connection that fails',
  'imports of records',
  'columns of an import',
  'names in an import',
  'dry run of an import',
  'my profile',
  'people',
  'API keys',
  'webhooks',
  'audit log',
  'erasures',
  'duplicates',
  'duplicates of nobody',
  'side by side',
  'merge log',
  'sign in',
  'invitation',
]
const outside = new Set(['sign in', 'invitation'])
const phone = { width: 390, height: 844 }

/** One window for all pages of a kind, as people have it: what was loaded for one page is there for the next. */
const windows = new Map<string, Promise<Watched>>()
function windowFor(name: string, look: Look): Promise<Watched> {
  const wish = { ...look, signedOut: outside.has(name) }
  const key = JSON.stringify(wish)
  const opened = windows.get(key) ?? story.open(wish)
  windows.set(key, opened)
  return opened
}

describe.each(names)('%s', (name) => {
  test('has a heading, no error, and keeps nobody out, in light and in dark', async () => {
    const { page, troubles } = await windowFor(name, {})
    await page.emulateMedia({ colorScheme: 'light' })
    await page.goto(places[name] ?? '')
    await settled(page)
    expect(await page.locator('h1').allTextContents()).toEqual([expect.stringMatching(/\S/)])
    expect(await axeFindings(page)).toEqual([])
    await page.emulateMedia({ colorScheme: 'dark' })
    await page.locator('html[data-theme="dark"], html[data-mantine-color-scheme="dark"]').first().waitFor()
    expect(await axeColourFindings(page)).toEqual([])
    expect(troubles()).toEqual([])
  })

  test('fits a phone', async () => {
    const { page, troubles } = await windowFor(name, phone)
    await page.goto(places[name] ?? '')
    await settled(page)
    // By script, since a body that hides what sticks out can still be pushed aside.
    const sideways = await page.evaluate(() => {
      window.scrollTo(1000, 0)
      const { scrollWidth, clientWidth } = document.documentElement
      return { pushed: window.scrollX, wider: scrollWidth - clientWidth }
    })
    expect(sideways).toEqual({ pushed: 0, wider: 0 })
    expect(await axeFindings(page)).toEqual([])
    expect(troubles()).toEqual([])
  })
})

test('who opens a map first loads at most 500 KB of scripts', async () => {
  const { page } = await story.open()
  await page.goto(places.map ?? '')
  await settled(page)
  const sizes = await page.evaluate(() =>
    (performance.getEntriesByType('resource') as PerformanceResourceTiming[])
      .filter(({ name }) => new URL(name).pathname.endsWith('.js'))
      .map(({ encodedBodySize }) => encodedBodySize),
  )
  expect(sizes.length).toBeGreaterThan(0)
  expect(Math.min(...sizes)).toBeGreaterThan(0)
  expect(sizes.reduce((sum, size) => sum + size)).toBeLessThanOrEqual(500_000)
  await page.context().close()
})

test('a number of the flow opens exactly its customers, from the table and from the picture', async () => {
  const { page, troubles } = await story.open()
  await page.goto(places.flow ?? '')
  await settled(page)
  const row = page.locator('tbody tr').nth(2)
  const told = await row.locator('button').last().getAttribute('title')
  await row.locator('button').last().click()
  const drawer = page.getByRole('dialog')
  await drawer.locator('li a').first().waitFor()
  const [first] = await drawer.locator('li').all()
  expect(await first?.getAttribute('aria-setsize')).toBe(String(numberIn(told?.split(' ')[0] ?? '')))
  expect(await drawer.locator('h2').last().textContent()).toMatch(/went from|began with|last/)
  expect(await axeFindings(page)).toEqual([])
  await page.keyboard.press('Escape')
  await drawer.waitFor({ state: 'detached' })
  const box = page.locator('svg [role="button"]').nth(1)
  await box.focus()
  await page.keyboard.press('Enter')
  await drawer.locator('li a').first().click()
  await page.waitForURL(/\/customers\/\d+/)
  await settled(page)
  expect(troubles()).toEqual([])
  await page.context().close()
})

test('names without an end stay inside header, cards and columns', async () => {
  const { page } = await story.open()
  for (const place of ['/', '/maps', `${places['map with endless names']}?zoom=overview`]) {
    await page.goto(place)
    await settled(page)
    // The page itself is not pushed wider, and no card lets its words out.
    const sticksOut = await page.evaluate(() => {
      const cards = [...document.querySelectorAll<HTMLElement>('main, main .card')]
      return cards
        .filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth + 1)
        .map((each) => each.className)
    })
    expect(sticksOut, place).toEqual([])
  }
  await page.context().close()
})

test('a map prints on one page of A3, light, with its columns as wide as the page', async () => {
  const { page } = await story.open({ dark: true })
  await page.goto(places.map ?? '')
  await settled(page)
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
  expect(pdf.match(/\/Type ?\/Page\b/g)).toHaveLength(1)
  expect(/\/MediaBox ?\[0 0 (\d+)/.exec(pdf)?.[1]).toBe('1191')
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
  await page.setViewportSize({ width: 1512, height: 1047 })
  const board = page.getByRole('grid')
  await expect.poll(async () => (await board.boundingBox())?.width ?? 0).toBeGreaterThan(1400)
  expect(await board.evaluate((each) => getComputedStyle(each).backgroundColor)).toBe('rgb(255, 255, 255)')
  await page.context().close()
})

test('keys choose the view; the findings open the people behind them', async () => {
  const { page, troubles } = await story.open()
  await page.goto(places.map ?? '')
  await settled(page)
  await page.keyboard.press('4')
  await page.getByRole('heading', { name: 'Findings' }).waitFor()
  // Few people: perhaps nothing stands out, but some steps nobody has spoken of.
  const reach = page.locator('main li .door.num').first()
  const shown = numberIn((await reach.textContent())?.split(' ')[0] ?? '')
  await reach.click()
  const drawer = page.getByRole('dialog')
  await drawer.locator('li a').first().waitFor()
  expect(await drawer.locator('li').first().getAttribute('aria-setsize')).toBe(String(shown))
  await page.keyboard.press('Escape')
  await drawer.waitFor({ state: 'detached' })
  await page.keyboard.press('2')
  await page.getByRole('heading', { name: 'What follows what' }).waitFor()
  const box = page.locator('svg [role="button"]').first()
  await box.focus()
  await page.keyboard.press('Enter')
  await drawer.locator('li a').first().waitFor()
  expect(troubles()).toEqual([])
  await page.context().close()
})

test('what is left out of the numbers stands over the map, and a press puts it back', async () => {
  const { page, troubles } = await story.open()
  await page.goto(`${places.map}?channels=%5B%22web%22%5D`)
  await settled(page)
  await page.getByRole('button', { name: 'Without: only Web' }).click()
  await page.waitForURL((url) => !url.search.includes('channels'))
  await page.getByLabel('Compare to').selectOption('previous')
  await page.waitForURL((url) => url.search.includes('period=12m') && url.search.includes('compare=previous'))
  expect(troubles()).toEqual([])
  await page.context().close()
})

describe('by keyboard', () => {
  test('Tab reaches the board, arrows walk its cells, Enter opens the people, Escape gives the place back', async () => {
    const { page, troubles } = await story.open()
    await page.goto(places.map ?? '')
    await settled(page)
    const focused = (what: string) =>
      page.evaluate((what) => document.activeElement?.getAttribute(what) ?? '', what)
    const cell = () => page.evaluate(() => document.activeElement?.textContent ?? '')
    for (let tabs = 0; (await focused('role')) !== 'grid'; tabs++) {
      expect(tabs, 'Tab presses before the board').toBeLessThan(60)
      await page.keyboard.press('Tab')
    }
    await page.keyboard.press('ArrowDown')
    expect(await focused('role')).toBe('gridcell')
    const first = await cell()
    await page.keyboard.press('ArrowRight')
    const second = await cell()
    expect(second).not.toBe(first)
    await page.keyboard.press('ArrowDown')
    expect(await cell()).not.toBe(second)
    await page.keyboard.press('ArrowUp')
    expect(await cell()).toBe(second)
    await page.keyboard.press('ArrowLeft')
    expect(await cell()).toBe(first)
    await page.keyboard.press('Enter')
    const drawer = page.getByRole('dialog')
    await drawer.locator('li a').first().waitFor()
    expect(await axeFindings(page)).toEqual([])
    await page.keyboard.press('Escape')
    await drawer.waitFor({ state: 'detached' })
    expect(await focused('role')).toBe('gridcell')
    expect(await cell()).toBe(first)
    expect(troubles()).toEqual([])
    await page.context().close()
  })

  test('a link to what is not there says so and leads back', async () => {
    const { page } = await story.open()
    await page.goto('/nowhere')
    await page.locator('main').getByRole('link').first().waitFor()
    expect(await axeFindings(page)).toEqual([])
    await page.context().close()
  })
})
