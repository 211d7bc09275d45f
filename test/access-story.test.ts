/** How people come in, in a real browser: set-up, sign-in, invitation, second factor; and what a role does not see. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { codeNow } from './support/authenticator.ts'
import { axeFindings } from './support/axe.ts'
import { givenStory, type Story, settled } from './support/story-browser.ts'

let story: Story
let page: Page
beforeAll(async () => {
  story = await givenStory({ setUp: false })
  page = (await story.open({ signedOut: true })).page
})
afterAll(async () => story?.close())

const password = 'correct horse battery'
const fill = (label: string, value: string, where = page) =>
  where.getByLabel(label, { exact: true }).fill(value)
const press = (name: string, where = page) => where.getByRole('button', { name, exact: true }).click()
const fromMenu = async (who: RegExp, name: string, where = page) => {
  await where.getByRole('button', { name: who }).click()
  await where.getByRole('menuitem', { name }).click()
}
const home = (where = page) => where.getByRole('heading', { name: 'Welcome to Waymark' }).waitFor()
/** The addresses of links are those that the server printed; the browser knows it by the same. */
const pathOf = (link: string) => new URL(link).pathname + new URL(link).hash

test('before the set-up every address says how to begin', async () => {
  await page.goto('/customers')
  await page.getByRole('heading', { name: 'Waymark is not set up yet' }).waitFor()
  expect(await axeFindings(page)).toEqual([])
})

test('the printed link makes the first admin, who is in at once', async () => {
  await page.goto(pathOf(story.given.waymark.setUpLink ?? ''))
  await fill('Your name', 'Ada Lund')
  await fill('E-mail', 'ada@example.com')
  await fill('Password', password)
  expect(await axeFindings(page)).toEqual([])
  await press('Make my account')
  await home()
})

test('she signs out, mistypes, and comes back to the page she wanted', async () => {
  await fromMenu(/^Ada Lund/, 'Sign out')
  await page.getByRole('heading', { name: 'Sign in' }).waitFor()
  await page.goto('/touchpoints')
  await fill('E-mail', 'ada@example.com')
  await fill('Password', 'not this one')
  await press('Sign in')
  await page.getByRole('alert').getByText('E-mail address or password is wrong.').waitFor()
  expect(await axeFindings(page)).toEqual([])
  await fill('Password', password)
  await press('Sign in')
  await page.getByRole('heading', { name: 'Touchpoints', level: 1 }).waitFor()
  expect(new URL(page.url()).pathname).toBe('/touchpoints')
})

test('an invited viewer comes in, and sees nothing that she may not do', async () => {
  await fromMenu(/^Ada Lund/, 'Settings')
  await fill('E-mail', 'vera@example.com')
  await page.getByLabel('Role', { exact: true }).selectOption('viewer')
  await press('Invite')
  const link = (await page.getByRole('status').locator('code').textContent()) ?? ''
  const { page: hers } = await story.open({ signedOut: true })
  await hers.goto(pathOf(link))
  await fill('Your name', 'Vera Holm', hers)
  await fill('Password', password, hers)
  await press('Come in', hers)
  await home(hers)
  expect(await hers.getByRole('link', { name: 'Import a file' }).count()).toBe(0)
  await hers.goto('/maps')
  await settled(hers)
  expect(await hers.getByRole('link', { name: 'Draw my map' }).count()).toBe(0)
  await hers.goto('/sources')
  await hers.getByRole('heading', { name: 'Write keys' }).waitFor()
  expect(await hers.getByRole('button', { name: 'Choose a file' }).count()).toBe(0)
  expect(await hers.getByRole('button', { name: 'Make key' }).count()).toBe(0)
  for (const address of ['/settings/people', '/settings/api-keys', '/settings/audit', '/maps/new/edit']) {
    await hers.goto(address)
    await hers.getByRole('heading', { name: 'This page is not for your role' }).waitFor()
  }
  await hers.context().close()
})

let recoveryCodes: string[] = []

test('a second factor is turned on by scanning, and asked for from then on', async () => {
  await fromMenu(/^Ada Lund/, 'My profile')
  await fill('Your password', password)
  await press('Turn it on')
  await page.getByRole('img', { name: 'QR code for the authenticator app' }).waitFor()
  const secret = (await page.getByText('Or type this secret:').locator('code').textContent()) ?? ''
  const uri = `otpauth://totp/Waymark?secret=${secret}`
  recoveryCodes = await page.getByRole('list', { name: 'Recovery codes' }).locator('code').allTextContents()
  expect(await axeFindings(page)).toEqual([])
  await fill('Code', codeNow(uri))
  await press('Confirm')
  await page.getByText('✓ on').waitFor()
  await fromMenu(/^Ada Lund/, 'Sign out')

  await fill('E-mail', 'ada@example.com')
  await fill('Password', password)
  await press('Sign in')
  await page.getByRole('heading', { name: 'One more step' }).waitFor()
  await press('Use a recovery code')
  await fill('Recovery code', recoveryCodes[0] ?? '')
  await press('Sign in')
  await home()
})

/** As if the sessions had begun, or their holders had proved who they are, so long ago. */
async function longAgo(what: 'created_at' | 'proved_at', minutes: number) {
  const { db } = story.given.waymark.parts.records
  await db
    .updateTable('auth_session')
    .set({ [what]: new Date(Date.now() - minutes * 60_000) })
    .execute()
  // What the server remembers of sessions it believes for five seconds.
  await new Promise((resolve) => setTimeout(resolve, 5_500))
}

test('a screen that was left open makes no key: her password and a code are asked for, and then it is made', async () => {
  await page.goto('/settings/api-keys')
  await fill('What it is for', 'Reports')
  await longAgo('proved_at', 45)
  await press('Make key')
  const dialog = page.getByRole('dialog', { name: 'Is it you?' })
  await dialog.waitFor()
  await settled(page)
  expect(await axeFindings(page)).toEqual([])
  await dialog.getByRole('button', { name: 'Cancel' }).click()
  await page.getByText('Prove once more that it is you').waitFor()
  await press('Make key')
  await dialog.getByLabel('Your password').fill('not hers at all')
  await dialog.getByLabel('Code').fill(recoveryCodes[1] ?? '')
  await dialog.getByRole('button', { name: 'Go on' }).click()
  await dialog.getByText('The password is wrong.').waitFor()
  await dialog.getByLabel('Your password').fill(password)
  await dialog.getByRole('button', { name: 'Go on' }).click()
  await page.getByText('“Reports” is ready.').waitFor()
})

test('whoever disables an admin chooses what becomes of her keys, and her invitations are void', async () => {
  await page.goto('/settings/people')
  await page.getByLabel('Role of Vera Holm').selectOption('admin')
  await page.getByText('Vera Holm is admin now.').waitFor()
  const { db } = story.given.waymark.parts.records
  const vera = await db
    .selectFrom('auth_user')
    .select(['id', 'name'])
    .where('name', '=', 'Vera Holm')
    .executeTakeFirstOrThrow()
  const { access } = story.given.waymark.parts
  const maker = { kind: 'user', ...vera } as const
  for (const name of ['Nightly export', 'Warehouse'])
    await access.keys.create({ name, scopes: ['read'], expiresAt: null }, maker)
  await access.people.invite({ email: 'nora@example.com', role: 'editor', department: '' }, maker)
  await page.reload()
  await fromMenu(/^More about Vera Holm/, 'Disable')
  const dialog = page.getByRole('dialog', { name: 'Disable Vera Holm' })
  const hers = dialog.getByRole('list', { name: 'API keys they made' })
  await hers.getByText('Warehouse').waitFor()
  await dialog.getByText('One open invitation of theirs becomes void.').waitFor()
  expect(await axeFindings(page)).toEqual([])
  await dialog.getByRole('button', { name: 'Disable' }).click()
  await page.getByRole('link', { name: '2 API keys go on' }).waitFor()
  await page.getByText('invited by Vera Holm, who is disabled').waitFor()
  expect(await axeFindings(page)).toEqual([])
  await page.getByRole('button', { name: 'Invite anew: nora@example.com' }).click()
  await page.getByRole('status').getByText('Send this link to nora@example.com').waitFor()
  await page.getByText('who is disabled').waitFor({ state: 'detached' })
  await page.getByRole('link', { name: '2 API keys go on' }).click()
  await page.getByText('its maker is disabled').first().waitFor()
  expect(await axeFindings(page)).toEqual([])
  await page.goto('/settings/people')
  await fromMenu(/^More about Vera Holm/, 'Enable')
  await page.getByText('Vera Holm may sign in again.').waitFor()
  await fromMenu(/^More about Vera Holm/, 'Disable')
  await dialog.getByLabel(/^Revoke them/).check()
  await dialog.getByRole('button', { name: 'Disable' }).click()
  await expect.poll(async () => (await access.keys.list()).map(({ name }) => name)).not.toContain('Warehouse')
  await page.getByText('API keys go on').waitFor({ state: 'detached' })
})

test('a session that has lasted its thirty days says so, and leads back to where she was', async () => {
  await page.goto('/touchpoints')
  await page.getByRole('heading', { name: 'Touchpoints', level: 1 }).waitFor()
  await longAgo('created_at', 31 * 24 * 60)
  await page.reload()
  await page.getByRole('status').getByText('Your session has ended: one lasts 30 days at most.').waitFor()
  expect(await axeFindings(page)).toEqual([])
  await fill('E-mail', 'ada@example.com')
  await fill('Password', password)
  await press('Sign in')
  await press('Use a recovery code')
  await fill('Recovery code', recoveryCodes[2] ?? '')
  await press('Sign in')
  await page.getByRole('heading', { name: 'Touchpoints', level: 1 }).waitFor()
})

test('a name that is a script is shown as text, wherever it is shown', async () => {
  let ran = false
  await page.goto('/profile')
  await fill('As others see it', '<img src=x onerror=pwned()>"\'>')
  await press('Save')
  await page.getByText('Your name is changed.').waitFor()
  await page.exposeFunction('pwned', () => {
    ran = true
  })
  for (const address of ['/profile', '/settings/people', '/settings/audit']) {
    await page.goto(address)
    await settled(page)
  }
  await page.goto('/settings/people')
  await page.getByText('<img src=x').first().waitFor()
  expect(ran).toBe(false)
})

test('a session that ends elsewhere leads to the sign-in page', async () => {
  const { db } = story.given.waymark.parts.records
  await db.deleteFrom('auth_session').execute()
  await new Promise((resolve) => setTimeout(resolve, 5_500))
  await page.goto('/maps')
  await page.getByRole('heading', { name: 'Sign in' }).waitFor()
})
