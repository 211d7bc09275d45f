/** The record of a customer who was merged into another is hidden, and comes back when the merge is undone. */
import { type Kysely, sql } from 'kysely'
import type { Tables } from '../storage/records/tables.ts'
import { readRecords } from './record-rows.ts'
import { shapeOf } from './record-shape.ts'
import { indexForSearch } from './search-rows.ts'

/** Makes the records say what the merges in force say; returns the ids of those that changed. */
export async function followMerges(db: Kysely<Tables>): Promise<string[]> {
  return db.transaction().execute(async (transaction) => {
    const { rows } = await sql<{ id: string }>`
      update crm_customer c set merged_into = wanted.into_id
      from (
        select one.id, m.into_home::text as into_id from (
          select from_home::text as id from identity_merge
          union select id from crm_customer where merged_into is not null
        ) as one left join identity_merge m on m.from_home::text = one.id and m.removed_at is null
      ) as wanted
      where c.id = wanted.id and c.merged_into is distinct from wanted.into_id
      returning c.id`.execute(transaction)
    const ids = rows.map(({ id }) => id)
    await indexForSearch(
      transaction,
      await readRecords(transaction, 'customer', ids),
      await shapeOf(transaction, 'customer'),
    )
    return ids
  })
}
