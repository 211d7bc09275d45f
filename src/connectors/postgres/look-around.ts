/** What there is to choose from before anything is chosen: tables that may be read, and columns that fit. */
import pg from 'pg'
import type { Reader } from './open-client.ts'
import type { Source } from './read-rows.ts'
import type { PostgresTrial } from './settings.ts'

const mostTables = 500

export async function readableTables(reader: Reader): Promise<string[]> {
  const { rows } = await reader.ask<{ name: string }>(
    `select n.nspname || '.' || c.relname as name
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('r', 'v', 'm', 'f', 'p') and not c.relispartition
       and n.nspname not in ('pg_catalog', 'information_schema') and n.nspname not like 'pg_toast%'
       and has_schema_privilege(n.oid, 'usage') and has_table_privilege(c.oid, 'select')
     order by n.nspname <> 'public', 1 limit $1`,
    [mostTables],
  )
  return rows.map(({ name }) => name)
}

/** The only column of its primary key. */
async function primaryKey(reader: Reader, table: string | undefined): Promise<string | undefined> {
  if (!table) return undefined
  const { rows } = await reader.ask<{ name: string }>(
    `select a.attname as name from pg_index i
     join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[0]
     where i.indisprimary and i.indnatts = 1 and i.indrelid = to_regclass($1)`,
    [table.split('.').map(pg.escapeIdentifier).join('.')],
  )
  return rows[0]?.name
}

const grows = [
  /^(updated|modified|changed|last_?(updated|modified|changed))(_?(at|on|date|time))?$/i,
  /^(created|inserted|placed|occurred)(_?(at|on|date|time))?$/i,
]
const times = new Set([1114, 1184])
const numbers = new Set([20, 21, 23, 1700])

/** What fits where nothing was chosen: a time of change, and what is unique. */
export async function proposedColumns(
  reader: Reader,
  { table, query, cursorColumn, keyColumn }: PostgresTrial,
  columns: Source['columns'],
): Promise<Partial<Record<'cursorColumn' | 'keyColumn', string>>> {
  const named = (pattern: RegExp, types: ReadonlySet<number>) =>
    columns.find(({ name, type }) => pattern.test(name) && types.has(type))?.name
  const key =
    (query ? undefined : await primaryKey(reader, table)) ??
    columns.find(({ name }) => /^(id|uuid|key)$/i.test(name))?.name
  const growing =
    grows.map((pattern) => named(pattern, times)).find(Boolean) ??
    columns.find(({ name, type }) => name === key && numbers.has(type))?.name
  return {
    ...(cursorColumn || !growing ? {} : { cursorColumn: growing }),
    ...(keyColumn || !key ? {} : { keyColumn: key }),
  }
}
