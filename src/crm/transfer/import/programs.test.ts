/** Files as other programs export them: ids lead to their records, and nothing is joined, doubled or lost by their habits. */
import { buffer, text } from 'node:stream/consumers'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { paula } from '../../../../test/support/given-crm.ts'
import { givenRecordImport } from '../../../../test/support/given-record-import.ts'
import { textRows, workbookOf } from '../../../../test/support/zip.ts'
import { homeOf } from '../../../journey/hash.ts'
import type { ImportedType } from '../../../model/crm/record-import.ts'
import { customersByEmail } from '../../customers-by-email.ts'
import { beginMerge } from '../../merges/merge-records.ts'
import { shapeOf } from '../../record-shape.ts'
import { exportRecords } from '../export/export-records.ts'

let given: Awaited<ReturnType<typeof givenRecordImport>>
beforeAll(async () => {
  given = await givenRecordImport()
})
afterAll(async () => {
  expect(given.errors).toEqual([])
  await given[Symbol.asyncDispose]()
})

const valuesOf = async (type: ImportedType, externalId: string) => {
  const { rows } = await given.crm.list(type, { limit: 200 })
  return rows.find(({ values }) => values.externalId === externalId)?.values
}
const labelOf = async (type: ImportedType, id: unknown) =>
  (await given.crm.get(type, String(id))).record.label

test('HubSpot: the primary company counts, several contacts make none of their joined names, stages lose their pipeline', async () => {
  await given.bring(
    `Record ID,Company name,Company owner,Company Domain Name,Annual Revenue
9001,GTX Pro GmbH,Paula,gtxpro.test,"1,200,000"
9002,GTXPro,,,(No value)
`,
  )
  const people = await given.bring(
    `Record ID,First Name,Last Name,Email,Associated Company IDs,Associated Company,Associated Company IDs (Primary),Associated Company (Primary)
101,Ann,Berg,ann@gtxpro.test,9001;9002,GTX Pro GmbH;GTXPro,9002,GTXPro
102,Bea,Weiß,bea@gtxpro.test,9001,GTX Pro GmbH,,
`,
  )
  expect(people).toMatchObject({ state: 'done', counts: { create: 2 }, preview: { made: [], relations: [] } })
  const deals = await given.bring(
    `Record ID,Deal Name,Deal Stage,Pipeline,Close Date,Amount,Associated Company,Associated Contact IDs,Associated Contact
1,Rollout,Closed won (Sales Pipeline),Sales Pipeline,2025-12-31 12:00,12500.5,GTX Pro GmbH,102;101,Bea Weiß (bea@gtxpro.test);Ann Berg (ann@gtxpro.test)
`,
  )
  expect(deals).toMatchObject({ state: 'done', counts: { create: 1 }, preview: { made: [] } })
  expect(deals.preview?.remarks.map(({ code }) => code)).toContain('several-named')
  expect((await given.crm.list('company', { limit: 10 })).rows).toHaveLength(2)
  expect(await labelOf('company', (await valuesOf('customer', 'hubspot:101'))?.company)).toBe('GTXPro')
  expect(await valuesOf('company', '9001')).toMatchObject({ revenue: { minor: 120_000_000 } })
  const deal = await valuesOf('deal', '1')
  expect(deal).toMatchObject({ stage: 'won', status: 'won', closeDate: '2025-12-31' })
  expect(await labelOf('customer', deal?.customer)).toBe('Bea Weiß')
})

test('an id of a company that is not here yet gives way to its name', async () => {
  const made = await given.check(
    'Record ID,First Name,Last Name,Email,Associated Company IDs (Primary),Associated Company (Primary)\n201,Cem,Öz,cem@new.test,777,Newcomers Inc\n',
  )
  expect(made.preview?.relations.map(({ value, decision }) => [value, decision])).toEqual([
    ['Newcomers Inc', 'create'],
  ])
})

test('Salesforce: ids lead to accounts and contacts, parents to accounts of the same file, and what was deleted stays away', async () => {
  const accounts = await given.bring(
    `Id,IsDeleted,Name,ParentId,BillingCountry,OwnerId
001A,0,Nordwind Süd,001B,Switzerland,005U
001B,0,Nordwind AG,,Switzerland,005U
001C,1,Gone Ltd,,,005U
`,
  )
  expect(accounts).toMatchObject({ state: 'done', counts: { create: 2, refused: 1 } })
  expect(accounts.preview).toMatchObject({
    preset: 'Salesforce',
    relations: [],
    refusals: [{ code: 'deleted-there', rows: 1 }],
  })
  expect(await labelOf('company', (await valuesOf('company', '001A'))?.parent)).toBe('Nordwind AG')
  await given.bring(
    'Id,IsDeleted,AccountId,LastName,FirstName,Email\n003A,0,001B,Keller,Urs,urs@nordwind.test\n',
  )
  await given.bring(
    'Id,IsDeleted,AccountId,Name,StageName,Amount,CloseDate,ContactId\n006A,0,001B,Wind park,Closed Won,250000.0,2025-05-31,003A\n',
  )
  await given.bring(
    'Id,IsDeleted,CaseNumber,ContactId,AccountId,Status,Origin,Subject\n500A,0,00001026,003A,001B,Escalated,Phone,Turbine stops\n',
  )
  for (const told of [await valuesOf('deal', '006A'), await valuesOf('ticket', '00001026')]) {
    expect(await labelOf('customer', told?.customer)).toBe('Urs Keller')
    expect(await labelOf('company', told?.company)).toBe('Nordwind AG')
  }
})

test('Shopify: rows without an id are lines of the order above them, in its currency, and a refund is one', async () => {
  const file = `Name,Email,Financial Status,Fulfillment Status,Currency,Total,Created at,Lineitem quantity,Lineitem name,Lineitem price,Billing Name,Id
#1,ann@gtxpro.test,paid,fulfilled,USD,55.00,2025-10-01 09:59:00 +0200,2,Mug,10.00,Ann Berg,7001
#1,ann@gtxpro.test,,,,,2025-10-01 09:59:00 +0200,1,Pot,30.00,,
#2,bea@gtxpro.test,refunded,fulfilled,USD,15.00,2025-10-03 09:59:00 +0200,1,Mug,10.00,Bea Weiß,7002
`
  const made = await given.bring(file, { fileName: 'orders_export.csv' })
  expect(made).toMatchObject({ state: 'done', counts: { rows: 3, create: 2, merged: 1 } })
  const order = await valuesOf('order', '7001')
  expect(order).toMatchObject({
    status: 'shipped',
    total: { minor: 5500, currency: 'USD' },
    lines: [
      { name: 'Mug', quantity: 2, price: { minor: 1000, currency: 'USD' } },
      { name: 'Pot', quantity: 1, price: { minor: 3000, currency: 'USD' } },
    ],
  })
  expect(await labelOf('customer', order?.customer)).toBe('Ann Berg')
  expect(await valuesOf('order', '7002')).toMatchObject({ status: 'refunded' })
  const again = await given.bring(file, { fileName: 'orders_export.csv' })
  expect(again.counts).toMatchObject({ create: 0, update: 0, skip: 2, merged: 1 })
})

test('a row with too few or too many cells can be downloaded as it stands, mended and brought in', async () => {
  const made = await given.check(
    'Customer ID;Name;E-mail\nt1;"Few; Ann"\nt2;Whole;whole@x.test\nt3;Many;many@x.test;what\n',
  )
  expect(made.preview?.counts).toMatchObject({ rows: 3, create: 1, refused: 2 })
  const refused = await text(await given.importer().refusedCsv(made.id))
  expect(refused.split('\n').map((line) => line.replace(/^(\d*,[\w-]*),[^,]*/, '$1'))).toEqual([
    'row,code,reason,Customer ID,Name,E-mail',
    '1,too-few-cells,t1,Few; Ann',
    '3,too-many-cells,t3,Many,many@x.test,what',
    '',
  ])
})

test('rows without a key are told, since the same file again would make them again', async () => {
  const made = await given.check('Customer ID,Name,Email\nk1,Kay,\n,Nora Nokey,\n')
  expect(made.preview).toMatchObject({
    counts: { create: 2 },
    remarks: [{ code: 'rows-without-key', message: expect.stringMatching(/^1 rows say nothing/) }],
  })
})

test('a column that is called like a field and holds something else is named, not dropped in silence', async () => {
  const made = await given.check(
    'Deal ID,Deal name,Stage,Close date\nx1,A,won,31/12/2025\nx2,B,won,45678\nx3,C,won,soon\n',
  )
  expect(made.preview?.remarks).toContainEqual({
    code: 'cells-unlike',
    message: expect.stringContaining('“Close date” is called like Expected close'),
    samples: ['31/12/2025', '45678', 'soon'],
  })
})

test('an address leads to its one customer, but not where it is somebody’s own id', async () => {
  const { db } = given.records
  expect([...(await customersByEmail(db, ['ann@gtxpro.test', 'nobody@else.test']))]).toEqual([
    ['ann@gtxpro.test', 'hubspot:101'],
  ])
  await given.make('customer', { externalId: 'ann@gtxpro.test' })
  expect((await customersByEmail(db, ['ann@gtxpro.test'])).size).toBe(0)
})

test('who was merged, also twice, stays merged: rows, deals and addresses of the others are hers, and none comes back', async () => {
  const { db } = given.records
  const join = async (type: 'customer' | 'company', winner: string, loser: string) => {
    await beginMerge(db, { type, winner, loser, reason: '' }, paula, given.clock.now)
    if (type === 'company') return
    await db
      .insertInto('identity_merge')
      .values({ from_home: loser, into_home: winner, rule: 'by hand', actor: 'Paula' })
      .execute()
    await given.crm.followMerges()
  }
  const people =
    'Record ID,First Name,Last Name,Email,Job Title\n301,Mia,One,mia1@x.test,\n302,Mia,Two,mia2@x.test,\n303,Mia,Three,mia3@x.test,\n'
  await given.bring(people)
  const [one, two, three] = ['301', '302', '303'].map((id) => String(homeOf('user', `hubspot:${id}`)))
  if (!one || !two || !three) throw new Error('Nobody is there.')
  const firms = 'Company ID,Company name,Domain\nf1,Mergewell,mergewell.test\nf2,Mergewell Sud,mw-sud.test\n'
  await given.bring(firms)
  const { rows } = await given.crm.list('company', { limit: 50 })
  const idOf = (label: string) => rows.find((row) => row.label === label)?.id ?? ''
  await join('customer', one, two)
  await join('customer', three, one)
  await join('company', idOf('Mergewell'), idOf('Mergewell Sud'))

  expect((await given.bring(firms)).counts).toMatchObject({ create: 0, update: 0, skip: 2 })
  const told = people.replace('mia2@x.test,', 'mia2@x.test,Boss')
  expect((await given.bring(told)).counts).toMatchObject({ create: 0, update: 1, skip: 2, conflict: 0 })
  expect((await given.crm.get('customer', three)).record.values).toMatchObject({
    ...{ name: 'Mia Three', email: 'mia3@x.test', jobTitle: 'Boss', externalId: 'hubspot:303' },
  })
  const deals = `Record ID,Deal Name,Deal Stage,Associated Company,Associated Contact IDs,Associated Contact
71,By id,Closed won,Mergewell Sud,302,
72,By address,Closed won,,,Mia Two (mia2@x.test)
73,By name,Closed won,,,Mia Two
`
  expect(await given.bring(deals)).toMatchObject({
    counts: { create: 3 },
    preview: { made: [], relations: [] },
  })
  for (const id of ['71', '72', '73']) expect((await valuesOf('deal', id))?.customer).toBe(three)
  expect((await valuesOf('deal', '71'))?.company).toBe(idOf('Mergewell'))
  // What points to one of them from before is called as she is now, and no file moves it.
  const before = await given.make('deal', { name: 'Before', customer: two, stage: 'won', externalId: '74' })
  expect((await given.crm.get('deal', before.id)).labels[two]).toBe('Mia Three')
  await given.bring('Record ID,Deal Name,Deal Stage,Associated Contact IDs\n74,Before,Closed won,302\n')
  expect((await valuesOf('deal', '74'))?.customer).toBe(two)
  await given.bring('Record ID,Deal Name,Deal Stage,Associated Contact\n74,Before,Closed won,Mia Three\n')
  expect((await valuesOf('deal', '74'))?.customer).toBe(two)
  expect([...(await customersByEmail(db, ['mia2@x.test']))]).toEqual([['mia2@x.test', 'hubspot:302']])
})

test('a workbook comes in as its cells are shown, and its other sheet when it is chosen', async () => {
  const content = workbookOf({
    sheets: {
      Cover: textRows([['Exported for the year-end']]),
      People: `${textRows([['Our people'], ['Customer ID', 'Name', 'Email', 'City']])}<row><c s="1"><v>7</v></c><c t="inlineStr"><is><t>Wanda Book</t></is></c><c t="inlineStr"><is><t>wanda@book.test</t></is></c><c/></row>`,
      Firms: textRows([
        ['Company ID', 'Company name', 'Domain'],
        ['b1', 'Bookworks', 'bookworks.test'],
      ]),
    },
    styles:
      '<numFmts><numFmt numFmtId="164" formatCode="00000"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs>',
  })
  const made = await given.check(content, { fileName: 'lists.xlsx' })
  expect(made).toMatchObject({
    format: 'xlsx',
    settings: { type: 'customer' },
    preview: { sheet: 'People', sheets: ['Cover', 'People', 'Firms'], counts: { rows: 1, create: 1 } },
  })
  await given.run(made)
  expect(await valuesOf('customer', '00007')).toMatchObject({ name: 'Wanda Book' })
  const firms = await given.change(await given.check(content, { fileName: 'lists.xlsx' }), {
    ...{ type: 'company', sheet: 'Firms', columns: [], match: [] },
  })
  expect(firms).toMatchObject({ preview: { sheet: 'Firms', counts: { create: 1 } } })
  expect(firms.preview?.remarks).toContainEqual({
    code: 'several-sheets',
    message: 'The workbook has 3 sheets. “Firms” was read; the others are left out.',
    samples: ['Cover', 'People'],
  })
})

test('an own export as a workbook comes back without a change', async () => {
  const { fields } = await shapeOf(given.records.db, 'deal')
  const sheet = await exportRecords('xlsx', {
    ...{ fields, columns: [], signal: new AbortController().signal },
    pageOf: async (cursor) => given.crm.list('deal', { limit: 100, ...(cursor ? { cursor } : {}) }),
  })
  const made = await given.check(await buffer(sheet), { fileName: 'deals.xlsx', type: 'deal' })
  const { rows = 0, skip } = made.preview?.counts ?? {}
  expect(rows).toBeGreaterThan(3)
  expect(skip).toBe(rows)
})

test('amounts of a workbook are in the currency that the format of their cell names, cell by cell', async () => {
  const deal = (id: string, style: number) =>
    `<row><c t="inlineStr"><is><t>${id}</t></is></c><c t="inlineStr"><is><t>Deal ${id}</t></is></c><c s="${style}"><v>1200.5</v></c></row>`
  const content = workbookOf({
    sheets: {
      Deals: `${textRows([['Deal ID', 'Deal name', 'Amount']])}${deal('wb1', 1)}${deal('wb2', 2)}${deal('wb3', 3)}`,
    },
    styles: `<numFmts><numFmt numFmtId="164" formatCode="#,##0.00\\ [$CHF]"/><numFmt numFmtId="165" formatCode="[$$-409]#,##0.00"/>
      <numFmt numFmtId="166" formatCode="&quot;$&quot;#,##0.00"/></numFmts>
      <cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="166"/></cellXfs>`,
  })
  const made = await given.bring(content, { fileName: 'deals.xlsx' })
  expect(made).toMatchObject({ settings: { type: 'deal' }, counts: { create: 3, refused: 0 } })
  const amounts = await Promise.all(
    ['wb1', 'wb2', 'wb3'].map(async (id) => (await valuesOf('deal', id))?.amount),
  )
  expect(amounts).toEqual(
    ['CHF', 'USD', made.settings?.currency].map((currency) => ({ minor: 120050, currency })),
  )
})
