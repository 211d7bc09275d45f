import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { type ClickHouseClient, ClickHouseLogLevel, createClient } from '@clickhouse/client'
import { drainPending } from 'chdb'
import { createChdbConnection } from 'chdb/connection'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startClickHouseFront } from './clickhouse-front.ts'

let path: string
let front: Awaited<ReturnType<typeof startClickHouseFront>>
/** The client prints every refused query otherwise, and here refusals are what is tested. */
const log = { level: ClickHouseLogLevel.OFF }
const clients = new Map<string, ClickHouseClient>()

beforeAll(async () => {
  path = await mkdtemp(join(tmpdir(), 'waymark-front-'))
  front = await startClickHouseFront({ path })
  // The two packages carry the same types twice, so TypeScript takes them for different ones.
  const embedded = { connection: createChdbConnection({ path }) } as unknown as Parameters<
    typeof createClient
  >[0]
  clients.set('embedded', createClient(embedded))
  clients.set('front', createClient({ url: front.url, log }))
  const compression = { request: true, response: true }
  clients.set('front with gzip', createClient({ url: front.url, compression, log }))
})

afterAll(async () => {
  for (const client of clients.values()) await client.close()
  await front.close()
  await drainPending()
  await rm(path, { recursive: true, force: true })
})

function client(name: string): ClickHouseClient {
  const found = clients.get(name)
  if (!found) throw new Error(`no client ${name}`)
  return found
}

describe.each(['embedded', 'front', 'front with gzip'])('%s', (which) => {
  const table = `visits_${which.replaceAll(' ', '_')}`

  test('answers a ping, with and without a query', async () => {
    expect(await client(which).ping()).toEqual({ success: true })
    expect(await client(which).ping({ select: true })).toEqual({ success: true })
  })

  test('creates a table, takes rows in three formats, and gives them back in order', async () => {
    const { command, insert } = bound(client(which))
    await command({ query: `create table ${table} (id UInt32, name String) engine = MergeTree order by id` })
    await insert({ table, values: [{ id: 1, name: 'Ann "A"' }], format: 'JSONEachRow' })
    await insert({ table, values: [[2, 'Bób\n\t\\']], format: 'JSONCompactEachRow' })
    await insert({
      table,
      values: Readable.from(['3,"Cy, d"\n', '4,Dee\n'], { objectMode: false }),
      format: 'CSV',
    })
    await insert({ table, values: Readable.from([{ id: 5, name: 'Eve' }]), format: 'JSONEachRow' })
    await insert({ table, values: [{ id: 6, name: '' }], format: 'JSONEachRow', columns: ['id'] })
    const result = await client(which).query({
      query: `select * from ${table} order by id`,
      format: 'JSONEachRow',
    })
    expect(await result.json()).toEqual([
      { id: 1, name: 'Ann "A"' },
      { id: 2, name: 'Bób\n\t\\' },
      { id: 3, name: 'Cy, d' },
      { id: 4, name: 'Dee' },
      { id: 5, name: 'Eve' },
      { id: 6, name: '' },
    ])
  })

  test('binds values without letting them into the statement', async () => {
    const values = {
      text: `it's \\ a\ttab\nand '; drop table ${table}; --`,
      list: ["a'b", 'c\\d'],
      nothing: null,
      when: new Date(1_700_000_000_000),
    }
    const result = await client(which).query({
      query: `select {text:String} as text, {list:Array(String)} as list, {nothing:Nullable(Int8)} as nothing,
              toUnixTimestamp({when:DateTime('UTC')}) as seconds`,
      query_params: values,
      format: 'JSONEachRow',
    })
    expect(await result.json()).toEqual([
      { text: values.text, list: values.list, nothing: null, seconds: 1_700_000_000 },
    ])
  })

  test('streams many rows', async () => {
    const result = await client(which).query({
      query: 'select number, toString(number) as text from numbers(100000)',
      format: 'JSONCompactEachRow',
    })
    let rows = 0
    for await (const chunk of result.stream()) rows += chunk.length
    expect(rows).toBe(100_000)
  })

  test('says what is wrong with the code and the name of the error', async () => {
    const ask = (query: string) => client(which).query({ query, format: 'JSONEachRow' })
    await expect(ask('select * from nowhere')).rejects.toMatchObject({ code: '60', type: 'UNKNOWN_TABLE' })
    await expect(ask('selec 1')).rejects.toMatchObject({ code: '62', type: 'SYNTAX_ERROR' })
    await expect(ask('select {missing:UInt8}')).rejects.toMatchObject({ code: '456' })
    const rows = { table, values: [{ id: 'x', name: 1 }], format: 'JSONEachRow' as const }
    await expect(client(which).insert(rows)).rejects.toMatchObject({ code: expect.stringMatching(/^\d+$/) })
  })

  test('keeps to the limits that a query was given', async () => {
    const tooMany = client(which).query({
      query: 'select number from numbers(10000000)',
      clickhouse_settings: { max_result_rows: '1000', max_block_size: '100' },
      format: 'JSONEachRow',
    })
    await expect(tooMany.then((result) => result.text())).rejects.toMatchObject({
      type: 'TOO_MANY_ROWS_OR_BYTES',
    })
  })
})

describe('only over HTTP', () => {
  test('a setting of one query does not reach the next', async () => {
    const query = "select getSetting('max_block_size') as size"
    const ask = async (clickhouse_settings = {}) =>
      (await client('front').query({ query, clickhouse_settings, format: 'JSONEachRow' })).json()
    expect(await ask({ max_block_size: '77' })).toEqual([{ size: 77 }])
    expect(await ask()).not.toEqual([{ size: 77 }])
  })

  test('values of queries at the same time do not mix', async () => {
    const asked = Array.from({ length: 50 }, (_, index) => index)
    const answers = await Promise.all(
      asked.map(async (n) => {
        const query = 'select {n:UInt32} as n, sleep(0.01) as slept'
        const result = await client('front').query({ query, query_params: { n }, format: 'JSONEachRow' })
        const [row] = await result.json<{ n: number }>()
        return row?.n
      }),
    )
    expect(answers).toEqual(asked)
  })

  test('a session keeps its temporary tables', async () => {
    const session_id = 'ann'
    await client('front').command({ query: 'create temporary table t (a UInt8)', session_id })
    await client('front').insert({ table: 't', values: [{ a: 1 }], format: 'JSONEachRow', session_id })
    const result = await client('front').query({
      query: 'select a from t',
      format: 'JSONEachRow',
      session_id,
    })
    expect(await result.json()).toEqual([{ a: 1 }])
    await expect(client('front').query({ query: 'select a from t' })).rejects.toMatchObject({ code: '60' })
  })

  test('tells what it read and wrote', async () => {
    const values = [{ id: 100, name: 'x' }]
    const inserted = await client('front').insert({ table: 'visits_front', values, format: 'JSONEachRow' })
    expect(inserted.summary).toMatchObject({ written_rows: '1' })
    expect(inserted.response_headers).toMatchObject({ 'x-clickhouse-query-id': inserted.query_id })
  })

  test('takes values too long for a URL', async () => {
    const text = 'x'.repeat(200_000)
    const result = await client('front').query({
      query: 'select length({text:String}) as length',
      query_params: { text },
      use_multipart_params: true,
      format: 'JSONEachRow',
    })
    expect(await result.json()).toEqual([{ length: 200_000 }])
  })

  test('a client that knows only the address of another database gets that database', async () => {
    await client('front').command({ query: 'create database if not exists other' })
    const other = createClient({ url: front.url, database: 'other' })
    const result = await other.query({ query: 'select currentDatabase() as name', format: 'JSONEachRow' })
    expect(await result.json()).toEqual([{ name: 'other' }])
    await other.close()
  })
})

function bound(of: ClickHouseClient) {
  return { command: of.command.bind(of), insert: of.insert.bind(of) }
}
