/** Each way in which a test of a connection fails says what is wrong and what to do; none is an error of Waymark. */
import { once } from 'node:events'
import { createServer as createHttp } from 'node:http'
import { type AddressInfo, createServer as createTcp, type Server } from 'node:net'
import hoodiecrow from 'hoodiecrow-imap'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type GivenConnections, givenConnections } from '../../test/support/given-connections.ts'
import { type GivenPostgres, givenPostgres } from '../../test/support/postgres.ts'

let given: GivenConnections
let server: GivenPostgres
let admin: pg.Client
const ports: Record<string, number> = {}
const servers: Server[] = []

async function listen(name: string, one: Server): Promise<void> {
  servers.push(one.listen(0, '127.0.0.1'))
  await once(one, 'listening')
  ports[name] = (one.address() as AddressInfo).port
}

beforeAll(async () => {
  ;[given, server] = await Promise.all([givenConnections(), givenPostgres()])
  admin = new pg.Client({ connectionString: server.url })
  await admin.connect()
  await admin.query('create table secret (id integer primary key, updated_at timestamptz, who text)')
  await admin.query(`create role reader login password 'right'`)
  await listen(
    'silent',
    createTcp(() => {}),
  )
  await listen(
    'web',
    createHttp((_request, response) => response.end('<html>Hello</html>')) as unknown as Server,
  )
  await listen(
    'hangs up',
    createTcp((socket) => socket.destroy()),
  )
  await listen(
    'an old certificate',
    hoodiecrow({ secureConnection: true, plugins: [], users: {}, storage: {} }).server,
  )
  const closed = createTcp()
  await listen('closed', closed)
  closed.close()
})
afterAll(async () => {
  for (const one of servers) one.close()
  await admin?.end()
  await given?.close()
  await server?.[Symbol.asyncDispose]()
})

const tried = async (connector: string, settings: Record<string, unknown>): Promise<string> => {
  const { ok, message } = await given.connections.test({ connector, settings })
  expect(ok, message).toBe(false)
  // What went wrong, and what to do: two sentences at least, and no mere "Try it again."
  expect(message.replace('Try it again.', '').match(/[^.]{10,}\./g)?.length, message).toBeGreaterThan(1)
  return message
}

const place = (where: string) =>
  where === 'nowhere' ? { host: 'nothing.invalid' } : { host: '127.0.0.1', port: ports[where] }

test.concurrent.each([
  ['nowhere', 'off', /not found under this name.*Check the host name/],
  ['closed', 'off', /did not let us connect.*Check host and port/],
  ['silent', 'off', /did not answer in time.*Check host, port and firewall/],
  ['hangs up', 'off', /broke the connection off.*check host and port/],
  ['web', 'off', /broke the connection off.*check host and port/],
  ['web', 'verify', /no PostgreSQL.*Check host and port/],
])('PostgreSQL, %s, encryption %s', async (where, encryption, says) => {
  const server_ = { ...place(where), database: 'shop', user: 'waymark', password: 'x', encryption }
  expect(await tried('postgres', server_)).toMatch(says)
})

const own = () => ({
  ...{ host: '127.0.0.1', port: Number(new URL(server.url).port), user: 'reader', password: 'right' },
  ...{ database: new URL(server.url).pathname.slice(1), encryption: 'off' },
})

test.concurrent.each<[string, Record<string, unknown>, RegExp]>([
  ['no encryption there', { encryption: 'verify' }, /does not speak encrypted.*not encrypted/],
  ['a database that is not there', { database: 'nothing' }, /no database "nothing".*Check its name/],
  ['a user that is not there', { user: 'nobody' }, /sign-in|password/],
  ['a table that is not there', { table: 'public.nothing' }, /table is not there.*schema in front/],
  ['a table that may not be read', { table: 'public.secret' }, /"reader" may not read.*grant select/],
  ['a query that is none', { query: 'selekt 1' }, /cannot be understood.*one select/],
  ['a query that changes', { query: 'delete from secret returning *' }, /cannot be understood|only reads/],
  ['a column that is not there', { query: 'select who from secret' }, /may not read|column/],
])('PostgreSQL, %s', async (_name, changes, says) => {
  expect(await tried('postgres', { ...own(), ...changes })).toMatch(says)
})

test.concurrent.each([
  ['nowhere', 'tls', /not found under this name.*Check the host name/],
  ['closed', 'tls', /did not let us connect.*Check host and port/],
  ['silent', 'off', /did not answer.*Check host, port and encryption/],
  ['silent', 'tls', /did not answer.*Check host, port and encryption/],
  ['hangs up', 'tls', /broke the connection off.*check host and port/],
  ['web', 'tls', /another kind of encryption.*Choose another/],
  ['web', 'off', /did not answer.*Check host, port and encryption/],
  ['an old certificate', 'tls', /certificate that has run out.*Renew/],
])('mailbox, %s, encryption %s', async (where, encryption, says) => {
  const settings = { ...place(where), user: 'help@bikes.test', password: 'x', encryption }
  expect(await tried('mailbox', settings)).toMatch(says)
})

test('a failure that nobody foresaw is shown too, without the password, and stands in the log', async () => {
  const troubles = given.troubles.length
  const broken = { ...own(), password: 'right', query: 'select 1 as x', timeoutSeconds: 30 }
  const before = given.parts.surroundings
  const { createConnections } = await import('./connections.ts')
  const connections = createConnections({
    ...given.parts,
    previewRows: () => Promise.reject(new TypeError('the cells of right are odd')),
    surroundings: before,
  })
  await admin.query('create table open_one as select 1 as id, now() as updated_at')
  await admin.query('grant select on open_one to reader')
  const { query: _, ...settings } = broken
  const answer = await connections.test({
    connector: 'postgres',
    settings: { ...settings, table: 'public.open_one', brings: 'records' },
  })
  expect(answer).toMatchObject({ ok: false, message: expect.stringContaining('log of Waymark') })
  expect(answer.message).not.toContain('right')
  expect(given.troubles.length).toBe(troubles + 1)
  given.troubles.pop()
  await connections.close()
})
