import { connect } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Given, givenWaymark } from './api-given.ts'

let given: Given
beforeAll(async () => {
  given = await givenWaymark()
})
afterAll(async () => given.close())

/** What fetch cannot send: any bytes, any Host. */
const raw = (text: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const { hostname, port } = new URL(given.url)
    const socket = connect(Number(port), hostname, () => socket.write(text))
    let answer = ''
    socket.on('data', (chunk) => {
      answer += chunk
    })
    socket.on('end', () => resolve(answer))
    socket.on('error', reject)
  })

const problem = (code: string) => expect.objectContaining({ code, detail: expect.any(String) })

test('both stores answer', async () => {
  const ready = await given.ask('GET', '/health/ready')
  expect(ready.json).toEqual({ status: 'ok', records: 'ok', journeys: 'ok' })
  expect((await given.ask('GET', '/health/live')).status).toBe(200)
})

test('metrics count requests by route', async () => {
  await given.ask('GET', '/health/live')
  const { text } = await given.ask('GET', '/metrics')
  expect(text).toContain('waymark_http_request_seconds_count{method="GET",route="/health/live",status="200"}')
})

test.each(['evil.example', 'localhost.evil.example', '127.0.0.1.evil.example:80', ''])(
  'a page that points its own name "%s" to this machine gets nothing',
  async (host) => {
    const answer = await raw(`GET /api/v1/sources HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`)
    expect(answer).toMatch(/^HTTP\/1\.1 4\d\d/)
    expect(answer).toContain('application/problem+json')
  },
)

test.each(['localhost', '127.0.0.1:4600', '[::1]:4600', 'LOCALHOST:1'])(
  '%s is this machine',
  async (host) => {
    const answer = await raw(`GET /health/live HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`)
    expect(answer).toMatch(/^HTTP\/1\.1 200/)
  },
)

const foreign: Record<string, string>[] = [
  { origin: 'https://evil.example' },
  { origin: 'null' },
  { 'sec-fetch-site': 'cross-site' },
]
test.each(foreign)('a foreign page cannot change anything (%o)', async (headers) => {
  const answer = await given.ask('POST', '/api/v1/sources/keys', { name: 'x' }, headers)
  expect(answer.status).toBe(403)
  expect(answer.json).toEqual(problem('request.foreign-origin'))
})

test('the API is not readable from other pages, the collection is open to all', async () => {
  const api = await given.ask('GET', '/health/live', undefined, { origin: 'https://shop.example' })
  expect(api.headers.get('access-control-allow-origin')).toBeNull()
})

test('no script runs that is not our file', async () => {
  const { headers } = await given.ask('GET', '/')
  const policy = headers.get('content-security-policy') ?? ''
  expect(policy).toContain("script-src 'self';")
  expect(policy).not.toMatch(/script-src[^;]*unsafe/)
  const docs = await given.ask('GET', '/docs')
  expect(docs.headers.get('content-security-policy')).toContain("script-src 'self';")
  expect(docs.text).not.toMatch(/<script(?![^>]*src=)/)
})

test('an address that is not there is a problem in the API and the web app elsewhere', async () => {
  const api = await given.ask('GET', '/api/v1/nothing')
  expect(api).toMatchObject({ status: 404, json: problem('request.not-found') })
  expect(api.headers.get('content-type')).toContain('application/problem+json')
  const page = await given.ask('GET', '/maps/1', undefined, { accept: 'text/html' })
  expect(page.headers.get('content-type')).toContain('text/html')
  expect((await given.ask('GET', '/assets/gone.js')).status).toBe(404)
})

test('what is not HTTP is answered with a problem, too', async () => {
  const answer = await raw('NONSENSE\r\n\r\n')
  expect(answer).toMatch(/^HTTP\/1\.1 400/)
  expect(answer).toContain('"code":"request.invalid"')
})

test('a percent sign that means nothing is a 400', async () => {
  const answer = await raw('GET /api/v1/%zz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n')
  expect(answer).toMatch(/^HTTP\/1\.1 400/)
  expect(answer).toContain('application/problem+json')
})

test('the document describes every route in OpenAPI 3.1 and names the schemas', async () => {
  const { json } = await given.ask('GET', '/api/v1/openapi.json')
  const document = json as { openapi: string; paths: object; components: { schemas: object } }
  expect(document.openapi).toBe('3.1.0')
  expect(Object.keys(document.components.schemas)).toEqual(expect.arrayContaining(['JourneyMap', 'Problem']))
})
