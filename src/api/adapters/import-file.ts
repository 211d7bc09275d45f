/** Lets a connection bring a file through the importers, from the dry run to its last row. */
import type { FileToImport } from '../../connectors/connector.ts'
import { ConnectorFailure } from '../../connectors/connector-failure.ts'
import { actorOf } from '../../crm/connected/write-connected.ts'
import type { RecordImporter } from '../../crm/transfer/import/record-importer.ts'
import type { Importer } from '../../ingest/import/importer.ts'
import type { ConnectedFrom } from '../../model/connected-record.ts'
import { noCounts, type RunCounts } from '../../model/connection.ts'
import type { RecordImport } from '../../model/crm/record-import.ts'
import { type Import, ImportSettings } from '../../model/import.ts'

type Importers = { interactions: Importer; records: RecordImporter }

type Imported = Pick<Import | RecordImport, 'state' | 'error' | 'fileName' | 'id'>

const expectState = (
  { state, error, fileName, id }: Imported,
  wanted: Imported['state'],
  where: string,
): void => {
  if (state === wanted) return
  throw new ConnectorFailure(
    `${fileName} could not be taken in: ${error?.message ?? `its import is "${state}"`}`,
    `Look at import ${id} under ${where}. Correct the file or the columns named here; the files behind it wait.`,
  )
}

/** An export of a day on which nothing happened has a header alone. */
const isEmpty = ({ error }: Imported): boolean => error?.code === 'import.empty'

async function importInteractions(
  importer: Importer,
  file: FileToImport,
  source: string,
): Promise<RunCounts> {
  const { name, path, bytes, columns, touchpoint, timeZone } = file
  const settings = ImportSettings.parse({ columns, constants: touchpoint ? { touchpoint } : {}, timeZone })
  const { id } = await importer.create(name, path, bytes, settings, source)
  const checked = await importer.settled(id)
  if (isEmpty(checked)) return noCounts
  expectState(checked, 'checked', 'Sources')
  await importer.run(id)
  const done = await importer.settled(id)
  expectState(done, 'done', 'Sources')
  const { accepted = 0, duplicates = 0, refused = 0 } = done.counts ?? {}
  return { ...noCounts, taken: accepted, duplicates, refused }
}

/** Names that only resemble others and that nobody decided: their rows are turned down, as those of tables are. */
async function importRecords(
  importer: RecordImporter,
  { name, path, bytes }: FileToImport,
  { mapping, changed }: NonNullable<FileToImport['records']>,
  from: ConnectedFrom,
): Promise<RunCounts> {
  const actor = actorOf(from)
  const connected = { source: from.source, at: changed }
  const { id } = await importer.create({ fileName: name, path, bytes, settings: mapping, connected }, actor)
  const checked = await importer.settled(id)
  if (isEmpty(checked)) return noCounts
  expectState(checked, 'checked', 'Records, Import')
  await importer.run(id, actor)
  const done = await importer.settled(id)
  expectState(done, 'done', 'Records, Import')
  const { create = 0, update = 0, skip = 0, merged = 0, conflict = 0, refused = 0 } = done.counts ?? {}
  return { ...noCounts, taken: create + update, duplicates: skip + merged, refused: conflict + refused }
}

export const importFile =
  ({ interactions, records }: Importers) =>
  (file: FileToImport, from: ConnectedFrom): Promise<RunCounts> =>
    file.records
      ? importRecords(records, file, file.records, from)
      : importInteractions(interactions, file, from.source)
