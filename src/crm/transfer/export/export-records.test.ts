import { buffer, text } from 'node:stream/consumers'
import { inflateRawSync } from 'node:zlib'
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { paula } from '../../../../test/support/given-crm.ts'
import { givenRecordImport } from '../../../../test/support/given-record-import.ts'
import { withFormula, withoutFormula } from '../../../files/without-formula.ts'
import type { FieldValues } from '../../../model/crm/field-value.ts'
import type { RecordType } from '../../../model/crm/record-type.ts'
import type { ExportFormat } from './export-records.ts'

let given: Awaited<ReturnType<typeof givenRecordImport>>
beforeAll(async () => {
  given = await givenRecordImport()
})
afterAll(() => given[Symbol.asyncDispose]())

type Wish = {
  columns?: string[]
  sort?: string
  query?: string
  filter?: { kind: 'field'; field: string; op: 'is'; value: string }
}
const exported = (type: RecordType, format: ExportFormat, wish: Wish = {}) =>
  given.crm.export(type, format, { columns: [], signal: AbortSignal.timeout(20_000), ...wish }, undefined)
const csvOf = async (type: RecordType, wish?: Wish) => text(await exported(type, 'csv', wish))
const rowsOf = (csv: string): string[][] => parse(csv, { bom: true })

const signs = [
  ...['=', '+', '-', '@', '\uff1d', '\uff20', '\t', '\r', '\n', ' ', "'", '"', ',', ';', '0', 'a', 'é', '💚'],
  ...['\u00a0', '\u200b', '\u2060', '\ufeff', '\u00ad', '\u202e', '\u0001', '\u007f', '\u0085'],
]
const nasty = fc
  .array(fc.oneof(fc.constantFrom(...signs), fc.string({ unit: 'grapheme', maxLength: 3 })), { maxLength: 6 })
  .map((parts) => parts.join('').replaceAll('\0', '').toWellFormed())

/** What spreadsheets take for the beginning of a formula, written in another way than the code has it. */
const runs = (cell: string): boolean => {
  const seen = [...cell].find((sign) => sign.trim() !== '' && !/[\p{Cc}\p{Cf}]/u.test(sign)) ?? 'x'
  return '=+-@＝＋－＠'.includes(seen) || '\t\r\n'.includes(cell[0] ?? 'x')
}

test('whatever a text is, no spreadsheet runs it, and it can be read back', () => {
  fc.assert(
    fc.property(nasty, (cell) => {
      expect(runs(withoutFormula(cell))).toBe(false)
      expect(withFormula(withoutFormula(cell))).toBe(cell)
      if (!runs(cell) && !cell.startsWith("'")) expect(withoutFormula(cell)).toBe(cell)
    }),
    { numRuns: 2_000 },
  )
})

test('whatever records hold, no cell of the file is run, and the file brought in changes nothing', async () => {
  const company = fc.record({
    name: nasty.filter((name) => name.trim() !== ''),
    about: nasty,
    employees: fc.option(fc.integer({ min: 0, max: 1e9 }), { nil: null }),
    revenue: fc.option(
      fc.record({
        minor: fc.integer({ min: -1e12, max: 1e12 }),
        currency: fc.constantFrom('EUR', 'JPY', 'TND'),
      }),
      { nil: null },
    ),
    website: fc.constantFrom(null, 'https://x.example/a?b=c'),
  })
  const made = await given.crm.batch(
    'company',
    fc
      .sample(company, { numRuns: 300, seed: 7 })
      .map((values: FieldValues) => ({ do: 'create' as const, values })),
    paula,
  )
  expect(made.results.filter(({ status }) => status === 'done').length).toBeGreaterThan(290)
  // Some belong to others, and two are called alike.
  const { rows } = await given.crm.list('company', { limit: 20 })
  for (const [index, { id, version }] of rows.entries()) {
    const parent = rows[(index + 1) % rows.length]?.id ?? null
    await given.crm.change(
      'company',
      id,
      version,
      { parent, ...(index < 2 ? { name: 'The Same' } : {}) },
      paula,
    )
  }
  const csv = await csvOf('company')
  const [header = [], ...lines] = rowsOf(csv)
  expect(lines).toHaveLength((await given.crm.list('company', { limit: 1 })).total.n)
  const numbers = new Set([header.indexOf('Employees'), header.indexOf('Yearly revenue')])
  for (const line of lines)
    for (const [at, cell] of line.entries())
      if (!numbers.has(at)) expect(runs(cell), JSON.stringify(cell)).toBe(false)
  const again = await given.check(csv, { fileName: 'company.csv', type: 'company' })
  expect(again.preview?.updates).toEqual([])
  expect(again.preview).toMatchObject({
    undecided: 0,
    counts: { skip: lines.length, update: 0, create: 0, refused: 0, conflict: 0 },
  })
  // Lines of JSON say the same.
  const json = await given.check(await text(await exported('company', 'ndjson')), {
    fileName: 'company.ndjson',
    type: 'company',
  })
  expect(json.preview).toMatchObject({ undecided: 0, counts: { skip: lines.length } })
}, 60_000)

test('deals with lines, stages and money come back as they are', async () => {
  const product = await given.make('product', { name: 'GTX Pro', price: { minor: 482_100, currency: 'USD' } })
  const customer = await given.make('customer', {
    name: '=Ann+1',
    email: 'ann@x.example',
    tags: [(await given.make('tag', { name: 'vip' })).id],
  })
  await given.make('deal', {
    name: '-5% off',
    customer: customer.id,
    stage: 'proposal',
    amount: { minor: -550, currency: 'USD' },
    probability: 12.5,
    openedAt: '2026-01-02T03:04:05.678Z',
    closeDate: '2026-12-31',
    products: [
      { product: product.id, name: 'GTX Pro', quantity: 2, price: { minor: 400_000, currency: 'USD' } },
      { name: 'Set up @ home', quantity: 0.5, price: { minor: 100, currency: 'USD' } },
    ],
  })
  await given.make('deal', { name: 'Won one', stage: 'won', closedAt: '2026-02-01T00:00:00Z' })
  for (const type of ['customer', 'deal', 'product'] as const) {
    const made = await given.check(await csvOf(type), { type })
    expect(made.preview?.updates, type).toEqual([])
    expect(made.preview, type).toMatchObject({ undecided: 0, counts: { create: 0, refused: 0, conflict: 0 } })
  }
})

test('a list goes out with its columns, its order, its words and its filter', async () => {
  for (const [name, city] of [
    ['Anna', 'Graz'],
    ['Bert', 'Linz'],
    ['Carl', 'Graz'],
  ] as const)
    await given.make('customer', { name, city })
  const filter = { kind: 'field', field: 'city', op: 'is', value: 'graz' } as const
  const [header, ...rows] = rowsOf(
    await csvOf('customer', { columns: ['city', 'name'], sort: '-name', filter }),
  )
  expect(header).toEqual(['Waymark id', 'City', 'Name'])
  expect(rows.map(([, ...cells]) => cells)).toEqual([
    ['Graz', 'Carl'],
    ['Graz', 'Anna'],
  ])
  const found = rowsOf(await csvOf('customer', { columns: ['name'], query: 'bert' }))
  expect(found.slice(1).map(([, name]) => name)).toEqual(['Bert'])
})

/** The one part of the archive with the cells, found by the list at its end. */
function sheetOf(archive: Buffer): string {
  const end = archive.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]))
  let at = archive.readUInt32LE(end + 16)
  for (let entries = archive.readUInt16LE(end + 10); entries > 0; entries--) {
    const [size, local] = [archive.readUInt32LE(at + 20), archive.readUInt32LE(at + 42)]
    const name = archive.toString('utf8', at + 46, at + 46 + archive.readUInt16LE(at + 28))
    if (name === 'xl/worksheets/sheet1.xml') {
      const start = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28)
      return inflateRawSync(archive.subarray(start, start + size)).toString('utf8')
    }
    at += 46 + archive.readUInt16LE(at + 28) + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32)
  }
  throw new Error('The archive has no sheet.')
}

test('in a spreadsheet numbers are numbers, and nothing is a formula', async () => {
  await given.make('order', {
    externalId: '=1+1',
    status: 'placed',
    total: { minor: 123_456, currency: 'EUR' },
  })
  const sheet = sheetOf(await buffer(await exported('order', 'xlsx', { columns: ['externalId', 'total'] })))
  expect(sheet).not.toContain('<f')
  expect(sheet).toMatch(/<c r="C2"[^>]*><v>1234\.56<\/v>/)
  expect(sheet).toMatch(/<c r="B2"[^>]* t="(s|inlineStr)"/)
})

test('a file calls people by their names, and brought in it finds them again', async () => {
  for (const [id, name, gone] of [
    ['lind', 'Paula Lind', null],
    ['twin-1', 'Kim Twin', null],
    ['twin-2', 'Kim Twin', null],
    ['left', 'Otto Ahrens', new Date()],
  ] as const)
    await given.records.db
      .insertInto('auth_user')
      .values({ id, name, email: `${id}@example.com`, role: 'editor', disabled_at: gone })
      .execute()
  for (const owner of ['lind', 'twin-1', 'twin-2', 'left', 'Somebody else', 'constructor'])
    await given.make('customer', { name: `Of ${owner}`, externalId: `of-${owner}`, owner })
  const csv = await csvOf('customer', { columns: ['externalId', 'name', 'owner'], sort: 'createdAt' })
  const owners = rowsOf(csv).flatMap(([, external = '', , owner]) =>
    external.startsWith('of-') ? [owner] : [],
  )
  expect(owners.sort()).toEqual([
    ...['Otto Ahrens', 'Paula Lind', 'Somebody else', 'constructor'],
    ...['twin-1@example.com', 'twin-2@example.com'],
  ])
  const checked = await given.check(csv, { type: 'customer' })
  const rows = rowsOf(csv).length - 1
  expect(checked.preview?.counts).toMatchObject({ rows, skip: rows, create: 0, update: 0, refused: 0 })
  const lines = (await text(await exported('customer', 'ndjson', { query: 'lind' }))).trim().split('\n')
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({ Owner: 'Paula Lind' })
})
