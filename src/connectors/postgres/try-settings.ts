/** Tries settings as far as they go: from nothing but a server to rows that can be read. */
import type { Found, Surroundings } from '../connector.ts'
import { proposedColumns, readableTables } from './look-around.ts'
import { openClient, type Reader } from './open-client.ts'
import { columnsOf, countRows, describeSource, readPage, type Source, type SourceRow } from './read-rows.ts'
import type { PostgresSettings, PostgresTrial } from './settings.ts'
import { tableOfRows } from './table-of-rows.ts'
import { toldOfRow } from './told-of-row.ts'

/** So many rows show what columns hold; of interactions fewer do. */
const rowsShown = { interactions: 20, records: 1_000 }
const mostSamples = 3

const samplesOf = (rows: readonly SourceRow[], column: string): string[] =>
  rows
    .map(({ values }) => values[column])
    .filter((value) => value !== null && value !== '')
    .slice(0, mostSamples)
    .map((value) => (typeof value === 'object' ? JSON.stringify(value) : String(value)).slice(0, 80))

const listed = (names: readonly string[]): string =>
  names.length > 20 ? `${names.slice(0, 20).join(', ')}, …` : names.join(', ')

/** A server alone: what of it could be read. */
async function withoutTable(reader: Reader): Promise<Found> {
  const tables = await readableTables(reader)
  return {
    message: tables.length === 0 ? 'Connected.' : `Connected. There is: ${listed(tables)}.`,
    failure:
      tables.length === 0
        ? 'This user may read no table. Grant it: grant select on the table to that user.'
        : 'Choose a table, or enter a query.',
    columns: [],
    offers: { table: tables },
  }
}

const plainColumns = (columns: Source['columns'], rows: readonly SourceRow[] = []): Found['columns'] =>
  columns.map(({ name }) => ({ name, samples: samplesOf(rows, name) }))

const unread = (settings: PostgresSettings, rows: readonly SourceRow[]) =>
  settings.brings === 'interactions' && rows.length > 0 && !rows.some((row) => toldOfRow(row, settings))

async function countText(reader: Reader, settings: PostgresSettings, source: Source): Promise<string> {
  const counted = await countRows(reader, settings, source).catch(() => undefined)
  if (!counted) return 'Connected; the rows are too many to count in time.'
  const without =
    counted.without > 0
      ? ` ${counted.without} without "${settings.cursorColumn}" come once they have one.`
      : ''
  return `Connected: ${counted.all} rows.${without}`
}

export async function trySettings(trial: PostgresTrial, { signal }: Surroundings): Promise<Found> {
  await using reader = await openClient(trial, signal)
  if (!trial.table && !trial.query) return await withoutTable(reader)
  const columns = await columnsOf(reader, trial)
  const proposed = await proposedColumns(reader, trial, columns)
  const { cursorColumn, keyColumn } = { ...trial, ...proposed }
  if (!cursorColumn || !keyColumn)
    return {
      message: 'Connected.',
      failure: `Say which column ${cursorColumn ? 'is unique' : 'grows'}. The columns are: ${listed(columns.map(({ name }) => name))}.`,
      columns: plainColumns(columns),
      proposed,
    }
  const settings: PostgresSettings = { ...trial, cursorColumn, keyColumn }
  const source = await describeSource(reader, settings)
  const limit = rowsShown[settings.brings]
  const { rows } = await readPage(reader, { settings, source, last: undefined, after: undefined, limit })
  const found: Found = {
    message: await countText(reader, settings, source),
    columns: plainColumns(columns, rows),
    proposed,
  }
  if (unread(settings, rows))
    return {
      ...found,
      failure:
        'The rows can be read, but they say neither what happened nor whose it is. Say which column holds the customer, and what happened.',
    }
  if (settings.brings === 'interactions') return found
  if (rows.length === 0 && !settings.mapping)
    return { ...found, failure: 'No row shows yet what the columns hold. Test again once there is one.' }
  return { ...found, table: { ...tableOfRows(source, rows), name: settings.table ?? 'query' } }
}
