/** Made from the route table: every route, asked by everybody, gives the answer that the table of roles promises. */
import pino from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { App } from '../src/api/app.ts'
import type { Permit } from '../src/api/permit.ts'
import { buildServer } from '../src/api/server.ts'
import { systemActor } from '../src/model/actor.ts'
import { KeyScope, type Permission, Role } from '../src/model/permission.ts'
import { type Given, givenWaymark } from './api-given.ts'
import { type EveryRoute, everyRoute } from './support/every-route.ts'
import { commandLineHeaders, invited } from './support/signed-in.ts'

/** Written out once more, so that a slip in the table is noticed. */
const promised: Record<Role, readonly Permission[]> = {
  viewer: ['read'],
  analyst: ['read', 'export', 'own-views'],
  editor: ['read', 'export', 'own-views', 'edit', 'import'],
  admin: [
    ...['read', 'export', 'own-views', 'edit', 'import', 'users', 'keys', 'settings', 'erase', 'audit'],
    'metrics',
  ] as Permission[],
}

type Asker = { name: string; headers: Record<string, string>; may(permit: Permit): boolean }

let given: Given
let app: App
let routes: EveryRoute[]
const askers: Asker[] = []
const reached = 299

beforeAll(async () => {
  given = await givenWaymark()
  const { access } = given.waymark.parts
  ;({ app, routes } = await everyRoute(given, {
    watch(app) {
      // Right behind the check of permissions, so that nothing is really done.
      app.addHook('preParsing', async (_request, reply) => {
        await reply.code(reached).send()
      })
    },
  }))
  const open = (permit: Permit) => permit === 'open' || permit === 'write-key'
  askers.push({ name: 'nobody', headers: {}, may: open })
  askers.push({ name: 'a forged session', headers: { cookie: 'waymark.session_token=abc.def' }, may: open })
  for (const role of Role.options)
    askers.push({
      name: role,
      headers: role === 'admin' ? given.admin : await invited(given.url, given.admin, role),
      may: (permit) =>
        open(permit) || permit === 'own-account' || promised[role].some((one) => one === permit),
    })
  const bearer = (key: string) => ({ authorization: `Bearer ${key}` })
  for (const scope of KeyScope.options) {
    const { key } = await access.keys.create({ name: scope, scopes: [scope], expiresAt: null }, systemActor)
    askers.push({
      name: `a key for ${scope}`,
      headers: bearer(key),
      may: (permit) => open(permit) || permit === scope,
    })
  }
  const wish = { name: 'gone', scopes: [...KeyScope.options], expiresAt: null }
  const revoked = await access.keys.create(wish, systemActor)
  await access.keys.revoke(revoked.id)
  const late = await access.keys.create({ ...wish, expiresAt: '2020-01-01T00:00:00Z' }, systemActor)
  // A key that is shown and not good is refused even where nobody would be let in.
  const collecting = (permit: Permit) => permit === 'write-key'
  askers.push({ name: 'a revoked key', headers: bearer(revoked.key), may: collecting })
  askers.push({ name: 'a key that has run out', headers: bearer(late.key), may: collecting })
  askers.push({ name: 'a write key', headers: bearer(given.writeKey), may: collecting })
  askers.push({
    name: 'the command line',
    headers: await commandLineHeaders(given.directory),
    may: (permit) => permit !== 'own-account',
  })
})
afterAll(async () => {
  await app?.close()
  await given?.close()
})

/** From another machine, since this one may read the metrics. */
const ask = ({ method, url }: EveryRoute, headers: Record<string, string>, remoteAddress = '10.0.0.9') =>
  app.inject({ method: method as 'GET', url: url.replace(/:\w+|\*/g, '1'), headers, remoteAddress })

test('there are routes of every kind to ask', () => {
  expect(routes.length).toBeGreaterThan(60)
  expect(askers.length).toBeGreaterThan(15)
  const permits = new Set(routes.map(({ permit }) => permit))
  for (const permit of [
    'open',
    'own-account',
    'write-key',
    'read',
    'export',
    'edit',
    'import',
    'users',
    'keys',
  ])
    expect(permits).toContain(permit)
})

test('every route gives everybody the promised answer', async () => {
  const wrong: string[] = []
  for (const route of routes)
    for (const { name, headers, may } of askers) {
      // The token of the command line is good on this machine only.
      // Everybody else asks from an address of her own, since one address may not ask often where people sign in.
      const address =
        name === 'the command line'
          ? '127.0.0.1'
          : `10.0.0.${askers.findIndex((asker) => asker.name === name) + 10}`
      const answer = await ask(route, headers, address)
      const right = may(route.permit)
        ? answer.statusCode === reached
        : [401, 403].includes(answer.statusCode) && /"code":"access\.(not-|unknown-key)/.test(answer.body)
      if (!right)
        wrong.push(`${route.method} ${route.url} (${route.permit}) by ${name}: ${answer.statusCode}`)
    }
  expect(wrong).toEqual([])
}, 120_000)

test('what needs no permission and what leaves no line in the audit log is known one by one', () => {
  const known = (wanted: (route: EveryRoute) => boolean) =>
    routes
      .filter((route) => route.url.startsWith('/api/') && wanted(route))
      .map(({ method, url }) => `${method} ${url.replace('/api/v1', '')}`)
      .sort()
  expect(known(({ permit }) => permit === 'open')).toEqual([
    ...['DELETE /session', 'GET /auth/callback/:provider', 'GET /openapi.json', 'GET /session'],
    ...['POST /invitations/accept', 'POST /links/look', 'POST /password/forgot', 'POST /password/reset'],
    ...['POST /session', 'POST /session/demo', 'POST /session/second-factor', 'POST /session/single-sign-on'],
    'POST /set-up',
  ])
  expect(known(({ permit }) => permit === 'write-key')).toEqual([])
  expect(known(({ unaudited }) => unaudited)).toEqual(['POST /links/look', 'POST /me/reminders/read'])
})

test('what each route asks for is written down by its address: to look "read", to change "edit", else what stands here', () => {
  const others: [RegExp, Permit][] = [
    [/^GET .*\/(export|export-page|refused\.csv)$/, 'export'],
    [/^GET \/bulk\/:id$/, 'edit'],
    [/^(?!GET)\w+ \/((record-)?imports|sources\/warnings)\b/, 'import'],
    [/^(?!GET)\w+ \/(connections|pipelines|record-types|webhooks)\b/, 'settings'],
    [/^GET \/(webhooks|connections\/:id\/(brought|deliveries|gone|not-taken))\b/, 'settings'],
    [/^(?!GET)\w+ \/views\b/, 'own-views'],
    [/ \/me\b/, 'own-account'],
    [/ \/(erasures|customers\/:id\/erasure)\b/, 'erase'],
    [/ \/(api-keys|sources\/keys)\b/, 'keys'],
    [/ \/(users(?!\/names)|invitations)\b/, 'users'],
    [/ \/audit\b/, 'audit'],
  ]
  const asks = (route: string): Permit =>
    others.find(([address]) => address.test(route))?.[1] ?? (route.startsWith('GET ') ? 'read' : 'edit')
  const wrong = routes
    .filter(({ url, permit }) => url.startsWith('/api/') && permit !== 'open')
    .map(({ method, url, permit }) => ({ route: `${method} ${url.replace('/api/v1', '')}`, permit }))
    .filter(({ route, permit }) => asks(route) !== permit)
  expect(wrong).toEqual([])
})

test('what asks for a fresh proof of who one is, is known one by one, and a key is asked for none', async () => {
  const open = (await invited(given.url, given.admin, 'admin', { email: 'left-open@example.com' })).cookie
  const { db } = given.waymark.parts.records
  const { id } = await db
    .selectFrom('auth_user')
    .select('id')
    .where('email', '=', 'left-open@example.com')
    .executeTakeFirstOrThrow()
  await db
    .updateTable('auth_session')
    .set({ proved_at: new Date(Date.now() - 31 * 60_000) })
    .where('user_id', '=', id)
    .execute()
  // Any change of a person makes Waymark look again who stands behind a session.
  await given.ask('PATCH', '/api/v1/me', { name: 'Ada' })
  const asked: string[] = []
  for (const route of routes) {
    const answer = await ask(route, { cookie: open }, '10.0.1.1')
    if (answer.body.includes('"code":"access.proof-needed"')) asked.push(`${route.method} ${route.url}`)
    else expect([answer.statusCode, route.url]).toEqual([reached, route.url])
  }
  expect(asked.map((one) => one.replace('/api/v1', '')).sort()).toEqual([
    ...[
      'DELETE /api-keys/:id',
      'DELETE /connections/:id',
      'DELETE /invitations/:id',
      'DELETE /sources/keys/:id',
    ],
    ...['DELETE /users/:id/sessions', 'DELETE /users/:id/two-factor', 'PATCH /connections/:id'],
    ...['PATCH /users/:id', 'POST /api-keys', 'POST /connections', 'POST /connections/test'],
    ...['POST /erasures', 'POST /erasures/:id/lift', 'POST /invitations', 'POST /sources/keys'],
    ...['POST /users/:id/reset-link', 'POST /webhooks', 'POST /webhooks/:id/secret', 'PUT /webhooks/:id'],
  ])
})

test('the token of the command line opens nothing from another machine', async () => {
  const answer = await app.inject({
    url: '/api/v1/maps',
    headers: await commandLineHeaders(given.directory),
    remoteAddress: '10.0.0.9',
  })
  expect(answer.statusCode).toBe(401)
})

test('what a proxy on this machine brings is not of this machine, although nobody named the proxy', async () => {
  const token = await commandLineHeaders(given.directory)
  for (const brought of [
    ...['x-forwarded-for', 'x-real-ip', 'forwarded', 'via'].map((name) => ({ [name]: '127.0.0.1' })),
    { host: 'waymark.example.com' },
  ] as Record<string, string>[]) {
    const asked = (url: string, headers: Record<string, string>) =>
      app.inject({ url, headers: { ...headers, ...brought }, remoteAddress: '127.0.0.1' })
    expect((await asked('/metrics', {})).statusCode, JSON.stringify(brought)).toBe(401)
    expect((await asked('/api/v1/maps', token)).statusCode, JSON.stringify(brought)).toBe(401)
  }
})

test('the counters are for this machine, and elsewhere for who may read them', async () => {
  const asked = (remoteAddress: string) => app.inject({ url: '/metrics', remoteAddress })
  expect((await asked('127.0.0.1')).statusCode).toBe(reached)
  expect((await asked('10.0.0.9')).statusCode).toBe(401)
})

test('a route that does not say who may use it stops the start', async () => {
  const forgetful = buildServer({
    services: given.waymark.parts.services,
    logger: pino({ level: 'silent' }),
    web: given.directory,
    metrics: { watch: (app) => void app.get('/api/v1/forgotten', async () => 'everything') },
  })
  await expect(forgetful).rejects.toThrow('GET /api/v1/forgotten does not say who may use it')
})

test('one key and one address may ask only so often, and nobody else pays for it', async () => {
  const { services, access } = given.waymark.parts
  const limited = await buildServer({
    services,
    logger: pino({ level: 'silent' }),
    web: given.directory,
    requestsPerMinute: 8,
    requestsPerKeyAndMinute: 5,
  })
  const keyed = async (remoteAddress: string, key: string) => {
    const headers = { authorization: `Bearer ${key}` }
    return (await limited.inject({ url: '/api/v1/users/names', headers, remoteAddress })).statusCode
  }
  const wish = { scopes: ['read' as const], expiresAt: null }
  const busy = (await access.keys.create({ name: 'busy', ...wish }, systemActor)).key
  const calm = (await access.keys.create({ name: 'calm', ...wish }, systemActor)).key
  // The key counts over all addresses …
  for (let n = 0; n < 5; n++) expect(await keyed(`10.1.0.${n}`, busy)).toBe(200)
  expect(await keyed('10.1.0.9', busy)).toBe(429)
  expect(await keyed('10.1.0.9', calm)).toBe(200)
  // … and an address over all that comes from it, known or not.
  const plain = () => limited.inject({ url: '/api/v1/session', remoteAddress: '10.2.0.1' })
  for (let n = 0; n < 8; n++) expect((await plain()).statusCode).toBe(200)
  const over = await plain()
  expect(over.statusCode).toBe(429)
  expect(Number(over.headers['retry-after'])).toBeGreaterThan(0)
  expect((await limited.inject({ url: '/api/v1/session', remoteAddress: '10.2.0.2' })).statusCode).toBe(200)
  await limited.close()
})
