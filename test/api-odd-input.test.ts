import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { MapDesign } from '../src/model/journey-map.ts'
import { answerOf, type Given, givenWaymark } from './api-given.ts'
import { type Document, type OddRequest, type Operation, oddRequest } from './api-odd-input.ts'
import { commandLineHeaders, invited } from './support/signed-in.ts'

const requestsPerRoute = 15
const answersWithinMs = 15_000
/** FUZZ_SEED=1234 asks otherwise, FUZZ_SEED=random otherwise each time. */
const wish = process.env.FUZZ_SEED ?? '20261121'
const seed = wish === 'random' ? Date.now() % 2 ** 31 : Number(wish)
console.log(`Odd input is made from the seed ${seed}.`)

let given: Given
let document: Document
let real: string[]
/** Of a map, a deal and a company that no odd request is told of. */
let unknownIds: string[]

beforeAll(async () => {
  given = await givenWaymark()
  const batch = ['ann', 'bob'].map((userId) => ({ type: 'track', event: 'Visit', userId, messageId: userId }))
  await given.ask('POST', '/v1/batch', { batch }, { authorization: `Bearer ${given.writeKey}` })
  await given.waymark.parts.keeper.caughtUp()
  const step = { id: 'a', name: 'Visit', touchpoints: [1], department: '' }
  const design: Partial<MapDesign> = { name: 'Map', stages: [{ id: 's', name: 'Stage', steps: [step] }] }
  const map = await given.ask('POST', '/api/v1/maps', design)
  const found = await given.ask('GET', '/api/v1/customers')
  const { rows } = found.json as { rows: { id: string }[] }
  const make = async (type: string, values: object) => {
    const { json } = await given.ask('POST', `/api/v1/records/${type}`, { values })
    return (json as { record: { id: string } }).record.id
  }
  const records = await Promise.all([make('deal', { name: 'Fleet' }), make('company', { name: 'Bakery' })])
  await given.ask('POST', '/api/v1/webhooks', {
    name: 'Shop',
    url: 'http://127.0.0.1:9/',
    happenings: ['deal.created', 'deal.updated', 'interaction.accepted'],
  })
  real = ['1', '2', (map.json as { id: string }).id, ...rows.map(({ id }) => id), ...records]
  const unknown = await given.ask('POST', '/api/v1/maps', { ...design, name: 'Unknown' })
  unknownIds = [
    (unknown.json as { id: string }).id,
    await make('deal', { name: 'Unknown' }),
    await make('company', { name: 'Unknown' }),
  ]
  document = (await given.ask('GET', '/api/v1/openapi.json')).json as Document
})
afterAll(async () => given.close())

/** What nobody may have changed who did not know of it. */
const intact = async () => {
  const places = ['/maps/', '/records/deal/', '/records/company/'].map(
    (path, index) => path + unknownIds[index],
  )
  return Promise.all(places.map(async (path) => (await given.ask('GET', `/api/v1${path}`)).text))
}

/** What a viewer sees and must not be able to change. */
const readings = [
  ...['maps', 'touchpoints', 'pipelines', 'sources/keys', 'webhooks', 'api-keys', 'invitations', 'imports'],
  ...['customer', 'company', 'deal', 'note'].map((type) => `records/${type}`),
]
const readAll = () =>
  Promise.all(readings.map(async (path) => `${path}: ${(await given.ask('GET', `/api/v1/${path}`)).text}`))

const headersFor = async (path: string): Promise<Record<string, string>> => {
  if (path.startsWith('/v1/')) return { authorization: `Bearer ${given.writeKey}` }
  return path.startsWith('/api/v1/me') ? given.admin : commandLineHeaders(given.directory)
}

const judge = async ({ method, path, body, type }: OddRequest, asker: Record<string, string>) => {
  const response = await fetch(given.url + path, {
    method,
    headers: {
      ...(body === undefined ? {} : { 'content-type': type }),
      'if-match': '"1"',
      ...asker,
    },
    ...(body === undefined ? {} : { body }),
    signal: AbortSignal.timeout(answersWithinMs),
  })
  const { status, headers, json, text } = await answerOf(response)
  expect(status, text).toBeLessThan(500)
  if (status < 400) return
  expect(headers.get('content-type')).toContain('application/problem+json')
  expect(json).toMatchObject({ code: expect.any(String), detail: expect.any(String), status })
  expect(text).not.toMatch(/node_modules|\bat .+\.ts:\d/)
}

const streams = ['/api/v1/live']

/** Every operation that is wanted, asked oddly so many times; returns what was answered wrongly. */
const askOddly = async (
  times: number,
  wanted: (path: string, operation: Operation) => boolean,
  asker: (path: string) => Promise<Record<string, string>>,
): Promise<{ broken: string[]; asked: number }> => {
  const broken: string[] = []
  let asked = 0
  for (const [path, operations] of Object.entries(document.paths))
    for (const [method, operation] of Object.entries(operations)) {
      if (streams.includes(path) || !wanted(path, operation)) continue
      const property = fc.asyncProperty(oddRequest(path, method, document, real), async (one) => {
        asked += 1
        await judge(one, await asker(path))
      })
      const found = await fc.check(property, { numRuns: times, seed, endOnFailure: true })
      if (found.failed) broken.push(`${JSON.stringify(found.counterexample)}: ${String(found.errorInstance)}`)
    }
  return { broken, asked }
}

test('a viewer who asks oddly for everything gets words, and changes nothing', {
  timeout: 300_000,
}, async () => {
  const viewer = await invited(given.url, given.admin, 'viewer')
  const before = await readAll()
  const { broken, asked } = await askOddly(
    8,
    (path, operation) =>
      path.startsWith('/api/') && !['own-account', undefined].includes(operation['x-permission']),
    async () => viewer,
  )
  expect(broken).toEqual([])
  expect(asked).toBeGreaterThan(200)
  expect(await readAll()).toEqual(before)
})

test('every route answers odd input in words: never a 5xx, never silence, and what was not asked for stays', {
  timeout: 600_000,
}, async () => {
  const before = await intact()
  for (const text of before) expect(text).toContain('Unknown')
  const { broken, asked } = await askOddly(requestsPerRoute, () => true, headersFor)
  expect(broken).toEqual([])
  expect(asked).toBeGreaterThan(500)
  expect((await given.ask('GET', '/health/ready')).status).toBe(200)
  expect(await intact()).toEqual(before)
})
