import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type GivenImporter, givenImporter, gz, refusalsOf } from '../../../test/support/given-importer.ts'
import { textRows, workbookOf } from '../../../test/support/zip.ts'
import { openFile } from '../../files/open-file.ts'

let given: GivenImporter
let folder: string
beforeAll(async () => {
  given = await givenImporter()
  folder = await mkdtemp(join(tmpdir(), 'waymark-formats-'))
})
afterAll(async () => {
  await given.close()
  await rm(folder, { recursive: true, force: true })
})
beforeEach(() => given.journeys.command('TRUNCATE TABLE interactions'))

const stored = () =>
  given.stored<Record<string, string>>(
    'user_id, toString(at) AS at, rank, toInt32(value) AS minor, currency, order_id, properties',
  )

const lines = [
  '{"userId":"ann","event":"Order placed","timestamp":"2024-03-01T10:00:00Z","properties":{"value":19.9,"currency":"EUR","order_id":576460752303423488,"tags":["a","b"]},"messageId":"m-1"}',
  '',
  '{"userId":7,"event":"Visit","timestamp":1709287200,"properties":{"new":true,"nothing":null},"messageId":"m-2"}',
  '[1,2]',
  '{"userId":"ben",',
  '{"userId":"ben","event":"Visit","timestamp":"2024-03-01T10:00:00Z","surprise":"late"}',
].join('\n')

test.each(['events.ndjson', 'events.jsonl.gz', 'upload'])('NDJSON is read (%s)', async (fileName) => {
  const file = fileName.endsWith('.gz') ? gz(lines) : lines
  const done = await given.run(file, { timeForm: 'iso' }, fileName)
  expect(done.preview?.format).toBe('ndjson')
  expect(done.counts).toMatchObject({ rows: 5, accepted: 2, refused: 3 })
  expect(refusalsOf(done)).toEqual({ 'not-an-object': 1, 'not-json': 1, 'time-unreadable': 1 })
  expect((await stored()).find(({ user_id }) => user_id === 'ann')).toMatchObject({
    at: '2024-03-01 10:00:00.000',
    minor: 1990,
    currency: 'EUR',
    order_id: '576460752303423488',
    properties: '{"properties.tags":"[\\"a\\",\\"b\\"]"}',
  })
})

test('keys that turn up late in NDJSON are kept as properties', async () => {
  const early = Array.from({ length: 5001 }, (_, i) => `{"user_id":"u${i}","time":"2024-03-01","event":"A"}`)
  const file = [...early, '{"user_id":"late","time":"2024-03-01","event":"A","plan":"gold"}'].join('\n')
  const done = await given.run(file)
  expect(done.counts).toMatchObject({ accepted: 5002 })
  expect(await given.stored('properties', "user_id = 'late'")).toEqual([{ properties: '{"plan":"gold"}' }])
})

test('one big JSON array is refused with what to do', async () => {
  const done = await given.check('[{"a":1},\n{"a":2}]', {}, 'all.json')
  expect(done).toMatchObject({ state: 'failed', error: { code: 'import.file-unreadable' } })
})

test.each([
  ['snappy', false],
  ['zstd', false],
  ['gzip', false],
  ['uncompressed', true],
])('Parquet compressed with %s is read (also gzipped: %s)', async (compression, zipped) => {
  const path = join(folder, `${compression}.parquet`)
  const duck = await (await DuckDBInstance.create(':memory:')).connect()
  await duck.run(`COPY (
    SELECT CASE WHEN i = 3 THEN NULL ELSE 'c' || (i % 3) END AS customer_id,
      TIMESTAMP '2024-03-01 10:00:00' + INTERVAL (i) MINUTE AS event_time,
      TIMESTAMPTZ '2024-03-01 10:00:00+00' AS zoned, 'Touch ' || (i % 4) AS activity, (i * 1.5)::DECIMAL(10,2) AS amount,
      (576460752303423488 + i)::BIGINT AS order_id, DATE '2024-03-01' AS day, [1, 2] AS list, {'a': 1, 'b': 'x'} AS nested
    FROM range(1, 1001) AS t(i)) TO '${path}' (FORMAT parquet, COMPRESSION ${compression}, ROW_GROUP_SIZE 300)`)
  duck.closeSync()
  const bytes = await readFile(path)
  const done = await given.run(zipped ? gz(bytes) : bytes, { timeZone: 'Europe/Berlin' })
  expect(done).toMatchObject({ error: null, preview: { format: 'parquet' } })
  expect(done.counts).toMatchObject({ rows: 1000, accepted: 999, refused: 1, customers: 3, touchpoints: 4 })
  expect((await stored()).find((row) => String(row.rank) === '1')).toEqual({
    user_id: 'c1',
    at: '2024-03-01 09:01:00.000',
    rank: 1,
    minor: 150,
    currency: 'XXX',
    order_id: '576460752303423489',
    properties:
      '{"day":"2024-03-01T00:00:00.000Z","list":"[1,2]","nested":"{\\"a\\":1,\\"b\\":\\"x\\"}","zoned":"2024-03-01T10:00:00.000Z"}',
  })
})

test('a text that stands once in a Parquet file and in each of its rows is never all in memory', async () => {
  const path = join(folder, 'repeated.parquet')
  const duck = await (await DuckDBInstance.create(':memory:')).connect()
  await duck.run(`COPY (SELECT 'ann' AS customer, repeat('x', CASE WHEN i = 7 THEN 2000000 ELSE 200000 END) AS text
    FROM range(0, 60) AS t(i)) TO '${path}' (FORMAT parquet, COMPRESSION zstd)`)
  duck.closeSync()
  const sizes: number[] = []
  const troubles: string[] = []
  for await (const { records } of (await openFile(path, 'repeated.parquet', {})).batches()) {
    sizes.push(records.flat().reduce<number>((sum, cell) => sum + String(cell).length, 0))
    troubles.push(...records.map(([, trouble]) => trouble))
  }
  expect(Math.max(...sizes)).toBeLessThan(5_000_000)
  expect(troubles).toHaveLength(60)
  expect(troubles.filter(Boolean)).toEqual(['row-too-large'])
})

test('a cut-off Parquet file is refused', async () => {
  const done = await given.check(Buffer.from('PAR1 and then nothing'))
  expect(done).toMatchObject({ state: 'failed', error: { code: 'import.file-unreadable' } })
})

const log = `<?xml version="1.0" encoding="UTF-8"?>
<!-- an event log -->
<log xes.version="1.0">
  <extension name="Concept" prefix="concept" uri="http://www.xes-standard.org/concept.xesext"/>
  <global scope="event"><string key="concept:name" value="__INVALID__"/></global>
  <string key="concept:name" value="the log"/>
  <trace>
    <string key="concept:name" value="NA"/>
    <int key="REGION" value="1200"/>
    <event>
      <string key="concept:name" value="Register &amp; check"/>
      <date key="time:timestamp" value="2024-03-01T10:00:00.000+01:00"/>
      <string key="org:resource" value="Müller"/>
      <list key="parts"><values><string key="inner" value="x"/></values></list>
    </event>
    <event>
      <string key="concept:name" value="Pay"/>
      <date key="time:timestamp" value="2024-03-02T10:00:00.000+01:00"/>
    </event>
  </trace>
  <trace>
    <string key="concept:name" value="007"/>
    <event>
      <string key="concept:name" value="Pay"/>
      <date key="time:timestamp" value="2024-03-02T10:00:00Z"/>
    </event>
  </trace>
</log>`

test.each([
  ['plain', Buffer.from(log)],
  ['gzipped', gz(log)],
  ['in Latin-1', Buffer.from(log.replace('UTF-8', 'ISO-8859-1'), 'latin1')],
])('an XES log is read, its traces being customers (%s)', async (_how, file) => {
  const done = await given.run(file, {}, 'log.xes.gz')
  expect(done).toMatchObject({ error: null, preview: { format: 'xes' } })
  expect(done.counts).toMatchObject({ rows: 3, accepted: 3, customers: 2, touchpoints: 2 })
  const rows = await stored()
  expect(rows.find((row) => row.user_id === 'NA' && String(row.rank) === '1')).toMatchObject({
    at: '2024-03-01 09:00:00.000',
    properties: '{"case:REGION":"1200","org:resource":"Müller"}',
  })
})

test('XML that breaks off is refused with the line', async () => {
  const done = await given.check(log.slice(0, 900), {}, 'log.xes')
  expect(done).toMatchObject({ state: 'failed', error: { code: 'import.file-unreadable' } })
  expect(done.error?.message).toMatch(/line \d+/)
})

test('event logs as process-mining tools write them in CSV are recognised', async () => {
  const done = await given.check(
    'case:concept:name,concept:name,time:timestamp,org:resource\nNA,A,2024-03-01 10:00:00+00:00,Jo\n7,B,2024-03-01 11:00:00+00:00,Jo\n',
  )
  expect(done.preview?.settings.columns).toEqual({
    customer: 'case:concept:name',
    touchpoint: 'concept:name',
    time: 'time:timestamp',
  })
})

test.each([
  ['Kunden-Nr.;Zeitpunkt;Kontaktpunkt;Kanal;Umsatz;Währung;Bewertung;Kommentar;Bestellnummer', 'de'],
  [
    'ID cliente;Fecha y hora;Punto de contacto;Canal;Importe;Moneda;Valoración;Comentario;Número de pedido',
    'es',
  ],
  [
    'Numéro de client;Horodatage;Point de contact;Canal;Montant;Devise;Rating;Commentaire;Numéro de commande',
    'fr',
  ],
  ['CustomerID;Event Time;Touchpoint;Channel;Order Value;Currency;Star Rating;Review Text;Order No', 'en'],
])('columns are recognised: %s', async (header) => {
  const names = header.split(';')
  const done = await given.check(`${header}\n4711;2024-03-01 10:00;Hotline;phone;12,50;EUR;4;alles gut;B-1\n`)
  const fields = ['customer', 'time', 'touchpoint', 'channel', 'value', 'currency', 'rating', 'text', 'order']
  expect(done.preview?.settings.columns).toEqual(
    Object.fromEntries(fields.map((field, index) => [field, names[index]])),
  )
  expect(done.preview?.columns.every(({ reason }) => reason.length > 10)).toBe(true)
})

test('a sheet of a workbook is read as other files are', async () => {
  const sheets = {
    Notes: textRows([['Nothing here']]),
    Log: `${textRows([['customer', 'event', 'time']])}<row><c t="inlineStr"><is><t>ann</t></is></c><c t="inlineStr"><is><t>Visit</t></is></c><c s="1"><v>45000.5</v></c></row>`,
  }
  const styles = '<cellXfs><xf numFmtId="0"/><xf numFmtId="22"/></cellXfs>'
  const done = await given.run(workbookOf({ sheets, styles }), {}, 'log.xlsx')
  expect(done.preview?.format).toBe('xlsx')
  expect(done.counts).toMatchObject({ rows: 1, accepted: 1, refused: 0 })
  expect(await stored()).toMatchObject([{ user_id: 'ann', at: '2023-03-15 12:00:00.000' }])
})

test('the amounts of a workbook of interactions are in the currency of their cell', async () => {
  const row = (customer: string, style: number) =>
    `<row><c t="inlineStr"><is><t>${customer}</t></is></c><c t="inlineStr"><is><t>2024-01-01 10:00</t></is></c><c t="inlineStr"><is><t>Bought</t></is></c><c s="${style}"><v>12.5</v></c></row>`
  const styles =
    '<numFmts><numFmt numFmtId="164" formatCode="#,##0.00 [$CHF]"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs>'
  const sheets = {
    Log: `${textRows([['customer', 'time', 'event', 'value']])}${row('ann', 1)}${row('bob', 0)}`,
  }
  const done = await given.run(workbookOf({ sheets, styles }), {}, 'log.xlsx')
  expect(done.counts).toMatchObject({ rows: 2, accepted: 2, refused: 0 })
  const amounts = (await stored()).map(({ user_id, minor, currency }) => [user_id, minor, currency])
  expect(amounts).toContainEqual(['ann', 1250, 'CHF'])
  expect(amounts.find(([who]) => who === 'bob')).not.toContain('CHF')
})
