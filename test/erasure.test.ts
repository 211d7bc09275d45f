/** A person with an unusual word in every field is exported and erased; nothing of her is left, and nobody else notices. */
import { readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { personalTables } from '../src/maps/erase-journeys.ts'
import type { Erasure, ErasurePreview } from '../src/model/erasure.ts'
import type { Import } from '../src/model/import.ts'
import type { MapMeasure } from '../src/model/measure.ts'
import { PersonExport } from '../src/model/person-export.ts'
import { connectRecords } from '../src/storage/records/connect.ts'
import { type Given, givenWaymark } from './api-given.ts'
import {
  her,
  importHer,
  importRecordsWithHer,
  mark,
  othersSaid,
  plantElsewhere,
  plantPerson,
  send,
  sendToHook,
  sheSaid,
} from './support/given-person.ts'
import { givenReceiver, type Receiver } from './support/receiver.ts'
import { type Running, startProcess } from './support/story-process.ts'

let given: Given
let map: string
let id: string
let importId: number
let before: unknown
let bob: unknown
let exported: string
let receiver: Receiver
let hook: string

const ask = async <Result = unknown>(path: string): Promise<Result> =>
  (await given.ask('GET', `/api/v1${path}`)).json as Result

/** Everything the map shows, without when it was computed. */
async function numbers(): Promise<unknown> {
  await given.waymark.parts.keeper.caughtUp()
  const { measure } = await ask<{ measure: MapMeasure }>(`/maps/${map}/measure`)
  const { freshness: _freshness, tookMs: _tookMs, map: _map, quotes: _quotes, ...rest } = measure
  return rest
}

const ofBob = async () => {
  const found = await given.waymark.parts.crm.list('customer', { limit: 5, query: 'bob' })
  const record = found.rows[0]?.id ?? ''
  return Promise.all(
    ['', '/timeline', '/identity', '/consents'].map((part) => ask(`/customers/${record}${part}`)),
  ).then(async (answers) => [...answers, await ask(`/records/customer/${record}/history`)])
}

beforeAll(async () => {
  receiver = await givenReceiver()
  given = await givenWaymark({ WAYMARK_ALLOW_PRIVATE_HOSTS: '127.0.0.1' })
  await send(given, othersSaid)
  const { catalogue, profiles, keeper } = given.waymark.parts
  await profiles.written()
  await keeper.caughtUp()
  const touchpoint = (name: string) =>
    catalogue.touchpointOfKind()[catalogue.kinds().find((kind) => kind.name === name)?.id ?? 0] ?? 0
  const step = (name: string) => ({ id: name, name, touchpoints: [touchpoint(name)] })
  const design = { name: 'Shop', stages: [{ id: 'all', name: 'All', steps: [step('visit'), step('order')] }] }
  map = ((await given.ask('POST', '/api/v1/maps', design)).json as { id: string }).id
  before = await numbers()
  bob = await ofBob()
})
afterAll(async () => {
  await given?.close()
  await receiver?.close()
})

const tablesOfRecords = async (): Promise<string[]> => {
  const { db } = given.waymark.parts.records
  const { rows } = await sql<{ name: string }>`
    select tablename as name from pg_tables where schemaname = 'public'`.execute(db)
  return rows.map(({ name }) => name)
}

const rowsOf = async (table: string): Promise<string[]> => {
  const { rows } = await sql<{ row: string }>`select t::text as row from ${sql.table(table)} t`.execute(
    given.waymark.parts.records.db,
  )
  return rows.map(({ row }) => row)
}

/** Where the word stands in any row of any table of either store. */
async function rowsThatTell(word: string): Promise<string[]> {
  const { records, journeys } = given.waymark.parts
  const found: string[] = []
  for (const table of await tablesOfRecords()) {
    const { rows } = await sql<{ row: string }>`
      select t::text as row from ${sql.table(table)} t where t::text ilike ${`%${word}%`} limit 3`.execute(
      records.db,
    )
    found.push(...rows.map(({ row }) => `${table}: ${row}`))
  }
  const tables = await journeys.rows<{ name: string }>(
    "SELECT name FROM system.tables WHERE database = currentDatabase() AND engine NOT LIKE '%View'",
  )
  for (const { name } of tables)
    for (const row of await journeys.rows<object>(`SELECT * FROM ${name}`))
      if (JSON.stringify(row).toLowerCase().includes(word))
        found.push(`${name}: ${JSON.stringify(row).slice(0, 200)}`)
  return found
}

async function filesThatTell(directory: string, word: string): Promise<string[]> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true })
  const found: string[] = []
  for (const entry of entries.filter((one) => one.isFile())) {
    const path = join(entry.parentPath, entry.name)
    if ((await readFile(path)).includes(word)) found.push(path.slice(directory.length + 1))
  }
  return found
}

const answers = [
  '/home',
  '/customers',
  `/customers?q=${mark}`,
  `/search?q=${mark}`,
  '/flow',
  '/sources/warnings',
  '/imports',
  '/merges',
  '/duplicates',
  '/audit',
  '/touchpoints',
  ...['customer', 'deal', 'ticket', 'order', 'note', 'activity', 'task'].map((type) => `/records/${type}`),
]
const answersThatTell = async (word: string): Promise<string[]> => {
  const found: string[] = []
  for (const path of [...answers, `/maps/${map}/measure`]) {
    const { text, status } = await given.ask('GET', `/api/v1${path}`)
    expect([path, status]).toEqual([path, 200])
    if (text.toLowerCase().includes(word)) found.push(path)
  }
  return found
}

test('she is everywhere, and the numbers know her', async () => {
  hook = await plantElsewhere(given, receiver.url)
  id = await plantPerson(given)
  importId = await importHer(given)
  const answered = { event: 'Survey answered', customer: her, id: 's1', text: `${mark}surveyed` }
  await sendToHook(given, hook, answered)
  await sendToHook(given, hook, [{ odd: `${mark}-device` }, { odd: 'Somebody else' }])
  await sendToHook(given, hook, { odd: `x${her}` })
  expect((await importRecordsWithHer(given)).counts).toMatchObject({ update: 1, skip: 1, refused: 1 })
  const { db } = given.waymark.parts.records
  const memory = { 'order:1': { userId: her }, '<1@mail>': { thread: 't-1' }, 'order:2': { userId: 'bob' } }
  for (const [key, value] of Object.entries(memory))
    await sql`insert into connection_memory (connection, key, value)
      values (${hook}, ${key}, ${JSON.stringify(value)}::jsonb)`.execute(db)
  await sendToHook(given, hook, { event: 'Mail', customer: her, id: 's2', thread: 't-1' })
  while (!(await rowsOf('webhook_delivery')).some((row) => row.includes('interaction.accepted')))
    await sleep(50)
  const tables = new Set((await rowsThatTell(mark)).map((row) => row.split(':')[0]))
  for (const table of [
    'crm_customer',
    'crm_change',
    'crm_search',
    'crm_word',
    'crm_consent',
    'crm_file',
    'crm_ticket',
  ])
    expect(tables).toContain(table)
  for (const table of ['webhook_delivery', 'hook_delivery', 'connection_memory', 'record_import'])
    expect(tables).toContain(table)
  expect(tables).toContain('record_import_refused')
  expect(await rowsOf('crm_reminder')).toHaveLength(1)
  for (const table of ['ingest_warning', 'identity_link', 'kind', 'interactions', 'journeys'])
    expect(tables).toContain(table)
  expect(await numbers()).not.toEqual(before)
  expect(await answersThatTell(mark)).toContain('/home')
})

test('her export holds everything, in a named shape, and as a page in which nothing acts', async () => {
  const answer = await given.ask('GET', `/api/v1/customers/${id}/export`)
  expect(answer.headers.get('content-disposition')).toContain(`person-${id}.json`)
  exported = answer.text
  const found = PersonExport.parse(answer.json)
  expect(found.schema).toBe('waymark.person-export/1')
  const words = [
    'name',
    'mail',
    'city',
    'shoe',
    'phone',
    'about',
    'nick',
    'later',
    'job',
    'subject',
    'deal',
    'line',
    'note',
  ]
  for (const word of [
    ...words,
    'deeper',
    'talk',
    'todo',
    'purpose',
    'source',
    'said',
    'tablet',
    '-device',
    '-before',
    'imported',
    'warned',
    'surveyed',
  ])
    expect([word, exported.includes(`${mark}${word}`)]).toEqual([word, true])
  expect(Buffer.from(found.files[0]?.content ?? '', 'base64').toString()).toBe(`${mark}contents`)
  expect(found.received.map(({ from }) => from)).toEqual(['Survey tool', 'Survey tool', 'Survey tool'])
  expect(found.told.map(({ to, happening }) => `${to} ${happening}`)).toContain('Warehouse customer.updated')
  expect(found.interactions.length).toBeGreaterThan(sheSaid.length)
  expect(exported).toContain(`${mark}typed`)
  for (const word of ['All good, thank you!', 'cleo', 'bob', 'Somebody else'])
    expect(exported).not.toContain(word)

  const nasty = '<img src=x onerror=alert(1)>'
  await given.ask('POST', '/api/v1/records/note', { values: { text: `${mark} ${nasty}`, customer: id } })
  const page = await given.ask('GET', `/api/v1/customers/${id}/export-page`)
  expect(page.headers.get('content-type')).toContain('text/html')
  expect(page.text).toContain('&lt;img src=x onerror=alert(1)&gt;')
  expect(page.text).not.toContain(nasty)
  expect(page.text).not.toMatch(/<(script|img|a|link|iframe)\b/i)
  const audit = await ask<{ rows: { action: string }[] }>('/audit?action=export')
  expect(audit.rows.filter(({ action }) => action.includes('export')).length).toBe(2)
})

test('she is erased after her name was typed, with a receipt that says nothing of her', async () => {
  const preview = await ask<ErasurePreview>(`/customers/${id}/erasure`)
  expect(preview.counts.interactions).toBeGreaterThan(5)
  const wrong = await given.ask('POST', '/api/v1/erasures', { customer: id, confirm: 'Somebody' })
  expect([wrong.status, (wrong.json as { code: string }).code]).toEqual([409, 'erasure.not-confirmed'])
  const begun = await given.ask('POST', '/api/v1/erasures', { customer: id, confirm: preview.label })
  expect(begun.status).toBe(202)
  await given.waymark.parts.services.erasures.settled()
  const receipt = await given.ask('GET', `/api/v1/erasures/${(begun.json as Erasure).id}`)
  expect(receipt.json).toMatchObject({ state: 'done', actor: 'Ada Admin', counts: preview.counts })
  expect(receipt.text).not.toContain(mark)
})

test('no row, no answer and no part on the disk tells of her', async () => {
  // An id that only contains hers is somebody else's.
  expect(await rowsThatTell(mark)).toEqual([expect.stringMatching(`^hook_delivery: .*x${her}`)])
  expect(await rowsThatTell(id)).toEqual([])
  expect(await answersThatTell(mark)).toEqual([])
  expect(await answersThatTell(id)).toEqual([])
  for (const path of ['', '/export', '/consents', '/erasure'])
    expect((await given.ask('GET', `/api/v1/customers/${id}${path}`)).status).toBeGreaterThanOrEqual(404)
  const { journeys } = given.waymark.parts
  const old = await journeys.rows(
    'SELECT table, name FROM system.parts WHERE NOT active AND table IN {tables:Array(String)}',
    { tables: await personalTables(journeys) },
  )
  expect(old).toEqual([])
  const files = await filesThatTell(given.directory, mark)
  // The pages and the log of PostgreSQL may hold what was deleted until they are written again; docs/security.md says so.
  expect(files.filter((path) => !path.startsWith('postgres/'))).toEqual([])
})

test('what other systems told of others, and are told of them, stays', async () => {
  expect(await rowsOf('crm_reminder')).toEqual([])
  expect((await rowsOf('connection_memory')).map((row) => row.includes('order:2'))).toEqual([true])
  expect(await rowsOf('hook_delivery')).toHaveLength(1)
  expect(await rowsOf('record_import')).toHaveLength(1)
})

test('the map shows what it showed before she was, and another customer is as before', async () => {
  // What the import brought of Bob is his.
  await given.ask('POST', `/api/v1/imports/${importId}/undo`)
  await given.waymark.parts.importer.settled(importId)
  expect(await numbers()).toEqual(before)
  expect(await ofBob()).toEqual(bob)
})

test('late events, files and people do not bring her back', async () => {
  const late = [
    ...sheSaid,
    { type: 'identify', userId: 'new-1', traits: { email: `${mark}mail@marlow.example` } },
  ]
  const { results } = await send(given, late)
  // What only the shared tablet says is somebody else's to say.
  expect(results.map(({ status, code }) => code ?? status)).toEqual(late.map(() => 'erased'))
  const again = await importHer(given)
  const { json } = await given.ask('GET', `/api/v1/imports/${again}`)
  expect((json as Import).counts).toMatchObject({ refused: 1, accepted: 1 })
  expect((json as Import).preview?.refusals).toMatchObject([{ code: 'erased', rows: 1, samples: [] }])
  // Under another id she is still known by her address, however it is written.
  const byAddress = await importHer(
    given,
    `new-2,2026-01-09,visit,fine,${mark.toUpperCase()}Mail@marlow.example\nbob,2026-01-08,visit,fine,bob@b.example\n`,
  )
  expect((await ask<Import>(`/imports/${byAddress}`)).counts).toMatchObject({ refused: 1, accepted: 1 })
  for (const values of [{ externalId: her }, { name: 'Somebody', email: `${mark}MAIL@marlow.example` }]) {
    const answer = await given.ask('POST', '/api/v1/records/customer', { values })
    expect([answer.status, (answer.json as { code: string }).code]).toEqual([409, 'record.erased'])
  }
  // What was uploaded again is shown to whoever uploaded it.
  const told = async () =>
    (await rowsThatTell(mark)).filter((row) => !/^(record_)?import:|x[a-z]+-user-1/.test(row))
  expect(await told()).toEqual([])
  // Also under nothing but her address, which would become her id.
  for (const person of [{ customer: her }, { email: `${mark}mail@marlow.example` }, { odd: her }])
    await sendToHook(given, hook, { event: 'Survey answered', ...person, text: `${mark}again` })
  const records = await importRecordsWithHer(given)
  expect(records.counts).toMatchObject({ create: 0, update: 0, skip: 1, refused: 2 })
  expect(records.preview?.refusals).toMatchObject([{ code: 'record.erased', rows: 2 }])
  expect(await told()).toEqual([])
  const tablet = { type: 'track', anonymousId: 'shared-tablet', event: 'visit', messageId: 'tablet-9' }
  expect((await send(given, [tablet])).results).toMatchObject([{ status: 'accepted' }])
})

const said = (userId: string) => ({
  type: 'track',
  userId,
  event: 'visit',
  properties: { text: `wqjkv says ${userId}` },
})
const post = async ({ url, key }: Running, batch: object[]) => {
  const authorization = `Basic ${Buffer.from(`${key}:`).toString('base64')}`
  const headers = { authorization, 'content-type': 'application/json' }
  const response = await fetch(`${url}/v1/batch`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ batch }),
  })
  const { results } = (await response.json()) as { results: { code?: string; status: string }[] }
  return results.map(({ code, status }) => code ?? status)
}
/** Her record, or that there is none any more. */
const recordOf = async ({ ask }: Running, name: string, wanted: boolean): Promise<string> => {
  for (const end = Date.now() + 20_000; ; await sleep(50)) {
    const { rows } = await ask<{ rows: { id: string }[] }>('GET', `/api/v1/records/customer?q=${name}`)
    if (rows.length > 0 === wanted) return rows[0]?.id ?? ''
    if (Date.now() > end) throw new Error(`${name} is ${wanted ? 'not ' : ''}there.`)
  }
}

test('a process that is killed in the middle of an erasure finishes it, and knows whom it erased', async () => {
  await given.waymark.close()
  const child = await startProcess(given.directory)
  expect(await post(child, [said(her), said('wqjkv-2')])).toEqual(['erased', 'accepted'])
  const customer = await recordOf(child, 'wqjkv', true)
  const { label } = await child.ask<ErasurePreview>('GET', `/api/v1/customers/${customer}/erasure`)
  const { id: erasure } = await child.ask<Erasure>('POST', '/api/v1/erasures', { customer, confirm: label })
  await child.kill()

  const next = await startProcess(given.directory)
  let receipt = await next.ask<Erasure>('GET', `/api/v1/erasures/${erasure}`)
  while (receipt.state === 'running') {
    await sleep(50)
    receipt = await next.ask<Erasure>('GET', `/api/v1/erasures/${erasure}`)
  }
  await recordOf(next, 'wqjkv', false)
  await expect(next.ask('GET', `/api/v1/customers/${customer}`)).rejects.toThrow('404')
  await next.kill()
  const files = await filesThatTell(given.directory, 'wqjkv')
  expect(files.filter((path) => !path.startsWith('postgres/'))).toEqual([])
}, 300_000)

test('whom a restored backup brings back is erased again by the list that was kept apart', async () => {
  const file = join(given.directory, 'erasures.json')
  const kept = await readFile(file)
  expect(kept.toString()).not.toMatch(/zyxqv|wqjkv/)
  // As a backup from before the erasure would leave it: she is there, and nothing knows that she was erased.
  await rm(file)
  const records = await connectRecords({ directory: given.directory })
  await sql`delete from erased_identifier`.execute(records.db)
  await sql`delete from erasure`.execute(records.db)
  await records.close()
  const old = await startProcess(given.directory)
  expect(await post(old, [said(her)])).toEqual(['accepted'])
  await recordOf(old, her, true)
  await old.kill()

  await writeFile(file, kept)
  const restored = await startProcess(given.directory)
  await recordOf(restored, her, false)
  expect(await post(restored, [said(her), said('wqjkv-2')])).toEqual(['erased', 'erased'])
  await restored.kill()
}, 300_000)
