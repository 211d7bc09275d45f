/** `waymark import records FILE`: checks a file of records and takes it in, through the running server or here. */
import { randomUUID } from 'node:crypto'
import { copyFile, mkdir, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { Command } from 'commander'
import { actorOfCaller, commandLine } from '../access/caller.ts'
import type { RecordImporter } from '../crm/transfer/import/record-importer.ts'
import { systemActor } from '../model/actor.ts'
import {
  RecordImport,
  type RecordImportCounts,
  type RecordImportSettings,
} from '../model/crm/record-import.ts'
import { accessServer, type ImportAccess, type Server } from './import/import-access.ts'
import { existingFile, type ImportKind, importFile } from './import/import-file.ts'
import {
  changedSettings,
  type RecordOptions,
  readMapping,
  readOtherwise,
  recordsCommandWithOptions,
} from './import/record-options.ts'
import { recordsLine, sayRecords } from './import/record-report.ts'

export type RecordsCommandParts = {
  server(): Server
  openHere(): Promise<{ recordImports: RecordImporter; close(): Promise<void> }>
}

type Access = ImportAccess<RecordImport, RecordImportSettings>

async function openedHere({ openHere }: RecordsCommandParts, { type }: RecordOptions): Promise<Access> {
  const { recordImports: importer, close } = await openHere()
  const writer = actorOfCaller(commandLine) ?? systemActor
  return {
    get: (id) => importer.get(id),
    changeSettings: (id, settings) => importer.changeSettings(id, settings),
    run: (id) => importer.run(id, writer, true),
    cancel: (id) => importer.cancel(id),
    leave: (id) => importer.remove(id),
    refusedCsv: (id) => importer.refusedCsv(id),
    close,
    // An import owns its file, and removes it when it is forgotten.
    async create(file) {
      await mkdir(importer.uploads, { recursive: true })
      const path = join(importer.uploads, randomUUID())
      await copyFile(file, path)
      return importer.create({ fileName: basename(file), path, bytes: (await stat(path)).size, type }, writer)
    },
  }
}

const kindOf = (
  mapping: Awaited<ReturnType<typeof readMapping>>,
  options: RecordOptions,
): ImportKind<RecordImport, RecordImportSettings, RecordImportCounts> => ({
  changes: [(made) => readOtherwise(made, options), (made) => changedSettings(made, mapping, options)],
  sayPreview: sayRecords,
  numbers: (counts) => counts,
  line: recordsLine,
})

export const importRecordsCommand = (parts: RecordsCommandParts): Command =>
  recordsCommandWithOptions().action(async (file: string, options: RecordOptions) => {
    const path = await existingFile(file)
    const mapping = await readMapping(options.map)
    const importer =
      (await accessServer<RecordImport, RecordImportSettings>(parts.server(), {
        path: '/api/v1/record-imports',
        made: RecordImport,
        ...(options.type ? { query: { type: options.type } } : {}),
        leave: { method: 'DELETE', path: '' },
      })) ?? (await openedHere(parts, options))
    await importFile(importer, path, options, kindOf(mapping, options)).finally(() => importer.close())
  })
