import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { givenRecords } from '../../../../test/support/records.ts'
import { recordsWith, recordsWithSql } from './match-keys.ts'

const customers = 10_000

type Plan = { 'Rows Removed by Filter'?: number; 'Actual Loops'?: number; Plans?: Plan[] }

const readInVain = ({
  'Rows Removed by Filter': removed = 0,
  'Actual Loops': loops = 1,
  Plans = [],
}: Plan): number => Plans.reduce((sum, plan) => sum + readInVain(plan), removed * loops)

test('rows find their records by an index, merged ones too, however many records there are', async () => {
  await using given = await givenRecords()
  const { db } = given.records
  await sql`
    insert into crm_customer (id, label, label_key, name, email, external_id, merged_into, created_at, created_by, updated_at, updated_by)
    select 'c' || n, 'N' || n, 'n' || n, 'N' || n, 'N' || n || '@example.com', 'x' || n, case when n = 7 then 'c8' end, now(), '{}', now(), '{}'
    from generate_series(1, ${customers}::int) as n`.execute(db)
  const values = { email: 'n7@example.com', name: 'n7', externalId: 'x7', id: 'c7' }
  for (const [field, value] of Object.entries(values)) {
    const many = Array.from({ length: 1_000 }, (_, index) => (index === 0 ? value : `nobody ${index}`))
    const { rows } = await sql<{ 'QUERY PLAN': { Plan: Plan }[] }>`
      explain (analyze, timing off, format json) ${recordsWithSql('customer', field, many)}`.execute(db)
    const [{ Plan } = { Plan: {} }] = rows[0]?.['QUERY PLAN'] ?? []
    // A few looks at all for the merged ones together; value by value it would be a thousand.
    expect(readInVain(Plan), field).toBeLessThan(10 * customers)
    expect(await recordsWith(db, 'customer', field, many), field).toEqual([{ id: 'c7', standing: 'c8' }])
  }
})
