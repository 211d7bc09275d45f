/** Whatever changes something or hands something out leaves a line in the audit log, however the request ends. */
import { connect } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { AuditLine } from '../src/model/audit-entry.ts'
import { type Given, givenWaymark } from './api-given.ts'
import { everyRoute } from './support/every-route.ts'

let given: Given
beforeAll(async () => {
  given = await givenWaymark()
})
afterAll(async () => given?.close())

const lines = async (action: string) => {
  const { json } = await given.ask('GET', `/api/v1/audit?limit=200&action=${encodeURIComponent(action)}`)
  return (json as { rows: AuditLine[] }).rows
}

/** As the log writes it a moment later. */
async function written(action: string, many: number): Promise<AuditLine[]> {
  for (let look = 0; look < 100; look++) {
    const found = await lines(action)
    if (found.length >= many) return found
    await sleep(50)
  }
  return lines(action)
}

/** Sends a request and goes away, at once or at the first bytes of the answer. */
const sendAndLeave = (request: string, when: 'sent' | 'answered'): Promise<void> =>
  new Promise((resolve, reject) => {
    const { hostname, port } = new URL(given.url)
    const socket = connect(Number(port), hostname, () =>
      socket.write(request, () => when === 'sent' && setImmediate(() => socket.destroy())),
    )
    socket.on('data', () => socket.destroy())
    socket.on('close', () => resolve())
    socket.on('error', reject)
  })

const head = (line: string, more = '') =>
  `${line} HTTP/1.1\r\nHost: localhost\r\nCookie: ${given.admin.cookie}\r\n${more}\r\n`

test('who goes away before the answer is in the log all the same', async () => {
  const body = JSON.stringify({ values: { name: 'Made and gone' } })
  await sendAndLeave(
    head(
      'POST /api/v1/records/company',
      `content-type: application/json\r\ncontent-length: ${body.length}\r\n`,
    ) + body,
    'sent',
  )
  for (let look = 0; look < 100; look++) {
    const { json } = await given.ask('GET', '/api/v1/records/company?q=Made')
    if ((json as { rows: unknown[] }).rows.length === 1) break
    await sleep(50)
  }
  const [line] = await written('POST /api/v1/records/:type', 1)
  expect(line).toMatchObject({ actor: { name: 'Ada Admin' }, target: '/api/v1/records/company' })
})

test('who breaks an export off is in the log all the same', async () => {
  const text = 'x'.repeat(50_000)
  const writes = Array.from({ length: 200 }, (_, index) => ({
    do: 'create',
    values: { name: `Company ${index}`, about: text },
  }))
  for (let from = 0; from < writes.length; from += 50)
    expect(
      (await given.ask('POST', '/api/v1/records/company/batch', { writes: writes.slice(from, from + 50) }))
        .status,
    ).toBe(200)
  await sendAndLeave(head('GET /api/v1/records/company/export?format=ndjson'), 'answered')
  const [line] = await written('/export', 1)
  expect(line).toMatchObject({ actor: { name: 'Ada Admin' }, status: 200 })
})

test('a file of a record and the list of erasures are exports, too', async () => {
  const { json } = await given.ask('POST', '/api/v1/records/company', { values: { name: 'With a file' } })
  const { record } = json as { record: { id: string } }
  const form = new FormData()
  form.append('file', new File(['text'], 'contract.txt'))
  const sent = await fetch(`${given.url}/api/v1/records/company/${record.id}/files`, {
    method: 'POST',
    headers: given.admin,
    body: form,
  })
  const { id } = (await sent.json()) as { id: string }
  for (const path of [`/files/${id}`, '/erasures/list']) {
    expect((await given.ask('GET', `/api/v1${path}`)).status).toBe(200)
    expect((await lines(path.split('/', 2).join('/')))[0]).toMatchObject({
      target: `/api/v1${path}`,
      status: 200,
    })
  }
})

test('every route that leaves a line says in words what it did', async () => {
  const words = new Map<string, string | undefined>()
  const { app, routes } = await everyRoute(given, {
    watch: (server) =>
      server.addHook('onRoute', ({ method, url, config }) => {
        for (const one of [method].flat()) words.set(`${one} ${url}`, config?.did)
      }),
  })
  await app.close()
  const handedOut = /export|\.csv$|\/files\/:id$|\/erasures\/list$|\/auth\/callback/
  const audited = routes
    .filter(({ permit, unaudited }) => !unaudited && permit !== 'write-key')
    .filter(({ method, url }) => !['GET', 'OPTIONS'].includes(method) || handedOut.test(url))
  expect(audited.length).toBeGreaterThan(100)
  const wordless = audited
    .map(({ method, url }) => `${method} ${url}`)
    .filter((action) => !/^[A-Z][^/:_]+$/.test(words.get(action) ?? ''))
  expect(wordless).toEqual([])
})

test('a line says what was done in words, and is found by them', async () => {
  await given.ask('POST', '/api/v1/records/company', { values: { name: 'Told in words' } })
  const [made] = await written('made a rec', 1)
  expect(made).toMatchObject({ action: 'POST /api/v1/records/:type', did: 'Made a record' })
  expect((await lines('signed in to the demo')).length).toBe(0)
  // Whoever tries it where there is no demo is in the log as well.
  expect((await given.ask('POST', '/api/v1/session/demo', {})).status).toBeGreaterThanOrEqual(400)
  expect((await written('signed in to the demo', 1))[0]).toMatchObject({ did: 'Signed in to the demo' })
  // What a part of the address finds is found still.
  expect((await lines('/session/demo')).length).toBe(1)
  expect(await lines('100% of_nothing')).toEqual([])
})
