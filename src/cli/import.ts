/** `waymark import FILE`: checks a file of interactions and takes it in, through the running server or here. */
import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import type { Command } from 'commander'
import { Import, type ImportCounts, type ImportSettings } from '../model/import.ts'
import { accessServer, type ImportAccess, type ImportRoutes, type Server } from './import/import-access.ts'
import { existingFile, type ImportKind, importFile } from './import/import-file.ts'
import { changedSettings, type ImportOptions, importCommandWithOptions } from './import/import-options.ts'
import { countsLine, sayPreview } from './import/import-report.ts'

type Access = ImportAccess<Import, ImportSettings>
/** What `createImporter` gives, as far as it is needed here. */
type ImporterHere = Omit<Access, 'create' | 'close' | 'leave'> & {
  create(fileName: string, path: string, bytes: number): Promise<Import>
}

export type ImportCommandParts = {
  /** where a running server would answer, and what it wants to see */
  server(): Server
  /** Opens the stores here, when no server runs. */
  openHere(): Promise<{ importer: ImporterHere; close(): Promise<void> }>
}

const routes: ImportRoutes<Import> = {
  path: '/api/v1/imports',
  made: Import,
  leave: { method: 'POST', path: '/cancel' },
}

async function openedHere({ openHere }: ImportCommandParts): Promise<Access> {
  const { importer, close } = await openHere()
  return {
    get: (id) => importer.get(id),
    changeSettings: (id, settings) => importer.changeSettings(id, settings),
    run: (id) => importer.run(id),
    cancel: (id) => importer.cancel(id),
    leave: (id) => importer.cancel(id),
    refusedCsv: (id) => importer.refusedCsv(id),
    close,
    create: async (file) => importer.create(basename(file), file, (await stat(file)).size),
  }
}

const kindOf = (options: ImportOptions): ImportKind<Import, ImportSettings, ImportCounts> => ({
  changes: [({ settings }) => changedSettings(settings, options)],
  sayPreview: ({ preview }) => sayPreview(preview),
  numbers: ({ rows, accepted, refused, duplicates, customers, touchpoints }) => ({
    ...{ rows, accepted, refused, duplicates, customers, touchpoints },
  }),
  line: countsLine,
})

/** Ready to be added to the command line's program. */
export const importCommand = (parts: ImportCommandParts): Command =>
  importCommandWithOptions().action(async (file: string, options: ImportOptions) => {
    const path = await existingFile(file)
    const importer =
      (await accessServer<Import, ImportSettings>(parts.server(), routes)) ?? (await openedHere(parts))
    await importFile(importer, path, options, kindOf(options)).finally(() => importer.close())
  })
