/** Private notes are their author's alone, departments keep what is said about their records, and owners are people. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { givenCrm, paula } from '../../test/support/given-crm.ts'
import type { Actor, Writer } from '../model/actor.ts'
import type { FieldValues } from '../model/crm/field-value.ts'
import type { RecordType } from '../model/crm/record-type.ts'
import { changeableRecord } from './seen-record.ts'

let given: Awaited<ReturnType<typeof givenCrm>>
const otto: Actor = { kind: 'user', id: 'otto', name: 'Otto' }
const inSupport: Writer = { ...otto, limitedTo: 'Support' }
const inSales: Writer = { ...otto, limitedTo: 'Sales' }

beforeAll(async () => {
  given = await givenCrm()
  for (const [id, name, department] of [
    ['paula', 'Paula Lind', 'Sales'],
    ['otto', 'Otto Ahrens', ''],
    ['twin-1', 'Kim Twin', ''],
    ['twin-2', 'Kim Twin', ''],
  ] as const)
    await given.records.db
      .insertInto('auth_user')
      .values({ id, name, email: `${id}@example.com`, role: 'editor', department })
      .execute()
})
afterAll(() => given[Symbol.asyncDispose]())

const secret = 'Xylophon'
const about = (values: Record<string, string>) => ({
  kind: 'field' as const,
  op: 'is' as const,
  ...one(values),
})
const one = (values: Record<string, string>) => {
  const [[field, value] = ['', '']] = Object.entries(values)
  return { field, value }
}

test('a private note is there for its author, and for nobody else in any way of reading', async () => {
  const customer = await given.make('customer', { name: 'Ann', externalId: 'ann' })
  const note = await given.make('note', {
    text: `${secret} and more`,
    private: true,
    score: 2,
    customer: customer.id,
  })
  const { crm } = given
  const filter = about({ customer: customer.id })
  for (const reader of [paula, otto, undefined]) {
    const seen = reader === paula ? 1 : 0
    expect((await crm.list('note', { limit: 5, filter }, reader)).rows).toHaveLength(seen)
    expect((await crm.list('note', { limit: 5, filter }, reader)).total.n).toBe(seen)
    expect((await crm.list('note', { limit: 5, query: secret }, reader)).rows).toHaveLength(seen)
    expect(await crm.search(secret, [], 5, reader)).toHaveLength(seen)
    const asked = [
      () => crm.get('note', note.id, reader),
      () => crm.history('note', note.id, { limit: 5 }, reader),
    ]
    for (const ask of asked)
      if (seen) await ask()
      else await expect(ask()).rejects.toMatchObject({ code: 'record.not-found' })
  }
  expect(await crm.search('xylofon', [], 5, otto)).toEqual([])
  const words = await given.records.db.selectFrom('crm_word').select('word').execute()
  expect(words.map(({ word }) => word)).not.toContain('xylophon')
  const told = (await given.outbox()).filter(({ message_id }) => message_id.startsWith('crm:note'))
  expect(told).toEqual([])
})

test('nobody else changes, deletes, takes back or names a private note', async () => {
  const { crm } = given
  const made = await crm.batch('note', [{ do: 'create', values: { text: secret, private: true } }], paula)
  const [result] = made.results
  const id = result?.status === 'done' ? result.id : ''
  const tried = await crm.batch(
    'note',
    [
      { do: 'update', id, values: { text: 'mine now' } },
      { do: 'update', id, values: { private: false } },
      { do: 'delete', id },
      { do: 'restore', id },
    ],
    otto,
  )
  expect(tried.results.map((one) => one.status === 'refused' && one.code)).toEqual(
    Array.from({ length: 4 }, () => 'record.not-found'),
  )
  expect((await crm.undo(made.undo ?? '', otto)).results).toMatchObject([{ status: 'refused' }])
  expect(JSON.stringify(tried)).not.toContain(secret)
  await crm.addCustomField('task', {
    label: 'Source',
    kind: 'relation',
    to: 'note',
    required: false,
    options: [],
    searchable: false,
  })
  const task = await given.make('task', { title: 'Read it', 'custom.source': id })
  expect((await crm.get('task', task.id, paula)).labels[id]).toBe(secret)
  expect((await crm.get('task', task.id, otto)).labels[id]).toBe('Private note')
  expect((await crm.list('task', { limit: 5 })).labels[id]).toBe('Private note')
})

test('what becomes private is taken back from the timeline, and only its author decides', async () => {
  const customer = await given.make('customer', { name: 'Bo', externalId: 'bo' })
  const note = await given.make('note', { text: 'Not happy', score: 1, customer: customer.id })
  await expect(
    given.crm.change('note', note.id, note.version, { private: true }, otto),
  ).rejects.toMatchObject({ code: 'access.not-allowed' })
  await given.crm.change('note', note.id, note.version, { private: true }, paula)
  const rows = (await given.outbox()).filter(({ message_id }) => message_id.includes(note.id))
  expect(rows.map(({ message }) => message !== null)).toEqual([true, false])
})

test('what is said about a record of another department is that department’s', async () => {
  const deal = await given.make('deal', { name: 'Fleet', department: 'Sales' })
  const { crm } = given
  const writes: { type: RecordType; values: FieldValues }[] = [
    { type: 'note', values: { text: 'Hm', deal: deal.id } },
    { type: 'task', values: { title: 'Hm', deal: deal.id } },
    { type: 'activity', values: { subject: 'Hm', kind: 'call', deal: deal.id } },
  ]
  for (const { type, values } of writes) {
    await expect(crm.create(type, values, inSupport)).rejects.toMatchObject({ code: 'access.not-allowed' })
    const { record } = await crm.create(type, values, inSales)
    await expect(crm.remove(type, record.id, undefined, inSupport)).rejects.toMatchObject({
      code: 'access.not-allowed',
    })
    await crm.remove(type, record.id, undefined, inSales)
  }
})

test('an owner is a person, meant by her id, her name or her address; others stay as they were said', async () => {
  const ownerOf = async (owner: string) => (await given.make('company', { name: 'Acme', owner })).values
  expect(await ownerOf('paula')).toMatchObject({ owner: 'paula', department: 'Sales' })
  expect(await ownerOf('paula lind')).toMatchObject({ owner: 'paula' })
  expect(await ownerOf('OTTO@example.com')).toMatchObject({ owner: 'otto' })
  expect(await ownerOf('Kim Twin')).toMatchObject({ owner: 'Kim Twin' })
  expect(await ownerOf('Somebody who left')).toMatchObject({ owner: 'Somebody who left' })
  const info = (await given.crm.types()).find(({ type }) => type === 'company')
  const options = info?.fields.find(({ name }) => name === 'owner')?.options
  expect(options).toContainEqual({ value: 'paula', label: 'Paula Lind', group: 'Sales' })
})

test('“me” in a rule is whoever asks', async () => {
  const filter = about({ owner: 'me' })
  const mine = async (reader?: Actor) =>
    (await given.crm.list('company', { limit: 9, filter }, reader)).total.n
  expect([await mine(paula), await mine(otto), await mine()]).toEqual([2, 1, 0])
  const any = { kind: 'field' as const, field: 'owner', op: 'any-of' as const, value: ['me', 'paula'] }
  expect((await given.crm.list('company', { limit: 9, filter: any }, otto)).total.n).toBe(3)
})

test('a record of no department goes to that of its new owner, and no other', async () => {
  const company = await given.make('company', { name: 'Bolt', department: 'Support' })
  const { record } = await given.crm.change('company', company.id, company.version, { owner: 'paula' }, paula)
  expect(record.values.department).toBe('Support')
  const free = await given.make('company', { name: 'Cord' })
  const kept = await given.crm.change('company', free.id, free.version, { owner: 'paula' }, inSupport)
  expect(kept.record.values).toEqual({ name: 'Cord', owner: 'paula' })
})

test('a note that is shown later does not tell what it said while it was its author’s alone', async () => {
  const { crm } = given
  const note = await given.make('note', { text: `${secret} for now`, private: true })
  const edited = await crm.change('note', note.id, note.version, { text: `${secret} again` }, paula)
  const shown = { text: 'For everybody', private: false }
  const { record } = await crm.change('note', note.id, edited.record.version, shown, paula)
  await crm.change('note', note.id, record.version, { text: 'For all' }, paula)
  const historyFor = async (reader: Actor | undefined) =>
    (await crm.history('note', note.id, { limit: 10 }, reader)).rows
  expect(JSON.stringify(await historyFor(paula))).toContain(secret)
  for (const reader of [otto, undefined]) {
    const rows = await historyFor(reader)
    expect(JSON.stringify(rows)).not.toContain(secret)
    expect(rows).toHaveLength(2)
    expect(rows[1]?.changes).toContainEqual({ field: 'text', from: null, to: 'For everybody' })
  }
})

test('who may not change what was changed together does not use up its undo', async () => {
  const { crm } = given
  const made = await given.make('company', { name: 'Kept', department: 'Sales' })
  const { undo } = await crm.batch(
    'company',
    [{ do: 'update', id: made.id, values: { city: 'Graz' } }],
    paula,
  )
  const refused = await crm.undo(undo ?? '', inSupport)
  expect(refused.results.map(({ status }) => status)).toEqual(['refused'])
  expect((await crm.undo(undo ?? '', paula)).results.map(({ status }) => status)).toEqual(['done'])
  await expect(crm.undo(undo ?? '', paula)).rejects.toMatchObject({ code: 'undo.not-possible' })
})

test('what hangs on a note belongs to the department it is about, also by a field that people added', async () => {
  const { crm, records } = given
  const field = await crm.addCustomField('note', {
    ...{ label: 'Also about', kind: 'relation', to: 'customer' },
    ...{ required: false, searchable: false, options: [] },
  })
  const customer = await given.make('customer', { name: 'Of Sales', department: 'Sales' })
  const note = await given.make('note', { text: 'Seen', [field.name]: customer.id })
  await expect(changeableRecord(records.db, 'note', note.id, inSupport)).rejects.toMatchObject({
    code: 'access.not-allowed',
  })
  expect(await changeableRecord(records.db, 'note', note.id, inSales)).toMatchObject({ id: note.id })
})
