/** Looking for duplicates among many touches few rows for each record, also when nobody has counted the tables yet. */
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { givenCrm, paula } from '../../../test/support/given-crm.ts'
import { recordsEngines } from '../../../test/support/records.ts'
import { rowsTouched } from '../../../test/support/rows-touched.ts'
import { type Db, readRecords } from '../record-rows.ts'
import { shapeOf } from '../record-shape.ts'
import { candidatesSql, storeMatchKeys } from './find-pairs.ts'

test.each(recordsEngines)(
  '300 of 3 000 customers are looked at by way of their own keys alone, on %s',
  async (engine) => {
    await using given = await givenCrm(engine)
    const db: Db = given.records.db
    const all = 3_000
    const looked = 300
    const batch = Array.from({ length: all }, (_, index) => ({
      do: 'create' as const,
      values: { name: `Other ${index}`, email: `other.${index}@example.com`, city: 'Cork' },
    }))
    await given.crm.many('customer', [batch], paula, () => {})
    const { rows } = await sql<{ id: string }>`select id from crm_customer`.execute(db)
    const ids = rows.map(({ id }) => id)
    expect(ids).toHaveLength(all)
    const shape = await shapeOf(db, 'customer')
    await storeMatchKeys(db, 'customer', await readRecords(db, 'customer', ids), shape)
    const touched = await rowsTouched(db, candidatesSql('customer', ids.slice(0, looked), shape))
    expect(touched).toBeGreaterThan(looked)
    expect(touched).toBeLessThan(looked * 200)
  },
)
