/** A table or query of another PostgreSQL, read further from where the last run ended. */
import { type Batch, type PullContext, pullConnector, type Told } from '../connector.ts'
import { openClient, type Reader } from './open-client.ts'
import { countRows, describeSource, Place, readPage, type Source, type SourceRow } from './read-rows.ts'
import { PostgresSettings, PostgresTrial } from './settings.ts'
import { standingKeys } from './standing-keys.ts'
import { tableOfRows } from './table-of-rows.ts'
import { toldOfRow } from './told-of-row.ts'
import { trySettings } from './try-settings.ts'

const rowsPerPage = 1_000

const placeOf = ({ host, port, database }: PostgresSettings): string => `${host}:${port}/${database}`

/** One table may be read twice, for two things that happen to its rows. */
const originOf = (settings: PostgresSettings): string =>
  [
    placeOf(settings),
    settings.query ? 'query' : settings.table,
    settings.cursorColumn,
    settings.brings === 'records'
      ? `records ${settings.mapping?.type}`
      : settings.columns.touchpoint || settings.event,
  ].join('/')

const readsOf = (settings: PostgresSettings): string =>
  JSON.stringify([
    placeOf(settings),
    ...[settings.table, settings.query, settings.cursorColumn, settings.keyColumn],
    settings.brings === 'records' ? settings.mapping?.type : '',
  ])

/** Counting may take longer than reading; then there is just no bar. */
const totalOf = (reader: Reader, settings: PostgresSettings, source: Source): Promise<number | null> =>
  countRows(reader, settings, source).then(
    ({ all, without }) => all - without,
    () => null,
  )

const meansThere = new Set(['', 'false', 'f', 'no', 'n', '0'])
const isDeleted = ({ values }: SourceRow, { deleted, deletedColumn }: PostgresSettings): boolean => {
  if (deleted !== 'column' || !deletedColumn) return false
  return !meansThere.has(
    String(values[deletedColumn] ?? '')
      .trim()
      .toLowerCase(),
  )
}

/** What one page brings: records, or what happened. */
function broughtBy(settings: PostgresSettings, source: Source, rows: readonly SourceRow[]) {
  if (settings.brings === 'records') {
    const gone = rows.filter((row) => isDeleted(row, settings))
    const there = gone.length === 0 ? rows : rows.filter((row) => !gone.includes(row))
    return { table: tableOfRows(source, there), gone: gone.map(({ place }) => place.key) }
  }
  const told = rows.map((row) => toldOfRow(row, settings)).filter((one): one is Told => one !== undefined)
  const leftOut = rows.filter((row) => row.isNew).length - told.length
  return { told, keys: rows.map(({ place }) => place.key), leftOut: Math.max(0, leftOut) }
}

async function* pull(context: PullContext<PostgresSettings>): AsyncGenerator<Batch> {
  const { settings, signal } = context
  await using reader = await openClient(settings, signal)
  const source = await describeSource(reader, settings)
  yield* newRows(reader, source, context)
  // Rows that came meanwhile are among these keys, and what is read next time.
  if (context.compares)
    yield { stands: await standingKeys(reader, settings, source, signal), cursor: undefined }
}

async function* newRows(
  reader: Reader,
  source: Source,
  { settings, cursor }: PullContext<PostgresSettings>,
): AsyncGenerator<Batch> {
  const last = cursor === undefined ? undefined : Place.parse(cursor)
  const total = last ? null : await totalOf(reader, settings, source)
  let reached = last
  let done = 0
  let limit = rowsPerPage
  for (let after: Place | undefined; ; ) {
    const wish = { settings, source, last, after, limit }
    const { rows, tooLarge, behind, isLast } = await readPage(reader, wish)
    if (!behind) return
    // Looking back must not move the place back, nor may it go where the time is not yet.
    reached = rows.findLast(({ isNew, isAhead }) => isNew && !isAhead)?.place ?? reached
    after = behind
    done += tooLarge ? 1 : rows.length
    yield {
      ...broughtBy(settings, source, rows),
      ...(tooLarge ? { tooLarge } : {}),
      cursor: reached,
      ...(last ? {} : { progress: { done, total } }),
    }
    if (isLast) return
    // The server measures what it is asked for: of large rows no more than may fit.
    limit = Math.min(rowsPerPage, Math.max(10, rows.length * 2))
  }
}

export const postgres = pullConnector({
  id: 'postgres',
  name: 'PostgreSQL',
  about:
    'A table or a query of another database, as things that happened or as records, row by row as it grows.',
  steps: [
    'Make a user there that may only read: create user waymark password …; grant select on the table to waymark;',
    'Make sure that an index covers the column that grows and the unique one.',
    'Press Test: it finds tables and columns, and proposes what each is.',
  ],
  settings: PostgresSettings,
  origin: originOf,
  place: placeOf,
  reads: readsOf,
  trial: PostgresTrial,
  test: trySettings as never,
  pull,
})
