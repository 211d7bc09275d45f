import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { givenPostgres } from '../../../test/support/postgres.ts'
import { connectRecords } from './connect.ts'
import { noteErasedChanged, openErasedPeople } from './erased-people.ts'
import { migrate } from './migrate.ts'

const key = 'the key of the erasures'
const home = 4711n
const opened = (url: string) => connectRecords({ url, directory: join(tmpdir(), 'waymark-not-used') })

test('two processes on one store know of an erasure before they store anything, and of its end', async () => {
  await using database = await givenPostgres()
  const [first, other] = [await opened(database.url), await opened(database.url)]
  try {
    await migrate(first)
    const here = await openErasedPeople(first.db, key)
    const there = await openErasedPeople(other.db, key)
    const change = (hashes: string[]) =>
      first.db.transaction().execute(async (transaction) => {
        await transaction.deleteFrom('erased_identifier').execute()
        await transaction.deleteFrom('erasure').execute()
        if (hashes.length > 0) {
          const { id } = await transaction
            .insertInto('erasure')
            .values({ state: 'done', begun_at: new Date(), actor: '{}', counts: '{}', work: null })
            .returning('id')
            .executeTakeFirstOrThrow()
          for (const hash of hashes)
            await transaction.insertInto('erased_identifier').values({ hash, erasure: id }).execute()
        }
        await noteErasedChanged(transaction)
      })
    await change([here.hashOf(home)])
    here.add([here.hashOf(home)])
    expect(there.has(home)).toBe(false)
    await there.current()
    expect([there.has(home), there.isEmpty, there.has(home + 1n)]).toEqual([true, false, false])
    await change([])
    await there.current()
    expect([there.has(home), there.isEmpty]).toEqual([false, true])
    there.list([there.hashOf(home)])
    await change([])
    await there.current()
    expect(there.has(home)).toBe(true)
  } finally {
    await first.close()
    await other.close()
  }
})
