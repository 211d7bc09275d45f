import { expect, test } from 'vitest'
import { givenRecordImport } from '../../../../test/support/given-record-import.ts'
import { noteErasedChanged, openErasedPeople } from '../../../storage/records/erased-people.ts'
import { customerIdOf } from '../../record-id.ts'

test('somebody whom another process erased is refused by the next look at a file, and by a run that was looked at before', async () => {
  await using given = await givenRecordImport()
  const { db } = given.records
  const people = await openErasedPeople(db, 'the key of the erasures')
  const file = 'Customer id,Name\nann,Ann\nbo,Bo\n'
  const looked = await given.check(file)
  await db.transaction().execute(async (transaction) => {
    const { id } = await transaction
      .insertInto('erasure')
      .values({ state: 'done', begun_at: new Date(), actor: '{}', counts: '{}', work: null })
      .returning('id')
      .executeTakeFirstOrThrow()
    const hash = people.hashOf(BigInt(customerIdOf('ann')))
    await transaction.insertInto('erased_identifier').values({ hash, erasure: id }).execute()
    await noteErasedChanged(transaction)
  })
  expect(people.isEmpty).toBe(true)
  expect((await given.run(looked)).counts).toMatchObject({ create: 1, refused: 1 })
  expect((await given.check(file)).preview?.counts).toMatchObject({ skip: 1, refused: 1 })
  expect((await given.crm.list('customer', { limit: 5 })).rows.map(({ label }) => label)).toEqual(['Bo'])
})
