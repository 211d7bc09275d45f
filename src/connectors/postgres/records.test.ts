import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type GivenOtherSystem, givenOtherSystem } from '../../../test/support/given-other-system.ts'
import { createOutbox } from '../../crm/outbox.ts'
import { homeOf } from '../../journey/hash.ts'
import { RecordImportSettings } from '../../model/crm/record-import.ts'
import type { RecordType } from '../../model/crm/record-type.ts'
import { noteErasedChanged, openErasedPeople } from '../../storage/records/erased-people.ts'

const paula = { kind: 'user', id: 'paula', name: 'Paula' } as const

let there: GivenOtherSystem
let given: GivenOtherSystem['given']
let other: GivenOtherSystem['other']
let crm: GivenOtherSystem['crm']

beforeAll(async () => {
  there = await givenOtherSystem()
  ;({ given, other, crm } = there)
})
afterAll(async () => {
  expect(given?.troubles).toEqual([])
  await there?.close()
})

let table = ''
let prefix = ''
/** Rows of different tests have different ids. */
let base = 0
beforeEach(async () => {
  await there.forgetConnections()
  await given.empty()
  base += 100
  prefix = `x${Math.random().toString(36).slice(2, 8)}`
  table = `companies_${prefix}`
  await other.query(`create table ${table} (
    id integer primary key, name text, domain text, employees integer, segments text[], updated_at timestamptz)`)
})

const tried = (changes: Record<string, unknown>, connection?: string) =>
  given.connections.test({
    connector: 'postgres',
    settings: { ...there.place, brings: 'records', ...changes },
    ...(connection ? { connection } : {}),
  })
const mappingOf = async (changes: Record<string, unknown> = {}) => {
  const { records } = await tried({ table: `public.${table}`, ...changes })
  return RecordImportSettings.parse(records?.settings)
}
const connect = async (mapping: RecordImportSettings, changes: Record<string, unknown> = {}) => {
  const settings = {
    ...{ ...there.place, table: `public.${table}`, cursorColumn: 'updated_at', keyColumn: 'id' },
    ...{ brings: 'records', mapping, ...changes },
  }
  const wish = { connector: 'postgres', name: 'Shop', settings, everyMinutes: 60 }
  const made = await given.connections.create(wish, 'test')
  await given.connections.runner.idle()
  return given.connections.get(made.id)
}
const add = (id: number, name: string, employees: number, at = '2026-01-01T10:00:00Z') =>
  other.query(`insert into ${table} values ($1, $2, $3, $4, '{}', $5)`, [
    ...[base + id, `${name} ${prefix}`, `${name.toLowerCase()}-${prefix}.test`, employees, at],
  ])
const change = (id: number, set: string, at = 'now()') =>
  other.query(`update ${table} set ${set}, updated_at = ${at} where id = ${base + id}`)
const found = async (type: RecordType, label: string) => {
  const { rows } = await crm.list(type, { limit: 100, sort: 'label' })
  return rows.filter((row) => row.label === `${label} ${prefix}`)
}
const one = async (type: RecordType, label: string) => {
  const [record, ...more] = await found(type, label)
  if (!record || more.length > 0) throw new Error(`There is not exactly one ${type} ${label}.`)
  return record
}
const edit = async (type: RecordType, id: string, values: Record<string, unknown>) => {
  const { version } = (await crm.get(type, id)).record
  return crm.change(type, id, version, values as never, paula)
}

test('a server alone shows its tables, a table its columns with what fits, and what its rows would do', async () => {
  expect(await tried({ table: `public.${table}` })).toMatchObject({
    ok: false,
    message: expect.stringContaining('Test again once there is one'),
  })
  await add(1, 'Acme', 80)
  const server = await tried({})
  expect(server).toMatchObject({ ok: false, message: expect.stringContaining('Choose a table') })
  expect(server.offers.table).toContain(`public.${table}`)
  const found = await tried({ table: `public.${table}` })
  expect(found).toMatchObject({
    ok: true,
    proposed: { cursorColumn: 'updated_at', keyColumn: 'id' },
    records: { rows: 1, settings: { type: 'company' }, preview: { counts: { create: 1, refused: 0 } } },
  })
  const targets = Object.fromEntries(
    found.records?.settings.columns.map((one) => [one.column, one.target]) ?? [],
  )
  expect(targets).toMatchObject({ name: 'name', domain: 'domain', employees: 'employees', id: 'externalId' })
  await expect(connect(undefined as never)).rejects.toThrow('Press Test')
})

test('rows become records, a row that changes updates its record, and each change is told once', async () => {
  await add(1, 'Acme', 80)
  await add(2, 'Bolt', 12)
  const made = await connect(await mappingOf())
  expect(made).toMatchObject({ state: 'fresh', failure: null, counts: { taken: 2, refused: 0 }, notTaken: 0 })
  expect((await one('company', 'Acme')).values).toMatchObject({ externalId: `${base + 1}`, employees: 80 })
  await change(1, 'employees = 90')
  expect((await given.ran(made.id)).counts).toMatchObject({ taken: 3 })
  const acme = await one('company', 'Acme')
  expect(acme).toMatchObject({ values: { employees: 90 }, version: 2, updatedBy: { name: 'Shop' } })
  await given.connections.run(made.id, { again: true })
  await given.connections.runner.idle()
  expect(await one('company', 'Acme')).toMatchObject({ version: 2 })
})

test('what somebody changed here stays until it changes there later, and what is emptied there is emptied here', async () => {
  await add(1, 'Acme', 80)
  const made = await connect(await mappingOf())
  const { id } = await one('company', 'Acme')
  await edit('company', id, { employees: 81 })
  // The row changes, and says of the field what it said before; and a change before ours comes late.
  await change(1, `domain = 'other-${prefix}.test'`)
  await given.ran(made.id)
  expect((await crm.get('company', id)).record.values).toMatchObject({
    employees: 81,
    domain: `other-${prefix}.test`,
  })
  await change(1, 'employees = 70', "now() - interval '1 hour'")
  await given.connections.run(made.id, { again: true })
  await given.connections.runner.idle()
  expect((await crm.get('company', id)).record.values).toMatchObject({ employees: 81 })
  await change(1, 'employees = 95, domain = null', "now() + interval '1 second'")
  await given.ran(made.id)
  const after = (await crm.get('company', id)).record
  expect(after.values).toMatchObject({ employees: 95 })
  expect(after.values.domain ?? null).toBeNull()
})

test('a column that is gone stops the run with a remedy, and nothing is lost until it is back', async () => {
  await add(1, 'Acme', 80)
  const made = await connect(await mappingOf())
  await other.query(`alter table ${table} rename employees to staff`)
  await change(1, 'staff = 90')
  await add(2, 'Bolt', 12, '2026-03-01')
  const broken = await given.ran(made.id)
  expect(broken).toMatchObject({ state: 'failing', counts: { taken: 1 } })
  expect(broken.failure?.what).toContain('There is no column "employees"')
  await other.query(`alter table ${table} rename staff to employees`)
  expect(await given.ran(made.id)).toMatchObject({ state: 'fresh', counts: { taken: 3 } })
  expect((await one('company', 'Acme')).values).toMatchObject({ employees: 90 })
})

test('where it is chosen, the row overwrites what was changed here', async () => {
  await add(1, 'Acme', 80)
  const made = await connect({ ...(await mappingOf()), changedHere: 'overwrite' })
  const { id } = await one('company', 'Acme')
  await edit('company', id, { employees: 81 })
  await change(1, 'segments = null')
  await given.ran(made.id)
  expect((await crm.get('company', id)).record.values).toMatchObject({ employees: 80 })
})

test('a record stays that of its row when it is renamed here, and what was deleted here does not come back', async () => {
  await add(1, 'Acme', 80)
  await add(2, 'Bolt', 12)
  const mapping = await mappingOf()
  const byName = {
    ...mapping,
    match: ['name'],
    columns: mapping.columns.filter(({ target }) => target === 'name' || target === 'employees'),
  }
  const made = await connect(byName)
  const [acme, bolt] = [await one('company', 'Acme'), await one('company', 'Bolt')]
  await edit('company', acme.id, { name: `Acme and Sons ${prefix}` })
  await crm.remove('company', bolt.id, bolt.version, paula)
  await change(1, 'employees = 90')
  await change(2, 'employees = 20')
  await given.ran(made.id)
  expect(await one('company', 'Acme and Sons')).toMatchObject({ id: acme.id, values: { employees: 90 } })
  expect([...(await found('company', 'Acme')), ...(await found('company', 'Bolt'))]).toEqual([])
})

test('orders come with their lines and their customers; a row that lacks one waits, is listed, and comes once it can', async () => {
  const [orders, people] = [`orders_${prefix}`, `people_${prefix}`]
  await other.query(`create table ${people} (id text primary key, email text, name text, updated_at timestamptz);
    create table ${orders} (id integer primary key, customer_id text, status text, placed timestamp, total numeric(10,3),
      currency text, lines jsonb, updated_at timestamptz)`)
  await other.query(`insert into ${orders} values (1, 'c-${prefix}', 'shipped', '2026-01-02 10:00', 25.500, 'EUR',
    '[{"name": "Bell", "quantity": 2, "price": 10.25}, {"name": "Hook", "price": "5.00"}]', '2026-01-02')`)
  const wanted = { table: `public.${orders}` }
  const proposed = (await tried(wanted)).records?.settings
  expect(proposed?.type).toBe('order')
  const mapping = RecordImportSettings.parse({
    ...proposed,
    timeZone: 'Europe/Berlin',
  })
  const made = await connect(mapping, wanted)
  expect(made).toMatchObject({ state: 'fresh', counts: { taken: 0, refused: 1 }, notTaken: 1 })
  const waiting = await given.connections.notTaken(made.id, { limit: 10 })
  expect(waiting.rows[0]).toMatchObject({
    key: '1',
    code: 'relation-unknown',
    cells: { customer_id: `c-${prefix}` },
  })
  await other.query(
    `insert into ${people} values ('c-${prefix}', 'ann@${prefix}.test', 'Ann ${prefix}', '2026-01-02')`,
  )
  const theirs = { table: `public.${people}` }
  await connect(await mappingOf(theirs), theirs)
  const ann = await one('customer', 'Ann')
  const after = await given.ran(made.id)
  expect(after).toMatchObject({ counts: { taken: 1, refused: 1 }, notTaken: 0 })
  const { rows } = await crm.list('order', { limit: 10 })
  const order = rows.find(({ values }) => values.customer === ann.id)
  expect(order?.values).toMatchObject({
    externalId: '1',
    placedAt: '2026-01-02T09:00:00.000Z',
    total: { minor: 2550, currency: 'EUR' },
    lines: [
      { name: 'Bell', quantity: 2, price: { minor: 1025, currency: 'EUR' } },
      { name: 'Hook', quantity: 1, price: { minor: 500, currency: 'EUR' } },
    ],
  })
  const outbox = createOutbox({
    db: given.records.db,
    accept: given.ingest.accept,
    retract: given.ingest.retract,
    clock: () => new Date(),
    onTrouble: (error) => given.troubles.push(error),
  })
  await outbox.emptied()
  await outbox.close()
  const told = (await given.stored()).filter(({ properties }) => properties.order_id === '1')
  expect(told.map(({ event }) => event).sort()).toEqual(['Order placed', 'Order shipped'])
})

test('records that name each other are joined, and two tables that name one company at once make it once', async () => {
  const groups = `groups_${prefix}`
  await other.query(`create table ${groups} (id integer primary key, name text, parent text, updated_at timestamptz);
    insert into ${groups} values (${base + 1}, 'Wheel ${prefix}', 'Holding ${prefix}', '2026-01-01'),
      (${base + 2}, 'Holding ${prefix}', null, '2026-01-01')`)
  await connect(await mappingOf({ table: `public.${groups}` }), { table: `public.${groups}` })
  const holding = await one('company', 'Holding')
  expect((await one('company', 'Wheel')).values).toMatchObject({ parent: holding.id })
  const tables = [`deals_a_${prefix}`, `deals_b_${prefix}`]
  for (const [at, name] of tables.entries())
    await other.query(`create table ${name} (id integer primary key, deal_name text, company text, updated_at timestamptz);
      insert into ${name} select ${base} + ${at} * 50 + n, 'Deal ${at} ' || n, 'Newcomer ${prefix}', '2026-01-01' from generate_series(1, 20) n`)
  await Promise.all(
    tables.map(async (name) => {
      const mapping = await mappingOf({ table: `public.${name}` })
      expect(mapping.type).toBe('deal')
      return connect(mapping, { table: `public.${name}` })
    }),
  )
  await one('company', 'Newcomer')
})

test('an erased person is not brought back, and nothing of her row is kept', async () => {
  const people = `people_${prefix}`
  await other.query(`create table ${people} (id text primary key, email text, name text, updated_at timestamptz);
    insert into ${people} values ('u-${prefix}', 'eve@${prefix}.test', 'Eve ${prefix}', '2026-01-02'),
      ('v-${prefix}', 'val@${prefix}.test', 'Val ${prefix}', '2026-01-02')`)
  const theirs = { table: `public.${people}` }
  const mapping = await mappingOf(theirs)
  const erased = await openErasedPeople(given.records.db, 'a key')
  const hash = erased.hashOf(homeOf('user', `u-${prefix}`))
  await given.records.db.transaction().execute(async (transaction) => {
    const { id } = await transaction
      .insertInto('erasure')
      .values({ state: 'done', begun_at: new Date(), actor: '{}', counts: '{}', work: null })
      .returning('id')
      .executeTakeFirstOrThrow()
    await transaction.insertInto('erased_identifier').values({ hash, erasure: id }).execute()
    await noteErasedChanged(transaction)
  })
  const made = await connect(mapping, theirs)
  expect(made).toMatchObject({ counts: { taken: 1, refused: 0, leftOut: 1 }, notTaken: 0 })
  expect(await found('customer', 'Eve')).toEqual([])
  const kept = await given.records.db.selectFrom('crm_connected').selectAll().execute()
  expect(JSON.stringify(kept)).not.toContain(`u-${prefix}`)
})
