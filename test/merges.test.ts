/** Two records become one with the values somebody chose; one undo leaves records, timeline and maps as they were. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createMerges } from '../src/crm/merges/merges.ts'
import type { RecordAnswer, RecordPage } from '../src/model/crm/crm-record.ts'
import type { Comparison, DuplicatePage } from '../src/model/duplicate.ts'
import type { MapMeasure } from '../src/model/measure.ts'
import type { Merge } from '../src/model/merge.ts'
import { type Given, givenWaymark } from './api-given.ts'
import { send } from './support/given-person.ts'
import { invited } from './support/signed-in.ts'

let given: Given
let map: string
let ines: string
let double: string

const ask = async <Result>(path: string): Promise<Result> =>
  (await given.ask('GET', `/api/v1${path}`)).json as Result
const post = async <Result>(path: string, body: object): Promise<Result> => {
  const { status, json, text } = await given.ask('POST', `/api/v1${path}`, body)
  if (status >= 300) throw new Error(`${path}: ${status} ${text}`)
  return json as Result
}
const undo = async (id: string) => (await given.ask('DELETE', `/api/v1/merges/${id}`)).json as Merge
const make = async (type: string, values: object) =>
  (await post<RecordAnswer>(`/records/${type}`, { values })).record.id
const about = (type: string, field: string, id: string) =>
  ask<RecordPage>(
    `/records/${type}?filter=${encodeURIComponent(JSON.stringify({ kind: 'field', field, op: 'is', value: id }))}`,
  ).then(({ rows }) => rows.map(({ label }) => label).sort())

async function settled() {
  const { outbox, profiles, keeper } = given.waymark.parts
  await outbox.emptied()
  await profiles.written()
  await keeper.caughtUp()
}

/** What people and maps see of both, without what a question takes. */
async function world() {
  await settled()
  const { measure } = await ask<{ measure: MapMeasure }>(`/maps/${map}/measure`)
  const { freshness: _freshness, tookMs: _tookMs, quotes: _quotes, ...numbers } = measure
  const of = async (id: string) => {
    const { record } = await ask<RecordAnswer>(`/records/customer/${id}`)
    const { version: _version, ...rest } = record
    const parts = await Promise.all(
      ['', '/timeline', '/consents'].map((part) => ask(`/customers/${id}${part}`)),
    )
    const files = await ask(`/records/customer/${id}/files`)
    return { record: rest, parts, files, deals: await about('deal', 'customer', id) }
  }
  return {
    numbers,
    ines: await of(ines),
    double: await of(double),
    list: (await ask<RecordPage>('/records/customer?sort=createdAt')).rows.map(({ label }) => label),
  }
}

beforeAll(async () => {
  given = await givenWaymark()
  const track = (userId: string, event: string, at: string, properties: object = {}) => ({
    ...{ type: 'track', messageId: `${userId}-${at}`, userId, event },
    ...{ timestamp: at, properties },
  })
  await send(given, [
    {
      type: 'identify',
      userId: 'ines',
      messageId: 'i1',
      timestamp: '2026-01-01T09:00:00Z',
      traits: { name: 'Ines Marlow', city: 'Cork' },
    },
    track('ines', 'visit', '2026-01-02T09:00:00Z'),
    track('ines', 'order', '2026-01-03T09:00:00Z', { nps: 9 }),
    {
      type: 'identify',
      userId: 'ines-2',
      messageId: 'i2',
      timestamp: '2026-01-04T09:00:00Z',
      traits: { name: 'Marlow, Inés', city: 'Cork', phone: '+353 21 5550199' },
    },
    track('ines-2', 'visit', '2026-01-05T09:00:00Z', { nps: 2 }),
    track('tom', 'visit', '2026-01-05T10:00:00Z'),
  ])
  await settled()
  const { rows } = await ask<RecordPage>('/records/customer')
  const idOf = (externalId: string) => rows.find(({ values }) => values.externalId === externalId)?.id ?? ''
  ines = idOf('ines')
  double = idOf('ines-2')
  await make('deal', { name: 'Fleet', customer: ines, amount: { minor: 100, currency: 'EUR' } })
  await make('deal', { name: 'Second bike', customer: double })
  await make('note', { text: 'Prefers mornings.', customer: double })
  await post(`/customers/${double}/consents`, {
    channel: 'email',
    purpose: 'news',
    state: 'granted',
    source: 'form',
  })
  await given.ask('POST', `/api/v1/records/customer/${double}/files?fileName=a.txt`, 'hello', {
    'content-type': 'application/octet-stream',
  })
  await settled()
  const { catalogue } = given.waymark.parts
  const touchpoint = (name: string) =>
    catalogue.touchpointOfKind()[catalogue.kinds().find((kind) => kind.name === name)?.id ?? 0] ?? 0
  const step = (name: string) => ({ id: name, name, touchpoints: [touchpoint(name)] })
  const stages = [{ id: 'all', name: 'All', steps: [step('visit'), step('order')] }]
  map = (await post<{ id: string }>('/maps', { name: 'Shop', stages })).id
})
afterAll(async () => given?.close())

test('they are suggested with reasons, and stand side by side', async () => {
  await given.waymark.parts.services.duplicates.lookedThrough()
  const { rows } = await ask<DuplicatePage>('/duplicates')
  expect(rows.map(({ one, other }) => [one.id, other.id].sort())).toEqual([[ines, double].sort()])
  expect(rows[0]?.reasons.map(({ what }) => what)).toEqual(['name', 'city'])
  const side = await ask<Comparison>(`/duplicates/customer/${ines}/${double}`)
  expect(side.counts).toEqual({
    one: { records: { deal: 1 }, files: 0, consents: 0 },
    other: { records: { deal: 1, note: 1 }, files: 1, consents: 1 },
  })
})

test('a merge brings everything together under the chosen values, and one undo restores all of it', async () => {
  const before = await world()
  const merge = await post<Merge>('/merges', {
    ...{ type: 'customer', winner: ines, loser: double, take: ['phone', 'name'], reason: 'Called and asked' },
  })
  expect(merge).toMatchObject({
    ...{ state: 'merged', actor: 'Ada Admin', reason: 'Called and asked' },
    winner: { label: 'Marlow, Inés' },
    changes: [
      { field: 'name', from: 'Ines Marlow', to: 'Marlow, Inés' },
      { field: 'phone', from: null, to: '+353 21 5550199' },
    ],
  })
  await settled()
  expect((await ask<RecordPage>('/records/customer')).rows.map(({ label }) => label).sort()).toEqual([
    'Marlow, Inés',
    'tom',
  ])
  expect(await about('deal', 'customer', ines)).toEqual(['Fleet', 'Second bike'])
  expect(await about('note', 'customer', ines)).toEqual(['Prefers mornings.'])
  expect((await ask<{ current: unknown[] }>(`/customers/${ines}/consents`)).current).toHaveLength(1)
  expect(await ask(`/records/customer/${ines}/files`)).toHaveLength(1)
  const timeline = await ask<{ entries: { messageId: string }[] }>(`/customers/${ines}/timeline`)
  expect(timeline.entries.map(({ messageId }) => messageId)).toEqual(
    expect.arrayContaining(['ines-2026-01-02T09:00:00Z', 'ines-2-2026-01-05T09:00:00Z']),
  )
  expect((await ask<RecordAnswer>(`/records/customer/${double}`)).record.mergedInto).toBe(ines)
  expect((await ask<DuplicatePage>('/duplicates')).rows).toEqual([])
  const { measure } = await ask<{ measure: MapMeasure }>(`/maps/${map}/measure`)
  expect(measure.journeys.n).toBe(2)

  expect(await undo(merge.id)).toMatchObject({ state: 'undone', undoneBy: 'Ada Admin' })
  expect(await world()).toEqual(before)
  const again = await given.ask('DELETE', `/api/v1/merges/${merge.id}`)
  expect([again.status, (again.json as { code: string }).code]).toEqual([404, 'identity.merge-not-found'])
})

test('the older undo of identifiers takes the whole merge back as well', async () => {
  const before = await world()
  await post('/merges', { type: 'customer', winner: ines, loser: double, take: ['phone'] })
  const log = await ask<{ id: number; kind: string; state: string }[]>(`/customers/${ines}/identity`)
  const entry = log.find(({ kind, state }) => kind === 'merge' && state === 'active')
  expect((await given.ask('DELETE', `/api/v1/identity/merges/${entry?.id}`)).status).toBe(204)
  expect(await world()).toEqual(before)
})

test('what somebody changed since the merge stays changed when it is undone', async () => {
  const merge = await post<Merge>('/merges', {
    type: 'customer',
    winner: ines,
    loser: double,
    take: ['phone', 'name'],
  })
  await post('/records/customer/batch', {
    writes: [{ do: 'update', id: ines, values: { phone: '112 112 112' } }],
  })
  await undo(merge.id)
  await settled()
  const { record } = await ask<RecordAnswer>(`/records/customer/${ines}`)
  expect(record.values).toMatchObject({ name: 'Ines Marlow', phone: '112 112 112' })
})

test('a merge that a stop interrupted is finished', async () => {
  const { records, services } = given.waymark.parts
  const merges = createMerges({ db: records.db, clock: () => new Date(), onChanged: () => {} })
  const actor = { kind: 'user' as const, id: 'x', name: 'Ada Admin' }
  const id = await merges.begin({ type: 'customer', winner: ines, loser: double, reason: '' }, actor)
  await services.merges.resume()
  expect((await ask<RecordAnswer>(`/records/customer/${double}`)).record.mergedInto).toBe(ines)
  await merges.beginUndo(id)
  await services.merges.resume()
  expect((await ask<RecordAnswer>(`/records/customer/${double}`)).record.mergedInto).toBe(null)
})

test('companies are merged in the same way: their people and deals follow', async () => {
  const [one, other] = [
    await make('company', { name: 'Nordwind' }),
    await make('company', { name: 'Nordwind GmbH', city: 'Kiel' }),
  ]
  await make('customer', { name: 'Nora', company: other })
  const merge = await post<Merge>('/merges', { type: 'company', winner: one, loser: other })
  expect(merge.changes).toEqual([{ field: 'city', from: null, to: 'Kiel' }])
  expect(await about('customer', 'company', one)).toEqual(['Nora'])
  const nora = (await ask<RecordPage>('/records/customer?q=nora')).labels
  expect(nora[other]).toBe('Nordwind')
  expect((await ask<RecordPage>('/records/company')).rows.map(({ label }) => label)).toEqual(['Nordwind'])
  await undo(merge.id)
  expect(await about('customer', 'company', one)).toEqual([])
  expect((await ask<RecordAnswer>(`/records/company/${one}`)).record.values.city).toBeUndefined()
})

test('the log names every merge, newest first; what cannot be merged is refused with a reason', async () => {
  const { rows } = await ask<{ rows: Merge[] }>('/merges?limit=3')
  expect(rows.map(({ type, state }) => [type, state])).toEqual([
    ['company', 'undone'],
    ['customer', 'undone'],
    ['customer', 'undone'],
  ])
  const refused = async (body: object) => {
    const { json } = await given.ask('POST', '/api/v1/merges', {
      type: 'customer',
      winner: ines,
      loser: double,
      ...body,
    })
    return (json as { code: string }).code
  }
  expect(await refused({ loser: ines })).toBe('identity.same-customer')
  expect(await refused({ loser: '1' })).toBe('record.not-found')
  expect(await refused({ take: ['externalId'] })).toBe('record.unknown-field')
})

test('whoever is limited to a department merges no records of another', async () => {
  await post('/records/customer/batch', {
    writes: [{ do: 'update', id: double, values: { department: 'Sales' } }],
  })
  const service = await invited(given.url, given.admin, 'editor', { department: 'Service' })
  const body = { type: 'customer', winner: ines, loser: double }
  const answer = await given.ask('POST', '/api/v1/merges', body, service)
  expect([answer.status, (answer.json as { code: string }).code]).toEqual([403, 'access.not-allowed'])
})
