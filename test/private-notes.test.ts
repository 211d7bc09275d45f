/**
 * Made from the route table: whatever anybody but its author does on any route, nothing of a private note comes out.
 * What reading alone gives is asked in record-permissions.test.ts.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { App } from '../src/api/app.ts'
import { systemActor } from '../src/model/actor.ts'
import { changeActions } from '../src/model/crm/crm-record.ts'
import { recordTypeNames } from '../src/model/crm/record-type.ts'
import { KeyScope } from '../src/model/permission.ts'
import { happeningOf } from '../src/model/webhook.ts'
import { type Given, givenWaymark } from './api-given.ts'
import { type EveryRoute, everyRoute } from './support/every-route.ts'
import { givenReceiver, type Receiver } from './support/receiver.ts'
import { invited } from './support/signed-in.ts'

type Headers = Record<string, string>
type Asked = { payload?: unknown; headers?: Headers; query?: string }

let given: Given
let app: App
let receiver: Receiver
let routes: EveryRoute[]
const secret = 'Xylophonkonzert'
const number = 'N-Xylophon-7'
/** What was told to everybody who watches. */
let streamed = ''
let author: Headers
const others: { name: string; headers: Headers }[] = []

beforeAll(async () => {
  receiver = await givenReceiver()
  given = await givenWaymark({ WAYMARK_ALLOW_PRIVATE_HOSTS: '127.0.0.1' })
  const { access } = given.waymark.parts
  ;({ app, routes } = await everyRoute(given))
  author = await invited(given.url, given.admin, 'editor', { email: 'author@example.com' })
  const colleague = await invited(given.url, given.admin, 'editor', { email: 'colleague@example.com' })
  others.push({ name: 'a colleague', headers: colleague }, { name: 'an admin', headers: given.admin })
  const { key } = await access.keys.create(
    { name: 'all', scopes: [...KeyScope.options], expiresAt: null },
    systemActor,
  )
  others.push({ name: 'a key for everything', headers: { authorization: `Bearer ${key}` } })
  await subscribe()
  const stream = await fetch(`${given.url}/api/v1/live`, { headers: given.admin })
  void (async () => {
    const decoder = new TextDecoder()
    const pieces = stream.body?.getReader()
    for (let read = await pieces?.read(); read && !read.done; read = await pieces?.read())
      streamed += decoder.decode(read.value, { stream: true })
  })().catch(() => {})
})
afterAll(async () => {
  await app?.close()
  await given?.close()
  await receiver?.close()
})

/** To everything that is told. */
const subscribe = () =>
  given.ask('POST', '/api/v1/webhooks', {
    name: 'All',
    url: `${receiver.url}/hook`,
    happenings: recordTypeNames.flatMap((type) => changeActions.map((action) => happeningOf(type, action))),
  })

const askAs = (headers: Headers, method: string, url: string, asked: Asked = {}) =>
  app.inject({
    method: method as 'GET',
    url: url + (asked.query ?? ''),
    headers: { ...headers, ...asked.headers },
    remoteAddress: '127.0.0.1',
    ...(asked.payload === undefined ? {} : { payload: asked.payload as object }),
  })

async function written() {
  const asAuthor = async (url: string, payload: unknown, headers: Headers = {}) =>
    (await askAs(author, 'POST', `/api/v1${url}`, { payload, headers })).json<{
      record: { id: string; version: number }
      id: string
      undo: string
    }>()
  const { record: customer } = await asAuthor('/records/customer', { values: { name: 'Bo' } })
  const { record: double } = await asAuthor('/records/customer', { values: { name: 'Bo', city: 'Graz' } })
  const values = { text: secret, private: true, score: 1, customer: customer.id, externalId: number }
  const { record: note } = await asAuthor('/records/note', { values })
  const { record: gone } = await asAuthor('/records/note', { values: { ...values, externalId: null } })
  const file = await asAuthor(`/records/note/${note.id}/files?fileName=${secret}.txt`, secret, {
    'content-type': 'application/octet-stream',
  })
  const batch = await asAuthor('/records/note/batch', {
    writes: [
      { do: 'create', values: { ...values, externalId: null } },
      { do: 'update', id: note.id, values: { text: `${secret} again` } },
    ],
  })
  const bulk = await asAuthor('/records/note/bulk', {
    filter: { kind: 'field', field: 'text', op: 'contains', value: secret },
    change: { do: 'update', values: { owner: 'Somebody' } },
  })
  await askAs(author, 'DELETE', `/api/v1/records/note/${gone.id}`)
  await given.waymark.parts.outbox.emptied()
  return { customer, double, note, gone, file, undo: batch.undo, bulk: bulk.id }
}
type Written = Awaited<ReturnType<typeof written>>

/** What is asked where nothing at all would be refused before anything is looked at. */
function attemptsAt({ method, url }: EveryRoute, it: Written): Asked[] {
  const rule = { kind: 'field', field: 'text', op: 'contains', value: secret }
  const route = `${method} ${url.replace('/api/v1', '')}`
  const upload = (lines: string) => ({
    payload: Buffer.from(lines),
    headers: { 'content-type': 'application/octet-stream' },
  })
  const pair = { winner: it.customer.id, loser: it.double.id }
  const known: Record<string, Asked[]> = {
    'POST /records/:type': [
      { payload: { values: { text: 'Mine', externalId: number } } },
      { payload: { values: { text: 'Mine', customer: it.note.id } } },
      { payload: { values: { title: 'Mine', name: 'Mine', externalId: it.note.id } } },
    ],
    'POST /records/:type/batch': [
      {
        payload: {
          writes: [
            { do: 'update', id: it.note.id, values: { text: 'Mine' } },
            { do: 'update', id: it.note.id, version: 1, values: { private: false } },
            { do: 'delete', id: it.note.id },
            { do: 'restore', id: it.gone.id },
            { do: 'create', values: { text: 'Mine', externalId: number } },
          ],
        },
      },
    ],
    'POST /records/:type/bulk': [
      { payload: { filter: rule, change: { do: 'update', values: { owner: 'Me' } } } },
      { payload: { filter: rule, change: { do: 'delete' } } },
    ],
    'PATCH /records/:type/:id': ['"1"', '"99"'].flatMap((tag) =>
      [{ text: 'Mine' }, { private: false }].map((values) => ({
        headers: { 'if-match': tag },
        payload: { values },
      })),
    ),
    'POST /records/:type/:id/files': [{ ...upload('mine'), query: '?fileName=mine.txt' }],
    'POST /record-imports': [
      { ...upload(`Waymark id,Name\n${it.note.id},X\n`), query: '?fileName=a.csv&type=customer' },
      { ...upload(`Deal name,Note\nA,${number}\n`), query: '?fileName=a.csv&type=deal' },
    ],
    'POST /merges': ['customer', 'company'].map((type) => ({ payload: { type, ...pair } })),
    'POST /identity/merges': [{ payload: { into: it.customer.id, from: it.double.id } }],
    'POST /erasures': [{ payload: { customer: it.customer.id, confirm: 'somebody else' } }],
  }
  // Asked with whatever is no use to it as well, since what a refusal says may be too much.
  return [...(known[route] ?? []), { payload: { filter: rule, q: secret, id: it.note.id } }]
}

function addressesOf(url: string, it: Written): string[] {
  const values: Record<string, string[]> = {
    type: ['note', 'customer'],
    one: [it.customer.id],
    other: [it.double.id],
    id: /records|customers/.test(url)
      ? [it.note.id, it.gone.id, it.customer.id]
      : /undo|bulk|files/.test(url)
        ? [it.undo, it.bulk, it.file.id]
        : ['1', it.note.id],
    version: ['1'],
    delivery: ['1', '2'],
    name: ['text'],
    provider: ['oidc'],
    connection: ['1'],
  }
  const name = /:(\w+)/.exec(url)?.[1]
  if (!name) return [url]
  return (values[name] ?? ['1']).flatMap((value) => addressesOf(url.replace(`:${name}`, value), it))
}

/** They take away what others below are asked about, so they come last; ways in and out are another test's. */
const order = ({ method, url }: EveryRoute): number =>
  method === 'DELETE' ? 3 : /erasures|undo|restore|merges/.test(url) ? 2 : method === 'GET' ? 1 : 0
const aside = /\/(session|set-up|invitations|password|links|auth|me)\b|\/live$|\/docs|\*/
/** What others did, and what became of it, is looked at afterwards. */
const lookedAt = /\/(audit|webhooks|record-imports|imports|bulk|merges|erasures)\b/

test('no answer to anybody else holds anything of it, on any route', async () => {
  const it = await written()
  // It is there for its author.
  const mine = await askAs(author, 'GET', `/api/v1/records/note/${it.note.id}`)
  expect(mine.body).toContain(secret)
  const asked = routes
    .filter(({ url }) => url.startsWith('/api/v1/') && !aside.test(url))
    .filter(({ method, url }) => method !== 'GET' || lookedAt.test(url))
    .toSorted((one, other) => order(one) - order(other))
  expect(asked.length).toBeGreaterThan(80)
  const told: string[] = []
  const reached = new Set<string>()
  for (const route of asked)
    for (const address of addressesOf(route.url, it))
      for (const attempt of route.method === 'GET' ? [{}] : attemptsAt(route, it))
        for (const { name, headers } of others) {
          const answer = await askAs(headers, route.method, address, attempt)
          if (answer.statusCode < 300) reached.add(`${route.method} ${route.url}`)
          const sent = address + JSON.stringify(attempt)
          // The audit log names every address that was asked, and an import shows what stands in the file.
          const namesIds = /\/audit$|\/record-imports/.test(route.url)
          const parts = [secret, it.note.id, it.gone.id].filter(
            (part) => !sent.includes(part) && !(namesIds && part !== secret),
          )
          for (const part of parts)
            if (answer.body.includes(part))
              told.push(`${route.method} ${address} ${JSON.stringify(attempt)} by ${name}: ${part}`)
          if (answer.statusCode === 202 && route.url.endsWith('/bulk'))
            expect([name, answer.json()]).toMatchObject([name, { total: 0 }])
        }
  expect(told).toEqual([])
  for (const route of [
    'POST /api/v1/records/:type/batch',
    'POST /api/v1/records/:type/bulk',
    'POST /api/v1/record-imports',
  ])
    expect(reached).toContain(route)
  expect((await askAs(author, 'GET', `/api/v1/records/note/${it.note.id}`)).body).toContain(`${secret} again`)

  // A shown note is told of, so both ways of telling work. The webhook from before was asked to go.
  await subscribe()
  const shown = await askAs(author, 'POST', '/api/v1/records/note', {
    payload: { values: { text: 'For everybody' } },
  })
  const { id } = shown.json<{ record: { id: string } }>().record
  for (
    const end = Date.now() + 60_000;
    !receiver.received.some(({ body }) => body.includes(id)) && Date.now() < end;
  )
    await sleep(50)
  const webhooks = receiver.received.map(({ body }) => body).join('\n')
  expect(webhooks).toContain('For everybody')
  expect(streamed).toContain('"records"')
  for (const [way, text] of [
    ['webhooks', webhooks],
    ['the live stream', streamed],
  ])
    for (const part of [secret, number, it.note.id, it.gone.id])
      expect(text?.includes(part) ? `${way} told ${part}` : '').toBe('')
}, 600_000)
