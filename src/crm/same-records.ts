/** A record and all that were merged into it, as a list of ids in SQL: whoever was merged into a customer is that customer. */
import { type RawBuilder, sql } from 'kysely'
import type { RecordType } from '../model/crm/record-type.ts'
import { tableOf } from './record-columns.ts'

export const sameRecords = (type: 'customer' | 'company', id: string): RawBuilder<unknown> =>
  sameAsOf(type, sql`${id}::text`)

/** The same of the id in a column of ours. */
export const sameAs = (type: 'customer' | 'company', column: string): RawBuilder<unknown> =>
  sameAsOf(type, sql.ref(column))

const sameAsOf = (type: 'customer' | 'company', id: RawBuilder<unknown>): RawBuilder<unknown> => sql`(
  with recursive same as (select ${id} collate "C" as id
    union select c.id from ${sql.table(tableOf(type))} c join same on c.merged_into = same.id)
  select id from same)`

/** What is not deleted, with what was merged into others: in two parts, since the indexes of lists leave merged records out. */
export const standingOrMerged = (type: RecordType): RawBuilder<unknown> => sql`(
  select * from ${sql.table(tableOf(type))} where deleted_at is null and merged_into is null
  union all select * from ${sql.table(tableOf(type))} where deleted_at is null and merged_into is not null)`

/** The id of who a row's record turned out to be, after any number of merges; its own where it was not merged. `row`: of ours. */
export const standingId = (type: RecordType, row: string): RawBuilder<string> => sql<string>`
  case when ${sql.ref(`${row}.merged_into`)} is null then ${sql.ref(`${row}.id`)} else (
    with recursive into_one as (select ${sql.ref(`${row}.merged_into`)} as id
      union select c.merged_into from ${sql.table(tableOf(type))} c join into_one on c.id = into_one.id
        where c.merged_into is not null)
    select c.id from ${sql.table(tableOf(type))} c join into_one on c.id = into_one.id where c.merged_into is null) end`
