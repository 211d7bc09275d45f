import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type GivenRecords, givenRecords } from '../../test/support/records.ts'
import { sealOf } from '../storage/records/sealed-secrets.ts'
import { createInteractionFeed, type ToldInteraction } from './interaction-feed.ts'
import { makeWebhook } from './webhook-rows.ts'

/** An interaction of so many seconds after the start. */
const interaction = (second: number): ToldInteraction => ({
  message: String(second),
  customer: '7',
  touchpoint: 1,
  receivedAt: start + second * 1000,
  data: { second },
})
const start = Date.parse('2026-03-01T09:00:00Z')

let given: GivenRecords
beforeAll(async () => {
  given = await givenRecords()
})
afterAll(() => given[Symbol.asyncDispose]())

test('who subscribes first hears of what comes, not of what was', async () => {
  const { db } = given.records
  const feed = createInteractionFeed({
    db,
    clock: () => new Date(start),
    onStored: () => {},
    onTrouble: () => {},
    async *acceptedSince({ since }) {
      expect(since).toBeGreaterThanOrEqual(start - 60_000)
      yield []
    },
  })
  await feed.catchUp()
  await feed.beforeSubscribing()
  const [mark] = await db.selectFrom('setting').select('value').execute()
  expect(mark?.value).toBe(start)
  await feed.close()
})

test('what was accepted while nobody told it is told after the start, and nothing twice', async () => {
  const { db } = given.records
  const accepted: ToldInteraction[] = []
  let now = start
  let broken = false
  const clock = () => new Date(now)
  const troubles: unknown[] = []
  const open = () =>
    createInteractionFeed({
      db,
      clock,
      onStored: () => {},
      onTrouble: (error) => troubles.push(error),
      async *acceptedSince({ since }) {
        if (broken) throw new Error('The store is away.')
        const found = accepted.filter(({ receivedAt }) => receivedAt >= since)
        for (let from = 0; from < found.length; from += 2) yield found.slice(from, from + 2)
      },
    })
  const told = async () => {
    const rows = await db.selectFrom('webhook_delivery').select('body').orderBy('id').execute()
    return rows.map(({ body }) => (JSON.parse(body) as { data: { second: number } }).data.second)
  }
  const eventually = async (count: number) => {
    for (const end = Date.now() + 10_000; (await told()).length < count && Date.now() < end; ) await sleep(20)
    return told()
  }

  const first = open()
  await first.beforeSubscribing()
  const design = { name: 'x', url: 'http://a.example/', touchpoints: [], active: true }
  await makeWebhook(
    db,
    sealOf('of this installation', 'waymark webhooks'),
    { ...design, happenings: ['interaction.accepted'] },
    'test',
    clock(),
  )
  accepted.push(interaction(1), interaction(2), interaction(3))
  now = start + 3000
  first.note(start + 1000)
  expect(await eventually(3)).toEqual([1, 2, 3])
  await sleep(300)
  await first.close()

  // Accepted right before a kill: noted by nobody.
  accepted.push(interaction(4), interaction(5))
  const second = open()
  await second.catchUp()
  expect(await eventually(5)).toEqual([1, 2, 3, 4, 5])

  broken = true
  accepted.push(interaction(6))
  second.note(start + 6000)
  for (const end = Date.now() + 5_000; troubles.length === 0 && Date.now() < end; ) await sleep(20)
  broken = false
  await second.close()
  const third = open()
  await third.catchUp()
  expect(await eventually(6)).toEqual([1, 2, 3, 4, 5, 6])
  await third.close()
  expect(troubles).toEqual([new Error('The store is away.')])
})
