/** Orders and deals with a product are found through an index, however many there are. */
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { givenCrm, paula } from '../../test/support/given-crm.ts'
import { recordsEngines } from '../../test/support/records.ts'
import { rowsTouched } from '../../test/support/rows-touched.ts'
import type { SegmentRule } from '../model/segment.ts'
import { listCondition } from './list-records.ts'
import { tableOf } from './record-columns.ts'
import { shapeOf } from './record-shape.ts'

const many = 8_000

describe.each(recordsEngines)('on %s', (engine) => {
  test.each([
    ['order', 'lines'],
    ['deal', 'products'],
  ] as const)(
    'each %s with a product is found by its %s, and few others are looked at',
    async (type, field) => {
      await using given = await givenCrm(engine)
      const { db } = given.records
      const lamp = await given.make('product', { name: 'Lamp' })
      const desk = await given.make('product', { name: 'Desk' })
      const lineOf = (product: string, name: string) => ({
        ...{ product, name, quantity: 1, price: { minor: 100, currency: 'EUR' } },
      })
      const both = [lineOf(desk.id, 'Desk'), lineOf(lamp.id, 'Lamp')]
      const { id } = await given.make(type, { name: 'With a lamp', [field]: both })
      const other = await given.make(type, { name: 'With a desk', [field]: [lineOf(desk.id, 'Desk')] })
      await given.make(type, {
        name: 'Called so alone',
        [field]: [{ ...lineOf('', lamp.id), product: null }],
      })
      const table = sql.table(tableOf(type))
      await sql`insert into ${table} (id, label, name, ${sql.ref(field)}, created_at, created_by, updated_at, updated_by)
      select 'many-' || n, 'Many', 'Many', jsonb_build_array(jsonb_build_object('product', 'p-' || n % 500,
        'name', 'Part', 'quantity', 1, 'price', jsonb_build_object('minor', n, 'currency', 'EUR'))),
        now(), '{"kind": "user", "id": "paula", "name": "Paula"}', now(), '{"kind": "user", "id": "paula", "name": "Paula"}'
      from generate_series(1, ${many}::integer) as n`.execute(db)
      await sql`analyze ${table}`.execute(db)
      const found = async (op: 'is' | 'any-of', value: string | string[]) => {
        const filter: SegmentRule = { kind: 'field', field, op, value }
        const { rows } = await given.crm.list(type, { limit: 10, filter }, paula)
        const where = listCondition(
          await shapeOf(db, type),
          { filter },
          {
            now: new Date(),
            customersWho: new Map(),
          },
        )
        const question = sql`select t.id from ${table} t where ${where} order by t.updated_at desc, t.id desc limit 51`
        return { ids: rows.map((row) => row.id).sort(), touched: await rowsTouched(db, question) }
      }
      const one = await found('is', lamp.id)
      expect(one.ids).toEqual([id])
      expect(one.touched).toBeLessThan(20)
      const several = await found('any-of', [lamp.id, desk.id])
      expect(several.ids).toEqual([id, other.id].sort())
      expect(several.touched).toBeLessThan(40)
    },
    240_000,
  )
})
