/** Connections that read go on past somebody who was erased: of her nothing comes back, of others everything. */
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import hoodiecrow from 'hoodiecrow-imap'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Connection } from '../src/model/connection.ts'
import { type Given, givenWaymark } from './api-given.ts'
import { type GivenPostgres, givenPostgres } from './support/postgres.ts'

let given: Given
let server: GivenPostgres
let other: pg.Client

const her = 'vera@erased.test'
beforeAll(async () => {
  ;[given, server] = await Promise.all([
    givenWaymark({ WAYMARK_ALLOW_PRIVATE_HOSTS: '127.0.0.1' }),
    givenPostgres(),
  ])
  other = new pg.Client({ connectionString: server.url })
  await other.connect()
})
afterAll(async () => {
  await other?.end()
  await given?.close()
  await server?.[Symbol.asyncDispose]()
})

const services = () => given.waymark.parts.services
const idle = async () => {
  await services().connections.runner.idle()
  await given.waymark.parts.profiles.written()
}
const make = async (connector: string, settings: object): Promise<Connection> => {
  const wish = { connector, name: `My ${connector}`, settings }
  const { json, status, text } = await given.ask('POST', '/api/v1/connections', wish)
  expect(status, text).toBe(201)
  await idle()
  return json as Connection
}
const again = async ({ id }: Connection): Promise<Connection> => {
  await given.ask('POST', `/api/v1/connections/${id}/run`, { again: true })
  await idle()
  return (await given.ask('GET', `/api/v1/connections/${id}`)).json as Connection
}
const users = async (prefix: string): Promise<string[]> => {
  const rows = await given.waymark.parts.journeys.rows<{ user_id: string }>(
    'SELECT DISTINCT user_id FROM interactions WHERE startsWith(message_id, {prefix:String}) ORDER BY user_id',
    { prefix },
  )
  return rows.map(({ user_id }) => user_id)
}
const erase = async (address: string): Promise<void> => {
  const { rows } = await given.waymark.parts.crm.list('customer', { limit: 5, query: address })
  const [record] = rows
  await services().erasures.erase(record?.id ?? '', record?.label ?? '', { kind: 'user', id: 't', name: 'T' })
  await services().erasures.settled()
}

test('rows of a PostgreSQL table', async () => {
  await other.query('create table visit (id bigint primary key, email text, created timestamptz)')
  const add = (id: number, email: string) =>
    other.query('insert into visit values ($1, $2, $3)', [id, email, new Date(Date.UTC(2026, 0, id))])
  await add(1, her)
  await add(2, 'bob@erased.test')
  const { hostname, port, pathname, username, password } = new URL(server.url)
  const made = await make('postgres', {
    ...{ host: hostname, port: Number(port), database: pathname.slice(1), user: username },
    ...{
      password: decodeURIComponent(password) || 'none',
      encryption: 'off',
      table: 'visit',
      event: 'Visit',
    },
    ...{ cursorColumn: 'id', keyColumn: 'id', columns: { email: 'email', time: 'created' } },
  })
  expect(await users('postgres:')).toEqual(['bob@erased.test', her])
  await erase(her)
  await add(3, her)
  await add(4, 'kim@erased.test')
  expect(await again(made)).toMatchObject({ state: 'fresh', failure: null })
  expect(await users('postgres:')).toEqual(['bob@erased.test', 'kim@erased.test'])
})

test('rows that are records: neither her record nor what was kept of her comes back, and hers that waited is gone', async () => {
  await other.query(`create table person (id text primary key, email text, name text, since date, updated_at timestamptz);
    insert into person values ('p-vera', 'vera2@erased.test', 'Vera', '2020-01-01', '2026-01-01'),
      ('p-bob', 'bob2@erased.test', 'Bob', '2020-01-01', '2026-01-01')`)
  await other.query(`create table trip (id integer primary key, customer_id text, status text, placed timestamptz, updated_at timestamptz);
    insert into trip values (1, 'p-vera', 'odd word', '2026-01-01', '2026-01-01'), (2, 'p-bob', 'odd word', '2026-01-01', '2026-01-01')`)
  const { hostname, port, pathname, username } = new URL(server.url)
  const at = {
    ...{ host: hostname, port: Number(port), database: pathname.slice(1), user: username },
    ...{ encryption: 'off', cursorColumn: 'updated_at', keyColumn: 'id', brings: 'records' },
  }
  const column = (name: string, target: string) => ({ column: name, target })
  const match = ['externalId']
  const people = await make('postgres', {
    ...{ ...at, table: 'person' },
    mapping: {
      ...{ type: 'customer', match },
      columns: [column('id', 'externalId'), column('email', 'email'), column('name', 'name')],
    },
  })
  const trips = await make('postgres', {
    ...{ ...at, table: 'trip' },
    mapping: {
      ...{ type: 'order', match },
      columns: [
        column('id', 'externalId'),
        {
          ...column('customer_id', 'customer'),
          ...{ unknown: 'refuse', decisions: [{ do: 'create', value: 'vera2@erased.test' }] },
        },
        column('status', 'status'),
      ],
    },
  })
  const kept = async () =>
    JSON.stringify((await given.ask('GET', `/api/v1/connections/${trips.id}/not-taken`)).json)
  expect(await kept()).toContain('p-vera')
  await erase('vera2@erased.test')
  await other.query(`update person set name = name || ' again', updated_at = now()`)
  await other.query(`update trip set placed = now(), updated_at = now()`)
  expect(await again(people)).toMatchObject({ state: 'fresh', counts: { leftOut: 1 } })
  await again(trips)
  const { rows } = await given.waymark.parts.crm.list('customer', { limit: 50 })
  expect(rows.map(({ label }) => label)).toContain('Bob again')
  expect(rows.map(({ label }) => label).join()).not.toContain('Vera')
  expect(await kept()).toContain('p-bob')
  const { db } = given.waymark.parts.records
  const everything = [
    await db.selectFrom('connection').selectAll().execute(),
    await db.selectFrom('connection_refused').selectAll().execute(),
    await db.selectFrom('crm_connected').selectAll().execute(),
  ]
  expect(JSON.stringify(everything)).not.toMatch(/p-vera|vera2/)
})

const mail = (from: string, id: string): string =>
  [
    `From: ${from}`,
    'To: help@bikes.test',
    'Subject: My bike',
    'Date: Mon, 05 Jan 2026 10:00:00 +0000',
    `Message-ID: <${id}@erased.test>`,
    '',
    'Hello.',
  ].join('\r\n')

test('mails of a mailbox, of which it remembers none of hers', async () => {
  const mine = 'mira@erased.test'
  const post = hoodiecrow({
    plugins: ['ID', 'STARTTLS', 'SASL-IR', 'AUTH-PLAIN', 'NAMESPACE', 'ENABLE', 'LITERALPLUS', 'UNSELECT'],
    users: { 'help@bikes.test': { password: 'right' } },
    storage: {
      INBOX: { messages: [{ raw: mail(mine, 'm1') }, { raw: mail('bo@erased.test', 'b1') }], uidvalidity: 7 },
      '': { separator: '/', folders: {} },
    },
  })
  post.server.listen(0, '127.0.0.1')
  await once(post.server, 'listening')
  const { port } = post.server.address() as AddressInfo
  const made = await make('mailbox', {
    ...{ host: '127.0.0.1', port, user: 'help@bikes.test', password: 'right', encryption: 'off' },
    newPeople: 'customers',
  })
  expect(await users('mailbox:')).toEqual(['bo@erased.test', mine])
  await erase(mine)
  post.appendMessage('INBOX', [], new Date(), mail(mine, 'm2'))
  post.appendMessage('INBOX', [], new Date(), mail('zoe@erased.test', 'z1'))
  expect(await again(made)).toMatchObject({ failure: null })
  expect(await users('mailbox:')).toEqual(['bo@erased.test', 'zoe@erased.test'])
  const memory = await given.waymark.parts.records.db.selectFrom('connection_memory').selectAll().execute()
  expect(JSON.stringify(memory)).not.toMatch(/mira|m1@|m2@/)
  post.server.close()
})
