/** Records with a tag are found through an index, however many there are. */
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { givenCrm, paula } from '../../test/support/given-crm.ts'
import { recordsEngines } from '../../test/support/records.ts'
import { rowsTouched } from '../../test/support/rows-touched.ts'
import { recordTypes } from '../model/crm/types/index.ts'
import type { SegmentRule } from '../model/segment.ts'
import { listCondition } from './list-records.ts'
import { tableOf } from './record-columns.ts'
import { shapeOf } from './record-shape.ts'

const many = 8_000

describe.each(recordsEngines)('on %s', (engine) => {
  test('a few customers with a tag are found, and few others are looked at; every type has such an index', async () => {
    await using given = await givenCrm(engine)
    const { db } = given.records
    const rare = await given.make('tag', { name: 'Rare' })
    const other = await given.make('tag', { name: 'Other' })
    const both = await given.make('customer', { name: 'Ann', tags: [other.id, rare.id] })
    const one = await given.make('customer', { name: 'Bob', tags: [other.id] })
    await given.make('customer', { name: rare.id })
    await sql`insert into crm_customer (id, label, name, tags, created_at, created_by, updated_at, updated_by)
      select 'many-' || n, 'Many', 'Many', case when n % 3 > 0 then jsonb_build_array('tag-' || n % 50) end,
        now(), '{"kind": "user", "id": "paula", "name": "Paula"}', now(), '{"kind": "user", "id": "paula", "name": "Paula"}'
      from generate_series(1, ${many}::integer) as n`.execute(db)
    await sql`analyze crm_customer`.execute(db)
    const found = async (op: 'contains' | 'is' | 'any-of', value: string | string[]) => {
      const filter: SegmentRule = { kind: 'field', field: 'tags', op, value }
      const { rows } = await given.crm.list('customer', { limit: 10, filter }, paula)
      const setting = { now: new Date(), customersWho: new Map() }
      const where = listCondition(await shapeOf(db, 'customer'), { filter }, setting)
      const question = sql`select t.id from crm_customer t where ${where} order by t.updated_at desc, t.id desc limit 51`
      return { ids: rows.map(({ id }) => id).sort(), touched: await rowsTouched(db, question) }
    }
    for (const op of ['contains', 'is'] as const) {
      const { ids, touched } = await found(op, rare.id)
      expect([op, ids]).toEqual([op, [both.id]])
      expect(touched, op).toBeLessThan(20)
    }
    const several = await found('any-of', [rare.id, other.id])
    expect(several.ids).toEqual([both.id, one.id].sort())
    expect(several.touched).toBeLessThan(40)

    const { rows } = await sql<{ tablename: string }>`select tablename from pg_indexes
      where indexdef like '%gin (tags) WHERE (tags IS NOT NULL)'`.execute(db)
    const tables = Object.keys(recordTypes).map((type) => tableOf(type as keyof typeof recordTypes))
    expect(rows.map(({ tablename }) => tablename).sort()).toEqual(tables.sort())
  }, 240_000)
})
