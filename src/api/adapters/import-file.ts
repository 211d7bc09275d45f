/** Lets a connection bring a file through the importer, from the dry run to its last row. */
import type { FileToImport } from '../../connectors/connector.ts'
import { ConnectorFailure } from '../../connectors/connector-failure.ts'
import type { Importer } from '../../ingest/import/importer.ts'
import type { RunCounts } from '../../model/connection.ts'
import { type Import, ImportSettings } from '../../model/import.ts'

const expectState = ({ state, error, fileName, id }: Import, wanted: Import['state']): void => {
  if (state === wanted) return
  throw new ConnectorFailure(
    `${fileName} could not be taken in: ${error?.message ?? `its import is "${state}"`}`,
    `Look at import ${id} under Sources. Correct the file or the columns named here; the files behind it wait.`,
  )
}

export const importFile =
  (importer: Importer) =>
  async ({ name, path, bytes, columns, touchpoint, timeZone }: FileToImport): Promise<RunCounts> => {
    const settings = ImportSettings.parse({ columns, constants: touchpoint ? { touchpoint } : {}, timeZone })
    const { id } = await importer.create(name, path, bytes, settings)
    expectState(await importer.settled(id), 'checked')
    await importer.run(id)
    const done = await importer.settled(id)
    expectState(done, 'done')
    const { accepted = 0, duplicates = 0, refused = 0 } = done.counts ?? {}
    return { taken: accepted, duplicates, refused, leftOut: 0 }
  }
