import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { givenReceiver } from '../../test/support/receiver.ts'
import { givenRecords } from '../../test/support/records.ts'
import { createSafeClient } from '../net/safe-client.ts'
import { storeHappenings, wantedHappenings } from '../storage/records/happenings.ts'
import { sealOf } from '../storage/records/sealed-secrets.ts'
import { createSender } from './sender.ts'
import { listWebhooks, makeWebhook } from './webhook-rows.ts'

const clock = () => new Date()
const messages = 40
const seal = sealOf('the secret of this installation', 'waymark webhooks')

test('several processes on one database send each message once', async () => {
  await using given = await givenRecords('a PostgreSQL server')
  const { db } = given.records
  const receiver = await givenReceiver()
  const client = createSafeClient({ allowPrivate: ['127.0.0.1'] })
  expect(await wantedHappenings(db, ['deal.created'])).toEqual(new Set())
  for (const name of ['one', 'other'])
    await makeWebhook(
      db,
      seal,
      { name, url: `${receiver.url}/${name}`, happenings: ['deal.created'], touchpoints: [], active: true },
      'test',
      clock(),
    )
  expect(await wantedHappenings(db, ['deal.created', 'deal.updated'])).toEqual(new Set(['deal.created']))
  const troubles: unknown[] = []
  const settings = { db, seal, client, clock, onTrouble: (error: unknown) => troubles.push(error) }
  const senders = [createSender(settings), createSender(settings), createSender(settings)]
  for (let number = 0; number < messages; number += 10) {
    const ten = Array.from({ length: 10 }, (_, index) => number + index)
    await storeHappenings(
      db,
      ten.map((data) => ({ happening: 'deal.created', at: clock(), data })),
    )
    for (const sender of senders) sender.wake()
  }
  const waiting = async () => (await listWebhooks(db, clock())).some((webhook) => webhook.waiting > 0)
  for (const end = Date.now() + 20_000; (await waiting()) && Date.now() < end; ) await sleep(20)
  for (const sender of senders) await sender.close()
  for (const path of ['/one', '/other']) {
    const received = receiver.received.filter((one) => one.path === path)
    const numbers = received.map(({ body }) => (JSON.parse(body) as { data: number }).data)
    expect(numbers.toSorted((a, b) => a - b)).toEqual(Array.from({ length: messages }, (_, index) => index))
    expect(new Set(received.map(({ headers }) => headers['webhook-id'])).size).toBe(messages)
  }
  expect(troubles).toEqual([])
  await client.close()
  await receiver.close()
})
