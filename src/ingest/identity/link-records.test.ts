import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { givenRecords } from '../../../test/support/records.ts'
import { homesOfSeveralLinks, linksFrom, linksToUsers, storedLinksOf } from './link-records.ts'

const links = 20_000
/** Each device has one user, and every hundredth another one beside. */
const homes = Array.from({ length: links }, (_, index) => BigInt(index))

test('links of many customers are looked up one by one, however many links there are', async () => {
  await using given = await givenRecords()
  const { db } = given.records
  const add = (kind: string, every: number) =>
    sql`
    insert into identity_link (kind, from_home, from_value, user_home, user_value, at, rank, message, message_id)
    select ${kind}, home, 'd' || home, home + ${every}::int * 1000000, 'u' || home, now(), 1, home, 'm' || home
    from generate_series(0, ${links}::int - 1, ${every}::int) as home`.execute(db)
  await add('anonymous', 1)
  await add('anonymous', 100)
  for (const column of ['from_home', 'user_home'] as const) {
    const { rows } = await sql<{ 'QUERY PLAN': unknown }>`
      explain (format json) select * from ${storedLinksOf(column, homes.slice(0, 5_000))} as link`.execute(db)
    const plan = JSON.stringify(rows[0]?.['QUERY PLAN'])
    expect(plan).toContain(column === 'from_home' ? 'identity_link_from_home' : 'identity_link_user_home')
    expect(plan).not.toContain('Seq Scan')
  }
  const some = [...homes.slice(150, 450), 150n]
  expect(await linksFrom(db, some)).toHaveLength(303)
  expect(await linksToUsers(db, [1_000_150n, 100_000_200n, 7n])).toHaveLength(2)
  expect(await homesOfSeveralLinks(db, some)).toEqual(new Set([200n, 300n, 400n]))
})
