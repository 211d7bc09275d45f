/** Coming in through a real OpenID Connect provider, and mails through a real mail server, both on this machine. */
import { once } from 'node:events'
import type { Server } from 'node:http'
import Provider from 'oidc-provider'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { AuditEntry } from '../src/model/audit-entry.ts'
import type { EntryState, NewInvitation } from '../src/model/person.ts'
import { type Given, givenWaymark } from './api-given.ts'
import { cookiesOf, invited, password } from './support/signed-in.ts'

type Identity = { provider: Server; issuer: string; setRedirect(uri: string): void }

let identity: Identity
let given: Given
let mails: string[] = []
let smtp: SMTPServer
let smtpPort = 0

/** Somebody named "x as y" typed the address of y into her account there, and nobody has proved it. */
const claimsOf = (id: string) => {
  const [, address] = id.split(' as ')
  return {
    ...{ sub: id, email: `${address ?? id}@example.com`, name: `The ${id}` },
    ...(id.startsWith('silent') ? {} : { email_verified: address === undefined }),
  }
}

/** A provider that believes whoever says who she is: its own sign-in page is not what is tested here. */
const givenProvider = async (): Promise<Identity> => {
  const client = {
    client_id: 'waymark',
    client_secret: 'a secret of the provider',
    redirect_uris: ['http://127.0.0.1/placeholder'],
    token_endpoint_auth_method: 'client_secret_post' as const,
  }
  const { createServer } = await import('node:http')
  const server = createServer()
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const issuer = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`
  let handle: ((request: never, response: never) => unknown) | undefined
  server.on('request', (request, response) => {
    if (handle) handle(request as never, response as never)
    else response.writeHead(503).end()
  })
  return {
    provider: server,
    issuer,
    setRedirect(uri) {
      const provider = new Provider(issuer, {
        clients: [{ ...client, redirect_uris: [uri] }],
        pkce: { required: () => true },
        cookies: { keys: ['test'] },
        claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
        conformIdTokenClaims: false,
        findAccount: (_context, id) => ({
          accountId: id,
          claims: () => claimsOf(id),
        }),
      })
      handle = provider.callback() as never
    },
  }
}

/** Follows redirects like a browser, with cookies for each of the two sides, and fills in the provider's forms. */
const comeIn = async (
  person: string,
  wish?: { next?: string; anew?: boolean },
): Promise<{ last: URL; cookie: string }> => {
  const jars = new Map<string, Map<string, string>>()
  const ask = async (url: URL, body?: URLSearchParams | string) => {
    const jar = jars.get(url.host) ?? new Map<string, string>()
    jars.set(url.host, jar)
    const response = await fetch(url, {
      redirect: 'manual',
      ...(body === undefined ? {} : { method: 'POST', body }),
      headers: {
        cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; '),
        ...(typeof body === 'string' ? { 'content-type': 'application/json' } : {}),
      },
    })
    for (const cookie of response.headers.getSetCookie()) {
      const [name = '', value = ''] = (cookie.split(';')[0] ?? '').split(/=(.*)/s)
      jar.set(name, value)
    }
    return response
  }
  const start = new URL(given.url)
  const begun = await ask(new URL('/api/v1/session/single-sign-on', start), JSON.stringify(wish ?? {}))
  let at = new URL(((await begun.json()) as { url: string }).url)
  expect(at.searchParams.get('prompt')).toBe(wish?.anew ? 'login' : null)
  for (let step = 0; step < 20; step++) {
    let response = await ask(at)
    if (response.status === 200) {
      const html = await response.text()
      const action = /<form[^>]*action="([^"]+)"/.exec(html)?.[1]
      const prompt = /name="prompt" value="([^"]+)"/.exec(html)?.[1]
      if (!action || !prompt) throw new Error(`No form at ${at.pathname}`)
      response = await ask(
        new URL(action, at),
        new URLSearchParams({ prompt, login: person, password: 'any' }),
      )
    } else await response.body?.cancel()
    const next = response.headers.get('location')
    if (!next) throw new Error(`${response.status} at ${at.href}`)
    at = new URL(next, at)
    if (at.host === start.host && !at.pathname.startsWith('/api/')) break
  }
  const jar = jars.get(start.host) ?? new Map<string, string>()
  return { last: at, cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') }
}

const state = async (cookie: string) =>
  (await given.ask('GET', '/api/v1/session', undefined, { cookie })).json as EntryState
const lastMail = async (): Promise<string> => {
  for (const end = Date.now() + 10_000; mails.length === 0 && Date.now() < end; )
    await new Promise((resolve) => setTimeout(resolve, 20))
  // Undoes the soft line breaks of quoted-printable.
  return (mails.pop() ?? '').replace(/=\r\n/g, '').replaceAll('=3D', '=')
}
const linkIn = (mail: string) => /https?:\/\/\S+#[\w-]+/.exec(mail)?.[0] ?? ''

beforeAll(async () => {
  smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, _session, done) {
      let text = ''
      stream.on('data', (chunk) => (text += chunk))
      stream.on('end', () => {
        mails.push(text)
        done()
      })
    },
  })
  await new Promise<void>((resolve) => smtp.listen(0, '127.0.0.1', resolve))
  const address = smtp.server.address()
  smtpPort = typeof address === 'object' && address ? address.port : 0
  identity = await givenProvider()
  given = await givenWaymark({
    OIDC_ISSUER: identity.issuer,
    OIDC_CLIENT_ID: 'waymark',
    OIDC_CLIENT_SECRET: 'a secret of the provider',
    OIDC_NAME: 'Example ID',
    SMTP_URL: `smtp://127.0.0.1:${smtpPort}`,
    MAIL_FROM: 'Waymark <waymark@example.com>',
  })
})
afterAll(async () => {
  await given?.close()
  identity?.provider.close()
  identity?.provider.closeAllConnections()
  await new Promise<void>((resolve) => smtp.close(() => resolve()))
})

test('a provider that is away keeps nobody with a password waiting, and is said', async () => {
  const headers = { cookie: 'none=1' }
  const signIn = { email: 'admin@example.com', password }
  expect((await given.ask('POST', '/api/v1/session', signIn, headers)).status).toBe(200)
  const answer = await given.ask('POST', '/api/v1/session/single-sign-on', undefined, headers)
  expect(answer).toMatchObject({ status: 503, json: { code: 'access.provider-away' } })
  identity.setRedirect(`${given.url}/api/v1/auth/callback/oidc`)
})

test('the sign-in page names the provider', async () => {
  expect(await state('none=1')).toMatchObject({ me: null, singleSignOn: 'Example ID', mail: true })
})

test('whom nobody invited stays out, although the provider knows her', async () => {
  const { last, cookie } = await comeIn('stranger')
  expect(last.pathname).toBe('/sign-in')
  expect(last.searchParams.get('error')).toBeTruthy()
  expect((await state(cookie)).me).toBeNull()
})

test('an invitation is mailed, and coming by single sign-on makes use of it', async () => {
  const wish = { email: 'olga@example.com', role: 'analyst', department: 'Service' }
  const made = (await given.ask('POST', '/api/v1/invitations', wish)).json as NewInvitation
  expect(made.mailed).toBe(true)
  const mail = await lastMail()
  expect(mail).toContain('To: olga@example.com')
  expect(linkIn(mail)).toBe(made.link)
  const { last, cookie } = await comeIn('olga')
  expect(last.pathname).toBe('/')
  expect((await state(cookie)).me).toMatchObject({
    name: 'The olga',
    role: 'analyst',
    department: 'Service',
    hasPassword: false,
  })
  const again = await comeIn('olga', { next: '/customers?q=a', anew: true })
  expect(again.last.pathname + again.last.search).toBe('/customers?q=a')
  expect((await state(again.cookie)).me).toMatchObject({ role: 'analyst' })
})

test('the single sign-on leads nowhere but into Waymark', async () => {
  for (const next of ['https://evil.example', '//evil.example', '/\\evil.example', '/ a'])
    expect(
      (await given.ask('POST', '/api/v1/session/single-sign-on', { next }, { cookie: 'none=1' })).status,
      next,
    ).toBe(400)
})

test('somebody with a password comes in by single sign-on as herself', async () => {
  await invited(given.url, given.admin, 'editor', { email: 'both@example.com' })
  mails = []
  const { cookie } = await comeIn('both')
  expect((await state(cookie)).me).toMatchObject({
    email: 'both@example.com',
    role: 'editor',
    hasPassword: true,
  })
})

test('an address that the provider says nobody has proved makes nobody its owner, nor uses its invitation', async () => {
  const wish = { email: 'boss@example.com', role: 'admin' }
  await given.ask('POST', '/api/v1/invitations', wish)
  for (const address of ['admin', 'both', 'boss', 'nobody-yet']) {
    const { last, cookie } = await comeIn(`mallory-${address} as ${address}`)
    expect(last.pathname).toBe('/sign-in')
    expect((await state(cookie)).me).toBeNull()
  }
  expect((await given.ask('GET', '/api/v1/invitations')).text).toContain('boss@example.com')
})

test('a provider that says nothing about addresses is believed', async () => {
  await given.ask('POST', '/api/v1/invitations', { email: 'silent@example.com', role: 'viewer' })
  expect((await state((await comeIn('silent')).cookie)).me).toMatchObject({ email: 'silent@example.com' })
})

test('a disabled person stays out by single sign-on too', async () => {
  const list = (await given.ask('GET', '/api/v1/users')).json as { id: string; email: string }[]
  const id = list.find(({ email }) => email === 'both@example.com')?.id
  await given.ask('PATCH', `/api/v1/users/${id}`, { disabled: true })
  const { cookie } = await comeIn('both')
  expect((await state(cookie)).me).toBeNull()
})

test('an answer that no question of ours belongs to is refused', async () => {
  const answer = await fetch(`${given.url}/api/v1/auth/callback/oidc?code=stolen&state=made-up`, {
    redirect: 'manual',
  })
  expect(answer.status).toBe(303)
  expect(answer.headers.get('location')).toContain('error=')
  expect(cookiesOf(answer).cookie).not.toContain('session_token=ey')
})

test('coming by single sign-on is in the audit log, also in vain', async () => {
  const { json } = await given.ask('GET', '/api/v1/audit?action=callback&limit=200')
  const seen = (json as { rows: AuditEntry[] }).rows.map(({ actor, facts }) => [actor.name, facts.step])
  expect(seen).toContainEqual(['The olga', 'signed-in'])
  expect(seen).toContainEqual(['', 'refused'])
  expect(JSON.stringify(json)).not.toContain('stolen')
})

test("the provider's tokens are not kept", async () => {
  const rows = await given.waymark.parts.records.db
    .selectFrom('auth_account')
    .selectAll()
    .where('provider_id', '=', 'oidc')
    .execute()
  expect(rows.length).toBeGreaterThan(0)
  for (const row of rows)
    expect(row).toMatchObject({ access_token: null, refresh_token: null, id_token: null })
})

test('a forgotten password is reset by mail; an unknown address is answered alike and mailed nothing', async () => {
  await invited(given.url, given.admin, 'viewer', { email: 'fay@example.com' })
  mails = []
  const forgot = (email: string) =>
    given.ask('POST', '/api/v1/password/forgot', { email }, { cookie: 'none=1' })
  const unknown = await forgot('who@example.com')
  const known = await forgot('Fay@example.com')
  expect([unknown.status, unknown.text]).toEqual([known.status, known.text])
  const mail = await lastMail()
  expect(mail).toContain('To: fay@example.com')
  expect(mails).toEqual([])
  const token = linkIn(mail).split('#')[1]
  const reset = { token, password: 'remembered from now on' }
  expect((await given.ask('POST', '/api/v1/password/reset', reset, { cookie: 'none=1' })).status).toBe(204)
  const signIn = { email: 'fay@example.com', password: 'remembered from now on' }
  expect((await given.ask('POST', '/api/v1/session', signIn, { cookie: 'none=1' })).status).toBe(200)
  for (let more = 0; more < 5; more++) await forgot('fay@example.com')
  await new Promise((resolve) => setTimeout(resolve, 500))
  expect(mails.length).toBeLessThanOrEqual(2)
})

test('a mail server that is away is said, and the link is there all the same', async () => {
  await new Promise<void>((resolve) => smtp.close(() => resolve()))
  const wish = { email: 'late@example.com', role: 'viewer' }
  const made = await given.ask('POST', '/api/v1/invitations', wish)
  expect(made).toMatchObject({
    status: 201,
    json: { mailed: false, link: expect.stringContaining('/invitation#') },
  })
  expect(password.length).toBeGreaterThan(9)
})
