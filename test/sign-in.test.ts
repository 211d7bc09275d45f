/** Coming in by password: set-up, sessions, second factor, invitations, roles that change, and the log of it all. */
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { AuditEntry } from '../src/model/audit-entry.ts'
import type { EntryState, NewInvitation, Session, User } from '../src/model/person.ts'
import { type Answer, type Given, givenWaymark } from './api-given.ts'
import { codeNow } from './support/authenticator.ts'
import { cookiesOf, invited, password, type SignedIn } from './support/signed-in.ts'

let given: Given
beforeAll(async () => {
  given = await givenWaymark()
})
afterAll(async () => given?.close())

const problem = (code: string) => expect.objectContaining({ code, detail: expect.any(String) })
const signedOut = { cookie: 'none=1' }
const ask = (method: string, path: string, body?: unknown, headers: Record<string, string> = signedOut) =>
  given.ask(method, `/api/v1${path}`, body, headers)
const signInWith = (email: string, secret: string, headers: Record<string, string> = signedOut) =>
  ask('POST', '/session', { email, password: secret }, headers)
const cookies = ({ headers }: Answer): SignedIn => cookiesOf({ headers } as Response)
const me = async (headers: SignedIn) =>
  ((await ask('GET', '/session', undefined, headers)).json as EntryState).me
const users = async () => (await given.ask('GET', '/api/v1/users')).json as User[]
const userId = async (email: string) => (await users()).find((user) => user.email === email)?.id ?? ''
const auditOf = async (query = '') => {
  const { json } = await given.ask('GET', `/api/v1/audit?limit=200${query}`)
  return (json as { rows: AuditEntry[] }).rows
}
const tokenOf = (link: string) => link.split('#')[1] ?? ''

test('the set-up link works once, and only for the first', async () => {
  const token = tokenOf(given.waymark.setUpLink ?? '')
  const again = { token, name: 'Eve', email: 'eve@example.com', password }
  expect(await ask('POST', '/set-up', again)).toMatchObject({
    status: 410,
    json: problem('access.link-invalid'),
  })
  expect(await ask('GET', '/session')).toMatchObject({ json: { me: null, setUpNeeded: false, demo: false } })
  expect((await users()).map(({ email, role }) => [email, role])).toEqual([['admin@example.com', 'admin']])
})

test('the session cookie is out of reach for scripts and other sites, and tells what it may', async () => {
  const answer = await signInWith('ADMIN@example.com ', password)
  expect(answer).toMatchObject({ status: 200, json: { kind: 'signed-in' } })
  const [cookie = ''] = answer.headers.getSetCookie()
  expect(cookie).toMatch(/^waymark\.session_token=[^;]{40,};/)
  expect(cookie).toMatch(/HttpOnly/i)
  expect(cookie).toMatch(/SameSite=Lax/i)
  expect(await me(cookies(answer))).toMatchObject({
    email: 'admin@example.com',
    role: 'admin',
    permissions: expect.arrayContaining(['read', 'users', 'audit']),
  })
})

test('a wrong password, an unknown address and a nameless session look alike', async () => {
  const wrong = await signInWith('admin@example.com', 'not the password')
  const unknown = await signInWith('nobody@example.com', 'not the password')
  expect(wrong).toMatchObject({ status: 401, json: problem('access.wrong-credentials') })
  expect(unknown.text).toBe(wrong.text)
  expect(await ask('GET', '/maps')).toMatchObject({ status: 401, json: problem('access.not-signed-in') })
})

test('a session that somebody slipped under is not the one that comes out of signing in', async () => {
  const first = cookies(await signInWith('admin@example.com', password))
  const second = await signInWith('admin@example.com', password, first)
  expect(cookies(second).cookie).not.toBe(first.cookie)
  const planted = { cookie: 'waymark.session_token=planted-by-somebody.else' }
  const third = cookies(await signInWith('admin@example.com', password, planted))
  expect(third.cookie).not.toContain('planted')
  expect(await me(planted)).toBeNull()
})

test('a page of another site changes nothing with the cookie of a visitor', async () => {
  const foreign = { ...given.admin, origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }
  const answer = await given.ask('POST', '/api/v1/api-keys', { name: 'x', scopes: ['read'] }, foreign)
  expect(answer).toMatchObject({ status: 403, json: problem('request.foreign-origin') })
})

test('signing out ends the session for good', async () => {
  const session = cookies(await signInWith('admin@example.com', password))
  expect(await me(session)).not.toBeNull()
  expect((await ask('DELETE', '/session', undefined, session)).status).toBe(204)
  expect(await me(session)).toBeNull()
  expect((await ask('GET', '/maps', undefined, session)).status).toBe(401)
})

test('an invitation gives its role, works once, and can be withdrawn', async () => {
  const wish = { email: 'Vera@Example.com', role: 'viewer', department: 'Sales' }
  const made = (await given.ask('POST', '/api/v1/invitations', wish)).json as NewInvitation
  expect(made).toMatchObject({ email: 'vera@example.com', mailed: false })
  const token = tokenOf(made.link)
  expect((await ask('POST', '/links/look', { token })).json).toMatchObject({
    kind: 'invitation',
    email: 'vera@example.com',
  })
  const weak = await ask('POST', '/invitations/accept', { token, name: 'Vera', password: 'short' })
  expect(weak).toMatchObject({ status: 400, json: problem('request.invalid') })
  const accepted = await ask('POST', '/invitations/accept', { token, name: 'Vera', password })
  expect(accepted.status).toBe(201)
  expect(await me(cookies(accepted))).toMatchObject({ name: 'Vera', role: 'viewer', department: 'Sales' })
  expect((await ask('POST', '/invitations/accept', { token, name: 'Eve', password })).status).toBe(410)

  const other = (await given.ask('POST', '/api/v1/invitations', { ...wish, email: 'w@example.com' }))
    .json as NewInvitation
  expect((await given.ask('DELETE', `/api/v1/invitations/${other.id}`)).status).toBe(204)
  const late = await ask('POST', '/invitations/accept', { token: tokenOf(other.link), name: 'W', password })
  expect(late).toMatchObject({ status: 410, json: problem('access.link-invalid') })
})

test('an invitation opened twice at the same moment lets one in', async () => {
  const { link } = (
    await given.ask('POST', '/api/v1/invitations', { email: 'race@example.com', role: 'viewer' })
  ).json as NewInvitation
  const wish = { token: tokenOf(link), name: 'Race', password }
  const answers = await Promise.all([1, 2, 3].map(() => ask('POST', '/invitations/accept', wish)))
  expect(answers.map(({ status }) => status).sort()).toEqual([201, 410, 410])
})

test('a changed role counts from the next request on, and a disabled person is out', async () => {
  const person = await invited(given.url, given.admin, 'viewer', { email: 'rolf@example.com' })
  const id = await userId('rolf@example.com')
  const design = { name: 'Map', stages: [] }
  expect((await ask('POST', '/maps', design, person)).status).toBe(403)
  await given.ask('PATCH', `/api/v1/users/${id}`, { role: 'editor' })
  expect((await ask('POST', '/maps', design, person)).status).not.toBe(403)
  await given.ask('PATCH', `/api/v1/users/${id}`, { disabled: true })
  expect((await ask('GET', '/maps', undefined, person)).status).toBe(401)
  expect((await signInWith('rolf@example.com', password)).status).toBe(401)
  await given.ask('PATCH', `/api/v1/users/${id}`, { disabled: false })
  expect((await signInWith('rolf@example.com', password)).status).toBe(200)
})

test('the last admin stays', async () => {
  const id = await userId('admin@example.com')
  for (const change of [{ role: 'viewer' }, { disabled: true }])
    expect(await given.ask('PATCH', `/api/v1/users/${id}`, change)).toMatchObject({
      status: 409,
      json: problem('access.last-admin'),
    })
})

test('sessions are listed and ended, one or all others', async () => {
  const mine = await invited(given.url, given.admin, 'viewer', { email: 'sam@example.com' })
  const phone = cookies(
    await signInWith('sam@example.com', password, { ...signedOut, 'user-agent': 'A phone' }),
  )
  const laptop = cookies(
    await signInWith('sam@example.com', password, { ...signedOut, 'user-agent': 'A laptop' }),
  )
  const list = (await ask('GET', '/me/sessions', undefined, mine)).json as Session[]
  expect(list.map(({ browser }) => browser)).toEqual(expect.arrayContaining(['A phone', 'A laptop']))
  expect(list.filter(({ current }) => current)).toHaveLength(1)
  const onPhone = list.find(({ browser }) => browser === 'A phone')
  expect((await ask('DELETE', `/me/sessions/${onPhone?.id}`, undefined, mine)).status).toBe(204)
  expect(await me(phone)).toBeNull()
  expect(await me(laptop)).not.toBeNull()
  const admins = (await ask('GET', '/me/sessions', undefined, given.admin)).json as Session[]
  expect((await ask('DELETE', `/me/sessions/${admins[0]?.id}`, undefined, mine)).status).toBe(404)
  expect((await ask('DELETE', '/me/sessions', undefined, mine)).status).toBe(204)
  expect(await me(laptop)).toBeNull()
  expect(await me(mine)).not.toBeNull()
})

test('a changed password ends the other sessions and renews this one', async () => {
  const mine = await invited(given.url, given.admin, 'viewer', { email: 'pat@example.com' })
  const other = cookies(await signInWith('pat@example.com', password))
  const wrong = await ask(
    'POST',
    '/me/password',
    { current: 'not mine at all', password: 'another long one' },
    mine,
  )
  expect(wrong).toMatchObject({ status: 401, json: problem('access.wrong-credentials') })
  const changed = await ask('POST', '/me/password', { current: password, password: 'another long one' }, mine)
  expect(changed.status).toBe(204)
  expect(await me(other)).toBeNull()
  expect(await me(mine)).toBeNull()
  expect(await me(cookies(changed))).toMatchObject({ email: 'pat@example.com' })
  expect((await signInWith('pat@example.com', password)).status).toBe(401)
  expect((await signInWith('pat@example.com', 'another long one')).status).toBe(200)
})

test('a second factor is asked for, by app or recovery code, each recovery code once', async () => {
  const mine = await invited(given.url, given.admin, 'editor', { email: 'tom@example.com' })
  const begun = await ask('POST', '/me/two-factor', { password }, mine)
  const { uri, recoveryCodes } = begun.json as { uri: string; recoveryCodes: string[] }
  expect(recoveryCodes).toHaveLength(10)
  expect(await me(mine)).toMatchObject({ twoFactor: false })
  const first = codeNow(uri)
  const confirmed = await ask('POST', '/me/two-factor/confirm', { code: first }, mine)
  expect(confirmed.status).toBe(204)
  expect(await me(cookies(confirmed))).toMatchObject({ twoFactor: true })

  const half = await signInWith('tom@example.com', password)
  expect(half.json).toEqual({ kind: 'second-factor' })
  expect(await me(cookies(half))).toBeNull()
  const wrong = await ask('POST', '/session/second-factor', { code: '000000', kind: 'app' }, cookies(half))
  expect(wrong).toMatchObject({ status: 401, json: problem('access.wrong-credentials') })
  // Whoever looked on and knows the password comes in with no code that was used; of several at once one does.
  const withCode = async (code: string, step: SignedIn) =>
    ask('POST', '/session/second-factor', { code, kind: 'app' }, step)
  const overlooked = await withCode(first, cookies(await signInWith('tom@example.com', password)))
  expect(overlooked).toMatchObject({ status: 401, json: problem('access.wrong-credentials') })
  expect(await me(cookies(overlooked))).toBeNull()
  const next = codeNow(uri, 1)
  const other = cookies(await signInWith('tom@example.com', password))
  const raced = await Promise.all([withCode(next, cookies(half)), withCode(next, other)])
  expect(raced.map(({ status }) => status).sort()).toEqual([200, 401])
  const whole = raced.find(({ status }) => status === 200) as Answer
  expect(whole.json).toEqual({ kind: 'signed-in' })
  expect(await me(cookies(whole))).toMatchObject({ email: 'tom@example.com', twoFactor: true })

  const byCode = async () => {
    const step = cookies(await signInWith('tom@example.com', password))
    return ask('POST', '/session/second-factor', { code: recoveryCodes[0], kind: 'recovery' }, step)
  }
  expect((await byCode()).status).toBe(200)
  expect((await byCode()).status).toBe(401)

  const id = await userId('tom@example.com')
  expect((await given.ask('DELETE', `/api/v1/users/${id}/two-factor`)).status).toBe(204)
  expect((await signInWith('tom@example.com', password)).json).toEqual({ kind: 'signed-in' })
})

test('an admin hands over a link for a new password; it works once and ends all sessions', async () => {
  const mine = await invited(given.url, given.admin, 'viewer', { email: 'rita@example.com' })
  const id = await userId('rita@example.com')
  const { link } = (await given.ask('POST', `/api/v1/users/${id}/reset-link`)).json as { link: string }
  const wish = { token: tokenOf(link), password: 'a brand new password' }
  expect((await ask('POST', '/password/reset', wish)).status).toBe(204)
  expect(await me(mine)).toBeNull()
  expect((await signInWith('rita@example.com', 'a brand new password')).status).toBe(200)
  expect((await ask('POST', '/password/reset', wish)).status).toBe(410)
})

test('a link for a new password works no more once she has chosen one herself, or is out', async () => {
  const mine = await invited(given.url, given.admin, 'viewer', { email: 'lea@example.com' })
  const id = await userId('lea@example.com')
  const linked = async () => {
    const { link } = (await given.ask('POST', `/api/v1/users/${id}/reset-link`)).json as { link: string }
    return { token: tokenOf(link), password: 'chosen by who stole it' }
  }
  const stolen = await linked()
  await ask('POST', '/me/password', { current: password, password: 'her own new one' }, mine)
  expect((await ask('POST', '/password/reset', stolen)).status).toBe(410)
  const later = await linked()
  for (const disabled of [true, false]) await given.ask('PATCH', `/api/v1/users/${id}`, { disabled })
  expect((await ask('POST', '/password/reset', later)).status).toBe(410)
  expect((await signInWith('lea@example.com', 'her own new one')).status).toBe(200)
})

test('wrong codes of one person keep no colleague of the same office waiting, and an open screen is no place to guess', async () => {
  const wrongly = { ...signedOut, 'user-agent': 'An office' }
  const [uri] = await Promise.all(
    ['ulf', 'una'].map(async (name) => {
      const email = `${name}@example.com`
      const session = await invited(given.url, given.admin, 'editor', { email })
      const begun = (await ask('POST', '/me/two-factor', { password }, session)).json as { uri: string }
      await ask('POST', '/me/two-factor/confirm', { code: codeNow(begun.uri) }, session)
      return begun.uri
    }),
  )
  const half = async (email: string) => cookies(await signInWith(email, password, wrongly))
  for (let round = 0; round < 2; round++) {
    const una = await half('una@example.com')
    for (let guess = 0; guess < 4; guess++)
      await ask('POST', '/session/second-factor', { code: '000000', kind: 'app' }, una)
  }
  const ulf = await ask(
    'POST',
    '/session/second-factor',
    { code: codeNow(uri ?? '', 1), kind: 'app' },
    await half('ulf@example.com'),
  )
  expect(ulf.status).toBe(200)

  for (let guess = 0; guess < 5; guess++)
    await ask('POST', '/me/two-factor/end', { password: `guess ${guess}` }, cookies(ulf))
  const right = await ask('POST', '/me/two-factor/end', { password }, cookies(ulf))
  expect(right).toMatchObject({ status: 429, json: problem('access.wait') })
})

test('a key is made, used and revoked; it is shown once and opens only its scopes', async () => {
  const made = await given.ask('POST', '/api/v1/api-keys', { name: 'Reports', scopes: ['read'] })
  expect(made.status).toBe(201)
  const { key, id } = made.json as { key: string; id: number }
  const bearer = { authorization: `Bearer ${key}` }
  expect((await given.ask('GET', '/api/v1/maps', undefined, bearer)).status).toBe(200)
  const denied = await given.ask('POST', '/api/v1/maps', { name: 'x', stages: [] }, bearer)
  expect(denied).toMatchObject({ status: 403, json: problem('access.not-allowed') })
  const list = await given.ask('GET', '/api/v1/api-keys')
  expect(list.text).not.toContain(key)
  expect(list.json).toMatchObject([{ id, prefix: key.slice(0, 8), madeBy: 'Ada Admin' }])
  expect((await given.ask('DELETE', `/api/v1/api-keys/${id}`)).status).toBe(204)
  expect((await given.ask('GET', '/api/v1/maps', undefined, bearer)).json).toEqual(
    problem('access.unknown-key'),
  )
  const past = { name: 'Past', scopes: ['read'], expiresAt: '2020-01-01T00:00:00Z' }
  expect((await given.ask('POST', '/api/v1/api-keys', past)).status).toBe(400)
  const greedy = { name: 'Greedy', scopes: ['users'] }
  expect((await given.ask('POST', '/api/v1/api-keys', greedy)).status).toBe(400)
})

/** As if the session had begun, or its holder had proved who she is, so long ago. */
const longAgo = async (email: string, what: 'created_at' | 'proved_at', minutes: number) => {
  const id = await userId(email)
  await given.waymark.parts.records.db
    .updateTable('auth_session')
    .set({ [what]: new Date(Date.now() - minutes * 60_000) })
    .where('user_id', '=', id)
    .execute()
  // What is remembered of sessions is forgotten with any change of a person.
  await given.ask('PATCH', '/api/v1/me', { name: 'Ada Admin' })
}
const dayMinutes = 24 * 60

test('a session ends thirty days after it began, however much it is used, and says so', async () => {
  const mine = await invited(given.url, given.admin, 'viewer', { email: 'ida@example.com' })
  await longAgo('ida@example.com', 'created_at', 30 * dayMinutes - 5)
  expect((await ask('GET', '/maps', undefined, mine)).status).toBe(200)
  const [session] = (await ask('GET', '/me/sessions', undefined, mine)).json as Session[]
  expect(new Date(session?.endsAt ?? 0).getTime() - Date.now()).toBeLessThan(6 * 60_000)
  await longAgo('ida@example.com', 'created_at', 30 * dayMinutes)
  for (let time = 0; time < 2; time++)
    expect(await ask('GET', '/maps', undefined, mine)).toMatchObject({
      status: 401,
      json: { code: 'access.not-signed-in', detail: expect.stringContaining('Your session has ended') },
    })
  const state = { me: null, sessionEnded: true, sessionDays: 30 }
  expect((await ask('GET', '/session', undefined, mine)).json).toMatchObject(state)
  expect((await ask('GET', '/session')).json).toMatchObject({ me: null, sessionEnded: false })
  const again = cookies(await signInWith('ida@example.com', password, mine))
  expect(await me(again)).toMatchObject({ email: 'ida@example.com' })
})

test('what is dangerous asks for a fresh proof of who one is, and is then done', async () => {
  const mine = await invited(given.url, given.admin, 'admin', { email: 'olga@example.com' })
  const make = () => ask('POST', '/api-keys', { name: 'Olga', scopes: ['edit'] }, mine)
  const prove = (body: object, headers = mine) => ask('POST', '/me/proof', body, headers)
  expect((await make()).status).toBe(201)
  await longAgo('olga@example.com', 'proved_at', 31)
  expect(await make()).toMatchObject({ status: 403, json: problem('access.proof-needed') })
  expect((await ask('GET', '/api-keys', undefined, mine)).status).toBe(200)
  expect(await prove({ password: 'not hers' })).toMatchObject({
    status: 401,
    json: problem('access.wrong-credentials'),
  })
  expect((await make()).status).toBe(403)
  expect((await prove({ password })).status).toBe(204)
  expect((await make()).status).toBe(201)

  const begun = (await ask('POST', '/me/two-factor', { password }, mine)).json as {
    uri: string
    recoveryCodes: string[]
  }
  const on = cookies(await ask('POST', '/me/two-factor/confirm', { code: codeNow(begun.uri) }, mine))
  await longAgo('olga@example.com', 'proved_at', 31)
  // Who has her password and her screen, but not her phone, takes the second factor away by no route.
  const wanted = ['/me/two-factor/end', '/me/recovery-codes', '/me/password']
  for (const path of wanted)
    expect(
      await ask(
        'POST',
        path,
        { password, current: password, ...(path.endsWith('word') ? { password: 'a new long one' } : {}) },
        on,
      ),
      path,
    ).toMatchObject({ status: 403, json: problem('access.proof-needed') })
  for (const code of ['', codeNow(begun.uri)])
    expect((await prove({ password, code }, on)).status, code).toBe(401)
  expect((await prove({ password, code: codeNow(begun.uri, 1) }, on)).status).toBe(204)
  await longAgo('olga@example.com', 'proved_at', 31)
  const recovery = { password, code: begun.recoveryCodes[0] }
  expect((await prove(recovery, on)).status).toBe(204)
  expect((await prove(recovery, on)).status).toBe(401)
  expect((await ask('POST', '/me/two-factor/end', { password }, on)).status).toBe(204)
})

test('guesses at an open screen wait by the session, from however many addresses they come', async () => {
  const mine = await invited(given.url, given.admin, 'viewer', { email: 'nina@example.com' })
  const { access } = given.waymark.parts
  const from = (number: number) => ({ ...mine, address: `10.7.${number}.1`, browser: 'test' })
  const { value: nina } = await access.callerOf({ ...from(0), isLocal: false })
  if (nina.kind !== 'user') throw new Error('She is not signed in.')
  const guess = (number: number) =>
    access.account.prove(nina, { password: `guess ${number}`, code: '' }, from(number)).then(
      () => 'in',
      ({ code }) => code,
    )
  for (let number = 0; number < 5; number++) expect(await guess(number)).toBe('access.wrong-credentials')
  expect(await guess(5)).toBe('access.wait')
  // She herself, elsewhere, is not kept waiting.
  expect((await signInWith('nina@example.com', password)).status).toBe(200)
})

test('what one caller was told is not told to another with the same Idempotency-Key', async () => {
  const headers = { 'idempotency-key': 'same' }
  const wish = { name: 'Once', scopes: ['read'] }
  const first = await given.ask('POST', '/api/v1/api-keys', wish, { ...given.admin, ...headers })
  expect(first.status).toBe(201)
  const viewer = await invited(given.url, given.admin, 'viewer', { email: 'idem@example.com' })
  expect((await given.ask('POST', '/api/v1/api-keys', wish, { ...viewer, ...headers })).status).toBe(403)
  await given.ask('PATCH', `/api/v1/users/${await userId('idem@example.com')}`, { role: 'admin' })
  const other = await given.ask('POST', '/api/v1/api-keys', wish, { ...viewer, ...headers })
  expect((other.json as { key: string }).key).not.toBe((first.json as { key: string }).key)
})

test('the audit log says who did what and how it ended, and holds no secret', async () => {
  await signInWith('admin@example.com', 'WrongSecretTyped')
  await signInWith('MySecretInTheWrongField', 'x')
  await given.ask('POST', '/api/v1/maps', { name: 'Audited', stages: [] })
  const rows = await auditOf()
  const find = (action: string, status: number) =>
    rows.find((row) => row.action === action && row.status === status)
  expect(find('POST /api/v1/session', 401)).toMatchObject({
    actor: { kind: 'nobody' },
    facts: { account: 'unknown' },
  })
  expect(
    rows.filter((row) => row.action === 'POST /api/v1/session' && row.actor.name === 'Ada Admin'),
  ).not.toEqual([])
  expect(find('POST /api/v1/invitations', 201)).toMatchObject({
    actor: { kind: 'user', name: 'Ada Admin' },
    address: expect.stringContaining('127.0.0.1'),
  })
  expect(find('POST /api/v1/session/second-factor', 200)).toMatchObject({ actor: { name: 'The editor' } })
  expect(find('POST /api/v1/invitations/accept', 201)).toMatchObject({ actor: { kind: 'user' } })
  expect(find('PATCH /api/v1/users/:id', 200)).toMatchObject({ facts: { change: expect.any(Object) } })
  const text = JSON.stringify(rows)
  for (const secret of [password, 'WrongSecretTyped', 'MySecretInTheWrongField', 'wma_', 'session_token'])
    expect(text).not.toContain(secret)
  expect((await auditOf('&action=/invitations')).every(({ action }) => action.includes('/invitations'))).toBe(
    true,
  )
})

test('the audit log can only be added to', async () => {
  const { db } = given.waymark.parts.records
  await expect(db.deleteFrom('audit_entry').execute()).rejects.toThrow('only ever added to')
  await expect(db.updateTable('audit_entry').set({ actor_name: 'x' }).execute()).rejects.toThrow(
    'only ever added to',
  )
})

test('secrets are stored as hashes, or encrypted', async () => {
  const { db } = given.waymark.parts.records
  const made = await given.ask('POST', '/api/v1/api-keys', { name: 'Stored', scopes: ['read'] })
  const { link } = (
    await given.ask('POST', '/api/v1/invitations', { email: 's@example.com', role: 'viewer' })
  ).json as NewInvitation
  const stored = JSON.stringify([
    await db.selectFrom('api_key').selectAll().execute(),
    await db.selectFrom('access_link').selectAll().execute(),
    await db.selectFrom('auth_account').selectAll().execute(),
  ])
  for (const secret of [(made.json as { key: string }).key, tokenOf(link), password])
    expect(stored).not.toContain(secret)
})

test('who guesses waits, and with the right password too; nobody else does', async () => {
  await invited(given.url, given.admin, 'viewer', { email: 'guessed@example.com' })
  for (let guess = 0; guess < 6; guess++) await signInWith('guessed@example.com', `guess number ${guess}`)
  const answer = await signInWith('guessed@example.com', password)
  expect(answer).toMatchObject({ status: 429, json: problem('access.wait') })
  expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0)
  expect((await signInWith('sam@example.com', password)).status).toBe(200)
  await sleep(2_100)
  expect((await signInWith('guessed@example.com', password)).status).toBe(200)
})
