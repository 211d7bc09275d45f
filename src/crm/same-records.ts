/** A record and all that were merged into it, as a list of ids in SQL: whoever was merged into a customer is that customer. */
import { type RawBuilder, sql } from 'kysely'
import { tableOf } from './record-columns.ts'

export const sameRecords = (type: 'customer' | 'company', id: string): RawBuilder<unknown> => sql`(
  with recursive same as (select ${id}::text collate "C" as id
    union select c.id from ${sql.table(tableOf(type))} c join same on c.merged_into = same.id)
  select id from same)`
