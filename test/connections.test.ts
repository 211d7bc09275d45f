/** Connections over HTTP: signed webhooks in, what they mean, replay, files of a folder and an address. */
import { createHmac } from 'node:crypto'
import { once } from 'node:events'
import { mkdir, mkdtemp, rm, symlink, utimes, writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Connection, ConnectionTest, ConnectorInfo, HookDelivery } from '../src/model/connection.ts'
import { type Answer, type Given, givenWaymark } from './api-given.ts'

let given: Given
let folder: string
let files: {
  server: Server
  url: string
  answer: { text: string; etag: string; status: number }
  asked: string[]
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'waymark-folder-'))
  given = await givenWaymark({ WAYMARK_IMPORT_FOLDER: folder, WAYMARK_ALLOW_PRIVATE_HOSTS: '127.0.0.1' })
  const answer = { text: '', etag: '"1"', status: 200 }
  const asked: string[] = []
  const server = createServer((request, response) => {
    asked.push(String(request.headers.authorization ?? ''))
    if (answer.status !== 200) return response.writeHead(answer.status).end()
    if (request.headers['if-none-match'] === answer.etag) return response.writeHead(304).end()
    response.writeHead(200, { etag: answer.etag, 'content-type': 'text/csv' }).end(answer.text)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  files = { server, url: `http://127.0.0.1:${port}/exports/visits.csv`, answer, asked }
})
afterAll(async () => {
  files?.server.close()
  await given?.close()
  await rm(folder, { recursive: true, force: true })
})

const secret = 'a secret of both sides'
const idle = () => given.waymark.parts.services.connections.runner.idle()
const make = async (connector: string, settings: Record<string, unknown>): Promise<Connection> => {
  const answer = await given.ask('POST', '/api/v1/connections', {
    connector,
    name: `My ${connector}`,
    settings,
  })
  expect(answer.text).not.toContain(secret)
  if (answer.status !== 201) throw new Error(answer.text)
  await idle()
  return get((answer.json as Connection).id)
}
const get = async (id: string) => (await given.ask('GET', `/api/v1/connections/${id}`)).json as Connection
const act = async (id: string, action: string, body?: object) => {
  const answer = await given.ask('POST', `/api/v1/connections/${id}/${action}`, body)
  await idle()
  return answer
}
const run = async (id: string) => {
  await act(id, 'run')
  return get(id)
}
const deliveries = async (id: string) =>
  ((await given.ask('GET', `/api/v1/connections/${id}/deliveries`)).json as { rows: HookDelivery[] }).rows

type Stored = {
  event: string
  user: string
  anonymous: string
  value: string
  currency: string
  raw: string
  text: string
  order: string
  ticket: string
  properties: Record<string, unknown>
}
const stored = async (prefix: string): Promise<Stored[]> => {
  const { journeys, catalogue } = given.waymark.parts
  const names = new Map(catalogue.kinds().map(({ id, name }) => [id, name]))
  const rows = await journeys.rows<Record<string, string>>(
    `SELECT kind, user_id, anonymous_id, toString(value) AS value, currency, toString(raw) AS raw, text, order_id, ticket_id, properties
     FROM interactions WHERE startsWith(message_id, {prefix:String}) ORDER BY at, message_id`,
    { prefix },
  )
  return rows
    .map((row) => ({
      event: names.get(Number(row.kind)) ?? '',
      user: row.user_id ?? '',
      anonymous: row.anonymous_id ?? '',
      value: row.value ?? '',
      currency: row.currency ?? '',
      raw: row.raw ?? '',
      text: row.text ?? '',
      order: row.order_id ?? '',
      ticket: row.ticket_id ?? '',
      properties: JSON.parse(row.properties || '{}') as Record<string, unknown>,
    }))
    .filter(({ event }) => event !== '')
}

let signedWith = secret
const hmac = (algorithm: string, text: string, encoding: 'hex' | 'base64') =>
  createHmac(algorithm, signedWith).update(text).digest(encoding)
/** How each sender signs. */
const sign: Record<string, (text: string, at?: number) => Record<string, string>> = {
  stripe(text, at = Math.floor(Date.now() / 1000)) {
    return { 'stripe-signature': `t=${at},v1=${'0'.repeat(64)},v1=${hmac('sha256', `${at}.${text}`, 'hex')}` }
  },
  shopify: (text) => ({ 'x-shopify-hmac-sha256': hmac('sha256', text, 'base64') }),
  zendesk(text, at = Date.now()) {
    const time = new Date(at).toISOString()
    return {
      'x-zendesk-webhook-signature': hmac('sha256', time + text, 'base64'),
      'x-zendesk-webhook-signature-timestamp': time,
    }
  },
  intercom: (text) => ({ 'x-hub-signature': `sha1=${hmac('sha1', text, 'hex')}` }),
  typeform: (text) => ({ 'typeform-signature': `sha256=${hmac('sha256', text, 'base64')}` }),
  webhook: (text) => ({ 'x-signature': `sha256=${hmac('sha256', text, 'hex')}` }),
}
const send = async (
  made: Connection,
  payload: unknown,
  headers: Record<string, string> = {},
): Promise<Answer> => {
  const text = typeof payload === 'string' ? payload : JSON.stringify(payload)
  const signature = sign[made.connector]?.(text) ?? {}
  const answer = await given.ask('POST', made.hookPath ?? '', text, {
    cookie: 'none=1',
    ...signature,
    ...headers,
  })
  await idle()
  return answer
}

test('the catalogue names every connector with a form that can be drawn', async () => {
  const { json } = await given.ask('GET', '/api/v1/connectors')
  const all = json as ConnectorInfo[]
  expect(all.map(({ id }) => id)).toEqual([
    ...['stripe', 'shopify', 'zendesk', 'intercom', 'typeform', 'webhook'],
    ...['postgres', 'mailbox', 'csv-folder', 'csv-url'],
  ])
  for (const { settings, steps } of all) {
    expect(steps.length).toBeGreaterThan(0)
    for (const property of Object.values(settings.properties)) expect(property.title).toMatch(/\S/)
  }
  expect(all.find(({ id }) => id === 'postgres')?.settings.properties.password?.writeOnly).toBe(true)
})

const charge = (id: string, changes: object = {}) => ({
  id,
  type: 'charge.succeeded',
  created: 1_767_600_000,
  data: {
    object: {
      id: `ch_${id}`,
      object: 'charge',
      amount: 4990,
      currency: 'eur',
      customer: 'cus_1',
      payment_intent: `pi_${id}`,
      billing_details: { email: 'Sara@Marlow.test', name: 'Sara Marlow' },
      metadata: { order_id: 'R-7' },
      ...changes,
    },
  },
})

describe('what is sent to us', () => {
  test.each<[string, { scheme?: string }]>([
    ['stripe', {}],
    ['shopify', {}],
    ['zendesk', {}],
    ['intercom', {}],
    ['typeform', {}],
    ['webhook', {}],
    ['webhook', { scheme: 'standard' }],
    ['webhook', { scheme: 'token' }],
  ])('%s %j: the secret of before counts for a day, or until somebody ends it', async (connector, more) => {
    const made = await make(connector, { secret, ...more })
    const call = async (by: string, at = Date.now()) => {
      signedWith = by
      const text = JSON.stringify({
        id: `${Math.random()}`,
        type: 'x',
        topic: 'x',
        event_id: 'x',
        event_type: 'x',
      })
      const seconds = Math.floor(at / 1000)
      const standard = {
        ...{ 'webhook-id': 'w', 'webhook-timestamp': `${seconds}` },
        'webhook-signature': `v1,${hmac('sha256', `w.${seconds}.${text}`, 'base64')}`,
      }
      const headers: Record<string, string> =
        more.scheme === 'standard' ? standard : more.scheme === 'token' ? { 'x-signature': by } : {}
      const { status } = await send(made, text, headers)
      signedWith = secret
      return status
    }
    const change = async (settings: object) => {
      await given.ask('PATCH', `/api/v1/connections/${made.id}`, {
        settings: { ...made.settings, ...settings },
      })
      return (await get(made.id)).formerSecretUntil
    }
    expect(await call('the newest secret of all')).toBe(401)
    // What changes nothing about the secret replaces none.
    expect(await change({ keepDays: 31 })).toBeNull()
    expect(await change({ secret })).toBeNull()
    const until = Date.parse((await change({ secret: 'the newest secret of all' })) ?? '')
    expect(until - Date.now()).toBeGreaterThan(23.9 * 3_600_000)
    expect(until - Date.now()).toBeLessThanOrEqual(24 * 3_600_000)
    expect([await call('the newest secret of all'), await call(secret)]).toEqual([200, 200])
    expect(await call('neither of the two')).toBe(401)
    const { db } = given.waymark.parts.records
    await db
      .updateTable('connection')
      .set({ former_until: new Date(Date.now() - 1) })
      .execute()
    expect([await call('the newest secret of all'), await call(secret)]).toEqual([200, 401])
    expect((await get(made.id)).formerSecretUntil).toBeNull()
    await db
      .updateTable('connection')
      .set({ former_until: new Date(until) })
      .execute()
    expect(await call(secret)).toBe(200)
    await act(made.id, 'former-secret/end')
    expect([await call('the newest secret of all'), await call(secret)]).toEqual([200, 401])
    await given.ask('DELETE', `/api/v1/connections/${made.id}`)
  })

  test('counts once when it is signed: kept before the answer, whatever is sent twice or told by several events', async () => {
    const made = await make('stripe', { secret })
    expect(made).toMatchObject({ state: 'new', hookPath: `/v1/hooks/${made.id}`, everyMinutes: null })
    expect(await send(made, charge('evt_1'))).toMatchObject({ status: 200, json: { received: true } })
    await send(made, charge('evt_1'))
    await send(made, {
      id: 'evt_2',
      type: 'payment_intent.succeeded',
      created: 1_767_600_001,
      data: {
        object: {
          id: 'pi_evt_1',
          amount: 4990,
          currency: 'eur',
          customer: 'cus_1',
          receipt_email: 'sara@marlow.test',
        },
      },
    })
    expect(await stored('stripe:')).toMatchObject([
      {
        event: 'Payment received',
        user: 'sara@marlow.test',
        anonymous: 'stripe:cus_1',
        value: '4990',
        currency: 'EUR',
        order: 'R-7',
      },
    ])
    expect(await get(made.id)).toMatchObject({
      state: 'fresh',
      waiting: 0,
      counts: { taken: 1, duplicates: 1 },
    })
    await send(made, {
      id: 'evt_3',
      type: 'charge.refunded',
      created: 1_767_700_000,
      data: {
        object: { ...charge('evt_1').data.object, amount_refunded: 2000 },
        previous_attributes: { amount_refunded: 500 },
      },
    })
    expect((await stored('stripe:')).at(-1)).toMatchObject({ event: 'Payment refunded', value: '-1500' })
  })

  test.each(Object.keys(sign))('is refused from whoever does not sign: %s', async (connector) => {
    const made = await make(connector, { secret })
    const text = JSON.stringify({ id: 'x', type: 'x', event: 'x', customer: '1' })
    const headers = sign[connector]?.(text) ?? {}
    const [name = '', value = ''] = Object.entries(headers)[0] ?? []
    const unsigned = await given.ask('POST', made.hookPath ?? '', text, { cookie: 'none=1' })
    expect(unsigned).toMatchObject({ status: 401, json: { code: 'hook.not-signed' } })
    const spoilt = value.slice(0, -6) + (value.endsWith('aaaaaa') ? 'bbbbbb' : 'aaaaaa')
    for (const [body, changed] of [
      [text, { ...headers, [name]: spoilt }],
      [`${text} `, headers],
    ] as const)
      expect(
        (await given.ask('POST', made.hookPath ?? '', body, { cookie: 'none=1', ...changed })).status,
      ).toBe(401)
    expect(await deliveries(made.id)).toEqual([])
    expect((await get(made.id)).failure?.remedy).toContain('signing secret')
    expect((await send(made, text)).status).toBe(200)
    expect(await deliveries(made.id)).toHaveLength(1)
  })

  test.each(['stripe', 'zendesk'])('is refused when it was signed long ago: %s', async (connector) => {
    const made = await make(connector, { secret })
    const text = JSON.stringify({ id: 'x', type: 'x' })
    const old = connector === 'stripe' ? Math.floor(Date.now() / 1000) - 600 : Date.now() - 7_200_000
    const answer = await given.ask('POST', made.hookPath ?? '', text, {
      cookie: 'none=1',
      ...sign[connector]?.(text, old),
    })
    expect(answer.status).toBe(401)
    expect(answer.text).toContain('minutes ago')
  })

  test('that nobody can read is refused, and an address that nobody has does not exist', async () => {
    const made = await make('shopify', { secret })
    expect((await send(made, 'no json')).status).toBe(400)
    expect((await send({ ...made, hookPath: '/v1/hooks/none' }, '{}')).status).toBe(404)
    // Intercom takes an address only when it answers such a look.
    const look = async (path: string | null) =>
      (await fetch(`${given.url}${path}`, { method: 'HEAD' })).status
    expect([await look(made.hookPath), await look('/v1/hooks/none')]).toEqual([200, 404])
  })

  test('of letters that no database takes stops nobody behind it', async () => {
    const made = await make('shopify', { secret })
    const odd = {
      id: 'o\u0000\ud800',
      email: 'a\u0000@marlow.test',
      created_at: '2026-01-10T11:00:00Z',
      name: '\u0000',
    }
    await send(made, odd, { 'x-shopify-topic': 'orders/create' })
    await send(
      made,
      { ...odd, id: 'r\u0000', order_id: 'o\u0000\ud800' },
      { 'x-shopify-topic': 'refunds/create' },
    )
    await send(
      made,
      { ...odd, id: 'after', email: 'next@marlow.test' },
      { 'x-shopify-topic': 'orders/create' },
    )
    expect(await get(made.id)).toMatchObject({
      state: 'fresh',
      failure: null,
      waiting: 0,
      counts: { refused: 0 },
    })
    expect((await stored('shopify:')).map(({ user }) => user)).toContain('next@marlow.test')
  })

  test('of an unknown kind is kept and shown', async () => {
    const made = await make('stripe', { secret })
    await send(made, { id: 'evt_odd', type: 'treasury.moved', created: 1, data: { object: {} } })
    expect(await deliveries(made.id)).toMatchObject([
      { kind: 'treasury.moved', state: 'unknown', interactions: 0 },
    ])
    expect((await get(made.id)).counts.leftOut).toBe(1)
  })

  test('while it is paused is kept, and told when it goes on', async () => {
    const made = await make('webhook', { secret })
    await act(made.id, 'pause')
    await send(made, { event: 'Bike lent', customer: 'kim', time: '2026-02-01T10:00:00Z' })
    expect(await get(made.id)).toMatchObject({ state: 'paused', waiting: 1 })
    await act(made.id, 'resume')
    expect(await get(made.id)).toMatchObject({ state: 'fresh', waiting: 0, counts: { taken: 1 } })
  })

  test('is told once more after the mapping changed: corrected, not doubled', async () => {
    const made = await make('webhook', { secret })
    const lines = [1, 2].map((n) => ({
      event: 'Wheel repaired',
      who: `w${n}`,
      id: `r${n}`,
      time: '2026-02-01T10:00:00Z',
      paid: n,
    }))
    await send(made, lines)
    await send(made, { nothing: 'useful' })
    expect((await deliveries(made.id)).map(({ state }) => state)).toEqual(['unknown', 'failed'])
    const settings = { secret, fields: { customer: 'who' } }
    await given.ask('PATCH', `/api/v1/connections/${made.id}`, { settings })
    await act(made.id, 'replay', { which: 'failed' })
    const prefix = `webhook:${made.id}`
    expect((await stored(prefix)).map(({ user, value }) => [user, value])).toEqual([
      ['w1', '0'],
      ['w2', '0'],
    ])
    await given.ask('PATCH', `/api/v1/connections/${made.id}`, {
      settings: { secret, fields: { customer: 'who', value: 'paid' } },
    })
    expect((await act(made.id, 'replay', { which: 'all' })).json).toEqual({ waiting: 2 })
    expect((await stored(prefix)).map(({ user, value }) => [user, value])).toEqual([
      ['w1', '100'],
      ['w2', '200'],
    ])
    await act(made.id, 'replay', { which: 'all' })
    expect(await stored(prefix)).toHaveLength(2)
  })
})

describe('ready mappings', () => {
  test('Shopify: orders with value and number; a refund finds its buyer by the order', async () => {
    const made = await make('shopify', { secret })
    const order = {
      id: 820982911946154500,
      name: '#9999',
      email: 'jon@marlow.test',
      created_at: '2026-01-10T11:00:00-05:00',
      total_price: '403.00',
      currency: 'USD',
      customer: { id: 115310627314723950, first_name: 'John', last_name: 'Smith' },
      line_items: [{ title: 'Bike', quantity: 1 }],
    }
    const topic = (name: string, id: string) => ({ 'x-shopify-topic': name, 'x-shopify-webhook-id': id })
    await send(made, { ...order, id: 'O-1' }, topic('orders/create', '1'))
    await send(
      made,
      { id: 'F-1', order_id: 'O-1', created_at: '2026-01-11T11:00:00-05:00', tracking_company: 'UPS' },
      topic('fulfillments/create', '2'),
    )
    await send(
      made,
      {
        id: 'R-1',
        order_id: 'O-1',
        created_at: '2026-01-12T11:00:00-05:00',
        transactions: [{ kind: 'refund', status: 'success', amount: '41.94', currency: 'USD' }],
      },
      topic('refunds/create', '3'),
    )
    expect((await stored('shopify:')).filter(({ order }) => order === 'O-1')).toMatchObject([
      { event: 'Order placed', user: 'jon@marlow.test', value: '40300', currency: 'USD', order: 'O-1' },
      { event: 'Order shipped', user: 'jon@marlow.test', order: 'O-1' },
      { event: 'Order refunded', user: 'jon@marlow.test', value: '-4194', order: 'O-1' },
    ])
  })

  test('Zendesk: tickets opened, commented, answered, solved and rated; a user event says whose they were', async () => {
    const made = await make('zendesk', { secret })
    const event = (id: string, type: string, time: string, event: object, detail: object = {}) =>
      send(made, {
        account_id: 22129848,
        id,
        type: `zen:event-type:${type}`,
        time,
        event,
        detail: {
          id: '35',
          requester_id: '8',
          subject: 'Where is it?',
          description: 'I am very angry.',
          priority: 'HIGH',
          ...detail,
        },
      })
    await event('z1', 'ticket.created', '2026-01-10T10:00:00Z', {})
    await event('z2', 'ticket.comment_added', '2026-01-10T11:00:00Z', {
      comment: { id: 1, body: 'We look.', is_public: true, author: { id: 1, is_staff: true } },
    })
    await event('z3', 'ticket.status_changed', '2026-01-10T12:00:00Z', {
      current: 'SOLVED',
      previous: 'OPEN',
    })
    await event('z4', 'ticket.status_changed', '2026-01-11T12:00:00Z', {
      current: 'CLOSED',
      previous: 'SOLVED',
    })
    await event(
      'z5',
      'user.created',
      '2026-01-10T09:00:00Z',
      {},
      { id: '8', email: 'zed@marlow.test', name: 'Zed' },
    )
    await send(made, {
      event: 'ticket rated',
      ticket_id: '35',
      rating: 'Bad',
      comment: 'Too slow',
      email: 'zed@marlow.test',
      at: '2026-01-12T12:00:00Z',
    })
    const all = await stored('zendesk:')
    expect(all.map(({ event, ticket }) => [event, ticket])).toEqual([
      ['Help desk account created', ''],
      ['Ticket opened', '35'],
      ['Ticket replied', '35'],
      ['Ticket solved', '35'],
      ['Ticket rated', '35'],
    ])
    expect(all[1]).toMatchObject({ text: 'I am very angry.', anonymous: 'zendesk:22129848:8' })
    expect(all[2]).toMatchObject({ text: '' })
    expect(all[4]).toMatchObject({ raw: '1', text: 'Too slow', user: 'zed@marlow.test' })
    // Customers are found by their journeys, which follow in the background.
    await given.waymark.parts.keeper.caughtUp()
    const { json } = await given.ask('GET', '/api/v1/customers?q=zed@marlow.test')
    const [zed] = (json as { rows: { id: string }[] }).rows
    const timeline = await given.ask('GET', `/api/v1/customers/${zed?.id}/timeline`)
    expect(timeline.text).toContain('Ticket opened')
  })

  test('Intercom: conversations and their rating, with words and not with tags', async () => {
    const made = await make('intercom', { secret })
    const notify = (id: string, topic: string, created_at: number, item: object) =>
      send(made, {
        type: 'notification_event',
        id,
        topic,
        created_at,
        data: { item: { type: 'conversation', id: '1', ...item } },
      })
    const author = { type: 'user', id: 'u1', email: 'ivy@marlow.test', name: 'Ivy' }
    await notify('n0', 'ping', 1_767_000_000, {})
    await notify('n1', 'conversation.user.created', 1_767_600_000, {
      source: { id: 's', body: '<p>My bike is <b>broken</b></p>', author },
    })
    await notify('n2', 'conversation.admin.replied', 1_767_600_100, {
      conversation_parts: {
        conversation_parts: [
          { id: 'p1', body: '<p>Oh</p>', created_at: 1_767_600_100, author: { type: 'admin', id: 'a' } },
        ],
      },
    })
    await notify('n3', 'conversation.rating.added', 1_767_600_200, {
      conversation_rating: { rating: 5, remark: 'Lovely', created_at: 1_767_600_200 },
    })
    expect(await stored('intercom:')).toMatchObject([
      { event: 'Conversation started', user: 'ivy@marlow.test', text: 'My bike is broken' },
      { event: 'Conversation answered', user: 'ivy@marlow.test', text: '' },
      { event: 'Conversation rated', user: 'ivy@marlow.test', raw: '5', text: 'Lovely' },
    ])
  })

  test('Typeform: the score, the words and the other answers by their question', async () => {
    const made = await make('typeform', { secret })
    await send(made, {
      event_id: 'e1',
      event_type: 'form_response',
      form_response: {
        form_id: 'f',
        token: 'tok',
        submitted_at: '2026-01-10T10:00:00Z',
        hidden: { user_id: '77' },
        definition: {
          title: 'How was it?',
          fields: [
            { id: 'a', title: 'Recommend?', type: 'opinion_scale', properties: { steps: 11 } },
            { id: 'b', title: 'Why?', type: 'long_text' },
            { id: 'c', title: 'Colour?', type: 'multiple_choice' },
          ],
        },
        answers: [
          { type: 'number', number: 9, field: { id: 'a', type: 'opinion_scale' } },
          { type: 'text', text: 'Quick and kind', field: { id: 'b', type: 'long_text' } },
          { type: 'choice', choice: { label: 'Red' }, field: { id: 'c', type: 'multiple_choice' } },
        ],
      },
    })
    expect(await stored('typeform:')).toMatchObject([
      {
        event: 'Survey answered',
        user: '77',
        raw: '9',
        text: 'Quick and kind',
        properties: { nps: 9, survey: 'How was it?', answers: { 'Colour?': 'Red', 'Recommend?': 9 } },
      },
    ])
  })
})

describe('files', () => {
  const csv = (...rows: string[]) => ['customer,time,event', ...rows, ''].join('\n')
  /** Rested: nobody is still writing it. */
  const put = async (name: string, text: string, secondsAgo = 60) => {
    await mkdir(join(folder, 'tills'), { recursive: true })
    await writeFile(join(folder, 'tills', name), text)
    const at = Date.now() / 1000 - secondsAgo
    await utimes(join(folder, 'tills', name), at, at)
  }

  test('of a folder come once each, by what is in them, and not while they are being written', async () => {
    await put('one.csv', csv('f1,2026-01-01T10:00:00Z,Till visit', 'f2,2026-01-01T11:00:00Z,Till visit'), 120)
    await put('half.csv', csv('f9,2026-01-01T10:00:00Z,Till visit'), -3_600)
    await put('notes.txt', 'not for us')
    const made = await make('csv-folder', { folder: 'tills' })
    expect(made).toMatchObject({ state: 'fresh', failure: null, counts: { taken: 2 } })
    await put(
      'copy-of-one.csv',
      csv('f1,2026-01-01T10:00:00Z,Till visit', 'f2,2026-01-01T11:00:00Z,Till visit'),
      60,
    )
    await put('two.csv', csv('f3,2026-01-02T10:00:00Z,Till visit'), 50)
    expect((await run(made.id)).counts).toMatchObject({ taken: 3, duplicates: 0, leftOut: 1 })
    // A file that grew is read again, and counts what is new in it.
    await put('two.csv', csv('f3,2026-01-02T10:00:00Z,Till visit', 'f4,2026-01-02T10:00:00Z,Till visit'), 40)
    expect((await run(made.id)).counts).toMatchObject({ taken: 4, duplicates: 1 })
    expect((await run(made.id)).counts).toMatchObject({ taken: 4, duplicates: 1, leftOut: 1 })
  })

  test('that cannot be taken in stop the folder with a remedy, and go on once corrected', async () => {
    await mkdir(join(folder, 'bad'))
    const write = async (text: string, ago: number) => {
      await writeFile(join(folder, 'bad', 'x.csv'), text)
      await utimes(join(folder, 'bad', 'x.csv'), Date.now() / 1000 - ago, Date.now() / 1000 - ago)
    }
    await write('colour,size\nred,1\n', 100)
    const made = await make('csv-folder', { folder: 'bad' })
    expect(made).toMatchObject({ state: 'failing', failures: 1 })
    expect(made.failure?.what).toContain('x.csv')
    await write(csv('g1,2026-01-01T10:00:00Z,Till visit'), 50)
    expect(await run(made.id)).toMatchObject({ state: 'fresh', failure: null, counts: { taken: 1 } })
  })

  test('outside the allowed folder are never read, whichever way leads there', async () => {
    await mkdir(join(folder, 'links'), { recursive: true })
    const outside = await mkdtemp(join(tmpdir(), 'waymark-outside-'))
    await writeFile(join(outside, 'secret.csv'), csv('s1,2026-01-01T10:00:00Z,Secret'))
    await symlink(outside, join(folder, 'way-out'))
    await symlink(join(outside, 'secret.csv'), join(folder, 'links', 'secret.csv'))
    const tested = async (path: string) =>
      (
        await given.ask('POST', '/api/v1/connections/test', {
          connector: 'csv-folder',
          settings: { folder: path },
        })
      ).json as ConnectionTest
    for (const path of [
      '..',
      '../..',
      outside,
      'way-out',
      'way-out/.',
      'links/../../',
      'no\u0000thing',
      'nothing',
    ])
      expect((await tested(path)).ok, path).not.toBe(true)
    expect(await tested('links')).toMatchObject({ ok: true, message: 'Found 0 files.' })
    await rm(outside, { recursive: true })
  })

  test('of an address come when they changed; an address that fails loses nothing', async () => {
    files.answer.text = csv('u1,2026-01-01T10:00:00Z,Web export')
    const made = await make('csv-url', { url: files.url, authorization: `Bearer ${secret}` })
    expect(made).toMatchObject({ failure: null, counts: { taken: 1 }, secretsSet: ['authorization'] })
    expect(files.asked.at(-1)).toBe(`Bearer ${secret}`)
    expect((await run(made.id)).counts.taken).toBe(1)
    files.answer.status = 503
    files.answer.text = csv('u1,2026-01-01T10:00:00Z,Web export', 'u2,2026-01-01T10:00:00Z,Web export')
    files.answer.etag = '"2"'
    const away = await run(made.id)
    expect(away).toMatchObject({ state: 'failing', failure: { what: 'The address answers 503.' } })
    expect(JSON.stringify(away)).not.toContain(secret)
    files.answer.status = 200
    expect(await run(made.id)).toMatchObject({ state: 'fresh', counts: { taken: 2, duplicates: 1 } })
  })

  test('a web page in place of a file says so, whatever it calls itself', async () => {
    files.answer.etag = '"page"'
    files.answer.text = '\n<!DOCTYPE html><html><body>Sign in, please</body></html>'
    const { json } = await given.ask('POST', '/api/v1/connections/test', {
      connector: 'csv-url',
      settings: { url: files.url },
    })
    expect(json).toMatchObject({
      ok: false,
      message: expect.stringMatching(/web page.*address of the download/),
    })
    const made = await make('csv-url', { url: files.url })
    expect(made).toMatchObject({ state: 'failing', counts: { taken: 0 } })
    expect(made.failure?.what).toContain('web page')
  })

  test('an address inside our own network is refused unless it was allowed', async () => {
    const { json } = await given.ask('POST', '/api/v1/connections/test', {
      connector: 'csv-url',
      settings: { url: 'http://169.254.169.254/latest/meta-data' },
    })
    expect(json).toMatchObject({ ok: false })
  })
})

test('a connection that is removed is gone; what it brought stays', async () => {
  const made = await make('webhook', { secret })
  await send(made, { event: 'Kept', customer: 'kim', id: 'k', time: '2026-02-01T10:00:00Z' })
  expect((await given.ask('DELETE', `/api/v1/connections/${made.id}`)).status).toBe(204)
  expect((await given.ask('GET', `/api/v1/connections/${made.id}`)).status).toBe(404)
  expect((await send(made, { event: 'Late', customer: 'kim' })).status).toBe(404)
  expect(await stored(`webhook:${made.id}`)).toHaveLength(1)
})

test('settings that are not right say which and what to do', async () => {
  const wrong = async (connector: string, settings: object) =>
    (await given.ask('POST', '/api/v1/connections', { connector, name: 'x', settings })).json
  expect(await wrong('nothing', {})).toMatchObject({ code: 'connection.invalid' })
  expect(await wrong('stripe', {})).toMatchObject({
    where: 'body.settings.secret',
    detail: 'Enter the signing secret. Correct it.',
  })
  expect(await wrong('postgres', { host: 'x', port: 99999999 })).toMatchObject({
    where: expect.stringContaining('body.settings.'),
  })
})

describe('what no mapping expects', () => {
  test.each(Object.keys(sign))('is kept and answered, so that its sender goes on: %s', async (connector) => {
    const made = await make(connector, { secret })
    for (const odd of ['[]', '"text"', 'null', '{}', '{"id":{"of":1},"type":[2],"data":7}'])
      expect((await send(made, odd)).status, odd).toBe(200)
    expect(await deliveries(made.id)).toHaveLength(5)
    expect(await get(made.id)).toMatchObject({ state: 'fresh', failure: null, waiting: 0 })
  })

  test('is for a person where the law asks for it, and stays until she has done it', async () => {
    const made = await make('shopify', { secret })
    const asked = { shop_domain: 'bikes.test', customer: { id: 7, email: 'gone@marlow.test' } }
    await send(made, asked, { 'x-shopify-topic': 'customers/redact', 'x-shopify-webhook-id': 'gdpr-1' })
    expect(await get(made.id)).toMatchObject({ asks: 1, state: 'fresh' })
    const [row] = await deliveries(made.id)
    expect(row).toMatchObject({ state: 'asks', error: expect.stringContaining('gone@marlow.test') })
    expect(await stored('shopify:')).not.toContainEqual(expect.objectContaining({ user: 'gone@marlow.test' }))
    await act(made.id, 'replay', { which: 'all' })
    expect(await get(made.id)).toMatchObject({ asks: 1 })
    const done = await act(made.id, `deliveries/${row?.id}/done`)
    expect(done.status).toBe(204)
    expect(await get(made.id)).toMatchObject({ asks: 0 })
    expect((await act(made.id, `deliveries/${row?.id}/done`)).status).toBe(404)
  })
})
