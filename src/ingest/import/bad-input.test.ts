import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { stringify } from 'csv-stringify/sync'
import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import {
  type GivenImporter,
  givenImporter,
  gz,
  refusalsOf,
  remarksOf,
} from '../../../test/support/given-importer.ts'
import { openFile } from '../../files/open-file.ts'
import { stage } from './stage.ts'

let given: GivenImporter
beforeAll(async () => {
  given = await givenImporter()
})
afterAll(() => given.close())
beforeEach(() => given.journeys.command('TRUNCATE TABLE interactions'))

const users = async (): Promise<string[]> =>
  (await given.stored<{ user_id: string }>('DISTINCT user_id')).map((row) => row.user_id).sort()
const times = async (): Promise<string[]> =>
  (
    await given.journeys.rows<{ at: string }>('SELECT toString(at) AS at FROM interactions ORDER BY rank')
  ).map((row) => row.at)

test('a case called "NA" and ids with leading zeros are kept as they are', async () => {
  const done = await given.run(
    'case_id,timestamp,activity\nNA,2024-01-01,A\n007,2024-01-01,A\n7,2024-01-01,B\n',
  )
  expect(done.counts).toMatchObject({ accepted: 3, customers: 3 })
  expect(await users()).toEqual(['007', '7', 'NA'])
})

test('equal timestamps and day-only dates keep the order of the file', async () => {
  const names = Array.from({ length: 50 }, (_, index) => `Step ${(index * 37) % 50}`)
  const done = await given.run(
    `customer,date,event\n${names.map((name) => `ann,2024-01-01,${name}`).join('\n')}`,
  )
  expect(remarksOf(done)).toContain('day-only')
  const kinds = await given.stored<{ kind: number }>('kind')
  expect(kinds.map(({ kind }) => kind)).toEqual(
    names.map((name) => given.catalogue.kindOf('track', name, '', '')),
  )
})

test('600 distinct touchpoints all come in', async () => {
  const lines = Array.from(
    { length: 1200 },
    (_, index) => `c${index % 10},2024-01-01 10:00,Touch ${index % 600}`,
  )
  const done = await given.run(`customer,time,event\n${lines.join('\n')}\n`)
  expect(done.counts).toMatchObject({ accepted: 1200, touchpoints: 600, customers: 10 })
  expect(done.preview?.touchpoints).toHaveLength(600)
})

const greetings = 'customer;time;event\nJörg;2024-01-01 10:00;Grüße, "ça va"\n'
const swapped = (text: string): Buffer => Buffer.from(text, 'utf16le').swap16()

test.each([
  ['UTF-8', Buffer.from(greetings)],
  ['UTF-8 with a mark', Buffer.from(`\uFEFF${greetings}`)],
  ['UTF-16 with a mark', Buffer.from(`\uFEFF${greetings}`, 'utf16le')],
  ['UTF-16 big-endian with a mark', swapped(`\uFEFF${greetings}`)],
  ['UTF-16 without a mark', Buffer.from(greetings, 'utf16le')],
  ['UTF-16 big-endian without a mark', swapped(greetings)],
  ['Latin-1', Buffer.from(greetings, 'latin1')],
])('%s is read, also gzipped', async (_encoding, file) => {
  for (const content of [file, gz(file)]) {
    await given.journeys.command('TRUNCATE TABLE interactions')
    const done = await given.run(content)
    expect(done.counts).toMatchObject({ rows: 1, accepted: 1 })
    expect(done.preview?.touchpoints).toEqual([{ name: 'Grüße, "ça va"', rows: 1 }])
    expect(await users()).toEqual(['Jörg'])
  }
})

test('Windows-1252 is told from UTF-8 by the first byte that says so, however late', async () => {
  const many = 'ann;2024-01-01 10:00;Visit\n'.repeat(60_000)
  const file = Buffer.concat([
    Buffer.from(`customer;time;event\n${many}`),
    Buffer.from('Zo\xeb;2024-01-01 10:00;10 \x80\n', 'latin1'),
  ])
  const done = await given.run(file)
  expect(done.counts).toMatchObject({ rows: 60_001, accepted: 60_001 })
  expect(await users()).toEqual(['Zoë', 'ann'])
  expect(done.preview?.touchpoints.map(({ name }) => name)).toEqual(['Visit', '10 €'])
})

test('a stray byte in a UTF-8 file spoils only its own line', async () => {
  const file = Buffer.concat([
    Buffer.from('customer,time,event\nJörg,2024-01-01,A\n'),
    Buffer.from('Zo\xeb,2024-01-01,A\n', 'latin1'),
    Buffer.from('Åsa,2024-01-01,A\n'),
  ])
  const done = await given.run(file)
  expect(await users()).toEqual(['Jörg', 'Zoë', 'Åsa'])
  expect(remarksOf(done)).toContain('mixed-encodings')
})

test.each([';', '\t', '|', ','])('the separator %j is found', async (delimiter) => {
  const rows = [
    ['customer', 'time', 'event'],
    ['ann', '2024-01-01 10:00', 'a,b;c|d\te'],
    ['ben', '2024-01-01 11:00', 'line\nbreak'],
  ]
  const done = await given.run(stringify(rows, { delimiter }))
  expect(done.counts).toMatchObject({ rows: 2, accepted: 2 })
  expect(done.preview?.touchpoints.map(({ name }) => name).sort()).toEqual(['a,b;c|d\te', 'line\nbreak'])
})

test.each(['\n', '\r\n', '\r'])(
  'lines that end in %j, with blank ones between and no end after the last',
  async (end) => {
    const done = await given.run(`customer,time,event${end}ann,2024-01-01,A${end}${end}"ben",2024-01-01,"B"`)
    expect(done.counts).toMatchObject({ rows: 2, accepted: 2 })
    expect(await users()).toEqual(['ann', 'ben'])
  },
)

test('a line "sep=;" as spreadsheets write it is no header', async () => {
  const done = await given.run('sep=;\r\ncustomer;time;event\r\nann;2024-01-01;A\r\n')
  expect(done.counts).toMatchObject({ rows: 1, accepted: 1 })
})

test.each([
  ['45292.4375', '2024-01-01 10:30:00.000', 'UTC'],
  ['45292', '2024-01-01 00:00:00.000', 'UTC'],
  ['1704105000', '2024-01-01 10:30:00.000', 'UTC'],
  ['1704105000250', '2024-01-01 10:30:00.250', 'UTC'],
  ['2024-01-01T10:30:00Z', '2024-01-01 10:30:00.000', 'Europe/Berlin'],
  ['2024-01-01 10:30', '2024-01-01 09:30:00.000', 'Europe/Berlin'],
  ['2024-07-01 10:30', '2024-07-01 08:30:00.000', 'Europe/Berlin'],
  ['45292.4375', '2024-01-01 09:30:00.000', 'Europe/Berlin'],
  ['31.01.2024 10:30', '2024-01-31 10:30:00.000', 'UTC'],
  ['1/31/2024 10:30 PM', '2024-01-31 22:30:00.000', 'UTC'],
  ['2024/01/31', '2024-01-31 00:00:00.000', 'UTC'],
  ['31. Januar 2024', '2024-01-31 00:00:00.000', 'UTC'],
  ['31 janv. 2024 10:30', '2024-01-31 10:30:00.000', 'UTC'],
])('the time %s is %s (cells without a zone: %s)', async (cell, stored, timeZone) => {
  const done = await given.run(`customer,timestamp,event\nann,"${cell}",A\n`, { timeZone })
  expect(done.counts).toMatchObject({ accepted: 1 })
  expect(await times()).toEqual([stored])
})

test('day and month are told apart by the whole file, and a remark says when they cannot be', async () => {
  const early = '01/02/2024\n'.repeat(5000)
  const file = `customer,date\n${early.replaceAll(/^/gm, 'ann,').slice(0, -4)}`
  const unclear = await given.check(file)
  expect(remarksOf(unclear)).toContain('ambiguous-dates')
  expect(unclear.preview?.settings.timeForm).toBe('day-month-year')
  const clear = await given.check(`${file}ann,02/13/2024\n${early.replaceAll(/^/gm, 'ann,').slice(0, -4)}`)
  expect(remarksOf(clear)).not.toContain('ambiguous-dates')
  expect(clear.preview?.settings.timeForm).toBe('month-day-year')
})

test('a header without rows is no failure, an empty file is one', async () => {
  const done = await given.run('customer,time,event\n')
  expect(done).toMatchObject({ state: 'done', counts: { rows: 0, accepted: 0, refused: 0 } })
  expect(remarksOf(done)).toContain('no-rows')
  for (const empty of ['', '\n\n', gz('')])
    expect(await given.run(empty)).toMatchObject({ state: 'failed', error: { code: 'import.empty' } })
})

test('rows with too many or too few cells are refused, never shifted', async () => {
  const done = await given.run(
    'customer,time,event\nann,2024-01-01\nben,2024-01-01,A,B\ncleo,2024-01-01,A,,\n',
  )
  expect(refusalsOf(done)).toEqual({ 'too-few-cells': 1, 'too-many-cells': 1 })
  expect(await users()).toEqual(['cleo'])
})

test('rows with NUL bytes are refused, the others come in', async () => {
  const done = await given.run(
    'customer,time,event\na\0nn,2024-01-01,A\nben,2024-01-01,"x\0"\ncleo,2024-01-01,A\n',
  )
  expect(refusalsOf(done)).toEqual({ 'nul-byte': 2 })
  expect(await users()).toEqual(['cleo'])
})

test('a quote that is never closed costs one row, not the rest of the file', async () => {
  const done = await given.run(
    'customer,time,event\nann,2024-01-01,"A\nben,2024-01-01,A\ncleo,2024-01-01,A\n',
  )
  expect(refusalsOf(done)).toEqual({ 'unclosed-quote': 1 })
  expect(await users()).toEqual(['ben', 'cleo'])
})

test('a cell with blank lines and a statement in it is just text', async () => {
  const evil = 'hello\n\nDROP TABLE interactions;\n\nINSERT INTO interactions (home) VALUES (1);\n\n'
  const done = await given.run(
    `customer,time,event,note\nann,2024-01-01,A,"${evil}"\nben,2024-01-01,B,"\n\n"\n`,
  )
  expect(done.counts).toMatchObject({ rows: 2, accepted: 2 })
  const [ann] = await given.stored<{ properties: string }>('properties', "user_id = 'ann'")
  expect(JSON.parse(ann?.properties ?? '')).toEqual({ note: evil })
})

test('ids that a spreadsheet rounded are warned of', async () => {
  const done = await given.check('customer,time,event\n5.7E+17,2024-01-01,A\n5.7E+17,2024-01-02,A\n')
  const remark = done.preview?.remarks.find(({ code }) => code === 'suspicious-ids')
  expect(remark).toMatchObject({ samples: ['5.7E+17'] })
})

test('two columns that could be the customer are named', async () => {
  const done = await given.check('customer_id,client_id,time,event\na,b,2024-01-01,A\n')
  expect(remarksOf(done)).toContain('several-customer-columns')
})

test('without a customer column nothing is taken, and the columns are shown to choose from', async () => {
  const done = await given.check('foo,when\nx,2024-01-01\n')
  expect(done).toMatchObject({ state: 'checked', preview: { counts: { rows: 1, accepted: 0, refused: 1 } } })
  expect(remarksOf(done)).toContain('no-customer-column')
  await given.importer().run(done.id)
  expect(await given.importer().settled(done.id)).toMatchObject({
    state: 'failed',
    error: { code: 'import.column-missing' },
  })
  const settings = { columns: { customer: 'foo', time: 'when' }, constants: {}, timeZone: 'UTC' }
  await given.importer().changeSettings(done.id, settings)
  expect((await given.importer().settled(done.id)).preview?.counts).toMatchObject({ accepted: 1 })
})

test('a column that is not there is said so, with those that are', async () => {
  const done = await given.check('customer,time\nx,2024-01-01\n', { columns: { customer: 'cust' } })
  expect(done).toMatchObject({ state: 'failed', error: { code: 'import.column-missing' } })
  expect(done.error?.message).toContain('customer, time')
  const settings = { columns: { customer: 'customer', time: 'time' }, constants: {}, timeZone: 'UTC' }
  const good = await given.check('customer,time\nx,2024-01-01\n')
  await given.importer().changeSettings(good.id, { ...settings, columns: { customer: 'nope', time: 'time' } })
  expect((await given.importer().settled(good.id)).state).toBe('failed')
  await given.importer().run(good.id)
  expect(await given.importer().settled(good.id)).toMatchObject({
    state: 'failed',
    error: { code: 'import.column-missing' },
  })
})

test('amounts in any notation become minor units', async () => {
  const cells = [
    ['1.005', 'EUR', '101'],
    ['19.9', 'EUR', '1990'],
    ['-3', 'GBP', '-300'],
    ['1,234.50', 'USD', '123450'],
    ['1200', 'JPY', '1200'],
    ['1.2345', 'KWD', '1235'],
    ['', 'EUR', '0'],
  ]
  const file = stringify([
    ['customer', 'time', 'amount', 'currency'],
    ...cells.map(([amount, currency], index) => ['ann', `2024-01-0${index + 1}`, amount, currency]),
  ])
  await given.run(file)
  const stored = await given.stored<{ value: string; currency: string }>('value, currency')
  expect(stored.map(({ value }) => value)).toEqual(cells.map(([, , minor]) => minor))
  expect(stored.at(-1)?.currency).toBe('')
  await given.journeys.command('TRUNCATE TABLE interactions')
  await given.run('kunde;datum;betrag\nann;01.01.2024;"1.234,56 €"\nann;02.01.2024;"12,5 €"\n')
  expect(await given.stored('value, currency')).toEqual([
    { value: '123456', currency: 'EUR' },
    { value: '1250', currency: 'EUR' },
  ])
})

test('a damaged gzip file and a damaged workbook are refused with what to do', async () => {
  const broken = gz('customer,time\n'.repeat(1000)).subarray(0, 40)
  expect(await given.check(broken)).toMatchObject({
    state: 'failed',
    error: { code: 'import.file-unreadable' },
  })
  expect(await given.check(Buffer.from('PK\x03\x04 more'), {}, 'book.xlsx')).toMatchObject({
    state: 'failed',
    error: { code: 'import.file-unreadable', message: expect.stringContaining('save it again') },
  })
})

/** Small on the disk and larger than any memory once unpacked. */
test.each([
  ['elements in elements', 'log.xes.gz', `<log>${'<a>'.repeat(200_000)}`, 'nested deeper than 64'],
  [
    'attributes of one trace',
    'log.xes.gz',
    `<log><trace>${Array.from({ length: 20_000 }, (_, n) => `<string key="${n}" value=""/>`).join('')}`,
    'more than 10000 attributes',
  ],
  ['one endless text', 'log.xes.gz', `<log><string key="${' '.repeat(20_000_000)}`, 'larger than 16 MB'],
  ['a Parquet file', 'rows.parquet.gz', `PAR1${'\0'.repeat(80_000_000)}`, 'more than 20 times its size'],
])('a bomb of %s is refused before it fills anything', async (_what, fileName, text, why) => {
  const found = await given.check(gz(text), {}, fileName)
  expect(found).toMatchObject({ state: 'failed', error: { code: 'import.file-unreadable' } })
  expect(found.error?.message).toContain(why)
})

test('an event log with more attributes than columns keeps the others beside them', async () => {
  const attributes = Array.from({ length: 1_500 }, (_, n) => `<string key="k${n}" value="${n}"/>`).join('')
  const path = join(given.importer().uploads, 'wide.xes')
  await writeFile(path, `<log><trace><event>${attributes}</event></trace></log>`)
  const file = await openFile(path, 'wide.xes', {})
  const rest: unknown[] = []
  for await (const { records } of file.batches())
    rest.push(...records.map(([, , , more]) => JSON.parse(more)))
  expect(file.columns).toHaveLength(1_000)
  expect(rest).toMatchObject([{ k1499: '1499' }])
})

const oddities = [
  '"',
  '""',
  ',',
  ';',
  '\n',
  '\r\n',
  '\r',
  '\\N',
  'NULL',
  "'",
  ' ',
  '\t',
  'é',
  '💚',
  '\\',
  ' "x"',
  '\x1f',
]
const cell = fc
  .array(fc.oneof(fc.constantFrom(...oddities), fc.string({ unit: 'grapheme', maxLength: 4 })), {
    maxLength: 4,
  })
  .map((parts) => parts.join('').replaceAll('\0', '').replaceAll('\uFEFF', ''))
const table = fc.record({
  delimiter: fc.constantFrom(',', ';', '\t', '|'),
  end: fc.constantFrom('\n', '\r\n'),
  always: fc.boolean(),
  rows: fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 30 }),
})

test('whatever the cells hold, they come out as they went in', async () => {
  await fc.assert(
    fc.asyncProperty(table, async ({ delimiter, end, always, rows }) => {
      const file = stringify([['x', 'y', 'z'], ...rows], {
        delimiter,
        record_delimiter: end,
        quoted: always,
        // The library quotes a lone carriage return, and blanks before a quote, only when told to.
        quoted_match: /[\r\n]|^\s*"/,
        quoted_empty: true,
      })
      const path = join(given.importer().uploads, 'odd.csv')
      await writeFile(path, file)
      await stage(given.journeys, 1, await openFile(path, 'odd.csv', { delimiter }), () => {})
      const read = await given.journeys.rows<Record<string, string>>(
        'SELECT trouble, c0, c1, c2 FROM staging_1 ORDER BY row',
      )
      expect(read).toEqual(rows.map(([c0, c1, c2]) => ({ trouble: '', c0, c1, c2 })))
    }),
    { numRuns: 60 },
  )
})
