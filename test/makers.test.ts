/** What somebody made who is no admin any more: her links open nothing, her API keys go on until somebody ends them. */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { ApiKey, NewApiKey } from '../src/model/api-key.ts'
import type { AuditEntry } from '../src/model/audit-entry.ts'
import type { Invitation, NewInvitation, ResetLink, User } from '../src/model/person.ts'
import { type Given, givenWaymark } from './api-given.ts'
import { cookiesOf, invited, password, type SignedIn } from './support/signed-in.ts'

let given: Given
let bea: SignedIn
let id: string
beforeAll(async () => {
  given = await givenWaymark()
  bea = await invited(given.url, given.admin, 'admin', { email: 'bea@example.com' })
  const { json } = await given.ask('GET', '/api/v1/users')
  id = (json as User[]).find(({ email }) => email === 'bea@example.com')?.id ?? ''
})
afterAll(async () => given?.close())
/** Signed out where she was disabled before. */
beforeEach(async () => {
  await change({ role: 'admin', disabled: false })
  const session = { email: 'bea@example.com', password }
  const answer = await given.ask('POST', '/api/v1/session', session, { cookie: 'none=1' })
  bea = cookiesOf({ headers: answer.headers } as Response)
})

const change = async (wish: object) => {
  const answer = await given.ask('PATCH', `/api/v1/users/${id}`, wish)
  expect(answer.status, answer.text).toBe(200)
}
const invite = async (email: string, as = bea) =>
  (await given.ask('POST', '/api/v1/invitations', { email, role: 'admin' }, as)).json as NewInvitation
const tokenOf = (link: string) => link.split('#')[1] ?? ''
const look = (link: string) =>
  given.ask('POST', '/api/v1/links/look', { token: tokenOf(link) }, { cookie: 'none=1' })
const enter = (link: string) =>
  given.ask(
    'POST',
    '/api/v1/invitations/accept',
    { token: tokenOf(link), name: 'Eve', password },
    { cookie: 'none=1' },
  )
const invitationOf = async (email: string) =>
  ((await given.ask('GET', '/api/v1/invitations')).json as Invitation[]).find((one) => one.email === email)
const makeKey = async (name: string) =>
  (await given.ask('POST', '/api/v1/api-keys', { name, scopes: ['read'] }, bea)).json as NewApiKey
const keyNamed = async (name: string) =>
  ((await given.ask('GET', '/api/v1/api-keys')).json as ApiKey[]).find((one) => one.name === name)
const used = async ({ key }: NewApiKey) =>
  (await given.ask('GET', '/api/v1/users/names', undefined, { authorization: `Bearer ${key}` })).status
const isVoid = {
  status: 410,
  json: { code: 'access.link-void', detail: expect.stringContaining('The admin') },
}

test.each([
  ['disabled', { disabled: true }],
  ['no-admin', { role: 'editor' }],
] as const)('an invitation by somebody who is %s opens nothing, and says why', async (maker, lost) => {
  const email = `${maker}@example.com`
  const { link } = await invite(email)
  expect(await look(link)).toMatchObject({ status: 200 })
  expect(await invitationOf(email)).toMatchObject({ maker: 'admin', invitedById: id })
  await change(lost)
  expect(await look(link)).toMatchObject(isVoid)
  expect(await enter(link)).toMatchObject(isVoid)
  expect(await invitationOf(email)).toMatchObject({ maker })
  const anew = await invite(email, given.admin)
  expect(await invitationOf(email)).toMatchObject({ id: anew.id, maker: 'admin' })
  expect(await enter(anew.link)).toMatchObject({ status: 201 })
})

test('a link for a new password that she made opens nothing either', async () => {
  const { json } = await given.ask('GET', '/api/v1/users')
  const ada = (json as User[]).find(({ email }) => email === 'admin@example.com')
  const made = await given.ask('POST', `/api/v1/users/${ada?.id}/reset-link`, undefined, bea)
  const { link } = made.json as ResetLink
  await change({ disabled: true })
  const answer = await given.ask(
    'POST',
    '/api/v1/password/reset',
    { token: tokenOf(link), password: 'another long password' },
    { cookie: 'none=1' },
  )
  expect(answer).toMatchObject(isVoid)
})

test('her API key goes on, and the list says what became of her', async () => {
  const key = await makeKey('Reports')
  expect(key).toMatchObject({ maker: 'admin', madeById: id })
  await change({ role: 'viewer' })
  expect([await used(key), await keyNamed('Reports')]).toMatchObject([200, { maker: 'no-admin' }])
  await change({ disabled: true })
  expect([await used(key), await keyNamed('Reports')]).toMatchObject([200, { maker: 'disabled' }])
})

test('whoever disables her can end her keys with it, those of others go on', async () => {
  const hers = await makeKey('Hers')
  const wish = { name: 'Not hers', scopes: ['read'] }
  const other = (await given.ask('POST', '/api/v1/api-keys', wish)).json as NewApiKey
  expect([await used(hers), await used(other)]).toEqual([200, 200])
  await change({ disabled: true, revokeKeys: true })
  expect([await used(hers), await used(other)]).toEqual([401, 200])
  expect(await keyNamed('Hers')).toBeUndefined()
  const { json } = await given.ask('GET', '/api/v1/audit?limit=200')
  const entries = (json as { rows: AuditEntry[] }).rows
  expect(JSON.stringify(entries)).toContain('"revokeKeys":true')
})
