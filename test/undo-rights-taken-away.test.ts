/** Taking an import of interactions back asks again what its starter may do, the last time before anything is deleted. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createMayStill } from '../src/access/may-still.ts'
import type { MayStill, Writer } from '../src/model/actor.ts'
import { type GivenImporter, givenImporter } from './support/given-importer.ts'

let given: GivenImporter
let mayStill: MayStill = async () => {}
const eve: Writer = { kind: 'user', id: 'eve', name: 'Eve' }
const ada: Writer = { kind: 'user', id: 'ada', name: 'Ada' }

beforeAll(async () => {
  given = await givenImporter({ mayStill: (...asked) => mayStill(...asked) })
  for (const { id, name } of [eve, ada])
    await given.records.db
      .insertInto('auth_user')
      .values({ id, name, email: `${id}@example.com`, role: 'editor', department: '', disabled_at: null })
      .execute()
})
afterAll(() => given?.close())

const stored = async () =>
  Number((await given.journeys.rows<{ n: string }>('SELECT count() AS n FROM interactions'))[0]?.n)

test.each([1, 2])(
  'an undo whose starter is disabled at its question %i deletes nothing, and others take the file back',
  async (when) => {
    const real = createMayStill(given.records.db, () => new Date())
    const disabled = (disabled_at: Date | null) =>
      given.records.db.updateTable('auth_user').set({ disabled_at }).where('id', '=', 'eve').execute()
    mayStill = async () => {}
    const made = await given.run(`customer,time,touchpoint\nann${when},2026-01-01T10:00:00Z,Visit\n`)
    expect(made).toMatchObject({ state: 'done', counts: { accepted: 1 } })
    let asked = 0
    mayStill = async (writer, permission) => {
      if (++asked === when) await disabled(new Date())
      await real(writer, permission)
    }
    await given.importer().undo(made.id, eve)
    expect(await given.importer().settled(made.id)).toMatchObject({
      state: 'done',
      error: { code: 'access.withdrawn', message: expect.stringContaining('Eve started this') },
    })
    expect([asked, await stored()]).toEqual([when, 1])
    await given.importer().undo(made.id, ada)
    expect(await given.importer().settled(made.id)).toMatchObject({ state: 'undone', error: null })
    expect(await stored()).toBe(0)
    await disabled(null)
  },
  120_000,
)

test('an undo that a restart interrupted before anything was deleted asks again after it', async () => {
  const real = createMayStill(given.records.db, () => new Date())
  mayStill = async () => {}
  const made = await given.run('customer,time,touchpoint\nzoe,2026-01-01T10:00:00Z,Visit\n')
  // Stopped while the question is open, as when the store is closed under it.
  mayStill = () => Promise.reject(new Error('The store is closed.'))
  await given.importer().undo(made.id, eve)
  await given.records.db
    .updateTable('auth_user')
    .set({ disabled_at: new Date() })
    .where('id', '=', 'eve')
    .execute()
  mayStill = real
  await given.restart()
  expect(await given.importer().get(made.id)).toMatchObject({
    state: 'done',
    error: { code: 'access.withdrawn', message: expect.stringContaining('Eve started this') },
  })
  expect(await stored()).toBe(1)
  await given.importer().undo(made.id, ada)
  expect(await given.importer().settled(made.id)).toMatchObject({ state: 'undone', error: null })
  expect(await stored()).toBe(0)
}, 120_000)
