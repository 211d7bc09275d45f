/** Records over HTTP: what the screens do, with versions, conflicts, filters and undo. */
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { largestFile } from '../src/model/crm/record-file.ts'
import { type Given, givenWaymark } from './api-given.ts'
import { invited } from './support/signed-in.ts'

type Body = Record<string, unknown>
type Row = { id: string; version: number; values: Body; label: string }
type OfRecord = { record: Row; labels: Record<string, string> }

let given: Given
beforeAll(async () => {
  given = await givenWaymark()
})
afterAll(() => given.close())

const ask = async <Answer>(
  method: string,
  path: string,
  body?: unknown,
  headers?: Record<string, string>,
) => {
  const answer = await given.ask(method, `/api/v1${path}`, body, headers)
  return { status: answer.status, headers: answer.headers, json: answer.json as Answer }
}
const make = async (type: string, values: Body) =>
  (await ask<OfRecord>('POST', `/records/${type}`, { values })).json.record
const until = async <Found>(look: () => Promise<Found | undefined>): Promise<Found> => {
  for (let tries = 0; tries < 100; tries++) {
    const found = await look()
    if (found !== undefined) return found
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error('Waited in vain.')
}

test('a record is made, changed with its version, and a second change of the old version is told the new one', async () => {
  const made = await ask<OfRecord>('POST', '/records/company', { values: { name: 'Acme' } })
  expect(made.status).toBe(201)
  expect(made.headers.get('etag')).toBe('"1"')
  const path = made.headers.get('location')?.replace('/api/v1', '') ?? ''
  const changed = await ask<OfRecord>('PATCH', path, { values: { city: 'Graz' } }, { 'if-match': '"1"' })
  expect(changed).toMatchObject({ status: 200, json: { record: { version: 2, values: { city: 'Graz' } } } })
  const late = await ask<Body>('PATCH', path, { values: { city: 'Linz' } }, { 'if-match': '"1"' })
  expect(late).toMatchObject({
    status: 412,
    json: { code: 'record.changed', facts: { current: { record: { values: { city: 'Graz' } } } } },
  })
  expect(late.headers.get('etag')).toBe('"2"')
  expect((await ask('PATCH', path, { values: { city: 'Linz' } })).status).toBe(412)
})

test('who is of a department changes its records and those of none, alone, in a batch and by undo', async () => {
  const editor = await invited(given.url, given.admin, 'editor', { department: 'Sales' })
  const of = async (department: string) =>
    (await make('company', { name: `Of ${department}`, department })).id
  const [ours, theirs, anybodys] = [await of('Sales'), await of('Service'), await of('')]
  const change = (id: string, values: Body, version = 1) =>
    ask<Body>('PATCH', `/records/company/${id}`, { values }, { 'if-match': `"${version}"`, ...editor })
  expect((await change(ours, { city: 'Graz' })).status).toBe(200)
  expect((await change(anybodys, { city: 'Graz' })).status).toBe(200)
  const refused = { status: 403, json: { code: 'access.not-allowed' } }
  expect(await change(theirs, { city: 'Graz' })).toMatchObject(refused)
  expect(await change(theirs, { department: 'Sales' })).toMatchObject(refused)
  expect(await change(ours, { department: 'Service' }, 2)).toMatchObject(refused)
  expect(await ask('DELETE', `/records/company/${theirs}`, undefined, editor)).toMatchObject(refused)
  expect(
    await ask('POST', '/records/company', { values: { name: 'New', department: 'Service' } }, editor),
  ).toMatchObject(refused)
  const batch = await ask<{ batch: string; results: Body[] }>(
    'POST',
    '/records/company/batch',
    { writes: [theirs, anybodys].map((id) => ({ do: 'delete', id })) },
    editor,
  )
  expect(batch.json.results).toMatchObject([
    { status: 'refused', code: 'access.not-allowed' },
    { status: 'done' },
  ])
  const history = await ask<{ rows: Body[] }>('GET', `/records/company/${ours}/history`)
  expect(history.json.rows[0]).toMatchObject({ actor: { kind: 'user', name: 'The editor' } })
  expect(JSON.stringify(history.json)).not.toContain('limitedTo')
})

test('a value that does not fit says which field and why', async () => {
  expect(await ask('POST', '/records/company', { values: { name: 'X', employees: -1 } })).toMatchObject({
    status: 422,
    json: { code: 'record.invalid', where: 'body.values.employees' },
  })
  expect(
    await ask('POST', '/records/company', { values: { name: 'X', website: 'javascript:alert(1)' } }),
  ).toMatchObject({
    status: 422,
    json: { where: 'body.values.website' },
  })
  expect(await ask('POST', '/records/deal', { values: { name: 'X', status: 'won' } })).toMatchObject({
    status: 422,
  })
  expect(await ask('POST', '/records/spaceship', { values: {} })).toMatchObject({ status: 400 })
  expect(await ask('GET', '/records/company?sort=constructor')).toMatchObject({ status: 422 })
})

test('lists are filtered by rules, searched, sorted, and continued', async () => {
  for (const [name, employees] of [
    ['Birch', 10],
    ['Cedar', 200],
    ['Damson', 30],
  ] as const)
    await make('company', { name, employees, industry: 'Wood' })
  const filter = encodeURIComponent(
    JSON.stringify({
      kind: 'all',
      rules: [
        { kind: 'field', field: 'industry', op: 'is', value: 'wood' },
        { kind: 'field', field: 'employees', op: 'at-least', value: 20 },
      ],
    }),
  )
  type Page = { rows: Row[]; total: { n: number; exact: boolean }; next: string | null }
  const first = await ask<Page>('GET', `/records/company?filter=${filter}&sort=-employees&limit=1`)
  expect(first.json).toMatchObject({ rows: [{ label: 'Cedar' }], total: { n: 2, exact: true } })
  const rest = await ask<Page>(
    'GET',
    `/records/company?filter=${filter}&sort=-employees&limit=1&cursor=${first.json.next}`,
  )
  expect(rest.json).toMatchObject({ rows: [{ label: 'Damson' }], next: null })
  expect((await ask<Page>('GET', '/records/company?q=damsn')).json.rows).toMatchObject([{ label: 'Damson' }])
  expect((await ask<Row[]>('GET', '/search?q=cedr')).json).toMatchObject([
    { type: 'company', label: 'Cedar' },
  ])
  const wrong = encodeURIComponent(
    JSON.stringify({ kind: 'field', field: 'employees', op: 'at-least', value: 'many' }),
  )
  expect(await ask('GET', `/records/company?filter=${wrong}`)).toMatchObject({
    status: 422,
    json: { code: 'segment.invalid' },
  })
})

test('somebody who is tracked is a customer with a record, and her list shows who did what', async () => {
  const send = (event: Body) =>
    given.ask(
      'POST',
      '/v1/batch',
      { batch: [event] },
      {
        authorization: `Basic ${Buffer.from(`${given.writeKey}:`).toString('base64')}`,
      },
    )
  await send({
    type: 'identify',
    userId: 'ida',
    traits: { name: 'Ida Berg', email: 'ida@berg.test' },
    messageId: 'ida-1',
  })
  await send({ type: 'track', userId: 'ida', event: 'Visited', messageId: 'ida-2' })
  const ida = await until(async () => {
    const { json } = await ask<Row[]>('GET', '/search?q=ida+berg&types=customer')
    return json[0]
  })
  expect(await ask('GET', `/customers/${ida.id}`)).toMatchObject({ status: 200, json: { label: 'Ida Berg' } })
  const touchpoints = await ask<{ id: number; name: string }[]>('GET', '/touchpoints')
  const visited = touchpoints.json.find(({ name }) => name === 'Visited')
  const filter = encodeURIComponent(
    JSON.stringify({ kind: 'touchpoint', touchpoint: visited?.id, op: 'did' }),
  )
  await until(async () => {
    const { json } = await ask<{ rows: Row[] }>('GET', `/records/customer?filter=${filter}`)
    return json.rows[0]?.id === ida.id ? true : undefined
  })

  const consent = { channel: 'email', purpose: 'marketing', state: 'granted', source: 'form' }
  expect(await ask('POST', `/customers/${ida.id}/consents`, consent)).toMatchObject({ status: 201 })
  await ask('POST', `/customers/${ida.id}/consents`, { ...consent, state: 'withdrawn', source: 'mail' })
  expect((await ask<Body>('GET', `/customers/${ida.id}/consents`)).json).toMatchObject({
    current: [{ state: 'withdrawn' }],
    history: [{ state: 'withdrawn' }, { state: 'granted' }],
  })
})

test('two customers who are merged have one record, and two again after the merge is undone', async () => {
  const made = await Promise.all(
    ['kim', 'kim.b'].map((externalId) => make('customer', { externalId, name: externalId })),
  )
  const [one, two] = made
  for (const { values } of made)
    await given.ask(
      'POST',
      '/v1/track',
      { userId: values.externalId, event: 'Visited' },
      {
        authorization: `Basic ${Buffer.from(`${given.writeKey}:`).toString('base64')}`,
      },
    )
  const deal = await make('deal', { name: 'Kim’s', customer: two?.id })
  const merge = await ask<{ id: number }>('POST', '/identity/merges', { from: two?.id, into: one?.id })
  expect(merge.status).toBe(201)
  const listed = async () =>
    (await ask<{ rows: Row[] }>('GET', '/records/customer?q=kim&sort=name')).json.rows.map(({ id }) => id)
  expect(await listed()).toEqual([one?.id])
  const filter = encodeURIComponent(
    JSON.stringify({ kind: 'field', field: 'customer', op: 'is', value: one?.id }),
  )
  expect((await ask<{ rows: Row[] }>('GET', `/records/deal?filter=${filter}`)).json.rows).toMatchObject([
    { id: deal.id },
  ])
  await ask('DELETE', `/identity/merges/${merge.json.id}`)
  expect(await listed()).toEqual([one?.id, two?.id])
})

test('pipelines, fields and views are kept; a stage in use is not dropped', async () => {
  const stages = [
    { id: 'first', name: 'First', probability: 10, kind: 'open' },
    { id: 'done', name: 'Done', probability: 100, kind: 'won' },
  ]
  const pipeline = await ask<Row>('POST', '/pipelines', { name: 'Second', stages })
  expect(pipeline.status).toBe(201)
  await make('deal', { name: 'In second', pipeline: pipeline.json.id })
  const shorter = await ask(
    'PUT',
    `/pipelines/${pipeline.json.id}`,
    { name: 'Second', stages: [{ ...stages[0], id: 'other' }] },
    { 'if-match': '"1"' },
  )
  expect(shorter).toMatchObject({ status: 409, json: { code: 'record.in-use' } })
  expect(
    (await ask<{ columns: Body[] }>('GET', `/records/deal/board?group=stage&pipeline=${pipeline.json.id}`))
      .json.columns,
  ).toMatchObject([
    { value: 'first', count: 1 },
    { value: 'done', count: 0 },
  ])

  const view = await ask<Row>('POST', '/views', {
    type: 'deal',
    name: 'Mine',
    shape: 'board',
    group: 'stage',
  })
  expect(
    await ask('PUT', `/views/${view.json.id}`, { type: 'deal', name: 'Ours' }, { 'if-match': '"1"' }),
  ).toMatchObject({ json: { version: 2 } })
  expect((await ask<Body[]>('GET', '/views?type=deal')).json).toMatchObject([{ name: 'Ours' }])
  // Others see what is shared and neither change nor remove it; what is not shared is not there for them.
  const analyst = await invited(given.url, given.admin, 'analyst', { email: 'views@example.com' })
  const asAnalyst = (method: string, path: string, body?: unknown) =>
    given.ask(method, `/api/v1${path}`, body, { ...analyst, 'if-match': '"2"' })
  const design = { type: 'deal', name: 'Hers' }
  expect((await asAnalyst('PUT', `/views/${view.json.id}`, design)).status).toBe(404)
  expect((await asAnalyst('DELETE', `/views/${view.json.id}`)).status).toBe(404)
  const own = (await asAnalyst('POST', '/views', design)).json as { id: string }
  expect(JSON.stringify((await ask('GET', '/views')).json)).not.toContain(own.id)
  expect((await ask('PUT', `/views/${own.id}`, design, { 'if-match': '"1"' })).status).toBe(404)
  expect((await ask('DELETE', `/views/${own.id}`)).status).toBe(404)
  expect((await ask('DELETE', `/views/${view.json.id}`)).status).toBe(204)

  const field = await ask<{ name: string }>('POST', '/record-types/deal/fields', {
    label: 'Competitor',
    kind: 'text',
  })
  expect(field.json.name).toBe('custom.competitor')
  const types = await ask<{ type: string; fields: { name: string }[] }[]>('GET', '/record-types')
  expect(types.json.find(({ type }) => type === 'deal')?.fields.map(({ name }) => name)).toContain(
    'custom.competitor',
  )
  expect(await make('deal', { name: 'Tough', 'custom.competitor': 'Them' })).toMatchObject({
    values: { 'custom.competitor': 'Them' },
  })
})

test('a batch is undone with its token, and says so for what was changed since', async () => {
  const [a, b] = [await make('task', { title: 'a' }), await make('task', { title: 'b' })]
  const batch = await ask<{ undo: string }>('POST', '/records/task/batch', {
    writes: [a, b].map(({ id }) => ({ do: 'update', id, values: { done: true } })),
  })
  await ask('PATCH', `/records/task/${b.id}`, { values: { title: 'b, later' } }, { 'if-match': '"2"' })
  expect(await ask('POST', `/undo/${batch.json.undo}`)).toMatchObject({
    json: { results: [{ status: 'done' }, { status: 'refused', code: 'record.changed', version: 3 }] },
  })
  expect((await ask<OfRecord>('GET', `/records/task/${a.id}`)).json.record.values.done).toBe(false)
  expect((await ask('POST', '/undo/nothing')).status).toBe(404)
})

test('a file is attached when it is what its name says, and only ever saved', async () => {
  const { id } = await make('company', { name: 'Files Ltd' })
  const send = async (name: string, body: string | Buffer) => {
    const response = await fetch(
      `${given.url}/api/v1/records/company/${id}/files?fileName=${encodeURIComponent(name)}`,
      {
        method: 'POST',
        headers: { 'content-type': 'application/octet-stream', ...given.admin },
        body: new Uint8Array(Buffer.from(body)),
      },
    )
    return { status: response.status, json: (await response.json()) as Row }
  }
  const sent = await send('Vertrag „1“.pdf', '%PDF-1.7 and so on')
  expect(sent).toMatchObject({ status: 201, json: { name: 'Vertrag „1“.pdf', media: 'application/pdf' } })
  for (const [name, body] of [
    ['page.html', '<script>alert(1)</script>'],
    ['picture.svg', '<svg onload="alert(1)"/>'],
    ['picture.png', '<svg onload="alert(1)"/>'],
    ['notes.txt', Buffer.from([1, 0, 2])],
    ['noending', 'text'],
  ] as const)
    expect((await send(name, body)).status, name).toBe(415)
  const fetched = await given.ask('GET', `/api/v1/files/${sent.json.id}`)
  expect(fetched.text).toBe('%PDF-1.7 and so on')
  expect(fetched.headers.get('content-disposition')).toMatch(/^attachment/)
  expect(fetched.headers.get('x-content-type-options')).toBe('nosniff')
  expect((await ask('GET', '/files/..%2f..%2fpostgres')).status).toBe(400)
  expect((await ask('DELETE', `/files/${sent.json.id}`)).status).toBe(204)
  expect((await ask<Row[]>('GET', `/records/company/${id}/files`)).json).toEqual([])
  expect((await ask('GET', `/files/${sent.json.id}`)).status).toBe(404)
})

test('a file that is too large is refused, in a form or as it comes, and leaves nothing behind', async () => {
  const { id } = await make('company', { name: 'Large Files Ltd' })
  const address = `${given.url}/api/v1/records/company/${id}/files`
  const bytes = Buffer.alloc(largestFile + 1, 'a')
  const form = new FormData()
  form.append('file', new Blob([bytes]), 'large.txt')
  const send = (path: string, init: RequestInit) =>
    fetch(address + path, { method: 'POST', ...init, headers: { ...init.headers, ...given.admin } }).then(
      ({ status }) => status,
      // The server may close while the rest is still being sent.
      () => 413,
    )
  const plain = { 'content-type': 'application/octet-stream' }
  const piecewise = { body: new Blob([bytes]).stream(), duplex: 'half' } as RequestInit
  expect(await send('?fileName=large.txt', { ...piecewise, headers: plain })).toBe(413)
  expect(await send('', { body: form })).toBe(413)
  expect((await ask<Row[]>('GET', `/records/company/${id}/files`)).json).toEqual([])
  const left = await readdir(join(given.directory, 'files'), { recursive: true, withFileTypes: true })
  expect(left.filter((entry) => entry.isFile())).toEqual([])
})
