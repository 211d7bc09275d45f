/** A running Waymark with its built web app, and a real browser that notes everything that goes wrong in it. */
import type { Browser, Page } from 'playwright-core'
import type { CrmRecord, RecordAnswer } from '../../src/model/crm/crm-record.ts'
import type { FieldValues } from '../../src/model/crm/field-value.ts'
import type { RecordType } from '../../src/model/crm/record-type.ts'
import { type Given, givenWaymark } from '../api-given.ts'
import { openBrowser } from './browser.ts'
import { builtWebApp } from './story-web-app.ts'

export type Look = { width?: number; height?: number; dark?: boolean; signedOut?: boolean }

export type Watched = {
  page: Page
  /** console errors, uncaught errors, failed requests and answers from 400 on, since the last call */
  troubles(): string[]
}

export type Story = {
  given: Given
  open(look?: Look): Promise<Watched>
  /** A record, made by the admin. */
  make(type: RecordType, values: FieldValues): Promise<CrmRecord>
  close(): Promise<void>
}

/** `setUp: false`: nobody can sign in yet. */
export async function givenStory({
  setUp = true,
  environment = {} as Record<string, string>,
} = {}): Promise<Story> {
  await builtWebApp()
  const [given, browser] = await Promise.all([givenWaymark(environment, { setUp }), openBrowser()])
  return {
    given,
    open: (look = {}) => watched(browser, given, look),
    async make(type, values) {
      const { status, text, json } = await given.ask('POST', `/api/v1/records/${type}`, { values })
      if (status !== 201) throw new Error(`No ${type} was made: ${status} ${text}`)
      return (json as RecordAnswer).record
    },
    async close() {
      await browser.close()
      await given.close()
    },
  }
}

async function watched(browser: Browser, { url, admin }: Given, look: Look): Promise<Watched> {
  const context = await browser.newContext({
    baseURL: url,
    viewport: { width: look.width ?? 1440, height: look.height ?? 900 },
    colorScheme: look.dark ? 'dark' : 'light',
    // What moves is not measurable; everything is at its end at once.
    reducedMotion: 'reduce',
  })
  if (!look.signedOut)
    await context.addCookies(
      admin.cookie.split('; ').map((cookie) => {
        const [name = '', ...value] = cookie.split('=')
        return { name, value: value.join('='), url }
      }),
    )
  const page = await context.newPage()
  page.setDefaultTimeout(20_000)
  let seen: string[] = []
  page.on('pageerror', (error) => seen.push(`uncaught: ${error.message}`))
  page.on('console', (message) => {
    if (message.type() === 'error') seen.push(`console: ${message.text()}`)
  })
  page.on('response', (response) => {
    if (response.status() >= 400) seen.push(`${response.status()} ${response.url()}`)
  })
  page.on('requestfailed', (request) => {
    const why = request.failure()?.errorText ?? ''
    // A page that is left gives up its questions: that is no failure.
    if (why !== 'net::ERR_ABORTED') seen.push(`${why} ${request.url()}`)
  })
  return {
    page,
    troubles() {
      const all = seen
      seen = []
      return all
    },
  }
}

/** Nothing loads any more: headings stand, no grey bars, nothing busy. */
export async function settled(page: Page): Promise<void> {
  await page.locator('h1').first().waitFor()
  await page.waitForFunction(
    () => !document.querySelector('main [aria-busy="true"], main [class*="skeleton"]'),
    undefined,
    { polling: 50 },
  )
}

/** "4,372" is 4372. */
export const numberIn = (text: string | null): number => Number((text ?? '').replace(/[^\d]/g, ''))
