/** Rows that are deleted in a connected table: their records go with them and come back with them, never all at once unasked. */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type GivenOtherSystem, givenOtherSystem } from '../../../test/support/given-other-system.ts'
import { createMerges } from '../../crm/merges/merges.ts'
import { RecordImportSettings } from '../../model/crm/record-import.ts'

const paula = { kind: 'user', id: 'paula', name: 'Paula' } as const

let there: GivenOtherSystem
let given: GivenOtherSystem['given']
let other: GivenOtherSystem['other']
let crm: GivenOtherSystem['crm']
let table = ''
let prefix = ''

beforeAll(async () => {
  there = await givenOtherSystem()
  ;({ given, other, crm } = there)
})
afterAll(async () => {
  expect(given?.troubles).toEqual([])
  await there?.close()
})
beforeEach(async () => {
  await there.forgetConnections()
  prefix = `g${Math.random().toString(36).slice(2, 8)}`
  table = `companies_${prefix}`
  await other.query(`create table ${table} (
    id text primary key, name text, employees integer, updated_at timestamptz default now(), deleted_at timestamptz)`)
})

const add = (from: number, to: number) =>
  other.query(`insert into ${table} (id, name, employees)
    select '${prefix}-' || lpad(n::text, 3, '0'), 'Firm ${prefix} ' || n, n from generate_series(${from}, ${to}) n`)
const ids = (...numbers: number[]) =>
  numbers.map((n) => `'${prefix}-${String(n).padStart(3, '0')}'`).join(', ')
const drop = (...numbers: number[]) => other.query(`delete from ${table} where id in (${ids(...numbers)})`)

const connect = async (changes: Record<string, unknown> = {}) => {
  const settings = {
    ...{ ...there.place, table: `public.${table}`, brings: 'records' },
    ...{ cursorColumn: 'updated_at', keyColumn: 'id', deleted: 'compare' },
    ...changes,
  }
  const { records } = await given.connections.test({ connector: 'postgres', settings })
  const mapping = RecordImportSettings.parse(records?.settings)
  const wish = { connector: 'postgres', name: 'Shop', settings: { ...settings, mapping }, everyMinutes: 60 }
  const made = await given.connections.create(wish, 'test')
  await given.connections.runner.idle()
  return given.connections.get(made.id)
}
const standing = async (): Promise<string[]> => {
  const { rows } = await crm.list('company', { limit: 200, sort: 'label' })
  return rows.map(({ label }) => label).filter((label) => label.includes(prefix))
}
const named = async (n: number, deleted = false) => {
  const { rows } = await crm.list('company', {
    limit: 200,
    sort: 'label',
    ...(deleted ? { deleted: true } : {}),
  })
  return rows.find(({ label }) => label === `Firm ${prefix} ${n}`)
}

test('a row that is deleted there deletes its record here, as the connection, and comes back with it', async () => {
  await add(1, 20)
  const made = await connect()
  expect(made).toMatchObject({ state: 'fresh', failure: null, gone: null, counts: { taken: 20, removed: 0 } })
  const record = await named(7)
  await drop(7)
  expect(await given.ran(made.id)).toMatchObject({ gone: null, counts: { taken: 20, removed: 1 } })
  expect(await standing()).toHaveLength(19)
  const { rows } = await crm.history('company', record?.id ?? '', { limit: 1 })
  expect(rows[0]).toMatchObject({ action: 'delete', actor: { kind: 'system', name: 'Shop' } })
  // With a new time of change it is read, with the old one only the keys tell.
  await add(7, 7)
  expect((await given.ran(made.id)).counts).toMatchObject({ taken: 21, removed: 1 })
  expect((await named(7))?.id).toBe(record?.id)
  await other.query(`create table kept_${prefix} as select * from ${table} where id in (${ids(3)})`)
  await drop(3)
  await given.ran(made.id)
  expect(await standing()).toHaveLength(19)
  await other.query(`insert into ${table} select * from kept_${prefix}`)
  expect((await given.ran(made.id)).counts).toMatchObject({ taken: 22, removed: 2 })
  expect(await standing()).toHaveLength(20)
  expect((await given.ran(made.id)).counts).toMatchObject({ taken: 22, removed: 2 })
})

test('a table that was emptied by mistake deletes nothing: it is shown, and somebody decides', async () => {
  await add(1, 30)
  const made = await connect()
  await other.query(`truncate ${table}`)
  expect(await given.ran(made.id)).toMatchObject({ gone: { found: 30, of: 30 }, counts: { removed: 0 } })
  expect(await standing()).toHaveLength(30)
  // Back again before anybody answered: yes to what was deletes only what is gone now.
  await add(1, 28)
  await given.connections.answerGone(made.id, { answer: 'delete' })
  await given.connections.runner.idle()
  expect(await given.connections.get(made.id)).toMatchObject({ gone: null, counts: { removed: 2 } })
  expect(await standing()).toHaveLength(28)
  await drop(...Array.from({ length: 10 }, (_, n) => n + 1))
  expect(await given.ran(made.id)).toMatchObject({ gone: { found: 10, of: 28 } })
  await given.connections.answerGone(made.id, { answer: 'keep' })
  expect(await given.ran(made.id)).toMatchObject({ gone: null, counts: { removed: 2 } })
  expect(await standing()).toHaveLength(28)
  await expect(given.connections.answerGone(made.id, { answer: 'keep' })).rejects.toThrow(
    'waits for an answer',
  )
})

test('what people restored stays, what they deleted stays away, and what they entered is not the table’s to delete', async () => {
  const { record } = await crm.create(
    'company',
    { name: `Firm ${prefix} 5`, externalId: `${prefix}-005` },
    paula,
  )
  await add(1, 20)
  const made = await connect()
  await drop(4, 5)
  expect((await given.ran(made.id)).counts.removed).toBe(1)
  expect((await named(5))?.id).toBe(record.id)
  const four = await named(4, true)
  await crm.restore('company', four?.id ?? '', paula)
  expect((await given.ran(made.id)).counts.removed).toBe(1)
  expect(await named(4)).toBeDefined()
  const six = await named(6)
  await crm.remove('company', six?.id ?? '', undefined, paula)
  await drop(6)
  await given.ran(made.id)
  await add(6, 6)
  await given.ran(made.id)
  expect(await named(6)).toBeUndefined()
})

test('a column may say what is deleted; an emptied column brings it back', async () => {
  await add(1, 20)
  await other.query(`update ${table} set deleted_at = now() where id in (${ids(20)})`)
  await expect(connect({ deleted: 'column' })).rejects.toThrow('Say which column says')
  const made = await connect({ deleted: 'column', deletedColumn: 'deleted_at' })
  expect(await standing()).toHaveLength(19)
  const set = (to: string, ...numbers: number[]) =>
    other.query(
      `update ${table} set deleted_at = ${to}, updated_at = clock_timestamp() where id in (${ids(...numbers)})`,
    )
  const record = await named(9)
  await set('now()', 9)
  expect((await given.ran(made.id)).counts.removed).toBe(1)
  expect(await named(9)).toBeUndefined()
  await set('null', 9)
  await given.ran(made.id)
  expect((await named(9))?.id).toBe(record?.id)
  await set('now()', 1, 2, 3, 4, 5, 6, 7, 8)
  expect(await given.ran(made.id)).toMatchObject({ gone: { found: 8, of: 19 }, counts: { removed: 1 } })
  await given.connections.answerGone(made.id, { answer: 'delete' })
  await given.connections.runner.idle()
  expect(await standing()).toHaveLength(11)
})

test('keys are compared when it is time, and not with each run', async () => {
  await add(1, 20)
  const made = await connect({ compareHours: 2 })
  await drop(1)
  const due = (compared_at: Date) =>
    given.records.db
      .updateTable('connection')
      .set({ next_run_at: new Date(), next_cause: 'schedule', compared_at })
      .where('id', '=', made.id)
      .execute()
  await due(new Date(Date.now() - 3_600_000))
  await given.connections.runner.idle()
  expect(await standing()).toHaveLength(20)
  await due(new Date(Date.now() - 3 * 3_600_000))
  await given.connections.runner.idle()
  expect(await standing()).toHaveLength(19)
})

test('after its query was narrowed, or as a new connection, not even one record goes unasked', async () => {
  await add(1, 40)
  const made = await connect({ table: '', query: `select * from ${table}` })
  const narrowed = (where: string) => ({
    ...made.settings,
    query: `select * from ${table} where employees ${where}`,
  })
  const change = async (where: string) => {
    await given.connections.change(made.id, { settings: narrowed(where) })
    await given.connections.runner.idle()
    return given.connections.get(made.id)
  }
  expect(await change('<> 7')).toMatchObject({ gone: { found: 1, of: 40, changed: true } })
  // Nor with the next run: the question stands until somebody answers, and yes is agreed to a number.
  expect(await given.ran(made.id)).toMatchObject({
    gone: { found: 1, changed: true },
    counts: { removed: 0 },
  })
  await drop(8)
  await given.connections.answerGone(made.id, { answer: 'delete' })
  await given.connections.runner.idle()
  expect(await given.connections.get(made.id)).toMatchObject({ gone: { found: 2 }, counts: { removed: 0 } })
  await given.connections.answerGone(made.id, { answer: 'delete' })
  await given.connections.runner.idle()
  expect(await given.connections.get(made.id)).toMatchObject({ gone: null, counts: { removed: 2 } })
  // From there on few go by themselves again.
  await drop(9)
  expect(await given.ran(made.id)).toMatchObject({ gone: null, counts: { removed: 3 } })
  expect(await change('> 3')).toMatchObject({ gone: { found: 3, of: 38 } })
  expect(await change('> 0')).toMatchObject({ gone: null, counts: { removed: 3 } })
  await given.connections.remove(made.id)
  await drop(11)
  expect(await connect({ table: '', query: `select * from ${table}` })).toMatchObject({
    ...{ gone: { found: 1, changed: true }, counts: { removed: 0 } },
  })
})

test('what people changed or work with here is asked about, and what nobody touched goes', async () => {
  await add(1, 30)
  const made = await connect()
  const [one, two] = [await named(1), await named(2)]
  await crm.change('company', one?.id ?? '', one?.version ?? 0, { employees: 77 }, paula)
  await crm.create('deal', { name: `Deal ${prefix}`, company: two?.id ?? '' }, paula)
  await drop(1, 2, 3)
  const asked = { found: 2, ofPeople: 2, ofOthers: 0, changed: false }
  expect(await given.ran(made.id)).toMatchObject({ gone: { ...asked, of: 29 }, counts: { removed: 1 } })
  expect(await given.connections.goneSamples(made.id)).toEqual({
    type: 'company',
    samples: [
      { id: one?.id, label: `Firm ${prefix} 1`, owner: 'people' },
      { id: two?.id, label: `Firm ${prefix} 2`, owner: 'people' },
    ],
  })
  // The question stands, and keeps no others from going.
  await drop(4, 5, 6, 7)
  expect(await given.ran(made.id)).toMatchObject({ gone: asked, counts: { removed: 5 } })
  await given.connections.answerGone(made.id, { answer: 'keep' })
  expect(await given.ran(made.id)).toMatchObject({ gone: null, counts: { removed: 5 } })
  expect(await given.ran(made.id)).toMatchObject({ gone: null, counts: { removed: 5 } })
  // Its row comes back and goes anew: it is asked about anew, and deleted when somebody says so.
  await add(1, 1)
  await given.ran(made.id)
  await drop(1)
  expect(await given.ran(made.id)).toMatchObject({ gone: { found: 1, ofPeople: 1 }, counts: { removed: 5 } })
  await given.connections.answerGone(made.id, { answer: 'delete' })
  expect((await given.connections.get(made.id)).gone).toBeNull()
  await given.connections.runner.idle()
  expect(await given.connections.get(made.id)).toMatchObject({ gone: null, counts: { removed: 6 } })
  expect([await named(1), (await named(2))?.id]).toEqual([undefined, two?.id])
})

test('a yes is agreed to as many as people had changed then, and to no more', async () => {
  await add(1, 30)
  const made = await connect()
  await drop(...Array.from({ length: 8 }, (_, n) => n + 1))
  expect(await given.ran(made.id)).toMatchObject({ gone: { found: 8, ofPeople: 0, ofOthers: 0 } })
  const one = await named(1)
  await crm.change('company', one?.id ?? '', one?.version ?? 0, { employees: 78 }, paula)
  await given.connections.answerGone(made.id, { answer: 'delete' })
  await given.connections.runner.idle()
  expect(await given.connections.get(made.id)).toMatchObject({
    ...{ gone: { found: 8, ofPeople: 1 }, counts: { removed: 0 } },
  })
  await given.connections.answerGone(made.id, { answer: 'delete' })
  await given.connections.runner.idle()
  expect(await given.connections.get(made.id)).toMatchObject({ gone: null, counts: { removed: 8 } })
})

test('what another source tells of as well, or what was merged, is asked about', async () => {
  await add(1, 20)
  const made = await connect()
  const records = await Promise.all([1, 2, 3].map((n) => named(n)))
  const [one, two, three] = records.map((record) => record?.id ?? '')
  await given.records.db
    .insertInto('crm_connected')
    .values({ source: 'zendesk:elsewhere', type: 'company', key: `z-${prefix}`, record: one ?? '' })
    .execute()
  const merges = createMerges({ db: given.records.db, clock: () => new Date(), onChanged: () => {} })
  await merges.begin({ type: 'company', winner: two ?? '', loser: three ?? '', reason: '' }, paula)
  await drop(1, 2, 3, 4)
  expect(await given.ran(made.id)).toMatchObject({
    ...{ gone: { found: 2, of: 18, ofPeople: 1, ofOthers: 1 }, counts: { removed: 1 } },
  })
  expect((await standing()).length).toBe(18)
})
