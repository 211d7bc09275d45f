/** What a record was made with stands in its history in less room, and says the same. */
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { givenCrm, paula } from '../../test/support/given-crm.ts'
import { recordsEngines } from '../../test/support/records.ts'
import type { FieldChange } from '../model/crm/crm-record.ts'
import { changesIn, changesSql } from './record-history.ts'

const amount = { minor: 5_000, currency: 'EUR' }

test.each(recordsEngines)(
  'a new record says what it was made with, as it did before the values were kept alone, on %s',
  async (engine) => {
    await using given = await givenCrm(engine)
    const { db } = given.records
    const made = await given.make('deal', { name: 'Café "Élan"\u0000', stage: 'qualified', amount })
    await given.crm.change('deal', made.id, 1, { amount: { ...amount, minor: 7_000 } }, paula)
    const history = async () => (await given.crm.history('deal', made.id, { limit: 10 })).rows
    const [changed, first] = await history()
    expect(changed?.changes).toContainEqual({
      field: 'amount',
      from: amount,
      to: { ...amount, minor: 7_000 },
    })
    expect(first).toMatchObject({ action: 'create', version: 1 })
    expect(first?.changes.slice(0, 1)).toEqual([{ field: 'name', from: null, to: 'Café "Élan"\uFFFD' }])
    expect(first?.changes).toContainEqual({ field: 'amount', from: null, to: amount })

    const kept = await db.selectFrom('crm_change').selectAll().where('record', '=', made.id).execute()
    expect(kept.map(({ changes, made }) => [changes.length > 0, made !== null])).toEqual([
      [false, true],
      [true, false],
    ])
    const { rows } = await sql<{ id: number; changes: FieldChange[] }>`
      select c.id, ${changesSql} as changes from crm_change c where record = ${made.id} order by id`.execute(
      db,
    )
    expect(rows.map(({ changes }) => changes)).toEqual(kept.map(changesIn))

    // As earlier versions wrote it.
    await sql`update crm_change set made = null, changes = ${JSON.stringify(first?.changes)}::jsonb
      where record = ${made.id} and action = 'create'`.execute(db)
    expect(await history()).toEqual([changed, first])
  },
)
