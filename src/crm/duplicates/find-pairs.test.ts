/** Looking for duplicates among many touches few rows for each record, also when nobody has counted the tables yet. */
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { givenCrm, paula } from '../../../test/support/given-crm.ts'
import { recordsEngines } from '../../../test/support/records.ts'
import { rowsTouched } from '../../../test/support/rows-touched.ts'
import type { Db } from '../record-rows.ts'
import { shapeOf } from '../record-shape.ts'
import { readCompared } from './compared-record.ts'
import { candidatesOf, ownSides, readPairsSql } from './find-pairs.ts'
import { sharedKeysSql, storeMatchKeys } from './stored-keys.ts'

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
    const records = await readCompared(db, 'customer', ids, shape)
    const mine = new Set(ids.slice(0, looked))
    const own = (await storeMatchKeys(db, 'customer', records, shape)).filter(({ record }) =>
      mine.has(record),
    )
    const keys = own.map(({ key }) => key)
    const candidates = await candidatesOf(db, 'customer', own, [...mine], new Set())
    const sides = ownSides(candidates, new Map(records.map((record) => [record.id, record])))
    const touched =
      (await rowsTouched(db, sharedKeysSql('customer', keys))) +
      (await rowsTouched(db, readPairsSql('customer', sides, shape)))
    expect(touched).toBeGreaterThan(looked)
    expect(touched).toBeLessThan(looked * 200)
  },
)
