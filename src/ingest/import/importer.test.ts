import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type GivenImporter, givenImporter, refusalsOf, text } from '../../../test/support/given-importer.ts'
import { homeOf, messageHash } from '../../journey/hash.ts'

let given: GivenImporter
beforeAll(async () => {
  given = await givenImporter()
})
afterAll(() => given.close())
beforeEach(async () => {
  await given.journeys.command('TRUNCATE TABLE interactions')
  given.changed.length = 0
})

test('who is erased goes from uploaded files, and a file that was read where it lies is left to its owner', async () => {
  const content = 'customer,time,event\nann@example.com,2024-03-01,Order placed\n'
  const folder = await mkdtemp(join(tmpdir(), 'waymark-own-file-'))
  const own = join(folder, 'customers.csv')
  await writeFile(own, content)
  const importer = given.importer()
  const { id } = await importer.create('customers.csv', own, content.length)
  await importer.settled(id)
  const uploaded = await given.check(content)
  await importer.erase(
    { users: ['ann@example.com'], anonymous: [], emails: ['ann@example.com'] },
    new Set(),
    async () => {},
  )
  expect(await readFile(own, 'utf8')).toBe(content)
  for (const one of [id, uploaded.id]) {
    const erased = await importer.get(one)
    expect(erased).toMatchObject({ state: 'failed', error: { code: 'import.file-unreadable' } })
    expect(JSON.stringify(erased.preview)).not.toContain('ann@example.com')
  }
  const left = await Promise.all(
    (await readdir(importer.uploads)).map((name) => readFile(join(importer.uploads, name), 'utf8')),
  )
  expect(left.join()).not.toContain('ann@example.com')
  await rm(folder, { recursive: true })
})

const shop = `customer,time,event,channel,value,currency,nps,comment,order_id,country
ann,2024-03-01 10:00:00,Order placed,Web,19.90,EUR,,,o-1,DE
ann,2024-03-02 12:30:00,Delivered,post,,,9,"Came fast, thank you!",o-1,DE
ben,2024-03-01T09:00:00+02:00,Support call,phone,,,,"The worst service I have ever had, terrible.",,FR
`

test('a file of interactions is checked, taken in, and says what it brought', async () => {
  const done = await given.run(shop)
  expect(done).toMatchObject({
    state: 'done',
    error: null,
    counts: { rows: 3, accepted: 3, refused: 0, duplicates: 0, customers: 2, touchpoints: 3 },
    preview: {
      format: 'csv',
      timeRange: { from: '2024-03-01T07:00:00.000Z', to: '2024-03-02T12:30:00.000Z' },
      settings: {
        timeForm: 'iso',
        columns: {
          customer: 'customer',
          time: 'time',
          touchpoint: 'event',
          channel: 'channel',
          value: 'value',
          currency: 'currency',
          nps: 'nps',
          text: 'comment',
          order: 'order_id',
        },
      },
    },
  })
  const rows = await given.stored(
    'user_id, home, toString(at) at, rank, kind, score, lane, scale, raw, value, currency, language, order_id, properties, import, message, message_id',
    "user_id = 'ann'",
  )
  expect(rows).toMatchObject([
    { user_id: 'ann', at: '2024-03-01 10:00:00.000', rank: 1, value: '1990', currency: 'EUR', lane: 0 },
    { score: 160, lane: 1, scale: 1, raw: 9, value: '0', currency: '', language: 'en', order_id: 'o-1' },
  ])
  expect(rows[0]).toMatchObject({
    home: String(homeOf('user', 'ann')),
    message: String(messageHash(String(rows[0]?.message_id))),
    kind: given.catalogue.kindOf('track', 'Order placed', '', 'web'),
    properties: '{"country":"DE"}',
    import: done.id,
  })
  const [ben] = await given.stored<{ lane: number; score: number }>('lane, score', "user_id = 'ben'")
  expect(ben?.lane).toBe(2)
  expect(ben?.score).toBeLessThan(-50)
  expect(given.changed.flat().sort()).toEqual([homeOf('user', 'ann'), homeOf('user', 'ben')].sort())
})

test('importing the same file twice changes nothing', async () => {
  await given.run(shop)
  const before = await given.stored()
  const again = await given.run(shop)
  expect(again.counts).toMatchObject({ rows: 3, accepted: 0, duplicates: 3, refused: 0 })
  expect(await given.stored()).toEqual(before)
})

test('a longer export that contains the first one brings only what is new', async () => {
  await given.run(shop)
  const longer = await given.run(`${shop}ben,2024-03-05 10:00:00,Order placed,Web,5,EUR,,,o-2,FR\n`)
  expect(longer.counts).toMatchObject({ rows: 4, accepted: 1, duplicates: 3 })
})

test('equal rows inside one file are true repeats, and stay so when the file comes again', async () => {
  const line = 'ann,2024-03-01 10:00:00,Page seen\n'
  const file = `customer,time,event\n${line.repeat(3)}`
  expect((await given.run(file)).counts).toMatchObject({ rows: 3, accepted: 3 })
  expect((await given.run(file)).counts).toMatchObject({ rows: 3, accepted: 0, duplicates: 3 })
  expect((await given.run(file + line)).counts).toMatchObject({ rows: 4, accepted: 1, duplicates: 3 })
  expect(await given.stored('message')).toHaveLength(4)
})

test('with message ids, the same id again is a duplicate, within the file and against what is stored', async () => {
  const file = `customer,time,event,message_id
ann,2024-03-01 10:00:00,Page seen,m-1
ann,2024-03-01 10:00:01,Page seen,m-2
`
  const twice = `${file}ann,2024-03-01 10:00:02,Page seen,m-1\n`
  const settings = { columns: { messageId: 'message_id' } }
  expect((await given.run(twice, settings)).counts).toMatchObject({ rows: 3, accepted: 2, duplicates: 1 })
  expect(await given.stored('message', "message_id = 'm-1'")).toEqual([
    { message: String(messageHash('m-1')) },
  ])
})

test('undo takes back exactly what the import brought', async () => {
  await given.run(shop)
  const before = await given.stored()
  const second = await given.run(
    'customer,time,event\ncleo,2024-01-01 10:00,Visit\nann,2024-03-01 11:00,Visit\n',
  )
  given.changed.length = 0
  await given.importer().undo(second.id)
  expect((await given.importer().settled(second.id)).state).toBe('undone')
  expect(await given.stored()).toEqual(before)
  expect(given.changed.flat().sort()).toEqual([homeOf('user', 'ann'), homeOf('user', 'cleo')].sort())
})

test('what was undone can be imported again', async () => {
  const first = await given.run(shop)
  await given.importer().undo(first.id)
  await given.importer().settled(first.id)
  expect(await given.stored()).toEqual([])
  await given.importer().run(first.id)
  expect((await given.importer().settled(first.id)).counts).toMatchObject({ accepted: 3, duplicates: 0 })
  expect((await given.run(shop)).counts).toMatchObject({ accepted: 0, duplicates: 3 })
})

test('rows with both ids say who an anonymous visitor is', async () => {
  given.learned.length = 0
  await given.run(`customer_id,anonymous_id,time,event
,cookie-1,2024-03-01 10:00:00,Visit
ann,cookie-1,2024-03-01 11:00:00,Sign in
ann,cookie-1,2024-03-01 10:30:00,Sign in
ann,,2024-03-01 12:00:00,Visit
`)
  expect(given.learned).toMatchObject([
    {
      kind: 'anonymous',
      from: homeOf('anonymous', 'cookie-1'),
      user: homeOf('user', 'ann'),
      fromValue: 'cookie-1',
      userValue: 'ann',
      at: Date.UTC(2024, 2, 1, 10, 30),
      rank: 3,
    },
  ])
})

test('refused rows say where and why, and can be downloaded as they stood', async () => {
  const file = `customer,time,event,note
,2024-03-01 10:00:00,Visit,no customer
guest,2024-03-01 10:00:00,Visit,placeholder
ann,yesterday,Visit,=cmd()
ann,1969-12-31 10:00:00,Visit,old
ann,2124-03-01 10:00:00,Visit,far
ann,2024-03-01 10:00:00,,nothing
ann,2024-03-01 10:00:00,Visit,too,many
ann,2024-03-01 10:00:00
ann,2024-03-01 10:00:00,Visit,good
`
  const done = await given.run(file)
  expect(done.counts).toMatchObject({ rows: 9, accepted: 1, refused: 8 })
  expect(refusalsOf(done)).toEqual({
    'customer-missing': 1,
    'reserved-identifier': 1,
    'time-unreadable': 1,
    'time-before-1970': 1,
    'time-in-future': 1,
    'touchpoint-missing': 1,
    'too-many-cells': 1,
    'too-few-cells': 1,
  })
  const unreadable = done.preview?.refusals.find(({ code }) => code === 'time-unreadable')
  expect(unreadable?.samples).toMatchObject([{ row: 3, column: 'time', value: 'yesterday' }])
  const lines = (await text(await given.importer().refusedCsv(done.id))).trim().split('\n')
  expect(lines[0]).toBe('row,code,reason,customer,time,event,note')
  expect(lines).toHaveLength(9)
  expect(lines[3]).toMatch(/^3,time-unreadable,.*,ann,yesterday,Visit,'=cmd\(\)$/)
  expect(lines[7]).toMatch(/^7,too-many-cells,.*,ann,2024-03-01 10:00:00,Visit,too,many$/)
})
