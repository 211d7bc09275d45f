/** What hangs on a record, so that whoever merges two sees what is at stake. */
import { sql } from 'kysely'
import type { RecordType } from '../../model/crm/record-type.ts'
import { recordTypeNames } from '../../model/crm/record-type.ts'
import type { Comparison, MergeableType } from '../../model/duplicate.ts'
import { authorKey, type Reader } from '../record-access.ts'
import { columnsOf, tableOf } from '../record-columns.ts'
import type { Db } from '../record-rows.ts'
import { onlyForSql } from '../related-records.ts'
import { sameRecords } from '../same-records.ts'

/** Columns that point to one record of the type. */
export const pointingColumns = (from: RecordType, to: RecordType): string[] =>
  columnsOf(from)
    .filter(({ field }) => field.to === to && !field.many)
    .map(({ name }) => name)

const seenSql = (type: RecordType, reader: Reader) =>
  sql`coalesce(${onlyForSql(type)} = ${reader ? authorKey(reader) : ''}, true)`

export async function sideCounts(
  db: Db,
  type: MergeableType,
  id: string,
  reader: Reader,
): Promise<Comparison['counts']['one']> {
  const records: Partial<Record<RecordType, number>> = {}
  for (const from of recordTypeNames)
    for (const column of pointingColumns(from, type)) {
      const { rows } = await sql<{ n: number }>`select count(*) as n from ${sql.table(tableOf(from))} t
        where t.deleted_at is null and t.merged_into is null and ${seenSql(from, reader)} and ${sql.ref(`t.${column}`)} in ${sameRecords(type, id)}`.execute(
        db,
      )
      const n = Number(rows[0]?.n ?? 0)
      if (n > 0) records[from] = (records[from] ?? 0) + n
    }
  const { rows } = await sql<{ files: number; consents: number }>`select
    (select count(*) from crm_file where type = ${type} and removed_at is null and record in ${sameRecords(type, id)}) as files,
    (select count(*) from crm_consent where ${type} = 'customer' and customer in ${sameRecords(type, id)}) as consents`.execute(
    db,
  )
  return { records, files: Number(rows[0]?.files ?? 0), consents: Number(rows[0]?.consents ?? 0) }
}
