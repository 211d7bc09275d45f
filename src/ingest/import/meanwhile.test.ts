/** Imports while messages arrive: whatever comes in between, every message is stored once. */
import { randomUUID } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { givenIngest } from '../../../test/support/given-ingest.ts'
import { scoreText } from '../../journey/emotion/score-text.ts'
import { createImporter, type Importer } from './importer.ts'

let given: Awaited<ReturnType<typeof givenIngest>>
let importer: Importer
let writes: (() => Promise<unknown>) | undefined

beforeAll(async () => {
  given = await givenIngest()
  importer = await createImporter({
    ...given,
    // A message that arrives at the last moment: after the look-up of duplicates, before the rows are written.
    catalogue: {
      ...given.catalogue,
      async ensureKinds(kinds) {
        await given.catalogue.ensureKinds(kinds)
        await writes?.()
      },
    },
    scoreText,
    mayStill: async () => {},
    onChanged: async () => ({}),
    onError: (error) => console.error(error),
  })
})
afterAll(async () => {
  await importer.close()
  await given.remove()
})

const fileOf = (ids: readonly string[]): string =>
  `customer,time,event,message_id\n${ids.map((id) => `ann,2026-01-01 10:00:00,Visit,${id}`).join('\n')}\n`

const messages = (ids: readonly string[]) =>
  ids.map((messageId) => ({ type: 'track', messageId, userId: 'ann', event: 'Visit' }))

async function checked(ids: readonly string[], by = importer): Promise<number> {
  const path = join(given.directory, randomUUID())
  await writeFile(path, fileOf(ids))
  const { id } = await by.create('visits.csv', path, 100, { columns: { messageId: 'message_id' } })
  expect(await by.settled(id)).toMatchObject({ state: 'checked' })
  return id
}

async function run(id: number) {
  await importer.run(id)
  return importer.settled(id)
}

const stored = async (prefix: string): Promise<Record<string, number>> => {
  const rows = await given.journeys.rows<{ message_id: string; n: string }>(
    'SELECT message_id, count() AS n FROM interactions WHERE startsWith(message_id, {prefix:String}) GROUP BY message_id',
    { prefix },
  )
  return Object.fromEntries(rows.map(({ message_id, n }) => [message_id, Number(n)]))
}

const once = (ids: readonly string[]) => Object.fromEntries(ids.map((id) => [id, 1]))

test('a message that arrives between the look-up of duplicates and the write is a duplicate of the file', async () => {
  const id = await checked(['late-1', 'late-2', 'late-3'])
  writes = () => given.accept(messages(['late-2']))
  const done = await run(id)
  writes = undefined
  expect(done).toMatchObject({ state: 'done', counts: { accepted: 2, duplicates: 1 } })
  expect(await stored('late-')).toEqual(once(['late-1', 'late-2', 'late-3']))
})

test('whenever messages of the file arrive by themselves, each is stored once and counted once', async () => {
  let round = 0
  const moments = fc.array(fc.nat({ max: 60 }), { minLength: 1, maxLength: 6 })
  await fc.assert(
    fc.asyncProperty(moments, async (waits) => {
      const ids = Array.from({ length: 40 }, (_, at) => `race${round}-${at}`)
      const prefix = `race${round++}-`
      const id = await checked(ids)
      const sent = waits.map(async (ms, at) => {
        await new Promise((resolve) => setTimeout(resolve, ms * 5))
        return given.accept(messages(ids.filter((_, place) => place % 6 === at)))
      })
      const done = await run(id)
      const results = (await Promise.all(sent)).flat()
      expect(done).toMatchObject({ state: 'done' })
      expect(await stored(prefix)).toEqual(once(ids))
      const accepted = results.filter(({ status }) => status === 'accepted').length
      expect(done.counts?.accepted).toBe(ids.length - accepted)
    }),
    { numRuns: 8 },
  )
}, 120_000)

test('when one import takes back as many as another brings, the messages of the second are still known', async () => {
  const first = await checked(['first-1', 'first-2'])
  expect(await run(first)).toMatchObject({ counts: { accepted: 2 } })
  // Asked until the filter of known messages is read and complete.
  for (let asked = 0; asked < 3; asked++) {
    await given.accept(messages(['first-1', `other-${asked}`]))
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  const second = await checked(['second-1', 'second-2'])
  await importer.undo(first)
  await importer.settled(first)
  expect(await run(second)).toMatchObject({ counts: { accepted: 2 } })
  const results = await given.accept(messages(['second-1', 'second-2', 'second-3']))
  expect(results.map(({ status }) => status)).toEqual(['duplicate', 'duplicate', 'accepted'])
  expect(await stored('second-')).toEqual(once(['second-1', 'second-2', 'second-3']))
})

test('rows that the disk lost on the way are noticed, and nothing of the import stays', async () => {
  const forgetful = await createImporter({
    ...given,
    journeys: {
      ...given.journeys,
      async command(sql, params, options) {
        await given.journeys.command(sql, params, options)
        if (sql.startsWith('INSERT INTO interactions'))
          await given.journeys.command("DELETE FROM interactions WHERE message_id = 'lost-2'")
      },
    },
    scoreText,
    mayStill: async () => {},
    onChanged: async () => ({}),
  })
  const id = await checked(['lost-1', 'lost-2', 'lost-3'], forgetful)
  await forgetful.run(id)
  expect(await forgetful.settled(id)).toMatchObject({ state: 'failed', error: { code: 'store.disk-full' } })
  expect(await stored('lost-')).toEqual({})
  await forgetful.close()
})

test('nothing of this left a trouble behind', () => {
  expect(given.troubles).toEqual([])
})
