/** Long work goes on with the rights that its starter has now: at its next batch it stops, in words, and others take over. */
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createApiKeys } from '../src/access/api-keys.ts'
import { createMayStill } from '../src/access/may-still.ts'
import { type BulkChanges, createBulkChanges } from '../src/crm/bulk-changes.ts'
import { undoBatch } from '../src/crm/undo-batch.ts'
import type { Writer } from '../src/model/actor.ts'
import { givenWaymark } from './api-given.ts'
import { givenRecordImport } from './support/given-record-import.ts'
import { invited } from './support/signed-in.ts'

let given: Awaited<ReturnType<typeof givenRecordImport>>
let bulk: BulkChanges
const ada: Writer = { kind: 'user', id: 'ada', name: 'Ada' }
const clock = () => new Date()
const rows = 3_000

const person = async (id: string, change: object = {}) => {
  const values = { ...{ role: 'editor' as const, department: '', disabled_at: null }, ...change }
  await given.records.db
    .insertInto('auth_user')
    .values({ id, name: id, email: `${id}@example.com`, ...values })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(values))
    .execute()
}

/** What happens to the starter when the second batch asks. */
function atSecondBatch(happens: () => Promise<unknown>) {
  const real = createMayStill(given.records.db, clock)
  let asked = 0
  given.asking(async (writer, permission) => {
    asked++
    if (asked === 2) await happens()
    await real(writer, permission)
  })
}

beforeAll(async () => {
  given = await givenRecordImport()
  await person('ada', { role: 'admin' })
  bulk = await createBulkChanges({
    ...{ db: given.records.db, crm: given.crm, clock, mayStill: given.mayStill },
    onChanged() {},
    onTrouble: console.error,
  })
})
afterAll(async () => {
  await bulk.close()
  await given[Symbol.asyncDispose]()
})

let files = 0
const bigFile = () => {
  files++
  const lines = Array.from({ length: rows }, (_, row) => `f${files}-${row},Person ${row}`)
  return given.check(`Customer id,Name\n${lines.join('\n')}\n`, { type: 'customer' })
}
const inFile = async (file: number) => {
  const filter = { kind: 'field', field: 'externalId', op: 'contains', value: `f${file}-` } as const
  return (await given.crm.list('customer', { limit: 1, filter })).total.n
}

test.each([
  ['disabled', { disabled_at: new Date() }, 'Eve started this, and is not here any more'],
  ['without her role', { role: 'viewer' }, 'Eve started this, and may not bring files in'],
  ['in one department', { department: 'Sales' }, 'belongs to the department "Sales" by now'],
] as const)(
  'an import stops when its starter is %s; somebody who may lets it go on or takes it back',
  async (_name, change, why) => {
    await person('eve')
    const eve: Writer = { kind: 'user', id: 'eve', name: 'Eve' }
    const made = await bigFile()
    atSecondBatch(() => person('eve', change))
    await given.importer().run(made.id, eve)
    const stopped = await given.importer().settled(made.id)
    expect(stopped).toMatchObject({
      state: 'failed',
      error: { code: 'access.withdrawn', message: expect.stringContaining(why) },
    })
    const taken = stopped.counts?.create ?? 0
    expect(taken).toBeGreaterThan(0)
    expect(taken).toBeLessThan(rows)
    expect(await inFile(files)).toBe(taken)
    // Nor does it go on after a start of the server, or when she asks for it herself.
    await given.importer().run(made.id, eve)
    expect(await given.importer().settled(made.id)).toMatchObject({ state: 'failed' })
    expect(await inFile(files)).toBe(taken)
    await given.importer().run(made.id, ada)
    expect(await given.importer().settled(made.id)).toMatchObject({ state: 'done', counts: { create: rows } })
    expect(await inFile(files)).toBe(rows)

    await person('eve')
    atSecondBatch(() => person('eve', change))
    await given.importer().undo(made.id, eve)
    expect(await given.importer().settled(made.id)).toMatchObject({ error: { code: 'access.withdrawn' } })
    const left = await inFile(files)
    expect(left).toBeGreaterThan(0)
    expect(left).toBeLessThan(rows)
    await given.importer().undo(made.id, ada)
    expect(await given.importer().settled(made.id)).toMatchObject({ state: 'undone' })
    expect(await inFile(files)).toBe(0)
  },
  240_000,
)

test('a change of many records stops when its key is revoked, and others take back what it did', async () => {
  const { db } = given.records
  const keys = createApiKeys(db, clock)
  const { id: key } = await keys.create({ name: 'Tidy', scopes: ['edit'], expiresAt: null }, ada)
  const program: Writer = { kind: 'key', id: String(key), name: 'Tidy' }
  const creates = Array.from({ length: 1_200 }, (_, at) => ({
    do: 'create' as const,
    values: { name: `Part ${at}`, category: 'old' },
  }))
  await given.crm.many('product', [creates], ada)
  const countOf = async (value: string) =>
    (
      await given.crm.list('product', {
        limit: 1,
        filter: { kind: 'field', field: 'category', op: 'is', value },
      })
    ).total.n
  atSecondBatch(() => keys.revoke(key))
  const { id } = await bulk.start(
    'product',
    { change: { do: 'update', values: { category: 'new' } } },
    program,
  )
  await bulk.settled(id)
  const stopped = await bulk.get(id, program)
  expect(stopped).toMatchObject({ state: 'failed', why: expect.stringContaining('this API key was revoked') })
  expect(stopped.changed).toBe(await countOf('new'))
  expect([stopped.changed > 0, stopped.changed < 1_200]).toEqual([true, true])
  await undoBatch(db, { batch: id, as: 'undone', actor: ada, now: clock() })
  expect([await countOf('old'), await countOf('new')]).toEqual([1_200, 0])
}, 120_000)

test('a file that is being handed out breaks off when its reader is disabled', async () => {
  const waymark = await givenWaymark()
  try {
    // More than what lies on the way between the two.
    await sql`insert into crm_note (id, label, text, created_at, created_by, updated_at, updated_by)
      select 'long-' || n, 'Long', repeat('A long note. ', 600), now(), ${JSON.stringify(ada)}::jsonb, now(),
        ${JSON.stringify(ada)}::jsonb from generate_series(1, 3000) as n`.execute(
      waymark.waymark.parts.records.db,
    )
    const reader = await invited(waymark.url, waymark.admin, 'analyst')
    const users = (await waymark.ask('GET', '/api/v1/users')).json as { id: string; role: string }[]
    const id = users.find(({ role }) => role === 'analyst')?.id
    const file = await fetch(`${waymark.url}/api/v1/records/note/export?format=ndjson`, { headers: reader })
    const pieces = file.body?.getReader()
    expect((await pieces?.read())?.done).toBe(false)
    expect((await waymark.ask('PATCH', `/api/v1/users/${id}`, { disabled: true })).status).toBe(200)
    const rest = async () => {
      while (!(await pieces?.read())?.done);
    }
    await expect(rest()).rejects.toThrow()
  } finally {
    await waymark.close()
  }
}, 240_000)
