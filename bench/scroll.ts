/** What a list of 100 000 customers costs the browser: opened, sorted, filtered, searched, scrolled, jumped through. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import type { CDPSession, Page } from 'playwright-core'
import { createCrm } from '../src/crm/crm.ts'
import { createUpkeep } from '../src/crm/upkeep.ts'
import { connectRecords } from '../src/storage/records/connect.ts'
import { migrate } from '../src/storage/records/migrate.ts'
import { openBrowser } from '../test/support/browser.ts'
import { firstAdmin } from '../test/support/signed-in.ts'
import { builtWebApp } from '../test/support/story-web-app.ts'
import { invented, writeAll } from './invented-records.ts'
import type { Report } from './report.ts'
import { startEmpty } from './start.ts'
import { median, quantile } from './timing.ts'

const customers = 100_000
const scrolledRows = 600
const rowHeight = 38
const rowsPerFrame = 2.5
const longTaskMs = 50
/** Drawn rows of a list that are read. */
const readRow = 'tr[data-row]'

async function fillRecords(directory: string): Promise<void> {
  const records = await connectRecords({ directory })
  try {
    await migrate(records)
    const { db } = records
    const crm = createCrm({ db, clock: () => new Date(), customersWho: async () => [], onChanged() {} })
    const { customer } = invented()
    await writeAll(crm, 'customer', customers, (index) => ({
      do: 'create',
      values: { ...customer(index, []), company: null },
    }))
    // What they tell of themselves is for maps; here only lists are measured.
    await sql`delete from crm_outbox`.execute(db)
    await createUpkeep(db, console.error).all()
  } finally {
    await records.close()
  }
}

type Cost = { ms: number; scriptMs: number; longTasks: number; longestMs: number }

/** Processor time of the page's main thread while something is done, and tasks that kept it for long. */
async function costOf(page: Page, session: CDPSession, work: () => Promise<unknown>): Promise<Cost> {
  const read = async () => {
    const { metrics } = await session.send('Performance.getMetrics')
    const of = (name: string) => (metrics.find((each) => each.name === name)?.value ?? 0) * 1000
    return { ms: of('TaskDuration'), scriptMs: of('ScriptDuration') }
  }
  // A page that is loaded anew begins at 0.
  await page.evaluate(() => Object.assign(window, { since: performance.now() }))
  const before = await read()
  await work()
  const after = await read()
  const tasks = await page.evaluate(
    (least) =>
      new Promise<number[]>((found) => {
        const { since = 0 } = window as { since?: number }
        const observer = new PerformanceObserver((list) => {
          const during = list.getEntries().filter(({ startTime }) => startTime >= since)
          found(during.map(({ duration }) => duration).filter((ms) => ms >= least))
        })
        observer.observe({ type: 'longtask', buffered: true })
        setTimeout(() => found([]), 100)
      }),
    longTaskMs,
  )
  return {
    ms: after.ms - before.ms,
    scriptMs: after.scriptMs - before.scriptMs,
    longTasks: tasks.length,
    longestMs: Math.max(0, ...tasks),
  }
}

/** As a wheel turns: the same way with every frame. Gives the times between frames. */
const scroll = (page: Page, rows: number): Promise<number[]> =>
  page.locator('[role="grid"]').evaluate(
    async (grid, { rows, step }) => {
      const room = grid.parentElement
      const frames: number[] = []
      let last = performance.now()
      const end = (room?.scrollTop ?? 0) + rows
      while (room && room.scrollTop < end) {
        room.scrollTop += step
        await new Promise(requestAnimationFrame)
        frames.push(performance.now() - last)
        last = performance.now()
      }
      return frames
    },
    { rows: rows * rowHeight, step: rowsPerFrame * rowHeight },
  )

/** The list answers another question, without loading the app again. */
async function ask(page: Page, search: string, shows: (rows: string[]) => boolean): Promise<void> {
  await page.evaluate((search) => history.pushState({}, '', `/records/customer${search}`), search)
  for (;;) {
    const rows = await page.locator(`${readRow} a`).allTextContents()
    if (rows.length > 0 && shows(rows)) return
    await page.waitForTimeout(20)
  }
}

const ascending = (rows: string[]) => rows.every((row, at) => at === 0 || (rows[at - 1] ?? '') <= row)
const inGraz = encodeURIComponent(JSON.stringify({ kind: 'field', field: 'city', op: 'is', value: 'Graz' }))

async function jump(page: Page, share: number): Promise<number> {
  return page.locator('[role="grid"]').evaluate(
    async (grid, { share, readRow }) => {
      const room = grid.parentElement
      const started = performance.now()
      if (room) room.scrollTop = room.scrollHeight * share
      const isThere = () => {
        const edge = (room?.getBoundingClientRect().top ?? 0) + 60
        return [...grid.querySelectorAll(readRow)].some(
          (row) => row.getBoundingClientRect().top <= edge && row.getBoundingClientRect().bottom > edge,
        )
      }
      do await new Promise(requestAnimationFrame)
      while (!isThere())
      return performance.now() - started
    },
    { share, readRow },
  )
}

async function measureList(page: Page, session: CDPSession, report: Report): Promise<void> {
  const add = (what: string, value: number, unit: 'ms' | 'x', note?: string) =>
    report.add({
      size: customers,
      what: `list in the browser: ${what}`,
      value,
      unit,
      ...(note ? { note } : {}),
    })
  const noteOf = ({ scriptMs, longTasks, longestMs }: Cost) =>
    `script ${scriptMs.toFixed(0)} ms, ${longTasks} long tasks, longest ${longestMs.toFixed(0)} ms`
  const costs = async (what: string, work: () => Promise<unknown>) => {
    const cost = await costOf(page, session, work)
    add(`${what}, main thread`, cost.ms, 'ms', noteOf(cost))
    return cost
  }
  await costs('sorted by name', () => ask(page, '?sort=label', ascending))
  await costs('filtered to a tenth', () =>
    ask(page, `?filter=${inGraz}`, (rows) => rows.length > 8 && !ascending(rows)),
  )
  await costs('searched', () =>
    ask(page, '?q=greta+leitner', (rows) => rows.every((row) => row === 'Greta Leitner')),
  )
  await ask(page, '?sort=label', (rows) => rows.length > 20 && ascending(rows) && rows[0] !== 'Greta Leitner')
  // The first way opens what later ones find open.
  await scroll(page, 100)
  const frames: number[] = []
  const cost = await costOf(page, session, async () => frames.push(...(await scroll(page, scrolledRows))))
  add('main thread per scrolled row', cost.ms / scrolledRows, 'ms', noteOf(cost))
  add('… script of it', cost.scriptMs / scrolledRows, 'ms')
  add('frames while scrolling, p50', median(frames), 'ms')
  add('frames while scrolling, p95', quantile(frames, 0.95), 'ms')
  const waits: number[] = []
  const shares = [0.5, 0.9, 0.2, 0.7, 0.35, 0.99, 0.6, 0.1, 0.8, 0.45]
  const jumps = await costOf(page, session, async () => {
    for (const share of shares) waits.push(await jump(page, share))
  })
  add('dragged anywhere until the rows are read, p95', quantile(waits, 0.95), 'ms')
  add('… main thread each', jumps.ms / shares.length, 'ms', noteOf(jumps))
}

export async function scrollList(report: Report): Promise<void> {
  await builtWebApp()
  const directory = await mkdtemp(join(tmpdir(), 'waymark-bench-scroll-'))
  await using opened = new AsyncDisposableStack()
  opened.defer(() => rm(directory, { recursive: true, force: true }))
  await fillRecords(directory)
  const waymark = await startEmpty(directory)
  opened.defer(() => waymark.close())
  const browser = await openBrowser()
  opened.defer(() => browser.close())
  const { cookie } = await firstAdmin(waymark.url, waymark.setUpLink)
  const context = await browser.newContext({ baseURL: waymark.url, viewport: { width: 1440, height: 900 } })
  await context.setExtraHTTPHeaders({ cookie })
  const page = await context.newPage()
  const session = await context.newCDPSession(page)
  // Time of the thread and not of the clock: what else the machine does is not counted.
  await session.send('Performance.setTimeDomain', { timeDomain: 'threadTicks' })
  await session.send('Performance.enable')
  const open = async () => {
    await page.goto('/records/customer')
    await page.locator(readRow).first().waitFor()
  }
  const { ms, ...rest } = await costOf(page, session, open)
  report.add({
    size: customers,
    what: 'list in the browser: opened, main thread',
    value: ms,
    unit: 'ms',
    note: `script ${rest.scriptMs.toFixed(0)} ms`,
  })
  await measureList(page, session, report)
}
