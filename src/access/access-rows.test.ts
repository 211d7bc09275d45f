/** Links, people and the log behave the same on both engines: once is once, also when several come together. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type GivenRecords, givenRecords, recordsEngines } from '../../test/support/records.ts'
import { createAuditLog } from './audit-log.ts'
import { consumeLink, listInvitations, lookAtLink, makeLink, withdrawInvitation } from './one-time-links.ts'
import { addUser, changeUser, listUsers } from './users.ts'

const now = new Date('2026-05-01T10:00:00Z')
const hours = (count: number) => new Date(now.getTime() + count * 3600_000)
const invalid = { code: 'access.link-invalid' }

describe.each(recordsEngines)('on %s', (engine) => {
  let given: GivenRecords
  const db = () => given.records.db
  const person = (email: string) => ({
    name: email,
    email,
    role: 'admin' as const,
    department: '',
    passwordHash: 'hash',
  })
  beforeAll(async () => {
    given = await givenRecords(engine)
  })
  afterAll(() => given[Symbol.asyncDispose]())

  test('a link runs out, and a newer one takes its place', async () => {
    const first = await makeLink(db(), { kind: 'set-up' }, now)
    expect(await lookAtLink(db(), first.token, hours(23))).toMatchObject({ kind: 'set-up' })
    await expect(lookAtLink(db(), first.token, hours(25))).rejects.toMatchObject(invalid)
    const second = await makeLink(db(), { kind: 'set-up' }, now)
    await expect(consumeLink(db(), 'set-up', first.token, now)).rejects.toMatchObject(invalid)
    await expect(consumeLink(db(), 'reset', second.token, now)).rejects.toMatchObject(invalid)
    expect(await consumeLink(db(), 'set-up', second.token, now)).toMatchObject({ made_by: 'Waymark' })
    await expect(consumeLink(db(), 'set-up', second.token, now)).rejects.toMatchObject(invalid)
  })

  test('of many who come with one link at once, one gets in', async () => {
    const wish = { kind: 'invitation', email: 'a@example.com', role: 'viewer' } as const
    const { token } = await makeLink(db(), wish, now)
    const tries = Array.from({ length: 10 }, () => consumeLink(db(), 'invitation', token, now))
    const done = await Promise.allSettled(tries)
    expect(done.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })

  test('an invitation is listed while it is open', async () => {
    const wish = { kind: 'invitation', email: 'b@example.com', role: 'editor' } as const
    const { link } = await makeLink(db(), wish, now)
    expect(await listInvitations(db(), now)).toMatchObject([{ id: link.id, email: 'b@example.com' }])
    expect(await listInvitations(db(), hours(8 * 24))).toEqual([])
    await withdrawInvitation(db(), link.id, now)
    expect(await listInvitations(db(), now)).toEqual([])
    await expect(withdrawInvitation(db(), link.id, now)).rejects.toMatchObject({ code: 'access.not-found' })
  })

  test('admins who take each other out at the same moment leave one', async () => {
    const ids = await Promise.all(
      ['one', 'two', 'three'].map((name) => addUser(db(), person(`${name}@example.com`))),
    )
    const done = await Promise.allSettled(ids.map((id) => changeUser(db(), id, { role: 'viewer' }, now)))
    expect(done.filter(({ status }) => status === 'rejected')).toHaveLength(1)
    expect((await listUsers(db())).filter(({ role }) => role === 'admin')).toHaveLength(1)
  })

  test('an address belongs to one person, however it is written', async () => {
    await addUser(db(), person('once@example.com'))
    await expect(addUser(db(), person('ONCE@example.com'))).rejects.toMatchObject({
      code: 'access.email-taken',
    })
  })

  test('the log keeps its order, is paged, and waits for what was added', async () => {
    const log = createAuditLog(db(), () => now, console.error)
    const actor = { kind: 'user' as const, id: 'ada', name: 'Ada' }
    for (let n = 0; n < 1_200; n++)
      log.add({ actor, address: '', action: `PUT /${n}`, target: '', status: 200, facts: { n } })
    const first = await log.page({ limit: 1_000, actor: 'ada' })
    expect(first.rows.map(({ facts }) => facts.n).slice(0, 3)).toEqual([1199, 1198, 1197])
    const second = await log.page({ limit: 1_000, actor: 'ada', cursor: first.next ?? '' })
    expect([second.rows.length, second.next]).toEqual([200, null])
    expect((await log.page({ limit: 10, action: '/11%' })).rows).toEqual([])
    await log.close()
  })
})
