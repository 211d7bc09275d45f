import { afterAll, beforeAll, expect, test } from 'vitest'
import { givenIngest } from '../../test/support/given-ingest.ts'
import { homeOf, messageHash } from '../journey/hash.ts'
import { warningsPage } from '../storage/records/warnings.ts'

let given: Awaited<ReturnType<typeof givenIngest>>
beforeAll(async () => {
  given = await givenIngest()
})
afterAll(() => given.remove())

const stored = (messageId: string) =>
  given.journeys.rows<Record<string, unknown>>(
    'SELECT * FROM interactions WHERE message = {message:UInt64}',
    { message: messageHash(messageId) },
  )

const newestWarning = async () => (await warningsPage(given.records.db, { limit: 1 })).rows[0]

test('an accepted order is stored with its money, ids and score', async () => {
  const results = await given.accept([
    {
      type: 'track',
      messageId: 'order-1',
      userId: 'paula',
      event: 'Order Completed',
      timestamp: '2026-11-01T10:00:00.250Z',
      properties: { order_id: 4711, revenue: '19.99', currency: 'eur', nps: 9, color: 'red' },
    },
  ])
  expect(results).toEqual([{ index: 0, status: 'accepted', messageId: 'order-1' }])
  const [row] = await stored('order-1')
  expect(row).toMatchObject({
    home: String(homeOf('user', 'paula')),
    at: '2026-11-01 10:00:00.250',
    rank: 0,
    score: 160,
    lane: 1,
    scale: 1,
    raw: 9,
    value: '1999',
    currency: 'EUR',
    order_id: '4711',
    user_id: 'paula',
  })
  expect(JSON.parse(String(row?.properties))).toMatchObject({ color: 'red' })
  expect(given.batches.at(-1)).toMatchObject({ customers: [homeOf('user', 'paula')], interactions: 1 })
})

test('a message counts once: in one batch, in two calls at once, and much later', async () => {
  const item = { type: 'track', messageId: 'once', userId: 'paula', event: 'Product Viewed' }
  const first = await given.accept([item, item])
  expect(first.map((result) => result.status)).toEqual(['accepted', 'duplicate'])
  const [second, third] = await Promise.all([given.accept([item]), given.accept([item])])
  expect([second[0]?.status, third[0]?.status]).toEqual(['duplicate', 'duplicate'])
  expect(await stored('once')).toHaveLength(1)
})

test('a refused item says why, harms no other and is kept as a warning', async () => {
  const results = await given.accept([
    { type: 'track', messageId: 'good', userId: 'paula', event: 'Product Viewed' },
    { type: 'track', messageId: 'bad', userId: 'null', event: 'Product Viewed' },
  ])
  expect(results).toMatchObject([
    { status: 'accepted' },
    { status: 'refused', code: 'reserved-identifier', field: 'userId' },
  ])
  expect(await newestWarning()).toMatchObject({ reason: 'reserved-identifier', field: 'userId' })
  expect(JSON.parse((await newestWarning())?.payload ?? '')).toMatchObject({ messageId: 'bad' })
})

test('a placeholder as user id leaves the interaction to the anonymous visitor, with a remark', async () => {
  const results = await given.accept([
    { type: 'track', messageId: 'half', userId: 'undefined', anonymousId: 'device-1', event: 'Visit' },
  ])
  expect(results[0]?.status).toBe('accepted')
  expect((await stored('half'))[0]).toMatchObject({ home: String(homeOf('anonymous', 'device-1')) })
  expect(await newestWarning()).toMatchObject({ reason: 'reserved-identifier', field: 'userId' })
})

test('a visitor who becomes known brings her earlier visits along', async () => {
  await given.accept([{ type: 'page', messageId: 'visit', anonymousId: 'device-2', name: 'Home' }])
  await given.accept([{ type: 'identify', messageId: 'login', anonymousId: 'device-2', userId: 'mary' }])
  expect(await given.identity.canonical([homeOf('anonymous', 'device-2')])).toEqual([
    [homeOf('user', 'mary')],
  ])
  expect(new Set(given.batches.at(-1)?.customers)).toEqual(
    new Set([homeOf('anonymous', 'device-2'), homeOf('user', 'mary')]),
  )
})

test('what was refused can be replayed, and counts once however often', async () => {
  await given.accept([{ type: 'track', userId: 'null', event: 'Visit' }])
  const payload = JSON.parse((await newestWarning())?.payload ?? '')
  const repaired = { ...payload, userId: 'paula' }
  expect(await given.accept([repaired])).toMatchObject([{ status: 'accepted' }])
  expect(await given.accept([repaired])).toMatchObject([{ status: 'duplicate' }])
})

test('a batch of more than 2 500 items is refused as a whole', async () => {
  const items = Array.from({ length: 2_501 }, () => ({ type: 'track', userId: 'paula', event: 'x' }))
  await expect(given.accept(items)).rejects.toMatchObject({ code: 'ingest.too-many-items' })
})

test('nothing of this left a trouble behind', () => {
  expect(given.troubles).toEqual([])
})

test('half a character in any text of a message harms neither it nor the others of its commit', async () => {
  const half = '\ud83d'
  const whole = '\ufffd'
  const broken = {
    type: 'track',
    messageId: `half-${half}`,
    userId: `ute${half}`,
    anonymousId: `tablet${half}`,
    event: `Order${half} Completed`,
    properties: {
      ...{ order_id: `A${half}`, deal_id: `B${half}`, ticket_id: `C${half}`, text: `Cut off ${half}` },
      [`key${half}`]: { deeper: [half, 1, null, true] },
    },
  }
  const said = {
    ...{ type: 'identify', messageId: 'half-said', userId: `ute${half}` },
    traits: { [`job${half}`]: `baker${half}`, nested: { word: half } },
  }
  const good = { type: 'track', messageId: 'beside-half', userId: 'paula', event: 'Product Viewed' }
  const results = await given.accept([broken, said, good])
  expect(results.map(({ status }) => status)).toEqual(['accepted', 'accepted', 'accepted'])
  const [row] = await stored(`half-${whole}`)
  expect(row).toMatchObject({
    home: String(homeOf('user', `ute${whole}`)),
    message_id: `half-${whole}`,
    user_id: `ute${whole}`,
    anonymous_id: `tablet${whole}`,
    ...{ order_id: `A${whole}`, deal_id: `B${whole}`, ticket_id: `C${whole}`, text: `Cut off ${whole}` },
  })
  expect(JSON.parse(String(row?.properties))).toMatchObject({
    [`key${whole}`]: { deeper: [whole, 1, null, true] },
  })
  const [identified] = await stored('half-said')
  expect(identified?.traits).toEqual({
    [`job${whole}`]: `baker${whole}`,
    nested: JSON.stringify({ word: whole }),
  })
  // The same message again is the same message, whichever way its half is written.
  const again = await given.accept([broken, { ...broken, messageId: `half-${whole}` }])
  expect(again.map(({ status }) => status)).toEqual(['duplicate', 'duplicate'])
  const [kept] = await given.accept([{ ...good, messageId: 'whole', properties: { text: 'Fine 😀' } }])
  expect(kept?.status).toBe('accepted')
  expect((await stored('whole'))[0]?.text).toBe('Fine 😀')
})
