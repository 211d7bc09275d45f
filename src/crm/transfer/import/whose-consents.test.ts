/** What Shopify's orders say of marketing is their buyer's word, as of when she ordered; an opt-out here outlives it. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { paula } from '../../../../test/support/given-crm.ts'
import { givenRecordImport } from '../../../../test/support/given-record-import.ts'
import { homeOf } from '../../../journey/hash.ts'
import type { NewConsent } from '../../../model/crm/consent.ts'
import { addConsent, consentsOf } from '../../consents.ts'

let given: Awaited<ReturnType<typeof givenRecordImport>>
beforeAll(async () => {
  given = await givenRecordImport()
})
afterAll(async () => {
  expect(given.errors).toEqual([])
  await given[Symbol.asyncDispose]()
})

const idOf = (externalId: string) => String(homeOf('user', externalId))
const historyOf = async (externalId: string) =>
  (await consentsOf(given.records.db, idOf(externalId))).history.map(({ state, at, source }) => ({
    ...{ state, at, source },
  }))
const stateOf = async (externalId: string) =>
  (await consentsOf(given.records.db, idOf(externalId))).current.map(({ state }) => state)
const say = (externalId: string, state: NewConsent['state'], at: string) =>
  addConsent(
    given.records.db,
    idOf(externalId),
    { channel: 'email', purpose: 'marketing', state, source: 'form', at },
    paula,
    given.clock.now,
  )

const header =
  'Name,Email,Financial Status,Currency,Total,Created at,Lineitem quantity,Lineitem name,Lineitem price,Accepts Marketing,Id'
const order = (id: string, email: string, at: string, agreed: string) =>
  `#${id},${email},paid,USD,55.00,${at},1,Mug,10.00,${agreed},${id}`
const orders = (...rows: string[]) => `${[header, ...rows].join('\n')}\n`

test('a yes and a no are the buyer’s, dated by the order, counted before, and taken back by undo', async () => {
  await given.bring('Customer ID,Name,Email\nann,Ann,ann@o.test\nbea,Bea,bea@o.test\n')
  const file = orders(
    order('1', 'ann@o.test', '2025-10-01 09:59:00 +0200', 'yes'),
    '#1,ann@o.test,,,,,1,Pot,30.00,,',
    order('2', 'bea@o.test', '2025-10-02 09:59:00 +0200', 'no'),
  )
  const done = await given.bring(file, { fileName: 'orders_export.csv' })
  expect(done).toMatchObject({
    preview: { preset: 'Shopify', counts: { create: 2, consents: 2 } },
    counts: { create: 2, consents: 2 },
  })
  const source = 'import: orders_export.csv'
  expect(await historyOf('ann')).toEqual([{ state: 'granted', at: '2025-10-01T07:59:00.000Z', source }])
  expect(await historyOf('bea')).toEqual([{ state: 'denied', at: '2025-10-02T07:59:00.000Z', source }])
  // The same file says nothing new.
  expect((await given.bring(file, { fileName: 'orders_export.csv' })).counts).toMatchObject({ consents: 0 })
  await given.importer().undo(done.id, paula)
  await given.importer().settled(done.id)
  expect([await historyOf('ann'), await historyOf('bea')]).toEqual([[], []])
})

test('a yes outweighs neither a newer word nor an opt-out that was made here, even by a later order', async () => {
  await given.bring('Customer ID,Name,Email\ncem,Cem,cem@o.test\ndia,Dia,dia@o.test\n')
  await say('cem', 'denied', '2025-11-01T00:00:00.000Z')
  await say('dia', 'withdrawn', '2025-09-01T00:00:00.000Z')
  const done = await given.bring(
    orders(
      order('11', 'cem@o.test', '2025-10-01 10:00:00 +0000', 'yes'),
      order('12', 'dia@o.test', '2025-10-01 10:00:00 +0000', 'yes'),
    ),
  )
  expect(done).toMatchObject({ preview: { counts: { consents: 0 } }, counts: { create: 2, consents: 0 } })
  expect([await stateOf('cem'), await stateOf('dia')]).toEqual([['denied'], ['withdrawn']])
})

test('of two orders of one buyer the later word counts', async () => {
  await given.bring('Customer ID,Name,Email\neda,Eda,eda@o.test\n')
  const rows = [
    order('21', 'eda@o.test', '2025-10-03 10:00:00 +0000', 'yes'),
    order('22', 'eda@o.test', '2025-10-01 10:00:00 +0000', 'no'),
  ]
  expect((await given.bring(orders(...rows))).counts).toMatchObject({ consents: 2 })
  expect(await stateOf('eda')).toEqual(['granted'])
})

test('who may not change the buyer does not say what she wants, and her order is taken all the same', async () => {
  await given.bring('Customer ID,Name,Email,Department\nfay,Fay,fay@o.test,Service\n')
  const row = order('31', 'fay@o.test', '2025-10-03 10:00:00 +0000', 'no')
  const made = await given.check(orders(row))
  await given.importer().run(made.id, { ...paula, limitedTo: 'Sales' })
  expect((await given.importer().settled(made.id)).counts).toMatchObject({ create: 1, consents: 0 })
  expect(await historyOf('fay')).toEqual([])
})
