/** The tables of the migrations are those that the declared fields ask for. */
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { givenRecords } from '../../test/support/records.ts'
import { recordTypeNames } from '../model/crm/record-type.ts'
import { columnsOf, systemColumns, tableOf } from './record-columns.ts'

test('every field has its column, of its type, and no column is without a field', async () => {
  await using given = await givenRecords()
  const { rows } = await sql<{ table_name: string; column_name: string; data_type: string }>`
    select table_name, column_name, data_type from information_schema.columns where table_name like 'crm\\_%'`.execute(
    given.records.db,
  )
  const plain: Record<string, string> = { 'timestamp with time zone': 'timestamptz' }
  for (const type of recordTypeNames) {
    const found = rows
      .filter((row) => row.table_name === tableOf(type))
      .map((row) => `${row.column_name} ${plain[row.data_type] ?? row.data_type}`)
    const wanted = [
      ...Object.entries(systemColumns).map(([name, kind]) => `${name} ${kind}`),
      ...columnsOf(type).map((column) => `${column.name} ${column.type}`),
    ]
    expect(found.toSorted(), type).toEqual(wanted.toSorted())
  }
})
