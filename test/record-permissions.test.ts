/** Made from the route table: what departments keep and what private notes hide holds on every route, for everybody. */
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { App } from '../src/api/app.ts'
import { systemActor } from '../src/model/actor.ts'
import type { BulkChange } from '../src/model/crm/bulk-change.ts'
import type { RecordAnswer } from '../src/model/crm/crm-record.ts'
import type { FieldValues } from '../src/model/crm/field-value.ts'
import type { RecordImport } from '../src/model/crm/record-import.ts'
import { type RecordType, recordTypeNames } from '../src/model/crm/record-type.ts'
import type { Comparison } from '../src/model/duplicate.ts'
import { KeyScope } from '../src/model/permission.ts'
import type { PersonExport } from '../src/model/person-export.ts'
import { type Given, givenWaymark } from './api-given.ts'
import { type EveryRoute, everyRoute } from './support/every-route.ts'
import { commandLineHeaders, invited } from './support/signed-in.ts'

type Headers = Record<string, string>
type Asker = { name: string; headers: Headers; mayEdit: boolean; limitedTo?: string }
type Target = {
  type: RecordType
  id: string
  version: number
  deleted: string
  file: string
  undo: string
} & Pair
/** Of types that can be merged: another one, the merge of two more, and for customers that of their ids alone. */
type Pair = { other: string; merge: string; joined: string }
type Attempt = { type: RecordType; url: string; headers?: Headers; payload?: unknown }

let given: Given
let app: App
let askers: Asker[]
let everything: string
let routes: EveryRoute[]
const department = 'Sales'
const secret = 'Xylophonkonzert'

/** What a record needs to be made at all. */
const least: Record<RecordType, FieldValues> = {
  customer: { name: 'Ann' },
  company: { name: 'Acme' },
  deal: { name: 'Fleet' },
  ticket: { subject: 'Broken' },
  order: { name: 'Order' },
  product: { name: 'Lamp' },
  campaign: { name: 'Spring' },
  activity: { subject: 'Call', kind: 'call' },
  note: { text: 'Note' },
  task: { title: 'Task' },
  tag: { name: 'Tag' },
}

/** Every route that changes a record or what hangs on it, and how it is asked to. */
const touching: Record<string, (target: Target) => Attempt> = {
  'POST /api/v1/records/:type': ({ type }) => ({
    type,
    url: `/records/${type}`,
    payload: { values: { ...least[type], department } },
  }),
  'POST /api/v1/records/:type/batch': ({ type, id }) => ({
    type,
    url: `/records/${type}/batch`,
    payload: { writes: [{ do: 'update', id, values: { owner: 'Somebody' } }] },
  }),
  'POST /api/v1/records/:type/bulk': ({ type, id }) => ({
    type,
    url: `/records/${type}/bulk`,
    payload: {
      filter: { kind: 'field', field: 'externalId', op: 'is', value: `${type}-${id}` },
      change: { do: 'update', values: { owner: 'Somebody' } },
    },
  }),
  'PATCH /api/v1/records/:type/:id': ({ type, id, version }) => ({
    type,
    url: `/records/${type}/${id}`,
    headers: { 'if-match': `"${version}"` },
    payload: { values: { department: '' } },
  }),
  'DELETE /api/v1/records/:type/:id': ({ type, id }) => ({ type, url: `/records/${type}/${id}` }),
  'POST /api/v1/records/:type/:id/restore': ({ type, deleted }) => ({
    type,
    url: `/records/${type}/${deleted}/restore`,
  }),
  'POST /api/v1/undo/:id': ({ type, undo }) => ({ type, url: `/undo/${undo}` }),
  'POST /api/v1/records/:type/:id/files': ({ type, id }) => ({
    type,
    url: `/records/${type}/${id}/files?fileName=more.txt`,
    headers: { 'content-type': 'application/octet-stream' },
    payload: 'more',
  }),
  'DELETE /api/v1/files/:id': ({ type, file }) => ({ type, url: `/files/${file}` }),
  'POST /api/v1/customers/:id/consents': ({ type, id }) => ({
    type,
    url: `/customers/${id}/consents`,
    payload: { channel: 'email', purpose: 'news', state: 'granted', source: 'test' },
  }),
  'POST /api/v1/merges': ({ type, id, other }) => ({
    type,
    url: '/merges',
    payload: { type, winner: id, loser: other },
  }),
  'DELETE /api/v1/merges/:id': ({ type, merge }) => ({ type, url: `/merges/${merge}` }),
  'POST /api/v1/identity/merges': ({ type, id, other }) => ({
    type,
    url: '/identity/merges',
    payload: { into: id, from: other },
  }),
  'DELETE /api/v1/identity/merges/:id': ({ type, joined }) => ({ type, url: `/identity/merges/${joined}` }),
  'PUT /api/v1/duplicates/:type/:one/:other/not-same': ({ type, id, other }) => ({
    type,
    url: `/duplicates/${type}/${id}/${other}/not-same`,
  }),
  'DELETE /api/v1/duplicates/:type/:one/:other/not-same': ({ type, id, other }) => ({
    type,
    url: `/duplicates/${type}/${id}/${other}/not-same`,
  }),
}
const mergeable: readonly RecordType[] = ['customer', 'company']
const onlyOf: Record<string, readonly RecordType[]> = {
  'POST /api/v1/customers/:id/consents': ['customer'],
  'POST /api/v1/merges': mergeable,
  'DELETE /api/v1/merges/:id': mergeable,
  'POST /api/v1/identity/merges': ['customer'],
  'DELETE /api/v1/identity/merges/:id': ['customer'],
  'PUT /api/v1/duplicates/:type/:one/:other/not-same': mergeable,
  'DELETE /api/v1/duplicates/:type/:one/:other/not-same': mergeable,
}

/** They change records long after they were answered; a test below waits for it. */
const later = ['POST /api/v1/record-imports/:id/run', 'POST /api/v1/record-imports/:id/undo']

/** Routes for which a department is no reason, one by one: they change what belongs to everybody, or what is one's own. */
const everybodys = [
  ...['POST /maps', 'POST /maps/draft', 'PUT /maps/:id', 'DELETE /maps/:id'],
  ...['POST /maps/:id/versions/:version/restore', 'POST /sources/warnings/:id/replay'],
  ...['POST /touchpoints', 'POST /touchpoints/preview', 'PATCH /touchpoints/:id', 'DELETE /touchpoints/:id'],
  ...['POST /touchpoints/:id/merge', 'POST /bulk/:id/cancel', 'POST /bulk/:id/undo'],
  ...['POST /imports', 'PUT /imports/:id/settings', 'POST /imports/:id/run', 'POST /imports/:id/cancel'],
  'POST /imports/:id/undo',
  // A file that lies there changes no record until it is run; whoever may bring files in may decide about it.
  ...['POST /record-imports', 'PUT /record-imports/:id/settings', 'POST /record-imports/:id/cancel'],
  'DELETE /record-imports/:id',
  // Erasing is for admins and for keys made for it, whom no department limits.
  ...['POST /erasures', 'POST /erasures/:id/lift'],
].map((route) => route.replace(' ', ' /api/v1'))

const api = (url: string) => `/api/v1${url}`
const asked = (method: string, { url, headers, payload }: Omit<Attempt, 'type'>, asker: Headers) =>
  app.inject({
    method: method as 'GET',
    url: api(url),
    headers: { ...asker, ...headers },
    ...(payload === undefined ? {} : { payload: payload as object }),
  })

/** What is done in the background is answered when it has ended. */
async function ask(method: string, attempt: Omit<Attempt, 'type'>, asker: Headers) {
  const answer = await asked(method, attempt, asker)
  if (answer.statusCode !== 202) return answer
  const { id } = answer.json<{ id: string }>()
  for (;;) {
    const { state, changed, refused } = (await asked('GET', { url: `/bulk/${id}` }, asker)).json<BulkChange>()
    if (state === 'running') {
      await sleep(20)
      continue
    }
    expect([state, changed + refused]).toEqual(['done', 1])
    return {
      ...answer,
      statusCode: refused ? 403 : 200,
      body: '',
      json: answer.json.bind(answer),
    }
  }
}

async function made<Answer>(url: string, payload: unknown, headers: Headers = {}): Promise<Answer> {
  const answer = await ask('POST', { url, payload, headers }, given.admin)
  if (answer.statusCode >= 300) throw new Error(`${url}: ${answer.body}`)
  return answer.json<Answer>()
}

/** `route`: what it is for, so that nothing slow is made that is not needed; none: for all. */
async function newPair(
  type: RecordType,
  make: () => Promise<{ record: { id: string } }>,
  route: string | undefined,
): Promise<Pair> {
  const pair = { other: '', merge: '', joined: '' }
  if (!mergeable.includes(type)) return pair
  const isFor = (part: string) => route === undefined || route.includes(part)
  const id = async () => (await make()).record.id
  pair.other = await id()
  if (isFor('DELETE /api/v1/merges'))
    pair.merge = (await made<{ id: string }>('/merges', { type, winner: await id(), loser: await id() })).id
  if (type !== 'customer' || !isFor('identity')) return pair
  const [into, from] = [await id(), await id()]
  // Ids are joined once interactions speak of them.
  await given.waymark.parts.outbox.emptied()
  pair.joined = (await made<{ id: string }>('/identity/merges', { into, from })).id
  return pair
}

async function newTarget(type: RecordType, route?: string): Promise<Target> {
  const values = { ...least[type], department }
  const make = () => made<{ record: { id: string } }>(`/records/${type}`, { values })
  const [{ record }, gone] = [await make(), await make()]
  await ask('DELETE', { url: `/records/${type}/${gone.record.id}` }, given.admin)
  const file = await made<{ id: string }>(`/records/${type}/${record.id}/files?fileName=a.txt`, 'hello', {
    'content-type': 'application/octet-stream',
  })
  const batch = await made<{ undo: string }>(`/records/${type}/batch`, {
    writes: [{ do: 'update', id: record.id, values: { externalId: `${type}-${record.id}` } }],
  })
  const pair = await newPair(type, make, route)
  return {
    type,
    id: record.id,
    version: 2,
    deleted: gone.record.id,
    file: file.id,
    undo: batch.undo,
    ...pair,
  }
}

/** All there is, so that nothing can have changed unnoticed. */
async function stateOf(): Promise<string> {
  const state: unknown[] = []
  for (const type of recordTypeNames)
    for (const deleted of ['true', 'false']) {
      const { rows } = (
        await ask('GET', { url: `/records/${type}?limit=200&deleted=${deleted}` }, given.admin)
      ).json<{ rows: { id: string; version: number }[] }>()
      state.push(rows.map(({ id, version }) => `${id} ${version}`).sort())
    }
  const { db } = given.waymark.parts.records
  state.push(await db.selectFrom('crm_file').select(['id', 'removed_at']).orderBy('id').execute())
  state.push(await db.selectFrom('crm_consent').select('id').orderBy('id').execute())
  state.push(await db.selectFrom('crm_merge').select(['id', 'state']).orderBy('id').execute())
  state.push(await db.selectFrom('crm_not_same').select(['one', 'other']).orderBy('one').execute())
  state.push(await db.selectFrom('identity_merge').select(['id', 'removed_at']).orderBy('id').execute())
  return JSON.stringify(state)
}

beforeAll(async () => {
  given = await givenWaymark()
  const { access } = given.waymark.parts
  ;({ app, routes } = await everyRoute(given))
  const person = async (role: 'viewer' | 'analyst' | 'editor', of: string): Promise<Asker> => ({
    name: `${role} of ${of || 'no department'}`,
    headers: await invited(given.url, given.admin, role, {
      email: `${role}-${of}@example.com`,
      department: of,
    }),
    mayEdit: role === 'editor',
    ...(of ? { limitedTo: of } : {}),
  })
  askers = [
    { name: 'nobody', headers: {}, mayEdit: false },
    await person('viewer', department),
    await person('analyst', ''),
    await person('editor', 'Support'),
    await person('editor', department),
    await person('editor', ''),
    { name: 'admin', headers: given.admin, mayEdit: true },
  ]
  for (const scope of KeyScope.options) {
    const { key } = await access.keys.create({ name: scope, scopes: [scope], expiresAt: null }, systemActor)
    askers.push({
      name: `a key for ${scope}`,
      headers: { authorization: `Bearer ${key}` },
      mayEdit: scope === 'edit',
    })
  }
})
afterAll(async () => {
  await app?.close()
  await given?.close()
})

const isChange = ({ method, permit }: { method: string; permit: string }) =>
  method !== 'GET' && ['edit', 'import', 'erase'].includes(permit)

test('no route that changes something is forgotten here', () => {
  const forgotten = routes
    .filter(isChange)
    .map(({ method, url }) => `${method} ${url}`)

    .filter((route) => !touching[route] && !later.includes(route) && !everybodys.includes(route))
  // Say in `touching` how it changes a record, or in `everybodys` that it changes none.
  expect(forgotten).toEqual([])
  expect(
    [...Object.keys(touching), ...later, ...everybodys].filter(
      (route) => !routes.some(({ method, url }) => `${method} ${url}` === route),
    ),
  ).toEqual([])
})

test('whoever may not change a record changes it by no route', async () => {
  const targets: Target[] = []
  for (const type of recordTypeNames) targets.push(await newTarget(type))
  everything = await stateOf()
  const wrong: string[] = []
  const refused = askers.filter(
    ({ mayEdit, limitedTo }) => !mayEdit || (limitedTo && limitedTo !== department),
  )
  for (const [route, attempt] of Object.entries(touching))
    for (const target of targets) {
      if (onlyOf[route]?.includes(target.type) === false) continue
      for (const { name, headers } of refused) {
        const [method = ''] = route.split(' ')
        const answer = await ask(method, attempt(target), headers)
        const isRefused =
          [401, 403].includes(answer.statusCode) ||
          (answer.statusCode === 200 && answer.body.includes('"code":"access.not-allowed"'))
        if (!isRefused)
          wrong.push(`${route} of a ${target.type} by ${name}: ${answer.statusCode} ${answer.body}`)
      }
    }
  expect(wrong).toEqual([])
  expect(await stateOf()).toBe(everything)
}, 120_000)

test('whoever may change a record does so by every route', async () => {
  const wrong: string[] = []
  const allowed = askers.filter(
    ({ mayEdit, limitedTo }) => mayEdit && (!limitedTo || limitedTo === department),
  )
  expect(allowed.length).toBeGreaterThan(3)
  for (const [route, attempt] of Object.entries(touching))
    for (const { name, headers, limitedTo } of allowed) {
      // What is slow to prepare is tried by whom a limit could stop.
      if (onlyOf[route] && !limitedTo) continue
      const target = await newTarget(onlyOf[route]?.[0] ?? 'note', route)
      const answer = await ask(route.split(' ')[0] ?? '', attempt(target), headers)
      if (answer.statusCode >= 300 || answer.body.includes('"status":"refused"'))
        wrong.push(`${route} by ${name}: ${answer.statusCode} ${answer.body}`)
    }
  expect(wrong).toEqual([])
}, 120_000)

const askerNamed = (wanted: string): Asker => {
  const found = askers.find(({ name }) => name === wanted)
  if (found) return found
  throw new Error(`${wanted} is missing.`)
}

async function importSettled(id: number): Promise<RecordImport> {
  for (;;) {
    const found = (await asked('GET', { url: `/record-imports/${id}` }, given.admin)).json<RecordImport>()
    if (!['uploaded', 'reading', 'running', 'undoing'].includes(found.state)) return found
    await sleep(20)
  }
}

/** The file of an admin; who runs it is bound by what she may change. */
async function uploaded(lines: readonly string[]): Promise<number> {
  const { id } = await made<{ id: number }>(
    '/record-imports?fileName=customers.csv&type=customer',
    Buffer.from(`${lines.join('\n')}\n`),
    { 'content-type': 'application/octet-stream' },
  )
  expect(await importSettled(id)).toMatchObject({ state: 'checked' })
  return id
}

test('an import changes only what whoever runs it may change, and so does taking it back', async () => {
  const { id } = await newTarget('customer', 'import')
  const mine = await made<{ record: { id: string } }>('/records/customer', {
    values: { name: 'Cleo', department: 'Support' },
  })
  const cityOf = async (one: string) =>
    (await asked('GET', { url: `/records/customer/${one}` }, given.admin)).json<RecordAnswer>().record.values
      .city ?? null
  const support = askerNamed('editor of Support').headers
  const file = (city: string) => ['Waymark id,City', `${id},${city}`, `${mine.record.id},${city}`]

  const run = await uploaded(file('Graz'))
  expect((await asked('POST', { url: `/record-imports/${run}/run` }, support)).statusCode).toBe(200)
  expect(await importSettled(run)).toMatchObject({ state: 'done', counts: { update: 1, refused: 1 } })
  expect([await cityOf(id), await cityOf(mine.record.id)]).toEqual([null, 'Graz'])

  const all = await uploaded(file('Linz'))
  await asked('POST', { url: `/record-imports/${all}/run` }, given.admin)
  expect(await importSettled(all)).toMatchObject({ counts: { update: 2, refused: 0 } })
  expect((await asked('POST', { url: `/record-imports/${all}/undo` }, support)).statusCode).toBe(200)
  expect(await importSettled(all)).toMatchObject({ state: 'undone', undone: { records: 1, kept: 1 } })
  expect([await cityOf(id), await cityOf(mine.record.id)]).toEqual(['Linz', 'Graz'])
})

test('a private note is read by its author on the routes for it, and by nobody else on any', async () => {
  const author = askerNamed('editor of no department')
  const asAuthor = async (url: string, payload: unknown, headers: Headers = {}) =>
    (await ask('POST', { url, payload, headers }, author.headers)).json<{
      record: { id: string }
      id: string
    }>()
  const { record: company } = await asAuthor('/records/company', { values: { name: 'Bo and Sons' } })
  const { record: customer } = await asAuthor('/records/customer', {
    values: { name: 'Bo', externalId: 'bo', company: company.id },
  })
  const { record: note } = await asAuthor('/records/note', {
    values: { text: `${secret} ${secret}`, private: true, score: 1, customer: customer.id },
  })
  const file = await asAuthor(`/records/note/${note.id}/files?fileName=${secret}.txt`, secret, {
    'content-type': 'application/octet-stream',
  })
  const { record: double } = await asAuthor('/records/customer', { values: { name: 'Bo' } })
  await asAuthor('/records/note', { values: { text: secret, private: true, customer: double.id } })
  const sides = `/duplicates/customer/${customer.id}/${double.id}`
  for (const { name, headers } of askers.filter(({ headers }) => headers.authorization || headers.cookie)) {
    const answer = await asked('GET', { url: sides }, headers)
    if (answer.statusCode !== 200) continue
    const { counts } = answer.json<Comparison>()
    const notes = [counts.one.records.note ?? 0, counts.other.records.note ?? 0]
    expect([name, ...notes]).toEqual([name, ...(name === author.name ? [1, 1] : [0, 0])])
  }
  await given.waymark.parts.outbox.emptied()
  const merge = await asAuthor('/merges', { type: 'customer', winner: customer.id, loser: double.id })
  expect(merge.id).toMatch(/^m-/)
  const values: Record<string, string[]> = {
    type: ['note', 'customer'],
    one: [customer.id],
    other: [double.id],
    id: [note.id, customer.id, company.id, double.id, file.id],
    version: ['1'],
    name: ['text'],
  }
  const filled = (url: string): string[] => {
    const name = /:(\w+)/.exec(url)?.[1]
    if (!name) return [url]
    return (values[name] ?? ['1']).flatMap((value) => filled(url.replace(`:${name}`, value)))
  }
  const reading = routes.filter(
    ({ method, url }) => method === 'GET' && /^\/api\/v1\//.test(url) && !/\/(live|callback\b.*)$/.test(url),
  )
  expect(reading.length).toBeGreaterThan(30)
  const others = [
    ...askers.filter((one) => one !== author),
    { name: 'the command line', headers: await commandLineHeaders(given.directory) },
  ]
  const queriesOf = (url: string) => {
    if (url.endsWith('/:type/export')) return ['?format=csv', '?format=ndjson']
    return url.includes('/:id') ? [''] : ['', `?q=${secret}`, '?limit=100&deleted=false']
  }
  const shown: string[] = []
  const seen: string[] = []
  for (const { url } of reading)
    for (const address of filled(url))
      for (const query of queriesOf(url)) {
        const asked = (headers: Headers) =>
          app.inject({ method: 'GET', url: address + query, headers, remoteAddress: '127.0.0.1' })
        if ((await asked(author.headers)).body.includes(secret)) seen.push(url)
        if (query !== '' && !seen.includes(url)) continue
        for (const { name, headers } of others)
          if ((await asked(headers)).body.includes(secret)) shown.push(`${address}${query} to ${name}`)
      }
  expect(shown).toEqual([])
  expect(seen).toEqual(
    expect.arrayContaining([
      '/api/v1/records/:type',
      '/api/v1/records/:type/:id',
      '/api/v1/records/:type/:id/history',
      '/api/v1/records/:type/:id/files',
      '/api/v1/files/:id',
      '/api/v1/search',
      '/api/v1/records/:type/export',
      '/api/v1/customers/:id/export',
      '/api/v1/customers/:id/export-page',
    ]),
  )
  const copy = async ({ headers }: Asker) =>
    (await asked('GET', { url: `/customers/${customer.id}/export` }, headers)).json<PersonExport>()
  const [hers, another] = [await copy(author), await copy(askerNamed('admin'))]
  expect([hers.leftOut.privateNotes, another.leftOut.privateNotes]).toEqual([0, 2])
  expect([hers.files.length, another.files.length]).toEqual([1, 0])
  const page = (await asked('GET', { url: `/customers/${customer.id}/export-page` }, given.admin)).body
  expect(page).toContain('2 notes that colleagues wrote for themselves alone are not in this copy.')
  // Not one sheet differs by what is hidden: there is nothing but the heading.
  const sheet = async (headers: Headers) =>
    (await asked('GET', { url: `/records/note/export?format=xlsx&q=${secret}` }, headers)).rawPayload.length
  expect(await sheet(author.headers)).toBeGreaterThan(await sheet(given.admin))
  expect(await sheet(given.admin)).toBe(
    (await asked('GET', { url: '/records/note/export?format=xlsx&q=Nobodywrotethis' }, given.admin))
      .rawPayload.length,
  )

  // Nor does taking back what she did.
  const { undo } = (
    await asked(
      'POST',
      {
        url: '/records/note/batch',
        payload: { writes: [{ do: 'create', values: { text: secret, private: true } }] },
      },
      author.headers,
    )
  ).json<{ undo: string }>()
  for (const { name, headers, mayEdit } of askers.filter((one) => one !== author && one.mayEdit)) {
    const answer = await asked('POST', { url: `/undo/${undo}` }, headers)
    expect([name, mayEdit, answer.body.includes(secret)]).toEqual([name, true, false])
  }
  const still = (await asked('GET', { url: '/records/note?limit=200' }, author.headers)).body
  expect(still.split(`"text":"${secret}"`).length - 1).toBe(2)
}, 300_000)
