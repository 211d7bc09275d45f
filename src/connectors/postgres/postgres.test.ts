import { once } from 'node:events'
import { connect as connectSocket, createServer, type Server, type Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type GivenConnections, givenConnections } from '../../../test/support/given-connections.ts'
import { type GivenPostgres, givenPostgres } from '../../../test/support/postgres.ts'
import { createConnections } from '../connections.ts'

let given: GivenConnections
let server: GivenPostgres
let other: pg.Client
let front: Front

/** Stands between, so that the server can go away in the middle and come back under the same address. */
type Front = { port: number; down(): Promise<void>; up(): Promise<void> }

async function startFront(target: number): Promise<Front> {
  const open = new Set<Socket>()
  const listener: Server = createServer((socket) => {
    const behind = connectSocket(target, '127.0.0.1')
    for (const end of [socket, behind]) {
      open.add(end)
      end.on('error', () => {})
      end.on('close', () => {
        open.delete(end)
        socket.destroy()
        behind.destroy()
      })
    }
    socket.pipe(behind).pipe(socket)
  })
  listener.listen(0, '127.0.0.1')
  await once(listener, 'listening')
  const address = listener.address()
  const port = typeof address === 'object' && address ? address.port : 0
  return {
    port,
    async down() {
      listener.close()
      for (const socket of open) socket.destroy()
    },
    async up() {
      listener.listen(port, '127.0.0.1')
      await once(listener, 'listening')
    },
  }
}

beforeAll(async () => {
  ;[given, server] = await Promise.all([givenConnections(), givenPostgres()])
  other = new pg.Client({ connectionString: server.url })
  await other.connect()
  front = await startFront(Number(new URL(server.url).port))
})
afterAll(async () => {
  await other?.end()
  await front?.down()
  await given?.close()
  await server?.[Symbol.asyncDispose]()
})

let table = ''
beforeEach(async () => {
  await given.connections.runner.idle()
  await given.records.db.deleteFrom('connection').execute()
  await given.empty()
  table = `orders_${Math.random().toString(36).slice(2, 10)}`
  await other.query(`create table ${table} (
    id bigint primary key, customer text, email text, what text, paid numeric, currency text,
    created timestamptz, updated timestamptz, "Odd name" text)`)
})

const url = () => new URL(server.url)
const settings = (changes: Record<string, unknown> = {}) => ({
  host: '127.0.0.1',
  port: front.port,
  database: url().pathname.slice(1),
  user: 'postgres',
  password: 'wrong or right, this server asks for none',
  encryption: 'off',
  table: `public.${table}`,
  cursorColumn: 'updated',
  keyColumn: 'id',
  event: 'Order placed',
  columns: {
    customer: 'customer',
    email: 'email',
    time: 'created',
    value: 'paid',
    currency: 'currency',
    order: 'id',
  },
  ...changes,
})
const connect = async (changes: Record<string, unknown> = {}) => {
  const made = await given.connections.create(
    { connector: 'postgres', name: 'Shop', settings: settings(changes), everyMinutes: 60 },
    'test',
  )
  await given.connections.runner.idle()
  return given.connections.get(made.id)
}
const add = (from: number, to: number, updated = "'2026-01-01'") =>
  other.query(`insert into ${table} select n, 'customer ' || n, 'c' || n || '@marlow.test', 'x', n + 0.5, 'EUR',
    '2026-01-01T10:00:00.123456Z'::timestamptz + n * interval '1 minute', ${updated}::timestamptz, 'kept' from generate_series(${from}, ${to}) n`)
const orders = async () => (await given.stored()).map(({ properties }) => Number(properties.order_id))

test('rows come once, with their money, time and every other column, and later runs bring only what is new', async () => {
  await add(1, 3)
  const made = await connect()
  expect(made).toMatchObject({ state: 'fresh', failure: null, counts: { taken: 3, refused: 0 } })
  expect((await given.stored())[0]).toMatchObject({
    event: 'Order placed',
    user: 'customer 1',
    at: '2026-01-01 10:01:00.123',
    value: 150,
    currency: 'EUR',
    properties: { 'Odd name': 'kept', order_id: '1' },
  })
  await add(4, 4, "'2026-01-02'")
  expect((await given.ran(made.id)).counts.taken).toBe(4)
  expect(await orders()).toEqual([1, 2, 3, 4])
})

test('thousands of rows with one and the same time are all read, over several pages', async () => {
  await add(1, 2_500)
  const made = await connect()
  expect(made.counts).toMatchObject({ taken: 2_500, refused: 0 })
  expect(new Set(await orders()).size).toBe(2_500)
})

test('a row without a value in the column that grows comes once it has one', async () => {
  await add(1, 2)
  await add(3, 3, 'null')
  const made = await connect()
  expect(await orders()).toEqual([1, 2])
  await other.query(`update ${table} set updated = '2026-01-03' where id = 3`)
  await given.ran(made.id)
  expect(await orders()).toEqual([1, 2, 3])
})

test('a row that was committed late is found by looking back, and nothing counts twice', async () => {
  await add(1, 3, "'2026-01-01T12:00:00Z'")
  const made = await connect({ overlap: 60 })
  await add(4, 4, "'2026-01-01T11:59:30Z'")
  await add(5, 5, "'2026-01-01T11:58:30Z'")
  const after = await given.ran(made.id)
  expect(after.counts.taken).toBe(4)
  expect(await orders()).toEqual([1, 2, 3, 4])
  // Looking back did not move the place back.
  await given.ran(made.id)
  expect(await orders()).toEqual([1, 2, 3, 4])
})

test('a row that changes is one interaction, or one with each change, as was chosen', async () => {
  await add(1, 1)
  const [once, each] = [await connect(), await connect({ repeat: 'change', event: 'Order changed' })]
  await other.query(`update ${table} set updated = '2026-02-01'`)
  await given.ran(once.id)
  await given.ran(each.id)
  const events = (await given.stored()).map(({ event }) => event)
  expect(events.sort()).toEqual(['Order changed', 'Order changed', 'Order placed'])
})

test('a server that goes away in the middle loses nothing and doubles nothing, and says what is wrong meanwhile', async () => {
  await add(1, 3_500)
  let pages = 0
  const accept = given.ingest.accept
  // After the second page is on disk, the server is gone.
  const breaking = givenBreaking(async (items, meta) => {
    const answer = await accept(items, meta)
    pages += 1
    if (pages === 2) await front.down()
    return answer
  })
  const made = await breaking.connections.create(
    { connector: 'postgres', name: 'Shop', settings: settings(), everyMinutes: 60 },
    'test',
  )
  await breaking.connections.runner.idle()
  const broken = await breaking.connections.get(made.id)
  // On a slow machine it has been tried again by now.
  expect(broken.state).toBe('failing')
  expect(broken.failures).toBeGreaterThan(0)
  expect(broken.failure?.what).toContain('PostgreSQL at 127.0.0.1')
  expect(broken.failure?.remedy).toContain('tried again')
  expect(broken.counts.taken).toBeLessThan(3_500)
  await front.up()
  for (let n = 0; n < 50 && (await breaking.connections.get(made.id)).state !== 'fresh'; n++) {
    await sleep(50)
    await breaking.connections.runner.idle()
  }
  const mended = await breaking.connections.get(made.id)
  expect(mended).toMatchObject({ state: 'fresh', failure: null, failures: 0 })
  expect(mended.counts.taken).toBe(3_500)
  expect(new Set(await orders()).size).toBe(3_500)
  await breaking.connections.close()
})

/** Other connections on the same stores, whose way into ingest a test watches. */
const givenBreaking = (accept: typeof given.ingest.accept) => ({
  connections: createConnections({ ...given.parts, accept }),
})

test('a stop between taking a page and keeping its place repeats the page, which counts once', async () => {
  await add(1, 10)
  const made = await connect()
  await given.records.db.updateTable('connection').set({ cursor: null }).where('id', '=', made.id).execute()
  const after = await given.ran(made.id)
  expect(after.counts).toMatchObject({ taken: 10, duplicates: 10 })
  expect(await orders()).toHaveLength(10)
})

test('one connection is run by one process at a time', async () => {
  await add(1, 50)
  const made = await connect()
  let running = 0
  let most = 0
  const accept: typeof given.ingest.accept = async (items, meta) => {
    running += 1
    most = Math.max(most, running)
    await sleep(50)
    running -= 1
    return given.ingest.accept(items, meta)
  }
  const processes = [givenBreaking(accept), givenBreaking(accept), givenBreaking(accept)]
  await given.records.db
    .updateTable('connection')
    .set({ cursor: null, next_run_at: new Date() })
    .where('id', '=', made.id)
    .execute()
  await Promise.all(processes.map(({ connections }) => connections.runner.idle()))
  expect(most).toBe(1)
  await Promise.all(processes.map(({ connections }) => connections.close()))
})

test('a process that ends in the middle is followed by another, which repeats its page and counts it once', async () => {
  await add(1, 2_500)
  let pages = 0
  let reached: (() => void) | undefined
  const second = new Promise<void>((resolve) => {
    reached = resolve
  })
  // Its second page is on disk, and it never hears of it.
  const dying = givenBreaking(async (items, meta) => {
    const answer = await given.ingest.accept(items, meta)
    pages += 1
    if (pages < 2) return answer
    reached?.()
    return new Promise(() => {})
  })
  const made = await dying.connections.create(
    { connector: 'postgres', name: 'Shop', settings: settings({ overlap: 0 }), everyMinutes: 60 },
    'test',
  )
  await second
  const halfway = await given.connections.get(made.id)
  expect(halfway).toMatchObject({ state: 'running', progress: { done: 1_000, total: 2_500 } })
  expect(halfway.progress?.secondsLeft).toBeGreaterThanOrEqual(0)
  await given.connections.runner.idle()
  expect((await given.connections.get(made.id)).state).toBe('running')
  await given.records.db
    .updateTable('connection')
    .set({ claimed_until: new Date(0) })
    .execute()
  await given.connections.runner.idle()
  expect(await given.connections.get(made.id)).toMatchObject({
    state: 'fresh',
    counts: { taken: 1_500, duplicates: 1_000 },
  })
  expect(new Set(await orders()).size).toBe(2_500)
  const outcomes = (await given.connections.runs(made.id)).map(({ outcome }) => outcome)
  expect(outcomes).toEqual(['done', 'stopped'])
})

test('a query works like a table, and can neither change anything nor bring a second statement', async () => {
  await add(1, 3)
  const query = `select id, customer, created, updated from ${table} where id <> 2`
  const named = { customer: 'customer', time: 'created', order: 'id' }
  const made = await connect({ table: undefined, query, columns: named })
  expect(made.counts.taken).toBe(2)
  const refused = async (text: string) =>
    given.connections.test({
      connector: 'postgres',
      settings: settings({ table: undefined, query: text, columns: named }),
    })
  expect(await refused(`select 1) as x; drop table ${table}; --`)).toMatchObject({ ok: false })
  expect(await refused(`with gone as (delete from ${table} returning *) select * from gone`)).toMatchObject({
    ok: false,
  })
  const { rows } = await other.query(`select count(*)::int as n from ${table}`)
  expect(rows).toEqual([{ n: 3 }])
})

test('a test of a server that is away does not promise to be tried again, as a run is', async () => {
  const away = await given.connections.test({ connector: 'postgres', settings: settings({ port: 1 }) })
  expect(away).toMatchObject({ ok: false, message: expect.stringMatching(/Try it again\.$/) })
})

test('a test says what is wrong in words, and what there is to choose from', async () => {
  await add(1, 2)
  await add(3, 3, 'null')
  const tested = (changes: Record<string, unknown>) =>
    given.connections.test({ connector: 'postgres', settings: settings(changes) })
  const good = await tested({})
  expect(good).toMatchObject({
    ok: true,
    message: 'Connected: 3 rows. 1 without "updated" come once they have one.',
  })
  expect(good.columns.find(({ name }) => name === 'customer')?.samples).toEqual(['customer 1', 'customer 2'])
  expect((await tested({ table: 'public.nothing' })).message).toContain('The table is not there')
  expect((await tested({ keyColumn: 'ident' })).message).toContain('no column "ident"')
  expect((await tested({ port: 1 })).message).toContain('did not let us connect')
  expect((await tested({ database: 'nowhere' })).message).toContain('no database "nowhere"')
  expect((await tested({ encryption: 'verify' })).message).toContain('does not speak encrypted')
  expect(
    (
      await tested({
        timeoutSeconds: 1,
        table: undefined,
        query: `select *, pg_sleep(3)::text as z from ${table}`,
      })
    ).message,
  ).toContain('longer than 1 s')
})

test('another table is read from its beginning, and its rows are not taken for those of the one before', async () => {
  await add(1, 2)
  const made = await connect()
  const before = table
  table = `${before}_more`
  await other.query(`create table ${table} (like ${before} including all)`)
  await add(1, 1, "'2025-06-01'")
  await given.connections.change(made.id, { settings: settings() })
  await given.connections.runner.idle()
  expect((await given.connections.get(made.id)).counts).toMatchObject({ taken: 3, duplicates: 0 })
  // What says the same of the same rows goes on from its place.
  await given.connections.change(made.id, { settings: settings({ overlap: 5 }) })
  await given.connections.runner.idle()
  expect((await given.connections.get(made.id)).counts).toMatchObject({ taken: 3, duplicates: 1 })
})

test('a password is kept sealed, is never shown, and does not follow to another server', async () => {
  await add(1, 1)
  const made = await connect()
  expect(JSON.stringify(made)).not.toContain('wrong or right')
  expect(made.secretsSet).toEqual(['password'])
  const row = await given.records.db
    .selectFrom('connection')
    .selectAll()
    .where('id', '=', made.id)
    .executeTakeFirstOrThrow()
  expect(JSON.stringify(row)).not.toContain('wrong or right')
  const { password: _password, ...rest } = settings()
  const kept = await given.connections.change(made.id, { settings: rest })
  expect(kept.secretsSet).toEqual(['password'])
  const elsewhere = { ...rest, host: 'evil.example.net' }
  await expect(given.connections.change(made.id, { settings: elsewhere })).rejects.toThrow(
    'enter the password again',
  )
  await expect(
    given.connections.test({ connector: 'postgres', settings: elsewhere, connection: made.id }),
  ).rejects.toThrow('enter the password again')
})

test('a server that takes the call and says nothing does not keep anybody from pausing', async () => {
  const silent = createServer((socket) => socket.on('error', () => {}))
  const called = once(silent, 'connection')
  silent.listen(0, '127.0.0.1')
  await once(silent, 'listening')
  const address = silent.address()
  const port = typeof address === 'object' && address ? address.port : 0
  const made = await given.connections.create(
    { connector: 'postgres', name: 'Shop', settings: settings({ port }), everyMinutes: 60 },
    'test',
  )
  await called
  expect(await given.connections.pause(made.id)).toMatchObject({ state: 'paused', failure: null })
  silent.close()
})

test('a paused connection does not run, and goes on from its place', async () => {
  await add(1, 2)
  const made = await connect()
  await given.connections.pause(made.id)
  await add(3, 3, "'2026-01-05'")
  await expect(given.connections.run(made.id, { again: false })).rejects.toThrow('paused')
  await given.connections.runner.idle()
  expect(await orders()).toEqual([1, 2])
  await given.connections.resume(made.id)
  await given.connections.runner.idle()
  expect(await orders()).toEqual([1, 2, 3])
})

test('a time that is not yet, and one that never comes, does not leave out what comes until then', async () => {
  await add(1, 5)
  await other.query(`update ${table} set updated = 'infinity' where id = 1`)
  await other.query(`update ${table} set updated = '9999-12-31' where id = 2`)
  const made = await connect()
  expect(made.counts.taken + made.counts.refused).toBe(5)
  await add(6, 7)
  const later = await given.ran(made.id)
  expect(later.failure).toBeNull()
  expect(new Set(await orders()).size).toBeGreaterThanOrEqual(made.counts.taken + 2)
})

test('a row that is wider than an interaction may be is taken, with what fits of it', async () => {
  const names = Array.from({ length: 80 }, (_, n) => `wide_${n}`)
  await other.query(`alter table ${table} add column doc jsonb, add column raw bytea, add column span interval,
    ${names.map((name) => `add column ${name} text`).join(', ')}`)
  await add(1, 1)
  await other.query(
    `update ${table} set doc = jsonb_build_object('a', repeat('x', 100000)), raw = convert_to(repeat('y', 50000), 'utf8'),
      span = '1 day 2 hours', ${names.map((name) => `${name} = repeat('ж', 1000)`).join(', ')}`,
  )
  expect((await connect()).counts).toMatchObject({ taken: 1, refused: 0 })
})

test('a statement ends over there when the connection is paused', async () => {
  const query = `select *, pg_sleep(60)::text as slept from ${table}`
  await add(1, 1)
  const made = await given.connections.create(
    {
      connector: 'postgres',
      name: 'Slow',
      settings: settings({ table: undefined, query, timeoutSeconds: 90 }),
      everyMinutes: 60,
    },
    'test',
  )
  const active = async () => {
    const { rows } = await other.query(
      `select 1 from pg_stat_activity where application_name = 'waymark' and state = 'active' and query like '%pg_sleep%'`,
    )
    return rows.length
  }
  await expect.poll(active).toBeGreaterThan(0)
  await given.connections.pause(made.id)
  await expect.poll(active, { timeout: 10_000 }).toBe(0)
})

test('settings that change in the middle of a run leave no place of the old table in the new one', async () => {
  await add(1, 2_500)
  const second = `${table}_second`
  await other.query(`create table ${second} as select * from ${table}`)
  await other.query(`update ${second} set id = id + 100000, updated = updated - interval '1 year'`)
  const slow = givenBreaking(async (items, meta) => {
    await sleep(300)
    return given.ingest.accept(items, meta)
  })
  const made = await slow.connections.create(
    { connector: 'postgres', name: 'Shop', settings: settings({ overlap: 0 }), everyMinutes: 60 },
    'test',
  )
  await expect.poll(async () => (await slow.connections.get(made.id)).counts.taken).toBeGreaterThan(0)
  await slow.connections.change(made.id, { settings: settings({ overlap: 0, table: `public.${second}` }) })
  await slow.connections.runner.idle()
  const all = new Set((await orders()).map(Number))
  expect([...all].filter((id) => id > 100_000)).toHaveLength(2_500)
  await slow.connections.close()
})

test('rows of a megabyte come a few at a time, and one that is larger than there is room for is named', async () => {
  await other.query(`insert into ${table} (id, customer, created, updated)
    select n, 'ann', timestamptz '2026-01-01' + n * interval '1 hour', timestamptz '2026-01-01' + n * interval '1 hour'
    from generate_series(1, 140) as n`)
  const large = {
    table: '',
    query: `select *, repeat('x', coalesce(paid::int, 1000000)) as "Long text" from ${table}`,
    timeoutSeconds: 120,
  }
  const long = (bytes: number, updated: string) =>
    other.query(`update ${table} set paid = ${bytes}, currency = 'EUR', updated = ${updated} where id = 77`)
  await long(9_000_000, 'updated')
  const made = await connect(large)
  expect(made).toMatchObject({ failure: null, counts: { taken: 139, refused: 1 }, notTaken: 1 })
  const { rows } = await given.connections.notTaken(made.id, { limit: 10 })
  expect(rows).toMatchObject([{ key: '77', code: 'connection.row-too-large' }])
  expect(rows[0]?.message).toBe(
    'The row has 9 MB; up to 8 MB are read. Leave large columns out: write a query that selects what is needed, or shorten the row there.',
  )
  // It comes once it is shorter, and is no longer named.
  await long(1_000, 'now()')
  expect(await given.ran(made.id)).toMatchObject({ failure: null, counts: { taken: 140 }, notTaken: 0 })
}, 240_000)
