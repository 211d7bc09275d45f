import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { drainPending } from 'chdb'
import { afterAll, describe, expect, test } from 'vitest'
import { startClickHouseFront } from '../../../test/support/clickhouse-front.ts'
import { connectJourneys, defaultLimits, type Journeys } from './connect.ts'
import { migrateJourneys } from './migrate.ts'

const directories: string[] = []
const newDirectory = async () => {
  const directory = await mkdtemp(join(tmpdir(), 'waymark-journeys-'))
  directories.push(directory)
  return directory
}
afterAll(async () => {
  for (const directory of directories) await rm(directory, { recursive: true, force: true })
})

type Way = { name: string; open(): Promise<{ journeys: Journeys; close(): Promise<void> }> }

const ways: Way[] = [
  {
    name: 'embedded',
    async open() {
      const journeys = await connectJourneys({ directory: await newDirectory(), limits: defaultLimits })
      return { journeys, close: () => journeys.close() }
    },
  },
  {
    name: 'over the network',
    async open() {
      const directory = await newDirectory()
      const front = await startClickHouseFront({ path: join(directory, 'server') })
      const journeys = await connectJourneys({ url: front.url, directory, limits: defaultLimits })
      return {
        journeys,
        async close() {
          await journeys.close()
          await front.close()
        },
      }
    },
  },
]

describe.each(ways)('the journeys store, $name', ({ open }) => {
  test('is migrated once, keeps what is inserted, and answers with bound values', async () => {
    const { journeys, close } = await open()
    try {
      expect(await migrateJourneys(journeys)).toContain('001-foundation.sql')
      expect(await migrateJourneys(journeys)).toEqual([])
      const home = 2n ** 64n - 1n
      await journeys.insert(
        'members',
        ['home', 'since', 'customer', 'version', 'deleted'],
        [[home.toString(), '2026-01-01 00:00:00.000', '7', '1', 0]],
      )
      expect(
        await journeys.rows('SELECT home, customer FROM members WHERE home IN {homes:Array(UInt64)}', {
          homes: [home],
        }),
      ).toEqual([{ home: home.toString(), customer: '7' }])
      const streamed: unknown[] = []
      for await (const block of journeys.stream<{ number: string }>(
        'SELECT number FROM numbers({n:UInt32})',
        { n: 5000 },
      ))
        streamed.push(...block)
      expect(streamed).toHaveLength(5000)
    } finally {
      await close()
      await drainPending()
    }
  })

  test('refuses a question that is too big, and one that is wrong, with codes of ours', async () => {
    const { journeys, close } = await open()
    try {
      const settings = { max_memory_usage: '10000000' }
      await expect(
        journeys.rows('SELECT groupArray(number) FROM numbers(50000000)', {}, { settings }),
      ).rejects.toMatchObject({ code: 'query.too-big' })
      await expect(journeys.rows('SELECT nothing_like_this')).rejects.toMatchObject({ code: 'query.failed' })
      expect(await journeys.rows('SELECT 1 AS one')).toEqual([{ one: 1 }])
    } finally {
      await close()
      await drainPending()
    }
  })

  test('a question whose caller goes is stopped in the engine, and one that waits behind it is not begun', async () => {
    const { journeys, close } = await open()
    try {
      const controller = new AbortController()
      const { signal } = controller
      const started = performance.now()
      const endless = 'SELECT sum(sipHash64(number, {salt:UInt32})) AS sum FROM numbers_mt(1000000000000)'
      const long = journeys.rows(endless, { salt: 1 }, { signal })
      const waiting = journeys.rows(endless, { salt: 2 }, { signal })
      const results = Promise.allSettled([long, waiting])
      await sleep(400)
      controller.abort()
      for (const result of await results)
        expect(result).toMatchObject({ status: 'rejected', reason: { code: 'query.cancelled' } })
      // On the embedded engine an answer means that nothing runs before it any more.
      expect(await journeys.rows('SELECT {one:UInt8} AS one', { one: 1 })).toEqual([{ one: 1 }])
      await expect
        .poll(() =>
          journeys.rows("SELECT query FROM system.processes WHERE Settings['log_comment'] LIKE 'waymark %'"),
        )
        .toEqual([])
      expect(performance.now() - started).toBeLessThan(20_000)
      await expect(journeys.rows('SELECT 1', {}, { signal })).rejects.toMatchObject({
        code: 'query.cancelled',
      })
    } finally {
      await close()
      await drainPending()
    }
  })

  test('a question that was stopped leaves nothing behind that another question could be taken for', async () => {
    const { journeys, close } = await open()
    try {
      const controller = new AbortController()
      const endless = 'SELECT sum(sipHash64(number)) AS sum FROM numbers_mt(1000000000000)'
      const long = journeys.rows(endless, {}, { signal: controller.signal })
      await sleep(200)
      controller.abort()
      await expect(long).rejects.toMatchObject({ code: 'query.cancelled' })
      expect(await journeys.rows("SELECT getSetting('log_comment') AS mark")).toEqual([{ mark: '' }])
    } finally {
      await close()
      await drainPending()
    }
  })

  test('rows of a question that failed on its way reach nobody else', async () => {
    const { journeys, close } = await open()
    try {
      const failing = journeys.rows(
        'SELECT number, throwIf(number = 100000) FROM numbers(200000) SETTINGS max_block_size = 1000, max_threads = 1',
      )
      const next = journeys.rows('SELECT 1 AS one')
      await expect(failing).rejects.toMatchObject({ code: 'query.failed' })
      expect(await next).toEqual([{ one: 1 }])
    } finally {
      await close()
      await drainPending()
    }
  })

  test('never runs what stands behind a blank line of CSV', async () => {
    const { journeys, close } = await open()
    try {
      await migrateJourneys(journeys)
      const csv = '1,"a\n\nDROP TABLE members\n"\n'
      await expect(journeys.insertCsv('migration', ['name', 'checksum'], csv)).rejects.toThrow(/blank line/)
      expect(await journeys.rows('SELECT count() AS n FROM members')).toEqual([{ n: '0' }])
    } finally {
      await close()
      await drainPending()
    }
  })
})

test('a server that does not answer is named, without its password', async () => {
  const place = { url: 'http://user:secret@127.0.0.1:9', directory: '/nowhere', limits: defaultLimits }
  const failure = await connectJourneys(place).catch((error: unknown) => error)
  expect(failure).toMatchObject({ code: 'store.unreachable' })
  expect(String(failure)).toContain('127.0.0.1:9')
  expect(String(failure)).not.toContain('secret')
})

test('on the embedded engine a caller hears that her question was stopped when it has ended there', async () => {
  const journeys = await connectJourneys({ directory: await newDirectory(), limits: defaultLimits })
  const beside = journeys.another()
  // One that is being cleared away may still be listed.
  const running = () =>
    beside.rows(
      "SELECT query FROM system.processes WHERE query LIKE '%sipHash64%' AND query NOT LIKE '%processes%' AND NOT is_cancelled",
    )
  try {
    const controller = new AbortController()
    const endless = 'SELECT sum(sipHash64(number)) AS sum FROM numbers_mt(1000000000000)'
    const long = journeys.rows(endless, {}, { signal: controller.signal })
    await expect.poll(running).toHaveLength(1)
    controller.abort()
    await expect(long).rejects.toMatchObject({ code: 'query.cancelled' })
    // Otherwise the next question on the connection could be given the answer of this one.
    expect(await running()).toEqual([])
  } finally {
    await journeys.close()
    await drainPending()
  }
})
