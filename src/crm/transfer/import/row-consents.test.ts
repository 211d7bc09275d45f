/** Opt-outs and agreements of other programs are taken over per channel and purpose, and none of either side is lost. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { paula } from '../../../../test/support/given-crm.ts'
import { givenRecordImport } from '../../../../test/support/given-record-import.ts'
import { homeOf } from '../../../journey/hash.ts'
import type { NewConsent } from '../../../model/crm/consent.ts'
import { addConsent, consentsOf } from '../../consents.ts'
import { beginMerge } from '../../merges/merge-records.ts'

let given: Awaited<ReturnType<typeof givenRecordImport>>
beforeAll(async () => {
  given = await givenRecordImport()
})
afterAll(async () => {
  expect(given.errors).toEqual([])
  await given[Symbol.asyncDispose]()
})

const idOf = (externalId: string) => String(homeOf('user', externalId))
const currentOf = async (externalId: string) =>
  Object.fromEntries(
    (await consentsOf(given.records.db, idOf(externalId))).current.map(({ channel, purpose, state }) => [
      `${channel} ${purpose}`,
      state,
    ]),
  )
const historyOf = async (externalId: string) => (await consentsOf(given.records.db, idOf(externalId))).history
const say = (externalId: string, state: NewConsent['state'], at?: string, channel = 'email' as const) =>
  addConsent(
    given.records.db,
    idOf(externalId),
    { channel, purpose: 'marketing', state, source: 'form', ...(at ? { at } : {}) },
    paula,
    given.clock.now,
  )

test('HubSpot: unsubscribed from all email is an opt-out of marketing and surveys; who is not says nothing', async () => {
  const done = await given.bring(
    `Record ID,First Name,Last Name,Email,Unsubscribed from all email
1,Ann,Out,ann@h.test,true
2,Bea,In,bea@h.test,false
3,Cem,None,cem@h.test,(No value)
`,
    { fileName: 'contacts.csv' },
  )
  expect(done).toMatchObject({
    preview: { preset: 'HubSpot', counts: { create: 3, consents: 2 } },
    counts: { create: 3, consents: 2, refused: 0 },
  })
  expect(await currentOf('hubspot:1')).toEqual({
    'email marketing': 'withdrawn',
    'email survey': 'withdrawn',
  })
  expect(await currentOf('hubspot:2')).toEqual({})
  expect(await historyOf('hubspot:1')).toMatchObject([
    { source: 'import: contacts.csv', at: given.clock.now.toISOString(), actor: { name: paula.name } },
    { source: 'import: contacts.csv' },
  ])
})

test.each([
  [
    'Salesforce',
    'Id,IsDeleted,AccountId,LastName,FirstName,Email,HasOptedOutOfEmail,DoNotCall\ns1,0,,Keller,Urs,urs@s.test,1,true\n',
    'salesforce:s1',
    { 'email marketing': 'withdrawn', 'phone marketing': 'withdrawn' },
  ],
  [
    'Pipedrive',
    'Person - ID,Person - Name,Person - Email,Person - Marketing status\np1,Pia,pia@p.test,Unsubscribed\n',
    'pipedrive:p1',
    { 'email marketing': 'withdrawn' },
  ],
  [
    'Shopify',
    'Customer ID,First Name,Last Name,Email,Accepts Email Marketing,Accepts SMS Marketing,Total Spent,Note\n9,Shona,Op,shona@s.test,yes,no,12.00,\n',
    'shopify:9',
    { 'email marketing': 'granted', 'phone marketing': 'denied' },
  ],
  [
    null,
    'Customer ID,Name,Email,Email Opt Out\nc1,Cora,cora@c.test,x\n',
    'c1',
    { 'email marketing': 'withdrawn' },
  ],
] as const)('%s: the columns are known by themselves', async (preset, file, externalId, consents) => {
  const done = await given.bring(file)
  expect(done).toMatchObject({ state: 'done', preview: { preset }, counts: { create: 1, refused: 0 } })
  expect(await currentOf(externalId)).toEqual(consents)
})

test('a later opt-out here outlives an agreement of a file, whether the file dates it or not; the same file again says nothing new', async () => {
  const undated = 'Customer ID,Name,Marketing consent\nd1,Dee,yes\nd2,Dan,yes\nd3,Dot,no\n'
  const first = await given.bring(undated, { fileName: 'undated.csv' })
  expect(first.counts).toMatchObject({ consents: 3 })
  await say('d1', 'withdrawn')
  const again = await given.bring(undated, { fileName: 'undated.csv' })
  expect(again.counts).toMatchObject({ skip: 3, consents: 0 })
  // Nor does another file that does not say when.
  expect((await given.bring(undated, { fileName: 'other.csv' })).counts).toMatchObject({ consents: 0 })
  expect(await currentOf('d1')).toEqual({ 'email marketing': 'withdrawn' })
  const dated = (at: string) =>
    `Customer ID,Name,Marketing consent,Consent date\nd1,Dee,yes,${at}\nd2,Dan,unsubscribed,2025-01-01\n`
  await given.bring(dated('2025-06-01'))
  expect(await currentOf('d1')).toEqual({ 'email marketing': 'withdrawn' })
  expect((await historyOf('d1')).some(({ at }) => at === '2025-06-01T00:00:00.000Z')).toBe(true)
  // What is said to come is not believed: it would outweigh all that she says until then.
  await given.bring(dated('2190-06-01'))
  expect(await currentOf('d1')).toEqual({ 'email marketing': 'withdrawn' })
})

test('an opt-out of a file counts over an older agreement here; an older one stands in the history and is told', async () => {
  await given.bring('Customer ID,Name\no1,Olaf\no2,Ole\n')
  await say('o1', 'granted', '2025-02-01T00:00:00.000Z')
  await say('o2', 'granted', '2025-02-01T00:00:00.000Z')
  const made = await given.check(
    'Customer ID,Name,Unsubscribed at\no1,Olaf,2025-03-01 10:00\no2,Ole,2025-01-01 10:00\n',
  )
  expect(made.preview).toMatchObject({ counts: { skip: 2, consents: 2 } })
  expect(made.preview?.remarks).toContainEqual(
    expect.objectContaining({ code: 'older-opt-outs', message: expect.stringMatching(/^1 opt-outs/) }),
  )
  await given.run(made)
  expect(await currentOf('o1')).toEqual({ 'email marketing': 'withdrawn' })
  expect(await currentOf('o2')).toEqual({ 'email marketing': 'granted' })
  expect(await historyOf('o2')).toHaveLength(2)
})

test('an opt-out is found in any of its columns and rows, also of records that are left as they are', async () => {
  await given.bring('Customer ID,Name\nm1,Mo\n')
  const made = await given.check(
    'Customer ID,Name,Opt out,Unsubscribed,Newsletter\nm1,Changed,no,yes,yes\nm1,Changed,no,no,yes\n',
  )
  const done = await given.run(await given.change(made, { known: 'leave' }))
  expect(done.counts).toMatchObject({ skip: 1, merged: 1, consents: 1 })
  expect(await currentOf('m1')).toEqual({ 'email marketing': 'withdrawn' })
})

test('who may not change a customer does not say what she wants either', async () => {
  await given.bring('Customer ID,Name,Department\nl1,Lou,Service\n')
  const made = await given.check('Customer ID,Name,Opt out\nl1,Lou,yes\n')
  const left = await given.change(made, { known: 'leave' })
  await given.importer().run(left.id, { ...paula, limitedTo: 'Sales' })
  expect((await given.importer().settled(left.id)).counts).toMatchObject({ refused: 1, consents: 0 })
  expect(await currentOf('l1')).toEqual({})
})

test('a word that nobody understands stops the row until somebody says what it means', async () => {
  const rows = ['yes', 'no', 'yes', 'no', 'yes', 'nope'].map((word, at) => `w${at},W ${at},${word}`)
  const made = await given.check(`Customer ID,Name,Marketing consent\n${rows.join('\n')}\n`)
  expect(made.preview).toMatchObject({
    counts: { create: 5, refused: 1 },
    refusals: [{ code: 'consent-unknown' }],
  })
  const told = await given.change(made, {
    columns: (made.settings?.columns ?? []).map((one) =>
      one.target === 'consent:email:marketing'
        ? { ...one, choices: [{ value: 'nope', option: 'withdrawn' }] }
        : one,
    ),
  })
  await given.run(told)
  expect(await currentOf('w5')).toEqual({ 'email marketing': 'withdrawn' })
})

test('undoing takes back what the file said, and what somebody said since stays', async () => {
  await given.bring('Customer ID,Name\nu1,Una\nu2,Uli\n')
  await say('u1', 'granted', '2025-02-01T00:00:00.000Z')
  const done = await given.bring('Customer ID,Name,Unsubscribed\nu1,Una,yes\nu2,Uli,yes\n')
  expect(done.counts).toMatchObject({ skip: 2, consents: 2 })
  await say('u2', 'denied')
  await given.undo(done)
  expect(await currentOf('u1')).toEqual({ 'email marketing': 'granted' })
  expect(await historyOf('u2')).toMatchObject([{ state: 'denied', source: 'form' }])
})

test('what one who was merged said counts for who she is', async () => {
  await given.bring('Customer ID,Name\nj1,Jo\nj2,Joe\n')
  await say('j2', 'withdrawn', '2025-02-01T00:00:00.000Z')
  const join = { type: 'customer' as const, winner: idOf('j1'), loser: idOf('j2'), reason: '' }
  await beginMerge(given.records.db, join, paula, given.clock.now)
  await given.records.db
    .insertInto('identity_merge')
    .values({ from_home: join.loser, into_home: join.winner, rule: 'by hand', actor: 'Paula' })
    .execute()
  await given.crm.followMerges()
  const done = await given.bring('Customer ID,Name,Marketing consent\nj1,Jo,yes\n')
  expect(done.counts).toMatchObject({ consents: 0 })
  expect(await currentOf('j1')).toEqual({ 'email marketing': 'withdrawn' })
})
