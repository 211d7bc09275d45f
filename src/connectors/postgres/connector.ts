/** A table or query of another PostgreSQL, read further from where the last run ended. */
import { type Batch, type PullContext, pullConnector, type Surroundings, type Told } from '../connector.ts'
import { ConnectorFailure } from '../connector-failure.ts'
import { openClient, type Reader } from './open-client.ts'
import { countRows, describeSource, Place, readPage, type Source } from './read-rows.ts'
import { PostgresSettings } from './settings.ts'
import { toldOfRow } from './told-of-row.ts'

const rowsPerPage = 1_000

const placeOf = ({ host, port, database }: PostgresSettings): string => `${host}:${port}/${database}`

/** One table may be read twice, for two things that happen to its rows. */
const originOf = (settings: PostgresSettings): string =>
  [
    placeOf(settings),
    settings.query ? 'query' : settings.table,
    settings.cursorColumn,
    settings.columns.touchpoint || settings.event,
  ].join('/')

/** Counting may take longer than reading; then there is just no bar. */
const totalOf = (reader: Reader, settings: PostgresSettings, source: Source): Promise<number | null> =>
  countRows(reader, settings, source).then(
    ({ all, without }) => all - without,
    () => null,
  )

async function* pull({ settings, cursor, signal }: PullContext<PostgresSettings>): AsyncGenerator<Batch> {
  await using reader = await openClient(settings, signal)
  const source = await describeSource(reader, settings)
  const last = cursor === undefined ? undefined : Place.parse(cursor)
  const total = last ? null : await totalOf(reader, settings, source)
  let reached = last
  let done = 0
  for (let after: Place | undefined; ; ) {
    const rows = await readPage(reader, { settings, source, last, after, limit: rowsPerPage })
    const end = rows.at(-1)
    if (!end) return
    // Looking back must not move the place back.
    if (end.isNew) reached = end.place
    after = end.place
    done += rows.length
    const told = rows.map((row) => toldOfRow(row, settings)).filter((one): one is Told => one !== undefined)
    const leftOut = rows.filter((row) => row.isNew).length - told.length
    yield {
      told,
      cursor: reached,
      leftOut: Math.max(0, leftOut),
      ...(last ? {} : { progress: { done, total } }),
    }
    if (rows.length < rowsPerPage) return
  }
}

const samplesOf = (rows: Awaited<ReturnType<typeof readPage>>, column: string): string[] =>
  rows
    .map(({ values }) => values[column])
    .filter((value) => value !== null && value !== '')
    .slice(0, 3)
    .map((value) => (typeof value === 'object' ? JSON.stringify(value) : String(value)).slice(0, 80))

async function test(settings: PostgresSettings, { signal }: Surroundings) {
  await using reader = await openClient(settings, signal)
  const source = await describeSource(reader, settings)
  const rows = await readPage(reader, { settings, source, last: undefined, after: undefined, limit: 20 })
  const told = rows.flatMap((row) => toldOfRow(row, settings) ?? [])
  const counted = await countRows(reader, settings, source).catch(() => undefined)
  if (rows.length > 0 && told.length === 0)
    throw new ConnectorFailure(
      'The rows can be read, but they say neither what happened nor whose it is.',
      `Say which column holds the customer, and what happened. The columns are: ${source.columns.map((one) => one.name).join(', ')}.`,
    )
  const without =
    counted && counted.without > 0
      ? ` ${counted.without} without "${settings.cursorColumn}" come once they have one.`
      : ''
  return {
    message: counted
      ? `Connected: ${counted.all} rows.${without}`
      : 'Connected; the rows are too many to count in time.',
    columns: source.columns.map(({ name }) => ({ name, samples: samplesOf(rows, name) })),
  }
}

export const postgres = pullConnector({
  id: 'postgres',
  name: 'PostgreSQL',
  about: 'A table or a query of another database, row by row as it grows.',
  steps: [
    'Make a user there that may only read: create user waymark password …; grant select on the table to waymark;',
    'Make sure that an index covers the column that grows and the unique one.',
    'Press Test: it shows the columns. Then say what each holds.',
  ],
  settings: PostgresSettings,
  origin: originOf,
  place: placeOf,
  test,
  pull,
})
