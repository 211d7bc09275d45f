/** Who else's history names an erased customer is found without reading all histories, and no trace stays. */
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { givenCrm, paula } from '../../../test/support/given-crm.ts'
import { recordsEngines } from '../../../test/support/records.ts'
import { rowsTouched } from '../../../test/support/rows-touched.ts'
import { changesNaming, eraseRecords } from './erase-records.ts'

const others = 3_000

test.each(recordsEngines)(
  'one customer among many is forgotten by way of her own number, on %s',
  async (engine) => {
    await using given = await givenCrm(engine)
    const { crm } = given
    const { db } = given.records
    const ids: string[] = []
    const customers = Array.from({ length: others }, (_, index) => ({
      do: 'create' as const,
      values: { externalId: `other-${index}`, name: `Other ${index}` },
    }))
    await crm.many('customer', [customers], paula, (results) => {
      for (const result of results) if (result.status === 'done') ids.push(result.id)
    })
    const deals = ids.map((customer, index) => ({
      do: 'create' as const,
      values: { name: `Deal ${index}`, customer },
    }))
    await crm.many('deal', [deals], paula)
    const [ann = '', bob = ''] = ids
    // A deal that was hers went to Bob: his stays, and its history named her.
    const { rows } = await crm.list('deal', {
      limit: 1,
      filter: { kind: 'field', field: 'customer', op: 'is', value: ann },
    })
    const deal = rows[0]?.id ?? ''
    await crm.change('deal', deal, 1, { customer: bob }, paula)

    const touched = await rowsTouched(db, sql`select id from crm_change where ${changesNaming([ann])}`)
    expect(touched).toBeGreaterThan(1)
    expect(touched).toBeLessThan(100)
    await eraseRecords(db, { customers: [ann], users: ['other-0'] })
    const left = await sql`select id from crm_change
      where concat(changes, made) like ${`%"${ann}"%`} or ${ann} = any(naming)`.execute(db)
    expect(left.rows).toEqual([])
    const { rows: history } = await crm.history('deal', deal, { limit: 10 })
    expect(history.map(({ changes }) => changes.find(({ field }) => field === 'customer')?.to)).toEqual([
      bob,
      null,
    ])
  },
)

test.each(recordsEngines)('a number too short for the index is found all the same, on %s', async (engine) => {
  await using given = await givenCrm(engine)
  const { db } = given.records
  const short = '12345678901234'
  const changes = JSON.stringify([{ field: 'customer', from: null, to: short }])
  await sql`insert into crm_change (type, record, version, at, actor, action, changes)
    values ('deal', 'some', 1, now(), ${JSON.stringify(paula)}::jsonb, 'create', ${changes}::jsonb)`.execute(
    db,
  )
  const { rows } =
    await sql`select id from crm_change where ${changesNaming([short, '123456789012345678'])}`.execute(db)
  expect(rows).toHaveLength(1)
})
