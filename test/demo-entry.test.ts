/** The demo is entered by one click, says that it is one, and leaves nobody signed in when Waymark runs for real. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createAccess } from '../src/access/access.ts'
import type { EntryState } from '../src/model/person.ts'
import { type GivenRecords, givenRecords, recordsEngines } from './support/records.ts'

let given: GivenRecords
const visitor = { cookie: undefined, address: '127.0.0.1', browser: 'test' }
const opened = (publicUrl = 'http://127.0.0.1:4600') =>
  createAccess({
    db: given.records.db,
    secret: 'a secret of thirty-two characters or more',
    sessionDays: 30,
    publicUrl: () => publicUrl,
    clock: () => new Date(),
    onError: () => {},
  })
const callerOf = async (access: ReturnType<typeof opened>, cookies: string[]) => {
  const cookie = cookies.map((one) => one.split(';')[0]).join('; ')
  return (await access.callerOf({ ...visitor, cookie, isLocal: true })).value
}
describe.each(recordsEngines)('on %s', (engine) => {
  beforeAll(async () => {
    given = await givenRecords(engine)
  })
  afterAll(async () => given[Symbol.asyncDispose]())

  test('each role can be entered as, and only while the demo runs', async () => {
    const demo = opened()
    await demo.openDemo()
    const state: EntryState = await demo.state({ kind: 'nobody' })
    expect(state.demo).toBe(true)
    const admin = (await demo.enterDemo('admin', visitor)).cookies
    expect(await callerOf(demo, admin)).toMatchObject({ kind: 'user', role: 'admin', name: 'Anna Berg' })
    for (const role of ['editor', 'analyst', 'viewer'] as const)
      expect(await callerOf(demo, (await demo.enterDemo(role, visitor)).cookies)).toMatchObject({ role })
    await demo.close()

    const real = opened()
    await real.closeDemo()
    expect(await real.state({ kind: 'nobody' })).toMatchObject({ demo: false, setUpNeeded: true })
    expect(await callerOf(real, admin)).toEqual({ kind: 'nobody', sessionEnded: true })
    expect(() => real.enterDemo('admin', visitor)).toThrow('This is not the demo')
    await real.close()

    const again = opened()
    await again.openDemo()
    expect(await callerOf(again, (await again.enterDemo('admin', visitor)).cookies)).toMatchObject({
      role: 'admin',
    })
    await again.close()
  })

  test('over https the session is sent over https only', async () => {
    const access = opened('https://waymark.example.com')
    await access.openDemo()
    const { cookies } = await access.enterDemo('viewer', visitor)
    expect(cookies.join()).toMatch(/__Secure-waymark\.session_token=[^;]+;[^,]*Secure/)
    expect(await callerOf(access, cookies)).toMatchObject({ role: 'viewer' })
    await access.close()
  })

  test('what ended long ago is tidied away, and nothing else', async () => {
    const access = opened()
    await access.openDemo()
    const { cookies } = await access.enterDemo('viewer', visitor)
    const { db } = given.records
    const ended = new Date(Date.now() - 40 * 24 * 3600_000)
    const [old] = await db.selectFrom('auth_session').select('id').limit(1).execute()
    await db
      .updateTable('auth_session')
      .set({ expires_at: ended })
      .where('id', '=', old?.id ?? '')
      .execute()
    const before = await db.selectFrom('auth_session').select('id').execute()
    await access.tidy()
    const after = await db.selectFrom('auth_session').select('id').execute()
    expect(after).toHaveLength(before.length - 1)
    expect(await callerOf(access, cookies)).toMatchObject({ kind: 'user' })
    await access.close()
  })
})
