/** Columns that nobody knows become fields of people's own: counted before they are there, added when the run begins. */
import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { paula } from '../../../../test/support/given-crm.ts'
import { givenRecordImport } from '../../../../test/support/given-record-import.ts'
import type { ImportColumn, RecordImport } from '../../../model/crm/record-import.ts'

let given: Awaited<ReturnType<typeof givenRecordImport>>
beforeAll(async () => {
  given = await givenRecordImport()
})
/** Each test meets nobody and nothing of people's own. */
afterEach(async () => {
  await sql`delete from crm_custom_field`.execute(given.records.db)
  await sql`delete from crm_customer`.execute(given.records.db)
})
afterAll(async () => {
  expect(given.errors).toEqual([])
  await given[Symbol.asyncDispose]()
})

const file = `Customer ID,Name,Email,T-shirt size,Joined the club,Budget (EUR),Interests
c1,Ann,ann@x.test,M,2025-03-01,1200,Hiking;Yoga
c2,Bob,bob@x.test,L,2025-04-02,300,Yoga
c3,Cem,cem@x.test,m,,15.5,Hiking
c4,Dee,dee@x.test,L,2025-05-05,,Yoga;Hiking
`
const newOnes = ['T-shirt size', 'Joined the club', 'Budget (EUR)', 'Interests']
const asNew = (made: RecordImport, columns: readonly (string | ImportColumn)[]) =>
  given.change(made, {
    columns: [
      ...(made.settings?.columns ?? []),
      ...columns.map((one) => (typeof one === 'string' ? { column: one, target: 'new' } : one)),
    ],
  })
const ofColumn = (made: RecordImport, name: string) =>
  made.settings?.columns.find(({ column }) => column === name)
const valuesOf = async (externalId: string) =>
  (await given.crm.list('customer', { limit: 50 })).rows.find(
    ({ values }) => values.externalId === externalId,
  )?.values

test('the dry run guesses what the columns are and counts as if the fields were there, and adds none', async () => {
  const made = await asNew(await given.check(file), newOnes)
  expect(made).toMatchObject({ state: 'checked', fields: [], preview: { counts: { create: 4, refused: 0 } } })
  expect(newOnes.map((name) => ofColumn(made, name))).toMatchObject([
    {
      target: 'custom.t_shirt_size',
      newField: { label: 'T-shirt size', kind: 'choice', options: [{ label: 'M' }, { label: 'L' }] },
    },
    { target: 'custom.joined_the_club', newField: { kind: 'date' }, timeForm: 'iso' },
    { target: 'custom.budget_eur', newField: { kind: 'money' }, decimalComma: false },
    { target: 'custom.interests', newField: { kind: 'many-choices' } },
  ])
  expect(made.preview?.creates[0]?.changes).toContainEqual({ field: 'T-shirt size', from: '', to: 'M' })
  expect(await given.crm.customFields('customer')).toEqual([])
})

test('the run adds them before the first row, once, also when the file comes again, and undoing leaves them', async () => {
  const made = await asNew(await given.check(file), newOnes)
  const done = await given.run(made)
  expect(done).toMatchObject({ state: 'done', counts: { create: 4, refused: 0 } })
  expect(done.fields.map(({ label }) => label)).toEqual(newOnes)
  expect(await valuesOf('c3')).toMatchObject({
    'custom.t_shirt_size': 'm',
    'custom.budget_eur': { minor: 1550, currency: 'EUR' },
    'custom.interests': ['hiking'],
  })
  // The headings are fields now, whoever brings the file.
  const again = await given.bring(file)
  expect(again).toMatchObject({ counts: { skip: 4, update: 0, create: 0 }, fields: [] })
  // Somebody who asks for new ones of the same name gets those that are there.
  const asked = await asNew(await given.check(file.replaceAll('c1', 'c9')), [
    ...newOnes.map((column) => ({
      ...{ column, target: 'new' },
      newField: { label: column, kind: ofColumn(made, column)?.newField?.kind ?? 'text', options: [] },
    })),
  ])
  expect(ofColumn(asked, 'T-shirt size')).toEqual({ column: 'T-shirt size', target: 'custom.t_shirt_size' })
  const undone = await given.undo(done)
  expect(undone).toMatchObject({ state: 'undone', fields: done.fields })
  expect((await given.crm.customFields('customer')).map(({ label }) => label)).toEqual(newOnes)
  expect(await given.run(undone)).toMatchObject({ state: 'done', fields: done.fields })
  expect(await given.crm.customFields('customer')).toHaveLength(4)
})

test('a run that goes on after a stop adds nothing again', async () => {
  const rows = Array.from({ length: 2_500 }, (_, at) => `c${at},Nobody ${at},n${at}@x.test,${at % 3}`)
  const made = await asNew(await given.check(`Customer ID,Name,Email,Level\n${rows.join('\n')}\n`), ['Level'])
  await given.importer().run(made.id, paula, true)
  await given.restart()
  const done = await given.importer().settled(made.id)
  expect(done).toMatchObject({ state: 'done', counts: { create: 2_500 }, fields: [{ label: 'Level' }] })
  expect(await given.crm.customFields('customer')).toHaveLength(1)
})

test('who may not add fields is told so, and nothing begins', async () => {
  const made = await asNew(await given.check(file), ['T-shirt size'])
  await expect(given.importer().run(made.id, paula)).rejects.toMatchObject({ code: 'access.not-allowed' })
  expect(await given.importer().get(made.id)).toMatchObject({ state: 'checked', counts: null })
  expect(await given.crm.customFields('customer')).toEqual([])
})

test('name and kind can be chosen; a choice takes the values of the whole file, and what is none of the kind is refused', async () => {
  const rows = Array.from({ length: 2_100 }, (_, at) => `d${at},D,${at < 2_050 ? 'red' : 'blue'},${at}`)
  const first = await given.check(`Customer ID,Name,Colour,Visits\n${rows.join('\n')}\nd9,D,red,many\n`)
  const made = await asNew(first, [
    'Colour',
    { column: 'Visits', target: 'new', newField: { label: 'How often', kind: 'number', options: [] } },
  ])
  expect(ofColumn(made, 'Colour')?.newField?.options.map(({ label }) => label)).toEqual(['red', 'blue'])
  expect(ofColumn(made, 'Visits')?.target).toBe('custom.how_often')
  expect(made.preview?.refusals).toMatchObject([{ code: 'number-unreadable', rows: 1 }])
  const text = await given.change(made, {
    columns: [
      ...(first.settings?.columns ?? []),
      { column: 'Visits', target: 'new', newField: { label: 'How often', kind: 'choice', options: [] } },
    ],
  })
  expect(ofColumn(text, 'Visits')?.newField?.kind).toBe('text')
  expect(text.preview?.remarks.map(({ code }) => code)).toContain('no-choice')
})

test('a name that a field has already is refused, and two columns are not one new field', async () => {
  const made = await given.check(file)
  const called = (column: string, label: string): ImportColumn => ({
    ...{ column, target: 'new' },
    newField: { label, kind: 'text', options: [] },
  })
  await expect(asNew(made, [called('Interests', 'e-mail')])).rejects.toMatchObject({
    code: 'import.field-exists',
  })
  await expect(
    asNew(made, [called('Interests', 'Same'), called('T-shirt size', 'same')]),
  ).rejects.toMatchObject({ code: 'import.field-exists' })
})

test('a heading that a field has already gets a number, and a name of a removed field is not used again', async () => {
  const { name } = await given.crm.addCustomField('customer', {
    ...{ label: 'Nickname', kind: 'text' as const },
    ...{ required: false, options: [], searchable: false },
  })
  await given.crm.removeCustomField('customer', name)
  const made = await asNew(await given.check('Customer ID,Name,Phone,Nickname\nc1,Ann,12,Annie\n'), [
    'Nickname',
  ])
  const both = await given.change(made, {
    columns: (made.settings?.columns ?? []).map((one) =>
      one.column === 'Phone' ? { column: 'Phone', target: 'new' } : one,
    ),
  })
  expect(ofColumn(both, 'Phone')?.newField?.label).toBe('Phone 2')
  await given.run(both)
  expect(await valuesOf('c1')).toMatchObject({ 'custom.nickname_2': 'Annie', 'custom.phone_2': '12' })
})
