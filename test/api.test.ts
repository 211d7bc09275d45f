import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { gzipSync } from 'node:zlib'
import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { homeOf } from '../src/journey/hash.ts'
import type { Customer } from '../src/model/customer.ts'
import type { Flow, FlowCustomers } from '../src/model/flow.ts'
import type { JourneyMap, MapDesign } from '../src/model/journey-map.ts'
import type { JourneyList, MapMeasure } from '../src/model/measure.ts'
import type { TouchpointWithCounts } from '../src/model/touchpoint.ts'
import { type Given, givenWaymark } from './api-given.ts'

let given: Given
beforeAll(async () => {
  given = await givenWaymark()
})
afterAll(async () => given.close())

const bearer = () => ({ authorization: `Bearer ${given.writeKey}` })
const basic = (key: string) => ({ authorization: `Basic ${Buffer.from(`${key}:`).toString('base64')}` })
const problem = (code: string) => expect.objectContaining({ code, detail: expect.any(String) })
const track = (userId: string, event: string, at: string, properties = {}) => ({
  type: 'track',
  userId,
  event,
  messageId: `${userId} ${event} ${at}`,
  timestamp: at,
  properties: { channel: 'web', ...properties },
})
const touchpoints = async (): Promise<Map<string, TouchpointWithCounts>> => {
  const { json } = await given.ask('GET', '/api/v1/touchpoints')
  return new Map((json as TouchpointWithCounts[]).map((touchpoint) => [touchpoint.name, touchpoint]))
}
const settled = () => given.waymark.parts.keeper.caughtUp()

describe('collection', () => {
  test('a single call is stored when it is answered, and a second delivery changes nothing', async () => {
    const item = {
      userId: 'ann',
      event: 'Basket Filled',
      messageId: 'm-1',
      timestamp: '2026-01-01T10:00:00Z',
    }
    const first = await given.ask('POST', '/v1/track', item, bearer())
    expect(first).toMatchObject({ status: 200, json: { success: true, results: [{ status: 'accepted' }] } })
    const second = await given.ask('POST', '/v1/track', item, bearer())
    expect(second.json).toMatchObject({ success: true, results: [{ status: 'duplicate', messageId: 'm-1' }] })
  })

  test.each([
    ['the Basic user name', () => ({ headers: basic(given.writeKey) })],
    ['a Bearer token', () => ({ headers: bearer() })],
    ['the body', () => ({ body: { writeKey: given.writeKey } })],
    ['the query', () => ({ query: `?writeKey=${given.writeKey}` })],
  ])('the write key may come as %s', async (_name, how) => {
    const {
      headers,
      body,
      query = '',
    } = how() as { headers?: Record<string, string>; body?: object; query?: string }
    const answer = await given.ask('POST', `/v1/batch${query}`, { batch: [], ...body }, headers)
    expect(answer).toMatchObject({ status: 200, json: { success: true, results: [] } })
  })

  test('without a key or with a wrong one nothing is taken', async () => {
    expect(await given.ask('POST', '/v1/batch', { batch: [] })).toMatchObject({
      status: 401,
      json: problem('ingest.no-key'),
    })
    const wrong = await given.ask('POST', '/v1/batch', { batch: [] }, basic('wm_wrong'))
    expect(wrong).toMatchObject({ status: 401, json: problem('ingest.unknown-key') })
  })

  test('each item is answered for itself, and a refused one says why and where', async () => {
    const batch = [{ type: 'track', userId: 'bob' }, 7, track('bob', 'Visit', '2026-01-02T10:00:00Z')]
    const { status, json } = await given.ask('POST', '/v1/batch', { batch }, bearer())
    expect(status).toBe(200)
    expect(json).toMatchObject({
      success: false,
      results: [
        { index: 0, status: 'refused', code: 'event-missing' },
        { index: 1, status: 'refused', code: 'not-an-object' },
        { index: 2, status: 'accepted' },
      ],
    })
    const warnings = await given.ask('GET', '/api/v1/sources/warnings?limit=2')
    expect(warnings.json).toMatchObject({
      rows: [{ reason: expect.any(String) }, { reason: expect.any(String) }],
    })
  })

  test.each(['gzip', 'deflate-not', 'br-broken'])(
    'a compressed body (%s) is unpacked or refused, never guessed',
    async (encoding) => {
      const body = gzipSync(JSON.stringify({ batch: [track('cia', 'Visit', '2026-01-03T10:00:00Z')] }))
      const response = await fetch(`${given.url}/v1/batch`, {
        method: 'POST',
        headers: { ...bearer(), 'content-encoding': encoding.split('-')[0] ?? '' },
        body,
      })
      expect(response.status).toBe(encoding === 'gzip' ? 200 : 400)
      await response.body?.cancel()
    },
  )

  test('what a browser sends when a page closes is taken: plain text, from any page', async () => {
    const response = await fetch(`${given.url}/v1/track?writeKey=${given.writeKey}`, {
      method: 'POST',
      headers: { 'content-type': 'text/plain;charset=UTF-8', origin: 'https://shop.example' },
      body: JSON.stringify({ anonymousId: 'b-1', event: 'Page Left', messageId: 'beacon-1' }),
    })
    expect(response.status).toBe(200)
    expect(response.headers.get('access-control-allow-origin')).toBe('*')
    await response.body?.cancel()
    const asked = await fetch(`${given.url}/v1/track`, {
      method: 'OPTIONS',
      headers: { origin: 'https://shop.example' },
    })
    expect(asked.status).toBe(204)
  })

  test.each([
    ['broken JSON', '{"batch":', 400, 'request.not-json'],
    ['nothing', '', 400, 'request.not-json'],
    ['a list', '[]', 400, 'request.invalid'],
    ['a text', '"text"', 400, 'request.invalid'],
    ['a batch that is no list', '{"batch":{}}', 400, 'request.invalid'],
    ['no batch', '{}', 400, 'request.invalid'],
    ['deep nesting', `{"batch":${'['.repeat(5000)}${']'.repeat(5000)}}`, 400, 'request.invalid'],
    ['more than 500 KB', `{"batch":["${'x'.repeat(600_000)}"]}`, 413, 'request.too-large'],
  ])('%s as a body is refused', async (_name, body, status, code) => {
    const answer = await given.ask('POST', '/v1/batch', body, bearer())
    expect(answer).toMatchObject({ status, json: problem(code) })
  })

  test('a small body that unpacks to a huge one is refused', async () => {
    const response = await fetch(`${given.url}/v1/batch`, {
      method: 'POST',
      headers: { ...bearer(), 'content-encoding': 'gzip' },
      body: gzipSync(Buffer.alloc(50_000_000, 0x20)),
    })
    expect(response.status).toBe(413)
    await response.body?.cancel()
  })

  test('NUL characters, half characters and prototype keys harm nothing', async () => {
    const batch = [
      {
        ...track('nul\0user', 'Vis\0it', '2026-01-04T10:00:00Z', { text: 'a\0b', '\0': 1 }),
        messageId: 'nul-1',
      },
      { ...track('half', 'Visit \ud800', '2026-01-04T10:00:00Z'), messageId: 'half-\udc00' },
    ]
    const text = JSON.stringify({ batch }).replace(
      '"properties":{',
      '"properties":{"__proto__":{"polluted":true},',
    )
    const answer = await given.ask('POST', '/v1/batch', text, bearer())
    expect(answer.status).toBe(200)
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined()
  })
})

describe('maps', () => {
  let design: MapDesign
  let map: JourneyMap

  beforeAll(async () => {
    const batch = ['eva', 'fay', 'gus', 'hal'].flatMap((user, index) => [
      track(user, 'Looked', `2026-02-0${index + 1}T10:00:00Z`),
      track(user, 'Bought', `2026-02-0${index + 1}T11:00:00Z`, { value: '19.99', currency: 'EUR' }),
      ...(index < 2
        ? [track(user, 'Rated', `2026-02-0${index + 1}T12:00:00Z`, { nps: 3 + index, text: 'Too late!' })]
        : []),
    ])
    const sent = await given.ask('POST', '/v1/batch', { batch }, bearer())
    expect(sent.json).toMatchObject({ success: true })
    await settled()
    const known = await touchpoints()
    const step = (name: string) => ({
      id: name,
      name,
      touchpoints: [known.get(name)?.id ?? 0],
      department: '',
    })
    design = {
      name: 'Buying',
      actor: 'Eva',
      scenario: '',
      expectations: [],
      owner: '',
      follow: 'customer',
      startSteps: [],
      endSteps: [],
      inactivityDays: 3650,
      restart: false,
      stages: [
        { id: 's1', name: 'Look', steps: [step('Looked')] },
        { id: 's2', name: 'Buy', steps: [step('Bought')] },
        { id: 's3', name: 'After', steps: [step('Rated')] },
      ],
    }
    const made = await given.ask('POST', '/api/v1/maps', design)
    expect(made.status).toBe(201)
    map = made.json as JourneyMap
    expect(made.headers.get('etag')).toBe('"1"')
    expect(made.headers.get('location')).toBe(`/api/v1/maps/${map.id}`)
  })

  test('a map is measured, and every count opens exactly its journeys', async () => {
    const { json, status } = await given.ask('GET', `/api/v1/maps/${map.id}/measure`)
    expect(status).toBe(200)
    const { measure, compare } = json as { measure: MapMeasure; compare: null }
    expect(compare).toBeNull()
    expect(measure.stages.map(({ reached }) => reached.n)).toEqual([4, 4, 2])
    expect(measure.steps[1]?.value).toEqual([{ currency: 'EUR', minor: 7996, journeys: 4 }])
    for (const { reached } of [...measure.stages, ...measure.steps]) {
      const people = await given.ask(
        'GET',
        `/api/v1/maps/${map.id}/customers?number=${encodeURIComponent(reached.number)}`,
      )
      expect((people.json as JourneyList).total).toBe(reached.n)
    }
  })

  test('the journeys behind a number are searched by name, and go into a file that no spreadsheet runs', async () => {
    const { json } = await given.ask('GET', `/api/v1/maps/${map.id}/customers?number=journeys`)
    const all = json as JourneyList
    const [one] = all.rows
    const q = encodeURIComponent(one?.label.slice(1).toUpperCase() ?? '')
    const found = await given.ask('GET', `/api/v1/maps/${map.id}/customers?number=journeys&q=${q}`)
    expect(found.json).toMatchObject({ total: 1, rows: [{ customer: one?.customer }] })
    const nobody = await given.ask('GET', `/api/v1/maps/${map.id}/customers?number=journeys&q=nobody-at-all`)
    expect(nobody.json).toMatchObject({ total: 0, customers: 0, rows: [], next: null })

    const file = await given.ask('GET', `/api/v1/maps/${map.id}/customers/export?number=journeys`)
    expect(file.headers.get('content-type')).toContain('text/csv')
    const rows = parse(file.text, { bom: true, columns: true }) as Record<string, string>[]
    expect(rows.map(({ Customer }) => Customer)).toEqual(all.rows.map(({ customer }) => customer))
    expect(rows[0]).toMatchObject({ Name: one?.label, State: one?.state, Steps: String(one?.steps) })
    expect(rows.filter(({ Name }) => /^[=+@-]/.test(Name ?? ''))).toEqual([])
    const few = await given.ask('GET', `/api/v1/maps/${map.id}/customers/export?number=journeys&q=${q}`)
    expect(parse(few.text, { bom: true, columns: true })).toHaveLength(1)
    const wrong = await given.ask('GET', `/api/v1/maps/${map.id}/customers/export?number=nothing`)
    expect(wrong).toMatchObject({ status: 404, json: { code: 'map.unknown-number' } })
  })

  test('a period can be compared with another', async () => {
    const path = `/api/v1/maps/${map.id}/measure?from=2026-02-01&to=2026-02-03&compareFrom=2026-02-03&compareTo=2026-02-04T00:00:00Z&channels=web`
    const { measure, compare } = (await given.ask('GET', path)).json as {
      measure: MapMeasure
      compare: MapMeasure
    }
    expect([measure.journeys.n, compare.journeys.n]).toEqual([2, 1])
  })

  test('an interaction posted from outside is told to those who watch, and is in the numbers', async () => {
    await given.ask('GET', `/api/v1/maps/${map.id}/measure`)
    const stop = new AbortController()
    const stream = await fetch(`${given.url}/api/v1/live`, { signal: stop.signal, headers: given.admin })
    const body = stream.body as AsyncIterable<Uint8Array> | null
    expect(stream.headers.get('content-type')).toContain('text/event-stream')
    const seen: string[] = []
    const counted = `{"kind":"customers","ids":["${homeOf('user', 'ida')}"]}`
    const reading = (async () => {
      for await (const chunk of body ?? []) {
        seen.push(Buffer.from(chunk).toString())
        // With its steps: words that were read anew are told too, without.
        const told = seen.join('')
        if (/"map-changed".*"steps":\["/.test(told) && told.includes(counted)) return
      }
    })()
    const sentAt = Date.now()
    await given.ask('POST', '/v1/track', track('ida', 'Looked', '2026-02-10T10:00:00Z'), bearer())
    await Promise.race([reading, sleep(10_000)])
    expect(seen.join('')).toContain(`"map":"${map.id}"`)
    expect(seen.join('')).toContain(counted)
    expect(Date.now() - sentAt).toBeLessThan(10_000)
    stop.abort()
    await reading.catch(() => {})
    const { measure } = (await given.ask('GET', `/api/v1/maps/${map.id}/measure`)).json as {
      measure: MapMeasure
    }
    expect(measure.journeys.n).toBe(5)
  })

  test('a change needs the version it was made from', async () => {
    const path = `/api/v1/maps/${map.id}`
    const wished = { ...design, name: 'Buying well' }
    expect(await given.ask('PUT', path, wished)).toMatchObject({
      status: 412,
      json: problem('request.precondition-failed'),
    })
    const changed = await given.ask('PUT', path, wished, { 'if-match': '"1"' })
    expect(changed).toMatchObject({ status: 200, json: { version: 2, design: { name: 'Buying well' } } })
    const late = await given.ask('PUT', path, design, { 'if-match': '"1"' })
    expect(late).toMatchObject({
      status: 412,
      json: { code: 'request.precondition-failed', facts: { version: 2 } },
    })
    expect(late.headers.get('etag')).toBe('"2"')
    const versions = await given.ask('GET', `${path}/versions`)
    expect(versions.json).toMatchObject([{ version: 2 }, { version: 1 }])
    expect((await given.ask('POST', `${path}/versions/1/restore`)).json).toMatchObject({
      version: 3,
      design: { name: 'Buying' },
    })
    expect((await given.ask('GET', `${path}/versions/2`)).json).toMatchObject({
      design: { name: 'Buying well' },
    })
  })

  test('a wrong design is refused with the field', async () => {
    const wrong = { ...design, stages: [{ id: 'x', name: '', steps: [] }] }
    expect(await given.ask('POST', '/api/v1/maps', wrong)).toMatchObject({
      status: 400,
      json: { code: 'request.invalid', where: 'body.stages.0.name' },
    })
  })

  test('a request that is sent twice with one Idempotency-Key is done once', async () => {
    const once = { 'idempotency-key': 'make-1' }
    const [first, second] = [
      await given.ask('POST', '/api/v1/maps', { ...design, name: 'Once' }, once),
      await given.ask('POST', '/api/v1/maps', { ...design, name: 'Once' }, once),
    ]
    expect(second).toMatchObject({ status: 201, text: first.text })
    expect(second.headers.get('idempotency-replayed')).toBe('true')
    const other = await given.ask('POST', '/api/v1/maps', { ...design, name: 'Other' }, once)
    expect(other).toMatchObject({ status: 409, json: problem('request.conflict') })
    const { json } = await given.ask('GET', '/api/v1/maps')
    expect((json as JourneyMap[]).filter(({ design: { name } }) => name === 'Once')).toHaveLength(1)
    const { id } = first.json as JourneyMap
    expect((await given.ask('DELETE', `/api/v1/maps/${id}`)).status).toBe(204)
    expect(await given.ask('GET', `/api/v1/maps/${id}`)).toMatchObject({
      status: 404,
      json: problem('map.not-found'),
    })
  })

  test('a map is drafted from the data alone, the flow drawn, and Home shows it all', async () => {
    const draft = await given.ask('POST', '/api/v1/maps/draft', { follow: 'customer' })
    expect(draft).toMatchObject({ status: 200, json: { design: { stages: expect.any(Array) } } })
    expect((await given.ask('POST', '/api/v1/maps/draft')).status).toBe(200)
    expect((await given.ask('GET', '/api/v1/flow?touchpoints=5')).json).toMatchObject({
      journeys: expect.any(Number),
    })
    expect((await given.ask('GET', '/api/v1/home')).json).toMatchObject({
      maps: [{ name: 'Buying', journeys: 5 }],
      totals: { customers: expect.any(Number) },
    })
  })

  test('every number of the flow names the customers behind it, page by page', async () => {
    const { json } = await given.ask('GET', '/api/v1/flow?touchpoints=2')
    const { nodes, edges } = json as Flow
    expect(edges.length).toBeGreaterThan(2)
    for (const { number, customers } of [...nodes, ...edges]) {
      const found: unknown[] = []
      for (let cursor: string | null = ''; cursor !== null; ) {
        const path: string = `/api/v1/flow/customers?touchpoints=2&limit=2&number=${number}`
        const page = await given.ask('GET', cursor ? `${path}&cursor=${cursor}` : path)
        expect(page).toMatchObject({ status: 200, json: { customers } })
        const { rows, next } = page.json as FlowCustomers
        found.push(...rows.map(({ customer }) => customer))
        cursor = next
      }
      expect([number, new Set(found).size]).toEqual([number, customers])
    }
    const ask = (query: string) => given.ask('GET', `/api/v1/flow/customers?${query}`)
    expect(await ask('number=node:59999')).toMatchObject({ status: 404, json: problem('map.unknown-number') })
    expect(await ask('number=node:-1&cursor=x')).toMatchObject({
      status: 400,
      json: problem('request.invalid'),
    })
    expect((await ask('touchpoints=5')).status).toBe(400)
  })

  test.each([
    ['a word for a time', 'from=yesterday', 'request.invalid'],
    ['an empty period', 'from=2026-02-02&to=2026-02-01', 'request.invalid'],
    ['an unknown channel', 'channels=web,pigeon', 'request.invalid'],
    ['broken JSON', 'segment={', 'segment.invalid'],
    ['an unknown rule', `segment=${encodeURIComponent('{"kind":"eval","code":"1"}')}`, 'segment.invalid'],
    [
      'deep nesting',
      `segment=${encodeURIComponent(`${'{"kind":"not","rule":'.repeat(300)}${'}'.repeat(300)}`)}`,
      'segment.invalid',
    ],
    ['a misspelt name', 'form=2026-02-01', 'request.invalid'],
  ])('%s in a filter is refused', async (_name, query, code) => {
    const answer = await given.ask('GET', `/api/v1/maps/${map.id}/measure?${query}`)
    expect(answer.status).toBeGreaterThanOrEqual(400)
    expect(answer.status).toBeLessThan(500)
    expect(answer.json).toEqual(problem(code))
  })

  test('a customer can be opened as soon as her first interaction is accepted', async () => {
    for (let number = 0; number < 5; number++) {
      const userId = `just-come-${number}`
      const body = { type: 'track', messageId: userId, userId, event: 'Order' }
      const sent = await given.ask('POST', '/v1/track', body, bearer())
      expect(sent.status).toBe(200)
      const id = String(homeOf('user', userId))
      expect(await given.ask('GET', `/api/v1/customers/${id}`)).toMatchObject({
        status: 200,
        json: { label: userId, interactions: 1 },
      })
    }
  })

  test('the next step of a known customer is counted when somebody opens her page', async () => {
    const userId = 'comes-again'
    for (let number = 1; number <= 5; number++) {
      const body = { type: 'track', messageId: `again-${number}`, userId, event: 'Order' }
      expect((await given.ask('POST', '/v1/track', body, bearer())).status).toBe(200)
      const answer = await given.ask('GET', `/api/v1/customers/${homeOf('user', userId)}`)
      expect(answer.json).toMatchObject({ interactions: number })
    }
  })

  test('a customer has a page, a timeline and a line over the map', async () => {
    const found = await given.ask('GET', '/api/v1/customers?q=eva')
    const { rows } = found.json as { rows: { id: string }[] }
    const id = rows[0]?.id ?? ''
    const { json } = await given.ask('GET', `/api/v1/customers/${id}`)
    expect(json as Customer).toMatchObject({
      label: 'eva',
      identifiers: [{ kind: 'user', value: 'eva' }],
      lastNps: { score: 3 },
    })
    expect((await given.ask('GET', `/api/v1/customers/${id}/timeline?limit=1`)).json).toMatchObject({
      entries: [{ touchpointName: 'Rated', source: 'said' }],
      next: expect.any(String),
    })
    expect((await given.ask('GET', `/api/v1/customers/${id}/line?map=${map.id}`)).json).toMatchObject({
      lastStep: 'Rated',
    })
    const nobody = await given.ask('GET', '/api/v1/customers/99999999999999999999')
    expect(nobody.status).toBe(400)
    expect(await given.ask('GET', '/api/v1/customers/1')).toMatchObject({
      status: 404,
      json: problem('customer.not-found'),
    })
  })

  test('two customers are joined by hand and parted again', async () => {
    const idOf = async (name: string) => {
      const { json } = await given.ask('GET', `/api/v1/customers?q=${name}`)
      return (json as { rows: { id: string }[] }).rows[0]?.id ?? ''
    }
    const [from, into] = [await idOf('gus'), await idOf('hal')]
    const merged = await given.ask('POST', '/api/v1/identity/merges', { from, into, reason: 'one household' })
    expect(merged).toMatchObject({ status: 201, json: { kind: 'merge', state: 'active' } })
    await settled()
    expect((await given.ask('GET', `/api/v1/customers/${into}`)).json).toMatchObject({ interactions: 4 })
    const log = await given.ask('GET', `/api/v1/customers/${into}/identity`)
    expect(log.json).toMatchObject([{ kind: 'merge', evidence: 'one household' }])
    const { id } = merged.json as { id: number }
    expect((await given.ask('DELETE', `/api/v1/identity/merges/${id}`)).status).toBe(204)
    await settled()
    expect((await given.ask('GET', `/api/v1/customers/${from}`)).json).toMatchObject({ interactions: 2 })
    expect((await given.ask('DELETE', `/api/v1/identity/merges/${id}`)).json).toEqual(
      problem('identity.merge-not-found'),
    )
  })
})

describe('touchpoints', () => {
  test('are named, made, previewed, merged and removed, and history follows', async () => {
    const before = await touchpoints()
    const looked = before.get('Looked')
    const renamed = await given.ask('PATCH', `/api/v1/touchpoints/${looked?.id}`, {
      name: 'Looks around',
      department: 'Shop',
    })
    expect(renamed).toMatchObject({ status: 200, json: { name: 'Looks around', department: 'Shop' } })
    const rule = { name: 'Bou*' }
    expect((await given.ask('POST', '/api/v1/touchpoints/preview', rule)).json).toMatchObject([
      { name: 'Bought' },
    ])
    const made = await given.ask('POST', '/api/v1/touchpoints', {
      name: 'Any purchase',
      channel: 'shop',
      rules: [rule],
    })
    expect(made.status).toBe(201)
    await given.waymark.parts.rebuild.finished()
    const after = await touchpoints()
    expect(after.get('Any purchase')).toMatchObject({ interactions: 4, customers: 4, channel: 'shop' })
    const { id } = made.json as { id: number }
    const into = after.get('Rated')?.id
    expect((await given.ask('POST', `/api/v1/touchpoints/${id}/merge`, { into })).json).toMatchObject({
      name: 'Rated',
    })
    await given.waymark.parts.rebuild.finished()
    expect((await touchpoints()).get('Rated')).toMatchObject({ interactions: 6 })
    expect((await given.ask('GET', '/api/v1/touchpoints/rederivation')).json).toMatchObject({ state: 'idle' })
    expect((await given.ask('DELETE', `/api/v1/touchpoints/${id}`)).json).toEqual(
      problem('touchpoint.not-found'),
    )
    expect((await given.ask('DELETE', `/api/v1/touchpoints/${into}`)).status).toBe(204)
    await given.waymark.parts.rebuild.finished()
  })
})

describe('sources', () => {
  test('a key is made, works at once, and is refused once revoked', async () => {
    const made = await given.ask('POST', '/api/v1/sources/keys', { name: 'Shop' })
    const { id, key } = made.json as { id: number; key: string }
    expect((await given.ask('POST', '/v1/batch', { batch: [] }, basic(key))).status).toBe(200)
    const overview = await given.ask('GET', '/api/v1/sources')
    expect(overview.text).not.toContain(key)
    expect(overview.json).toMatchObject({
      keys: [{ name: 'Default' }, { name: 'Shop' }],
      warnings: expect.any(Number),
    })
    expect((await given.ask('DELETE', `/api/v1/sources/keys/${id}`)).status).toBe(204)
    expect((await given.ask('POST', '/v1/batch', { batch: [] }, basic(key))).status).toBe(401)
  })

  test('the first key lies in a file that only its owner can read', async () => {
    const { mode } = await stat(join(given.directory, 'first-write-key.txt'))
    expect(mode & 0o777).toBe(0o600)
  })

  test('a refused item is tried again', async () => {
    const { json } = await given.ask('GET', '/api/v1/sources/warnings?limit=500')
    const { rows } = json as { rows: { id: number; reason: string }[] }
    const missing = rows.find(({ reason }) => reason === 'event-missing')
    const replayed = await given.ask('POST', `/api/v1/sources/warnings/${missing?.id}/replay`)
    expect(replayed).toMatchObject({ status: 200, json: { status: 'refused', code: 'event-missing' } })
    expect(await given.ask('POST', '/api/v1/sources/warnings/999999/replay')).toMatchObject({ status: 404 })
  })
})

describe('imports', () => {
  const csv =
    'customer,time,event\nkim,2026-03-01T10:00:00Z,Came\nkim,not a time,Came\nlea,2026-03-01T11:00:00Z,Came\n'
  const stateOf = async (id: number, wanted: string) => {
    for (let turn = 0; turn < 200; turn += 1) {
      const { json } = await given.ask('GET', `/api/v1/imports/${id}`)
      if ((json as { state: string }).state === wanted) return json
      await sleep(50)
    }
    throw new Error(`import ${id} never became ${wanted}`)
  }

  test('a file is uploaded, checked, taken in and taken back', async () => {
    const form = new FormData()
    form.set('file', new File([csv], 'visits.csv', { type: 'text/csv' }))
    const response = await fetch(`${given.url}/api/v1/imports`, {
      method: 'POST',
      headers: given.admin,
      body: form,
    })
    expect(response.status).toBe(201)
    const { id } = (await response.json()) as { id: number }
    expect(await stateOf(id, 'checked')).toMatchObject({
      fileName: 'visits.csv',
      preview: { counts: { rows: 3, refused: 1 } },
    })
    expect((await given.ask('POST', `/api/v1/imports/${id}/run`)).status).toBe(200)
    expect(await stateOf(id, 'done')).toMatchObject({ counts: { accepted: 2, refused: 1 } })
    await settled()
    expect((await touchpoints()).get('Came')).toMatchObject({ interactions: 2 })
    const refused = await given.ask('GET', `/api/v1/imports/${id}/refused.csv`)
    expect(refused.headers.get('content-type')).toContain('text/csv')
    expect(refused.text).toContain('not a time')
    expect((await given.ask('POST', `/api/v1/imports/${id}/undo`)).status).toBe(200)
    await stateOf(id, 'undone')
    await settled()
    // Found by this file alone, so it leaves with it.
    expect((await touchpoints()).has('Came')).toBe(false)
  })

  test('the bytes alone will do, and a path in the name leads nowhere', async () => {
    const response = await fetch(
      `${given.url}/api/v1/imports?fileName=${encodeURIComponent('../../etc/visits.csv')}`,
      {
        method: 'POST',
        headers: { ...given.admin, 'content-type': 'application/octet-stream' },
        body: csv,
      },
    )
    const made = (await response.json()) as { id: number; fileName: string }
    expect(made.fileName).toBe('visits.csv')
    await stateOf(made.id, 'checked')
    expect((await given.ask('POST', `/api/v1/imports/${made.id}/cancel`)).json).toMatchObject({
      state: 'cancelled',
    })
    expect(await given.ask('GET', '/api/v1/imports/4711')).toMatchObject({
      status: 404,
      json: problem('import.not-found'),
    })
  })

  test.each([
    ['no file in the form', () => new FormData(), undefined],
    ['no name', () => 'a,b\n', 'application/octet-stream'],
    ['a broken form', () => '--x\r\nnonsense', 'multipart/form-data; boundary=x'],
  ])('%s is refused, and nothing stays on the disk', async (_name, body, type) => {
    const response = await fetch(`${given.url}/api/v1/imports`, {
      method: 'POST',
      body: body(),
      headers: { ...given.admin, ...(type ? { 'content-type': type } : {}) },
    })
    expect(response.status).toBe(400)
    expect(response.headers.get('content-type')).toContain('application/problem+json')
    await response.body?.cancel()
  })
})

test('a second Waymark in the same folder is told so and harms nothing', async () => {
  const { startWaymark } = await import('../src/main.ts')
  const { readConfig } = await import('../src/config.ts')
  const config = readConfig({ PORT: '0', WAYMARK_DATA: given.directory })
  await expect(startWaymark(config, { say: () => {} })).rejects.toMatchObject({ code: 'store.locked' })
  expect((await given.ask('GET', '/health/ready')).status).toBe(200)
})
