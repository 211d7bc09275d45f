import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { MapDesign } from '../src/model/journey-map.ts'
import { answerOf, type Given, givenWaymark } from './api-given.ts'
import { type Document, type OddRequest, oddRequest } from './api-odd-input.ts'
import { commandLineHeaders } from './support/signed-in.ts'

const requestsPerRoute = 15
const answersWithinMs = 30_000

let given: Given
let document: Document
let real: string[]

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
  real = ['1', '2', (map.json as { id: string }).id, ...rows.map(({ id }) => id)]
  document = (await given.ask('GET', '/api/v1/openapi.json')).json as Document
})
afterAll(async () => given.close())

const judge = async ({ method, path, body, type }: OddRequest) => {
  const authorization = path.startsWith('/v1/')
    ? { authorization: `Bearer ${given.writeKey}` }
    : path.startsWith('/api/v1/me')
      ? given.admin
      : await commandLineHeaders(given.directory)
  const response = await fetch(given.url + path, {
    method,
    headers: {
      ...(body === undefined ? {} : { 'content-type': type }),
      'if-match': '"1"',
      ...authorization,
    } as Record<string, string>,
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

test('every route answers odd input in words: never a 5xx, never silence', { timeout: 600_000 }, async () => {
  const streams = ['/api/v1/live']
  const broken: string[] = []
  let asked = 0
  for (const [path, operations] of Object.entries(document.paths))
    for (const method of Object.keys(operations)) {
      if (streams.includes(path)) continue
      const request = oddRequest(path, method, document, real)
      const property = fc.asyncProperty(request, async (one) => {
        asked += 1
        await judge(one)
      })
      const found = await fc.check(property, {
        numRuns: requestsPerRoute,
        seed: 20_261_121,
        endOnFailure: true,
      })
      if (found.failed) broken.push(`${JSON.stringify(found.counterexample)}: ${String(found.errorInstance)}`)
    }
  expect(broken).toEqual([])
  expect(asked).toBeGreaterThan(500)
  expect((await given.ask('GET', '/health/ready')).status).toBe(200)
})
