import { expect, test } from 'vitest'
import { givenRecordImport } from '../../../../test/support/given-record-import.ts'
import { givenRecords, recordsEngines } from '../../../../test/support/records.ts'
import { storeWords } from '../../search-rows.ts'
import { firstTurn, takeTurn } from './turns.ts'

const nothing = { needsBefore: () => false, write: async () => {}, end: async () => {} }

test('a batch is written while the one before it is, and ends behind it', async () => {
  await using given = await givenRecords('a PostgreSQL server')
  const { db } = given.records
  const written = Promise.withResolvers<void>()
  const ended: string[] = []
  const one = takeTurn(db, firstTurn(0), {
    ...nothing,
    plan: async () => {},
    end: () => written.promise,
    stored: () => ended.push('one'),
  })
  await one.planned
  const two = takeTurn(db, one, {
    ...nothing,
    plan: async () => {},
    write: async () => written.resolve(),
    stored: () => ended.push('two'),
  })
  await Promise.all([one.done, two.done])
  expect(ended).toEqual(['one', 'two'])
})

test('a batch that needs the one before it is written behind it', async () => {
  await using given = await givenRecords('a PostgreSQL server')
  const { db } = given.records
  const steps: string[] = []
  const one = takeTurn(db, firstTurn(0), {
    ...nothing,
    plan: async () => {},
    stored: () => steps.push('one is stored'),
  })
  const two = takeTurn(db, one, {
    ...nothing,
    plan: async () => {},
    needsBefore: () => true,
    write: async () => void steps.push('two is written'),
    stored: () => 0,
  })
  await two.done
  expect(steps).toEqual(['one is stored', 'two is written'])
})

test('where a batch waits for what the next one holds, both are done anew, one after the other', async () => {
  await using given = await givenRecords('a PostgreSQL server')
  const { db } = given.records
  const held = Promise.withResolvers<void>()
  const words = new Set(['both'])
  const tries = { one: 0, two: 0 }
  const stored: string[] = []
  const one = takeTurn(db, firstTurn(0), {
    ...nothing,
    plan: async () => void tries.one++,
    async end(transaction) {
      await held.promise
      await storeWords(transaction, words)
    },
    stored: () => stored.push('one'),
  })
  await one.planned
  const two = takeTurn(db, one, {
    ...nothing,
    plan: async () => void tries.two++,
    async write(transaction) {
      await storeWords(transaction, words)
      held.resolve()
    },
    stored: () => stored.push('two'),
  })
  await Promise.all([one.done, two.done])
  expect({ tries, stored }).toEqual({ tries: { one: 2, two: 2 }, stored: ['one', 'two'] })
})

test.each(recordsEngines)(
  'batches that bring the same words and name the same company share them on %s',
  async (engine) => {
    await using given = await givenRecordImport(engine)
    const rows = Array.from(
      { length: 5_000 },
      (_, index) => `same-${index},Same Sameling ${index % 7 ? 'Often' : 'Seldom'},Sameworks ${index % 3}`,
    )
    const done = await given.bring(`Customer id,Name,Company\n${rows.join('\n')}\n`, { type: 'customer' })
    expect(done).toMatchObject({ state: 'done', counts: { rows: 5_000, create: 5_000 } })
    const companies = await given.crm.list('company', { limit: 10 })
    expect(companies.rows.map(({ label }) => label).sort()).toEqual([0, 1, 2].map((n) => `Sameworks ${n}`))
    const words = await given.records.db.selectFrom('crm_word').select('word').orderBy('word').execute()
    expect(words.map(({ word }) => word)).toEqual(['often', 'same', 'sameling', 'sameworks', 'seldom'])
    const { total } = await given.crm.list('customer', {
      limit: 1,
      filter: { kind: 'field', field: 'company', op: 'is', value: companies.rows[0]?.id ?? '' },
    })
    expect(total.n).toBeGreaterThan(1_600)
    expect(given.errors).toEqual([])
  },
)
