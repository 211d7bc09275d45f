/** A connection is removed with what only it brought: shown before, in the background, and never what others have to do with. */
import { createHmac } from 'node:crypto'
import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Brought } from '../src/model/brought.ts'
import type { Connection, ConnectionTest } from '../src/model/connection.ts'
import type { CrmRecord, RecordPage } from '../src/model/crm/crm-record.ts'
import { type Given, givenWaymark } from './api-given.ts'
import { type GivenPostgres, givenPostgres } from './support/postgres.ts'

let given: Given
let server: GivenPostgres
let other: pg.Client
let folder = ''
const secret = 'a secret of both sides'

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'waymark-folder-'))
  ;[given, server] = await Promise.all([
    givenWaymark({ WAYMARK_IMPORT_FOLDER: folder, WAYMARK_ALLOW_PRIVATE_HOSTS: '127.0.0.1' }),
    givenPostgres(),
  ])
  other = new pg.Client({ connectionString: server.url })
  await other.connect()
  await other.query(`create table companies as select 'c-' || n as id, 'Firm ' || n as name, n as employees,
    timestamptz '2026-01-01' as updated_at from generate_series(1, 12) n`)
})
afterAll(async () => {
  await other?.end()
  await given?.close()
  await server?.[Symbol.asyncDispose]()
  await rm(folder, { recursive: true, force: true })
})

const parts = () => given.waymark.parts
const idle = async () => {
  await parts().services.connections.runner.idle()
  await parts().outbox.emptied()
  await parts().profiles.written()
  await parts().keeper.caughtUp()
}
const asked = async (method: string, path: string, body?: object, headers = {}) => {
  const answer = await given.ask(method, `/api/v1${path}`, body, headers)
  if (answer.status >= 400) throw new Error(answer.text)
  await idle()
  return answer.json
}
const make = async (connector: string, name: string, settings: object) => {
  const made = (await asked('POST', '/connections', { connector, name, settings })) as Connection
  return (await asked('GET', `/connections/${made.id}`)) as Connection
}
const brought = async ({ id }: Connection) => (await asked('GET', `/connections/${id}/brought`)) as Brought
const takeBack = ({ id }: Connection) =>
  given.ask('DELETE', `/api/v1/connections/${id}?brought=take-back`, undefined)
const labels = async (type: string) =>
  ((await asked('GET', `/records/${type}?limit=200`)) as RecordPage).rows.map(({ label }) => label).sort()
const one = async (type: string, label: string) =>
  ((await asked('GET', `/records/${type}?limit=200`)) as RecordPage).rows.find(
    (row) => row.label === label,
  ) as CrmRecord
const stored = async (prefix: string) => {
  const [row] = await parts().journeys.rows<{ n: string }>(
    'SELECT count() AS n FROM interactions WHERE startsWith(message_id, {prefix:String})',
    { prefix },
  )
  return Number(row?.n)
}

const table = (query: string) => ({
  ...{ host: '127.0.0.1', port: Number(new URL(server.url).port), user: 'postgres', encryption: 'off' },
  ...{ database: new URL(server.url).pathname.slice(1), brings: 'records', deleted: 'compare' },
  ...{ cursorColumn: 'updated_at', keyColumn: 'id', query },
})
const connectTable = async (name: string, query: string, changes = {}) => {
  const settings = { ...table(query), ...changes }
  const tried = (await asked('POST', '/connections/test', {
    connector: 'postgres',
    settings,
  })) as ConnectionTest
  return make('postgres', name, { ...settings, mapping: tried.records?.settings })
}

test('of a connected table the records go that only it brought; what people changed, work with, or another table tells stays', async () => {
  const made = await connectTable('Warehouse', 'select * from companies')
  expect(made.counts.taken).toBe(12)
  const [first, second] = [await one('company', 'Firm 1'), await one('company', 'Firm 2')]
  const match = { 'if-match': `"${first.version}"` }
  await asked('PATCH', `/records/company/${first.id}`, { values: { employees: 99 } }, match)
  await asked('POST', '/records/note', { values: { text: 'A call', company: second.id } })
  const same = await connectTable('Shop', "select *, id as nr from companies where id = 'c-3'", {
    cursorColumn: 'employees',
  })
  const expected = [{ type: 'company', goes: 9, ofPeople: 2, ofOthers: 1 }]
  expect(await brought(made)).toEqual({ records: expected, interactions: 0, sharedWith: [] })
  expect((await takeBack(made)).status).toBe(202)
  await idle()
  expect(await labels('company')).toEqual(['Firm 1', 'Firm 2', 'Firm 3'])
  expect((await given.ask('GET', `/api/v1/connections/${made.id}`)).status).toBe(404)
  const log = (await asked('GET', '/audit?limit=20')) as { rows: { action: string; facts: object }[] }
  expect(log.rows.filter(({ action }) => action === 'DELETE /api/v1/connections/:id')).toMatchObject([
    { facts: { takenBack: { interactions: 0, records: 9, kept: 3 } } },
    { facts: { connection: { name: 'Warehouse', brought: 'take-back' } } },
  ])
  // Connected anew it brings them again.
  const anew = await connectTable('Warehouse', 'select * from companies')
  expect(anew).toMatchObject({ failure: null, gone: null })
  expect(await labels('company')).toHaveLength(12)
  // What two read is neither's alone; and keeping is what happens when nobody says otherwise.
  const twin = await connectTable('Twin', 'select * from companies')
  expect((await brought(anew)).sharedWith).toEqual(['Twin'])
  expect(await takeBack(anew)).toMatchObject({ status: 409, json: { code: 'connection.shared-source' } })
  for (const { id } of [anew, twin, same]) await asked('DELETE', `/connections/${id}`)
  expect(await labels('company')).toHaveLength(12)
}, 240_000)

test('of a shop the orders, products, buyers and interactions go; a buyer who visits the website stays', async () => {
  const shop = await make('shopify', 'Shop', { secret })
  const order = (n: number) => ({
    ...{ id: n, name: `#${n}`, email: `b${n}@marlow.test`, total_price: '9.00', currency: 'EUR' },
    ...{ created_at: '2026-05-01T10:00:00Z', updated_at: '2026-05-01T10:00:00Z' },
    customer: { id: `s${n}`, first_name: 'Buyer', last_name: String(n) },
    line_items: [{ title: 'Bell', sku: 'B-1', quantity: 1, price: '9.00', variant_id: 7 }],
  })
  for (const n of [1, 2]) {
    const text = JSON.stringify(order(n))
    const hmac = createHmac('sha256', secret).update(text).digest('base64')
    const headers = { cookie: 'none=1', 'x-shopify-hmac-sha256': hmac, 'x-shopify-topic': 'orders/create' }
    expect((await given.ask('POST', shop.hookPath ?? '', text, headers)).status).toBe(200)
  }
  await idle()
  const visit = { type: 'page', messageId: 'w-1', userId: 'b2@marlow.test', name: 'Prices' }
  await parts().ingest.accept([visit], { source: 'website', receivedAt: new Date() })
  await idle()
  expect(await labels('order')).toHaveLength(2)
  const { records, interactions } = await brought(shop)
  expect(interactions).toBe(2)
  expect(records).toContainEqual({ type: 'order', goes: 2, ofPeople: 0, ofOthers: 0 })
  expect(records).toContainEqual({ type: 'customer', goes: 1, ofPeople: 0, ofOthers: 1 })
  expect(records).toContainEqual({ type: 'product', goes: 1, ofPeople: 0, ofOthers: 0 })
  expect((await takeBack(shop)).status).toBe(202)
  await idle()
  expect([await labels('order'), await labels('product')]).toEqual([[], []])
  expect(await labels('customer')).toEqual(['Buyer 2'])
  expect([await stored('shopify:'), await stored('crm:order'), await stored('w-1')]).toEqual([0, 0, 1])
}, 240_000)

test('of files their interactions go', async () => {
  await mkdir(join(folder, 'tills'))
  const put = async (name: string, text: string) => {
    await writeFile(join(folder, 'tills', name), text)
    await utimes(join(folder, 'tills', name), new Date('2026-01-01'), new Date('2026-01-01'))
  }
  await put(
    'one.csv',
    'customer,time,touchpoint\nf1,2026-01-01T10:00:00Z,Till\nf2,2026-01-01T10:00:00Z,Till\n',
  )
  const tills = await make('csv-folder', 'Tills', { folder: 'tills' })
  expect(tills.counts.taken).toBe(2)
  expect(await brought(tills)).toMatchObject({ interactions: 2 })
  await takeBack(tills)
  await idle()
  const [row] = await parts().journeys.rows<{ n: string }>(
    'SELECT count() AS n FROM interactions WHERE import > 0',
  )
  expect(Number(row?.n)).toBe(0)
  expect(await asked('GET', '/imports')).toMatchObject([{ fileName: 'one.csv', state: 'undone' }])
}, 240_000)
