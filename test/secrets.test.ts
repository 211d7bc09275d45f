/** Made from the route table: no secret of ours stands in any answer, error or line of the log once it was shown, and each answer has the headers that keep browsers safe. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import pino from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { App } from '../src/api/app.ts'
import { type Given, givenWaymark } from './api-given.ts'
import { type EveryRoute, everyRoute } from './support/every-route.ts'
import { invited, password } from './support/signed-in.ts'

let given: Given
let app: App
let routes: EveryRoute[]
/** What each secret is, so that a failure names it. */
const secrets = new Map<string, string>()
/** For whom each of these may be shown: nobody but who may change it. */
const forAdmins = 'token-in-an-address-of-a-connection'
const ids: Record<string, string[]> = {}
let log = ''

const environment = {
  SMTP_URL: 'smtp://mailer:password-of-the-mail-server@127.0.0.1:9',
  OIDC_ISSUER: 'http://127.0.0.1:9',
  OIDC_CLIENT_ID: 'waymark',
  OIDC_CLIENT_SECRET: 'secret-of-the-single-sign-on',
}

async function made<Answer>(path: string, body: unknown, headers?: Record<string, string>): Promise<Answer> {
  const answer = await given.ask('POST', `/api/v1${path}`, body, headers)
  expect(answer.status, `${path}: ${answer.text}`).toBeLessThan(300)
  return answer.json as Answer
}

async function plant(): Promise<void> {
  const keep = (name: string, secret: string) => secrets.set(name, secret)
  const file = async (name: string) => (await readFile(join(given.directory, name), 'utf8')).trim()
  keep('the password of the admin', password)
  keep('the password of the mail server', 'password-of-the-mail-server')
  keep('the secret of the single sign-on', environment.OIDC_CLIENT_SECRET)
  keep('the secret that signs sessions', await file('sign-in-secret.txt'))
  keep('the key of erasures', await file('erasure-key.txt'))
  keep('the token of the command line', await file('local-admin-token.txt'))
  keep('the first write key', given.writeKey)
  keep('the session of the admin', given.admin.cookie.split('=')[1] ?? '')
  const key = await made<{ key: string; id: number }>('/api-keys', { name: 'Reports', scopes: ['read'] })
  keep('an API key', key.key)
  const writeKey = await made<{ key: string; id: number }>('/sources/keys', { name: 'Shop' })
  keep('a write key', writeKey.key)
  const invitation = await made<{ link: string }>('/invitations', {
    email: 'new@example.com',
    role: 'viewer',
  })
  keep('an invitation', invitation.link.split('#')[1] ?? '')
  const { json } = await given.ask('GET', '/api/v1/users')
  const users = (json as { id: string }[]).map(({ id }) => id)
  const reset = await made<{ link: string }>(`/users/${users[0]}/reset-link`, undefined)
  keep('a link for a new password', reset.link.split('#')[1] ?? '')
  const webhook = await made<{ id: number; secret: string }>('/webhooks', {
    ...{ name: 'Shop', url: 'http://127.0.0.1:9/', happenings: ['company.created'] },
  })
  keep('the secret of a webhook', webhook.secret.slice('whsec_'.length))
  const stripe = await made<{ id: string }>('/connections', {
    ...{ connector: 'stripe', name: 'Stripe', settings: { secret: 'signing-secret-of-a-connection' } },
  })
  keep('the secret of a connection', 'signing-secret-of-a-connection')
  const file2 = await made<{ id: string }>('/connections', {
    ...{ connector: 'csv-url', name: 'Export' },
    settings: {
      url: `http://127.0.0.1:9/x.csv?token=${forAdmins}`,
      authorization: 'Bearer header-of-a-connection',
    },
  })
  keep('the authorization of a connection', 'header-of-a-connection')
  const mine = await invited(given.url, given.admin, 'editor')
  const factor = await made<{ uri: string; recoveryCodes: string[] }>('/me/two-factor', { password }, mine)
  keep('the secret of a second factor', new URL(factor.uri).searchParams.get('secret') ?? '')
  keep('a recovery code', factor.recoveryCodes[0] ?? '')
  const company = await made<{ record: { id: string } }>('/records/company', { values: { name: 'Acme' } })
  Object.assign(ids, {
    type: ['company'],
    id: [company.record.id, stripe.id, file2.id, String(webhook.id)],
    ...{ delivery: ['1'], one: ['1'], other: ['2'], version: ['1'], name: ['name'] },
  })
}

beforeAll(async () => {
  given = await givenWaymark(environment)
  const stream = {
    write(line: string) {
      log += line
    },
  }
  ;({ app, routes } = await everyRoute(given, { logger: pino({ level: 'trace' }, stream) }))
  await plant()
})
afterAll(async () => {
  await app?.close()
  await given?.close()
})

const filled = (url: string): string[] => {
  const name = /:(\w+)/.exec(url)?.[1]
  if (!name) return [url.replaceAll('*', 'x')]
  return (ids[name] ?? ['1']).flatMap((value) => filled(url.replace(`:${name}`, value)))
}

/** For any page that a browser could be led to. */
const isSafe = (headers: Record<string, unknown>, url: string): boolean =>
  headers['x-content-type-options'] === 'nosniff' &&
  /script-src 'self'.*frame-ancestors 'none'/.test(String(headers['content-security-policy'])) &&
  // The document is about nobody.
  (url.startsWith('/api/v1/') && !url.endsWith('/openapi.json')
    ? headers['cache-control'] === 'no-store'
    : true) &&
  (url.startsWith('/v1/') ? true : headers['access-control-allow-origin'] === undefined)

const foundIn = (text: string): string[] =>
  [...secrets].filter(([, secret]) => text.includes(secret)).map(([name]) => name)

test('there are secrets of every kind to look for', () => {
  expect(secrets.size).toBeGreaterThan(14)
  for (const [name, secret] of secrets) expect(secret.length, name).toBeGreaterThan(9)
})

test('no route that reads tells a secret, whoever asks', async () => {
  const viewer = await invited(given.url, given.admin, 'viewer')
  const told: string[] = []
  let shownToAdmin = 0
  for (const { url } of routes.filter(({ method, url }) => method === 'GET' && !url.endsWith('/live')))
    for (const address of filled(url))
      for (const [who, headers] of [
        ['the admin', given.admin],
        ['a viewer', viewer],
      ] as const) {
        const answer = await app.inject({ method: 'GET', url: address, headers: { ...headers } })
        const text = JSON.stringify(answer.headers) + answer.body
        if (!isSafe(answer.headers, url)) told.push(`${address} has not the headers that keep browsers safe`)
        for (const name of foundIn(text)) told.push(`${address} tells ${who} ${name}`)
        if (!text.includes(forAdmins)) continue
        if (who === 'the admin') shownToAdmin += 1
        else told.push(`${address} tells ${who} the address of a connection`)
      }
  expect(told).toEqual([])
  expect(shownToAdmin).toBeGreaterThan(0)
}, 120_000)

test('what is refused does not say back what was typed, and no secret is in the log', async () => {
  const typed = 'TypedIntoTheWrongField'
  const body = Object.fromEntries(
    ['password', 'current', 'token', 'code', 'secret', 'key', 'authorization', 'uri'].map((name) => [
      name,
      typed,
    ]),
  )
  const told: string[] = []
  for (const { method, url } of routes.filter(({ method }) => !['GET', 'OPTIONS'].includes(method)))
    for (const headers of [{}, given.admin, { authorization: `Bearer ${typed}` }] as Record<
      string,
      string
    >[]) {
      // Asked for what is not there, so that nothing ends on the way.
      const address = url.replace(/:\w+/g, 'none').replaceAll('*', 'x')
      if (address === '/api/v1/session' || address === '/api/v1/me/sessions') continue
      const answer = await app.inject({
        method: method as 'POST',
        url: `${address}?secret=${typed}`,
        headers: { ...headers, 'content-type': 'application/json' },
        payload: body,
      })
      if (answer.body.includes(typed)) told.push(`${method} ${address}: ${answer.body}`)
    }
  expect(told).toEqual([])
  await given.waymark.parts.access.audit.close()
  const audit = await given.waymark.parts.records.db.selectFrom('audit_entry').selectAll().execute()
  expect(audit.length).toBeGreaterThan(20)
  for (const [name, text] of [
    ['the log', log],
    ['the audit log', JSON.stringify(audit)],
  ] as const)
    expect([name, foundIn(text), text.includes(typed)]).toEqual([name, [], false])
}, 120_000)
