/** The SDKs that people already have, unmodified, against our collection address. */
import RudderAnalytics from '@rudderstack/rudder-sdk-node'
import { Analytics } from '@segment/analytics-node'
import { pino } from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { buildServer } from '../src/api/server.ts'
import { homeOf } from '../src/journey/hash.ts'
import { type Given, givenWaymark } from './api-given.ts'

let given: Given
beforeAll(async () => {
  given = await givenWaymark()
})
afterAll(() => given.close())

type Row = {
  home: string
  ms: string
  value: string
  currency: string
  score: number
  traits: object
  n: string
}

const storedFor = (userId: string) =>
  given.waymark.parts.journeys.rows<Row & { message_id: string; name: string }>(
    `SELECT home, toUnixTimestamp64Milli(at) AS ms, value, currency, score, traits, message_id
     FROM interactions WHERE user_id = {userId:String} OR anonymous_id = {userId:String} ORDER BY at, rank`,
    { userId },
  )

test('@segment/analytics-node: every call arrives, and two flushes of one event count once', async () => {
  const analytics = new Analytics({ writeKey: given.writeKey, host: given.url, flushInterval: 100 })
  const errors: unknown[] = []
  analytics.on('error', (error) => errors.push(error))
  const timestamp = new Date('2026-10-01T08:00:00.125Z')
  analytics.page({ anonymousId: 'segment-visitor', name: 'Home', properties: { url: 'https://shop.dk/' } })
  analytics.identify({
    userId: 'segment-user',
    anonymousId: 'segment-visitor',
    traits: { name: 'Paula', plan: 'gold' },
  })
  for (const _ of [1, 2])
    analytics.track({
      userId: 'segment-user',
      event: 'Order Completed',
      messageId: 'segment-order-1',
      timestamp,
      properties: { revenue: 12.5, currency: 'EUR', nps: 10 },
    })
  analytics.screen({ userId: 'segment-user', name: 'Basket' })
  analytics.group({ userId: 'segment-user', groupId: 'company-1', traits: { name: 'Nordhaven' } })
  analytics.alias({ userId: 'segment-user', previousId: 'segment-old' })
  await analytics.closeAndFlush()
  expect(errors).toEqual([])

  const rows = await storedFor('segment-user')
  expect(rows).toHaveLength(5)
  const order = rows.find((row) => row.message_id === 'segment-order-1')
  expect(order).toMatchObject({ ms: String(timestamp.getTime()), value: '1250', currency: 'EUR', score: 200 })
  expect(rows.some((row) => JSON.stringify(row.traits) === '{"name":"Paula","plan":"gold"}')).toBe(true)
  const customer = String(homeOf('user', 'segment-user'))
  const [owners] = await given.waymark.parts.journeys.rows<{ customers: string[] }>(
    'SELECT groupUniqArray(customer) AS customers FROM members FINAL WHERE home IN {homes:Array(UInt64)}',
    { homes: [homeOf('anonymous', 'segment-visitor'), homeOf('anonymous', 'segment-old')] },
  )
  expect(owners?.customers).toEqual([customer])
})

test('@rudderstack/rudder-sdk-node: every call arrives', async () => {
  const client = new RudderAnalytics(given.writeKey, {
    dataPlaneUrl: given.url,
    flushInterval: 100,
    gzip: true,
  })
  client.identify({ userId: 'rudder-user', traits: { name: 'Lars' } })
  client.track({ userId: 'rudder-user', event: 'Ticket Opened', properties: { ticket_id: 'T-9' } })
  client.page({ userId: 'rudder-user', name: 'Help' })
  await new Promise<void>((resolve, reject) =>
    client.flush((error?: unknown) => (error ? reject(error) : resolve())),
  )
  const rows = await storedFor('rudder-user')
  expect(rows).toHaveLength(3)
  const [ticket] = await given.waymark.parts.journeys.rows<{ ticket_id: string }>(
    "SELECT ticket_id FROM interactions WHERE user_id = 'rudder-user' AND ticket_id != ''",
  )
  expect(ticket?.ticket_id).toBe('T-9')
})

test('an SDK with a wrong key is told so', async () => {
  const analytics = new Analytics({ writeKey: 'wrong', host: given.url, maxRetries: 0, flushInterval: 50 })
  const errors: unknown[] = []
  analytics.on('error', (error) => errors.push(error))
  analytics.track({ userId: 'nobody', event: 'Visit' })
  await analytics.closeAndFlush()
  expect(errors).toHaveLength(1)
  expect(await storedFor('nobody')).toEqual([])
})

test('analytics.js of browsers is told to send here, and its short addresses take what it sends', async () => {
  const settings = await given.ask('GET', `/v1/projects/${given.writeKey}/settings`, undefined, {
    origin: 'https://shop.example',
    cookie: 'none=1',
  })
  expect(settings.headers.get('access-control-allow-origin')).toBe('*')
  const { apiHost, protocol, apiKey } = (
    settings.json as { integrations: { 'Segment.io': Record<string, string> } }
  ).integrations['Segment.io']
  expect(`${protocol}://${apiHost}`).toBe(`${given.url}/v1`)
  for (const [letter, message] of Object.entries({
    p: { type: 'page', name: 'Home' },
    i: { type: 'identify', userId: 'browser-user', traits: { name: 'Bea' } },
    t: { type: 'track', event: 'Visit', userId: 'browser-user' },
  })) {
    const response = await fetch(`${protocol}://${apiHost}/${letter}`, {
      method: 'POST',
      headers: { 'content-type': 'text/plain', origin: 'https://shop.example' },
      body: JSON.stringify({
        anonymousId: 'browser-visitor',
        writeKey: apiKey,
        messageId: letter,
        ...message,
      }),
    })
    expect(await response.json()).toMatchObject({ success: true, results: [{ status: 'accepted' }] })
  }
  expect(await storedFor('browser-visitor')).toHaveLength(3)
  expect(
    (await given.ask('GET', '/v1/projects/unknown/settings', undefined, { cookie: 'none=1' })).status,
  ).toBe(401)
})

test('behind a proxy with TLS it is told the address that people use', async () => {
  const services = { ...given.waymark.parts.services, publicUrl: 'https://cx.example.com' }
  const app = await buildServer({ services, logger: pino({ level: 'silent' }), web: given.directory })
  const settings = await app.inject(`/v1/projects/${given.writeKey}/settings`)
  expect(settings.json()).toEqual({
    integrations: {
      'Segment.io': { apiKey: given.writeKey, apiHost: 'cx.example.com/v1', protocol: 'https' },
    },
  })
  await app.close()
})
