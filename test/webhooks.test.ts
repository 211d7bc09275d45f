/** Other systems are told what happens: signed, at least once, retried, and never by way of our own network. */
import { webcrypto } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { RecordAnswer } from '../src/model/crm/crm-record.ts'
import type { Delivery, DeliveryWithBody, NewWebhook, Webhook } from '../src/model/webhook.ts'
import { type Given, givenWaymark } from './api-given.ts'
import { givenReceiver, type Received, type Receiver } from './support/receiver.ts'

let given: Given
let receiver: Receiver
beforeAll(async () => {
  receiver = await givenReceiver()
  given = await givenWaymark({ WAYMARK_ALLOW_PRIVATE_HOSTS: '127.0.0.1' })
})
afterAll(async () => {
  await given?.close()
  await receiver?.close()
})
afterEach(async () => {
  receiver.answerWith(() => ({ status: 204 }))
  for (const { id } of await webhooks()) await given.ask('DELETE', `/api/v1/webhooks/${id}`)
  receiver.received.length = 0
})

const ask = async <Json>(method: string, path: string, body?: unknown): Promise<Json> => {
  const answer = await given.ask(method, `/api/v1${path}`, body)
  if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.status} ${answer.text}`)
  return answer.json as Json
}
const webhooks = () => ask<Webhook[]>('GET', '/webhooks')
const webhook = async (id: number) => (await webhooks()).find((one) => one.id === id)
const deliveries = async (id: number, state = '') =>
  (await ask<{ rows: Delivery[] }>('GET', `/webhooks/${id}/deliveries${state && `?state=${state}`}`)).rows
const subscribe = (happenings: string[], more: object = {}) =>
  ask<NewWebhook>('POST', '/webhooks', { name: 'Shop', url: `${receiver.url}/hook`, happenings, ...more })
const make = async (type: string, values: object) =>
  (await ask<RecordAnswer>('POST', `/records/${type}`, { values })).record

const until = async <Value>(
  what: string,
  look: () => Promise<Value | undefined | false> | Value | undefined | false,
) => {
  const end = Date.now() + 15_000
  for (;;) {
    const found = await look()
    if (found) return found
    if (Date.now() > end) throw new Error(`Waited in vain: ${what}`)
    await sleep(25)
  }
}
const contentOf = ({ body }: Pick<Received, 'body'>) =>
  JSON.parse(body) as { type: string; timestamp: string; data: never }
const eventually = (count: number) =>
  until(`${count} messages`, () => receiver.received.length >= count && receiver.received)

/** The scheme as its specification says it, in other code than ours: Web Crypto instead of node:crypto. */
const isSigned = async ({ headers, body }: Received, secret: string): Promise<boolean> => {
  const bytes = Uint8Array.from(atob(secret.replace('whsec_', '')), (sign) => sign.charCodeAt(0))
  const key = await webcrypto.subtle.importKey('raw', bytes, { name: 'HMAC', hash: 'SHA-256' }, false, [
    'verify',
  ])
  const text = new TextEncoder().encode(`${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`)
  for (const one of String(headers['webhook-signature']).split(' ')) {
    const [version, value = ''] = one.split(',')
    const given = Uint8Array.from(atob(value), (sign) => sign.charCodeAt(0))
    if (version === 'v1' && (await webcrypto.subtle.verify('HMAC', key, given, text))) return true
  }
  return false
}

test('a change of a record arrives once, signed, with the record and what changed', async () => {
  const { secret } = await subscribe(['deal.created', 'deal.updated', 'deal.deleted'])
  const deal = await make('deal', { name: '<script>alert(1)</script> Ünï 🚲' })
  await make('ticket', { subject: 'Nobody asked for tickets' })
  await given.ask(
    'PATCH',
    `/api/v1/records/deal/${deal.id}`,
    { values: { name: 'Fleet' } },
    { 'if-match': '"1"' },
  )
  await given.ask('DELETE', `/api/v1/records/deal/${deal.id}`, undefined, { 'if-match': '"2"' })
  const received = await eventually(3)
  await sleep(200)
  expect(received.map((one) => contentOf(one).type)).toEqual(['deal.created', 'deal.updated', 'deal.deleted'])
  expect(new Set(received.map(({ headers }) => headers['webhook-id'])).size).toBe(3)
  const [created, updated] = received.map(contentOf)
  expect(created).toMatchObject({
    data: {
      record: { type: 'deal', id: deal.id, version: 1, values: { name: '<script>alert(1)</script> Ünï 🚲' } },
      actor: { kind: 'user', name: 'Ada Admin' },
    },
  })
  expect(updated).toMatchObject({
    data: { record: { version: 2 }, changes: [{ field: 'name', to: 'Fleet' }] },
  })
  for (const one of received) {
    expect(await isSigned(one, secret)).toBe(true)
    expect(await isSigned({ ...one, body: `${one.body} ` }, secret)).toBe(false)
    expect(Math.abs(Number(one.headers['webhook-timestamp']) * 1000 - one.at)).toBeLessThan(5000)
    expect(one.headers['content-type']).toBe('application/json')
  }
})

test('what somebody wrote for herself alone is told to nobody, whatever becomes of it', async () => {
  await subscribe(['note.created', 'note.updated', 'note.deleted', 'note.restored', 'interaction.accepted'])
  const secret = 'Xylophonkonzert'
  const customer = await make('customer', { name: 'Bo', externalId: 'bo-hook' })
  const note = { text: secret, private: true, score: 1, customer: customer.id }
  const { id } = await make('note', note)
  await ask('POST', '/records/note/batch', { writes: [{ do: 'update', id, values: { text: `${secret}!` } }] })
  await ask('POST', '/records/note/batch', {
    writes: [{ do: 'update', id, values: { private: false, text: 'Nothing special' } }],
  })
  await given.ask('DELETE', `/api/v1/records/note/${id}`)
  const other = await make('note', note)
  await given.ask('DELETE', `/api/v1/records/note/${other.id}`)
  await ask('POST', `/records/note/${other.id}/restore`)
  await make('note', { text: 'For everybody' })
  await until('the public note', () => receiver.received.some(({ body }) => body.includes('For everybody')))
  await given.waymark.parts.outbox.emptied()
  await sleep(200)
  expect(receiver.received.filter(({ body }) => body.includes(secret))).toEqual([])
  const told = receiver.received.map(contentOf).filter(({ type }) => type.startsWith('note.'))
  expect(told.map(({ type }) => type)).toEqual(['note.deleted', 'note.created'])
})

test('what was refused is told to nobody', async () => {
  await subscribe(['deal.created', 'company.created'])
  const { status } = await given.ask('POST', '/api/v1/records/deal', { values: { customer: 'nobody' } })
  expect(status).toBeGreaterThanOrEqual(400)
  await make('company', { name: 'Told' })
  expect((await eventually(1)).map((one) => contentOf(one).type)).toEqual(['company.created'])
})

test('the secret leaves only in the answer that makes it, and an old one signs beside the new for a day', async () => {
  const made = await subscribe(['note.created'])
  expect(made.secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/)
  const changed = await ask<NewWebhook>('POST', `/webhooks/${made.id}/secret`)
  expect(changed.secret).not.toBe(made.secret)
  expect(Date.parse(changed.oldSecretUntil ?? '') - Date.now()).toBeGreaterThan(23 * 3600_000)
  await make('note', { text: 'hello' })
  const [one] = await eventually(1)
  if (!one) throw new Error('nothing came')
  expect(await isSigned(one, made.secret)).toBe(true)
  expect(await isSigned(one, changed.secret)).toBe(true)
  const [delivery] = await deliveries(made.id)
  for (const path of [
    '/webhooks',
    `/webhooks/${made.id}/deliveries`,
    `/webhooks/${made.id}/deliveries/${delivery?.id}`,
    '/audit',
  ])
    expect((await given.ask('GET', `/api/v1${path}`)).text).not.toContain(changed.secret.slice(8))
})

test('accepted interactions are told with their touchpoint and customer, also to those who want only some touchpoints', async () => {
  const all = await subscribe(['interaction.accepted'])
  const send = (event: string, messageId: string) =>
    given.ask(
      'POST',
      '/v1/track',
      { messageId, userId: 'ann', event, properties: { total: 5 } },
      { authorization: `Bearer ${given.writeKey}` },
    )
  await send('Order placed', 'one')
  await send('Order placed', 'one')
  const [first] = await eventually(1)
  const told = contentOf(first as Received).data as { touchpoint: { id: number }; customer: string }
  expect(told).toMatchObject({
    messageId: 'one',
    event: 'Order placed',
    userId: 'ann',
    properties: { total: 5 },
    touchpoint: { name: 'Order placed' },
  })
  expect((await given.ask('GET', `/api/v1/customers/${told.customer}`)).status).toBe(200)
  await given.ask('DELETE', `/api/v1/webhooks/${all.id}`)
  await subscribe(['interaction.accepted'], { touchpoints: [told.touchpoint.id] })
  await send('Something else', 'two')
  await send('Order placed', 'three')
  await until('the third', () => receiver.received.find(({ body }) => body.includes('"three"')))
  await sleep(500)
  const ids = receiver.received.map((one) => (contentOf(one).data as { messageId: string }).messageId)
  expect(ids.filter((id) => id === 'two')).toEqual([])
  expect(ids.filter((id) => id === 'three')).toEqual(['three'])
})

test('customers who are one, and then are not, are told', async () => {
  await subscribe(['customer.merged', 'customer.separated'])
  const [a, b] = [
    await make('customer', { name: 'Ann', externalId: 'ann-1' }),
    await make('customer', { name: 'Anna', externalId: 'ann-2' }),
  ]
  for (const userId of ['ann-1', 'ann-2'])
    await given.ask(
      'POST',
      '/v1/track',
      { userId, event: 'Visit' },
      { authorization: `Bearer ${given.writeKey}` },
    )
  const { id } = await ask<{ id: number }>('POST', '/identity/merges', {
    from: a.id,
    into: b.id,
    reason: 'same phone',
  })
  await ask('DELETE', `/identity/merges/${id}`)
  const received = await eventually(2)
  expect(received.map((one) => contentOf(one))).toMatchObject([
    { type: 'customer.merged', data: { from: a.id, into: b.id, reason: 'same phone', actor: 'Ada Admin' } },
    { type: 'customer.separated', data: { from: a.id, into: b.id } },
  ])
})

test('a receiver that is down loses nothing: each message comes when it is back, with the same id', async () => {
  receiver.answerWith(() => ({ status: 503, headers: { 'retry-after': '1' } }))
  const { id } = await subscribe(['task.created'])
  for (const title of ['one', 'two', 'three']) await make('task', { title })
  const failing = await until('a failure', async () => {
    const found = await webhook(id)
    return found?.failingSince && found
  })
  expect(failing).toMatchObject({
    waiting: 3,
    failed: 0,
    active: true,
    problem: expect.stringContaining('503'),
  })
  expect(receiver.received).toEqual([])
  receiver.answerWith(() => ({ status: 204 }))
  // The time of the next attempts is moved up to now.
  const before = (await deliveries(id)).map(({ message }) => message).toSorted()
  await given.waymark.parts.records.db
    .updateTable('webhook_delivery')
    .set({ next_at: new Date() })
    .where('webhook', '=', id)
    .execute()
  const received = await eventually(3)
  expect(received.map(({ headers }) => headers['webhook-id']).toSorted()).toEqual(before)
  await until('calm', async () => (await webhook(id))?.waiting === 0)
  expect(await webhook(id)).toMatchObject({ failingSince: null, problem: '', waiting: 0 })
})

test('Retry-After is honoured, and waits grow', async () => {
  receiver.answerWith(() => ({ status: 429, headers: { 'retry-after': '3600' } }))
  const { id } = await subscribe(['tag.created'])
  await make('tag', { name: 'vip' })
  const [tried] = await until('an attempt', async () => {
    const found = await deliveries(id)
    return found[0]?.attemptedAt ? found : undefined
  })
  const wait = Date.parse(tried?.nextAt ?? '') - Date.parse(tried?.attemptedAt ?? '')
  expect(wait).toBeGreaterThanOrEqual(3600_000)
  expect(tried).toMatchObject({ state: 'waiting', status: 429, attempts: 1 })
})

test('what was tried too often is given up, shown, and can be replayed, one or all', async () => {
  receiver.answerWith(() => ({ status: 500 }))
  const { id } = await subscribe(['company.created'])
  for (const name of ['A', 'B']) await make('company', { name })
  const { db } = given.waymark.parts.records
  await until('given up', async () => {
    await sql`update webhook_delivery set next_at = now(), attempts = greatest(attempts, 10) where webhook = ${id} and state = 'waiting' and claimed_until is null`.execute(
      db,
    )
    await sql`update webhook set rest_until = null where id = ${id}`.execute(db)
    return (await webhook(id))?.failed === 2
  })
  const dead = await deliveries(id, 'failed')
  expect(dead).toMatchObject([{ problem: expect.stringContaining('Look into its log') }, { status: 500 }])
  receiver.answerWith(() => ({ status: 200 }))
  const first = dead[0] as Delivery
  expect(await ask('POST', `/webhooks/${id}/deliveries/${first.id}/replay`)).toEqual({ replayed: 1 })
  await eventually(1)
  expect(await ask('POST', `/webhooks/${id}/replay`)).toEqual({ replayed: 1 })
  const received = await eventually(2)
  expect(received.map(({ headers }) => headers['webhook-id']).toSorted()).toEqual(
    dead.map(({ message }) => message).toSorted(),
  )
  const shown = await ask<DeliveryWithBody>('GET', `/webhooks/${id}/deliveries/${first.id}`)
  expect(received.map(({ body }) => body)).toContain(shown.body)
})

test('three days of nothing but failures turn it off, and so does 410; messages wait until it is on again', async () => {
  receiver.answerWith(() => ({ status: 500 }))
  const { id } = await subscribe(['product.created'])
  const { db } = given.waymark.parts.records
  await db
    .updateTable('webhook')
    .set({ failing_since: new Date(Date.now() - 4 * 86_400_000) })
    .where('id', '=', id)
    .execute()
  await make('product', { name: 'Bell' })
  const off = await until('off', async () => {
    const found = await webhook(id)
    return found?.active === false && found
  })
  expect(off).toMatchObject({ offBecause: expect.stringContaining('three days'), waiting: 1 })
  await make('product', { name: 'Lamp' })
  receiver.answerWith(() => ({ status: 200 }))
  await sleep(300)
  expect(receiver.received).toEqual([])
  expect((await webhook(id))?.waiting).toBe(2)
  const { name, url, happenings } = off
  await ask('PUT', `/webhooks/${id}`, { name, url, happenings, active: true })
  await sql`update webhook_delivery set next_at = now() where webhook = ${id}`.execute(db)
  await eventually(2)
  expect(await webhook(id)).toMatchObject({ active: true, offBecause: '' })
  receiver.answerWith(() => ({ status: 410 }))
  await make('product', { name: 'Pump' })
  await until('off again', async () => (await webhook(id))?.active === false)
})

test('the test button says how it fared', async () => {
  const made = await subscribe(['deal.created'])
  expect(await ask('POST', `/webhooks/${made.id}/test`)).toMatchObject({
    state: 'delivered',
    status: 204,
    problem: '',
  })
  const [arrived] = await eventually(1)
  expect(contentOf(arrived as Received).type).toBe('waymark.test')
  expect(await isSigned(arrived as Received, made.secret)).toBe(true)
  const elsewhere = await subscribe(['deal.created'], { url: 'http://10.1.2.3/hook' })
  expect(await ask('POST', `/webhooks/${elsewhere.id}/test`)).toMatchObject({
    state: 'failed',
    status: null,
    problem: expect.stringContaining('private network'),
  })
  receiver.answerWith(() => ({ status: 302, headers: { location: 'http://127.0.0.2/' } }))
  expect(await ask('POST', `/webhooks/${made.id}/test`)).toMatchObject({
    state: 'failed',
    status: 302,
    problem: expect.stringContaining('not followed'),
  })
})

test.each([
  ['file:///etc/passwd'],
  ['javascript:alert(1)'],
  ['http://ann:secret@shop.example/'],
  ['nonsense'],
  [''],
])('%s is no address for a webhook', async (url) => {
  const { status } = await given.ask('POST', '/api/v1/webhooks', {
    name: 'x',
    url,
    happenings: ['deal.created'],
  })
  expect(status).toBe(400)
})
